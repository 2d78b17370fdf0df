"""Sentences that count: kinds, parts and examples of a thing become lists to recall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from trainer.generate.english.clause import clause
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import (
    bare,
    core,
    head,
    is_noun_phrase,
    is_plural,
    phrase_is_plural,
    plural_phrase_before,
)
from trainer.generate.english.tagger import FINITE
from trainer.generate.english.tokens import has_words, tokens
from trainer.generate.english.verbs import LEMMAS
from trainer.generate.english.words import (
    ARTICLES,
    DETERMINERS,
    GENERIC_NOUNS,
    NUMERALS,
    PRONOUNS,
    RELATIONAL,
    SUBJECTIVE,
    one_of,
    words,
)
from trainer.generate.facts import Candidate, Sentence
from trainer.generate.reading import Reading
from trainer.generate.resolve import with_before
from trainer.generate.wording import (
    FEWEST_FOR_A_LIST,
    capitalised,
    context_of,
    listed,
    lowered_subject,
    question,
)

_COUNT = one_of("two three four five six seven")
_SORTS = one_of(
    "types kinds forms categories classes parts branches stages phases steps layers levels"
    " components elements principles functions reasons ways factors sources methods causes effects"
    " groups regions divisions characteristics properties goals purposes criteria conditions laws"
    " rules approaches models varieties dimensions aspects features schools systems areas states"
    " pillars roles uses advantages disadvantages benefits challenges requirements symptoms organs"
    " bones modes theories perspectives type kind form"
)
_SORTS_OF = one_of(
    "types kinds forms examples sources causes symptoms functions uses characteristics features"
    " properties components advantages disadvantages benefits goals duties responsibilities signs"
    " treatments risk_factors side_effects"
)
_SOME = one_of("Several Many Various Different Some Common Major Other")
_HOLDS = one_of(
    "has have include includes contain contains comprise comprises consists_of consist_of"
    " recognize recognizes involve involves"
)
_THERE = re.compile(
    rf"There (?:are|were) (?P<count>{_COUNT}) "
    rf"(?P<what>(?:[\w-]+ ){{0,3}}?{_SORTS}(?: (?:of|in|to|for) [^:,;–—]+?)?)"
    r"(?:[:–—]|,? ?:? namely| – | — |, )\s*(?P<items>.+)"
)
_HAS = re.compile(
    rf"(?P<subject>[A-Z][^,;:]{{2,70}}?) {_HOLDS} (?P<count>{_COUNT}) "
    r"(?P<what>(?:[\w-]+ ){0,3}?[a-z]+s(?: of [\w -]+)?)(?::|—| – )\s*(?P<items>.+)"
)
_ARE = re.compile(
    rf"The (?P<count>{_COUNT}) (?P<what>(?:[\w-]+ ){{0,3}}?[a-z]+(?: (?:of|in|for|to) [^,:;]+?)?)"
    r" (?:are|were)(?: the)?:? (?P<items>.+)"
)
_NAMED_COUNT = re.compile(
    rf".*\bthe (?P<count>{_COUNT}) (?P<what>(?:[\w-]+ ){{0,3}}?[\w-]+): (?P<items>[^:;]+)"
)
_KINDS_OF = re.compile(
    rf"(?:{_COUNT}|{_SOME}|The (?:main|major|most common|different|various)) "
    rf"(?P<what>(?:[\w-]+ )?{_SORTS_OF} of [^,]+?)(?P<tail> (?:are|were|have) [^,]+)?"
    r",? (?:include|includes|including|are|such as):? (?P<items>.+)"
)
_EXAMPLES = re.compile(
    r"(?P<before>.*?)(?P<head>(?:[\w’'-]+ ){0,3}[\w’'-]+s),? (?:such as|including|like)"
    r" (?P<items>[^;:()]+)"
)
_TAILS = re.compile(
    r",? (?:which|who|that|where|when|because|to|for (?=\w+ing)|can|may|might|must|needs?"
    r"|are|is|was|were|have|has|had|requires?|often|also|in order|although|while)\b.*"
)
_RELATIVE_SIZE = re.compile(r"(?:\w+er|other|more|new|same|different|certain|various|similar) ")
_TOPICAL = words(
    "challenges obstacles problems difficulties benefits advantages disadvantages drawbacks risks"
    " limitations complications symptoms causes consequences"
)
_OF_ONE_THING = _TOPICAL | words("effects dangers signs")
_PAIR = 2  # of which two to recall, one could only guess
_NUMBER = re.compile(r"\((?:\d|[a-e]|i{1,3}|iv|v)\) ")
_NUMBERED = re.compile(
    r"(?P<what>[^():;]{5,90}?) (?P<be>are|were):? (?:the following:? )?\((?:1|a|i)\) (?P<items>.+)"
)
_LOOSE = re.compile(r"\b(?:these|those|its|their|his|her|this|other)\b", re.IGNORECASE)
_LONGEST_NUMBERED = 16
_MOST_EXAMPLES = 5


def enumerations(reading: Reading) -> Iterator[Candidate]:
    """Counted kinds and parts, else examples of something specific."""
    text = reading.text.rstrip(".!")
    found = list(_numbered(reading, text)) or list(_counted(reading, text))
    found = found or list(_kinds(reading, text))
    yield from found or _examples(reading, text)


def _numbered(reading: Reading, text: str) -> Iterator[Candidate]:
    """``The functions of X are (1) to … and (2) to …``, the numbers telling the members apart."""
    match = _NUMBERED.fullmatch(text)
    if match is None or not is_noun_phrase(match["what"]) or not phrase_is_plural(match["what"]):
        return
    items = tuple(
        re.sub(r"[,;]?(?: and| or)?$", "", part.strip()) for part in _NUMBER.split(match["items"])
    )
    fits = all(has_words(item, 1, _LONGEST_NUMBERED) for item in items)
    if fits and len(items) <= _MOST_EXAMPLES and not _LOOSE.search(match["what"]):
        what = reading.names.lowered(match["what"])
        what = re.sub(r"^the ", f"the {_number(items)} ", what)
        front = question(f"what {match['be']} {what}")
        yield _recalled(reading, "kinds", what, front, items)


def _counted(reading: Reading, text: str) -> Iterator[Candidate]:
    """``There are three types of X: a, b and c``, and the count must be right."""
    owned = _HAS.match(text)
    match = _THERE.match(text) or owned or _ARE.match(text) or _NAMED_COUNT.fullmatch(text)
    items = listed(match["items"].strip(), fewest=2) if match else ()
    if match is None or len(items) != NUMERALS[match["count"].lower()]:
        return
    verbs = [word.tag for word in tree_of(text).words if word.tag in FINITE]
    past = bool(verbs) and verbs[0] == "VBD" and not match["count"][0].isupper()
    front = f"what {'were' if past else 'are'} the {match['count'].lower()} {match['what']}"
    if match is owned:
        if not is_noun_phrase(match["subject"]):
            return
        subject = reading.names.lowered(match["subject"])
        twice = " of " in match["what"]
        front = f"which {match['count']} {match['what']} does {subject} have" if twice else (
            f"{front} of {subject}"
        )  # fmt: skip
    yield _recalled(reading, "kinds", match["what"], question(front), items)


def _recalled(
    reading: Reading, family: str, subject: str, front: str, items: tuple[str, ...]
) -> Candidate:
    """Two members are one short answer, three or more a list."""
    if len(items) < FEWEST_FOR_A_LIST:
        return reading.asks(family, subject, front, capitalised(" and ".join(items)))
    return reading.lists(family, subject, front, items)


def _kinds(reading: Reading, text: str) -> Iterator[Candidate]:
    """``Several types of X are used, including a, b and c`` → Which types of X are used?"""
    match = _KINDS_OF.match(text)
    items = listed(match["items"]) if match else ()
    if not match or not items:
        return
    what, tail = match["what"], match["tail"] or ""
    if any(token.low in PRONOUNS | {"such", "both"} for token in tokens(what)):
        return
    front = f"which {what}{tail}" if tail else f"what are {_number(items)} {what}"
    yield reading.lists("kinds", what, question(front), items)


def _number(items: tuple[str, ...]) -> str:
    names = {number: word for word, number in NUMERALS.items()}
    return names.get(len(items), "some")


def _examples(reading: Reading, text: str) -> Iterator[Candidate]:
    """``bone cancers such as a, b and c``, where the head is specific enough to ask for."""
    main = reading.clause
    match = _EXAMPLES.match(text)
    if not match or (main and (main.is_past or context_of(main) is None)):
        return
    phrase = plural_phrase_before(match["head"])
    items = listed(_without_verb(_TAILS.sub("", match["items"])), fewest=2)
    if not phrase or not items or len(items) > _MOST_EXAMPLES:
        return
    if not match["before"].strip() and match["head"].startswith(phrase):
        phrase = reading.names.lowered(phrase)
    if head(phrase).lower() in _TOPICAL and has_words(phrase, most=2):
        yield from _of_topic(reading, phrase, items)
    elif _is_specific(phrase) and (len(items) > _PAIR or head(phrase).lower() in _OF_ONE_THING):
        front = question(f"what are {_number(items)} examples of {phrase}")
        yield _recalled(reading, "examples", phrase, front, items)
    elif _is_specific(phrase):
        row = f"{', '.join(items[:-1])} and {items[-1]}"
        back = capitalised(reading.names.lowered(phrase))
        yield reading.asks("examples", row, question(f"what are {row} examples of"), back)


def _of_topic(reading: Reading, phrase: str, items: tuple[str, ...]) -> Iterator[Candidate]:
    """``Challenges such as …``: of what the passage is about, or the sentence before it."""
    topic = reading.topic
    if not topic and reading.previous:
        topic = _subject_of(reading, reading.previous)
        quoting_both = with_before(reading.previous, reading.sentence)
        reading = replace(reading, sentence=quoting_both)
    if topic:
        front = question(f"what are {_number(items)} {phrase} of {topic}")
        yield _recalled(reading, "examples", phrase, front, items)


def _subject_of(reading: Reading, before: Sentence) -> str:
    """What the sentence before speaks of, where that has a name of its own."""
    found = clause(before.text)
    subject = lowered_subject(reading.names, found) if found and not before.resolved else ""
    named = is_noun_phrase(subject, longest=6) and head(subject).lower() not in GENERIC_NOUNS
    definite = subject.startswith("the ") or subject.split(" ", 1)[0] in DETERMINERS - ARTICLES
    return subject if named and not definite else ""


def _without_verb(items: str) -> str:
    """``whales, seals and otters breathe air`` up to the verb of the sentence."""
    parts = tokens(items)
    for before, token in pairwise(parts):
        if is_plural(before.text) and token.low in LEMMAS and before.is_word:
            return items[: token.start].rstrip()
    return items


def _is_specific(phrase: str) -> bool:
    """Whether the phrase says by itself what it takes in."""
    noun = head(phrase).lower()
    adjectives = phrase.lower().split()[:-1]
    judged = any(word in SUBJECTIVE | RELATIONAL for word in adjectives) or _RELATIVE_SIZE.match(
        phrase
    )
    general = {noun, noun.rstrip("s")} & GENERIC_NOUNS and not has_words(phrase, 3)
    is_verb = phrase.split(" ", 1)[0].lower() in LEMMAS
    whole = has_words(phrase, 2) and core(phrase) == bare(phrase)
    return bool(whole and not (judged or general or is_verb))
