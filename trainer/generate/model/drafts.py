"""What a model proposed, checked for its shape before anything else looks at it.

Nothing that a server sends is trusted: whatever is not text of a sane length, or holds
letters that no file may hold, is as good as not said.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trainer.generate.model.extract import objects
from trainer.generate.model.prompts import MOST_CARDS

_LONGEST = {"quote": 2000, "question": 400, "answer": 600, "term": 120}
_FIELDS = tuple(_LONGEST)


@dataclass(frozen=True, slots=True)
class Draft:
    """A card as the model wrote it, white space collapsed, nothing else vouched for."""

    quote: str
    question: str
    answer: str
    term: str


class UnusableReplyError(ValueError):
    """A reply without the asked-for shape; the text says to the model what is missing."""


def read_cards(text: str) -> tuple[Draft, ...]:
    """The cards of a reply, whole or cut off, at most four.

    Raises:
        UnusableReplyError: it holds neither a list of cards nor one finished card.
    """
    found = tuple(objects(text))
    for outer in found:
        if isinstance(outer.get("cards"), list):
            return _drafts(outer["cards"])
    drafts = tuple(draft for entry in found if (draft := _draft(entry)))
    if drafts:
        return drafts[:MOST_CARDS]
    raise UnusableReplyError('there is no JSON object with a list "cards" of cards')


def read_question(text: str) -> str:
    """The question of a reply.

    Raises:
        UnusableReplyError: there is none.
    """
    for found in objects(text):
        question = _text(found, "question")
        if question:
            return question
    raise UnusableReplyError('there is no JSON object with a text "question"')


def _drafts(entries: list[Any]) -> tuple[Draft, ...]:
    """The entries that are cards; one that is not spoils only itself, but not all may be."""
    found = [draft for entry in entries if (draft := _draft(entry))]
    if entries and not found:
        raise UnusableReplyError(f"no card has the texts {', '.join(_FIELDS)}")
    return tuple(found[:MOST_CARDS])


def _draft(entry: Any) -> Draft | None:
    if not isinstance(entry, Mapping):
        return None
    quote, question, answer, term = (_text(entry, name) for name in _FIELDS)
    return Draft(quote, question, answer, term) if quote and question and answer else None


def _text(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or len(value) > _LONGEST[name]:
        return ""
    text = unicodedata.normalize("NFC", " ".join(value.split()))
    unfit = any(unicodedata.category(letter) in ("Cc", "Cs", "Cn") for letter in text)
    return "" if unfit else text
