"""What waits in each deck today, within what the limits of the deck tree leave for it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.memory.limits import TOP, Allowance, Limits, Place
from trainer.memory.options import StudyOptions
from trainer.store import deck_tree_sql
from trainer.store.connection import Connection
from trainer.store.database import Database
from trainer.store.deck_tree import done_by_place, places
from trainer.store.gather import today

_Waiting = defaultdict[str, dict[int, int]]


@dataclass(frozen=True, slots=True)
class DeckCounts:
    """Cards of a deck that wait today, within what is left of today's limits.

    Siblings are counted apart, although burying may leave one of them for tomorrow.
    """

    new: int
    learning: int
    due: int


@dataclass(frozen=True, slots=True)
class Kind:
    """The new cards or the reviews of today: what waits, what was done, and what may yet be."""

    waiting: _Waiting
    done: Mapping[int, int]
    left: Allowance
    top: int

    def of(self, places: Sequence[Place]) -> int:
        """How many cards of these places there may be today, as if they alone were studied."""
        ids = [place.id for place in places]
        files = dict.fromkeys(place.file for place in places)
        cards = {place: n for file in files for place, n in self.waiting[file].items()}
        return self.left.of_deck(ids, self.done, self.top).of(cards)


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that waits in the library today, from which the counts of any of its decks follow."""

    tree: Mapping[str, Sequence[Place]]
    new: Kind
    steps: _Waiting
    reviews: Kind

    def together(self, files: Iterable[Path]) -> DeckCounts:
        """What waits in deck files that are studied together."""
        own = [str(file) for file in files]
        places = [place for file in own for place in self.tree.get(file, ())]
        steps = sum(sum(self.steps[file].values()) for file in own)
        return DeckCounts(self.new.of(places), steps, self.reviews.of(places))


def waiting(
    database: Database, day: int, now_ms: int, study: StudyOptions, limits: Limits
) -> Waiting:
    """What waits today within the limits of the deck tree.

    Raises:
        StoreError: the database cannot be read.
    """
    connection, done = database.connection, database.done_cards(day)
    tree: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places(connection):
        tree[place.file].append(place)
    values = today(day, now_ms, study)
    new = _new(connection, tree, limits.new, values)
    # In parts only where need be: most limits, if any, are of whole decks or folders.
    part = "c.section" if any(_is_divided(own, limits.reviews) for own in tree.values()) else "f.id"
    steps, due = _waiting(connection, part, values)
    every = [place for own in tree.values() for place in own]

    def kind(cards: _Waiting, limits: Mapping[str, int], done: Collection[str]) -> Kind:
        by_place = done_by_place(connection, done)
        return Kind(cards, by_place, Allowance.today(limits, every, by_place), limits[TOP])

    return Waiting(
        tree, kind(new, limits.new, done.new), steps, kind(due, limits.reviews, done.reviews)
    )


def _new(
    connection: Connection,
    tree: dict[str, list[Place]],
    limits: Mapping[str, int],
    values: dict[str, object],
) -> _Waiting:
    """New cards by file and place, as many as any limit lets through.

    They are counted by section only in files whose sections lie under different limits.
    """
    divided = [file for file, own in tree.items() if _is_divided(own, limits)]
    values = values | {"new_left": max(limits.values()), "divided": json.dumps(divided)}
    found: _Waiting = defaultdict(dict)
    for file, cards in connection.rows(deck_tree_sql.COUNT_NEW, values):
        if tree.get(file):
            found[file] = {tree[file][0].id: int(cards)}
    for file in divided:
        found[file] = {}
    if divided:
        for file, place, cards in connection.rows(deck_tree_sql.COUNT_NEW_IN_SECTIONS, values):
            found[file][place] = int(cards)
    return found


def _is_divided(own: list[Place], limits: Mapping[str, int]) -> bool:
    """Whether parts of a file lie below different limits."""
    if len(limits) == 1:
        return False
    return len({place.under(limits) for place in own}) > 1


def _waiting(
    connection: Connection, part: str, values: dict[str, object]
) -> tuple[_Waiting, _Waiting]:
    """Cards in their steps and due reviews, by file and place."""
    steps: _Waiting = defaultdict(dict)
    due: _Waiting = defaultdict(dict)
    for file, place, in_steps, reviews in connection.rows(
        deck_tree_sql.COUNT_WAITING.format(part=part), values
    ):
        steps[file][place] = int(in_steps)
        due[file][place] = int(reviews)
    return steps, due
