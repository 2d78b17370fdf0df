"""A learner's open home: the database, the library over it, and the settings, as one thing.

Every command and screen that needs more than a single file starts here. The present
is read through :mod:`trainer.clock` and handed down as plain numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from trainer import clock
from trainer.config import Config
from trainer.errors import NothingToDo, TrainerError, UsageError
from trainer.memory.days import clock_doubt
from trainer.memory.limits import folders
from trainer.store import deck_counts
from trainer.store.database import Database
from trainer.store.deck_counts import DeckCounts
from trainer.store.library import DeckEntry, Library
from trainer.workflow import sitting
from trainer.workflow.deck_tree import doubts
from trainer.workflow.deeds import Deeds
from trainer.workflow.sitting import STANDARD, Choices
from trainer.workflow.study import Study

if TYPE_CHECKING:
    from trainer.workflow.note_form import NewNotes

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
class DeckTree:
    """The decks, and by its place what waits in each folder if its decks are studied together.

    The place of the whole library is an empty text.
    """

    rows: tuple[DeckRow, ...] = ()
    folders: Mapping[str, DeckCounts] = field(default_factory=dict)


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
        self.deeds = Deeds()

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

    def configure(self, config: Config) -> None:
        """Go on with these settings: all sittings to come are held by them.

        Raises:
            StoreError: states cannot be folded by other options of memory; nothing has changed.
        """
        if config.memory() != self.config.memory():
            opened = Database.open(self.folder, config.memory(), clock.now_ms())
            self._take(opened)
        self.config = config

    def reopen(self) -> None:
        """Open the database again, which another file may have become.

        Raises:
            StoreError: it is newer, damaged, locked or cannot be written.
        """
        self.close()
        self._take(Database.open(self.folder, self.config.memory(), clock.now_ms()))
        self.deeds = Deeds()

    def _take(self, opened: Database) -> None:
        self.close()
        self.database = opened
        self.library = Library(opened)

    def today(self) -> int:
        """The present study day."""
        return sitting.today(self.database, self.config)

    def refresh(self) -> tuple[TrainerError, ...]:
        """Re-read the deck files that changed; what is wrong is returned, not raised.

        So is a clock that stands before what was done last, or years after it: days that are
        counted by it spoil due dates; and options of decks that do not exist.
        """
        doubt = clock_doubt(sitting.day_by_clock(self.config), self.database.newest_day())
        wrong = [UsageError(doubt, "Put date and time right before you study")] if doubt else []
        problems = self.library.refresh()
        return (*problems, *wrong, *doubts(self.config, self.database, self.library.decks()))

    def add(self, path: Path) -> tuple[DeckEntry, ...]:
        """Keep a deck file or every deck below a folder in the library."""
        return self.library.add(path)

    def adopt(self, path: Path) -> tuple[DeckEntry, ...]:
        """Keep a copy of a deck that comes with the program, in the home, where it can be edited.

        Raises:
            DeckError: the deck cannot be copied.
        """
        from trainer.store.deck_copy import copy_deck  # noqa: PLC0415  (once in a learner's life)

        return self.add(copy_deck(path, self.folder / "decks"))

    def decks(self) -> tuple[DeckRow, ...]:
        """The library's decks with today's counts."""
        return self.tree().rows

    def tree(self) -> DeckTree:
        """The library's decks, and the folders around them, with today's counts."""
        entries = self.library.decks()
        waiting = deck_counts.waiting(
            self.database,
            self.today(),
            clock.now_ms(),
            self.config.study(),
            sitting.limits(self.config),
        )
        below: defaultdict[str, list[Path]] = defaultdict(list, {"": []})
        for entry in entries:
            for folder in ("", *folders(entry.tree)):
                below[folder].append(entry.path)
        rows = tuple(_row(entry, waiting.together([entry.path])) for entry in entries)
        return DeckTree(rows, {folder: waiting.together(own) for folder, own in below.items()})

    def bundled(self) -> tuple[Path, ...]:
        """The decks that come with the program, the welcome first."""
        folders = (_PACKAGE / "decks", _PACKAGE.parent / "decks")
        folder = next((folder for folder in folders if folder.is_dir()), None)
        found = sorted(folder.glob("*.yaml")) if folder else []
        return tuple(sorted(found, key=lambda path: path.stem != "welcome"))

    def new_notes(self, path: Path, title: str = "") -> NewNotes:
        """Where a form puts new notes: into a deck file, which is made where there is none.

        Raises:
            UsageError: there cannot be such a deck file.
            DeckError: the file is no deck.
        """
        from trainer.workflow.note_form import NewNotes  # noqa: PLC0415  only who writes needs it

        return NewNotes(self.library, path, title)

    def study(self, decks: Sequence[str] = (), choices: Choices = STANDARD) -> Study:
        """A session over decks named by path, id or title; without names over the library.

        Raises:
            UsageError: a name fits no deck.
            NothingToDo: there is no card to ask, or nothing to take back.
            StoreError: what was to be taken back is as it was.
        """
        entries = [self.library.find(name) for name in decks]
        begin = partial(sitting.start, self.database, self.library, self.config, entries, choices)
        title = entries[0].title if len(entries) == 1 else "Library"
        study = Study(self.database, self.library, begin, title, self.deeds)
        if choices.undo and not study.begin_with_undo():
            raise NothingToDo("nothing was done today that could be taken back")
        if study.session.current is None and study.taken_back:
            raise NothingToDo(f"taken back: {study.taken_back}; nothing else is due")
        if study.session.current is None:
            raise sitting.nothing_to_do(self.library, study.session)
        return study


def _row(entry: DeckEntry, waiting: DeckCounts) -> DeckRow:
    return DeckRow(
        id=entry.id,
        title=entry.title,
        tree=entry.tree,
        path=str(entry.path),
        cards=entry.cards,
        new=waiting.new,
        learning=waiting.learning,
        due=waiting.due,
    )
