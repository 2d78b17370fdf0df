"""The candidates of a day: enough for every limit, and no more than may be asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from trainer.memory.log import EventKind, Phase, Rating
from trainer.memory.options import ORDERS, StudyOptions
from trainer.memory.query import parse
from trainer.memory.queue import build
from trainer.store import cache_sql, sql
from trainer.store.database import Database
from trainer.store.gather import candidates, cram, sibling_days
from trainer.store.library import Library

NOON = 1_767_268_800_000
TODAY = 20_454
STEP = {"interval_days": None, "due_day": None, "step": 0, "phase_after": Phase.LEARNING}
HOUR_MS = 3_600_000


def deck(title: str, *notes: str) -> str:
    return f"title: {title}\nnotes:\n" + "".join(f"  - {{{note}}}\n" for note in notes)


def question(letter: str, extra: str = "") -> str:
    return f"q: question {letter}, a: answer, id: {letter * 6}{extra}"


def pair(letter: str) -> str:
    return f"front: front {letter}, back: back, id: {letter * 6}"


@pytest.fixture
def gathered(database: Database, tmp_path: Path) -> Any:
    """Opens a library of the decks and returns what a study day gathers from it."""
    folder = tmp_path / "decks"
    folder.mkdir()

    def gather(*decks: str, **options: Any) -> str:
        for number, text in enumerate(decks):
            (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
        library = Library(database)
        if decks:
            library.add(folder)
        choices = {
            name: options.pop(name) for name in ("files", "query", "ahead") if name in options
        }
        day = options.pop("day", TODAY)
        study = StudyOptions(timezone="UTC", **options)
        found = candidates(database, day=day, now_ms=NOON, study=study, **choices)
        return " ".join(card.key[0] + card.key[6:] for card in found)

    return gather


def test_new_cards_come_in_file_order_up_to_the_limit(gathered: Any) -> None:
    decks = (deck("One", *map(question, "zyx")), deck("Two", *map(question, "abc")))
    assert gathered(*decks, new=5) == "z y x a b"


def test_new_cards_at_random_come_from_the_whole_library_and_the_same_all_day(
    gathered: Any,
) -> None:
    letters = "abcdefghjkmnpqrstvwxyz"
    found = gathered(deck("One", *map(question, letters)), new=8, new_order="random")
    assert len(set(found.split())) == 8
    assert gathered(new=8, new_order="random") == found
    days = {gathered(new=8, new_order="random", day=TODAY + later) for later in range(9)}
    assert len(days) > 1


def test_due_reviews_come_longest_waiting_first(gathered: Any, log: Any) -> None:
    log("aaaaaa", day=TODAY - 9, due_day=TODAY)
    log("bbbbbb", day=TODAY - 9, due_day=TODAY - 5)
    log("cccccc", day=TODAY - 9, due_day=TODAY + 1)
    found = deck("One", *map(question, "abc"))
    assert gathered(found) == "b a"
    assert gathered(reviews=1) == "b"
    assert gathered(ahead=1) == "b a c"


def test_what_was_answered_today_does_not_come_ahead_of_its_time(gathered: Any, log: Any) -> None:
    log("aaaaaa", day=TODAY - 9, due_day=TODAY + 3)
    log("bbbbbb", day=TODAY, due_day=TODAY + 3)
    one = deck("One", *map(question, "ab"))
    assert gathered(one, ahead=3, bury_siblings=False) == "a"
    log("bbbbbb", EventKind.DUE, due_day=TODAY)  # but the learner may want it
    assert gathered(ahead=3, bury_siblings=False) == "b a"


def test_reviews_may_come_by_how_much_was_forgotten(gathered: Any, log: Any) -> None:
    log("aaaaaa", day=TODAY - 30, due_day=TODAY - 1)
    log("bbbbbb", day=TODAY - 90, due_day=TODAY)
    one = deck("One", *map(question, "ab"))
    assert gathered(one, order="due", reviews=1) == "a"
    assert gathered(order="retrievability", reviews=1) == "b"
    assert len(gathered(order="random", reviews=1)) == 1


def test_reviews_may_come_by_overdueness_or_as_in_the_files(gathered: Any, log: Any) -> None:
    log("aaaaaa", day=TODAY - 40, due_day=TODAY - 9, interval_days=31)
    log("bbbbbb", day=TODAY - 6, due_day=TODAY - 3, interval_days=3)
    one = deck("One", *map(question, "ab"))
    assert gathered(one, order="overdue", reviews=1) == "b"
    assert gathered(order="deck", reviews=1) == "a"


def test_what_was_done_today_counts_against_the_limits(gathered: Any, log: Any) -> None:
    log("aaaaaa", day=TODAY - 9, due_day=TODAY)
    log("bbbbbb", day=TODAY - 9, due_day=TODAY)
    log("other1", phase_before=Phase.REVIEW)
    log("other2", phase_before=Phase.NEW)
    assert gathered(deck("One", *map(question, "abcd")), new=2, reviews=2) == "a c"


def test_limits_that_are_used_up_leave_only_cards_in_their_steps(gathered: Any, log: Any) -> None:
    log("aaaaaa", **STEP, due_ms=NOON)
    log("bbbbbb", day=TODAY - 9, due_day=TODAY)
    assert gathered(deck("One", *map(question, "abc")), new=0, reviews=0) == "a"


def test_steps_that_end_before_the_day_does_are_waited_for(gathered: Any, log: Any) -> None:
    log("aaaaaa", **STEP, due_ms=NOON + 15 * HOUR_MS)
    log("bbbbbb", **STEP, due_ms=NOON + 17 * HOUR_MS)  # the day ends at 04:00
    log("cccccc", **STEP, due_ms=NOON - HOUR_MS)
    assert gathered(deck("One", *map(question, "abc"))) == "c a"


def test_suspended_and_buried_cards_stay_away(gathered: Any, log: Any) -> None:
    notes = [
        question("a", ", suspended: yes"),
        question("b", ", suspended: yes"),
        *map(question, "cdef"),
    ]
    log("bbbbbb", EventKind.UNSUSPEND)
    log("cccccc", EventKind.SUSPEND)
    log("dddddd", EventKind.BURY)
    log("eeeeee", EventKind.BURY, day=TODAY - 1)
    assert gathered(deck("One", *notes)) == "b e f"


def test_of_siblings_one_comes_unless_they_may_meet(gathered: Any) -> None:
    one = deck("One", pair("a"), pair("b"), pair("c"))
    assert gathered(one, new=2) == "a b"
    assert gathered(new=3, bury_siblings=False) == "a a#r b"


def test_siblings_of_what_was_answered_today_wait_for_tomorrow(gathered: Any, log: Any) -> None:
    log("aaaaaa")
    log("bbbbbb", **STEP, due_ms=NOON)
    log("cccccc#r", day=TODAY - 9, due_day=TODAY)
    assert gathered(deck("One", *map(pair, "abcd")), new=9) == "b c#r d"


def test_a_review_comes_before_its_new_sibling(gathered: Any, log: Any) -> None:
    log("aaaaaa#r", day=TODAY - 9, due_day=TODAY)
    assert gathered(deck("One", pair("a"))) == "a#r"


def test_siblings_that_are_both_in_their_steps_are_asked_both(gathered: Any, log: Any) -> None:
    log("aaaaaa", **STEP, due_ms=NOON)
    log("aaaaaa#r", **STEP, due_ms=NOON + HOUR_MS)
    assert gathered(deck("One", pair("a"))) == "a a#r"


def test_a_sibling_beyond_the_limit_keeps_nobody_away(gathered: Any, log: Any) -> None:
    log("aaaaaa", day=TODAY - 9, due_day=TODAY)
    assert gathered(deck("One", pair("a")), reviews=0) == "a#r"


def test_a_sibling_that_is_put_away_keeps_nobody_away(gathered: Any, log: Any) -> None:
    log("aaaaaa", EventKind.SUSPEND)
    log("bbbbbb", EventKind.BURY)
    assert gathered(deck("One", pair("a"), pair("b"))) == "a#r b#r"


def test_a_sibling_outside_the_search_does_not_push_out_the_one_inside(
    gathered: Any, log: Any
) -> None:
    log("aaaaaa", EventKind.FLAG, value=1)
    one = deck("One", pair("a"), question("b"))
    assert gathered(one, query=parse("-(front or question) or is:new")) == "a b"
    log("aaaaaa", day=TODAY - 9, due_day=TODAY)
    assert gathered(query=parse("is:new")) == "a#r b"


def test_decks_and_searches_narrow_the_day(gathered: Any, database: Database) -> None:
    decks = (deck("One", *map(question, "ab")), deck("Two", *map(question, "cd")))
    gathered(*decks)
    two = str(Library(database).find("Two").path)
    assert gathered(files=[two]) == "c d"
    assert gathered(files=[two], query=parse("question d")) == "d"
    assert gathered(files=[]) == ""


def test_limits_of_chosen_decks_count_what_was_done_in_these(
    gathered: Any, database: Database, log: Any
) -> None:
    gathered(deck("One", *map(question, "ab")), deck("Two", *map(question, "cd")))
    one, two = (str(entry.path) for entry in Library(database).decks())
    log("aaaaaa", phase_before=Phase.NEW)
    assert gathered(new=1) == ""
    assert gathered(new=1, files=[one]) == ""
    assert gathered(new=1, files=[two]) == "c"
    assert gathered(new=2, files=[one, two]) == "b"


def test_a_note_in_two_files_is_gathered_once(gathered: Any) -> None:
    assert gathered(deck("One", question("a")), deck("Two", *map(question, "ab"))) == "a b"


def test_cramming_takes_every_card_that_is_not_suspended(
    gathered: Any, database: Database, log: Any
) -> None:
    log("aaaaaa", due_day=TODAY + 99)
    log("bbbbbb", EventKind.SUSPEND)
    gathered(deck("One", *map(question, "abc")))
    crammed = cram(database, day=TODAY, now_ms=NOON)
    assert [card.key[0] for card in crammed] == ["a", "c"]
    assert crammed[0].state == database.state("aaaaaa")
    narrowed = cram(database, day=TODAY, now_ms=NOON, query=parse("is:new"))
    assert [card.key[0] for card in narrowed] == ["c"]


def test_the_days_of_siblings_are_found_by_their_note(
    gathered: Any, database: Database, log: Any
) -> None:
    log("aaaaaa#r", day=TODAY, due_day=TODAY + 6)
    log("bbbbbb", day=TODAY, due_day=TODAY + 3)
    gathered(deck("One", pair("a"), question("b")))
    assert sibling_days(database, ["aaaaaa", "bbbbbb"], TODAY) == {
        "aaaaaa": {"aaaaaa#r": TODAY + 6},
        "bbbbbb": {"bbbbbb": TODAY + 3},
    }
    assert sibling_days(database, ["aaaaaa"], TODAY + 6) == {}


@pytest.mark.parametrize("order", [order for order in ORDERS if order != "random"])
def test_the_first_that_are_gathered_are_the_first_of_the_queue(
    gathered: Any, database: Database, log: Any, order: str
) -> None:
    for at, (letter, rating) in enumerate(zip("abcdefgh", [*Rating, *Rating], strict=True)):
        since, interval = 20 + 7 * at % 40, 3 + 5 * at % 17
        late = TODAY - 1 - 3 * at % 8
        log(letter * 6, day=TODAY - since, due_day=late, interval_days=interval, rating=rating)
    three = gathered(deck("One", *map(question, "hgfedcba")), order=order, reviews=3).split()
    study = StudyOptions(timezone="UTC", order=order)
    every = candidates(database, day=TODAY, now_ms=NOON, study=study)
    asked = build(every, study, day=TODAY, now_ms=NOON, seed="s")
    assert len(asked) == 8
    assert set(three) == {card.key[0] for card in asked[:3]}


def test_new_cards_may_come_newest_first(gathered: Any, database: Database) -> None:
    decks = (deck("One", *map(question, "zyx")), deck("Two", *map(question, "abc")))
    assert gathered(*decks, new=4, new_order="newest") == "c b a x"
    study = StudyOptions(timezone="UTC", new_order="newest")
    every = candidates(database, day=TODAY, now_ms=NOON, study=study)
    asked = build(every, study, day=TODAY, now_ms=NOON, seed="s")
    assert [card.key[0] for card in asked] == list("cbaxyz")


def test_siblings_and_days_are_looked_up_and_not_searched_for_among_all_cards(
    gathered: Any, database: Database
) -> None:
    gathered(deck("One", question("a")))

    def plan(statement: str, values: Sequence[object] | Mapping[str, object]) -> list[str]:
        rows = database.connection.rows(f"EXPLAIN QUERY PLAN {statement}", values)
        return [str(row[3]) for row in rows if re.search(r"\b(?:s|c|state|due_on)\b", str(row[3]))]

    siblings = plan(cache_sql.SIBLING_DAYS, {"notes": "[]", "day": TODAY})
    assert len(siblings) == 4
    assert all(step.startswith("SEARCH") for step in siblings)
    assert not [step for step in siblings if "state_" in step]
    (ahead,) = plan(sql.DUE_AHEAD, (TODAY, TODAY))
    assert ahead.startswith("SEARCH due_on")
    rows = database.connection.rows(f"EXPLAIN QUERY PLAN {sql.DONE_ON}", (TODAY, "device"))
    assert "event_of_day" in str(rows[0][3])
