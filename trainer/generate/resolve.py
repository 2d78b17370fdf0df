"""What *they*, *it* and *these drugs* stand for, where the sentence before leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from trainer.generate.english.clause import clause
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import (
    bare,
    head,
    is_noun_phrase,
    is_person,
    is_plural,
    is_term,
    phrase_is_plural,
)
from trainer.generate.english.openings import without_connective
from trainer.generate.english.tagger import NOUNS
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.words import (
    ARTICLES,
    DETERMINERS,
    GENERIC_NOUNS,
    POSSESSIVES,
    PRONOUNS,
    QUANTIFIERS,
    RELATIONAL,
    RELATIVES,
    words,
)
from trainer.generate.facts import Sentence
from trainer.generate.names import Names

_OPENING = re.compile(r"(They|It|These|This|Those|Such|He|She|Its|Their|His|Her)\b(?: ([\w’'-]+))?")
_NEW = re.compile(
    r"\ban? (?:new|second|different|separate|special)\b|\bto \w+ an? "
)  # it may be that
_CLEFT = re.compile(r"It (?:is|was) .+\b(?:that|who)\b")
_DATED = re.compile(
    r"(?P<date>(?:In|By|On) (?:[A-Z][a-z]+ (?:\d{1,2}, )?)?\d{4},? )(?P<word>he|she)\b"
)
_THESE = re.compile(r"(?<=[a-z] )these ([a-z]+)\b")
_TOLD = words(  # they stand for what a sentence says, not for what it speaks of
    "limits changes effects results differences problems factors features properties ideas efforts"
    " events trends arguments views claims facts cases terms rules reasons causes consequences"
    " advantages benefits costs risks losses gains steps phases stages methods ways approaches"
    " practices processes policies laws reforms words names numbers figures amounts values"
    " roles rights powers duties beliefs goals aims questions answers"
)
_LONGEST_ANTECEDENT = 6
_SAME_NOUN = re.compile(
    r"(?P<lead>(?:(?:In|Under|With|Through|By|For|On|Within) (?=this|these))?)"
    r"(?:[Tt]his|[Tt]hese) (?P<noun>[a-z][\w’'-]+)"
)
_NAMED_SO = (
    r"\b{noun} (?:called|known as|termed|named) (?:the |an? )?(?P<name>[\w’' -]+?)(?=[.,;:(—]|$)"
)
_DESCRIBES = frozenset({"JJ", "NN", "NNP", "VBN", "VBG"})


def resolved(sentences: tuple[Sentence, ...], names: Names) -> Iterator[Sentence]:
    """The sentences, those that open with a clear reference reworded and quoting both."""
    before: Sentence | None = None
    for sentence in sentences:
        near = before and before.block == sentence.block and sentence.before
        plain = _with_plain_nouns(before, sentence) if near and before else sentence
        joined = _joined(before, plain, names) if before and near else None
        before = joined or plain
        yield before


def _with_plain_nouns(before: Sentence, sentence: Sentence) -> Sentence:
    """``By inhibiting these checkpoints`` without *these*, where the sentence before names them."""
    known = {word.strip(".,;:()").lower().rstrip("s") for word in before.text.split()}

    def plain(found: re.Match[str]) -> str:
        return found[1] if is_plural(found[1]) and found[1].rstrip("s") in known else found[0]

    return replace(sentence, text=_THESE.sub(plain, sentence.text))


def _joined(before: Sentence, sentence: Sentence, names: Names) -> Sentence | None:
    sentence = replace(sentence, text=_capitalised(without_connective(sentence.text)))
    opening = _OPENING.match(sentence.text)
    found = clause(before.text)
    dated = _DATED.match(sentence.text)
    if dated and not before.resolved and found and _is_person(found, names):
        return _with_name(before, sentence, dated, names.lowered(found.subject))
    again = _told_again(before, sentence)
    if again or _CLEFT.match(sentence.text):
        return again  # "It is the debris that does the work" points at nothing
    if not opening or before.resolved or not found or found.negated:
        return None
    told = clause(sentence.text)
    if told is not None and told.is_past != found.is_past:
        return None  # another time, so perhaps another thing
    antecedent = names.lowered(found.subject)
    wanted = _replacement(opening, antecedent, found, names)
    if not wanted:
        return None
    text, end = wanted
    reworded = text[0].upper() + text[1:] + sentence.text[end:]
    return replace(with_before(before, sentence), text=reworded, resolved=True)


def _told_again(before: Sentence, sentence: Sentence) -> Sentence | None:
    """``Under this plan, …`` with the plan that the sentence before names, if it names one."""
    found = _SAME_NOUN.match(sentence.text)
    if found is None or before.resolved:
        return None
    noun = re.escape(found["noun"])
    if len(re.findall(rf"\b{noun}\b", before.text)) != 1:
        return None  # which of them is meant?
    named = re.search(_NAMED_SO.format(noun=noun), before.text)
    name = named["name"].strip() if named else ""
    phrase = name if is_term(name) else _whole(before, found["noun"])
    if not phrase:
        return None
    text = found["lead"] + phrase
    text = text[0].upper() + text[1:] + sentence.text[found.end() :]
    return replace(with_before(before, sentence), text=text, resolved=True)


def _whole(before: Sentence, noun: str) -> str:
    """The phrase that ends in a noun and says more than it; empty where none does."""
    tree = tree_of(before.text)
    tagged = (at for at, word in enumerate(tree.words) if word.low == noun and word.tag in NOUNS)
    last = next(tagged, None)
    if last is None:
        return ""
    first = last
    while first and tree.words[first - 1].tag in _DESCRIBES:
        first -= 1
    phrase = tree.cut(first, last)
    article = tree.words[first - 1].low if first else ""
    loose = article in DETERMINERS - ARTICLES or bare(phrase).split(" ")[0].lower() in RELATIONAL
    if first == last or loose or not is_term(phrase):
        return ""
    return f"{article} {phrase}" if article in ARTICLES else phrase


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def with_before(before: Sentence, sentence: Sentence) -> Sentence:
    """The sentence quoting also the one before it in its paragraph."""
    quote = f"{before.quote} {sentence.quote}"
    return replace(sentence, quote=quote, at=_span(before.at, sentence.at))


def _is_person(found: Clause, names: Names) -> bool:
    """A subject all of whose words are names, and no doer beside it that *he* could mean."""
    parts = found.subject.split(" ")
    named = all(part[:1].isupper() or part in {"de", "of", "van"} for part in parts)
    return named and names.is_name(parts[-1]) and not phrase_is_plural(found.subject)


def _with_name(before: Sentence, sentence: Sentence, dated: re.Match[str], name: str) -> Sentence:
    """``In 1608 he founded …`` with the name of the sentence before."""
    text = dated["date"].rstrip(" ,") + ", " + name + sentence.text[dated.end() :]
    return replace(with_before(before, sentence), text=text, resolved=True)


def _replacement(
    opening: re.Match[str], antecedent: str, found: Clause, names: Names
) -> tuple[str, int] | None:
    """The words for the reference, and where the reference ends."""
    word, noun = opening[1].lower(), opening[2] or ""
    plural = phrase_is_plural(antecedent)
    fits = is_noun_phrase(antecedent, longest=_LONGEST_ANTECEDENT)
    if not fits or any(part in RELATIVES for part in antecedent.split()):
        return None
    if word in {"these", "this"} and noun:
        same = head(antecedent).lower() == noun.lower() or _names_kind(noun, found)
        agrees = is_plural(noun) == plural
        return (antecedent, opening.end(2)) if same and agrees else None
    if word in {"they", "it"} and _is_clear(antecedent, found):
        return (antecedent, opening.end(1)) if plural == (word == "they") else None
    if word in {"he", "she"} and names.is_name(found.subject.split(" ")[0]):
        return antecedent, opening.end(1)
    return None


def _is_clear(antecedent: str, found: Clause) -> bool:
    """A subject that a sentence on its own can name, in a clause that is not about people."""
    low = bare(antecedent).lower().split()
    loose = low[0] in PRONOUNS | POSSESSIVES | QUANTIFIERS | RELATIONAL | {"such"}
    general = head(antecedent).lower() in GENERIC_NOUNS and len(low) == 1
    person = is_person(head(antecedent).lower()) or antecedent[:1].isupper()
    joined = any(
        found.tree.child(at, "nsubj", "nsubjpass") is not None
        for at in found.tree.children(found.main, "conj", "ccomp")
    )
    rival = _NEW.search(found.rest) is not None and not is_plural(low[-1]) and found.lemma != "be"
    person = person and not is_plural(low[-1])
    return not (loose or general or found.context or joined or rival or person)


def _names_kind(noun: str, found: Clause) -> bool:
    """``These drugs`` after a sentence whose subject alone is plural and no such noun follows."""
    others = [word for word in found.rest.split() if is_plural(word.strip(".,;"))]
    told = noun in _TOLD or noun.endswith(("tions", "sions", "ments", "ities"))
    return is_plural(noun) and not others and bare(found.subject) != noun and not told


def _span(before: str, at: str) -> str:
    """The locator of two sentences of one block; those of an item are not counted."""
    if before == at:
        return at
    first = before.rpartition(" s")[2].split("–")[0]
    place, _, last = at.rpartition(" s")
    return f"{place} s{first}–{last}"
