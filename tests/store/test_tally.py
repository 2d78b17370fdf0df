"""Counting the log and the library by SQL, against a fold of the rows one by one."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.conftest import NOON, TODAY, DeckWriter, Reviewed
from trainer.memory.log import Event, EventKind, Phase, Rating
from trainer.memory.options import MemoryOptions
from trainer.memory.replay import voided_ids
from trainer.memory.stats import MATURE_DAYS, QUARTER_MS, Passed, Span, Stage
from trainer.store.database import Database
from trainer.store.library import Library
from trainer.store.tally import Tally, tally

DAY_MS = 86_400_000


def tallied(database: Database, *names: str) -> Tally:
    library = Library(database)
    library.refresh()
    entries = [library.find(name) for name in names] or library.decks()
    start = NOON - DAY_MS // 2
    return tally(database, entries, whole=not names, day=TODAY, day_start_ms=start)


@st.composite
def logs(draw: st.DrawFn) -> tuple[Event, ...]:
    """Reviews, crams, resets and voids of a few cards, some of them at the same instant."""
    rows: list[Event] = []
    for number in range(draw(st.integers(0, 25))):
        kinds = (EventKind.REVIEW, EventKind.REVIEW, EventKind.CRAM, EventKind.VOID)
        kind = draw(st.sampled_from(kinds if rows else kinds[:3]))
        target = draw(st.sampled_from(rows)) if kind is EventKind.VOID else None
        rated = kind is not EventKind.VOID
        rows.append(
            Event(
                id=f"e{number:03}",
                card=target.card if target else draw(st.sampled_from("abc")),
                at_ms=NOON + draw(st.integers(0, 3)) + number // 2 * DAY_MS // 3,
                day=TODAY + number // 6 + draw(st.integers(0, 1)),
                kind=kind,
                rating=draw(st.sampled_from(Rating)) if rated else None,
                took_ms=draw(st.sampled_from((None, 1_000, 7_000))) if rated else None,
                interval_days=draw(st.sampled_from((None, 1, 20, 21, 100))) if rated else None,
                phase_before=draw(st.sampled_from((None, *Phase))) if rated else None,
                target=target.id if target else "",
            )
        )
    return tuple(rows)


def counted(rows: Sequence[Event]) -> Counter[tuple[object, ...]]:
    """The reviews that count by day, stage, rating and whether they are the first of a day."""
    ordered = sorted(rows, key=lambda row: (row.at_ms, row.id))
    voided = voided_ids(ordered)
    before: dict[str, Event] = {}
    found: Counter[tuple[object, ...]] = Counter()
    for row in ordered:
        if row.kind is not EventKind.REVIEW or row.id in voided:
            continue
        last = before.get(row.card)
        stage = {Phase.NEW: Stage.NEW, Phase.REVIEW: Stage.YOUNG}.get(
            row.phase_before or Phase.LEARNING, Stage.LEARNING
        )
        if stage is Stage.YOUNG and last and (last.interval_days or 0) >= MATURE_DAYS:
            stage = Stage.MATURE
        found[row.day, stage, row.rating, last is None or last.day < row.day] += 1
        before[row.card] = row
    return found


def tallied_log(rows: Sequence[Event]) -> Tally:
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(Path(folder), MemoryOptions(), NOON)
        database.record(rows)
        found = tallied(database)
        database.close()
    return found


@settings(max_examples=20)
@given(logs(), st.randoms(use_true_random=False))
def test_the_counts_are_those_of_the_log_in_any_order_and_with_duplicates(
    rows: tuple[Event, ...], random: Random
) -> None:
    shuffled = [*rows, *rows[::2]]
    random.shuffle(shuffled)
    found = tallied_log(shuffled)
    by_kind = Counter(
        {(one.day, one.stage, one.rating, one.first): one.reviews for one in found.reviews}
    )
    assert by_kind == counted(rows)
    assert found == tallied_log(rows)


@settings(max_examples=15)
@given(logs())
def test_what_was_taken_back_never_happened(rows: tuple[Event, ...]) -> None:
    kept = [row for row in rows if row.kind is not EventKind.VOID]
    taken_back = [
        replace(row, id=f"v{row.id}", kind=EventKind.VOID, target=row.id, rating=None)
        for row in kept[::3]
    ]
    left = [row for row in kept if row not in kept[::3]]
    with_voids, without = tallied_log([*kept, *taken_back]), tallied_log(left)
    assert (with_voids.reviews, with_voids.quarters) == (without.reviews, without.quarters)


def test_redone_reviews_count_and_crammed_ones_do_not(database: Database, log: Reviewed) -> None:
    review = log("a", took_ms=5_000)
    void = log("a", EventKind.VOID, target=review.id)
    log("a", EventKind.CRAM, rating=Rating.GOOD, took_ms=9_000)
    assert tallied(database).reviews == ()
    log("a", EventKind.VOID, target=void.id)
    (only,) = tallied(database).reviews
    assert (only.stage, only.first, only.reviews, only.ms) == (Stage.NEW, True, 1, 5_000)


def test_quarters_of_an_hour_tell_what_was_remembered(database: Database, log: Reviewed) -> None:
    log("a")
    log("b", rating=Rating.AGAIN)
    (quarter,) = tallied(database).quarters
    assert (quarter.quarter, quarter.reviews) == (NOON // QUARTER_MS, 2)
    assert (quarter.day, quarter.remembered) == (TODAY, 1)


def keys(database: Database) -> list[str]:
    order = "SELECT key FROM cache.card ORDER BY file, position"
    return [row[0] for row in database.connection.rows(order)]


def test_cards_are_counted_by_kind_and_due_day(
    database: Database, write_deck: DeckWriter, log: Reviewed
) -> None:
    Library(database).add(write_deck("net.yaml", *"abcdefgh", title="Net"))
    new, due, overdue, mature, steps, late_steps, away, buried = keys(database)
    log(due, due_day=TODAY)
    log(overdue, due_day=TODAY - 4)
    log(mature, due_day=TODAY + 40, interval_days=MATURE_DAYS)
    in_steps = {"interval_days": None, "due_day": None, "step": 0, "phase_after": Phase.LEARNING}
    log(steps, due_ms=NOON + 1, **in_steps)
    log(late_steps, due_ms=NOON - DAY_MS, **in_steps)
    log(away)
    log(away, EventKind.SUSPEND)
    log(buried, due_day=TODAY)
    log(buried, EventKind.BURY)
    found = tallied(database)
    assert new not in {event.card for event in database.events()}
    assert found.due == {TODAY - 4: 1, TODAY - 1: 1, TODAY: 2, TODAY + 1: 1, TODAY + 40: 1}
    (deck,) = found.decks
    assert deck.cards == {"new": 1, "learning": 2, "young": 3, "mature": 1, "suspended": 1}
    assert found.memories.intervals == {3: 4, MATURE_DAYS: 1}
    assert sum(found.memories.stabilities.values()) == 7
    assert set(found.memories.ages) == {0}


def test_a_deck_has_its_own_reviews_and_one_that_was_removed_keeps_its_days(
    database: Database, write_deck: DeckWriter, log: Reviewed
) -> None:
    library = Library(database)
    library.add(write_deck("one.yaml", "a", title="One"))
    library.add(write_deck("two.yaml", "b", title="Two"))
    first, second = keys(database)
    for day in (TODAY, TODAY - 40):
        log(first, day=day, took_ms=2_000, phase_before=Phase.REVIEW)
    log(second, rating=Rating.AGAIN, day=TODAY - 1, phase_before=Phase.REVIEW)
    one, two = tallied(database).decks
    assert one.reviewed[Span.MONTH].reviews == 1
    assert one.reviewed[Span.YEAR] == one.reviewed[Span.ALL]
    assert one.reviewed[Span.ALL].ms == 4_000
    assert two.reviewed[Span.MONTH].retention == Passed(0, 1)
    assert [count.day for count in tallied(database, "Two").reviews] == [TODAY - 1]
    library.remove("Two")
    assert TODAY - 1 in {count.day for count in tallied(database).reviews}


def test_the_same_note_in_two_decks_is_one_card(
    database: Database, write_deck: DeckWriter, log: Reviewed
) -> None:
    library = Library(database)
    library.add(write_deck("one.yaml", "a", title="One"))
    library.add(write_deck("two.yaml", "a", title="Two"))
    log(keys(database)[0])
    found = tallied(database)
    assert [deck.cards.total() for deck in found.decks] == [1, 0]
    assert [deck.reviewed[Span.ALL].reviews for deck in found.decks] == [1, 0]


def test_counting_leaves_nothing_behind(database: Database, log: Reviewed) -> None:
    log("a")
    first = tallied(database)
    kept = database.connection.rows("SELECT name FROM temp.sqlite_schema")
    assert tallied(database) == first
    assert database.connection.rows("SELECT name FROM temp.sqlite_schema") == kept
    assert [name for (name,) in kept if name != "marks_follow_states"] == []
