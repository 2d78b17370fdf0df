"""JSON: the cards that ``browse --json`` prints, and lists of objects with plain keys.

A card is asked of a note, so cards of one note are put together again: both directions of a
pair, and every gap of a cloze in the text that the other cards show filled.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from trainer.cards.deck_tree import BETWEEN
from trainer.cards.incoming import Incoming, Lost
from trainer.cards.note import ASKED, Kind, Note
from trainer.errors import SourceError
from trainer.trade.made import Place, canonical, gap
from trainer.trade.made import note as made_note
from trainer.trade.text import MOST_NOTES, place, read_text

_WRAPPERS = ("cards", "notes", "data", "flashcards")
_OF_NOTE = frozenset(
    {"kind", "question", "answer", "hint", "extra", "section", "id", "tags", "source"}
)
_OPENING = re.compile(rf'"(?:{"|".join(_WRAPPERS)})"\s*:\s*\[')
_COMMAS = re.compile(r"[\s,]*+")
_NOT_TAKEN = frozenset({"key", "deck", "deck_title", "flag", "marked", "file", "line", "state"})
_MEND = 'Write a list such as [{"question": "…", "answer": "…"}]'


@dataclass(frozen=True, slots=True)
class _Listing:
    """The objects of a file, and the text in which a fault in one of them has a place."""

    text: str
    file: str
    title: str
    items: list[dict[str, Any]]

    def refusal(self, number: int, message: str, mend: str) -> SourceError:
        """The error about an item, counted from 1."""
        line, col = _place_of(self.text, number)
        return SourceError(message, mend, self.file, line, col)


def read_json(path: Path) -> Incoming:
    """The notes of a JSON file.

    Raises:
        SourceError: it is no JSON, or no list of notes.
    """
    text, file = read_text(path), str(path)
    listing = _listed(_decoded(text, file), text, file)
    items = listing.items
    if len(items) > MOST_NOTES:
        raise SourceError(f"it holds more than {MOST_NOTES} notes", "Split it into several", file)
    if items and all("key" in item and "id" in item and "kind" in item for item in items):
        lost: list[Lost] = []
        titles = {str(item.get("deck_title", "")) for item in items}
        notes = tuple(_together(listing, lost))
        return Incoming(titles.pop() if len(titles) == 1 else listing.title, notes, tuple(lost))
    notes = tuple(
        _note(listing, number, _values(listing, number, item))
        for number, item in enumerate(items, 1)
    )
    return Incoming(listing.title, notes, tuple(_unknown(items)))


def _decoded(text: str, file: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        message = f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise SourceError(message, "Correct it here", file, error.lineno, error.colno) from None
    except (RecursionError, ValueError) as error:
        raise SourceError("this is no JSON that can be read", "Simplify it", file) from error


def _listed(value: Any, text: str, file: str) -> _Listing:
    """A list of objects, by itself or within an object that may name it."""
    title = ""
    if isinstance(value, dict):
        title = str(value.get("title") or value.get("name") or "")
        value = next((value[key] for key in _WRAPPERS if isinstance(value.get(key), list)), None)
    if not isinstance(value, list):
        raise SourceError("there is no list of notes in it", _MEND, file, 1, 1)
    listing = _Listing(text, file, title, value)
    for number, item in enumerate(value, 1):
        if not isinstance(item, dict):
            raise listing.refusal(number, "this item of the list is no object", _MEND)
    return listing


def _place_of(text: str, number: int) -> tuple[int, int]:
    """Line and column of the item with this number, found by reading those before it."""
    opening = _OPENING.search(text)
    at = opening.end() if opening and text.lstrip()[:1] == "{" else text.find("[") + 1
    decoder = json.JSONDecoder()
    for _ in range(number - 1):
        at = _COMMAS.match(text, at).end()  # type: ignore[union-attr]  # it may be empty
        at = decoder.raw_decode(text, at)[1]
    return place(text, _COMMAS.match(text, at).end())  # type: ignore[union-attr]


def _note(listing: _Listing, number: int, values: Mapping[str, str]) -> Note:
    try:
        return made_note(values, Place(listing.file))
    except SourceError as fault:
        raise listing.refusal(number, fault.message, fault.mend) from None


def _values(listing: _Listing, number: int, item: Mapping[str, Any]) -> dict[str, str]:
    """The values of an item by their canonical names."""
    values = {}
    for key, value in item.items():
        name = canonical(key)
        if name and value is not None:
            text = _text(value, name)
            if text is None:
                raise listing.refusal(number, f"its {name} is no text", "Write a text")
            values[name] = text
    return values


def _text(value: Any, name: str) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list) and all(isinstance(part, str | int | float) for part in value):
        return {"list": "\n", "accept": ";"}.get(name, " ").join(map(str, value))
    if isinstance(value, dict) and name == "source":
        return str(value.get("at") or value.get("ref") or "")
    return None


def _unknown(items: list[dict[str, Any]]) -> Iterator[Lost]:
    keys = dict.fromkeys(key for item in items for key in item)
    for key in keys:
        if not canonical(key) and key not in _NOT_TAKEN:
            yield Lost(f"key {key!r}", "it has no name that is known here")


def _together(listing: _Listing, lost: list[Lost]) -> Iterator[Note]:
    """Cards of one id as one note; of several decks each is a section."""
    by_deck = len({item.get("deck_title") for item in listing.items}) > 1
    groups: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    for number, item in enumerate(listing.items, 1):
        groups.setdefault(str(item["id"]), []).append((number, item))
    for id_, cards in groups.items():
        number, first = cards[0]
        values = {
            name: text
            for name, text in _values(listing, number, first).items()
            if name in _OF_NOTE and text
        }
        if by_deck:
            deck = (str(first.get("deck_title", "")), values.get("section", ""))
            values["section"] = BETWEEN.join(deck)
        whole = _whole(values, [card for _, card in cards])
        if whole is None:
            lost.append(Lost(id_, "a cloze whose gaps cannot be told from its cards"))
        else:
            yield _note(listing, number, whole)


def _whole(values: dict[str, str], cards: list[dict[str, Any]]) -> dict[str, str] | None:
    """The values of a note out of those of its first card."""
    kind = values["kind"]
    if kind == Kind.CLOZE:
        text = _gapped(cards)
        return {**values, "cloze": text, "question": "", "answer": "", "hint": ""} if text else None
    if kind == Kind.LIST:
        return {**values, "list": values.get("answer", ""), "answer": ""}
    if kind == Kind.PAIR and "#" in str(cards[0]["key"]):
        sides = {"question": values.get("answer", ""), "answer": values.get("question", "")}
        return {**values, **sides}
    return values


def _gapped(cards: list[dict[str, Any]]) -> str:
    """The text of a cloze: each card shows one gap open and all others filled."""
    gaps: list[tuple[int, int, str, str]] = []
    texts = set()
    for card in cards:
        question, answer = str(card.get("question", "")), str(card.get("answer", ""))
        number = str(card["key"]).rpartition("#c")[2]
        parts = question.split(ASKED)
        texts.add(answer.join(parts))
        at = 0
        for part in parts[:-1]:
            at += len(part)
            gaps.append((at, at + len(answer), number, str(card.get("hint") or "")))
            at += len(answer)
    gaps.sort()
    apart = all(one[1] <= other[0] for one, other in pairwise(gaps))
    if len(texts) != 1 or not gaps or not apart:
        return ""
    text = texts.pop()
    for start, end, number, hint in reversed(gaps):
        text = f"{text[:start]}{gap(number, text[start:end], hint)}{text[end:]}"
    return text
