"""How a school of thought sees a thing: ``Realists see the world as an anarchy``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.nouns import bare, is_noun_phrase
from trainer.generate.english.tokens import has_words
from trainer.generate.english.words import POSSESSIVES, PRONOUNS, words
from trainer.generate.facts import Candidate
from trainer.generate.families.relations import is_askable
from trainer.generate.reading import Reading
from trainer.generate.trimming import trimmed
from trainer.generate.wording import ask, capitalised, context_of

_SEES = words(
    "see view regard characterize characterise define describe treat classify perceive conceive"
    " portray understand depict label consider"
)
_SEEN = re.compile(r"(?P<what>[^,;:]+?) (?P<how>as (?!(?:it|they|he|she|we|you)\b).+)")
_LONGEST_OBJECT = 7


def views(reading: Reading) -> Iterator[Candidate]:
    """``X sees Y as Z`` → How does X see Y?"""
    clause = reading.clause
    if clause is None or clause.negated or context_of(clause) is None or not is_askable(clause):
        return
    match = _SEEN.match(clause.rest)
    if clause.lemma not in _SEES or clause.aux or match is None or not _is_thing(match["what"]):
        return
    named = any(word[:1].isupper() for word in clause.subject.split()[1:])
    named = named or reading.names.is_name(clause.subject.split(" ")[0])
    answer = trimmed(match["how"])
    if answer and has_words(answer, 3) and (named or not clause.is_past):
        front = ask("how", clause, reading.subject, match["what"])
        yield reading.asks("view", bare(reading.subject), front, capitalised(answer))


def _is_thing(what: str) -> bool:
    loose = any(word.lower() in PRONOUNS | POSSESSIVES for word in what.split())
    return is_noun_phrase(what, longest=_LONGEST_OBJECT) and not loose
