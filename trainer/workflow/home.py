"""A learner's open home: the database, the library over it, and the settings, as one thing.

Every command and screen that needs more than a single file starts here. The present
is read through :mod:`trainer.clock` and handed down as plain numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from trainer import clock
from trainer.config import Config
from trainer.errors import NothingToDo, TrainerError
from trainer.memory import days, queue, session
from trainer.memory.options import StudyOptions
from trainer.store import gather
from trainer.store.database import Database
from trainer.store.library import DeckEntry, Library
from trainer.workflow.study import Study

if TYPE_CHECKING:
    from trainer.memory.query import Query

_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class DeckRow:
    """A deck with what waits in it today; ``path`` as it can be shown."""

    id: str
    title: str
    tree: str
    path: str
    cards: int
    new: int
    learning: int
    due: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What a learner chooses for one sitting.

    ``cram`` writes no schedule; ``ahead`` adds reviews that are due in so many days;
    ``new`` and ``reviews`` are today's limits where not None; ``query`` narrows the cards.
    """

    cram: bool = False
    ahead: int = 0
    new: int | None = None
    reviews: int | None = None
    query: Query | None = None


STANDARD = Choices()


class Home:
    """The open home of one learner; use it as a context manager or close it."""

    def __init__(self, folder: Path, config: Config) -> None:
        """Open the database and the library.

        Raises:
            StoreError: the database is newer, damaged, locked or cannot be written.
        """
        self.folder = folder
        self.config = config
        self.database = Database.open(folder, config.memory(), clock.now_ms())
        self.library = Library(self.database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def today(self) -> int:
        """The present study day."""
        study = self.config.study()
        return days.study_day(clock.now_ms(), days.zone(study.timezone), study.rollover)

    def refresh(self) -> tuple[TrainerError, ...]:
        """Re-read the deck files that changed; what is wrong with any is returned, not raised."""
        return self.library.refresh()

    def add(self, path: Path) -> tuple[DeckEntry, ...]:
        """Keep a deck file or every deck below a folder in the library."""
        return self.library.add(path)

    def decks(self) -> tuple[DeckRow, ...]:
        """The library's decks with today's counts."""
        entries = self.library.decks()
        options = {entry.path: self.config.study(entry.id) for entry in entries}
        counts = self.library.counts(self.today(), clock.now_ms(), options)
        return tuple(
            DeckRow(
                id=entry.id,
                title=entry.title,
                tree=entry.tree,
                path=str(entry.path),
                cards=entry.cards,
                new=counts[entry.path].new,
                learning=counts[entry.path].learning,
                due=counts[entry.path].due,
            )
            for entry in entries
        )

    def bundled(self) -> tuple[Path, ...]:
        """The decks that come with the program, the welcome first."""
        folders = (_PACKAGE / "decks", _PACKAGE.parent / "decks")
        folder = next((folder for folder in folders if folder.is_dir()), None)
        found = sorted(folder.glob("*.yaml")) if folder else []
        return tuple(sorted(found, key=lambda path: path.stem != "welcome"))

    def study(self, decks: Sequence[str] = (), choices: Choices = STANDARD) -> Study:
        """A session over decks named by path, id or title; without names over the library.

        Raises:
            UsageError: a name fits no deck.
            NothingToDo: there is no card to ask.
        """
        entries = [self.library.find(name) for name in decks]
        sitting = self._session(entries, choices)
        if sitting.current is None:
            raise self._nothing_to_do(sitting)
        title = entries[0].title if len(entries) == 1 else "Library"
        return Study(self.database, self.library, sitting, title)

    def _session(self, entries: Sequence[DeckEntry], choices: Choices) -> session.Session:
        now_ms, day = clock.now_ms(), self.today()
        only = entries[0].id if len(entries) == 1 else None
        study = _for_today(self.config.study(only), choices)
        if choices.cram:
            files = [str(entry.path) for entry in entries] or None
            cards = gather.cram(
                self.database, day=day, now_ms=now_ms, files=files, query=choices.query
            )
        else:
            cards = self._queue(entries, study, choices)
        return session.start(
            cards, self.config.memory(), study, day=day, now_ms=now_ms, cram=choices.cram
        )

    def _queue(
        self, entries: Sequence[DeckEntry], study: StudyOptions, choices: Choices
    ) -> tuple[queue.QueueCard, ...]:
        """The cards of all decks, each gathered within the limits that hold for it."""
        now_ms, day = clock.now_ms(), self.today()
        found = [
            gather.candidates(
                self.database,
                day=day,
                now_ms=now_ms,
                study=options,
                files=files,
                query=choices.query,
                ahead=choices.ahead,
            )
            for files, options in self._limits(entries, study, choices)
        ]
        cards = [card for part in found for card in part.queue_cards]
        return queue.build(
            cards,
            # The limits were held against each part while it was gathered.
            replace(study, new=len(cards), reviews=len(cards)),
            day=day,
            now_ms=now_ms,
            new_done=0,
            reviews_done=0,
            seed=str(day),
            answered_notes=self.database.answered_notes(day),
        )

    def _limits(
        self, entries: Sequence[DeckEntry], study: StudyOptions, choices: Choices
    ) -> Iterator[tuple[list[str] | None, StudyOptions]]:
        """Deck files and their options: decks with own ones alone, all others together."""
        if not self.config.decks and not entries:
            yield None, study
            return
        together = []
        for entry in entries or self.library.decks():
            if entry.id in self.config.decks:
                own = _for_today(self.config.study(entry.id), choices)
                yield [str(entry.path)], own
            else:
                together.append(str(entry.path))
        yield together, study

    def _nothing_to_do(self, sitting: session.Session) -> NothingToDo:
        if not self.library.decks():
            return NothingToDo(
                "there is no deck in the library", "Name one: trainer study DECK.yaml"
            )
        if sitting.wait_until_ms is not None:
            minutes = max(1, round((sitting.wait_until_ms - clock.now_ms()) / 60_000))
            return NothingToDo("nothing is due now", f"The next card comes in {minutes} min")
        return NothingToDo("nothing is due", "Come back tomorrow, or use --ahead DAYS or --cram")


def _for_today(study: StudyOptions, choices: Choices) -> StudyOptions:
    """The options with the limits that were chosen for this sitting."""
    return replace(
        study,
        new=study.new if choices.new is None else choices.new,
        reviews=study.reviews if choices.reviews is None else choices.reviews,
    )
