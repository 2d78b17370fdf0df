"""From the log and the library to figures: the route behind ``trainer stats`` and its screen.

The store counts once; the spans that a learner looks at are then sums of these counts, so that
another span needs no other look at the log.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property
from pathlib import Path

from trainer.memory import stats
from trainer.memory.days import day_start_ms, zone
from trainer.store import tally
from trainer.store.library import DeckEntry
from trainer.store.tally import Tally
from trainer.workflow.home import Home

_SEPARATOR = "::"


@dataclass(frozen=True)
class Statistics:
    """The counts of a study day, of the whole library or of some decks, which ``title`` names.

    ``decay`` is that of the learner's forgetting curve (the last FSRS parameter).
    """

    title: str
    today: int
    timezone: tzinfo | None
    decay: float
    tally: Tally

    @cached_property
    def days(self) -> dict[int, stats.Day]:
        """All study days with reviews, oldest first."""
        return stats.days(self.tally.reviews)

    @property
    def day(self) -> stats.Day:
        """What was done today."""
        return self.days.get(self.today, stats.Day(self.today))

    @property
    def streak(self) -> stats.Streak:
        """The present streak, and the longest."""
        return stats.streak(self.days.keys(), self.today)

    def first_day(self, span: stats.Span) -> int:
        """The first study day of a span; of all time the first with a review."""
        if span is stats.Span.ALL:
            return min(self.days, default=self.today)
        return span.first_day(self.today)


def statistics(home: Home, names: Sequence[str] = ()) -> Statistics:
    """The figures of today, of decks named by path, id, title or place in the deck tree.

    Raises:
        UsageError: a name fits no deck.
        StoreError: the database cannot be read.
    """
    decks = entries(home, names)
    study, today = home.config.study(), home.today()
    timezone = zone(study.timezone)
    counted = tally.tally(
        home.database,
        decks,
        whole=not names,
        day=today,
        day_start_ms=day_start_ms(today, timezone, study.rollover),
    )
    decay = home.config.memory().parameters[-1]
    return Statistics(_title(names, decks), today, timezone, decay, counted)


def entries(home: Home, names: Sequence[str]) -> tuple[DeckEntry, ...]:
    """The decks of the library that names mean, each once; all of them without names.

    Raises:
        UsageError: a name fits no deck.
    """
    if not names:
        return home.library.decks()
    found = {entry.path: entry for name in names for entry in _named(home, name)}
    return tuple(found.values())


def _named(home: Home, name: str) -> tuple[DeckEntry, ...]:
    """The deck of a name, or those below a folder or a place in the deck tree."""
    decks = home.library.decks()
    below = tuple(deck for deck in decks if deck.tree.startswith(f"{name}{_SEPARATOR}"))
    if below:
        return (*(deck for deck in decks if deck.tree == name), *below)
    if name and Path(name).is_dir():
        folder = Path(name).resolve()
        inside = tuple(deck for deck in decks if deck.path.is_relative_to(folder))
        if inside:
            return inside
    return (home.library.find(name),)


def _title(names: Sequence[str], decks: Sequence[DeckEntry]) -> str:
    if not names:
        return "Library"
    return decks[0].title if len(decks) == 1 else f"{len(decks)} decks"
