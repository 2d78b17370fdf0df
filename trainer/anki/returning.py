"""Notes of foreign types on their way back, in the note types that a collection has them in.

Anki refuses a note that it knows by another type. What the types are lies beside the deck,
where anyone may have put it: so templates go out without anything that acts, fields are text
as in every other note, and the time of the types is so old that no collection takes its own
ones from here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from trainer.anki.content import Content, note_tags
from trainer.anki.foreign import NO_ANSWER, PICTURE, SOUND, filled, foreign_note
from trainer.anki.gaps import cloze_html, gap_numbers
from trainer.anki.html import markdown_html
from trainer.anki.media import Media
from trainer.anki.note_media import NoteMedia
from trainer.anki.note_type import ForeignType, Template
from trainer.anki.read import ForeignNote
from trainer.anki.shelf import FOLDER, safe_name
from trainer.anki.template import (
    asks_something,
    is_reversible,
    is_typed,
    side_fields,
    switches,
)
from trainer.cards.from_html import name_only, told
from trainer.cards.html_parts import TAG, attributes, without_comments
from trainer.cards.marked import Run
from trainer.cards.note import Deck, Kind, Note
from trainer.errors import PackageError

_HARMLESS = re.compile(
    "b|br|center|code|div|em|h[1-6]|hr|i|li|ol|p|pre|s|small|span|strong|su[bp]"
    "|table|tbody|td|th|tr|u|ul"
)
_ACTING = re.compile(r"<(script|style)\b.*?(?:</\1[^>]*>|$)", re.IGNORECASE | re.DOTALL)
_NAMES = re.compile(r"[\w -]+")
_LINKED = re.compile(rf"\[[^\[\]]*\]\(<?({FOLDER}/[^()<>]+)>?\)")
_STAND_INS = (NO_ANSWER, PICTURE, SOUND)
_SIDES = ("front", "back", "hint", "extra")


@dataclass(frozen=True, slots=True)
class RawNote:
    """A note as it came: its type and, where a note here holds less than they do, its fields."""

    type: ForeignType
    fields: tuple[str, ...] = ()


def raw_notes(kept: Mapping[str, Any]) -> dict[str, RawNote]:
    """The raw notes of a deck by guid, of what an import kept.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: it is none of that.
    """
    types = {key: _type(int(key), made) for key, made in kept["note_types"].items()}
    return {
        guid: RawNote(types[raw["note_type"]], tuple(map(str, raw.get("fields", ()))))
        for guid, raw in kept["notes"].items()
    }


def _type(key: int, kept: Mapping[str, Any]) -> ForeignType:
    templates = (
        Template(str(made["name"]), _quiet(str(made["question"])), _quiet(str(made["answer"])))
        for made in kept["templates"]
    )
    fields = tuple(map(str, kept["fields"]))
    return ForeignType(key, str(kept["name"]), bool(kept["cloze"]), fields, tuple(templates))


def _quiet(template: str) -> str:
    """A template with nothing but fields, words and plain tags."""
    parts, at = [], 0
    html = _ACTING.sub("", without_comments(template))
    for tag in TAG.finditer(html):
        parts.append(html[at : tag.start()].replace("<", "&lt;"))
        at = tag.end()
        if _HARMLESS.fullmatch(tag["name"].lower()):
            named = attributes(tag["rest"])
            kept = ((name, named.get(name, "")) for name in ("id", "class"))
            plain = "".join(f' {name}="{is_}"' for name, is_ in kept if _NAMES.fullmatch(is_))
            parts.append(f"<{tag['end']}{tag['name'].lower()}{plain}>")
    return "".join([*parts, html[at:].replace("<", "&lt;")]).replace("[", "&#91;")


def returned(note: Note, raw: RawNote, deck: Deck, folder: Path, media: Media) -> Content | None:
    """The note as one of its old type; None where that has no place for what it says now."""
    if not _fits(note, raw):
        return None
    values = _Going(raw, folder, media).values(note)
    if values is None:
        return None
    for name in switches(raw.type):
        values[name] = (values[name] or "y") if note.kind is Kind.PAIR else ""
    return Content(
        guid=note.guid or note.id,
        fields=tuple(values.values()),
        tags=note_tags(note, deck),
        ordinals=_ordinals(note, raw.type, values),
        suspended=note.suspended,
    )


def _fits(note: Note, raw: RawNote) -> bool:
    type_ = raw.type
    if not type_.templates or len(raw.fields) not in (0, len(type_.fields)):
        return False
    if any(not {*names} <= {*type_.fields} for names in side_fields(type_).values()):
        return False  # its templates name what is none of its fields
    if note.accept or note.source or note.kind is Kind.LIST:
        return False
    if note.kind is Kind.PAIR and not is_reversible(type_):
        return False
    return (note.kind is Kind.CLOZE) == type_.is_cloze


def _ordinals(note: Note, type_: ForeignType, values: Mapping[str, str]) -> tuple[int, ...]:
    if note.kind is Kind.CLOZE:
        return tuple(number - 1 for number in gap_numbers("".join(values.values())))
    if is_reversible(type_):
        return (0, 1) if note.kind is Kind.PAIR else (0,)
    return tuple(n for n, made in enumerate(type_.templates) if asks_something(made, values))


@dataclass(slots=True)
class _Field:
    """A field as Markdown, with the HTML of the media that stand in it by their paths."""

    text: str = ""
    is_gapped: bool = False
    media: dict[str, str] = field(default_factory=dict)

    def html(self) -> str:
        words = cloze_html(self.text) if self.is_gapped else markdown_html(self.text)
        return "<br>".join(filter(None, (words, "".join(self.media.values()))))


@dataclass(frozen=True, slots=True)
class _Going:
    """One note on its way: a side that reads as it did stays what it was."""

    raw: RawNote
    folder: Path
    media: Media

    def values(self, note: Note) -> dict[str, str] | None:
        """The fields by name; None where what changed has no field of its own."""
        before, fields = self._before(), self._fields()
        if note.typed != before.typed:
            return None
        for side in _SIDES:
            was, is_ = getattr(before, side), getattr(note, side)
            if was == is_:
                continue
            place, text = self._change(side, was, is_, fields)
            if not place:
                return None
            place.text = text
            place.is_gapped = side == "front" and note.kind is Kind.CLOZE
        for kind, was, is_ in _shown(before, note):
            if was == is_:
                continue
            html = self._html(kind, is_)
            place = self._only(self._places("front", fields))
            if was or not html or not place:
                return None
            place.media[is_] = html
        return {name: made.html() for name, made in fields.items()}

    def _change(
        self, side: str, was: str, is_: str, fields: Mapping[str, _Field]
    ) -> tuple[_Field | None, str]:
        """The one field in which a side differs from what it was, and the field's new text."""
        places = self._places(side, fields)
        found = [
            (place, is_[len(before) : len(is_) - len(after)])
            for place in places
            if place.text and was.count(place.text) == 1
            for before, after in [was.split(place.text)]
            if len(is_) >= len(before + after) and is_.startswith(before) and is_.endswith(after)
        ]
        if found:
            return found[0] if len(found) == 1 else (None, "")
        only = self._only(places)
        # Words that are neither the field's nor ours are the template's, and stay in it.
        if only and _LINKED.sub("", was).strip() in ("", only.text, *_STAND_INS):
            return only, _LINKED.sub(partial(_unless_shown, only.media), is_)
        return None, ""

    def _places(self, side: str, fields: Mapping[str, _Field]) -> list[_Field]:
        return [fields[name] for name in side_fields(self.raw.type).get(side, ())]

    def _only(self, places: list[_Field]) -> _Field | None:
        """The one of these fields that says or shows something; where none does, the first."""
        saying = [place for place in places if place.text or place.media] or places[:1]
        return saying[0] if len(saying) == 1 else None

    def _before(self) -> Note:
        """The note as it came; without its fields all that is known is whether it is typed."""
        type_, fields = self.raw.type, self.raw.fields
        if not fields:
            return _empty(type_)
        note, _ = foreign_note(ForeignNote(0, "", type_, fields, (), ()), NoteMedia(self))
        return filled(note)

    def _fields(self) -> dict[str, _Field]:
        fields = {name: _Field() for name in self.raw.type.fields}
        for made, html in zip(fields.values(), self.raw.fields, strict=False):
            made.is_gapped = self.raw.type.is_cloze and "{{c" in html
            made.text = told(html, partial(self._take, made), gaps=made.is_gapped).text
        return fields

    def _take(self, made: _Field, kind: str, name: str, alt: str) -> Run | None:
        """Media go behind the words; what is not here is named."""
        path = _path(name)
        if html := self._html(kind, path):
            made.media[path] = html
            return None
        return name_only(kind, name, alt)

    def take(self, kind: str, name: str) -> tuple[str, str]:
        """Where an import put a file, told as :meth:`trainer.anki.shelf.Shelf.take` does."""
        path = _path(name)
        return (path, "") if self._html(kind, path) else ("", name)

    def _html(self, kind: str, path: str) -> str:
        with suppress(PackageError):
            add = self.media.image if kind == "image" else self.media.audio
            return add(self.folder, path)
        return ""


@lru_cache(maxsize=256)
def _empty(type_: ForeignType) -> Note:
    """A note of this type that says nothing."""
    values = dict.fromkeys(type_.fields, "x")  # for fields that are empty hide what is around them
    return Note(Kind.QUESTION, "", typed=is_typed(type_.templates[0], values))


def _path(name: str) -> str:
    return f"{FOLDER}/{safe_name(name)}"


def _unless_shown(media: Mapping[str, str], link: re.Match[str]) -> str:
    """A picture that stands behind the words need not be named in them."""
    return "" if link[1] in media else link[0]


def _shown(before: Note, note: Note) -> tuple[tuple[str, str, str], ...]:
    return (("image", before.image, note.image), ("audio", before.audio, note.audio))
