from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from trainer.memory.balance import Load, chosen, weekday
from trainer.memory.days import date_to_day

TODAY = 20_000
WEEK = range(TODAY + 8, TODAY + 15)


def spread(load: Load, easy: dict[str, str] | None = None, cards: int = 700) -> Counter[int]:
    """On how many cards each day of a week is given, one after the other."""
    given: Counter[int] = Counter()
    for number in range(cards):
        day = chosen(WEEK, TODAY, load, easy or {}, f"card{number}:1")
        load = load.placed("c", f"note{number}", day)
        given[day] += 1
    return given


def test_a_hill_is_left_and_a_valley_filled() -> None:
    before = {TODAY + 10: 200, TODAY + 12: 1, **{day: 50 for day in WEEK if day % 2}}
    given = spread(Load(before), cards=100)
    assert given[TODAY + 10] <= 2
    assert given[TODAY + 8] + given[TODAY + 12] + given[TODAY + 14] > 80


def test_many_cards_come_out_even() -> None:
    given = spread(Load())
    assert max(given.values()) < 1.25 * min(given.values())


def test_an_easy_day_bears_half_and_a_free_day_nearly_nothing() -> None:
    easy = {weekday(TODAY + 9): "reduced", weekday(TODAY + 11): "minimum"}
    given = spread(Load(), easy)
    usual = sum(given[day] for day in WEEK if day not in {TODAY + 9, TODAY + 11}) / 5
    assert 0.35 * usual < given[TODAY + 9] < 0.65 * usual
    assert given[TODAY + 11] < 0.1 * usual


@given(st.text(min_size=1), st.dictionaries(st.sampled_from(list(WEEK)), st.integers(0, 999)))
def test_the_same_card_and_load_have_the_same_day(seed: str, due: dict[int, int]) -> None:
    found = chosen(WEEK, TODAY, Load(due), {}, seed)
    assert found in WEEK
    assert found == chosen(WEEK, TODAY, Load(dict(due)), {}, seed)


def test_weekdays_are_those_of_the_calendar() -> None:
    assert weekday(date_to_day(date(2026, 11, 27))) == "fri"
    assert weekday(date_to_day(date(2024, 2, 29))) == "thu"


def test_siblings_keep_apart() -> None:
    load = Load(siblings={"note": {"other": TODAY + 11}}).beside("own", "note")
    given = Counter(chosen(WEEK, TODAY, load, {}, f"card{number}") for number in range(600))
    assert given[TODAY + 11] < 0.1 * given[TODAY + 8]
    assert given[TODAY + 10] < given[TODAY + 9] < given[TODAY + 8]


def test_a_card_that_was_placed_is_a_sibling_of_the_next() -> None:
    load = Load().placed("one", "note", TODAY + 9)
    assert load.beside("two", "note").near == {TODAY + 9}
    assert load.beside("two", "other").near == frozenset()


def test_a_card_does_not_keep_away_from_where_it_was_itself() -> None:
    load = Load({TODAY + 9: 3}, {"note": {"one": TODAY + 9}})
    beside = load.beside("one", "note")
    assert (beside.near, beside.cards_on(TODAY + 9)) == (frozenset(), 2)
    moved = load.placed("one", "note", TODAY + 12)
    assert (moved.cards_on(TODAY + 9), moved.cards_on(TODAY + 12)) == (2, 1)
    assert moved.beside("two", "note").near == {TODAY + 12}


def test_a_card_placed_shares_all_but_itself_with_the_load_before() -> None:
    before = Load(siblings={f"n{number}": {"one": TODAY + 1} for number in range(1_000)})
    loads = [before]
    for number in range(100):
        loads.append(loads[-1].placed("two", f"n{number}", TODAY + 2))
    assert len({id(load.siblings) for load in loads}) == 1
    assert len({id(load.due) for load in loads}) <= 5
    assert [load.cards_on(TODAY + 2) for load in loads] == [*range(101)]
    assert loads[-1].beside("three", "n0").near == {TODAY + 1, TODAY + 2}
    assert loads[50].beside("three", "n50").near == {TODAY + 1}
    assert loads[51].beside("three", "n50").near == {TODAY + 1, TODAY + 2}


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(list(WEEK))), max_size=99))
def test_each_card_counts_on_the_last_day_that_it_was_put_on(moves: list[tuple[str, int]]) -> None:
    load, days = Load({TODAY + 9: 1}, {"note": {"a": TODAY + 9}}), {"a": TODAY + 9}
    for card, day in moves:
        load = load.placed(card, "note", day)
        days[card] = day
    counted = Counter(days.values())
    assert [load.cards_on(day) for day in WEEK] == [counted[day] for day in WEEK]
    assert load.beside("a", "note").near == {day for card, day in days.items() if card != "a"}
    assert load.beside("a", "note").cards_on(days["a"]) == counted[days["a"]] - 1
