"""A limit holds for all that lies below it, together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.memory.limits import TOP, Allowance, Place, names

LOWER = names("uuuuuu", "net::udp", "layers::lower")
PLACES = [
    Place(0, "0.yaml", names("nnnnnn", "net")),
    Place(1, "1.yaml", names("tttttt", "net::tcp")),
    Place(2, "2.yaml", names("uuuuuu", "net::udp")),
    Place(3, "3.yaml", names("uuuuuu", "net::udp", "layers::lower")),
]


def allowance(limits: dict[str, int], done: dict[int, int] | None = None) -> Allowance:
    return Allowance.today({TOP: 20} | limits, PLACES, done or {})


def rooms(left: Allowance) -> list[int]:
    return [left.room(place.id) for place in PLACES]


def test_a_place_bears_the_names_of_all_that_it_lies_in() -> None:
    assert LOWER == (
        "net",
        "net::udp",
        "uuuuuu",
        "net::udp::layers",
        "uuuuuu::layers",
        "net::udp::layers::lower",
        "uuuuuu::layers::lower",
    )


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({}, [20, 20, 20, 20]),
        ({"net": 30}, [30, 30, 30, 30]),  # the library's holds where there is no other
        ({"net": 3, "net::tcp": 5}, [3, 3, 3, 3]),
        ({"net": 9, "tttttt": 5}, [9, 5, 9, 9]),
        ({"uuuuuu::layers": 1}, [20, 20, 20, 1]),
        ({"uuuuuu": 4, "net::udp::layers::lower": 2}, [20, 20, 4, 2]),
    ],
)
def test_the_least_limit_above_a_place_holds(limits: dict[str, int], expected: list[int]) -> None:
    assert rooms(allowance(limits)) == expected


def test_what_was_done_below_counts_against_every_limit_above() -> None:
    left = allowance({"net": 10, "uuuuuu": 5, "uuuuuu::layers": 4}, {3: 2, 1: 1})
    assert rooms(left) == [7, 7, 3, 2]


def test_a_card_takes_from_every_limit_above() -> None:
    left = allowance({"net": 2, "uuuuuu": 1})
    left.take(3)
    assert rooms(left) == [1, 1, 0, 0]
    assert left.open() == [0, 1]
    left.take(1)
    assert left.open() == []


def test_no_place_need_be_named_while_there_is_room_in_all() -> None:
    assert allowance({"net": 1}).open() is None
    assert Allowance({TOP: 1}).open() is None
    assert Allowance({TOP: 0}).open() == []


def test_there_is_room_while_any_of_the_places_has_some() -> None:
    left = allowance({"net": 9, "net::tcp": 1})
    left.take(1)
    assert [left.has_room([1]), left.has_room([1, 2]), left.has_room()] == [False, True, True]
    assert not allowance({"net": 0}).has_room()


def test_more_done_than_a_limit_leaves_no_room_and_owes_nothing() -> None:
    assert rooms(allowance({"net": 1}, {0: 5})) == [0, 0, 0, 0]


def test_what_was_done_in_other_decks_takes_nothing_from_chosen_ones() -> None:
    left = Allowance.today({TOP: 3}, PLACES, {0: 2, 1: 1}, {"1.yaml"})
    assert rooms(left) == [0, 2, 0, 0]
    from_the_top = Allowance.today({TOP: 3, "net": 4}, PLACES, {0: 2, 1: 1}, {"1.yaml"})
    assert from_the_top.room(1) == 1


@given(
    st.dictionaries(st.sampled_from(["net", "net::tcp", *LOWER]), st.integers(0, 9)),
    st.dictionaries(st.integers(0, 3), st.integers(0, 9)),
)
def test_no_limit_is_ever_passed(limits: dict[str, int], cards: dict[int, int]) -> None:
    left = allowance(limits)
    total = left.of(cards)
    assert left == allowance(limits)
    taken = dict.fromkeys({TOP, *limits}, 0)
    for place, waiting in cards.items():
        for _ in range(waiting):
            if left.room(place):
                left.take(place)
                for name in PLACES[place].under(limits) or [TOP]:
                    taken[name] += 1
                total -= 1
    assert total == 0
    assert all(
        count <= (limits | {TOP: limits.get(TOP, 20)})[name] for name, count in taken.items()
    )
