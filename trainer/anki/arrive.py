"""Anki's notes as notes of a deck here.

A note of a stock type becomes what it is, in whatever language Anki named it: a note type is
known by what its templates do. One of a type of the owner's own becomes a question by its
first template, and is kept raw in a file beside the deck. What cannot be told is listed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from trainer.anki import archive, crowd
from trainer.anki.content import DECK_TAG
from trainer.anki.decks import Placing, placing
from trainer.anki.foreign import NO_ANSWER, filled, foreign_note
from trainer.anki.note_media import NoteMedia
from trainer.anki.own import own_kind, own_note
from trainer.anki.presets import Preset
from trainer.anki.read import Contents, ForeignCard, ForeignNote, ForeignReview, read_contents
from trainer.anki.shelf import FOLDER, MediaSource, Shelf, Taken
from trainer.anki.template import asked_first, is_simple
from trainer.cards import cloze
from trainer.cards.advance import Advance, silent
from trainer.cards.citing import own_key
from trainer.cards.from_html import readable, told
from trainer.cards.html_parts import MEDIA
from trainer.cards.incoming import Incoming, Lost, lost_of
from trainer.cards.note import ID_FORM, Kind, Note, Reference

SUSPENDED = -1
_LONGEST = 64 << 10  # bytes of a text in a deck file
_FORMAT = 1
_OF_DECK = re.compile(f"{DECK_TAG}{ID_FORM.pattern}")
"""The tag that an export put on a note, and that no deck wants back."""


@dataclass(frozen=True)
class Arrival:
    """The notes of a package with all that belongs to them.

    ``cards`` are Anki's cards of each note and ``changed_s`` the Unix seconds of its last change,
    in the order of ``incoming.notes``; ``reviews`` are those of the cards by their ids. ``media``
    are by their path beside the deck. ``raw`` holds the notes of foreign types by guid, and the
    types, as they shall be kept. ``presets`` are by the names of the decks that have them.
    """

    incoming: Incoming
    cards: tuple[tuple[ForeignCard, ...], ...]
    changed_s: tuple[int, ...]
    reviews: Mapping[int, list[ForeignReview]]
    media: Mapping[str, Taken]
    raw: Mapping[str, Any]
    presets: Mapping[str, Preset]


def arrive(
    path: Path,
    folder: Path,
    reserved: Mapping[str, str],
    *,
    with_progress: bool,
    advance: Advance = silent,
) -> Arrival:
    """The notes of a package for a deck in ``folder``.

    ``reserved`` are media that came already, with their SHA-256; ``advance`` is told of each
    note.

    Raises:
        PackageError: it cannot be read, or is built to do harm.
    """
    if path.suffix.lower() == crowd.ENDING:
        contents = crowd.read_crowdanki(path)
    else:
        contents = read_contents(path, with_reviews=with_progress)
    with media_source(path) as source:
        shelf = Shelf(source, contents.media, folder, reserved)
        return _Arriving(contents, shelf, suspends=not with_progress).arrival(advance)


@contextmanager
def media_source(path: Path) -> Iterator[MediaSource]:
    """What holds the media of a package, or of a deck of CrowdAnki.

    Raises:
        PackageError: it cannot be opened.
    """
    if path.suffix.lower() == crowd.ENDING:
        yield crowd.MediaFolder(path.parent / FOLDER)
        return
    with archive.opened(path) as package:
        yield package


@dataclass
class _Arriving:
    """One package on its way: what its notes have brought so far."""

    contents: Contents
    shelf: Shelf
    suspends: bool
    notes: list[Note] = field(default_factory=list)
    found: list[ForeignNote] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    unasked: Counter[tuple[str, str]] = field(default_factory=Counter)
    sources: dict[str, Reference] = field(default_factory=dict)
    raw_types: dict[str, Any] = field(default_factory=dict)
    raw_notes: dict[str, Any] = field(default_factory=dict)
    own_tags: set[str] = field(default_factory=set)
    has_foreign: bool = False

    def arrival(self, advance: Advance) -> Arrival:
        places = placing(self.contents)
        for number, found in enumerate(sorted(self.contents.notes, key=places.order), 1):
            self.take(found)
            advance(number, len(self.contents.notes))
        deck_id, tags = self._own_deck()
        for (type_name, card), times in self.unasked.items():
            self.lost.append(Lost(f"note type {type_name}", f"its card {card!r} ({times} of them)"))
        incoming = Incoming(
            title=places.title,
            notes=tuple(self._placed(places, tags)),
            lost=tuple(self.lost),
            deck_id=deck_id,
            description=told(places.description).text,
            tags=tags,
            sources=self.sources,
        )
        raw = {"format": _FORMAT, "note_types": self.raw_types, "notes": self.raw_notes}
        return Arrival(
            incoming,
            tuple(found.cards for found in self.found),
            tuple(found.changed_s for found in self.found),
            self.contents.reviews,
            self.shelf.taken,
            raw if self.raw_notes else {},
            {deck.name: deck.preset for deck in self.contents.decks},
        )

    def _own_deck(self) -> tuple[str, tuple[str, ...]]:
        """The id of the one deck of ours that all notes come from, and the tags of that deck."""
        named = [tag for tag in self.own_tags if tag.startswith(DECK_TAG)]
        if self.has_foreign or len(named) != 1 or not self.notes:
            return "", ()
        common = set.intersection(*(set(note.tags) for note in self.notes))
        if named[0] not in common:
            return "", ()
        tags = (tag for tag in self.notes[0].tags if tag in common and tag != named[0])
        return named[0].removeprefix(DECK_TAG), tuple(tags) if len(self.notes) > 1 else ()

    def _placed(self, places: Placing, of_deck: Sequence[str]) -> Iterator[Note]:
        """The notes in their sections, without the tags that are the deck's or name one."""
        for note, found in zip(self.notes, self.found, strict=True):
            own = (tag for tag in note.tags if tag not in of_deck and not _OF_DECK.fullmatch(tag))
            tags = tuple(filter(None, map(readable, own)))
            section = places.section(found)
            same = (section, tags) == (note.section, note.tags)
            yield note if same else replace(note, section=section, tags=tags)

    def take(self, found: ForeignNote) -> None:
        """One note; what it is asked for and cannot be is counted or listed."""
        kind = own_kind(found.type)
        note = self._own(kind, found) if kind else self._foreign(found)
        if note is None:
            return
        self.notes.append(note)
        if kind:
            self.found.append(found)
            self.own_tags.update(found.tags)
        else:
            self.found.append(_asked_as(note, found))
            self.has_foreign = True
            self._count_unasked(self.found[-1], note)
            self._keep_raw(found)

    def _own(self, kind: Kind, found: ForeignNote) -> Note | None:
        values = dict(zip(found.type.fields, found.fields, strict=True))
        away = self.suspends and _is_suspended(found)
        note, reference, lost = own_note(kind, values, readable(found.guid), found.tags)
        media = NoteMedia(self.shelf)
        for name in ("Image", "Audio"):
            if values[name]:
                told(values[name], media.on_question)
        if away or media.image or media.audio:
            note = replace(note, suspended=away, image=media.image, audio=media.audio)
        if note.source and note.source.ref:
            key = own_key(note.source.ref, reference, self.sources)
            self.sources[key] = reference
            note = replace(note, source=replace(note.source, ref=key))
        return self._checked(note, (*lost, *media.lost))

    def _foreign(self, found: ForeignNote) -> Note | None:
        if not found.type.templates:
            what = f"a note of the type {found.type.name}, which has no cards"
            self.lost.append(Lost(found.guid, what))
            return None
        media = NoteMedia(self.shelf)
        note, lost = foreign_note(found, media)
        note = replace(note, guid=readable(found.guid), tags=found.tags)
        return self._checked(note, (*lost, *media.lost))

    def _checked(self, note: Note, lost: tuple[str, ...]) -> Note | None:
        """The note with both sides told, or None where it asks nothing that can be asked."""
        note = filled(note)
        problem = _problem(note)
        if problem:
            self.lost.append(lost_of(note, problem))
            return None
        if note.kind in (Kind.QUESTION, Kind.PAIR) and note.back == NO_ANSWER:
            lost = (*lost, f"it has no answer; {NO_ANSWER} stands for it")
        self.lost += [lost_of(note, what) for what in dict.fromkeys(lost)]
        return note

    def _count_unasked(self, found: ForeignNote, note: Note) -> None:
        if note.kind is Kind.QUESTION and not found.type.is_cloze:
            for card in found.cards:
                if 0 < card.ordinal < len(found.type.templates):
                    name = found.type.templates[card.ordinal].name
                    self.unasked[found.type.name, name] += 1

    def _keep_raw(self, found: ForeignNote) -> None:
        """Of a note that says all that its type can, the fields can be made again."""
        type_, key = found.type, str(found.type.id)
        self.raw_types[key] = self.raw_types.get(key) or {
            "name": type_.name,
            "cloze": type_.is_cloze,
            "fields": list(type_.fields),
            "templates": [
                {"name": made.name, "question": made.question, "answer": made.answer}
                for made in type_.templates
            ],
            "css": type_.css,
        } | ({} if type_.is_numbered else {"numbered": False})
        raw: dict[str, Any] = {"note_type": key}
        is_told = is_simple(type_) and not _asked(found)
        if not is_told or any(MEDIA.search(html) for html in found.fields):
            raw["fields"] = list(found.fields)
        self.raw_notes[readable(found.guid)] = raw


def _problem(note: Note) -> str:
    if not note.front.strip():
        return "a note that asks nothing"
    texts = (note.front, note.back, note.hint, note.extra, *note.items)
    if any(len(text) > _LONGEST // 4 and len(text.encode()) > _LONGEST for text in texts):
        return f"a note with more than {_LONGEST >> 10} KiB of text in one place"
    if note.kind is Kind.CLOZE and (found := cloze.problems(note.front)):
        return f"a cloze: {found[0].message[:1].lower()}{found[0].message[1:]}"
    if note.kind is Kind.LIST and not note.items:
        return "a list without items"
    return ""


def _asked(found: ForeignNote) -> int:
    """The card that a question here is: the first that Anki makes of the note."""
    if found.type.is_cloze:
        return 0
    return asked_first(found.type, dict(zip(found.type.fields, found.fields, strict=True)))


def _asked_as(note: Note, found: ForeignNote) -> ForeignNote:
    """The note with the card that is asked here as its first."""
    asked = _asked(found) if note.kind is Kind.QUESTION else 0
    if not asked:
        return found
    cards = (
        replace(card, ordinal=0) if card.ordinal == asked else card
        for card in found.cards
        if card.ordinal  # an empty card may be left of another wording
    )
    return replace(found, cards=tuple(cards))


def _is_suspended(found: ForeignNote) -> bool:
    return bool(found.cards) and all(card.queue == SUSPENDED for card in found.cards)
