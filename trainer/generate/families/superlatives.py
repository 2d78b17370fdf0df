"""``X is the largest Y of Z``: there is only one, so it can be asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.nouns import bare, head, is_noun_phrase
from trainer.generate.english.tokens import word_count
from trainer.generate.english.words import PEOPLE_NOUNS, SUBJECTIVE, words
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.trimming import trimmed
from trainer.generate.wording import capitalised, context_of, question, without_article

_UNIQUE = re.compile(
    r"the (?:(?:\w+-)?(?:first|only|last)|(?:second|third)-\w+est|(?!best|worst|latest|rest|west"
    r"|east|interest)\w{3,}est|(?:most|least) (?:common|abundant|populous|widely|frequent|powerful"
    r"|massive|dense|recent)(?: used| spoken)?) (?P<what>[\w-]+ .+)"
)
_OF_SOMETHING = words(
    "predictor cause causes factor factors threat sign symptom symptoms problem risk reason reasons"
    " feature part element advantage drawback challenge concern difference example consequence"
)
_SUBJECT_WORDS = 5
_FEWEST = 4


def superlatives(reading: Reading) -> Iterator[Candidate]:
    """``The femur is the longest bone in the body`` → What is the longest bone in the body?"""
    clause = reading.clause
    if clause is None or clause.negated or clause.lemma != "be" or context_of(clause) is None:
        return
    subject = bare(clause.subject)
    plain = is_noun_phrase(clause.subject) and word_count(subject) <= _SUBJECT_WORDS
    what = trimmed(clause.rest, 24).split(", ")[0]
    if not plain or clause.aux in {"can", "may"} or not _UNIQUE.match(what):
        return
    if re.search(r" at \d", what):  # "the highest point at 430 metres" tells of nothing whose
        return
    if clause.is_past and what.startswith("the only "):  # only where the story stands
        return
    kind = re.split(r"\b(?:to|in|of|that|who|on|for)\b", what)[0]
    if head(kind).lower() in _OF_SOMETHING and not what.startswith((f"{kind}of ", f"{kind}to ")):
        return  # "the strongest predictor" of what?
    if word_count(what) < _FEWEST or head(kind).lower() in SUBJECTIVE:
        return
    asked = "who" if head(kind).lower() in PEOPLE_NOUNS else "what"
    front = question(f"{context_of(clause)}{asked} {clause.aux} {what}")
    back = capitalised(without_article(reading.subject))
    yield reading.asks("superlative", subject, front, back)
