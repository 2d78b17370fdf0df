"""Notes that leave their deck file: deleted, or moved to another with what they show and cite.

A moved note is written to the other file before it leaves its own: for a moment it may stand
in both, but never in none. Pictures and sounds are copied, since others may show them too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from trainer.cards.note import Deck, Note, Reference, Source
from trainer.errors import UsageError
from trainer.store.address import scheme
from trainer.store.deck_copy import copy_file, file_beside
from trainer.store.deck_io import read_bytes
from trainer.store.deckfile import (
    DeckChange,
    Rewrite,
    delete_notes,
    make_deck,
    read_deck,
    remove_file,
    revise_deck,
)
from trainer.store.library import LibraryCard
from trainer.workflow.deeds import all_written
from trainer.workflow.note_form import titled


def deleted(cards: Sequence[LibraryCard]) -> tuple[Rewrite, ...]:
    """Take the notes of cards out of their deck files.

    Raises:
        DeckError: a file cannot be written, or would have no note left; then none has changed.
    """
    return all_written(delete_notes(path, ids) for path, ids in _by_file(cards).items())


def emptied(cards: Sequence[LibraryCard]) -> tuple[Path, ...]:
    """The deck files that would have no note left without those of these cards.

    Raises:
        DeckError: one of the files is no deck any more.
    """
    return tuple(path for path, ids in _by_file(cards).items() if _is_all(path, ids))


def moved(cards: Sequence[LibraryCard], target: Path) -> tuple[Rewrite, ...]:
    """Move the notes of cards to the end of another deck file, under their sections.

    A target that is not there is made. A file whose last notes leave goes with them, as a deck
    file has to hold some.

    Raises:
        UsageError: all of them are there already.
        DeckError: a file cannot be written, or holds such a note already; then none has
            changed.
    """
    files = {path: ids for path, ids in _by_file(cards).items() if path != target}
    if not files:
        raise UsageError("the notes are in that deck already", "Choose another one")
    sources = dict(read_deck(target).sources) if target.exists() else {}
    known = set(sources)
    arriving = tuple(
        note for path, ids in files.items() for note in _arriving(path, ids, target, sources)
    )

    def steps() -> Iterator[Rewrite | None]:
        if target.exists():
            new = {key: source for key, source in sources.items() if key not in known}
            yield revise_deck(target, DeckChange(added=arriving, sources=new))
        else:
            language = read_deck(next(iter(files))).language
            deck = Deck(titled(target), language=language, sources=sources, notes=arriving)
            yield make_deck(target, deck)
        for path, ids in files.items():
            yield _removed(path) if _is_all(path, ids) else delete_notes(path, ids)

    return all_written(steps())


def _is_all(path: Path, ids: frozenset[str]) -> bool:
    return ids >= {note.id for note in read_deck(path).notes}


def _removed(path: Path) -> Rewrite:
    content = read_bytes(path)
    remove_file(path, content)
    return Rewrite(path, content, None)


def _by_file(cards: Sequence[LibraryCard]) -> dict[Path, frozenset[str]]:
    """The ids of notes by the files that hold them."""
    files: dict[Path, frozenset[str]] = {}
    for card in cards:
        files[card.file] = files.get(card.file, frozenset()) | {card.card.note.id}
    return files


def _arriving(
    path: Path, ids: frozenset[str], target: Path, sources: dict[str, Reference]
) -> Iterator[Note]:
    """Notes of a deck file as they stand in another; what they cite is added to ``sources``."""
    deck = read_deck(path)
    for note in deck.notes:
        if note.id in ids:
            yield replace(
                note,
                written_id=note.id,  # of the wording there may be several by now
                source=_cited(note.source, deck, path, target, sources),
                image=_carried(path, note.image, target),
                audio=_carried(path, note.audio, target),
            )


def _cited(
    source: Source | None, deck: Deck, path: Path, target: Path, sources: dict[str, Reference]
) -> Source | None:
    """The source by the key that its document has in the other deck."""
    if source is None or source.ref not in deck.sources:
        return source
    document = _seen_from(target, deck.sources[source.ref], path)

    def is_free(key: str) -> bool:
        held = sources.setdefault(key, document)
        return (held.title, held.url) == (document.title, document.url)

    return replace(source, ref=next(filter(is_free, _names(source.ref, ""))))


def _seen_from(target: Path, document: Reference, path: Path) -> Reference:
    """A document whose file is named from the folder of another deck."""
    if not document.url or scheme(document.url) or path.parent == target.parent:
        return document
    place = os.path.relpath(path.parent / document.url, target.parent)
    return replace(document, url=Path(place).as_posix())


def _carried(path: Path, name: str, target: Path) -> str:
    """The name of a picture or sound beside the other deck, where a copy of it then lies."""
    original = file_beside(path, name)
    if original is None or path.parent == target.parent:
        return name

    def is_copied(other: str) -> bool:
        copy_file(original, target.parent / other)
        return read_bytes(target.parent / other) == read_bytes(original)

    stem, dot, ending = name.rpartition(".")
    return next(filter(is_copied, _names(stem, f"{dot}{ending}")))


def _names(stem: str, ending: str) -> Iterator[str]:
    """A name, then the same with numbers."""
    yield f"{stem}{ending}"
    yield from (f"{stem}-{number}{ending}" for number in count(2))
