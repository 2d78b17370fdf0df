"""JSON: the cards that ``browse --json`` prints, and lists of objects with plain keys.

A card is asked of a note, so cards of one note are put together again: both directions of a
pair, and every gap of a cloze in the text that the other cards show filled.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from trainer.cards.incoming import Incoming, Lost
from trainer.cards.note import ASKED, Kind, Note
from trainer.errors import SourceError
from trainer.trade.made import canonical
from trainer.trade.made import note as made_note
from trainer.trade.text import MOST_NOTES, read_text

_WRAPPERS = ("cards", "notes", "data", "flashcards")
_NOT_TAKEN = frozenset({"key", "deck", "deck_title", "flag", "marked", "file", "line", "state"})
_MEND = 'Write a list such as [{"question": "…", "answer": "…"}]'


def read_json(path: Path) -> Incoming:
    """The notes of a JSON file.

    Raises:
        SourceError: it is no JSON, or no list of notes.
    """
    text, file = read_text(path), str(path)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise SourceError(message, "Correct it here", file, error.lineno, error.colno) from None
    except (RecursionError, ValueError) as error:
        raise SourceError("this is no JSON that can be read", "Simplify it", file) from error
    title, items = _listed(value, file)
    if len(items) > MOST_NOTES:
        raise SourceError(f"it holds more than {MOST_NOTES} notes", "Split it into several", file)
    if items and all("key" in item and "id" in item and "kind" in item for item in items):
        lost: list[Lost] = []
        titles = list(dict.fromkeys(str(item.get("deck_title", "")) for item in items))
        notes = tuple(_together(items, file, lost))
        return Incoming(titles[0] if len(titles) == 1 else title, notes, tuple(lost))
    notes = tuple(_note(item, number, file) for number, item in enumerate(items, 1))
    return Incoming(title, notes, tuple(_unknown(items)))


def _listed(value: Any, file: str) -> tuple[str, list[dict[str, Any]]]:
    """A list of objects, by itself or within an object that may name it."""
    title = ""
    if isinstance(value, dict):
        title = str(value.get("title") or value.get("name") or "")
        wrapped = next((key for key in _WRAPPERS if isinstance(value.get(key), list)), None)
        if wrapped is None:
            raise SourceError("there is no list of notes in it", _MEND, file)
        value = value[wrapped]
    if not isinstance(value, list):
        raise SourceError("this is no list of notes", _MEND, file)
    for number, item in enumerate(value, 1):
        if not isinstance(item, dict):
            raise SourceError(f"item {number} of the list is no object", _MEND, file)
    return title, value


def _note(item: Mapping[str, Any], number: int, file: str) -> Note:
    values = {}
    for key, value in item.items():
        name = canonical(key)
        if name and value is not None:
            values[name] = _text(value, name, number, file)
    try:
        return made_note(values, file, 0)
    except SourceError as fault:
        message = f"item {number} of the list: {fault.message}"
        raise SourceError(message, fault.mend, file) from None


def _text(value: Any, name: str, number: int, file: str) -> str:
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
    message = f"item {number} of the list: its {name} is no text"
    raise SourceError(message, "Write a text", file)


def _unknown(items: list[dict[str, Any]]) -> Iterator[Lost]:
    keys = dict.fromkeys(key for item in items for key in item)
    for key in keys:
        if not canonical(key) and key not in _NOT_TAKEN:
            yield Lost(f"key {key!r}", "it has no name that is known here")


def _together(items: list[dict[str, Any]], file: str, lost: list[Lost]) -> Iterator[Note]:
    """Cards of one id as one note; of several decks each is a section."""
    by_deck = len({item.get("deck_title") for item in items}) > 1
    groups: dict[str, list[dict[str, Any]]] = {}
    for item in items:
        groups.setdefault(str(item["id"]), []).append(item)
    for number, (id_, cards) in enumerate(groups.items(), 1):
        first = cards[0]
        values = {
            name: _text(first[name], name, number, file)
            for name in ("question", "answer", "hint", "extra", "section", "id", "tags", "source")
            if first.get(name)
        }
        if by_deck:
            deck = (str(first.get("deck_title", "")), values.get("section", ""))
            values["section"] = "::".join(part for part in deck if part)
        kind = str(first["kind"])
        values["kind"] = kind
        if kind == Kind.CLOZE:
            text = _gapped(cards)
            if not text:
                lost.append(Lost(id_, "a cloze whose gaps cannot be told from its cards"))
                continue
            values |= {"cloze": text, "answer": "", "hint": "", "question": ""}
        elif kind == Kind.LIST:
            values |= {"list": values.get("answer", ""), "answer": ""}
        elif kind == Kind.PAIR and "#" in str(first["key"]):
            values["question"], values["answer"] = values.get("answer", ""), values["question"]
        yield made_note(values, file, 0)


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
        told = f"::{hint}" if hint else ""
        text = f"{text[:start]}{{{{c{number}::{text[start:end]}{told}}}}}{text[end:]}"
    return text
