"""What a package holds, as Anki has it: notes with their cards and reviews, of every format.

Times are told as Anki keeps them but for due dates, which here are dates: Anki counts days
from the collection's own first one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from trainer.anki import archive
from trainer.anki.collection import Collection, damaged
from trainer.anki.collection import opened as opened_collection
from trainer.anki.note_type import ForeignDeck, ForeignType, decks, note_types
from trainer.errors import PackageError
from trainer.memory.days import date_to_day

MOST_NOTES = 200_000
_DEFAULT_DECK = "Default"
_DUE_BY_DAY = 2  # a card's type; its queue may be 3 for the same
_LEARNING, _DAY_LEARNING = 1, 3  # queues; a card in the first is due at an instant
_LAST_DAY = 73_000  # a study day in 2169
_LAST_S = _LAST_DAY * 86_400
_DAY_HOURS, _EVENING = 24, 15
_SEPARATOR = "\x1f"

COUNT = "SELECT count(*) FROM notes"
START = "SELECT crt, conf FROM col"
NEW_CONFIG = "SELECT CAST(val AS TEXT) FROM config WHERE key = 'creationOffset'"
NOTES = "SELECT id, guid, mid, mod, tags, flds FROM notes ORDER BY id"
CARDS = """
SELECT nid, id, did, ord, mod, type, queue, due, ivl, odue, odid, flags, data
FROM cards ORDER BY nid, ord
"""
REVIEWS = "SELECT cid, id, ease, ivl, factor, time, type FROM revlog ORDER BY id"


@dataclass(frozen=True, slots=True)
class ForeignCard:
    """A card; ``deck`` is its home deck even while it lies in a filtered one.

    ``type`` and ``queue`` are Anki's numbers; ``due_day`` is a study day, ``due_s`` an
    instant in Unix seconds, both None for a new card; ``position`` orders new cards and is
    0 where it is forgotten. ``retention`` and ``decay`` (the last of FSRS's parameters) are
    those that it was scheduled with last.
    """

    id: int
    ordinal: int
    deck: str
    type: int
    queue: int
    due_day: int | None
    due_s: int | None
    interval_days: int
    flag: int
    changed_s: int
    stability: float | None
    position: int
    retention: float | None = None
    decay: float | None = None


@dataclass(frozen=True, slots=True)
class ForeignNote:
    """A note; ``fields`` are HTML in the order of its note type.

    ``changed_s`` is 0 where nobody knows.
    """

    id: int
    guid: str
    type: ForeignType
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    cards: tuple[ForeignCard, ...]
    changed_s: int = 0


@dataclass(frozen=True, slots=True)
class ForeignReview:
    """A row of the review log; ``ease`` is 0 where the schedule was set by hand.

    ``interval`` counts days, below 0 seconds.
    """

    at_ms: int
    ease: int
    interval: int
    factor: int
    took_ms: int
    type: int


@dataclass(frozen=True)
class Contents:
    """All of a package; ``media`` name the member that holds each file."""

    notes: tuple[ForeignNote, ...]
    decks: tuple[ForeignDeck, ...]
    reviews: dict[int, list[ForeignReview]] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)


def read_contents(path: Path, *, with_reviews: bool) -> Contents:
    """The contents of a package; the review log only where it is wanted.

    Raises:
        PackageError: it is no package, damaged, of a newer Anki, or built to do harm.
    """
    with _opened(path) as (package, collection):
        file = str(path)
        if collection.row(COUNT)[0] > MOST_NOTES:
            message = f"the package holds more than {MOST_NOTES} notes"
            raise PackageError(message, "Export its decks one by one", file)
        named = decks(collection, file)
        try:
            return Contents(
                notes=tuple(_notes(collection, file, named)),
                decks=tuple(named.values()),
                reviews=_reviews(collection) if with_reviews else {},
                media=package.media(),
            )
        except (TypeError, ValueError, OverflowError, AttributeError, OSError) as error:
            raise damaged(file, "a row holds what cannot be") from error


@contextmanager
def _opened(path: Path) -> Iterator[tuple[archive.Archive, Collection]]:
    with (
        archive.opened(path) as package,
        opened_collection(package.collection(), str(path)) as collection,
    ):
        yield package, collection


def _notes(
    collection: Collection, file: str, named: dict[int, ForeignDeck]
) -> Iterator[ForeignNote]:
    types = note_types(collection, file)
    cards = _cards(collection, named)
    for id_, guid, type_id, mod, tags, fields in collection.rows(NOTES):
        known = types.get(type_id)
        values = tuple(str(fields).split(_SEPARATOR))
        if known is None or len(values) != len(known.fields):
            raise damaged(file, f"note {id_} does not fit its note type")
        own = tuple(cards.pop(id_, ()))
        words = tuple(str(tags).split())
        changed_s = _within(mod, _LAST_S)
        yield ForeignNote(id_, str(guid), known, values, words, own, changed_s)


def _cards(collection: Collection, named: dict[int, ForeignDeck]) -> dict[int, list[ForeignCard]]:
    due_day = _day_reader(collection)
    cards: dict[int, list[ForeignCard]] = {}
    for row in collection.rows(CARDS):
        cards.setdefault(row[0], []).append(_card(row[1:], named, due_day))
    return cards


def _card(
    row: tuple[int, ...], named: dict[int, ForeignDeck], day_of: Callable[[int], int]
) -> ForeignCard:
    id_, deck, ordinal, mod, type_, queue, due, days, odue, odeck, flags, extra = row
    home = named.get(odeck or deck)
    due = odue if odeck and odue and queue != _LEARNING else due
    told = _told(str(extra))
    by_day = type_ == _DUE_BY_DAY or queue == _DAY_LEARNING
    return ForeignCard(
        id=id_,
        ordinal=ordinal,
        deck=home.name if home else _DEFAULT_DECK,
        type=type_,
        queue=queue,
        due_day=_within(day_of(due), _LAST_DAY) if type_ and by_day else None,
        due_s=_within(due, _LAST_S) if type_ and not by_day else None,
        interval_days=_within(days, _LAST_DAY),
        flag=flags & 7,
        changed_s=_within(mod, _LAST_S),
        stability=told.get("s"),
        position=due if not type_ else int(told.get("pos") or 0),
        retention=told.get("dr"),
        decay=told.get("decay"),
    )


def _within(number: int, last: int) -> int:
    """A day or an instant that can be: what a stranger wrote may be any number."""
    return min(max(int(number), 0), last)


def _told(extra: str) -> dict[str, float]:
    """The numbers that Anki keeps of a card as JSON."""
    if '"' not in extra:
        return {}
    try:
        told = json.loads(extra)
    except (ValueError, RecursionError):
        return {}
    pairs = told.items() if isinstance(told, dict) else ()
    return {name: value for name, value in pairs if isinstance(value, int | float)}


def _day_reader(collection: Collection) -> Callable[[int], int]:
    """From Anki's day numbers, which begin when the collection does, to study days.

    The first day is told by the clock of where it was made: minutes west of Greenwich. Older
    collections do not tell these, but began at four there, which was the evening before in
    Greenwich where it was far in the east.
    """
    created, conf = collection.row(START)
    if collection.has("config"):
        offset = next((int(value) for (value,) in collection.rows(NEW_CONFIG)), None)
    else:
        offset = json.loads(conf or "{}").get("creationOffset")
    start = datetime.fromtimestamp(created, UTC)
    if offset is None:
        start += timedelta(hours=_DAY_HOURS - _EVENING)
    else:
        start -= timedelta(minutes=int(offset))
    first = date_to_day(start.date())
    return lambda number: first + number


def _reviews(collection: Collection) -> dict[int, list[ForeignReview]]:
    reviews: dict[int, list[ForeignReview]] = {}
    for card, at_ms, ease, interval, factor, took_ms, type_ in collection.rows(REVIEWS):
        numbers = map(int, (at_ms, ease, interval, factor, took_ms, type_))
        review = ForeignReview(*numbers)
        if 0 < review.at_ms < _LAST_S * 1000 and abs(review.interval) < _LAST_S:
            reviews.setdefault(card, []).append(review)
    return reviews
