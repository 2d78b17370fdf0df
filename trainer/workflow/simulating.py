"""From a learner's collection to what a year of it would bring under other desired retentions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from trainer import clock
from trainer.errors import NothingToDo
from trainer.memory.habits import habits
from trainer.memory.query_tree import CardKind, Is, Not
from trainer.memory.simulate import Collection, Year, year
from trainer.store import search
from trainer.workflow.home import Home

RETENTIONS = (0.70, 0.75, 0.80, 0.85, 0.88, 0.90, 0.92, 0.95, 0.97)


def years(home: Home, advance: Callable[[int, int], None]) -> Iterator[Year]:
    """A year for each of ``RETENTIONS``; ``advance`` hears how many of how many are done.

    Raises:
        NothingToDo: the library holds no card.
    """
    day, config = home.today(), home.config
    awake = Not(Is(CardKind.SUSPENDED))
    keys = search.find(home.database, awake, day=day, now_ms=clock.now_ms())
    if not keys:
        raise NothingToDo("the library holds no card", "Add a deck with: trainer add DECK.yaml")
    states = home.database.states(keys)
    seen = {key: state for key, state in states.items() if state.stability is not None}
    cards = Collection(seen, tuple(key for key in keys if key not in seen), day)
    ways = habits(home.database.events())
    for done, retention in enumerate(RETENTIONS):
        advance(done, len(RETENTIONS))
        memory = replace(config.memory(), retention=retention)
        yield year(cards, ways, memory, config.study())
