"""How long, how many and how high: the figure of a clause becomes what is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.nouns import bare, head, is_noun_phrase
from trainer.generate.english.tokens import has_words
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.words import GENERIC_NOUNS, NUMERALS, words
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.spans import told
from trainer.generate.subjects import can_be_asked
from trainer.generate.wording import ask, capitalised, context_of

_ROUGHLY = (
    r"(?:(?:about|around|roughly|approximately|some|nearly|almost|over|under|at least|at most|up to"
    r"|more than|less than|fewer than|only|just|exactly|between|an? average of)\s)*"
)
_NUMBER = (
    rf"(?:\d[\d.,]*(?:\s?[–-]\s?\d[\d.,]*)?|{'|'.join(NUMERALS)}|eleven|twelve|twenty|thirty|forty"
    r"|fifty|sixty|ninety|a hundred|a thousand|half an?|an?)"
)
_RANGE = (
    rf"{_ROUGHLY}{_NUMBER}(?:\s(?:or|to|and)\s(?:a half|{_NUMBER}))?"
    r"(?:\s(?:million|billion|thousand))?"
)
_UNIT = (
    r"(?:(?:working|business|school|calendar|full) )?"
    r"(?:second|minute|hour|day|night|week|month|year|decade|centur(?:y|ie))s?"
)
_FOR = re.compile(
    rf"(?P<lead>.*?)\bfor (?P<time>{_RANGE} {_UNIT}(?: or (?:more|longer|less))?)(?:$|[ ,.;])",
    re.IGNORECASE,
)
_SPELL = re.compile(rf"(?:for )?(?P<time>{_RANGE} {_UNIT})", re.IGNORECASE)
_WITHIN = re.compile(
    rf"(?P<lead>[^,]*?),? (?P<tie>within|no later than|not later than) (?P<time>{_RANGE} {_UNIT}"
    r"(?: (?:of|after|from) [\w’' -]+)?)(?:$|[,.;])",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    rf"(?P<time>(?:from|between) {_NUMBER}(?: {_UNIT})? (?:to|and) {_NUMBER} {_UNIT})",
    re.IGNORECASE,
)
_BY = re.compile(rf"(?P<lead>.*?) by (?P<size>{_RANGE} [\w²³%°]+)$", re.IGNORECASE)
_HIGH = re.compile(
    rf"(?P<size>{_RANGE} [\w²³%°/]+) (?P<how>high|long|wide|deep|tall|thick|old|across|apart)\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    rf"(?!an? )(?P<count>{_RANGE}) (?P<what>(?:[a-z][\w-]* ){{0,2}}?[a-z][\w-]*s)"
    r"(?P<rest>(?: (?:of|in|per) [^,;:]+)?)(?:$|[,;:].*)"
)
_SIZE = re.compile(
    rf"{_RANGE}(?: {_UNIT}|(?: |(?=[%°]))(?:[kKMGT]i?B|bytes?|bits?|%|per ?cent|°[CF]|degrees"
    r"|volts?|watts?|kW|mm|cm|km|m|(?:kilo|centi|milli)?met(?:re|er)s?|miles?|feet|inch(?:es)?|kg|g|mg"
    r"|(?:kilo|milli)?grams?|tons?|tonnes?|lit(?:re|er)s?|ml|bar|hPa))|[€£$]\d[\d.,]*",
    re.IGNORECASE,
)
_RATIO = re.compile(
    rf"(?P<times>{_RANGE}(?: hundred| thousand)? times) "
    r"(?P<what>(?:as [a-z]+ as|(?:more|less) [a-z-]+(?: to [a-z]+)? than|[a-z]+er than) [^,;:]+)",
    re.IGNORECASE,
)
_ALLOWED = re.compile(  # "You have six years to bring a claim"
    rf"(?P<time>{_RANGE} {_UNIT}) (?P<deed>to [a-z]+ [^,;:]+)", re.IGNORECASE
)
_QUANTITIES = words(
    "limit size length height weight capacity temperature speed rate period timeout interval dose"
    " pressure width depth age distance price fee fine penalty voltage frequency duration delay"
    " range diameter radius thickness volume maximum minimum threshold wavelength term lifetime"
    " lifespan deadline"
)
_UNITS = re.compile(
    r"(?:percent|per cent|quarters|thirds|halves|fifths|tenths"
    r"|times|degrees|kilomet|met(?:re|er)|mile|kilogram|gram|ton|lit)"
)
_CHANGES = words("cut reduce increase raise lower shorten lengthen rise fall grow shrink drop")
_ANNOUNCED = words("aim goal part way reason step purpose point thing feature use form role")
_COUNTED = re.compile(  # "spent twenty years looking for a second"
    r"\d|\b(?:centuries|decades|years|months|weeks|days|hours|minutes|that|least|most|than|three"
    r"|two|of)\b"
)
_MENTIONS = words("be list name give mention describe identify discuss offer")
_COUNTED_FROM = re.compile(r" (?:from|after|following|before|until|once|beyond) ")
_LONGEST_LEAD = 8


def measures(reading: Reading) -> Iterator[Candidate]:
    """``The city burned for six days`` → How long did the city burn?"""
    clause = reading.clause
    if clause is None or clause.negated or context_of(clause) is None:
        return
    allowed = _allowed(reading, clause)
    placed = bool(reading.name) and is_noun_phrase(clause.subject, longest=_LONGEST_LEAD)
    if allowed is None and not (can_be_asked(reading, clause) or placed):
        return
    said = told(clause)
    found = allowed or next(
        (card for ask_for in _FIGURES if (card := ask_for(reading, clause, said))), None
    )
    if found is None:
        yield from _many(reading, clause, said)
    else:
        yield found


def _within(reading: Reading, clause: Clause, _: str) -> Candidate | None:
    """``The keeper must answer within ten days`` → Within how long must the keeper answer?"""
    match = _WITHIN.match(clause.rest)
    if match is None or clause.aux not in {"must", "shall", "may", "should"}:
        return None
    front = ask(f"{match['tie']} how long", clause, reading.subject, match["lead"])
    return _figure(reading, front, f"{match['tie']} {match['time']}")


def _by_how_much(reading: Reading, clause: Clause, said: str) -> Candidate | None:
    """``The tax raises the price by 5 %`` → By how much does the tax raise the price?"""
    match = _BY.match(said)
    one = match is not None and not re.search(r"\d|\band\b", match["lead"])
    if match is None or not one or clause.lemma not in _CHANGES or clause.aux:
        return None
    front = ask("by how much", clause, reading.subject, match["lead"])
    return _figure(reading, front, match["size"])


def _lasting(reading: Reading, clause: Clause, said: str) -> Candidate | None:
    """``The war lasted five years``, ``The city burned for six days``."""
    spell, match = _FROM_TO.match(said) or _SPELL.match(said), _FOR.match(said)
    if clause.lemma == "last" and spell:
        return _figure(reading, ask("how long", clause, reading.subject), spell["time"])
    if match is None or _COUNTED.search(match["lead"]):
        return None
    lead = match["lead"].strip()
    if not has_words(lead or "x", most=_LONGEST_LEAD):
        return None
    if _COUNTED_FROM.match(said[match.end("time") :]):
        return None  # "for 70 years from the death of …": half of the answer
    front = ask("how long", clause, reading.subject, lead)
    return _figure(reading, front, f"for {match['time']}")


def _how_high(reading: Reading, clause: Clause, said: str) -> Candidate | None:
    """``The mast is 30 metres high`` → How high is the mast?"""
    match = _HIGH.match(said)
    if match is None or clause.lemma != "be" or clause.verb:
        return None
    how = "far" if match["how"] in {"across", "apart"} else match["how"]
    tail = match["how"] if how == "far" else ""
    return _figure(reading, ask(f"how {how}", clause, reading.subject, tail), match["size"])


def _stated(reading: Reading, clause: Clause, _: str) -> Candidate | None:
    """``The timeout of a lock is 30 seconds``, ``Water is 800 times as dense as air``."""
    if clause.aux not in {"is", "are"} or clause.verb:
        return None
    said = clause.rest.rstrip(" .")
    ratio, size = _RATIO.fullmatch(said), _SIZE.fullmatch(said)
    if ratio:
        more, than, other = ratio["what"].partition(" than ")
        tail = f"than {other}" if than else ""
        front = ask(f"how many times {more}", clause, reading.subject, tail)
        return _figure(reading, front, ratio["times"])
    if size and _is_quantity(clause.subject):
        lasts = re.fullmatch(rf"{_RANGE} {_UNIT}", size[0], re.IGNORECASE)
        return _figure(
            reading, ask("how long" if lasts else "what", clause, reading.subject), size[0]
        )
    return None


def _allowed(reading: Reading, clause: Clause) -> Candidate | None:
    """``You have six years to bring a claim`` → How long do you have to bring a claim?"""
    match = _ALLOWED.fullmatch(clause.rest.rstrip(" ."))
    you = clause.subject.lower() == "you"
    told = match is not None and clause.lemma == "have" and not (clause.is_past or clause.aux)
    if match is None or not told or not reading.name or not (you or can_be_asked(reading, clause)):
        return None
    subject = "you" if you else reading.subject
    return _figure(reading, ask("how long", clause, subject, match["deed"]), match["time"])


def _is_quantity(subject: str) -> bool:
    """``the visibility timeout``, not just ``the limit``: of which thing it is the quantity."""
    noun = head(bare(subject)).lower()
    return noun in _QUANTITIES and has_words(bare(subject), 2)


def _many(reading: Reading, clause: Clause, said: str) -> Iterator[Candidate]:
    """``X has twelve Ys`` → How many Ys does X have?"""
    match = _MANY.match(said)
    tied = match is not None and clause.tree.words[clause.after].tag == "IN"  # "between two cells"
    if match is None or tied or clause.lemma in _MENTIONS or _UNITS.match(match["what"]):
        return
    noun = head(match["what"]).removesuffix("s")
    if noun in GENERIC_NOUNS | _ANNOUNCED or re.fullmatch(_UNIT, noun):
        return
    within = match["rest"] if not match["rest"].startswith((" in ", " per ")) else ""
    behind = match["rest"].strip() if not within else ""
    front = ask(f"how many {match['what']}{within}", clause, reading.subject, behind)
    yield _figure(reading, front, f"{match['count']} {match['what']}")


def _figure(reading: Reading, front: str, back: str) -> Candidate:
    return reading.asks("quantity", bare(reading.subject), front, capitalised(back))


_FIGURES = (_within, _by_how_much, _stated, _lasting, _how_high)
