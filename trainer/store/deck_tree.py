"""The deck tree of the library: where its cards lie, and what is left of the limits there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from trainer.memory.limits import SEPARATOR, TOP, Allowance, Limits, Place, names
from trainer.store import deck_tree_sql
from trainer.store.connection import Connection
from trainer.store.database import DoneCards
from trainer.store.folding import folded


def places(connection: Connection) -> tuple[Place, ...]:
    """Every deck and section of the library that holds cards, by their folded names.

    Raises:
        StoreError: the cache cannot be read.
    """
    found = []
    for id_, file, deck, tree, placed in connection.rows(deck_tree_sql.PLACES):
        top = folded(tree)
        section = placed[len(top) :].removeprefix(SEPARATOR)
        found.append(Place(id_, file, names(deck, top, section)))
    return tuple(found)


def allowances(
    connection: Connection, limits: Limits, done: DoneCards, files: Iterable[str] | None
) -> tuple[Allowance, Allowance]:
    """What is left of the limits of new cards and of reviews after what was done today.

    Raises:
        StoreError: the cache cannot be read.
    """
    within = None if files is None else frozenset(files)
    of_tree = max(len(limits.new), len(limits.reviews)) > 1
    tree = places(connection) if of_tree or within is not None else ()

    def left(limits: Mapping[str, int], cards: Collection[str]) -> Allowance:
        if len(limits) > 1:
            return Allowance.today(limits, tree, done_by_place(connection, cards), within)
        if within is None:  # what was done in decks that are gone counts, too
            return Allowance({TOP: limits[TOP] - len(cards)})
        by_place = done_by_place(connection, cards)
        counted = sum(by_place[place.id] for place in tree if place.file in within)
        return Allowance({TOP: limits[TOP] - counted})

    return left(limits.new, done.new), left(limits.reviews, done.reviews)


def done_by_place(connection: Connection, cards: Collection[str]) -> Counter[int]:
    """How many of some cards lie in each place, by its id.

    Raises:
        StoreError: the cache cannot be read.
    """
    rows = connection.rows(deck_tree_sql.PLACES_OF, (json.dumps(list(cards)),))
    return Counter(place for _, place in rows)
