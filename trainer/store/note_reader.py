"""One item of a deck's list of notes, read into a Note."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from trainer.cards import cloze
from trainer.cards.note import Kind, Note, Source
from trainer.store import fields
from trainer.store.yaml_errors import excerpt
from trainer.store.yaml_events import Dictionary, Entry, Scalar, refusal

_Reader = Callable[[Entry, str], object]

_SIDES = {
    "q": "question",
    "a": "answer",
    "front": "first side",
    "back": "second side",
    "cloze": "text",
}
_SOURCE_KEYS = ("ref", "at", "quote")


def read_note(item: Dictionary, section: str, name: str) -> Note:
    """The note that an item says.

    Raises:
        DeckError: the item is no note; with its place in the file ``name``.
    """
    values: dict[str, Any] = {"section": section, "line": item.start.line + 1}
    for key, entry in item.entries.items():
        if key not in _FIELDS:
            fields.refuse_key(entry.key, NOTE_KEYS, "a note", name)
        field, reader = _FIELDS[key]
        if field in values:
            _refuse_second(entry.key, field, name)
        values[field] = reader(entry, name)
    kind = _kind(item, name)
    if not item.entries.keys() <= _KEYS_OF[kind]:
        _refuse_company(item, kind, name)
    if not item.entries.keys() >= _NEEDED[kind]:
        _refuse_lack(item, kind, name)
    return Note(kind=kind, **values)


def read_section(item: Dictionary, name: str) -> str:
    """The section that a divider opens; a section of '' goes back to the deck itself."""
    entry = item.entries["section"]
    for key, other in item.entries.items():
        if key != "section":
            mend = "Give it to the notes below"
            raise refusal(name, other.key.start, f"a section has no key '{excerpt(key)}'", mend)
    section = fields.text(entry, name)
    if section == "" and entry.value.style:  # type: ignore[union-attr]
        return ""
    if not all(part.strip() for part in section.split("::")):
        mend = "Name it, as in Layers or Layers::Transport; '' ends a section"
        raise refusal(name, entry.key.start, "this section has no name", mend)
    return section


def _side(entry: Entry, name: str) -> str:
    side = fields.text(entry, name)
    if not side or side.isspace():
        key = entry.key.text
        mend = f"Write it behind '{key}: '"
        raise refusal(name, entry.key.start, f"this note has no {_SIDES[key]}", mend)
    return side


def _cloze(entry: Entry, name: str) -> str:
    side = _side(entry, name)
    for problem in cloze.problems(side):
        message = problem.message[:1].lower() + problem.message[1:]
        raise refusal(name, entry.value.start, message, problem.mend)
    return side


def _items(entry: Entry, name: str) -> tuple[str, ...]:
    items = fields.texts(entry, name)
    if not items:
        raise refusal(name, entry.key.start, "this list has no items", "Write list: [one, another]")
    return items


def _source(entry: Entry, name: str) -> Source:
    source = entry.value
    if not isinstance(source, Dictionary):
        mend = "Write source: {ref: KEY, at: 'p. 12', quote: words of the source}"
        raise refusal(name, source.start, "'source' must be a mapping", mend)
    values = {}
    for key, inner in source.entries.items():
        if key not in _SOURCE_KEYS:
            fields.refuse_key(inner.key, _SOURCE_KEYS, "a note's source", name)
        values[key] = fields.text(inner, name)
    if not any(values.values()):
        mend = "Name a document with ref, or delete the line"
        raise refusal(name, entry.key.start, "this source says nothing", mend)
    return Source(**values)


_FIELDS: Mapping[str, tuple[str, _Reader]] = {
    "q": ("front", _side),
    "front": ("front", _side),
    "cloze": ("front", _cloze),
    "a": ("back", _side),
    "back": ("back", _side),
    "list": ("items", _items),
    "ordered": ("ordered", fields.flag),
    "typed": ("typed", fields.flag),
    "accept": ("accept", fields.texts),
    "hint": ("hint", fields.text),
    "extra": ("extra", fields.text),
    "source": ("source", _source),
    "tags": ("tags", fields.texts),
    "image": ("image", fields.image),
    "audio": ("audio", fields.audio),
    "suspended": ("suspended", fields.flag),
    "guid": ("guid", fields.text),
    "id": ("written_id", fields.identity),
}
NOTE_KEYS = frozenset((*_FIELDS, "section"))
_COMMON = frozenset(_FIELDS) - {*_SIDES, "list", "ordered", "accept"}
_KEYS_OF = {
    Kind.QUESTION: _COMMON | {"q", "a", "accept"},
    Kind.PAIR: _COMMON | {"front", "back", "accept"},
    Kind.CLOZE: _COMMON | {"cloze"},
    Kind.LIST: _COMMON | {"q", "list", "ordered"},
}
_NEEDED = {
    Kind.QUESTION: {"q", "a"},
    Kind.PAIR: {"front", "back"},
    Kind.CLOZE: {"cloze"},
    Kind.LIST: {"q", "list"},
}


def _kind(item: Dictionary, name: str) -> Kind:
    if "q" in item.entries:
        return Kind.LIST if "list" in item.entries else Kind.QUESTION
    if "cloze" in item.entries:
        return Kind.CLOZE
    if "front" in item.entries:
        return Kind.PAIR
    mend = "Begin it with 'q: …', 'front: …' or 'cloze: …'"
    raise refusal(name, item.start, "this note asks nothing", mend)


def _refuse_second(key: Scalar, field: str, name: str) -> NoReturn:
    sides = [key for key, (taken, _) in _FIELDS.items() if taken == field]
    message = f"a note has only one of {', '.join(sides)}"
    raise refusal(name, key.start, message, "Make two notes of it")


def _refuse_company(item: Dictionary, kind: Kind, name: str) -> NoReturn:
    key = next(key for key in item.entries if key not in _KEYS_OF[kind])
    owners = " or a ".join(kind for kind, keys in _KEYS_OF.items() if key in keys)
    message = f"'{key}' belongs to a {owners}, and this note is a {kind}"
    mend = "Write an answer or a list" if kind is Kind.LIST and key == "a" else "Delete it"
    raise refusal(name, item.entries[key].key.start, message, mend)


def _refuse_lack(item: Dictionary, kind: Kind, name: str) -> NoReturn:
    key = next(key for key in _SIDES if key in _NEEDED[kind] - item.entries.keys())
    mend = f"Add a line '{key}: …', indented like the line above"
    raise refusal(name, item.start, f"this note has no {_SIDES[key]}", mend)
