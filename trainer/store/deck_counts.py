"""What waits in each deck today, within what the limits of the deck tree leave for it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
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


NOTHING = DeckCounts(0, 0, 0)


def counts(
    database: Database, day: int, now_ms: int, study: StudyOptions, limits: Limits
) -> dict[Path, DeckCounts]:
    """Waiting cards by deck file, each as if it alone were studied.

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
    done_new = done_by_place(connection, done.new)
    done_reviews = done_by_place(connection, done.reviews)
    left_new = Allowance.today(limits.new, every, done_new)
    left_reviews = Allowance.today(limits.reviews, every, done_reviews)
    found = {}
    for file, own in tree.items():
        ids = [place.id for place in own]
        found[Path(file)] = DeckCounts(
            new=left_new.of_deck(ids, done_new, limits.new[TOP]).of(new[file]),
            learning=sum(steps[file].values()),
            due=left_reviews.of_deck(ids, done_reviews, limits.reviews[TOP]).of(due[file]),
        )
    return found


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
