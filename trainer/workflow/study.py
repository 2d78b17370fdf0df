"""One sitting at the cards: the pure session on one side, the log on disk on the other.

The window and ``--plain`` both drive this object. Every step goes the same way: the
session says which events follow, these are made durable, and only then is the session
that follows adopted. If the disk refuses, nothing has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from trainer import clock
from trainer.cards.expand import keys as keys_of
from trainer.errors import DeckError, NothingToDo, TrainerError, UsageError
from trainer.memory import acts, undoing
from trainer.memory.history import shortened
from trainer.memory.log import Event, Phase, Rating, Stamp
from trainer.memory.session import Move, Session, Summary
from trainer.store.database import Database
from trainer.store.library import Library, LibraryCard
from trainer.workflow import deeds, editor, sitting
from trainer.workflow.note_deleting import Deletions

if TYPE_CHECKING:
    from trainer.workflow.card_info import CardInfo
    from trainer.workflow.note_form import NoteForm

LONGEST_ANSWER_MS = 60_000


class Study:
    """A running session; its methods that change it return when the change is on disk."""

    def __init__(
        self,
        database: Database,
        library: Library,
        begin: Callable[[], Session],
        title: str,
        done: deeds.Deeds,
    ) -> None:
        """Begin it; ``begin`` is asked again where other cards may be due than were gathered."""
        self.title = title
        self.session = begin()
        self.taken_back = ""
        self._begin = begin
        self._database = database
        self._library = library
        self._deeds = done
        self._deletions = Deletions(database, library, done)

    def now_ms(self) -> int:
        """The present, from the one clock."""
        return clock.now_ms()

    def card(self) -> LibraryCard | None:
        """The card that is asked now, with its texts and place; None when none is."""
        while self.session.current is not None:
            found = self._library.card(self.session.current.key)
            if found is not None:
                return found
            self.session = self.session.dropped(self.session.current.key)
        return None

    def cards(self, keys: tuple[str, ...]) -> tuple[LibraryCard, ...]:
        """Cards by key, as for the list of what was missed."""
        return tuple(self._library.cards(keys).values())

    def tick(self) -> None:
        """Let cards in their steps come due as time passes."""
        self.session = self.session.at(clock.now_ms())

    def grade(self, rating: Rating, took_ms: int) -> Event:
        """Answer the current card and return the row of the log that says so.

        An interrupted answer counts as a minute at most.

        Raises:
            StoreError: the log cannot be written; then nothing has changed.
        """
        took_ms = min(took_ms, LONGEST_ANSWER_MS)
        return self._step(lambda session, stamp: acts.grade(session, rating, stamp, took_ms))[0]

    def suspend(self) -> None:
        """Put the current card away until it is unsuspended.

        Raises:
            StoreError: the log cannot be written; then nothing has changed.
        """
        self._step(acts.suspend)

    def bury(self) -> None:
        """Put the current card away until the next study day.

        Raises:
            StoreError: the log cannot be written; then nothing has changed.
        """
        self._step(acts.bury)

    def forget(self) -> None:
        """Make the current card a new one again.

        Raises:
            StoreError: the log cannot be written; then nothing has changed.
        """
        self._step(acts.forget)

    def set_due(self, days: int) -> Event:
        """Make the current card, which must not be new, due in so many days (at least 1).

        Raises:
            UsageError: it is a new card.
            StoreError: the log cannot be written; then nothing has changed.
        """
        self.check_due_date()
        return self._step(lambda session, stamp: acts.set_due(session, days, stamp))[0]

    @property
    def can_set_due(self) -> bool:
        """Whether the current card has been answered before."""
        card = self.session.current
        return card is not None and card.state.phase is not Phase.NEW

    def check_due_date(self) -> None:
        """Refuse a card that has no due date to be set.

        Raises:
            UsageError: it is a new card.
        """
        if not self.can_set_due:
            raise UsageError("a new card has no due date", "Answer it first")

    def flag(self) -> bool:
        """Flag the current card, or take its flag off; returns whether it bears one now.

        Raises:
            StoreError: the log cannot be written; then nothing has changed.
        """
        card = self.session.current
        number = 0 if card is not None and card.state.flag else 1
        self._step(lambda session, stamp: acts.flag(session, number, stamp))
        return bool(number)

    def mark(self) -> bool:
        """Mark the current card as wrong, or take the mark off; returns whether it bears one now.

        Raises:
            StoreError: the log cannot be written; then nothing has changed.
        """
        card = self.session.current
        wrong = card is None or not card.state.marked
        self._step(lambda session, stamp: acts.mark(session, stamp, wrong=wrong))
        return wrong

    def delete(self) -> None:
        """Take the current card's note out of its deck file; of the log nothing goes.

        Raises:
            UsageError: no card is asked.
            DeckError: the file cannot be written, or changed meanwhile.
        """
        keys = self._deletions.delete(self._asked())
        self._step(lambda session, _: acts.delete(session, keys))

    @property
    def siblings(self) -> int:
        """How many cards the note of the current card makes."""
        return len(keys_of(card.card.note)) if (card := self.card()) else 0

    @property
    def done_elsewhere(self) -> str:
        """What was done to deck files after all that this sitting could take back."""
        earlier = self.session.earlier[-1].events[-1].at_ms if self.session.earlier else 0
        return "" if self.session.done else self._deeds.since(earlier)

    def undo(self) -> bool:
        """Take back the last thing done, before this sitting too; False when there is none.

        Raises:
            UsageError: the last thing was done to a deck file, and is taken back elsewhere.
            DeckError: a deleted note cannot be put back; the next undo passes it over.
            StoreError: the log cannot be written; then nothing has changed.
        """
        if self.done_elsewhere:
            raise deeds.taken_back_elsewhere(self.done_elsewhere)
        try:
            self._deletions.put_back(self.session.undo_restores)
        except DeckError:
            self.session = undoing.without_newest(self.session)
            raise
        self.session, card = sitting.newest_earlier(self._database, self.session)
        if not self.session.undo_label:
            return False
        self._step(lambda session, stamp: undoing.undo(session, stamp, card))
        return True

    def begin_with_undo(self) -> bool:
        """Take back the last thing done today, as ``undo``; ``taken_back`` names it then."""
        if not self.undo():
            return False
        self.taken_back = self.session.redo_label
        if self.session.undone and self.session.undone.asks_none:
            self.session = self._begin()
        return True

    def redo(self) -> bool:
        """Do again what was taken back last; False when there is nothing.

        Raises:
            DeckError: a note that was put back cannot be deleted again.
            StoreError: the log cannot be written; then nothing has changed.
        """
        if not self.session.redo_label:
            return False
        self._deletions.delete_again(self.session.redo_removes)
        is_of_before = self.session.undone is not None and self.session.undone.after is None
        self._step(undoing.redo)
        if is_of_before:
            self.session = self._begin()
        return True

    def summary(self) -> Summary:
        """What the sitting came to so far."""
        return self.session.summary

    def due_tomorrow(self) -> int:
        """How many reviews of the whole library come due tomorrow.

        Raises:
            StoreError: the database cannot be read.
        """
        return sum(self._database.due_ahead(self.session.day, 1).values())

    def missed_again(self) -> Study:
        """A sitting that crams what was missed in this one: no due date changes.

        Raises:
            NothingToDo: none of these cards can be asked any more.
            StoreError: the database cannot be read.
        """
        begin = partial(sitting.again, self._database, self.session)
        title = f"{self.title}: missed"
        study = Study(self._database, self._library, begin, title, self._deeds)
        if study.session.current is None:
            raise NothingToDo("no missed card is left to be asked")
        return study

    def info(self) -> CardInfo:
        """All there is to know of the current card.

        Raises:
            UsageError: no card is asked.
            StoreError: the log cannot be read.
        """
        from trainer.workflow.card_info import card_info  # noqa: PLC0415  only when asked for

        card = self._asked()
        memory = self.session.own.get(card.deck_id, self.session.memory)
        return card_info(self._database, card, memory, self.session.day, clock.now_ms())

    def note_form(self) -> NoteForm:
        """The form for the current card's note.

        Raises:
            UsageError: no card is asked.
            DeckError: the deck file cannot be read, or has the note no more.
        """
        from trainer.workflow.note_form import changed_note  # noqa: PLC0415  only when asked for

        return changed_note(self._library, self._asked(), self._deletions.edited)

    def _asked(self) -> LibraryCard:
        if (card := self.card()) is None:
            raise UsageError("no card is asked now")
        return card

    def edit_command(self) -> list[str]:
        """The learner's editor with the current note's line, as arguments of a process.

        A note that has no id yet gets one first: its progress must not hang on the wording.

        Raises:
            DeckError: the deck file cannot be written.
            UsageError: there is no card, or no editor.
        """
        return editor.at_note(self._library, self._asked().card.key)

    def refresh_card(self) -> tuple[TrainerError, ...]:
        """Read the decks again after an edit; what is wrong with a file is returned."""
        errors = self._library.refresh()
        self.card()
        return errors

    def _step(self, move: Callable[[Session, Stamp], Move]) -> tuple[Event, ...]:
        step = move(self.session, self._database.stamp(clock.now_ms()))
        self._database.record(step.events, self.session.all_memory)
        self.session = shortened(step.session)
        return step.events
