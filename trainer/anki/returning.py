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

from trainer.anki.content import Content, note_tags
from trainer.anki.foreign import NO_ANSWER, OCCLUSION, PICTURE, SOUND, filled, foreign_note
from trainer.anki.gaps import cloze_html, gap_numbers
from trainer.anki.html import markdown_html
from trainer.anki.media import Media
from trainer.anki.note_media import NoteMedia, is_remote, remote
from trainer.anki.note_type import ForeignType
from trainer.anki.raw import RawNote
from trainer.anki.read import ForeignNote
from trainer.anki.shelf import FOLDER, safe_name
from trainer.anki.template import (
    asked_first,
    asks_something,
    is_reversible,
    is_typed,
    side_fields,
    switches,
)
from trainer.cards.from_html import name_only, told
from trainer.cards.marked import Run
from trainer.cards.note import Deck, Kind, Note
from trainer.errors import PackageError

_LINKED = re.compile(rf"\[[^\[\]]*\]\(<?({FOLDER}/[^()<>]+)>?\)")
_STAND_INS = (NO_ANSWER, PICTURE, SOUND)
_FIRST_PLACE = 0xF0000  # for private use
_SIDES = ("front", "back", "hint", "extra")
_SHOWN = ("kind", *_SIDES, "items", "typed", "accept", "source", "image", "audio")
_MASK = rf"\{{\{{c[0-9]{{1,3}}::{OCCLUSION}[^{{}}<>&\[\]\\]*+\}}\}}"
_MASKS = re.compile(rf"(?:{_MASK}(?:<br ?/?>|\s)*+)++", re.IGNORECASE)


def returned(note: Note, raw: RawNote, deck: Deck, folder: Path, media: Media) -> Content | None:
    """The note as one of its old type; None where that has no place for what it says now."""
    going = _Going(raw, folder, media)
    if any(OCCLUSION in html for html in raw.fields):
        values = going.masked(note)
    else:
        values = going.values(note) if _fits(note, raw) else None
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
    if type_.is_cloze:
        return tuple(number - 1 for number in gap_numbers("".join(values.values())))
    if is_reversible(type_):
        return (0, 1) if note.kind is Kind.PAIR else (asked_first(type_, values),)
    asked = tuple(n for n, made in enumerate(type_.templates) if asks_something(made, values))
    return asked or (0,)  # which Anki makes of every note


@dataclass(slots=True)
class _Field:
    """A field as Markdown, with the HTML of the media that stand in it by their paths."""

    text: str = ""
    is_gapped: bool = False
    media: dict[str, str] = field(default_factory=dict)
    inside: dict[str, str] = field(default_factory=dict)

    def html(self) -> str:
        """Media stand behind the words, but for those that fill a gap.

        There a letter that no text has holds their place.
        """
        text = _LINKED.sub(self._held, self.text) if self.inside else self.text
        words = cloze_html(text) if self.is_gapped else markdown_html(text)
        for path, html in self.inside.items():
            words = words.replace(self._place(path), html)
        return "<br>".join(filter(None, (words, "".join(self.media.values()))))

    def _held(self, link: re.Match[str]) -> str:
        return self._place(link[1]) if link[1] in self.inside else link[0]

    def _place(self, path: str) -> str:
        return chr(_FIRST_PLACE + list(self.inside).index(path))


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

    def masked(self, note: Note) -> dict[str, str] | None:
        """The fields of a picture with masks; None where anything but its tags has changed.

        The masks are taken as they came, for they hold nothing but places and words.
        """
        before = self._before()
        if any(getattr(before, name) != getattr(note, name) for name in _SHOWN):
            return None
        values = {name: made.html() for name, made in self._fields().items()}
        for name, html in zip(self.raw.type.fields, self.raw.fields, strict=True):
            if OCCLUSION in html:
                if not _MASKS.fullmatch(html):
                    return None
                values[name] = html
        return values

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
            within = partial(self._fill, made)
            made.text = told(
                html, partial(self._take, made), gaps=made.is_gapped, in_gap=within
            ).text
        return fields

    def _take(self, made: _Field, kind: str, name: str, alt: str) -> Run | None:
        """Media go behind the words; what is not here is named."""
        if is_remote(name):
            return remote(kind, name, alt)
        path = _path(name)
        if html := self._html(kind, path):
            made.media[path] = html
            return None
        return name_only(kind, name, alt)

    def _fill(self, made: _Field, kind: str, name: str, alt: str) -> Run | None:
        """Media that fill a gap stay in it, named as an import names them."""
        if is_remote(name):
            return remote(kind, name, alt)
        path = _path(name)
        if html := self._html(kind, path):
            made.inside[path] = html
            return Run(alt or path.rpartition("/")[2], url=path)
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
