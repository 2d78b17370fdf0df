"""Sentences that count: kinds, parts and examples of a thing become lists to recall."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.nouns import bare, core, head, is_noun_phrase, plural_phrase_before
from trainer.generate.english.tokens import tokens, word_count
from trainer.generate.english.verbs import LEMMAS
from trainer.generate.english.words import GENERIC_NOUNS, NUMERALS, PRONOUNS, SUBJECTIVE
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.wording import capitalised, context_of, listed, question

_COUNT = r"(?:two|three|four|five|six|seven)"
_KINDS = r"(?:types?|kinds?|forms?|categories|classes|parts|branches|stages|phases|steps|layers|levels|components|elements|principles|functions|reasons|ways|factors|sources|methods|causes|effects|groups|regions|divisions|characteristics|properties|goals|purposes|criteria|conditions|laws|rules|approaches|models|varieties|dimensions|aspects|features|schools|systems|areas|states|pillars|roles|uses|advantages|disadvantages|benefits|challenges|requirements|symptoms|organs|bones|modes|theories|perspectives)"
_THERE = re.compile(
    rf"There (?:are|were) (?P<count>{_COUNT}) (?P<what>(?:[\w-]+ ){{0,3}}?{_KINDS}(?: (?:of|in|to|for) [^:,;–—]+?)?)"
    r"(?:[:–—]|, namely|: namely| – | — )\s*(?P<items>.+)"
)
_HAS = re.compile(
    rf"(?P<subject>[A-Z][^,;:]{{2,70}}?) (?:has|have|includes?|contains?|comprises?|consists? of|recognizes?|involves?)"
    rf" (?P<count>{_COUNT}) (?P<what>(?:[\w-]+ ){{0,3}}?[a-z]+s(?: of [\w -]+)?)(?::|—| – )\s*(?P<items>.+)"
)
_ARE = re.compile(
    rf"The (?P<count>{_COUNT}) (?P<what>(?:[\w-]+ ){{0,3}}?[a-z]+(?: (?:of|in|for|to) [^,:;]+?)?) (?:are|were)(?: the)?:? (?P<items>.+)"
)
_KINDS_OF = re.compile(
    rf"(?P<count>{_COUNT}|Several|Many|Various|Different|Some|The (?:main|major|most common|different|various)|Common|Major|Other) (?P<what>(?:[\w-]+ )?(?:types|kinds|forms|examples|sources|causes|symptoms|functions|uses|characteristics|features|properties|components|advantages|disadvantages|benefits|goals|duties|responsibilities|symptoms|signs|treatments|risk factors|side effects) of [^,]+?)"
    r"(?P<tail> (?:are|were|have) [^,]+)?,? (?:include|includes|including|are|such as):? (?P<items>.+)"
)
_EXAMPLES = re.compile(
    r"(?P<before>.*?)(?P<head>(?:[\w’'-]+ ){0,3}[\w’'-]+s),? (?:such as|including|like) (?P<items>[^;:()]+)"
)
_TOPICAL = frozenset(
    "challenges obstacles problems difficulties benefits advantages disadvantages drawbacks risks"
    " limitations complications symptoms causes consequences side-effects".split()
)
_TAILS = re.compile(
    r",? (?:which|who|that|where|when|because|to (?!the)|for (?=\w+ing)|can|may|might|must|need|needs"
    r"|are|is|was|were|have|has|had|require|requires|often|also|in order|although|while)\b.*"
)


def enumerations(reading: Reading) -> Iterator[Candidate]:
    """Counted kinds and parts, else examples of something specific."""
    text = reading.text.rstrip(".!")
    found = list(_counted(reading, text)) or list(_kinds(reading, text))
    yield from found or _examples(reading, text)


def _counted(reading: Reading, text: str) -> Iterator[Candidate]:
    there, has, are = _THERE.match(text), _HAS.match(text), _ARE.match(text)
    match = there or has or are
    items = listed(match["items"].strip(), fewest=2) if match else ()
    if not match or len(items) != NUMERALS[match["count"].lower()]:
        return
    if has and match is has:
        if not is_noun_phrase(match["subject"]):
            return
        subject = reading.names.lowered(match["subject"])
        front = question(f"what are the {match['count']} {match['what']} of {subject}")
        if " of " in match["what"]:
            front = question(f"which {match['count']} {match['what']} does {subject} have")
    else:
        front = question(f"what are the {match['count'].lower()} {match['what']}")
    yield _list_or_pair(reading, "kinds", match["what"], front, items)


def _list_or_pair(
    reading: Reading, family: str, subject: str, front: str, items: tuple[str, ...]
) -> Candidate:
    if len(items) == 2:  # noqa: PLR2004
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
    front = (
        question(f"which {what}{tail}") if tail else question(f"what are {_number(items)} {what}")
    )
    yield reading.lists("kinds", what, front, items)


def _number(items: tuple[str, ...]) -> str:
    names = {number: word for word, number in NUMERALS.items()}
    return names.get(len(items), "some")


def _examples(reading: Reading, text: str) -> Iterator[Candidate]:
    """``bone cancers such as a, b and c``, where the head is specific enough to ask for."""
    clause = reading.clause
    if clause and (clause.is_past or context_of(clause) is None):
        return
    match = _EXAMPLES.match(text)
    if not match:
        return
    phrase = plural_phrase_before(match["head"])
    items = listed(_TAILS.sub("", match["items"]), fewest=2)
    if not phrase or not items or len(items) > 5:  # noqa: PLR2004
        return
    opens = not match["before"].strip() and match["head"].startswith(phrase)
    phrase = reading.names.lowered(phrase) if opens else phrase
    if phrase.split(" ")[0].lower() in LEMMAS:
        return
    asked = _specific(phrase, reading.topic)
    if asked:
        front = question(f"what are {_number(items)} examples of {asked}")
        if phrase in _TOPICAL or head(phrase) in _TOPICAL:
            front = question(f"what are {_number(items)} {asked}")
        yield _list_or_pair(reading, "examples", phrase, front, items)


def _specific(phrase: str, topic: str) -> str:
    """What to ask for: a phrase of its own, or a general word made specific by the topic."""
    noun = head(phrase).lower()
    if noun in _TOPICAL and word_count(phrase) <= 2 and topic:  # noqa: PLR2004
        return f"{phrase} of {topic}"
    if any(word in SUBJECTIVE for word in phrase.split()[:-1]):
        return ""
    if re.match(r"(?:\w+er|other|more|new|same|different|certain|various|similar) ", phrase):
        return ""
    general = noun in GENERIC_NOUNS or noun.rstrip("s") in GENERIC_NOUNS
    return (
        phrase if word_count(phrase) >= 2 and not general and core(phrase) == bare(phrase) else ""
    )  # noqa: PLR2004
