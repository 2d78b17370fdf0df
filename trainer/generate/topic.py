"""What a passage is about, as a noun phrase that a question can name."""

from __future__ import annotations

import re

from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import is_noun_phrase, is_plural
from trainer.generate.english.verbs import GERUNDS, LEMMAS, THIRD
from trainer.generate.english.words import AUXILIARIES, PREPOSITIONS, PRONOUNS
from trainer.generate.wording import sentence_case

_EMPTY = re.compile(
    r"(?:introduction|overview|background|summary|conclusions?|references|notes|see also"
    r"|further reading|(?:an? )?(?:worked )?examples?|discussion|results|methods|abstract"
    r"|appendix|faq|exercises|history|contents|preface|questions|answers|glossary|key terms"
    r"|(?:package |patient )?(?:information )?leaflet(?:: .*)?|information for (?:the )?\w+"
    r"|(?:chapter|lecture|week|unit|module|section|part|lesson|session|day) [\dIVX]+"
    r"|(?:(?:the |an? )?(?:owner|user|reference|service|operating|installation"
    r"|maintenance|safety)[’']?s?[’']? (?:and [a-z]+ )?)?"
    r"(?:manual|guide|handbook|instructions|article|chapter|lecture|document|notes))",
    re.IGNORECASE,
)
_LONGEST = 7


def holds_spam(words: str, spam: tuple[str, ...]) -> bool:
    """Whether any of the phrases that were cut out as noise stands in the words."""
    folded = " ".join(words.casefold().split())
    return any(phrase.casefold() in folded for phrase in spam)


_NUMBERED = re.compile(
    r"^(?:(?:chapter|lecture|week|unit|module|section|part|lesson|session)\s+[\dIVX]+|\d+(?:\.\d+)*)"
    r"[.:)–—|·-]*\s+(?:[·|•]\s+)?",
    re.IGNORECASE,
)
_CODE = re.compile(  # of a course: "BIO 214 Week 3: …"
    r"^[A-Z]{2,5}[\s-]?\d{3,4}[A-Z]?(?:\s*[Ww]eek \d+)?(?:\s*[:–—,-]\s*|\s+(?=[A-Z]))"
)
_ASIDE = re.compile(r"\s(?:above|below|mentioned)\b")  # they would point at a page
_ASKS_HOW = re.compile(r"(?:how|why) (?!to\b)", re.IGNORECASE)
_ASKS = re.compile(r"(?:when|where|what|who|which|if) ", re.IGNORECASE)
_LESSON = re.compile(
    r"[\s:–—,-]*\b(?:chapter|lecture|week|unit|module|lesson|session) \d+[:.–—\s-]+", re.IGNORECASE
)
_INTRODUCES = re.compile(
    r"^(?:an? act (?:concerning|on|about|for|relating to|to regulate) (?:the )?"
    r"|(?:an? )?(?:brief |short |general )?(?:introduction|guide|overview)(?: to| of) (?:the )?"
    r"|[A-Z][a-z]+ing [^:]* (?:with|by|using) (?=[\w-]+$))",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s\([^()]*\)")
_LONGEST_LETTERS = 6  # of an abbreviation
_LONGEST_NAME = 8


def name_of(title: str) -> str:
    """What a title says the document is about, to open a question with; empty where it says none.

    ``6 Gout: an overview`` → ``Gout``; ``What is money?`` and ``Introduction`` name nothing.
    """
    words = _NUMBERED.sub("", _CODE.sub("", _IN_BRACKETS.sub("", title).strip()))
    lesson = _LESSON.search(words)
    if lesson:  # "Computer Networks, Lecture 9: Reliable Transport" is about transport
        words = f"{words[lesson.end() :]}: {words[: lesson.start()]}"
    for part in re.split(r"[:–—|]\s", words):
        name = _INTRODUCES.sub("", _ASIDE.split(part.strip(" .:–—-"))[0])
        name = _doer(name) if _ASKS_HOW.match(name) else re.sub(r", \d{3,4}(?:[–-]\d+)?$", "", name)
        asks = name.endswith("?") or _ASKS.match(name)
        plain = not asks and not _EMPTY.fullmatch(name) and not name.isdigit()
        if name.isupper() and (" " in name or len(name) > _LONGEST_LETTERS):
            name = " ".join(w if re.search(r"\d", w) else w.lower() for w in name.split())
        doing = name.split(" ", 1)[0].lower() in GERUNDS and len(name.split()) <= _LONGEST_NAME
        if name and plain and (doing or is_noun_phrase(name, longest=_LONGEST_NAME)):
            return name[:1].upper() + name[1:]
    return ""


def is_lesson(title: str, heading: str, *, over_all: bool) -> bool:
    """Whether a title names a course or chapter, and the first heading what this part is about.

    ``CE 407 Earthquakes`` above ``Lecture 9: Liquefaction``, ``Chapter 3 The Earth`` above
    ``3.2 Maps``: the heading stands over all the others, or says that it is a lecture.
    """
    numbered = any((_NUMBERED.match(heading), _NUMBERED.match(title), _CODE.match(title)))
    return numbered and (over_all or bool(_LESSON.match(heading)))


def _doer(title: str) -> str:
    """``How skeletal muscle contracts`` → ``skeletal muscle``."""
    tree = tree_of(sentence_case(title))
    doer = tree.child(tree.root, "nsubj", "nsubjpass") if tree.words else None
    if doer is None or doer == len(tree.words) - 1:
        told = _before_verb(sentence_case(title).split())
    else:
        told = tree.phrase(doer)
    name = re.sub(r"^(?:some|many|all|the) ", "", told)
    return name if name not in PRONOUNS else ""


def _before_verb(title: list[str]) -> str:
    """``skeletal muscle`` of a title whose verb the parser took for a noun: ``contracts``."""
    for at, word in enumerate(title[2:], 2):
        if word in AUXILIARIES or word in THIRD or (word in LEMMAS and is_plural(title[at - 1])):
            return " ".join(title[1:at])
    return ""


def topic_of(title: str, headings: tuple[str, ...]) -> str:
    """The nearest heading or the title that can stand after *of*; empty where none can."""
    for words in (*reversed(headings), title):
        topic = _phrase(words)
        if topic:
            return topic
    return ""


def _phrase(words: str) -> str:
    words = re.sub(r"^[\d.]+\s+", "", words).strip(" .:")
    first = words.split(" ", 1)[0].lower()
    plain = bool(re.fullmatch(r"[\w’' -]+", words)) and not _EMPTY.fullmatch(words)
    if not plain or first in PREPOSITIONS or not is_noun_phrase(words, longest=_LONGEST):
        return ""
    return sentence_case(words)
