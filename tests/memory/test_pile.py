"""The pile of cards that a session still has to ask."""

from __future__ import annotations

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from trainer.memory.log import NEW_CARD, CardState, Phase
from trainer.memory.pile import Pile, pile_of
from trainer.memory.queue import QueueCard

NOW, AHEAD = 1_000_000, 1_200_000


def card(key: str, due_ms: int | None = None) -> QueueCard:
    state = CardState(Phase.LEARNING, due_ms=due_ms) if due_ms is not None else NEW_CARD
    return QueueCard(key, key, "deck", 0, state)


def order(pile: Pile, now_ms: int = NOW, ahead_ms: float = AHEAD, last: str = "") -> list[str]:
    """The keys of the cards drawn one after the other until there is none."""
    keys: list[str] = []
    while True:
        drawn, pile = pile.drawn(now_ms, ahead_ms, last)
        if drawn is None:
            return keys
        keys.append(drawn.key)


def test_the_queue_is_asked_in_its_order() -> None:
    assert order(pile_of((card("a"), card("b")))) == ["a", "b"]


def test_a_card_whose_wait_is_over_goes_before_the_queue() -> None:
    assert order(pile_of((card("a"), card("due", NOW)))) == ["due", "a"]


def test_a_card_that_is_soon_due_comes_when_nothing_else_is_left() -> None:
    assert order(pile_of((card("soon", NOW + 1), card("a")))) == ["a", "soon"]


def test_a_card_beyond_the_window_is_not_asked() -> None:
    pile = pile_of((card("far", NOW + AHEAD + 1),))
    assert order(pile) == []
    assert order(pile, NOW + 1) == ["far"]


def test_waiting_cards_come_by_time() -> None:
    pile = pile_of((card("late", NOW + 9), card("soon", NOW + 3)))
    assert order(pile.with_waiting(card("middle", NOW + 5), NOW + 5)) == ["soon", "middle", "late"]


def test_of_equal_times_the_earlier_comer_is_first() -> None:
    pile = Pile(()).with_waiting(card("one"), 5).with_waiting(card("two"), 5)
    assert order(pile) == ["one", "two"]


def test_the_card_just_asked_gives_way_to_another_that_waits() -> None:
    pile = pile_of((card("again", NOW + 1), card("other", NOW + 2)))
    assert order(pile, last="again") == ["other", "again"]
    assert order(pile_of((card("again", NOW + 1),)), last="again") == ["again"]


@given(st.lists(st.integers(0, 9)), st.sets(st.integers(0, 20)))
def test_whatever_the_order_of_comers_they_come_back_by_time(
    times: list[int], gone: set[int]
) -> None:
    pile = Pile(())
    for number, due_ms in enumerate(times):
        pile = pile.with_waiting(card(str(number)), due_ms)
    for number in gone:
        pile = pile.dropped(str(number))
    left = [number for number in range(len(times)) if number not in gone]
    expected = [str(number) for number in sorted(left, key=lambda number: times[number])]
    assert sorted(each.key for each in pile.left()) == sorted(expected)
    assert order(pile) == expected


def test_the_past_of_a_long_sitting_takes_little_room() -> None:
    comers = [card(str(number)) for number in range(2000)]
    tracemalloc.start()
    past = [Pile(())]
    for number, comer in enumerate(comers):
        past.append(past[-1].with_waiting(comer, number))
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size < 4 << 20


def test_a_dropped_card_never_comes_back() -> None:
    pile = pile_of((card("a"), card("b"), card("c", NOW)))
    rest = pile.dropped("a").dropped("c")
    assert order(rest) == ["b"]
    assert [card.key for card in rest.left()] == ["b"]


def test_drawing_leaves_the_queue_itself_alone() -> None:
    pile = pile_of((card("a"), card("b")))
    _, rest = pile.drawn(NOW, AHEAD, "")
    assert rest.queue is pile.queue
    assert [card.key for card in rest.left()] == ["b"]
