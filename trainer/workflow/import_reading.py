"""Foreign files of any format, read as one: what an import is planned from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.cards.advance import Advance, silent
from trainer.cards.citing import cited_by, own_key
from trainer.cards.deck_tree import BETWEEN, below
from trainer.cards.from_html import readable
from trainer.cards.incoming import Incoming, Lost
from trainer.cards.note import Note, Reference
from trainer.errors import UsageError

if TYPE_CHECKING:
    from trainer.anki.presets import Preset
    from trainer.anki.read import ForeignCard, ForeignReview
    from trainer.anki.shelf import Taken

PACKAGES = (".apkg", ".colpkg")


@dataclass(frozen=True, slots=True)
class Medium:
    """A file on its way: the package and member that hold it, and the SHA-256 of its content."""

    package: Path
    member: str
    sha256: str


@dataclass(frozen=True)
class Arrived:
    """One note with the name of its file and, from a package, its cards and their reviews.

    ``changed_s`` are the Unix seconds of its last change there, 0 where nobody knows;
    ``presets`` are those of the package by the names of its decks.
    """

    note: Note
    origin: str
    cards: tuple[ForeignCard, ...] = ()
    reviews: Mapping[int, list[ForeignReview]] = field(default_factory=dict)
    changed_s: int = 0
    presets: Mapping[str, Preset] = field(default_factory=dict)


@dataclass(frozen=True)
class Arrivals:
    """Everything that the files of one import bring."""

    title: str
    notes: tuple[Arrived, ...]
    lost: tuple[Lost, ...]
    deck_id: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    sources: Mapping[str, Reference] = field(default_factory=dict)
    media: Mapping[str, Medium] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked of an import: only the notes, or the learner's progress as well.

    ``reading`` is told how far each file has come.
    """

    with_progress: bool = False
    reading: Advance = silent


NOTES_ONLY = Wishes()


def endings() -> tuple[str, ...]:
    """The endings of all files that can be read."""
    from trainer.trade.read import ENDINGS  # noqa: PLC0415  as the readers are

    return (*PACKAGES, *ENDINGS)


def read_arrivals(files: Sequence[Path], folder: Path, wishes: Wishes = NOTES_ONLY) -> Arrivals:
    """What the files bring for a deck in this folder.

    Raises:
        UsageError: a file has an ending that is not known.
        PackageError: a package cannot be read.
        SourceError: another file cannot be read.
    """
    readers = [_reader(file) for file in files]
    media: dict[str, Medium] = {}
    each: list[Arrivals] = []
    for file, reader in zip(files, readers, strict=True):
        each.append(reader(file, _Room(folder, media, wishes)))
        media.update(each[-1].media)
    return each[0] if len(each) == 1 else _together(each, media)


@dataclass(frozen=True, slots=True)
class _Room:
    """Where what a file brings will lie: the deck's folder, with the media of earlier files."""

    folder: Path
    media: Mapping[str, Medium]
    wishes: Wishes


def _reader(file: Path) -> Callable[[Path, _Room], Arrivals]:
    from trainer.anki import crowd  # noqa: PLC0415  readers are many

    ending = file.suffix.lower()
    if ending in PACKAGES or (ending == crowd.ENDING and crowd.is_crowdanki(file)):
        return _package
    if ending in endings():
        return _text
    known = " ".join(endings())
    mend = "Rename or convert the file"
    raise UsageError(f"the file has none of the endings {known}", mend, str(file))


def _package(file: Path, room: _Room) -> Arrivals:
    from trainer.anki.arrive import arrive  # noqa: PLC0415  only packages need it

    names = {path: medium.sha256 for path, medium in room.media.items()}
    arrival = arrive(
        file,
        room.folder,
        names,
        with_progress=room.wishes.with_progress,
        advance=room.wishes.reading,
    )
    return Arrivals(
        media={path: _medium(file, taken) for path, taken in arrival.media.items()},
        raw=arrival.raw,
        notes=tuple(
            Arrived(note, file.name, cards, arrival.reviews, changed_s, arrival.presets)
            for note, cards, changed_s in zip(
                arrival.incoming.notes, arrival.cards, arrival.changed_s, strict=True
            )
        ),
        **_told(arrival.incoming, file),
    )


def _text(file: Path, _room: _Room) -> Arrivals:
    from trainer.trade.read import read_notes  # noqa: PLC0415  only text needs it

    incoming = read_notes(file)
    notes = tuple(Arrived(note, file.name) for note in incoming.notes)
    return Arrivals(notes=notes, **_told(incoming, file))


def _medium(file: Path, taken: Taken) -> Medium:
    return Medium(file, taken.member, taken.sha256)


def _told(incoming: Incoming, file: Path) -> dict[str, Any]:
    """What every file says of itself; one without a title has its name."""
    return {
        "title": " ".join(readable(incoming.title).split()) or file.stem,
        "lost": incoming.lost,
        "deck_id": incoming.deck_id,
        "description": incoming.description,
        "tags": incoming.tags,
        "sources": incoming.sources,
    }


def _together(each: Sequence[Arrivals], media: Mapping[str, Medium]) -> Arrivals:
    """Several files as one deck: where their titles differ, each is a section of it."""
    titles = {one.title for one in each}
    sources: dict[str, Reference] = {}
    notes = [
        arrived if len(titles) == 1 else _below(arrived, one.title)
        for one in each
        for arrived in tagged(_citing(one, sources), one.tags)
    ]
    raw: dict[str, Any] = {}
    for one in each:
        for key, value in one.raw.items():
            raw[key] = {**raw.get(key, {}), **value} if isinstance(value, dict) else value
    return Arrivals(
        title=each[0].title,
        notes=tuple(notes),
        lost=tuple(lost for one in each for lost in one.lost),
        description=each[0].description,
        sources=sources,
        media=media,
        raw=raw,
    )


def _citing(one: Arrivals, sources: dict[str, Reference]) -> tuple[Arrived, ...]:
    """The notes of a file, whose documents are added to those of the files before it."""
    keys: dict[str, str] = {}
    for wanted, document in one.sources.items():
        keys[wanted] = own_key(wanted, document, sources)
        sources[keys[wanted]] = document
    return tuple(replace(it, note=cited_by(it.note, keys)) for it in one.notes)


def tagged(notes: Sequence[Arrived], tags: Sequence[str]) -> tuple[Arrived, ...]:
    """The notes with these tags as well, which the deck had that they came from."""
    if not tags:
        return tuple(notes)
    return tuple(
        replace(arrived, note=replace(arrived.note, tags=(*tags, *arrived.note.tags)))
        for arrived in notes
    )


def _below(arrived: Arrived, title: str) -> Arrived:
    section = below(f"{title}{BETWEEN}{arrived.note.section}", "")
    return replace(arrived, note=replace(arrived.note, section=section))
