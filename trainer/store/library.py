"""The decks that a learner keeps, served from a cache."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from trainer.cards.note import Card
from trainer.errors import TrainerError
from trainer.memory.options import StudyOptions
from trainer.store.database import Database


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


@dataclass(frozen=True, slots=True)
class DeckCounts:
    """Cards of a deck that wait today, within what is left of today's limits."""

    new: int
    learning: int
    due: int


class Library:
    """The decks added to a home."""

    def __init__(self, database: Database) -> None:
        raise NotImplementedError

    def add(self, path: Path) -> tuple[DeckEntry, ...]:
        """Keep a deck file, or every deck below a folder; returns what it holds."""
        raise NotImplementedError

    def remove(self, name: str) -> tuple[DeckEntry, ...]:
        """Let a deck or folder go; its file and its progress stay."""
        raise NotImplementedError

    def refresh(self) -> tuple[TrainerError, ...]:
        """Re-read the files that changed; returns what is wrong with files, none of it fatal."""
        raise NotImplementedError

    def decks(self) -> tuple[DeckEntry, ...]:
        """The decks in library order."""
        raise NotImplementedError

    def find(self, name: str) -> DeckEntry:
        """The deck that a path, id, title or place in the tree names."""
        raise NotImplementedError

    def card(self, key: str) -> LibraryCard | None:
        """One card by its key."""
        raise NotImplementedError

    def cards(self, keys: Iterable[str]) -> dict[str, LibraryCard]:
        """Cards by their keys, in that order; keys that no deck holds are left out."""
        raise NotImplementedError

    def counts(self, day: int, now_ms: int, study: StudyOptions) -> dict[str, DeckCounts]:
        """Waiting cards by deck id."""
        raise NotImplementedError
