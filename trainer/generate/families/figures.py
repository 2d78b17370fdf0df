"""A figure that a rule or a description states, as the gap of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.cards.note import Kind
from trainer.generate.english.nouns import bare
from trainer.generate.english.openings import without_connective
from trainer.generate.english.tokens import has_words
from trainer.generate.english.words import GENERIC_NOUNS, NUMERALS, PRONOUNS, words
from trainer.generate.facts import Candidate
from trainer.generate.families.cloze import gapped
from trainer.generate.reading import Reading
from trainer.generate.wording import capitalised

_WORDS = "|".join(
    (*sorted(NUMERALS), "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "sixty")
)
_DIGITS = r"\d+(?:[.,]\d+)*"
_MONEY = rf"[£$€]\s?{_DIGITS}(?: ?(?:million|billion|bn))?"
_NUMBER = rf"(?:{_MONEY}|{_DIGITS}|{_WORDS})"
_UNIT = (
    r"(?:%|(?:per cent|percent|degrees|times)\b|°\s?C|°\s?F|°|(?:k?Hz|k?V|k?W|mA|Ah|rpm|mg|µg|kg|g"
    r"|ml|micrograms?|milligrams?|grams?|kilograms?|litres?|hertz|volts?|watts?|megawatts?|cents?|euros?|pounds?|dollars?"
    r"|km|cm|mm|nm|µm|m|bar|litres?|met(?:re|er)s?|(?:kilo|centi|milli)met(?:re|er)s?|miles?|tons?|tonnes?"
    r"|(?:(?:working|calendar|consecutive) )?(?:seconds?|minutes?|hours?|days?|weeks?|months?"
    r"|years?))\b(?:’ \w+|' \w+)?)"
)
_FIGURE = re.compile(
    rf"(?<![\w.-])(?P<all>(?:one (?:to|or) )?{_NUMBER}(?: ?(?:–|-|to|or|and) ?{_NUMBER})?"
    rf"(?: (?:million|billion|thousand))? ?(?:{_UNIT})"
    r"(?:\)? (?:per|an?) (?:second|minute|hour|day|week|month|year)\b)?"
    rf"|{_MONEY}|{_DIGITS} (?:in|out of) {_DIGITS}|(?:{_WORDS}) (?:in|out of) (?:{_WORDS})"
    rf"|(?<=(?:.. is|. are) ){_DIGITS}(?=\.$)"
    rf"|(?:(?<=more than )|(?<=at least )|(?<=at most )|(?<=up to )){_NUMBER})",
    re.IGNORECASE,
)
_ANY = re.compile(rf"(?<![\w-])(?:\d|(?:{_WORDS})\b)", re.IGNORECASE)
_FEWEST, _MOST = 7, 30
_LEANING = (PRONOUNS - {"you"}) | words("this these that those such each another both then here")
_PLAIN_CONTEXT = re.compile(r"(?:On|In|At|For|Under) (?:[\w-]+ ){0,4}[\w-]+")
_PART_OR_POINT = re.compile(r" (?:thirds|quarters|fifths|tenths|halves|later|earlier|before|ago)\b")
_LABEL = re.compile(r"[^.:]{2,50}: ")
_INSTANCE = re.compile(
    r"\b(?:for example|for instance|e\.g\.|suppose|say|example)\b", re.IGNORECASE
)


def figures(reading: Reading) -> Iterator[Candidate]:
    """``A member holds office for a term of four years``, the four years left out."""
    clause = reading.clause
    text = capitalised(without_connective(reading.text))
    if clause is None or clause.is_past or reading.sentence.split:
        return
    loose = bool(clause.context) and not _PLAIN_CONTEXT.fullmatch(clause.context)
    loose = loose or clause.subject.split(" ", 1)[0].lower() in _LEANING
    loose = loose or _is_one_of_several(reading, clause.subject)
    ends = reading.sentence.quote.rstrip('”’")»')[-1:] in ".!"
    if loose or not ends or _INSTANCE.search(reading.sentence.quote):
        return  # an item without a stop goes on from what stands above the list
    found = list(_FIGURE.finditer(text))
    if len(found) != 1 or not has_words(text, _FEWEST, _MOST):
        return
    figure = found[0]["all"]
    one_case = clause.subject.startswith(("A ", "An ")) and figure in clause.subject
    if one_case or _PART_OR_POINT.match(text, found[0].end()) or _LABEL.match(text):
        return  # "A carpet that is worn after eight years …"
    if len(_ANY.findall(text.replace(figure, ""))) or not reading.name:
        return
    front = gapped(text, figure)
    if front:
        yield Candidate("figure", Kind.CLOZE, reading.sentence, figure, front)


def _is_one_of_several(reading: Reading, subject: str) -> bool:
    """``The plant supplies 0.12 %`` where the text tells of *the first large plant*."""
    noun = bare(subject).lower()
    several = noun in reading.several or noun in GENERIC_NOUNS
    return subject.lower().startswith("the ") and several and not reading.is_matter(noun)
