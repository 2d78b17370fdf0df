"""A thing explained in passing: ``…, a term, the act of …`` or ``… a term—a thing that …``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.clause import clause
from trainer.generate.english.nouns import bare, head, is_person, is_plural, is_term, phrase_before
from trainer.generate.english.tokens import has_words, tokens
from trainer.generate.english.verbs import LEMMAS
from trainer.generate.english.words import GENERIC_NOUNS, PEOPLE_NOUNS, SUBJECTIVE, words
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.wording import capitalised, question, trimmed

_APART = re.compile(
    r"(?P<before>.+?)(?:, |—| – | — )(?P<meaning>(?:an?|the) (?P<kind>[\w -]+?) "
    r"(?:that|which|who|of \w+ing|in which|by which|where|used|designed|consisting|to) .+"
    r"|(?P<plural>[a-z]+(?: [a-z]+)?s(?: of [a-z]+)?) "
    r"(?:that|which|who|used|designed|consisting|made) .+)"
)
_BE = {
    (True, True): "were", (True, False): "was", (False, True): "are", (False, False): "is",
}  # fmt: skip
_ARTICLE = re.compile(r"(?:an?|the) ")
_PARENTHESIS = re.compile(r"\s?\([^()]*\)")
_WORDS = (6, 28)
_HAPPENINGS = words("move decision event step feat change development gesture")
_INTRODUCERS = words(
    "a an of is are called as by in into practice practices through to secrete secretes produce"
    " produces develop use uses with contain contains include includes form forms by from"
)


def appositions(reading: Reading) -> Iterator[Candidate]:
    """A definition that ends a sentence, right behind its term."""
    yield from _inserted(reading)
    text = reading.text.rstrip(".!")
    match = _APART.fullmatch(text)
    while match:
        term = _term(reading, match["before"])
        if term and _explains(match, term):
            yield from _asked(reading, term, match)
            return
        match = _APART.fullmatch(text, match.start("meaning"))


def _inserted(reading: Reading) -> Iterator[Candidate]:
    """``Ada Lovelace, an English mathematician, wrote …`` → Who was Ada Lovelace?"""
    found = reading.clause
    if found is None or found.context or not _ARTICLE.match(found.insertion):
        return
    kind = head(found.insertion).lower()
    sort = re.match(r"an? (?:type|form|kind|class) of ", found.insertion)
    telling = sort or kind not in SUBJECTIVE | GENERIC_NOUNS
    telling = telling and has_words(found.insertion, 3)
    name = _PARENTHESIS.sub("", bare(found.subject))
    named = _is_full_name(found.subject)
    if " " not in found.subject and not reading.names.is_sure(found.subject):
        return
    if not telling or not is_term(name) or not (named or " of " in found.insertion):
        return
    person = named and is_person(kind)
    verb = _BE[found.is_past, found.plural]
    front = question(f"{'who' if person else 'what'} {verb} {reading.subject}")
    yield reading.asks("apposition", name, front, capitalised(trimmed(found.insertion)))


def _is_full_name(subject: str) -> bool:
    parts = bare(subject).split(" ")
    return len(parts) > 1 and all(part[:1].isupper() or part in {"of", "the"} for part in parts)


def _term(reading: Reading, before: str) -> str:
    """The phrase right before the explanation: marked by the author, or plainly a term."""
    plain = re.sub(r"\s?\([^()]*\)$", "", before)
    for mark in reading.sentence.marked:
        if re.search(rf"(?<!\w){re.escape(mark)}$", before) and is_term(mark):
            return mark
    term = phrase_before(plain)
    opening = plain[: len(plain) - len(term)].lower().split()
    introduced = len(opening) > 1 and opening[-1] in _INTRODUCERS
    named = any(word[:1].isupper() for word in term.split())
    fits = is_term(term) and introduced and not named and term.lower() not in GENERIC_NOUNS
    verb_first = term.split(" ", 1)[0].lower() in LEMMAS
    return term if fits and not verb_first and _is_told(plain, opening) else ""


def _is_told(plain: str, opening: list[str]) -> bool:
    """Whether a whole clause leads to the term, not the opening of one that goes on."""
    whole = clause(f"{plain}.")
    return whole is not None and not whole.context and "," not in opening


def _explains(match: re.Match[str], term: str) -> bool:
    meaning = match["meaning"]
    kind = (match["kind"] or match["plural"]).split()
    fewest, most = _WORDS
    judged = any(word in SUBJECTIVE for word in kind) or kind[-1] in PEOPLE_NOUNS | _HAPPENINGS
    if meaning.startswith("an act "):
        return False
    if match["kind"] and meaning.startswith("the ") and not re.match(r"the [\w-]+ of ", meaning):
        return False
    agrees = match["plural"] is None or is_plural(head(term))
    goes_on = clause(capitalised(meaning)) is not None
    fits = has_words(meaning, fewest) and has_words(trimmed(meaning, most), fewest)
    return fits and agrees and not judged and not goes_on


def _asked(reading: Reading, term: str, match: re.Match[str]) -> Iterator[Candidate]:
    answer = trimmed(match["meaning"])
    article = _article(match["before"], term)
    verb = _BE[False, is_plural(head(term))]
    front = question(f"what {verb} {article}{term}")
    yield reading.asks("apposition", bare(term), front, capitalised(answer))
    own = {token.low[:5] for token in tokens(term)}
    if not own & {token.low[:5] for token in tokens(answer)}:
        front = question(f"what is the term for {answer}")
        yield reading.asks("term", term, front, capitalised(term))


def _article(before: str, term: str) -> str:
    found = re.search(rf"\b(an? |the ){re.escape(term)}", before)
    return found[1] if found else ""
