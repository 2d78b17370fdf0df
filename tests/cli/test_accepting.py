"""``trainer make --review``: new cards are decided on line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import FILLER, TIDES, Result, Run, answers
from trainer.store.deckfile import read_deck


@pytest.fixture
def review(run: Run, document: Path, target: Path) -> Run:
    """Reviews with some keys typed, each on a line."""

    def call(*keys: str) -> Result:
        return run("make", document, "-o", target, "--review", typed="\n".join([*keys, ""]))

    return call


def tagged(result: Result, tag: str) -> list[str]:
    lines = (line.partition(" ") for line in result.out.splitlines())
    return [text for found, _, text in lines if found == tag]


def test_each_card_is_shown_with_its_place_its_passage_and_both_sides(review: Run) -> None:
    result = review("q")
    assert result.code == 0
    assert result.out.splitlines()[1:] == [
        "C 1/3",
        "L At sea, §At sea ¶1 s2",
        f"P {FILLER} »The highest tide of a month is called a spring tide.« {FILLER}",
        "Q What is the highest tide of a month called?",
        "A Spring tide",
        ">",
        "Z accepted=0 edited=0 dropped=0 left=3",
    ]


def test_accepting_and_dropping(review: Run, target: Path) -> None:
    result = review("a", "d", "a", "q")
    assert [text.split()[1] for text in tagged(result, "+")] == ["accepted", "dropped", "accepted"]
    assert tagged(result, "Z") == ["accepted=2 edited=0 dropped=1 left=0"]
    assert answers(target) == ["Spring tide", "Basin"]


def test_a_sitting_is_left_and_resumed(review: Run, target: Path) -> None:
    review("a", "q")
    again = review("a")
    assert tagged(again, "C") == ["1/2", "2/2"]
    assert answers(target) == ["Spring tide", "Hawser"]
    assert tagged(review("d"), "C") == ["1/1"]
    last = review()
    assert tagged(last, "C") == []
    assert last.code == 0
    assert answers(target) == ["Spring tide", "Hawser"]


def test_the_end_of_the_input_leaves_and_keeps(review: Run, target: Path) -> None:
    assert review("a").code == 0
    assert answers(target) == ["Spring tide"]


def test_undo_brings_the_card_again_even_after_the_last(review: Run, target: Path) -> None:
    result = review("u", "a", "u", "d", "a", "a", "u", "d", "q")
    assert tagged(result, "!")[0].startswith("there is nothing to undo")
    assert tagged(result, "C") == ["1/3", "2/3", "1/3", "2/3", "3/3", "3/3"]
    assert len(tagged(result, "U")) == 2
    assert answers(target) == ["Hawser"]


def test_new_words_are_typed_side_by_side(review: Run, target: Path) -> None:
    result = review("e", "", "A big tide", "e", "What holds a ship?", "", "q")
    assert tagged(result, "?") == [
        "question (empty keeps it)",
        "answer (empty keeps it)",
        "question (empty keeps it)",
        "answer (empty keeps it)",
    ]
    assert [(note.front, note.back) for note in read_deck(target).notes] == [
        ("What is the highest tide of a month called?", "A big tide"),
        ("What holds a ship?", "Hawser"),
    ]


def test_what_speaks_against_new_words_is_spelled_out(review: Run) -> None:
    told = tagged(review("e", "Is a spring tide high?", "", "q"), "W")
    assert [text.partition(": ")[0] for text in told][:1] == ["yes-no-question"]
    assert all(". " in text for text in told)


def test_an_edit_that_changes_nothing_decides_nothing(review: Run, target: Path) -> None:
    result = review("e", "", "", "q")
    assert tagged(result, "!") == ["nothing was changed. Accept it as it is, or drop it"]
    assert not target.exists()


def test_a_card_becomes_a_cloze(review: Run, target: Path) -> None:
    result = review("c", "q")
    assert "The highest tide of a month is called a [...]." in tagged(result, "Q")
    assert read_deck(target).notes[0].front.endswith("{{c1::spring tide}}.")


def test_a_list_is_split_into_a_card_for_each_item(run: Run, tmp_path: Path, target: Path) -> None:
    path = tmp_path / "steps.md"
    path.write_text(
        f"# Boats\n\n{FILLER} {FILLER}\n\nThe parts of a sail are:\n\n- the foot\n- the luff\n"
        f"- the leech\n\n{FILLER} {FILLER}\n",
        encoding="utf-8",
    )
    run("make", path, "-o", target, "--kinds", "list", "--review", typed="s\nq\n")
    assert answers(target) == ["the foot", "the luff", "the leech"]
    assert read_deck(target).notes[0].front.endswith(", besides the luff and the leech?")


def test_what_does_not_fit_is_told_and_asked_again(review: Run, target: Path) -> None:
    result = review("s", "x", "?", "a", "q")
    told = tagged(result, "!")
    assert told[0].startswith("its answer does not list several things")
    assert told[1].startswith("type a, e, d")
    assert "u undo the last decision" in told
    assert answers(target) == ["Spring tide"]


def test_all_the_rest_is_accepted_at_once(review: Run, target: Path) -> None:
    result = review("d", "A", "q")
    assert tagged(result, "Z") == ["accepted=2 edited=0 dropped=1 left=0"]
    assert answers(target) == ["Hawser", "Basin"]


def test_a_dropped_card_stays_away_when_all_is_made(
    review: Run, run: Run, document: Path, target: Path
) -> None:
    review("d", "q")
    document.write_text(TIDES.replace("tide of a month", "tide of any month"), encoding="utf-8")
    made = run("make", document, "-o", target, "--json").json()
    assert answers(target) == ["Hawser", "Basin"]
    assert any("dropped" in drop["reason"] for drop in made["dropped"])


def test_the_plan_for_what_stands_is_told_before_anything_is_asked(
    review: Run, run: Run, document: Path, target: Path
) -> None:
    run("make", document, "-o", target)
    document.write_text(
        TIDES.replace("a spring tide", "a springer tide").replace(
            "The deepest part of a harbour is called a basin.", ""
        ),
        encoding="utf-8",
    )
    result = review("q")
    assert result.out.startswith("= What is a line that holds a ship to a quay called?\n~ What is")
    assert "(answer and source changed)" in result.out
    assert "? What is the deepest part" in result.out


@pytest.mark.parametrize("option", ["--json", "--dry-run"])
def test_a_review_does_not_go_with_options_for_nobody_there(
    run: Run, document: Path, target: Path, option: str
) -> None:
    result = run("make", document, "-o", target, "--review", option)
    assert result.code == 2
    assert f"--review cannot go with {option}" in result.err
    assert not target.exists()


def test_a_deck_file_that_cannot_be_written_keeps_the_decisions(
    review: Run, run: Run, document: Path, target: Path
) -> None:
    target = target.parent / "none" / "tides.yaml"
    words = ("make", document, "-o", target)
    result = run(*words, "--review", typed="a\nd\nq\n")
    assert result.code == 2
    assert "your decisions are kept for the next time" in result.err
    target.parent.mkdir()
    assert tagged(run(*words, "--review", typed="q\n"), "C") == ["1/1"]
    assert answers(target) == ["Spring tide"]
