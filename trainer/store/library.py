"""The decks that a learner keeps: paths in the log's database, their cards in the cache.

A deck's progress hangs on the keys of its cards alone, so removing a deck, moving its file
or moving a note from one file to another changes nothing of what was learnt.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from trainer.cards.expand import card
from trainer.cards.note import Card
from trainer.errors import DeckError, StoreError, TrainerError, UsageError
from trainer.store import cache, cache_sql, sql
from trainer.store.connection import is_damage
from trainer.store.database import Database
from trainer.store.folding import folded
from trainer.store.refresh import refresh
from trainer.store.rows import note_from
from trainer.store.typed_path import typed_path


@dataclass(frozen=True, slots=True)
class DeckEntry:
    """A deck of the library; ``tree`` is its place in the deck tree, as ``net::tcp``."""

    id: str
    title: str
    path: Path
    tree: str
    cards: int


@dataclass(frozen=True, slots=True)
class LibraryCard:
    """A card with its place in the library; ``line`` counts from 1."""

    card: Card
    deck_id: str
    deck_title: str
    section: str
    tree: str
    file: Path
    line: int


class Library:
    """The decks added to a home; what it says is as of the last :meth:`refresh`."""

    def __init__(self, database: Database) -> None:
        """Attach the cache to the database.

        Raises:
            StoreError: the cache cannot be written.
        """
        self._database = database
        self._connection = database.connection
        cache.attach(self._connection)

    def add(self, path: Path) -> tuple[DeckEntry, ...]:
        """Keep a deck file, or every deck below a folder; returns what the path holds.

        Raises:
            UsageError: there is no such path, or no deck in the folder.
            DeckError: the file cannot be read as a deck.
        """
        place = typed_path(path).resolve()
        if not place.exists():
            raise UsageError("there is no such file or folder", "Check the path", file=str(path))
        known = place in self._paths()
        with self._connection.transaction():
            self._connection.rows(sql.ADD_PATH, (_storable(place),))
        problems = self.refresh()
        held = tuple(deck for deck in self.decks() if deck.path.is_relative_to(place))
        broken = self._connection.value(cache_sql.PROBLEM_OF, (str(place),))
        if known and broken:
            raise DeckError(**json.loads(broken))
        if not held:
            if not known:
                self.forget(place)
            raise _nothing_held(path, place, problems)
        return held

    def remove(self, name: str) -> tuple[DeckEntry, ...]:
        """Let a deck or folder go, by the names of :meth:`find`; returns the decks that went.

        Its files and its progress stay.

        Raises:
            UsageError: no deck has this name, or it belongs to a folder that was added.
        """
        paths = self._paths()
        places = [place for place in _places(name) if place in paths]
        place = places[0] if places else self.find(name).path
        if place not in paths:
            mend = f"Remove the folder: trainer remove {self.added_as(place)}"
            raise UsageError(f"the deck {name!r} belongs to a folder that was added", mend)
        before = self.decks()
        self.forget(place)
        after = {deck.path for deck in self.decks()}
        return tuple(deck for deck in before if deck.path not in after)

    def added_as(self, deck: Path) -> Path:
        """The path that was added and holds a deck file: itself, or a folder around it."""
        paths = self._paths()
        return next((path for path in paths if deck.is_relative_to(path)), deck)

    def refresh(self) -> tuple[TrainerError, ...]:
        """Re-read the files that changed; returns what is wrong with files, none of it fatal.

        Raises:
            StoreError: the cache cannot be written.
        """
        try:
            return refresh(self._connection)
        except StoreError as error:
            if not is_damage(error):
                raise
            cache.renew(self._connection)
            return refresh(self._connection)

    def decks(self) -> tuple[DeckEntry, ...]:
        """The decks in library order."""
        return tuple(
            DeckEntry(id_, title, Path(path), tree, count)
            for id_, title, path, tree, count in self._connection.rows(cache_sql.DECKS)
        )

    def find(self, name: str) -> DeckEntry:
        """The deck that a path, an id, a title or a place in the tree names.

        Raises:
            UsageError: none does, or more than one.
        """
        decks = self.decks()
        places = _places(name)
        for found in (
            [deck for deck in decks if deck.path in places],
            [deck for deck in decks if deck.id == name],
            [deck for deck in decks if folded(name) in (folded(deck.title), folded(deck.tree))],
        ):
            if len(found) == 1:
                return found[0]
            if found:
                listed = ", ".join(str(deck.path) for deck in found)
                raise UsageError(f"{name!r} names several decks", f"Name one by its path: {listed}")
        raise UsageError(f"no deck of the library is named {name!r}", _suggestion(name, decks))

    def card(self, key: str) -> LibraryCard | None:
        """One card by its key, or None when no deck holds it."""
        return self.cards([key]).get(key)

    def cards(self, keys: Iterable[str]) -> dict[str, LibraryCard]:
        """Cards by their keys, in that order; keys that no deck holds are left out."""
        found = {}
        for key, body, deck, title, tree, path in self._connection.rows(
            cache_sql.CARDS, (json.dumps(list(keys)),)
        ):
            note = note_from(body)
            place = Path(path)
            found[key] = LibraryCard(
                card(note, key), deck, title, note.section, tree, place, note.line
            )
        return found

    def _paths(self) -> list[Path]:
        return [Path(row[0]) for row in self._connection.rows(sql.LIBRARY_PATHS)]

    def forget(self, place: Path) -> None:
        """Let a path go; one that was not added as such is only read again."""
        with self._connection.transaction():
            self._connection.rows(sql.REMOVE_PATH, (str(place),))
        self.refresh()


def _storable(place: Path) -> str:
    text = str(place)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise UsageError("the path is not UTF-8", "Rename it", file=ascii(text)) from None
    return text


def _places(name: str) -> tuple[Path, ...]:
    """The paths that a name could mean, with and without links followed."""
    try:
        path = Path(name).expanduser()
        return path.resolve(), Path(os.path.abspath(path))  # noqa: PTH100  (keeps links)
    except (OSError, RuntimeError, ValueError):
        return ()  # no path at all: a title may hold anything


def _nothing_held(path: Path, place: Path, problems: tuple[TrainerError, ...]) -> TrainerError:
    own = [problem for problem in problems if Path(problem.file).is_relative_to(place)]
    if own:
        return own[0]
    if place.is_dir():
        return UsageError("no deck lies in this folder", "Decks are .yaml files", file=str(path))
    return DeckError("the file cannot be read as a deck", "Run trainer check", file=str(path))


def _suggestion(name: str, decks: tuple[DeckEntry, ...]) -> str:
    import difflib  # noqa: PLC0415  (only for a mistake)

    names = {folded(known): known for deck in decks for known in (deck.title, deck.tree, deck.id)}
    near = difflib.get_close_matches(folded(name), names, n=1)
    if near:
        return f"Did you mean {names[near[0]]!r}?"
    return "trainer decks lists them" if decks else "The library is empty: trainer add DECK.yaml"
