"""Searches over the library: names, tags, states and words, in every script."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.store.conftest import NOON, TODAY
from trainer.memory.log import Event, EventKind, Phase, Rating
from trainer.memory.query import parse
from trainer.memory.query_terms import Asked
from trainer.store.database import Database
from trainer.store.library import Library
from trainer.store.search import find

ALL = "a b#c1 b#c2 c c#r d"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ALL),
        ("he", "a b#c1 b#c2 c c#r"),  # in most notes: found by the others
        ("nc:he", "a b#c1 b#c2 c c#r"),
        ("-he", "d"),
        ('deck:"Networking: the basics"', "a b#c1 b#c2 c c#r"),
        ("deck:NETWORKING*", "a b#c1 b#c2 c c#r"),
        ("deck:networking", ""),
        ("deck:*::layers", "b#c1 b#c2 c c#r"),
        ("deck:*::layers::lower", "b#c1 b#c2"),
        ("deck:net", "a b#c1 b#c2 c c#r"),
        ("deck:net::tcp::layers", "b#c1 b#c2 c c#r"),
        ("deck:ne", ""),
        ("-deck:net", "d"),
        ("tag:netz", "a b#c1 b#c2 c c#r"),
        ("tag:osi", "b#c1 b#c2"),
        ("tag:osi::transport", "b#c1 b#c2"),
        ("tag:os", ""),
        ("tag:*ier*", "c c#r"),
        ("äpfel", "a"),
        ("APPLES", "a"),
        ("fett?", "a"),
        ("löwe", "d"),
        ('"syn is answered by syn-ack"', "b#c1 b#c2"),
        ("syn*ack", "b#c1 b#c2"),
        ("100%", "a"),
        ("1%0", ""),
        ("pfel_x", "a"),
        (r"pfel\_x", "a"),
        ("pfe__x", "a"),
        (r"pfe\__x", ""),
        (r"\\", ""),
        (r"syn\*", ""),
        ("nc:apfel", "a"),
        ("nc:lowe", "d"),
        ("nc:löwe", "d"),
        ("lowe", ""),
        ("re:^was.*fett", "a"),
        ("re:SYN-A[BC]K", "b#c1 b#c2"),
        ("re:^dog", ""),
        ("tag:none", "d"),
        ("-tag:none", "a b#c1 b#c2 c c#r"),
        ("tag:_iere", "c c#r"),
        ("'; DROP TABLE event; --", ""),
        ("lion or hund", "c c#r d"),
        ("hund dog", "c c#r"),
        ("-(lion or hund)", "a b#c1 b#c2"),
        ("is:new", ALL),
        ("is:suspended", "c c#r"),
        ("is:due", ""),
        ("-is:due", ALL),
        ("-is:learn -is:review -is:buried", ALL),
    ],
)
def test_a_search_finds(found: Any, text: str, expected: str) -> None:
    assert found(text) == expected


def test_no_search_at_all_finds_every_card_of_the_decks(found: Any, database: Database) -> None:
    (zoo,) = [str(deck.path) for deck in Library(database).decks() if deck.title == "Zoo"]
    assert find(database, None, [zoo], day=TODAY, now_ms=NOON) == ("dddddd",)
    assert len(find(database, None, day=TODAY, now_ms=NOON)) == 6
    assert find(database, None, [], day=TODAY, now_ms=NOON) == ()


def test_states_are_searched_as_they_are_today(found: Any, log: Any) -> None:
    step = {"interval_days": None, "due_day": None, "step": 0}
    log("aaaaaa", due_day=TODAY)
    log("bbbbbb#c1", due_day=TODAY + 1)
    log("bbbbbb#c2", phase_after=Phase.LEARNING, due_ms=NOON, **step)
    log("cccccc", EventKind.UNSUSPEND)
    log("dddddd", phase_after=Phase.RELEARNING, due_ms=NOON + 1, **step)
    assert found("is:due") == "a b#c2"
    assert found("is:learn") == "b#c2 d"
    assert found("is:review") == "a b#c1 d"
    assert found("is:new") == "c c#r"
    assert found("is:suspended") == "c#r"
    log("aaaaaa", EventKind.BURY)
    assert found("is:buried") == "a"
    assert found("is:due") == "b#c2"


@pytest.mark.parametrize(
    "search",
    [
        "a " * 499,
        "a or " * 199 + "a",
        "is:due " * 142,
        "-" * 16 + "a",
        "(a b or " * 16 + "a" + ")" * 16,
        "a -(b or " * 8 + "a" + ")" * 8,
        "-(" * 8 + "a " * 480 + ")" * 8,
    ],
)
def test_the_largest_searches_are_none_too_large_for_the_database(found: Any, search: str) -> None:
    assert set(found(search.strip())) <= set("abcd#r12 ")


def test_flags_and_numbers_of_a_card_are_searched(found: Any, log: Any) -> None:
    log("aaaaaa", day=TODAY - 30, due_day=TODAY - 2, interval_days=28)
    log("bbbbbb#c1", day=TODAY - 1, due_day=TODAY + 5, interval_days=6)
    log("dddddd", EventKind.FLAG, value=3)
    log("cccccc#r", EventKind.MARK, value=1)
    assert found("flag:3") == "d"
    assert found("-flag:0") == "d"
    assert found("is:marked") == "c#r"
    assert found("-is:marked") == "a b#c1 b#c2 c d"
    assert found("prop:ivl>=28") == "a"
    assert found("prop:due<0") == "a"
    assert found("prop:due=5 or prop:due=-2") == "a b#c1"
    assert found("prop:reps=0") == "b#c2 c c#r d"
    assert found("-prop:stability>0") == "b#c2 c c#r d"
    assert found("prop:stability>0 prop:difficulty>=1 -prop:lapses>0") == "a b#c1"


def test_what_was_answered_lately_is_searched_without_what_was_taken_back(
    found: Any, database: Database
) -> None:
    def answer(key: str, day: int, rating: Rating) -> Event:
        return Event(
            f"{key}{day}", key, NOON, day, EventKind.REVIEW, rating=rating, due_day=day + 9
        )

    def void(id_: str, target: str) -> Event:
        return Event(id_, "aaaaaa", NOON + 1, TODAY, EventKind.VOID, target=target)

    log = [
        answer("aaaaaa", TODAY, Rating.AGAIN),
        answer("bbbbbb#c1", TODAY - 6, Rating.GOOD),
        answer("dddddd", TODAY - 7, Rating.GOOD),
    ]
    database.record(log)
    assert found("rated:1") == "a"
    assert found("rated:7") == "a b#c1"
    assert found("rated:7:1") == "a"
    assert found("rated:8 -rated:7:3") == "a d"
    database.record([void("v", f"aaaaaa{TODAY}")])
    assert found("rated:1") == ""
    database.record([void("w", "v")])
    assert found("rated:1") == "a"


@pytest.mark.parametrize("long_ago", [0, 20])
def test_a_card_counts_as_introduced_on_the_day_of_its_first_answer(
    found: Any, database: Database, long_ago: int
) -> None:
    def answer(id_: str, key: str, day: int) -> Event:
        return Event(id_, key, NOON, day, EventKind.REVIEW, rating=Rating.GOOD, due_day=day + 9)

    def void(id_: str, card: str, target: str) -> Event:
        return Event(id_, card, NOON + 1, TODAY, EventKind.VOID, target=target)

    database.record(
        [
            answer("1", "aaaaaa", TODAY - 9),
            answer("2", "aaaaaa", TODAY),
            answer("3", "bbbbbb#c1", TODAY - 2),
            answer("4", "dddddd", TODAY),
            void("5", "dddddd", "4"),
            answer("6", "cccccc", TODAY - 9),
            void("7", "cccccc", "6"),
            answer("8", "cccccc", TODAY),
            # Most of the log may lie before the days that are asked for, or within them.
            *(answer(f"old{number}", "zzzzzz", TODAY - 99) for number in range(long_ago)),
        ]
    )
    assert found("introduced:1") == "c"
    assert found("introduced:3") == "b#c1 c"
    assert found("introduced:10") == "a b#c1 c"


def test_retrievability_is_searched(found: Any, log: Any) -> None:
    log("aaaaaa", day=TODAY)
    log("dddddd", day=TODAY - 200)
    assert found("prop:r>0.95") == "a"
    assert found("prop:r<0.8") == "d"
    assert found("prop:r>=0") == "a d"
    assert found("prop:r<=0") == ""


def test_notes_are_found_by_when_they_came_and_when_they_were_edited(
    database: Database, tmp_path: Path
) -> None:
    day, path = 86_400, tmp_path / "a.yaml"
    start_ms = NOON // (day * 1000) * day * 1000
    asked = Asked(day_start_ms=start_ms)
    library = Library(database)

    def written(text: str, days_ago: int) -> None:
        path.write_text(f"title: T\nnotes:\n{text}", encoding="utf-8")
        time = start_ms // 1000 - days_ago * day + 60
        os.utime(path, (time, time))
        library.refresh()

    def found(text: str) -> tuple[str, ...]:
        return find(database, parse(text, asked), day=TODAY, now_ms=NOON)

    path.write_text("title: T\nnotes:\n  - {q: one, a: 1, id: aaaaaa}\n", encoding="utf-8")
    os.utime(path, (start_ms // 1000 - 20 * day,) * 2)
    library.add(path)
    written("  - {q: one, a: 1, id: aaaaaa}\n  - {q: two, a: 2, id: bbbbbb}\n", 5)
    written("  - {q: zwei, a: 2, id: bbbbbb}\n  - {q: one, a: 1, id: aaaaaa}\n", 1)
    assert found("added:5") == ()
    assert found("added:6") == ("bbbbbb",)
    assert found("added:30") == ("bbbbbb", "aaaaaa")
    assert found("edited:1") == ()
    assert found("edited:2") == ("bbbbbb",)


def test_notes_with_the_same_question_or_answer_are_found(database: Database, write: Any) -> None:
    write("a", "  - {q: 'Who  was **it**?', a: I, id: aaaaaa}\n  - {q: who, a: you, id: bbbbbb}\n")
    write("b", "  - {q: who was it?, a: YOU, id: cccccc}\n  - {q: who, a: you, id: bbbbbb}\n")
    assert find(database, parse("dupe:question"), day=TODAY, now_ms=NOON) == ("aaaaaa", "cccccc")
    assert find(database, parse("dupe:answer"), day=TODAY, now_ms=NOON) == ("bbbbbb", "cccccc")


@pytest.fixture
def write(database: Database, tmp_path: Path) -> Any:
    def write(name: str, notes: str) -> None:
        path = tmp_path / f"{name}.yaml"
        path.write_text(f"title: {name}\nnotes:\n{notes}", encoding="utf-8")
        Library(database).add(path)

    return write
