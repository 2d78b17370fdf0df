"""How questions and answers are worded, the same way in every family."""

from __future__ import annotations

import re

from trainer.generate.english.clause import Clause
from trainer.generate.english.clause import clause as clause_of
from trainer.generate.english.nouns import is_noun_phrase, is_plural
from trainer.generate.english.tokens import tokens, word_count
from trainer.generate.english.tree import Tree, tree_of
from trainer.generate.english.verbs import GERUNDS, LEMMAS, NOUNISH, THIRD
from trainer.generate.english.weights import model
from trainer.generate.english.words import (
    ARTICLES,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    words,
)
from trainer.generate.names import Names

LONGEST_ANSWER = 25
FEWEST_FOR_A_LIST = 3
_LOOSE_IN_CONTEXT = words("such both other all its their same many some now however")
_BREAKS = (
    re.compile(r"[;:]\s"),
    re.compile(r"\s[–—]\s|—"),
    re.compile(r",\s(?:and|but|so|yet)\s(?=(?:it|they|he|she|this|these|is|are|can|has|have)\b)"),
    re.compile(r",\s(?:as (?:will|do|does|did|is|are|was|were|can)|which means)\b"),
    re.compile(r",\s(?:though|although|while|whereas|because|since|even|so that|but)\b"),
    re.compile(r",\s(?:such as|including|especially|particularly|for example|e\.g\.|like)\b"),
    re.compile(
        r",\s(?:which|where|who|whose|in which|when|making|allowing|resulting|causing|thus"
        r"|thereby)\b"
    ),
    re.compile(r"\s(?:because|although|whereas|while)\s"),
)
_BEARERS = words(
    "city town village capital country state province region island river lake mountain sea company"
    " firm band group party organisation organization agency king queen emperor writer artist poet"
    " language library program programme project team ship battle university school museum god"
    " goddess planet star moon brand newspaper film novel album song supplier lineage"
)
_MODIFIERS = frozenset({"prep", "relcl", "acl", "advcl", "appos"})
_POINTS = re.compile(r"\b(?:(?:the (?:latter|former)|this|these)\b|(?:above|below)(?=$|[,.;)]))\b")
_FEWEST_LEFT = 4  # words that an answer keeps when its end is cut off
_KEPT = words("often usually sometimes not never rarely seldom hardly")
_ALWAYS = 4  # so many of them end an answer whatever its length
_MARKS = frozenset(",;:—–")
_PARENTHESIS = re.compile(r"\s?\([^()]*\)")
_SPLIT = re.compile(r",\s+(?:and|or|as well as)\s+|,\s+|\s+(?:and|or)\s+")
_LAST = re.compile(r",?\s+(?:and|or|as well as)\s+")
_LONGEST_ITEM = 9


def capitalised(text: str) -> str:
    """The text with a capital first letter, unless its first word has a case of its own."""
    first = text.split(" ", 1)[0]
    own = any(letter.isupper() or letter.isdigit() or letter in "._/" for letter in first[:-1])
    return text if own else text[:1].upper() + text[1:]


def sentence_case(heading: str) -> str:
    """``Bone Cancer Therapy`` → ``bone cancer therapy``; words with a case of their own stay."""
    if heading.isupper():
        return heading.lower()
    kept = [
        word if any(c.isupper() for c in word[1:]) else word.lower() for word in heading.split()
    ]
    return " ".join(kept)


def question(text: str) -> str:
    """The words as a question: capital first, one question mark, single spaces."""
    collapsed = re.sub(r"\s+", " ", text).strip(" .,;:?")
    return capitalised(collapsed) + "?"


def trimmed(text: str, longest: int = LONGEST_ANSWER) -> str:
    """An answer cut at a clause border where it is too long; empty where that does not help."""
    whole = _without_pointing(text.strip(" .,;:"))
    text = _without_second_verb(_cut_at(whole, _BREAKS[:_ALWAYS]))
    text = _without_second_clause(text)
    for breaks in _BREAKS[_ALWAYS:]:
        if word_count(text) <= longest:
            break
        text = _cut_at(text, (breaks,))
    if word_count(text) > longest:
        text = _shortened(_PARENTHESIS.sub("", text), longest)
    text = text.strip(" .,;:")
    torn = text != whole and text.count("—") % 2 == 1
    well = not torn and (text == whole or _ends_well(text, whole[len(text) :].lstrip()[:1]))
    return text if word_count(text) <= longest and well else ""


def whole(answer: str) -> str:
    """An answer uncut where it is short: half of a duty or of an outcome would be a wrong one."""
    told = _cut_at(answer.strip(" .,;:"), _BREAKS[:2])
    told = re.split(r", (?:while|whereas|although|though) ", told)[0]
    return told if word_count(told) <= LONGEST_ANSWER else trimmed(answer)


def _shortened(text: str, longest: int) -> str:
    """A text cut before the last of its modifiers that makes it short enough."""
    tree = tree_of(text)
    for at in range(len(tree.words) - 1, _FEWEST_LEFT, -1):
        left = _without(tree, at)
        if left and word_count(left) <= longest:
            return left
    return text


def _without(tree: Tree, at: int) -> str:
    """The text without the modifier that a word heads and that ends it; empty if it has none."""
    first, last = tree.extent(at)
    word = tree.words[at]
    if word.label not in _MODIFIERS or last < len(tree.words) - 2 or first <= _FEWEST_LEFT:
        return ""
    determiner = tree.child(word.head, "det")
    needed = word.label in {"relcl", "acl"} and tree.words[first - 1].text != ","
    if needed and determiner is not None and tree.words[determiner].low in {"the", "those"}:
        return ""
    left = tree.cut(0, first - 1).strip(" ,;:(")
    return left if left.count("(") == left.count(")") else ""


def _without_pointing(text: str) -> str:
    """``a protein that moves there to activate the latter`` without what only the text explains."""
    if not _POINTS.search(text):
        return text
    tree = tree_of(text)
    for at in range(len(tree.words) - 1, _FEWEST_LEFT, -1):
        left = _without(tree, at)
        if left and not _POINTS.search(left):
            return left
    return text


def _without_second_clause(text: str) -> str:
    """``a violation of rules, and a person who … is punished`` up to the second clause."""
    cut = _before_joined(text) or _before_set_off(text) or unspliced(text)
    if cut != text:
        return cut
    if clause_of(text) is not None:
        return text
    return _before_and(text) or text


def _before_joined(text: str) -> str:
    """What stands before ``, and`` with a clause behind it, but not within a row."""
    for match in re.finditer(r",\s(?:and|but|so|yet)\s", text):
        in_a_row = ", " in text[: match.start()] and match[0] == ", and "
        if clause_of(text[match.end() :]) is not None and not in_a_row:
            return text[: match.start()]
    return ""


def _before_set_off(text: str) -> str:
    """A phrase before a comma and a clause that opens like one."""
    for match in re.finditer(r",\s(?=(?:each|every|the|an?|it|they|this|he|she|whoever)\s)", text):
        if clause_of(text[match.end() :]) is not None and clause_of(text[: match.start()]) is None:
            return text[: match.start()]
    return ""


def unspliced(text: str) -> str:
    """``the receiver, congestion control protects the network`` up to the clause spliced on."""
    spliced = re.search(r",\s(?=[a-z])", text)
    if spliced and is_noun_phrase(text[: spliced.start()], longest=6):
        said = clause_of(text[spliced.end() :])
        if said is not None and is_noun_phrase(said.subject, longest=3) and not said.context:
            return text[: spliced.start()]
    return text


def _before_and(text: str) -> str:
    """A phrase before ``and`` with a clause or a verb behind it."""
    for match in re.finditer(r"\s(?:and|but|so|yet)\s", text):
        if clause_of(text[match.end() :]) is not None and not _joins_adjectives(text, match.end()):
            return text[: match.start()]
    for match in re.finditer(r",?\s(?:and|but)\s(?=([a-z]+)\b)", text):
        verb = match[1] in AUXILIARIES or THIRD.get(match[1], "be") not in NOUNISH | {"be"}
        if verb and not any(word in RELATIVES for word in text[: match.start()].split()):
            return text[: match.start()]
    return ""


def _joins_adjectives(text: str, at: int) -> bool:
    """``warm and damp air``: the word from ``at`` on is the second adjective before a noun."""
    words = tree_of(text).words
    second = next((i for i, word in enumerate(words) if word.start == at), 0)
    return second > 1 and words[second].tag == words[second - 2].tag == "JJ"


def _without_second_verb(text: str) -> str:
    """``outgrowths of cells and greatly enlarge the surface`` up to the verb of the sentence."""
    tree = tree_of(text)
    for at, word in enumerate(tree.words[:-1]):
        if word.low in RELATIVES or word.tag == "WRB":
            return text
        behind = at + 1
        while behind < len(tree.words) - 1 and tree.words[behind].tag == "RB":
            behind += 1
        verb = tree.words[behind]
        joined = word.tag == "CC" and at > 1 and verb.tag in {"VBZ", "VBD", "VBP", "MD"}
        modifier = verb.label == "mod"  # "course and elapsed time"
        if joined and not modifier:
            return tree.cut(0, at - 1).rstrip(" ,")
    return text


def _ends_well(text: str, mark: str) -> bool:
    """Whether a text cut off before a mark or word ends where a phrase may end."""
    last = text.rsplit(" ", 1)[-1].lower()
    dangling = (last.endswith("ly") and mark not in _MARKS) or last in {"named", "called"}
    return last not in PREPOSITIONS | ARTICLES | COORDINATORS and not dangling


def _cut_at(text: str, breaks: tuple[re.Pattern[str], ...]) -> str:
    for pattern in breaks:
        found = pattern.search(text)
        outside = found and text[: found.start()].count("(") == text[: found.start()].count(")")
        fewest = 1 if found and found[0][0] in ";:" else 3
        if found and outside and word_count(text[: found.start()]) >= fewest:
            text = text[: found.start()]
    return text


def ask(opening: str, clause: Clause, subject: str, rest: str = "") -> str:
    """``How`` + clause → ``How do vaccines protect children?`` with the auxiliary in front."""
    adverb = _kept_adverb(clause.adverb)
    tail = f" {rest}" if rest else ""
    context = f"{clause.context}, " if clause.context else ""
    if clause.aux:
        verb = f" {clause.verb}" if clause.verb else ""
        aux = "can" if clause.aux == "cannot" else clause.aux
        adverb = " not" if clause.aux == "cannot" else adverb
        return question(f"{context}{opening} {aux} {subject}{adverb}{verb}{tail}")
    auxiliary = "did" if clause.is_past else "do" if clause.plural else "does"
    return question(f"{context}{opening} {auxiliary} {subject}{adverb} {clause.lemma}{tail}")


def _kept_adverb(adverb: str) -> str:
    kept = [word for word in adverb.split() if word.lower() in _KEPT]
    return f" {kept[0]}" if kept else ""


def context_of(clause: Clause) -> str | None:
    """A clause's opening as it may lead a question; None where it says too much to be left out."""
    if not clause.context:
        return ""
    found = tokens(clause.context)
    plain = found[0].low in {
        "in",
        "within",
        "at",
        "on",
        "under",
        "for",
        "during",
        "according",
        "by",
    }
    loose = PRONOUNS | _LOOSE_IN_CONTEXT
    dangling = any(token.low in loose for token in found)
    return clause.context + ", " if plain and not dangling else None


def listed(text: str, *, fewest: int = 3) -> tuple[str, ...]:
    """The members of a clean enumeration ``a, b, and c``; empty where it is none."""
    text = text.strip(" .;:")
    if re.search(r"[;:()“”\"]", text):
        text = _PARENTHESIS.sub("", text)
        if re.search(r"[;:()]", text):
            return ()
    if not _LAST.search(text):
        return ()
    parts = re.split(r",\s+", text)
    if len(parts) == 1:
        members = re.split(r"\s+(?:and|or)\s+", text)
    else:
        last = re.match(r"(?:and|or|as well as)\s+(.+)", parts[-1])
        if last:
            members = [*parts[:-1], last[1]]
        else:
            ends = re.split(r"\s+(?:and|or)\s+", parts[-1])
            if len(ends) == 1 or len(ends) >= FEWEST_FOR_A_LIST:
                return ()
            members = [*parts[:-1], *ends]
    members = [member.strip() for member in members]
    fine = len(members) >= fewest and all(_is_member(member) for member in members)
    return tuple(members) if fine and _alike(members) else ()


def _is_member(member: str) -> bool:
    found = [token for token in tokens(member) if token.is_word]
    if not 1 <= len(found) <= _LONGEST_ITEM or found[0].low in PRONOUNS:
        return False
    if found[0].low in GERUNDS:
        return True
    return is_noun_phrase(member, longest=_LONGEST_ITEM)


def _alike(members: list[str]) -> bool:
    """All gerunds or none, and no member that merely goes on with the one before."""
    gerunds = [member.split()[0].lower() in GERUNDS for member in members]
    loose = any(member.split()[0].lower() in PREPOSITIONS | {"also", "then"} for member in members)
    return not loose and (all(gerunds) or not any(gerunds[1:]))


def without_article(term: str) -> str:
    """A term as an answer: no indefinite article, no quotation marks."""
    term = re.sub('[“”"‘]', "", term).strip(" ,.;:’'")
    first, _, rest = term.partition(" ")
    named = first == "A" and term[2:3].islower() and len(rest.split()) == 1  # "the A band"
    return rest if first.lower() in ARTICLES and rest and not named else term


def lowered_subject(names: Names, clause: Clause) -> str:
    """The subject as it stands inside a question, parentheses left out."""
    subject = _PARENTHESIS.sub("", clause.subject)
    first = subject.split(" ", 1)[0]
    named = any(w.text == first and w.tag == "NNP" for w in clause.tree.words[: clause.after])
    said_to_be_a_thing = (
        clause.lemma in {"be", "mean"} and " " not in subject and not _is_place(clause)
    )
    named = named and not (said_to_be_a_thing or _is_common(first, subject))
    unseen = not names.small[first.lower()] and not is_plural(first)
    if named and unseen and first.lower() not in DETERMINERS:
        return subject
    return names.lowered(subject)


def _is_common(first: str, subject: str) -> bool:
    """``Coral`` of *Coral reefs*: a word of the dictionary before another in lower case."""
    after = subject.partition(" ")[2]
    return after[:1].islower() and first.lower() in model().words


def _is_place(clause: Clause) -> bool:
    """Whether a clause tells of a kind of thing that bears a name of its own."""
    kind = clause.tree.child(clause.main, "attr")
    return kind is not None and clause.tree.words[kind].low in _BEARERS


def is_bare_verb(text: str) -> bool:
    """Whether a text opens with a verb's base form, as after *to*."""
    first = text.split(" ", 1)[0]
    closed = first in ARTICLES | PREPOSITIONS | PRONOUNS | COORDINATORS
    return first in LEMMAS | {"be"} or not (closed or first.endswith(("s", "ed", "ing")))
