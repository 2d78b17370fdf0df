"""What a passage is about, as a noun phrase that a question can name."""

from __future__ import annotations

import re

from trainer.generate.english.nouns import is_noun_phrase
from trainer.generate.english.words import PREPOSITIONS
from trainer.generate.wording import sentence_case

_EMPTY = re.compile(
    r"(?:introduction|overview|background|summary|conclusions?|references|notes|see also"
    r"|further reading|examples?|discussion|results|methods|abstract|contents"
    r"|appendix|faq|exercises|history)",
    re.IGNORECASE,
)
_LONGEST = 7


def holds_spam(words: str, spam: tuple[str, ...]) -> bool:
    """Whether any of the phrases that were cut out as noise stands in the words."""
    folded = " ".join(words.casefold().split())
    return any(phrase.casefold() in folded for phrase in spam)


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
