"""The browser's side of the library: what a search finds, and what is done to found cards.

As in a sitting every change is durable before anything is told of it, and can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from trainer import clock
from trainer.errors import TrainerError, UsageError
from trainer.memory import card_acts
from trainer.memory.log import NEW_CARD, CardState, Event, EventKind, Phase, Stamp
from trainer.memory.query_tree import Query
from trainer.store import search
from trainer.store.library import LibraryCard
from trainer.store.search_orders import OF_EVERY_CARD, Order, Values, ordered, values
from trainer.workflow import note_changes, note_leaving, taking_back
from trainer.workflow.browse import BrowsedCard, browsed, parsed
from trainer.workflow.deeds import Logged, follow, rewrote
from trainer.workflow.home import Home
from trainer.workflow.note_changes import Changes

_UNDO = "undo takes it back"


class Browsing:
    """Finds cards and changes them; all but :meth:`parsed` belongs into the writer's thread."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.deeds = home.deeds
        self.was_undone = bool(taking_back.to_redo(home))
        self._sorted_by: tuple[str, Values] = ("", {})

    def parsed(self, text: str) -> Query:
        """A search as it is meant today.

        Raises:
            UsageError: it cannot be understood.
        """
        return parsed(self.home, text)

    def find(self, query: Query, order: Order) -> tuple[str, ...]:
        """Keys of the cards that a search means, in an order.

        What cards are sorted by is gathered once and kept until something changes: while a
        learner types only what is found changes.

        Raises:
            StoreError: the cache cannot be read.
        """
        day = self.home.today()
        found = search.find(self.home.database, query, day=day, now_ms=clock.now_ms())
        if not order.name:
            return found
        name, by = self._sorted_by
        came = order.name in OF_EVERY_CARD and not all(map(by.__contains__, found))
        if name != order.name or came:
            by = values(self.home.database.connection, order.name, day)
            self._sorted_by = (order.name, by)
        return ordered(found, by, descending=order.descending)

    def rows(self, keys: Iterable[str]) -> dict[str, BrowsedCard]:
        """Cards by their keys as they stand now; those that no deck holds are left out."""
        return {row.card.card.key: row for row in browsed(self.home, keys)}

    def refresh(self) -> tuple[TrainerError, ...]:
        """Read the deck files that changed; what is wrong with any is returned."""
        self._sorted_by = ("", {})
        return self.home.refresh()

    # marks in the log

    def suspend(self, keys: Sequence[str]) -> str:
        """Put the cards away, or take them back where the first one is away.

        Raises:
            StoreError: nothing was written.
        """
        cards = self._cards(keys)
        if cards[0].is_suspended:
            away = [row.card.card.key for row in cards if row.is_suspended]
            return self._mark(EventKind.UNSUSPEND, away, "unsuspended", None)
        awake = [row.card.card.key for row in cards if not row.is_suspended]
        return self._mark(EventKind.SUSPEND, awake, "suspended", None)

    def bury(self, keys: Sequence[str]) -> str:
        """Put the cards away until tomorrow, or take them back where the first one is.

        Raises:
            StoreError: nothing was written.
        """
        today = self.home.today()
        states = self._states(keys)
        buried = [key for key in keys if states[key].buried_day == today]
        if buried and buried[0] == keys[0]:
            return self._mark(EventKind.UNBURY, buried, "no longer buried", None)
        others = [key for key in keys if states[key].buried_day != today]
        return self._mark(EventKind.BURY, others, "buried until tomorrow", today)

    def flag(self, keys: Sequence[str]) -> str:
        """Flag the cards, or take their flags off where the first one bears one.

        Raises:
            StoreError: nothing was written.
        """
        return self._sign(EventKind.FLAG, keys, lambda state: bool(state.flag), "flagged")

    def mark(self, keys: Sequence[str]) -> str:
        """Mark the cards as wrong, or take the marks off where the first one bears one.

        Raises:
            StoreError: nothing was written.
        """
        return self._sign(EventKind.MARK, keys, lambda state: state.marked, "marked as wrong")

    def _sign(
        self, kind: EventKind, keys: Sequence[str], bears: Callable[[CardState], bool], told: str
    ) -> str:
        states = self._states(keys)
        bearing = [key for key in keys if bears(states[key])]
        if keys[0] in bearing:
            return self._mark(kind, bearing, f"no longer {told}", 0)
        return self._mark(kind, [key for key in keys if key not in bearing], told, 1)

    def forget(self, keys: Sequence[str]) -> str:
        """Make the cards new ones again.

        Raises:
            UsageError: all of them are new.
            StoreError: nothing was written.
        """
        return self._mark(EventKind.RESET, self._answered(keys), "new again", None)

    def set_due(self, keys: Sequence[str], days: range) -> str:
        """Make the cards due on one of so many days from today; new ones stay as they are.

        Raises:
            UsageError: all of them are new.
            StoreError: nothing was written.
        """
        answered = self._answered(keys)
        when = f"due {_in_days(days)}"
        new = len(keys) - len(answered)
        left = f"; {new} new {'one stays' if new == 1 else 'ones stay'} new" if new else ""
        today = self.home.today()

        def rows(stamp: Stamp) -> tuple[Event, ...]:
            return card_acts.set_due(answered, days, today, stamp)

        return self._log("set due", rows, f"{_counted(answered, 'card')}{when}{left}")

    def _mark(self, kind: EventKind, keys: Sequence[str], told: str, value: int | None) -> str:
        today = self.home.today()

        def rows(stamp: Stamp) -> tuple[Event, ...]:
            return card_acts.marked(kind, keys, today, stamp, value)

        return self._log(told, rows, f"{_counted(keys, 'card')}{told}")

    def _log(self, label: str, rows: Callable[[Stamp], tuple[Event, ...]], told: str) -> str:
        events = rows(self.home.database.stamp(clock.now_ms()))
        self.home.database.record(events)
        self._sorted_by = ("", {})
        self.deeds.add(Logged(label, events))
        return f"{told}; {_UNDO}"

    def _answered(self, keys: Sequence[str]) -> list[str]:
        states = self._states(keys)
        answered = [key for key in keys if states[key].phase is not Phase.NEW]
        if not answered:
            message = "a new card has no due date and nothing to forget"
            raise UsageError(message, "Choose cards that were answered before")
        return answered

    def _states(self, keys: Sequence[str]) -> dict[str, CardState]:
        states = self.home.database.states(keys)
        return {key: states.get(key, NEW_CARD) for key in keys}

    def _cards(self, keys: Sequence[str]) -> Sequence[BrowsedCard]:
        found = self.rows(keys)
        if not found:
            raise UsageError("the card is not there any more", "Read the decks again")
        return [found[key] for key in keys if key in found]

    # changes of notes

    def notes(self, keys: Sequence[str]) -> tuple[LibraryCard, ...]:
        """A card of each note that these cards come from.

        Raises:
            UsageError: none of them is there any more.
        """
        found = {(row.file, row.card.note.id): row for row in self._library_cards(keys)}
        if not found:
            raise UsageError("the card is not there any more", "Read the decks again")
        return tuple(found.values())

    def delete(self, notes: Sequence[LibraryCard]) -> str:
        """Take the notes of these cards out of their deck files; of the log nothing goes.

        Raises:
            DeckError: one of them cannot be taken out; then none is.
        """
        files = note_leaving.deleted(notes)
        self.refresh()
        self.deeds.add(rewrote(self.home, "delete", files))
        return f"{_counted(notes, 'note')}deleted; {_UNDO}"

    def move(self, notes: Sequence[LibraryCard], deck: Path) -> str:
        """Move the notes of these cards to the end of another deck, which may be a new one.

        Raises:
            UsageError: all of them are there already.
            DeckError: one of them cannot be moved; then none is.
        """
        files = note_leaving.moved(notes, deck)
        self.deeds.add(rewrote(self.home, "move", files))
        self._sorted_by = ("", {})
        follow(self.home, files)
        count = sum(note.file != deck for note in notes)
        title = self.home.library.find(str(deck)).title
        return f"{_counted(range(count), 'note')}moved to {title}; {_UNDO}"

    def tag(self, keys: Sequence[str], text: str, *, add: bool) -> str:
        """Give the notes of cards these tags, or take them off.

        Raises:
            UsageError: there is nothing to change.
            DeckError: a file cannot be changed; then none has changed.
        """
        names = text.split()
        changes = note_changes.tagged(self._library_cards(keys), names, add=add)
        if not changes.count:
            done = "has them already" if add else "has any of them"
            message = f"every note {done}" if add else f"no note {done}"
            raise UsageError(message, "Nothing was changed")
        verb = "tagged" if add else "no longer tagged"
        return self.rewrite(changes, f"{verb} {' '.join(names)}")

    def replacing(self, keys: Sequence[str], old: str, new: str) -> Changes:
        """What becomes of the notes of cards where a text is replaced by another.

        Raises:
            UsageError: it stands nowhere, or a note could not be asked any more.
        """
        return note_changes.replaced(self._library_cards(keys), old, new)

    def rewrite(self, changes: Changes, label: str) -> str:
        """Write changed notes into their deck files, all or none.

        Raises:
            DeckError: a file cannot be changed; then none has changed.
        """
        files = note_changes.write(changes)
        self.refresh()
        self.deeds.add(rewrote(self.home, label, files))
        return f"{_counted(range(changes.count), 'note')}{label}; {_UNDO}"

    def _library_cards(self, keys: Sequence[str]) -> tuple[LibraryCard, ...]:
        """Cards as their files have them now, which another program may have changed."""
        self.refresh()
        return tuple(self.home.library.cards(keys).values())

    # taking back

    def undo(self) -> str:
        """Take back the last thing done, here or at a card today; returns its name.

        Raises:
            TrainerError: it cannot be taken back; nothing has changed.
        """
        self._sorted_by = ("", {})
        return taking_back.undo(self.home)

    def redo(self) -> str:
        """Do again what was taken back last; returns its name.

        Raises:
            TrainerError: it cannot be done again; nothing has changed.
        """
        self._sorted_by = ("", {})
        return taking_back.redo(self.home)


def _counted(things: Sequence[object], noun: str) -> str:
    """How many, where it is more than one."""
    return f"{len(things):,} {noun}s " if len(things) != 1 else ""


def _in_days(days: range) -> str:
    first, last = days[0], days[-1]
    if first != last:
        return f"in {first:,}-{last:,} days"
    if not first:
        return "today"
    return f"in {first:,} {'day' if first == 1 else 'days'}"
