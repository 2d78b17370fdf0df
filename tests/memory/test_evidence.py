from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from trainer.memory.evidence import Answer, Evidence, answers, evidence, folds
from trainer.memory.log import Event, EventKind, Phase, Rating

DAY_MS = 86_400_000


def card(name: str, *seen: tuple[int, Rating], place: int = 0) -> list[Answer]:
    """The answers of a card on study days, one a minute."""
    return [
        Answer(place + at, name, day * DAY_MS + at * 60_000, day, rating)
        for at, (day, rating) in enumerate(seen)
    ]


def many(first_gap: int, cards: int, name: str) -> list[Answer]:
    return [
        answer
        for number in range(cards)
        for answer in card(f"{name}{number}", (0, Rating.GOOD), (first_gap, Rating.GOOD))
    ]


def gaps(rows: Sequence[Answer]) -> list[int]:
    return [one.gap for one in evidence(rows)]


def event(kind: EventKind, at: int, *, rating: Rating | None = None, target: str = "") -> Event:
    return Event(f"e{at}", "c", at, at, kind, rating=rating, target=target)


def test_a_review_counts_on_a_later_day_only_with_what_came_before() -> None:
    (first, second) = evidence(
        [
            *many(2, 30, "x"),
            *card("c", (0, Rating.GOOD), (0, Rating.AGAIN), (2, Rating.AGAIN), (5, Rating.EASY)),
        ]
    )[-2:]
    assert first.history == ((Rating.GOOD, 0), (Rating.AGAIN, 0), (Rating.AGAIN, 2))
    assert (first.gap, first.count, first.lapses, first.recalled) == (2, 2, 0, False)
    assert (second.gap, second.count, second.lapses, second.recalled) == (3, 3, 1, True)


def test_the_known_logs_teach_what_they_may(vectors: dict[str, Any]) -> None:
    """L, V, R are answers; F a cram; M a due date set; X a reset; the number is days ago."""
    kinds = {"F": EventKind.CRAM, "M": EventKind.DUE, "X": EventKind.RESET}
    phases = {"L": Phase.NEW, "V": Phase.REVIEW, "R": Phase.RELEARNING}
    taught = [case for case in vectors["revlog_filter"]["cases"] if "train" in case]
    assert len(taught) == 7
    for case in taught:
        log = [
            replace(
                event(kinds.get(word[0], EventKind.REVIEW), at, rating=Rating.GOOD),
                day=100 - int(word[1:]),
                phase_before=phases.get(word[0]),
            )
            for at, word in enumerate(case["log"].split())
        ]
        alike = [one for gap in (1, 2, 4) for one in many(gap, 30, f"like{gap}")]  # gaps none rare
        rows = [one for one in evidence([*answers(log), *alike]) if one.answer.card == "c"]
        assert [[gap for _, gap in one.history] for one in rows] == (case["train"] or []), case


def test_a_clock_set_back_is_the_same_day() -> None:
    early = Answer(1, "c", 1, 3, Rating.GOOD)
    late = Answer(2, "c", 2, 1, Rating.GOOD)
    assert evidence([early, late]) == []


def test_the_rarest_first_gaps_take_their_cards_with_them() -> None:
    rows = [*many(1, 400, "a"), *many(3, 30, "b"), *many(7, 20, "c"), *many(9, 10, "d")]
    assert {one.gap for one in evidence(rows)} == {1, 3, 7}


def test_a_first_gap_of_more_than_a_hundred_days_never_counts() -> None:
    assert set(gaps([*many(1, 400, "a"), *many(101, 300, "b")])) == {1}


@given(st.integers(0, 5000))
def test_five_equal_folds_end_with_the_log(count: int) -> None:
    answer = Answer(0, "c", 0, 0, Rating.GOOD)
    parts = folds([Evidence(answer, (), 2, 0)] * count)
    assert {end - start for start, end in parts} == {count // 6}
    assert parts[-1][1] == count
    assert all(one[1] == other[0] for one, other in itertools.pairwise(parts))


def test_only_reviews_that_stand_are_answers_and_a_reset_drops_what_came_before() -> None:
    found = answers(
        [
            event(EventKind.REVIEW, 1, rating=Rating.GOOD),
            event(EventKind.REVIEW, 2, rating=Rating.AGAIN),
            event(EventKind.CRAM, 3, rating=Rating.AGAIN),
            event(EventKind.VOID, 4, target="e2"),
            event(EventKind.RESET, 5),
            event(EventKind.REVIEW, 6, rating=Rating.EASY),
            event(EventKind.REVIEW, 7, rating=Rating.GOOD),
        ]
    )
    assert [(one.place, one.rating) for one in found] == [(5, Rating.EASY), (6, Rating.GOOD)]
