"""The learner's database: the log, and the states folded from it.

The log is the truth and only ever grows. The ``state`` table is a cache of its fold, so
that queues can be gathered by SQL; it is folded anew whenever it is missing or was folded
with other memory options. A grade is one durable transaction: the event and the state of
its card, or neither.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from trainer.cards.expand import note_id
from trainer.cards.note import ID_ALPHABET
from trainer.errors import StoreError
from trainer.memory.history import TakenBack, acts_of, taken_back
from trainer.memory.log import NEW_CARD, CardState, Event, EventKind, Phase, Stamp
from trainer.memory.options import MemoryOptions
from trainer.store import kept_options, sql
from trainer.store.backup import write_daily
from trainer.store.connection import Connection, damaged, is_damage
from trainer.store.migrations import check_file, migrate
from trainer.store.places import database_path
from trainer.store.rows import event_row, events_from, state_from, state_row

_TIME_LETTERS = 10
_RANDOM_LETTERS = 10
_FOLD = 2  # counted up when events come to another state than before


@dataclass(frozen=True, slots=True)
class DoneCards:
    """What was done on a study day: the keys of cards first seen, and of cards reviewed."""

    new: frozenset[str]
    reviews: frozenset[str]


class Database:
    """``trainer.db`` of one home, usable from any one thread at a time."""

    def __init__(self, connection: Connection, memory: MemoryOptions) -> None:
        """Use :meth:`open`, which checks and prepares the file first."""
        self.connection = connection
        self.home = connection.path.parent
        self.device = str(connection.value(sql.META, ("device",)))
        self._memory = memory
        self._newest_ms = 0
        self._file = _identity(connection.path)

    @classmethod
    def open(cls, home: Path, memory: MemoryOptions, now_ms: int) -> Database:
        """Open the database of a home, creating both where they are missing.

        Raises:
            StoreError: it is newer (then nothing is changed), damaged, locked or cannot
                be written, or it is missing although there are backups of it.
        """
        path = database_path(home)
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unusable(home, error) from error
        check_file(path)
        connection = Connection(path)
        try:
            return cls._prepared(connection, memory, now_ms)
        except BaseException as error:
            connection.close()
            if isinstance(error, StoreError) and is_damage(error):
                raise damaged(path, error.message) from error
            raise

    @classmethod
    def _prepared(cls, connection: Connection, memory: MemoryOptions, now_ms: int) -> Database:
        connection.set_up(sql.SETUP)
        migrate(connection, now_ms)
        if connection.value(sql.META, ("device",)) is None:
            device = _letters(secrets.randbits(50), 10)
            with connection.transaction():
                connection.rows(sql.SET_META_ONCE, ("device", device))
        _back_up(connection, now_ms)
        database = cls(connection, memory)
        if database._is_stale():
            database.rebuild_states()
        return database

    def close(self) -> None:
        """Let go of the file; closing twice is harmless."""
        self.connection.close()

    def stamp(self, now_ms: int) -> Stamp:
        """A fresh id that sorts by time, and an instant later than every own event.

        Raises:
            StoreError: the log cannot be read.
        """
        newest = self.connection.value(sql.NEWEST_OF_DEVICE, (self.device,)) or 0
        self._newest_ms = max(now_ms, newest + 1, self._newest_ms + 1)
        chance = _letters(secrets.randbits(5 * _RANDOM_LETTERS), _RANDOM_LETTERS)
        return Stamp(event_id(self._newest_ms, chance), self._newest_ms, self.device)

    def record(self, events: Sequence[Event], memory: Iterable[MemoryOptions] = ()) -> None:
        """Add events and fold the states of their cards, in one durable transaction.

        Events whose id is in the log already are left out. A void names the card of the
        event that it takes back. Of the options those are kept that promised a review's due date.

        Raises:
            StoreError: nothing was written.
        """
        with self.connection.transaction():
            self.add(events)
            kept_options.keep(self.connection, events, memory)

    def add(self, events: Sequence[Event]) -> None:
        """The same within a transaction that is open already."""
        self._refuse_replaced()
        self.connection.run_many(sql.ADD_EVENT, [event_row(event) for event in events])
        for card in {event.card: None for event in events}:
            state = self._fold(self.events(card))
            self.connection.rows(sql.SET_STATE, state_row(card, state))

    def events(self, card: str | None = None) -> tuple[Event, ...]:
        """The log, or one card's part of it, ordered by time and id."""
        rows = (
            self.connection.rows(sql.EVENTS)
            if card is None
            else self.connection.rows(sql.EVENTS_OF_CARD, (card,))
        )
        return tuple(events_from(rows))

    def state(self, card: str) -> CardState:
        """What the log says of a card; one without events is new."""
        return self.states([card]).get(card, NEW_CARD)

    def states(self, cards: Iterable[str]) -> dict[str, CardState]:
        """The states of those of the cards that have events."""
        rows = self.connection.rows(sql.STATES_OF, (json.dumps(list(cards)),))
        return {row[0]: state_from(row) for row in rows}

    def newest_day(self) -> int | None:
        """The study day of the row that was written last, if there is one."""
        found = self.connection.value(sql.NEWEST_DAY)
        return None if found is None else int(found)

    def due_ahead(self, day: int, days: int) -> dict[int, int]:
        """How many cards come due on each of so many days after a study day."""
        rows = self.connection.rows(sql.DUE_AHEAD, (day + 1, day + days))
        return {int(due): int(cards) for due, cards in rows}

    def done_cards(self, day: int) -> DoneCards:
        """The cards that count against the limits of a study day.

        A card counts once, as new by its first review and as reviewed by one in the
        review phase; steps in between, crammed and voided answers do not count.
        """
        live = list(self._live_reviews(day))
        new = frozenset(card for card, phase in live if phase == Phase.NEW)
        reviewed = frozenset(card for card, phase in live if phase == Phase.REVIEW)
        return DoneCards(new, reviewed)

    def acts_on(self, day: int) -> tuple[tuple[Event, ...], ...]:
        """What was done at cards here on a study day and not taken back, oldest first.

        Most acts are one row; what is done to several cards at once, as in the browser, is one
        act of many rows, which alone bear the same instant on a device.
        """
        void = self._void_since(day)
        done = (event for event in self._done_on(day) if event.kind is not EventKind.VOID)
        return tuple(acts_of(event for event in done if event.id not in void))

    def taken_back_on(self, day: int) -> list[TakenBack]:
        """What was taken back here on a study day and can be done again; what comes first is last.

        Raises:
            StoreError: the log cannot be read.
        """
        return taken_back(self._done_on(day))

    def state_without(self, act: Sequence[Event]) -> CardState:
        """What the log says of a card without an act on it."""
        ids = {event.id for event in act}
        return self._fold(row for row in self.events(act[0].card) if row.id not in ids)

    def answered_notes(self, day: int) -> frozenset[str]:
        """Ids of the notes of which a card was answered on a study day."""
        return frozenset(note_id(card) for card, _ in self._live_reviews(day))

    def rebuild_states(self) -> int:
        """Fold the whole log anew with the present options; returns the number of cards.

        Raises:
            StoreError: nothing was changed.
        """
        with self.connection.transaction():
            for statement in (*sql.CREATE_STATE, *sql.CLEAR_STATES):
                self.connection.rows(statement)
            states = [state_row(card, state) for card, state in self.folded()]
            self.connection.run_many(sql.SET_STATE, states)
            self.connection.rows(sql.SET_META, ("memory", _fingerprint(self._memory)))
        return len(states)

    def folded(self) -> Iterator[tuple[str, CardState]]:
        """Each card of the log with the fold of its events, whatever the cache says."""
        rows = self.connection.rows(sql.EVENTS_BY_CARD)
        for card, group in groupby(rows, key=lambda row: str(row[1])):
            yield card, self._fold(events_from(group))

    def _fold(self, events: Iterable[Event]) -> CardState:
        from trainer.memory.replay import fold  # noqa: PLC0415  (loads the memory model)

        return fold(events, self._memory)

    def _is_stale(self) -> bool:
        tables = ("state", "due_on")
        if not all(self.connection.value(sql.TABLE_EXISTS, (name,)) for name in tables):
            return True
        if self.connection.value(sql.META, ("memory",)) != _fingerprint(self._memory):
            return True
        logged = self.connection.value(sql.ANY_EVENT) is not None
        return logged and self.connection.value(sql.ANY_STATE) is None

    def _done_on(self, day: int) -> Iterator[Event]:
        """The rows of what was done, taken back and done again here on a study day."""
        return events_from(self.connection.rows(sql.DONE_ON, (day, self.device)))

    def _live_reviews(self, day: int) -> Iterator[tuple[str, str | None]]:
        """Card and phase before of the reviews of a day that no void takes back."""
        void = self._void_since(day)
        for id_, card, phase in self.connection.rows(sql.REVIEWS_ON, (day,)):
            if id_ not in void:
                yield card, phase

    def _void_since(self, day: int) -> set[str]:
        """Ids of the events of a study day or later that are taken back."""
        void: set[str] = set()
        for id_, target in self.connection.rows(sql.VOIDS_SINCE_DAY, (day,)):  # newest first
            if id_ not in void:
                void.add(target)
        return void

    def _refuse_replaced(self) -> None:
        """Commits to a file that is no longer the one at our path would be lost silently."""
        if _identity(self.connection.path) != self._file:
            raise StoreError(
                "the database was replaced or moved while trainer was running",
                "Start trainer again",
                file=str(self.connection.path),
            )


def event_id(at_ms: int, unique: str) -> str:
    """An id that sorts by time: an instant before letters that no other event of it has."""
    return _letters(max(0, at_ms), _TIME_LETTERS) + unique


def _back_up(connection: Connection, now_ms: int) -> None:
    """The day's copy; one that cannot be written is the doctor's affair and stops nobody."""
    try:
        write_daily(connection, now_ms)
    except StoreError as error:
        if is_damage(error):
            raise


def _fingerprint(memory: MemoryOptions) -> str:
    """What a state depends on but for its events; other options may change without a new fold."""
    return hashlib.sha256(repr((_FOLD, memory.parameters)).encode()).hexdigest()


def _letters(number: int, length: int) -> str:
    shifts = range(5 * (length - 1), -1, -5)
    return "".join(ID_ALPHABET[number >> shift & 31] for shift in shifts)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _unusable(home: Path, error: OSError) -> StoreError:
    return StoreError(
        f"the home folder cannot be used: {error.strerror}",
        "Choose another with --home or TRAINER_HOME",
        file=str(home),
    )
