"""Searching the library: cards with their state as it stands today."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from trainer import clock
from trainer.memory.days import day_start_ms, zone
from trainer.memory.fsrs import retrievability
from trainer.memory.log import NEW_CARD, CardState
from trainer.memory.query import parse
from trainer.memory.query_terms import Asked
from trainer.memory.query_tree import Query
from trainer.store import search
from trainer.store.library import LibraryCard
from trainer.workflow.home import Home


class BrowsedCard(NamedTuple):
    """A card of the library as it stands on a study day; ``retrievability`` from 0 to 1."""

    card: LibraryCard
    state: CardState
    day: int
    retrievability: float | None

    @property
    def is_suspended(self) -> bool:
        """Whether learner or author have put it away."""
        return self.state.is_suspended(by_author=self.card.card.note.suspended)


def browse(home: Home, query: str) -> tuple[BrowsedCard, ...]:
    """The cards that a search finds, in file order.

    Raises:
        UsageError: the search cannot be understood.
    """
    wanted = parsed(home, query)
    keys = search.find(home.database, wanted, day=home.today(), now_ms=clock.now_ms())
    return browsed(home, keys)


def browsed(home: Home, keys: Iterable[str]) -> tuple[BrowsedCard, ...]:
    """Cards by their keys, in that order; those that no deck holds are left out."""
    today = home.today()
    cards = home.library.cards(keys)
    states = home.database.states(cards)
    parameters = home.config.memory().parameters
    return tuple(
        BrowsedCard(card, state, today, retrievability(state, today, parameters))
        for key, card in cards.items()
        for state in (states.get(key, NEW_CARD),)
    )


def parsed(home: Home, query: str) -> Query:
    """A search as it is meant at this home today.

    Raises:
        UsageError: it cannot be understood.
    """
    memory, study = home.config.memory(), home.config.study()
    start_ms = day_start_ms(home.today(), zone(study.timezone), study.rollover)
    return parse(query, Asked(memory.leech_threshold, memory.parameters[20], start_ms))
