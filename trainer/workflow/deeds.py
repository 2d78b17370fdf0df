"""What was done, kept so that it can be taken back and done again.

A deed knows how to undo itself and gives the deed that undoes that; so redo is one more undo.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from trainer import clock
from trainer.errors import DeckError, TrainerError, UsageError
from trainer.memory.log import Event
from trainer.memory.rows import voids

if TYPE_CHECKING:
    from trainer.store.deckfile import Rewrite
    from trainer.workflow.home import Home

MOST = 100
EDIT = "edit"


class Deed(Protocol):
    """One thing the learner did; ``label`` is how undo names it."""

    @property
    def label(self) -> str:
        """As in "taken back: suspend"."""

    @property
    def at_ms(self) -> int:
        """When it was done, or done again."""

    def undone(self, home: Home) -> Deed:
        """Take it back, and tell what takes that back in turn.

        Raises:
            TrainerError: it cannot be taken back; then nothing has changed.
        """


@dataclass(frozen=True, slots=True)
class Logged:
    """Rows of the log. ``first`` are those that began it, where ``events`` undo or redo these."""

    label: str
    events: tuple[Event, ...]
    first: tuple[Event, ...] = ()

    @property
    def at_ms(self) -> int:
        """When its rows were written."""
        return self.events[-1].at_ms

    @property
    def acts(self) -> tuple[Event, ...]:
        """The rows that tell what was done."""
        return self.first or self.events

    def is_gone(self, day: int, live: Collection[str]) -> bool:
        """Whether it was taken back otherwise, by the ids of what stands of a study day."""
        return self.acts[0].day == day and self.acts[0].id not in live

    def undone(self, home: Home) -> Logged:
        """Void the rows, or what voids them."""
        stamp = home.database.stamp(clock.now_ms())
        events = voids(self.events, home.today(), stamp)
        home.database.record(events)
        return Logged(self.label, events, self.acts)


@dataclass(frozen=True, slots=True)
class Rewrote:
    """Deck files with another content.

    They are given their former contents from the last to the first: a note that was moved is
    back in its file before it leaves the other. The library follows files that come or go.
    """

    label: str
    files: tuple[Rewrite, ...]
    at_ms: int

    def undone(self, home: Home) -> Rewrote:
        """Write the former contents back, of all files or of none."""
        files = all_or_none(self.files)
        follow(home, files)
        return rewrote(home, self.label, files)


def rewrote(home: Home, label: str, files: tuple[Rewrite, ...]) -> Rewrote:
    """Files that were rewritten just now, after all that stands in the log."""
    return Rewrote(label, files, home.database.stamp(clock.now_ms()).at_ms)


def follow(home: Home, files: Sequence[Rewrite]) -> None:
    """Let the library know what became of files: those that came are in it, those gone are not.

    Raises:
        StoreError: the library cannot be written.
    """
    for file in files:
        if file.after is None:
            home.library.forget(file.path)
    home.refresh()
    held = {deck.path for deck in home.library.decks()}
    for file in files:
        if file.before is None and file.path.resolve() not in held:
            home.add(file.path)


def all_written(files: Iterable[Rewrite | None]) -> tuple[Rewrite, ...]:
    """The files that are rewritten one by one; where one fails, those before it are as they were.

    Raises:
        TrainerError: what the one raised.
    """
    written: list[Rewrite] = []
    try:
        for file in files:
            if file is not None:
                written.append(file)  # noqa: PERF401  (what was written must be known)
    except TrainerError:
        all_or_none(written)
        raise
    return tuple(written)


def all_or_none(files: Sequence[Rewrite]) -> tuple[Rewrite, ...]:
    """Undo each rewrite, the last first; where one fails, those undone are as they were.

    Raises:
        DeckError: a file has changed since or cannot be written.
    """
    undone: list[Rewrite] = []
    try:
        for file in reversed(files):
            undone.append(file.undone())  # noqa: PERF401  (what was undone must be known)
    except TrainerError:
        for file in reversed(undone):
            file.undone()
        raise
    return tuple(undone)


@dataclass(slots=True)
class Deeds:
    """What can be taken back, newest last, and what can be done again."""

    done: list[Deed] = field(default_factory=list)
    undone: list[Deed] = field(default_factory=list)

    def add(self, deed: Deed) -> None:
        """One more thing was done; what was taken back before cannot be done again.

        The oldest are forgotten in time: each may hold deck files as they were.
        """
        self.done = [*self.done[1 - MOST :], deed]
        self.undone.clear()

    def forget(self, deed: Deed) -> None:
        """A deed was taken back otherwise, or cannot be."""
        self.done = [one for one in self.done if one is not deed]

    def since(self, at_ms: int) -> str:
        """The name of the newest, if it was done to deck files after that moment."""
        last = self.done[-1] if self.done else None
        return last.label if isinstance(last, Rewrote) and last.at_ms > at_ms else ""

    def undo(self, home: Home) -> str:
        """Take the newest back; returns its name.

        Raises:
            StoreError: nothing was written.
            DeckError: a file of it has changed since or cannot be written; nothing has
                changed, and the deed can no longer be undone, so that others can.
        """
        return _step(home, self.done, self.undone)

    def redo(self, home: Home) -> str:
        """Do again what was taken back last; returns its name.

        Raises:
            StoreError: as for :meth:`undo`.
            DeckError: as for :meth:`undo`.
        """
        return _step(home, self.undone, self.done)


def taken_back_elsewhere(label: str) -> UsageError:
    """Why undo at the cards does nothing, where a deck file was changed after all they know of."""
    what = f"“{label}” was done last, to a deck file"
    return UsageError(what, "Undo in the library takes it back")


def _step(home: Home, source: list[Deed], target: list[Deed]) -> str:
    try:
        target.append(source[-1].undone(home))
    except DeckError as error:
        label = source.pop().label
        mend = f"Nothing was written; “{label}” stays as it is"
        raise replace(error, mend=mend) from error
    return source.pop().label
