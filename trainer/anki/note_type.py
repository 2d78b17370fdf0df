"""Note types and decks of a foreign collection, out of either schema that Anki has had.

Up to schema 11 they are JSON in the one row of ``col``; from 15 on they are tables whose
values are small messages of Protocol Buffers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from trainer.anki.collection import Collection, damaged
from trainer.anki.presets import Preset, presets, retention_of
from trainer.anki.protobuf import Message
from trainer.cards.deck_tree import BETWEEN

_KIND, _CSS = 1, 3  # fields of a note type's message
_QUESTION, _ANSWER = 1, 2  # of a template's
_NORMAL = 1  # of a deck's
_PRESET, _DESCRIPTION, _OWN_RETENTION = 1, 4, 10  # of the normal deck's in it
_CLOZE = 1
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
NO_PRESET = Preset()

OLD = "SELECT models, decks FROM col"
TYPES = "SELECT id, name, config FROM notetypes"
FIELDS = "SELECT ntid, name FROM fields ORDER BY ntid, ord"
TEMPLATES = "SELECT ntid, name, config FROM templates ORDER BY ntid, ord"
DECKS = "SELECT id, name, kind FROM decks"


@dataclass(frozen=True, slots=True)
class Template:
    """One card of a note type, in Anki's templates."""

    name: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class ForeignType:
    """A note type as the collection has it; ``is_numbered`` where its id is Anki's own."""

    id: int
    name: str
    is_cloze: bool
    fields: tuple[str, ...]
    templates: tuple[Template, ...]
    css: str = ""
    is_numbered: bool = True


@dataclass(frozen=True, slots=True)
class ForeignDeck:
    """A deck; ``name`` with its parents, as ``Lang::German``, and what it is scheduled with."""

    name: str
    description: str = ""
    preset: Preset = NO_PRESET


def note_types(collection: Collection, file: str) -> dict[int, ForeignType]:
    """All note types by id.

    Raises:
        PackageError: they cannot be read.
    """
    try:
        if collection.has("notetypes"):
            return _types(collection)
        models = json.loads(collection.row(OLD)[0])
        return {int(key): from_json(int(key), model) for key, model in models.items()}
    except _UNREADABLE as error:
        raise damaged(file, "its note types cannot be read") from error


def decks(collection: Collection, file: str) -> dict[int, ForeignDeck]:
    """All decks by id.

    Raises:
        PackageError: they cannot be read.
    """
    known = presets(collection)
    try:
        if collection.has("decks"):
            return {
                int(key): _deck(str(name), kind, known)
                for key, name, kind in collection.rows(DECKS)
            }
        listed = json.loads(collection.row(OLD)[1])
        return {int(key): _old_deck(deck, known) for key, deck in listed.items()}
    except _UNREADABLE as error:
        raise damaged(file, "its decks cannot be read") from error


def _types(collection: Collection) -> dict[int, ForeignType]:
    """A package may hold fields and templates of note types that did not come along."""
    fields: dict[int, list[str]] = {}
    for key, name in collection.rows(FIELDS):
        fields.setdefault(key, []).append(str(name))
    templates: dict[int, list[Template]] = {}
    for key, name, config in collection.rows(TEMPLATES):
        sides = Message(config)
        template = Template(str(name), sides.text(_QUESTION), sides.text(_ANSWER))
        templates.setdefault(key, []).append(template)
    return {
        key: ForeignType(
            id=key,
            name=str(name),
            is_cloze=config.number(_KIND) == _CLOZE,
            fields=tuple(fields.get(key, ())),
            templates=tuple(templates.get(key, ())),
            css=config.text(_CSS),
        )
        for key, name, config in _configured(collection)
    }


def _configured(collection: Collection) -> Iterator[tuple[int, str, Message]]:
    for key, name, config in collection.rows(TYPES):
        yield int(key), name, Message(config)


def from_json(key: int, model: dict[str, Any]) -> ForeignType:
    """The note type that a model says, as Anki and its add-ons write one.

    Raises:
        KeyError, TypeError, ValueError: it is none.
    """
    in_order = [sorted(model[part], key=lambda item: item.get("ord") or 0) for part in _PARTS]
    fields, templates = in_order
    return ForeignType(
        id=key,
        name=str(model["name"]),
        is_cloze=model.get("type") == _CLOZE,
        fields=tuple(str(field["name"]) for field in fields),
        templates=tuple(
            Template(str(made["name"]), str(made["qfmt"]), str(made["afmt"])) for made in templates
        ),
        css=str(model.get("css", "")),
    )


_PARTS = ("flds", "tmpls")


def _deck(name: str, kind: bytes, known: Mapping[int, Preset]) -> ForeignDeck:
    normal = next(map(Message, Message(kind).each(_NORMAL)), Message(b""))
    preset = known.get(normal.number(_PRESET), NO_PRESET)
    own = next(map(retention_of, normal.floats(_OWN_RETENTION)[-1:]), 0.0)
    name = name.replace("\x1f", BETWEEN)
    return ForeignDeck(name, normal.text(_DESCRIPTION), _with_own(preset, own))


def _old_deck(deck: Mapping[str, Any], known: Mapping[int, Preset]) -> ForeignDeck:
    preset = known.get(int(deck.get("conf") or 0), NO_PRESET)
    own = retention_of(float(deck.get("desiredRetention") or 0))
    return ForeignDeck(str(deck["name"]), str(deck.get("desc", "")), _with_own(preset, own))


def _with_own(preset: Preset, retention: float) -> Preset:
    return replace(preset, retention=retention) if retention else preset
