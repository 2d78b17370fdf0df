"""Studying line by line: the grammar that outside programs read, and what it keeps."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run, lines

TAGS = re.compile(r"(D|K|Q|H|\?|A|T|S|R|>|\+|U|!|Z)( |$)")


def test_a_first_card_is_asked_answered_and_graded(run: Run, deck: Path) -> None:
    result = run("study", deck, "--plain", typed="443\n3\n")
    assert result.code == 0
    assert lines(result.out)[:12] == [
        "D Networking: the basics",
        "K b7pqx0w3ce",
        "Q Which port does HTTPS use?",
        "H one below 444",
        "?",
        "A 443",
        "T ok 443",
        "S ¶7 s1–2: HTTPS listens on port 443",
        "R 1=1m 2=6m 3=10m 4=8d",
        ">",
        "+ b7pqx0w3ce 3 2026-11-23T09:10:00Z",
        "D Networking: the basics",
    ]
    assert lines(result.out)[-1].startswith("Z reviewed=1 again=0 minutes=0 next=")


def test_every_line_has_a_known_tag(run: Run, deck: Path) -> None:
    result = run("study", deck, "--plain", typed="\n1\n\nx\n4\nu\n2\n\n3\n\n3\n")
    assert [line for line in lines(result.out) if not TAGS.match(line)] == []


def test_a_section_stands_behind_the_deck_and_list_items_on_lines(run: Run, deck: Path) -> None:
    out = run("study", deck, "--plain", typed="\n4\n\n4\n\n4\n").out
    assert "D Networking: the basics::Layers" in lines(out)
    at = lines(out).index("K mcmk4j2ha7")
    assert lines(out)[at + 3 : at + 5] == ["A Data link", "A Network"]


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [("TCP/443", "T ok"), ("445", "T wrong"), ("", "T wrong")],
)
def test_a_typed_answer_gets_a_verdict(run: Run, deck: Path, typed: str, verdict: str) -> None:
    out = run("study", deck, "--plain", typed=f"{typed}\n").out
    assert next(line for line in lines(out) if line.startswith("T ")).startswith(verdict)


def test_learning_cards_come_back_within_the_learn_ahead_window(run: Run, deck: Path) -> None:
    out = run("study", deck, "--plain", typed="\n1\n" + "\n4\n" * 3).out
    assert [line for line in lines(out) if line.startswith("K ")] == [
        "K b7pqx0w3ce",
        "K 44t987nf38",
        "K mcmk4j2ha7",
        "K b7pqx0w3ce",
    ]
    assert lines(out)[-1].startswith("Z reviewed=4 again=1 ")


def test_undo_asks_the_card_again_and_takes_the_review_back(run: Run, deck: Path) -> None:
    out = run("study", deck, "--plain", typed="\n4\n\nu\n443\n1\n").out
    graded = lines(out).index("+ b7pqx0w3ce 4 2026-12-01")
    undone = lines(out).index("U b7pqx0w3ce")
    assert graded < undone
    assert lines(out)[undone + 2] == "K b7pqx0w3ce"
    assert "reviewed=1 again=1" in lines(out)[-1]


def test_undo_with_nothing_to_undo_says_so_and_asks_again(run: Run, deck: Path) -> None:
    out = lines(run("study", deck, "--plain", typed="\nu\n3\n").out)
    at = out.index("! there is nothing to undo")
    assert out[at + 1] == ">"
    assert out[at + 2].startswith("+ b7pqx0w3ce 3")


def test_a_command_refused_at_the_question_keeps_the_answer_covered(run: Run, deck: Path) -> None:
    out = lines(run("study", deck, "--plain", typed=":u\n443\n").out)
    at = out.index("! there is nothing to undo")
    assert out[at + 1 : at + 3] == ["?", "A 443"]


def test_suspend_and_bury_put_the_card_away(run: Run, deck: Path) -> None:
    run("study", deck, "--plain", typed="\ns\n\nb\n")
    cards = {card["key"]: card["state"] for card in run("browse", "--json").json()}
    assert cards["b7pqx0w3ce"]["suspended"]
    assert cards["44t987nf38"]["buried"]


@pytest.mark.parametrize("ending", ["q\n", ""])
def test_leaving_in_the_middle_keeps_everything(run: Run, deck: Path, ending: str) -> None:
    assert run("study", deck, "--plain", typed="\n4\n" + ending).code == 0
    second = lines(run("study", "--plain", typed="").out)
    assert second[1] == "K 44t987nf38"


def test_a_typed_card_takes_q_as_an_answer_and_colon_q_to_leave(run: Run, deck: Path) -> None:
    out = run("study", deck, "--plain", typed="q\n").out
    assert "T wrong" in out
    assert "\nA " not in run("study", deck, "--plain", typed=":q\n").out


def test_tomorrow_everything_is_as_it_was_left(
    run: Run, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("study", deck, "--plain", typed="\n4\n\n3\nq\n")
    monkeypatch.setenv("TRAINER_NOW", "2026-11-24T09:00:00+00:00")
    keys = [
        line for line in lines(run("study", "--plain", typed="\n3\n" * 9).out) if line[0] == "K"
    ]
    assert keys[0] == "K 44t987nf38"
    assert "K b7pqx0w3ce" not in keys
    states = {card["key"]: card["state"] for card in run("browse", "--json").json()}
    assert states["b7pqx0w3ce"]["due"] == "2026-12-01"


def test_nothing_due_is_exit_code_1(run: Run, deck: Path) -> None:
    run("study", deck, "--plain", typed="\n4\n" * 9)
    result = run("study", "--plain")
    assert result.code == 1
    assert result.out == ""
    assert "nothing is due" in result.err


def test_cram_writes_no_schedule(run: Run, deck: Path) -> None:
    before = run("browse", "--json").out
    run("add", deck)
    before = run("browse", "--json").out
    result = run("study", deck, "--plain", "--cram", typed="\n3\n" * 4)
    assert "R 1=- 2=- 3=- 4=-" in lines(result.out)
    assert run("browse", "--json").out == before


def test_today_only_limits(run: Run, deck: Path) -> None:
    out = run("study", deck, "--plain", "--new", "1", typed="\n4\n" * 4).out
    assert len([line for line in lines(out) if line[0] == "K"]) == 1


def test_a_query_narrows_the_cards(run: Run, deck: Path) -> None:
    out = run("study", deck, "--plain", "--query", "tag:osi", typed="\n4\n" * 4).out
    assert [line for line in lines(out) if line[0] == "K"] == ["K mcmk4j2ha7"]


def test_ahead_asks_what_is_due_later(
    run: Run, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("study", deck, "--plain", typed="\n4\n" * 4)
    monkeypatch.setenv("TRAINER_NOW", "2026-11-24T09:00:00+00:00")
    run("study", "--plain", typed="\n4\n" * 4)
    monkeypatch.setenv("TRAINER_NOW", "2026-11-25T09:00:00+00:00")
    assert run("study", "--plain", "--ahead", "3").code == 1
    out = run("study", "--plain", "--ahead", "30", typed="").out
    assert lines(out)[1].startswith("K ")


def test_editing_comes_back_to_the_same_card_with_its_new_text(
    run: Run, deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "ed.sh"
    editor.write_text('#!/bin/sh\nsed -i "s/Which port/What port/" "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    out = lines(run("study", deck, "--plain", typed="\ne\n443\n3\n").out)
    assert [line for line in out if line.startswith("Q Wh")][:2] == [
        "Q Which port does HTTPS use?",
        "Q What port does HTTPS use?",
    ]
    assert "+ b7pqx0w3ce 3 2026-11-23T09:10:00Z" in out


def test_an_editor_that_does_not_work_is_told_and_the_sitting_goes_on(
    run: Run, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", '"x')
    out = lines(run("study", deck, "--plain", typed="\ne\n3\n").out)
    assert any(line.startswith("! $EDITOR cannot be understood") for line in out)
    assert "+ b7pqx0w3ce 3 2026-11-23T09:10:00Z" in out


def test_editing_a_note_without_an_id_keeps_its_progress(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = tmp_path / "plain.yaml"
    deck.write_text(
        "title: T\nnotes:\n  - q: What is a?\n    a: the first letter\n", encoding="utf-8"
    )
    run("study", deck, "--plain", typed="\n3\n")
    editor = tmp_path / "ed.sh"
    editor.write_text('#!/bin/sh\nsed -i "s/What is a?/What is the letter a?/" "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    monkeypatch.setenv("TRAINER_NOW", "2026-11-23T09:30:00+00:00")
    out = lines(run("study", "--plain", typed="\ne\n\n").out)
    keys = {line for line in out if line[0] == "K"}
    assert len(keys) == 1
    assert "Q What is the letter a?" in out
    assert run("browse", "--json").json()[0]["state"]["reps"] == 1


def test_the_log_says_what_was_promised(run: Run, deck: Path, home: Path) -> None:
    out = lines(run("study", deck, "--plain", typed="\n3\n\n4\nq\n").out)
    told = [line.split()[3] for line in out if line.startswith("+ ")]
    with sqlite3.connect(home / "trainer.db") as log:
        rows = log.execute("SELECT kind, rating, due, interval_days FROM event ORDER BY at_ms")
        assert rows.fetchall() == [("review", 3, told[0], None), ("review", 4, told[1], 8)]
    log.close()


def test_hostile_text_draws_harmless(run: Run, tmp_path: Path) -> None:
    deck = tmp_path / "hostile.yaml"
    deck.write_text(
        'title: T\nnotes:\n  - q: "What [bold]does[/bold] \\u202eXYZ do?"\n    a: nothing \n',
        encoding="utf-8",
    )
    out = run("study", deck, "--plain", typed="\n").out
    assert "Q What [bold]does[/bold] XYZ do?" in lines(out)


def test_after_a_break_what_is_overdue_is_dealt_out(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "many.yaml"
    notes = "".join(
        f"  - q: What is {number} and 1?\n    a: {number + 1}\n" for number in range(12)
    )
    path.write_text(f"title: Sums\nnotes:\n{notes}", encoding="utf-8")
    assert run("study", path, "--plain", typed="\n4\n" * 12).code == 0
    monkeypatch.setenv("TRAINER_NOW", "2027-02-23T09:00:00+00:00")
    assert run("decks", "--json").json()[0]["due"] == 12
    told = run("study", path, "--plain", "--spread", 4, typed="q\n")
    assert "12 overdue cards are spread over 4 days" in told.err
    assert run("decks", "--json").json()[0]["due"] == 3
    monkeypatch.setenv("TRAINER_NOW", "2027-02-26T09:00:00+00:00")
    assert run("decks", "--json").json()[0]["due"] == 12
    assert run("study", path, "--plain", "--spread", 0).code == 2
    assert run("study", path, "--plain", "--spread", "9" * 30).code == 2


def test_a_wrong_search_is_told_before_anything_is_spread(
    run: Run, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("study", deck, "--plain", typed="\n4\n" * 4)
    monkeypatch.setenv("TRAINER_NOW", "2027-02-23T09:00:00+00:00")
    told = run("study", deck, "--plain", "--spread", 4, "--query", "prop:speed>1")
    assert told.code == 2
    assert "spread" not in told.err
    assert run("decks", "--json").json()[0]["due"] > 1


def test_a_clock_that_was_set_back_is_told(
    run: Run, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("study", deck, "--plain", typed="\n4\n").err == ""
    monkeypatch.setenv("TRAINER_NOW", "2026-11-20T09:00:00+00:00")
    told = run("study", deck, "--plain", typed="\n4\n")
    assert told.code == 0
    assert "the clock says 2026-11-20, but what was done last bears 2026-11-23" in told.err
    assert "Put date and time right" in told.err
    assert run("study", deck, "--plain", typed="q\n").err == ""  # believed from here on
