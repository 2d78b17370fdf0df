"""Which things a question can name so that it is understood months later."""

from __future__ import annotations

import re

from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import (
    bare,
    head,
    is_noun_phrase,
    is_person,
    is_plural,
    singular,
)
from trainer.generate.english.tokens import has_words
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.words import (
    GENERIC_NOUNS,
    PEOPLE_NOUNS,
    POSSESSIVES,
    PRONOUNS,
    QUANTIFIERS,
    RELATIONAL,
    SUBJECTIVE,
)
from trainer.generate.reading import Reading
from trainer.generate.terms import is_rare, key

_ABOUT_WORDS = frozenset({"term", "word", "phrase", "expression"})
_LOOSE = PRONOUNS | POSSESSIVES | QUANTIFIERS | {"such"}
_OF = re.compile(r"^the .+ of (?:an? |the )?(?P<what>[\w’' -]+)$", re.IGNORECASE)
_THE = re.compile("the ", re.IGNORECASE)
_LONGEST_SUBJECT = 7
_LONGEST_PLACED = 12
_SURE = 0.9


def can_be_asked(reading: Reading, clause: Clause) -> bool:
    """Whether a question can name the subject so that it is understood months later.

    What has a name or is a term of the document can; so can a kind of thing in general
    that says by itself what it is. Of the past, only what has a name.
    """
    subject = clause.subject
    if subject.lower() == "you":  # rules and instructions speak to their reader
        return clause.aux in {"must", "can", "should", "may", "cannot"} and bool(reading.name)
    low = bare(subject).lower().split()
    loose = low[0] in _ABOUT_WORDS or low[-1].isdigit() or any(word in _LOOSE for word in low)
    if loose or not has_words(subject, 1, _LONGEST_SUBJECT):
        return False
    named = any(word[:1].isupper() for word in subject.split()[1:])
    if named or reading.names.is_name(subject.split(" ")[0]):
        return True
    known = reading.knows(subject) and not is_bare_definite(reading, subject)
    return not clause.is_past and (known or _is_kind(reading, subject) or is_rare_kind(subject))


def is_placed(reading: Reading, clause: Clause) -> bool:
    """Whether the document's name before a question would tell which thing is meant."""
    low = bare(clause.subject).lower().split()
    loose = not low or low[-1].isdigit() or any(word in _LOOSE for word in low)
    fits = is_noun_phrase(clause.subject, longest=_LONGEST_PLACED)
    definite = clause.subject.lower().startswith("the ")
    one_of_them = definite and bare(clause.subject).lower() in reading.several
    return bool(reading.name) and fits and not (loose or clause.is_past or one_of_them)


def is_of_the_matter(reading: Reading, subject: str) -> bool:
    """A term of the document, a part or side of one, a name, or a technical kind of thing."""
    named = any(word[:1].isupper() for word in subject.split()[1:]) or is_rare_kind(subject)
    tags = [word.tag for word in tree_of(bare(subject)).words]
    named = named or (len(tags) > 1 and set(tags) <= {"NN"} and not _THE.match(subject))
    of_known = _OF.search(subject)
    part = of_known is not None and reading.knows(of_known["what"])
    return named or part or reading.knows(subject)


def is_rare_kind(subject: str) -> bool:
    """``a hygrometer``, ``osteoporosis``: one word, rare in English, of any such thing at all."""
    opening, _, rest = subject.lower().rpartition(" ")
    common = GENERIC_NOUNS | PEOPLE_NOUNS | SUBJECTIVE | RELATIONAL
    plain = opening in {"", "a", "an"} and rest not in common and singular(rest) not in common
    return plain and rest.isalpha() and is_rare(rest) and not is_person(singular(rest))


def _is_kind(reading: Reading, subject: str) -> bool:
    """``wooden hulls``, ``the core of a star``: two words or more, none of which only points."""
    of_known = _OF.search(subject)
    if of_known and reading.knows(of_known["what"]):
        return True
    noun, first = head(subject).lower(), bare(subject).lower().split()[0]
    general = noun in GENERIC_NOUNS | SUBJECTIVE or noun.rstrip("s") in GENERIC_NOUNS | PEOPLE_NOUNS
    definite = subject.lower().startswith("the ")  # the document's name will go before it
    related = first in RELATIONAL | SUBJECTIVE and not definite
    return has_words(bare(subject), 2) and not (general or related)


def is_bare_definite(reading: Reading, subject: str) -> bool:
    """``the receiver``: one word that only the passage explains, unless much speaks for it.

    Of several (``the disturbances``) it never says which, however often they are named.
    """
    noun = bare(subject)
    one_word = subject.lower().startswith("the ") and has_words(noun, 1, 1)
    if one_word and noun in reading.several:
        return True  # "the protein" where the text tells of several kinds of them
    marked = key(subject) in {key(mark) for mark in reading.sentence.marked}
    several = is_plural(noun) and noun.islower() and not marked
    return one_word and (several or reading.weight(subject) < _SURE)
