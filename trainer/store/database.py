"""The learner's database: the log, the states folded from it, and what was made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trainer.cards.note import Note
from trainer.memory.log import CardState, Event, Stamp
from trainer.memory.options import MemoryOptions


@dataclass(frozen=True, slots=True)
class Done:
    """What was done on a study day: cards first seen, and cards reviewed."""

    new: int
    reviews: int


class MadeStatus(StrEnum):
    """What became of a proposal of ``make``."""

    WRITTEN = "written"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class MadeNote:
    """One note that ``make`` proposed, as it was written.

    ``deck`` and ``note`` are ids, ``document`` the SHA-256 of the document in hex.
    """

    deck: str
    note: str
    fact_key: str
    family: str
    score: float
    document: str
    text: Note
    status: MadeStatus = MadeStatus.WRITTEN


class Database:
    """``trainer.db`` of one home, usable from any one thread at a time."""

    home: Path
    device: str

    @classmethod
    def open(cls, home: Path, memory: MemoryOptions, now_ms: int) -> Database:
        """Open or create the database of a home.

        Raises:
            StoreError: it is newer, damaged, locked or cannot be written.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the file; closing twice is harmless."""
        raise NotImplementedError

    def stamp(self, now_ms: int) -> Stamp:
        """A fresh id and an instant later than every own event."""
        raise NotImplementedError

    def record(self, events: Sequence[Event]) -> None:
        """Add events and fold the states of their cards, in one durable transaction."""
        raise NotImplementedError

    def events(self, card: str | None = None) -> tuple[Event, ...]:
        """The log, or one card's part of it, ordered by time and id."""
        raise NotImplementedError

    def state(self, card: str) -> CardState:
        """What the log says of a card; a card without events is new."""
        raise NotImplementedError

    def states(self, cards: Iterable[str]) -> dict[str, CardState]:
        """States of those of the cards that have events."""
        raise NotImplementedError

    def done_on(self, day: int) -> Done:
        """What counts against the limits of a study day; voided reviews do not."""
        raise NotImplementedError

    def answered_notes(self, day: int) -> frozenset[str]:
        """Ids of the notes of which a card was answered on a study day."""
        raise NotImplementedError

    def rebuild_states(self) -> int:
        """Fold the whole log anew; returns the number of cards."""
        raise NotImplementedError

    def record_made(self, notes: Sequence[MadeNote]) -> None:
        """Keep what ``make`` wrote; a note made before is replaced."""
        raise NotImplementedError

    def made(self, deck: str) -> tuple[MadeNote, ...]:
        """What ``make`` wrote into a deck, by its id."""
        raise NotImplementedError
