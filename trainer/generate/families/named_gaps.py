"""Names as gaps: a term that a sentence gives to what it has just told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.cards.note import Kind
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import (
    head,
    is_person,
    is_term,
    phrase_before,
)
from trainer.generate.english.openings import without_connective
from trainer.generate.english.tagger import FINITE, NOUNS
from trainer.generate.english.tokens import has_words
from trainer.generate.english.words import (
    AUXILIARIES,
    GENERIC_NOUNS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTIVE,
    SUBORDINATORS,
    one_of,
    words,
)
from trainer.generate.facts import Candidate
from trainer.generate.families.cloze import gapped
from trainer.generate.reading import Reading
from trainer.generate.terms import is_rare, is_technical
from trainer.generate.wording import capitalised, question, without_article

CALLED = r"(?:called|known as|termed|referred to as|dubbed|named)"
_AFTER_NAME = one_of(
    " ".join(sorted(RELATIVES | SUBORDINATORS | AUXILIARIES | PREPOSITIONS | {"and", "or"}))
)
_TERM = re.compile(
    r"(?:an? |the )?"
    r"(?:[“\"‘'](?P<quoted>[^”\"’]{2,40})[”\"’']|(?P<plain>[\w’'-]+(?: [\w’'-]+){0,4}?))"
    rf"(?P<after>[.,;:)”\"]|$| \(| {_AFTER_NAME}\b)"
)
_WITHIN = re.compile(
    r"(?P<noun>[\w-]+)(?:, which (?:is|are|was|were) (?:then )?|, | \(| )"
    rf"(?P<also>also |often |sometimes |better |(?:more )?\w+ly )?"
    rf"(?P<how>{CALLED}) (?P<rest>.+)"
)
_KIND_AND_NAME = re.compile(  # "in an ASCII encoding, Punycode, which …"
    r".{12,}?\ban? (?P<kind>[\w-]+(?: [a-z-]+){0,2}), "
    r"(?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2}),? (?:which|whose|and|to|for|that)\b.*"
)
_SOMEBODY = re.compile(  # "a girl he called Anna": a name to be forgotten
    r"\b(?:girl|boy|man|woman|child|baby|patient|friend|client)"
    r"(?: (?:whom |that )?(?:he|she|they))? (?:called|named) [A-Z]"
)
_BY_NAMES = re.compile(rf"{CALLED} [^,.;]{{2,40}} by (?:\w+ ){{0,2}}names?\b")
_SUMMED_UP = re.compile(  # "no trigger is found; this is an idiopathic case"
    r"(?P<told>.{30,}?)[;:,] (?:and )?(?:this|that) is (?:what is |also |often |then )?"
    r"(?P<how>(?:called|known as|termed) )?"
    r"(?:an? |the )?(?P<term>[\w’'-]+(?: [\w’'-]+){0,3})(?=$|[.;,]| and )"
)
_LEANS_LATER = re.compile(r", and (?:such|this|these|it|they)\b")
_BESIDE = re.compile(
    r"\b(?:an? |two |three |small |special |signal )(?:[a-z-]+ ){0,2}[a-z]+, "
    r"the (?P<term>[a-z]{5,}(?: [a-z]+)?|[A-Z][\w’-]+(?: (?:of )?[A-Z][\w’-]+)*)"
    r"(?=[,.])(?!, \w+,? and )"
)
_LOOSE_OPENINGS = (
    SUBORDINATORS
    | RELATIVES
    | words("each some others another one many most both all few several note first second third")
)
_PROPER = re.compile(
    r"(?:[Tt]he )?[A-Z][\w’'-]+(?: of(?: the)?)? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*$"
)
_LONGEST_CLOZE = 32
FEWEST_BEFORE = 6
_BEFORE_NAME = words("is are be been was were so what")


def named_gaps(reading: Reading, text: str) -> Iterator[Candidate]:
    """The name in a sentence, of which ``text`` is what it says, as the gap of a cloze."""
    yield from _gap(reading)
    yield from _summed_up(reading, text)
    yield from _named_of_a_kind(reading, text)


def _named_of_a_kind(reading: Reading, text: str) -> Iterator[Candidate]:
    """``Names are carried in an ASCII encoding, Punycode, which …``: the name is the gap."""
    match = _KIND_AND_NAME.fullmatch(text)
    if match is None or reading.sentence.split or text.split(" ", 1)[0].lower() in _LOOSE_OPENINGS:
        return
    kind = head(match["kind"]).lower()
    front = gapped(f"{text}.", match["name"])
    if front and not is_person(kind) and has_words(front, most=_LONGEST_CLOZE):
        yield Candidate("named_gap", Kind.CLOZE, reading.sentence, match["name"], front)


def _summed_up(reading: Reading, text: str) -> Iterator[Candidate]:
    """What a sentence tells at length and then names: the name is the gap."""
    match = _SUMMED_UP.match(text)
    if match is None or match["told"].split(" ", 1)[0].lower() in _LOOSE_OPENINGS - {"where"}:
        return
    term = match["term"]
    sure = match["how"] or reading.knows(term) or any(map(is_rare, term.split()))
    front = gapped(f"{match[0]}.", term) if sure and is_term(term) else ""
    if front and has_words(front, most=_LONGEST_CLOZE) and not set(term.split()) & SUBJECTIVE:
        yield Candidate("named_gap", Kind.CLOZE, reading.sentence, term, front)


def _gap(reading: Reading) -> Iterator[Candidate]:
    """A name within a longer sentence becomes its gap."""
    text = without_connective(reading.text)
    if not text:
        return
    text = text[0].upper() + text[1:]
    loose = text.split(" ", 1)[0].lower() in _LOOSE_OPENINGS or _SOMEBODY.search(text)
    loose = loose or _BY_NAMES.search(text)
    if not loose:
        yield from _set_beside(reading, text)
    for match in () if _SOMEBODY.search(text) else _WITHIN.finditer(text):
        term = term_of(match["rest"])
        if not term or text.count(term) != 1:
            continue
        if not has_words(text, most=_LONGEST_CLOZE) or _LEANS_LATER.search(text):
            text = _up_to(text, term)
        if not has_words(text, most=_LONGEST_CLOZE):
            continue
        if _is_synonym(match["also"] or ""):
            yield from _synonym(reading, text[: match.end("noun")], term)
            return
        if not loose and _can_be_gap(reading, match, term):
            front = gapped(text, term)
            if front:
                yield Candidate("named_gap", Kind.CLOZE, reading.sentence, term, front)
            return


def _up_to(text: str, term: str) -> str:
    """A long sentence up to the name, where a mark follows that a sentence may end at."""
    end = text.index(term) + len(term)
    return f"{text[:end]}." if re.match(r"[,;:]| and ", text[end:]) else text


def _set_beside(reading: Reading, text: str) -> Iterator[Candidate]:
    """``with a modified arm, the hectocotylus, …``: what has just been described gets its name."""
    match = _BESIDE.search(text)
    if match is None or not has_words(text, FEWEST_BEFORE, _LONGEST_CLOZE):
        return
    term = match["term"]
    if any(map(is_technical, term.split())) or term[0].isupper():
        front = gapped(text, term)
        if front:
            yield Candidate("named_gap", Kind.CLOZE, reading.sentence, term, front)


def name_within(text: str) -> str:
    """The name that a sentence gives to what it has told: ``…, a measure called rewetting``."""
    for match in _WITHIN.finditer(text):
        term = term_of(match["rest"])
        known = match["how"] != "named" and not _is_synonym(match["also"] or "")
        if term and known and match["noun"].lower() not in _BEFORE_NAME:
            return term
    return ""


def _is_synonym(adverb: str) -> bool:
    """``also known as``, ``better known as``, ``more popularly known as``."""
    return adverb.startswith(("also", "sometimes", "better", "more", "popular"))


def _can_be_gap(reading: Reading, match: re.Match[str], term: str) -> bool:
    """Whether a noun stands before the name, and the name is no identifier of an example."""
    noun = match["noun"].lower()
    opens = match.start() == 0 or noun in _BEFORE_NAME or noun.endswith("ly")
    coded = re.search(r"[a-z][A-Z]|_", term) and term not in reading.sentence.marked
    return not opens and not coded and match["how"] != "named"


def _synonym(reading: Reading, before: str, term: str) -> Iterator[Candidate]:
    """``epinephrine (also called adrenaline)`` → What is another name for epinephrine?"""
    proper = _PROPER.search(before)
    name = re.sub("^The ", "the ", proper[0]) if proper else phrase_before(before)
    if name and is_term(name) and name.lower() not in GENERIC_NOUNS:
        opens = before.strip() in {name, f"The {name}", f"A {name}", f"An {name}"}
        asked = reading.names.lowered(name) if opens else name
        front = question(f"what is another name for {asked}")
        yield reading.asks("synonym", name, front, capitalised(term))


def _name(words_after: str) -> str:
    """The name without the verb that may follow it: ``rhizines anchor the lichen``."""
    tree = tree_of(words_after)
    for at, word in enumerate(tree.words[1:], 1):
        behind_noun = tree.words[at - 1].tag in NOUNS
        names = at + 1 == len(tree.words) and word.low.endswith("s") and len(tree.words) == 2  # noqa: PLR2004
        if (
            behind_noun
            and not names
            and (word.tag in FINITE or word.tag in {"VB", "DT", "IN", "RB"})
        ):
            return tree.cut(0, at - 1)
    return words_after


def term_of(rest: str) -> str:
    """The name that opens ``rest``; empty where its end cannot be told."""
    match = _TERM.match(rest)
    if not match or match["after"].strip() == "of":
        return ""
    term = match["quoted"] or _name(match["plain"])
    term = term.strip(" ,.")
    fine = is_term(term) and term.lower() not in GENERIC_NOUNS
    return without_article(term) if fine else ""
