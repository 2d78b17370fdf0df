"""Noun phrases: their number, head and whether a stretch of words can be one at all."""

from __future__ import annotations

import re

from trainer.generate.english.tokens import Token, tokens
from trainer.generate.english.verbs import GERUNDS, LEMMAS, NOUNISH, PARTICIPLES, THIRD
from trainer.generate.english.words import (
    ARTICLES,
    AUXILIARIES,
    CONNECTIVES,
    COORDINATORS,
    DETERMINERS,
    PEOPLE_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    RELATIVES,
    SUBORDINATORS,
    words,
)

_PLURALS = words(
    "people men women children mice feet teeth geese oxen lice bacteria data criteria phenomena"
    " mitochondria fungi nuclei stimuli radii alumni algae vertebrae larvae antennae nebulae"
    " formulae media strata spectra quanta neurons police cattle schemata taxa genera foci loci"
    " cacti syllabi hypotheses crises analyses theses axes bases oases ova gametes dice memoranda"
    " millennia supernovae novae stomata ganglia cilia flagella villi viscera hominins"
)
_SINGULARS = words(
    "series species news lens gas bus atlas chaos cosmos bias canvas alias status virus census"
    " corpus campus genius focus locus nucleus stimulus radius apparatus mathematics christmas"
    " diabetes rabies measles aids kudos ethos pathos logos pancreas biceps always perhaps"
    " texas kansas arkansas paris athens wales brussels achilles james charles thomas jesus"
)
_SINGULAR_END = re.compile(r"(?:ss|us|is|ics|[’']s)$")
_PERSON_END = re.compile(
    r"(?:\w(?:ist|ician|smith|man|woman|grapher|wright)|maker|master|mistress|keeper|monger|seller)$"
)
_SOMEBODY_WHO = re.compile(r"an? [^,]+? who ")
_NOT_IN_A_NOUN_PHRASE = (
    AUXILIARIES | SUBORDINATORS | words("not there it he she they we you i me him us them be been")
) - {"as", "than"}
_CANNOT_OPEN = PRONOUNS | CONNECTIVES | PREPOSITIONS | COORDINATORS | SUBORDINATORS | RELATIVES
_CANNOT_END = (
    AUXILIARIES | DETERMINERS | PREPOSITIONS | COORDINATORS | RELATIVES | SUBORDINATORS
    | words(
        "not also often other same own following such very more most less least first second new"
        " different certain own be been being able"
    )
)  # fmt: skip


def is_plural(noun: str) -> bool:
    """Whether a noun is plural by its form; names and unknown forms count as singular."""
    low = noun.lower().rstrip("’'")
    if low in _PLURALS:
        return True
    if len(noun) > 1 and noun.isupper():
        return False
    if low in _SINGULARS or _SINGULAR_END.search(low):
        return noun[-2:].lower() == "es" and low.endswith(("sses", "uses"))
    return len(low) > 2 and low.endswith("s")  # noqa: PLR2004  "as", "is"


def core(phrase: str) -> str:
    """The phrase up to its first preposition, relative word, mark or trailing participle."""
    parts = tokens(phrase)
    for index, token in enumerate(parts):
        opens = token.low in PREPOSITIONS or token.low in RELATIVES or not token.is_word
        if index and (opens or _is_trailing_participle(parts, index)):
            return phrase[: token.start].rstrip()
    return phrase


def _is_trailing_participle(parts: tuple[Token, ...], index: int) -> bool:
    """Whether a word begins what modifies the noun, as in ``cells located in the brain``."""
    if index + 1 >= len(parts) or parts[index - 1].low in DETERMINERS:
        return False
    after = parts[index + 1].low
    form = parts[index].low
    participle = form in PARTICIPLES and form not in LEMMAS
    return (participle and after in PREPOSITIONS) or (
        form in GERUNDS and (after in DETERMINERS or after in PREPOSITIONS) and after != "of"
    )


def head(phrase: str) -> str:
    """The noun that the phrase is about: the last word of its core."""
    found = [token.text for token in tokens(core(phrase)) if token.is_word]
    return found[-1] if found else ""


def phrase_is_plural(phrase: str) -> bool:
    """Whether the phrase takes a plural verb: a plural head or two joined by ``and``."""
    inner = tokens(core(phrase))
    joined = any(token.low == "and" for token in inner)
    first = inner[0].low if inner else ""
    if first in {"each", "every", "a", "an", "one", "another"}:
        return False
    return joined or is_plural(head(phrase))


def is_person(noun: str) -> bool:
    """Whether a noun names what a person is: a listed one, ``botanist``, ``goldsmith``."""
    return noun in PEOPLE_NOUNS or bool(_PERSON_END.search(noun))


def describes_person(phrase: str) -> bool:
    """Whether a phrase says who somebody is: ``a noted botanist``, ``a traveller who came by``."""
    return is_person(head(phrase).lower()) or bool(_SOMEBODY_WHO.match(phrase))


def bare(phrase: str) -> str:
    """The phrase without an opening article."""
    first, _, rest = phrase.partition(" ")
    return rest if first.lower() in ARTICLES and rest else phrase


def singular(noun: str) -> str:
    """The singular of a regular plural; other forms come back as they are."""
    low = noun.lower()
    if not is_plural(noun) or low in _PLURALS:
        return noun
    if low.endswith("ies") and len(low) > 4:  # noqa: PLR2004  "ties", "dies"
        return noun[:-3] + "y"
    if low.endswith(("sses", "xes", "ches", "shes", "zes")):
        return noun[:-2]
    return noun[:-1]


def is_noun_phrase(phrase: str, *, longest: int = 12) -> bool:
    """Whether the phrase can stand as a subject or term: no pronoun, no finite verb, no loose end.

    A relative clause inside it is allowed; what cannot be told from the form is let through.
    """
    parts = tokens(phrase)
    found = [token for token in parts if token.is_word]
    if not found or len(found) > longest or found[-1].low in _CANNOT_END:
        return False
    first = found[0].low
    if first in _CANNOT_OPEN and not (first == "one" and len(found) > 1):
        return False
    relative = False
    for token in found:
        relative = relative or token.low in RELATIVES
        if token.low in _NOT_IN_A_NOUN_PHRASE and not relative and token.text != token.text.upper():
            return False
    return not _has_verb(found)


def _has_verb(found: list[Token]) -> bool:
    """A form that is only ever a finite verb, outside a relative clause."""
    for index, token in enumerate(found[1:], 1):
        if token.low in RELATIVES:
            return False
        if token.low in THIRD and THIRD[token.low] not in NOUNISH and token.text.islower():
            before = found[index - 1].low
            if before not in DETERMINERS and before not in PREPOSITIONS:
                return True
    return False


def is_term(phrase: str) -> bool:
    """Whether a phrase can be something to learn: one to five words, no clause, no quantity."""
    found = [token for token in tokens(bare(phrase)) if token.is_word]
    if not 1 <= len(found) <= 5 or not is_noun_phrase(phrase, longest=6):  # noqa: PLR2004
        return False
    opens = found[0].low in QUANTIFIERS or found[0].low in DETERMINERS
    letters = sum(letter.isalpha() for letter in phrase)
    return not opens and letters > 1 and not any(token.low in RELATIVES for token in found)


def phrase_before(words_before: str) -> str:
    """The noun phrase at the end of a text: its last words after any preposition, verb or mark."""
    kept: list[str] = []
    parts = tokens(words_before)
    for index in range(len(parts) - 1, -1, -1):
        token = parts[index]
        small = token.low in PREPOSITIONS | RELATIVES | PRONOUNS | DETERMINERS | COORDINATORS
        verb = token.low in AUXILIARIES or token.low in SUBORDINATORS or token.low.endswith("ly")
        surely = token.low in THIRD and THIRD[token.low] not in NOUNISH
        surely = surely or (token.low in LEMMAS and index > 0 and is_plural(parts[index - 1].text))
        if small or verb or not token.is_word or (kept and surely):
            break
        kept.insert(0, token.text)
    phrase = " ".join(kept)
    return phrase if phrase and is_noun_phrase(phrase) else ""


def plural_phrase_before(words_before: str) -> str:
    """The same where that phrase is plural, else empty."""
    phrase = phrase_before(words_before)
    return phrase if phrase and is_plural(phrase.split(" ")[-1]) else ""
