"""How questions and answers are worded, the same way in every family."""

from __future__ import annotations

import re

from trainer.generate.english.nouns import is_noun_phrase, is_plural
from trainer.generate.english.tokens import tokens, without_brackets
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.verbs import GERUNDS, LEMMAS
from trainer.generate.english.weights import model
from trainer.generate.english.words import (
    ARTICLES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    words,
)
from trainer.generate.names import Names

FEWEST_FOR_A_LIST = 3
_LOOSE_IN_CONTEXT = words("such both other all its their same many some now however")
_BEARERS = words(
    "city town village capital country state province region island river lake mountain sea company"
    " firm band group party organisation organization agency king queen emperor writer artist poet"
    " language library program programme project team ship battle university school museum god"
    " goddess planet star moon brand newspaper film novel album song supplier lineage"
)
_ELEMENTS = words(
    "hydrogen boron carbon nitrogen oxygen fluorine neon silicon phosphorus sulphur sulfur chlorine"
    " argon cobalt nickel copper zinc bromine krypton silver tin iodine xenon gold lead"
    " iron arsenic tungsten bismuth manganese"
)
_SUBSTANCE = re.compile(
    r"[a-z]{2}(?:[ms]ycin|cillin|statin|farin|parin|dipine|prazole|sartan|olol|zepam|caine|oxide)$"
)
_KEPT = words("first often usually sometimes not never rarely seldom hardly")
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
    auxiliary = "did" if clause.is_past else "do" if clause.plural or subject == "you" else "does"
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
    plain = plain and [token.low for token in found[1:2]] not in (["least"], ["most"])
    loose = PRONOUNS | _LOOSE_IN_CONTEXT
    dangling = any(token.low in loose for token in found)
    return clause.context + ", " if plain and not dangling else None


def listed(text: str, *, fewest: int = 3) -> tuple[str, ...]:
    """The members of a clean enumeration ``a, b, and c``; empty where it is none."""
    text = text.strip(" .;:")
    if re.search(r"[;:()“”\"]", text):
        text = without_brackets(text)
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
    subject = without_brackets(clause.subject)
    first = subject.split(" ", 1)[0]
    named = any(w.text == first and w.tag == "NNP" for w in clause.tree.words[: clause.after])
    said_to_be_a_thing = (
        clause.lemma in {"be", "mean"}
        and " " not in subject
        and not (_is_place(clause) or _is_undergone_by_name(clause))
    )
    common = _is_common(first, subject) and not _is_place(clause)
    named = named and not (said_to_be_a_thing or common)
    unseen = not names.small[first.lower()] and not is_plural(first)
    if named and unseen and first.lower() not in DETERMINERS:
        return subject
    return names.lowered(subject)


def _is_common(first: str, subject: str) -> bool:
    """``Coral`` of *Coral reefs*, in the dictionary before a small letter; ``Warfarin``, ``Boron``.

    Substances are known by their list and by endings that no name of a person or place has:
    a name spelt small is worse than a substance spelt large.
    """
    after = subject.partition(" ")[2]
    known = first.lower().partition("-")[0] in model().words
    substance = first.lower() in _ELEMENTS or (not known and _SUBSTANCE.search(first))
    return (after[:1].islower() and known) or bool(substance)


def _is_place(clause: Clause) -> bool:
    """Whether a clause tells of a kind of thing that bears a name of its own."""
    kind = clause.tree.child(clause.main, "attr")
    return kind is not None and clause.tree.words[kind].low in _BEARERS


def _is_undergone_by_name(clause: Clause) -> bool:
    """``Riga was founded …``: no thing is said to be one, and the dictionary knows no riga."""
    passive = clause.tree.words[clause.main].tag == "VBN"
    return passive and clause.is_past and clause.subject.lower() not in model().words


def is_bare_verb(text: str) -> bool:
    """Whether a text opens with a verb's base form, as after *to*."""
    first = text.split(" ", 1)[0]
    closed = first in ARTICLES | PREPOSITIONS | PRONOUNS | COORDINATORS
    return first in LEMMAS | {"be"} or not (closed or first.endswith(("s", "ed", "ing")))
