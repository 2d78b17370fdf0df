"""Making a deck again: the plan that is told, and what a person did stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

ARTICLE = """\
# How does the sea move?

A tide is a regular rise and fall of the sea that is caused by the pull of the Moon and the Sun.
The highest tide of a month is called a spring tide. A neap tide is the smallest tide of a month.

The tide gauge (TG) is used to measure the height of the sea.

Many a crew waits in the harbour for hours until it is time to go, and drinks tea meanwhile.
"""
SPRING = "The highest tide of a month is called a spring tide."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "tides.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_making_again_keeps_what_is_there(run: Run, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "tides.yaml"
    first = run("make", article, "-o", target, "--json").json()
    before = target.read_bytes()
    second = run("make", article, "-o", target, "--json").json()
    assert target.read_bytes() == before
    assert second["plan"]["added"] == []
    assert second["plan"]["kept"] == first["plan"]["added"]


def test_a_deck_that_was_deleted_can_be_made_again(run: Run, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "tides.yaml"
    first = run("make", article, "-o", target, "--json").json()["plan"]["added"]
    target.unlink()
    assert run("make", article, "-o", target, "--json").json()["plan"]["added"] == first
    assert (
        run("make", article, "-o", tmp_path / "b.yaml", "--json").json()["plan"]["added"] == first
    )


def test_a_note_taken_out_by_hand_does_not_come_back(
    run: Run, article: Path, tmp_path: Path
) -> None:
    target = tmp_path / "tides.yaml"
    gone = run("make", article, "-o", target, "--json").json()["plan"]["added"][-1]
    text = target.read_text(encoding="utf-8")
    start = text.rindex("\n  - ") + 1
    assert gone in text[start:]
    target.write_text(text[:start], encoding="utf-8")
    again = run("make", article, "-o", target, "--json").json()
    assert gone not in again["plan"]["added"] + again["plan"]["kept"]
    assert gone not in target.read_text(encoding="utf-8")


def test_a_vanished_sentence_is_stale_and_a_new_one_is_added(
    run: Run, article: Path, tmp_path: Path
) -> None:
    target = tmp_path / "tides.yaml"
    run("make", article, "-o", target)
    new = "The outward flow of the water along a coast is called an ebb."
    article.write_text(ARTICLE.replace(SPRING, new), encoding="utf-8")
    told = run("make", article, "-o", target, "--dry-run").out
    assert "? What is the highest tide of a month called? (stale, no longer in" in told
    assert f"document: {SPRING})" in told
    plan = run("make", article, "-o", target, "--json").json()["plan"]
    assert plan["added"]
    assert plan["stale"]
    assert run("check", target).code == 0
    assert all(note in target.read_text(encoding="utf-8") for note in plan["stale"])


def test_an_edited_sentence_is_told_as_changed_with_its_fields(
    run: Run, article: Path, tmp_path: Path
) -> None:
    target = tmp_path / "tides.yaml"
    before = run("make", article, "-o", target, "--json").json()["cards"]
    spring = next(card["id"] for card in before if card["source"]["quote"] == SPRING)
    article.write_text(ARTICLE.replace("a spring tide", "a springer tide"), encoding="utf-8")
    told = run("make", article, "-o", target, "--dry-run").out
    assert "~ What is the highest tide of a month called? (answer and source changed)" in told
    made = run("make", article, "-o", target, "--json").json()
    assert made["plan"]["changed"] == [
        {"id": spring, "fields": ["answer", "source"], "by_hand": False}
    ]
    ids = {card["id"] for card in before}
    assert set(made["plan"]["kept"]) == ids - {spring}
    assert {card["id"] for card in made["cards"]} == ids
    assert {c["answer"] for c in made["cards"] if c["id"] == spring} == {"Springer tide"}


def test_words_of_a_persons_own_stay_and_the_plan_says_so(
    run: Run, article: Path, tmp_path: Path
) -> None:
    target = tmp_path / "tides.yaml"
    run("make", article, "-o", target)
    mine = target.read_text(encoding="utf-8").replace("a: Spring tide", "a: the king of tides")
    target.write_text(mine, encoding="utf-8")
    article.write_text(ARTICLE.replace("a spring tide", "a springer tide"), encoding="utf-8")
    made = run("make", article, "-o", target)
    assert "(its passage changed, your words stay)" in made.out
    assert "a: the king of tides\n" in target.read_text(encoding="utf-8")
    (changed,) = run("make", article, "-o", target, "--json").json()["plan"]["changed"]
    assert (changed["fields"], changed["by_hand"]) == (["source"], True)


def test_progress_outlives_an_edit_of_the_document(run: Run, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "tides.yaml"
    run("make", article, "-o", target)
    run("study", target, "--plain", typed="\n4\n\n4\n\n4\n\n4\n\n4\n")
    before = {card["id"]: card["state"] for card in run("browse", "--json").json()}
    article.write_text(ARTICLE.replace("a spring tide", "a springer tide"), encoding="utf-8")
    run("make", article, "-o", target)
    after = {card["id"]: card["state"] for card in run("browse", "--json").json()}
    assert {state["reps"] for state in before.values()} == {1}
    assert after == before
