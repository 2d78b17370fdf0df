"""The day's queue: in which order its cards are asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.memory.fsrs import retrievability
from trainer.memory.log import NEW_CARD, CardState, Phase
from trainer.memory.options import FSRS_6_DEFAULTS, NEW_ORDERS, ORDERS, StudyOptions
from trainer.memory.queue import QueueCard, build

DAY, NOW = 20_000, 20_000 * 86_400_000 + 36_000_000


def new(key: str, position: int = 0, *, deck: str = "deck") -> QueueCard:
    return QueueCard(key, key, deck, position, NEW_CARD)


def review(key: str, due_day: int = DAY, **others: Any) -> QueueCard:
    state = CardState(Phase.REVIEW, 10.0, 5.0, DAY - 10, 0, 3, due_day=due_day)
    return QueueCard(key, key, "deck", 0, replace(state, **others))


def learning(key: str, due_ms: int | None = NOW) -> QueueCard:
    due_day = DAY if due_ms is None else None
    state = CardState(Phase.LEARNING, 1.0, 5.0, DAY, 0, 1, step=0, due_day=due_day, due_ms=due_ms)
    return QueueCard(key, key, "deck", 0, state)


def built(*cards: QueueCard, seed: str = "s", **options: Any) -> list[str]:
    queue = build(cards, StudyOptions(**options), day=DAY, now_ms=NOW, seed=seed)
    return [card.key for card in queue]


REVIEWS = [review(f"r{n}", DAY - n) for n in range(4)]
NEW = [new(f"n{n}", n) for n in range(4)]


def test_cards_in_their_steps_come_first_by_time() -> None:
    cards = [new("n"), review("r"), learning("late", NOW + 60_000), learning("soon", NOW - 1)]
    assert built(*cards)[:2] == ["soon", "late"]


def test_a_step_from_an_earlier_day_stands_between_the_due_and_the_waiting() -> None:
    cards = [learning("late", NOW + 60_000), learning("overnight", None), learning("soon", NOW - 1)]
    assert built(*cards) == ["soon", "overnight", "late"]


def test_new_cards_come_in_file_order() -> None:
    assert built(*reversed(NEW)) == ["n0", "n1", "n2", "n3"]


def test_the_new_cards_of_two_decks_do_not_alternate() -> None:
    decks = [new(f"{deck}{n}", n, deck=deck) for deck in "ab" for n in range(2)]
    assert built(*decks) == ["a0", "a1", "b0", "b1"]


def test_reviews_come_by_due_date() -> None:
    assert built(*REVIEWS) == ["r3", "r2", "r1", "r0"]


def test_reviews_due_on_one_day_come_in_an_order_of_their_seed() -> None:
    cards = [review(f"r{n}") for n in range(30)]
    assert built(*cards) == built(*reversed(cards))
    assert built(*cards) != built(*cards, seed="t")


@pytest.mark.parametrize("option", [{"order": "random"}, {"new_order": "random"}])
def test_random_order_follows_from_the_seed_alone(option: dict[str, Any]) -> None:
    cards = [*(review(f"r{n}", DAY - n) for n in range(20)), *(new(f"n{n}", n) for n in range(20))]
    orders = {tuple(built(*cards, seed=seed, **option)) for seed in "abcde"}
    assert len(orders) == 5
    assert built(*cards, **option) == built(*reversed(cards), **option)


def test_by_retrievability_the_least_certain_card_comes_first() -> None:
    cards = [review(f"r{n}", stability=3.0 + n * n, last_day=DAY - 2 * n) for n in range(9)]
    recall = {card.key: retrievability(card.state, DAY, FSRS_6_DEFAULTS) or 0 for card in cards}
    assert built(*cards, order="retrievability") == sorted(recall, key=lambda key: recall[key])


def test_by_overdueness_a_day_late_is_much_for_a_card_of_a_day() -> None:
    late = [
        replace(
            review(key, DAY - days), state=replace(review(key, DAY - days).state, interval_days=i)
        )
        for key, days, i in (("month", 6, 30), ("day", 1, 1), ("week", 3, 7))
    ]
    assert built(*late, order="overdue") == ["day", "week", "month"]


def test_by_deck_reviews_come_as_they_stand_in_the_files() -> None:
    cards = [replace(review(f"r{n}", DAY - n), position=n % 3 * 10 + n) for n in range(6)]
    assert built(*cards, order="deck") == ["r0", "r3", "r1", "r4", "r2", "r5"]
    assert built(*cards, order="newest") == ["r5", "r2", "r4", "r1", "r3", "r0"]


def test_mixed_spreads_the_fewer_evenly_among_the_more() -> None:
    reviews = [review(f"r{n}", DAY - 9 + n) for n in range(6)]
    kinds = "".join(key[0] for key in built(*reviews, *NEW[:2]))
    assert kinds == "rrnrrnrr"


@pytest.mark.parametrize(
    ("mix", "kinds"), [("reviews-first", "rrrrnnnn"), ("new-first", "nnnnrrrr")]
)
def test_new_and_review_can_be_kept_apart(mix: str, kinds: str) -> None:
    assert "".join(key[0] for key in built(*NEW, *REVIEWS, mix=mix)) == kinds


@given(
    st.lists(
        st.builds(
            lambda make, key: make(f"{make.__name__}{key}"),
            st.sampled_from([new, review, learning]),
            st.integers(0, 99),
        ),
        unique_by=lambda card: card.key,
    ),
    st.sampled_from(["mixed", "reviews-first", "new-first"]),
    st.sampled_from(ORDERS),
    st.sampled_from(NEW_ORDERS),
)
def test_every_card_is_asked_once_in_every_order(
    cards: list[QueueCard], mix: str, order: str, new_order: str
) -> None:
    queue = built(*cards, mix=mix, order=order, new_order=new_order)
    assert sorted(queue) == sorted(card.key for card in cards)


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("interval", "b"),
        ("interval-reversed", "a"),
        ("difficulty", "c"),
        ("difficulty-reversed", "b"),
    ],
)
def test_reviews_may_come_by_their_interval_or_difficulty(order: str, first: str) -> None:
    figures = {"a": (90, 5.0), "b": (3, 9.0), "c": (20, 2.0)}
    cards = [
        replace(card, state=replace(card.state, interval_days=days, difficulty=hard))
        for key, (days, hard) in figures.items()
        for card in (review(key),)
    ]
    assert built(*cards, order=order)[0] == first


def test_those_known_best_may_come_first() -> None:
    cards = [replace(c, state=replace(c.state, stability=s)) for c, s in
             ((review("weak"), 2.0), (review("strong"), 200.0))]  # fmt: skip
    assert built(*cards, order="retrievability-reversed") == ["strong", "weak"]
