"""A term explained right behind it: ``anarchy, or the absence of …``, ``X, which is a …``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.clause import clause
from trainer.generate.english.nouns import (
    bare,
    head,
    is_noun_phrase,
    is_plural,
    is_term,
    phrase_before,
)
from trainer.generate.english.tokens import has_words, word_count
from trainer.generate.english.words import GENERIC_NOUNS, POSSESSIVES, PRONOUNS, SIZES, SUBJECTIVE
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.wording import capitalised, question, trimmed

_OR = re.compile(r"(?:, | \()or (?P<meaning>(?:the|an?) [^,;:()—]+?)(?P<end>[,)])")
_WHICH = re.compile(
    r", which (?P<be>is|are) (?P<meaning>(?:(?:an?|the) )?[a-z][^,;:()—]+?)(?P<end>,|;|\.?$)"
)
_TELLS = re.compile(r"\b(?:of|that|who|which|in|from|for|where|used|designed|by|to)\b")
_GENUS_END = re.compile(r" (?:of|that|which|who|in|for|to|with|from|by)\b")
_FEWEST = 4
_FEWEST_IF_GENERAL = 5
_MOST_BEFORE = 25


def glosses(reading: Reading) -> Iterator[Candidate]:
    """Each term that a gloss explains → What is anarchy?"""
    text = reading.text
    for match in (*_OR.finditer(text), *_WHICH.finditer(text)):
        before = text[: match.start()]
        term = _term(reading, before, match["meaning"])
        relative = "be" in match.groupdict()
        if term and _explains(match["meaning"]) and (not relative or _agrees(match, term)):
            verb = "are" if is_plural(head(term)) else "is"
            front = question(f"what {verb} {term}")
            back = capitalised(trimmed(match["meaning"]))
            yield reading.asks("gloss", bare(term), front, back)


def _agrees(match: re.Match[str], term: str) -> bool:
    """Number, and a kind that is named: ``which is a …``, not ``which is found …``."""
    plural = is_plural(head(term))
    named = bool(re.match(r"(?:an?|the) ", match["meaning"])) or (
        plural and is_plural(head(match["meaning"]))
    )
    return named and plural == (match["be"] == "are")


def _term(reading: Reading, before: str, meaning: str) -> str:
    """The phrase that the gloss is about, if it is a term of its own."""
    phrase = phrase_before(re.sub(r"\s?\([^()]*\)$", "", before))
    if not phrase or not is_term(phrase) or word_count(before) > _MOST_BEFORE:
        return ""
    lead = before.removesuffix(phrase)
    if not lead.strip():
        phrase = reading.names.lowered(phrase)
    article = re.search(r"\b(an? )$", lead, re.IGNORECASE)
    known = not re.search(r"\b(?:the|this|that|its|their|of) $", lead, re.IGNORECASE)
    noun = head(phrase).lower()
    own = {word[:5] for word in phrase.lower().split()}
    repeats = own & {word[:5] for word in meaning.lower().split() if len(word) > len("the")}
    fits = known and noun not in GENERIC_NOUNS | SUBJECTIVE and not repeats
    return f"{article[1].lower() if article else ''}{phrase}" if fits else ""


def _explains(meaning: str) -> bool:
    low = meaning.lower().split()
    pointing = set(low) & (POSSESSIVES | PRONOUNS) - {"that", "who", "which", "someone", "those"}
    kind = head(meaning).lower()
    judged = set(_GENUS_END.split(meaning)[0].lower().split()) & (SUBJECTIVE - SIZES)
    telling = _TELLS.search(meaning) and has_words(meaning, _FEWEST, 25)
    whole = is_noun_phrase(meaning, longest=25) and clause(capitalised(meaning)) is None
    general = kind in GENERIC_NOUNS and not has_words(meaning, _FEWEST_IF_GENERAL)
    return bool(telling) and whole and not (judged or general or pointing)
