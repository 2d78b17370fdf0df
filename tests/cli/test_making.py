"""make, check and export from the command line."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import DECK, Run

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


def test_a_document_becomes_a_deck_whose_cards_cite_it(
    run: Run, article: Path, tmp_path: Path
) -> None:
    made = run("make", article, "-o", tmp_path / "tides.yaml", "--json").json()
    assert set(made) == {
        "deck", "path", "dry_run", "document", "plan", "cards", "dropped", "removed_noise",
        "coverage",
    }  # fmt: skip
    assert made["document"]["title"] == "How does the sea move?"
    assert made["cards"]
    text = " ".join(ARTICLE.split())
    assert all(card["source"]["quote"] in text and card["source"]["at"] for card in made["cards"])
    assert {card["id"] for card in made["cards"]} == set(made["plan"]["added"])
    assert run("check", tmp_path / "tides.yaml").code == 0


def test_a_dry_run_writes_nothing(run: Run, article: Path, tmp_path: Path) -> None:
    made = run("make", article, "-o", tmp_path / "t.yaml", "--dry-run", "--json")
    assert made.code == 0
    assert made.json()["dry_run"]
    assert made.json()["plan"]["added"]
    assert not (tmp_path / "t.yaml").exists()


def test_limits_and_kinds(run: Run, article: Path, tmp_path: Path) -> None:
    few = run("make", article, "-o", tmp_path / "a.yaml", "--max", "1", "--json").json()
    assert len(few["plan"]["added"]) == 1
    kinds = run("make", article, "-o", tmp_path / "b.yaml", "--kinds", "question", "--json").json()
    assert {card["kind"] for card in kinds["cards"]} == {"question"}


def test_a_document_with_nothing_to_ask_is_exit_code_1_and_no_file(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "dull.txt"
    path.write_text("Hello there. It was nice. See you soon!\n", encoding="utf-8")
    result = run("make", path, "-o", tmp_path / "dull.yaml", "--json")
    assert result.code == 1
    assert result.json()["cards"] == []
    assert "nothing to ask" in result.err
    assert not (tmp_path / "dull.yaml").exists()


SHEET = """\
# Tide gauge T4

| Problem | Remedy |
|---|---|
| E1 | fit a new sensor |
| E2 | clear the inlet of weed |
"""
LONG = "It was one of those days on which they had to wait for the sea to calm down.\n\n" * 70


def test_cards_in_doubt_are_counted_and_come_with_a_review(
    run: Run, article: Path, tmp_path: Path
) -> None:
    path = tmp_path / "gauge.md"
    path.write_text(f"{SHEET}\n{LONG}", encoding="utf-8")
    alone = run("make", path, "-o", tmp_path / "gauge.yaml")
    assert alone.code == 1
    assert "2 cards are in doubt: --review shows them" in alone.err
    article.write_text(f"{ARTICLE}\n{SHEET}\n{LONG}", encoding="utf-8")
    beside = run("make", article, "-o", tmp_path / "tides.yaml")
    assert "more cards are in doubt: --review shows them" in beside.out
    review = run("make", article, "-o", tmp_path / "a.yaml", "--review", "--plain", typed="a\n" * 9)
    assert "fit a new sensor" in review.out.lower()
    again = run("make", article, "-o", tmp_path / "a.yaml")
    assert "in doubt" not in again.out


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "no such file"),
        (b"", "is empty"),
        (b"%PDF-1.7\n\x00\x01", "PDF"),
        ("Die Flut läuft, das Öl ".encode() + b"\xc3 fehlt.", "UTF-8"),
        (bytes(range(256)) * 9, ""),
    ],
)
def test_what_cannot_be_read_is_exit_code_2(
    run: Run, tmp_path: Path, data: bytes | None, message: str
) -> None:
    path = tmp_path / "in.txt"
    if data is not None:
        path.write_bytes(data)
    result = run("make", path, "-o", tmp_path / "out.yaml")
    assert result.code == 2
    assert str(path) in result.err
    assert message in result.err
    assert not (tmp_path / "out.yaml").exists()


def test_a_target_that_cannot_be_written_leaves_nothing(
    run: Run, article: Path, tmp_path: Path
) -> None:
    result = run("make", article, "-o", tmp_path / "none" / "t.yaml")
    assert result.code == 2
    assert str(tmp_path / "none") in result.err
    assert list(tmp_path.glob("**/*.yaml*")) == []


def test_a_deck_with_errors_stops_before_anything_is_written(
    run: Run, article: Path, tmp_path: Path
) -> None:
    target = tmp_path / "tides.yaml"
    run("make", article, "-o", target)
    broken = target.read_text(encoding="utf-8").replace("    a: ", "    answer: ", 1)
    target.write_text(broken, encoding="utf-8")
    line = broken[: broken.index("    answer: ")].count("\n") + 1
    for option in ((), ("--review",)):
        result = run("make", article, "-o", target, *option)
        assert result.code == 2
        assert f"{target}:{line}:5: " in result.err
    assert target.read_text(encoding="utf-8") == broken


def test_a_deck_of_the_library_with_the_same_card_is_named(
    run: Run, article: Path, deck: Path, tmp_path: Path
) -> None:
    asked = "  - q: What is the highest tide of a month called?\n    a: A spring tide.\n"
    deck.write_text(DECK + asked, encoding="utf-8")
    run("add", deck)
    made = run("make", article, "-o", tmp_path / "tides.yaml", "--json").json()
    reason = "already in Networking: the basics: What is the highest tide of a month called?"
    assert [drop["reason"] for drop in made["dropped"] if drop["quote"] == SPRING] == [reason]
    assert all(card["answer"] != "Spring tide" for card in made["cards"])


def test_a_target_that_is_something_else_is_not_overwritten(
    run: Run, article: Path, tmp_path: Path
) -> None:
    target = tmp_path / "shopping.yaml"
    target.write_text("milk: 2\n", encoding="utf-8")
    assert run("make", article, "-o", target).code == 2
    assert run("make", article, "-o", article).code == 2
    assert target.read_text(encoding="utf-8") == "milk: 2\n"
    assert article.read_text(encoding="utf-8") == ARTICLE


def test_check_finds_nothing_in_a_good_deck(run: Run, deck: Path) -> None:
    result = run("check", deck)
    assert (result.code, result.out, result.err) == (0, "", "")


def test_check_names_file_line_column_and_the_mend(run: Run, deck: Path) -> None:
    deck.write_text(DECK.replace("    back: the dog", "    bakc: the dog"), encoding="utf-8")
    result = run("check", deck)
    assert result.code == 2
    place, _, told = result.out.partition(" error ")
    line = DECK.splitlines().index("    back: the dog") + 1
    assert place == f"{deck}:{line}:5"
    assert "back" in told
    assert run("check", deck, "--format", "github").out.startswith("::error file=")


def test_check_counts_and_sorts(run: Run, deck: Path) -> None:
    deck.write_text(DECK.replace("Which port does HTTPS use?", "Is it 443?"), encoding="utf-8")
    result = run("check", deck, "--json")
    report = result.json()
    assert result.code == 1
    assert (report["files"], report["notes"], report["cards"]) == (1, 3, 4)
    assert set(report["findings"][0]) == {
        "file", "line", "col", "level", "rule", "id", "message", "mend", "fixable",
    }  # fmt: skip
    assert report["findings"][0]["id"] == "b7pqx0w3ce"


def test_check_of_what_is_no_deck_has_the_error_in_its_json(run: Run, deck: Path) -> None:
    odd = deck.with_name("odd.yaml")
    odd.write_text("format: 1\nnotes:\n  - q: a\n    b: c\n", encoding="utf-8")
    result = run("check", deck, odd, "--json")
    assert result.code == 2
    assert result.json()["error"] == {
        key: result.json()["findings"][0][key] for key in ("file", "line", "col", "message", "mend")
    }


def test_check_warns_of_a_note_in_two_files(run: Run, deck: Path) -> None:
    deck.with_name("copy.yaml").write_text(DECK, encoding="utf-8")
    assert run("check", deck.parent).code == 0
    found = run("check", deck.parent, "--strict", "--json")
    assert found.code == 1
    assert {item["rule"] for item in found.json()["findings"]} == {"same-id"}


def test_check_prints_a_finding_on_one_line_and_sorted(run: Run, deck: Path) -> None:
    odd = deck.with_name("x\n::error,a.yaml")
    odd.write_text(DECK.replace("Which port does HTTPS use?", "Is it 443?"), encoding="utf-8")
    told = run("check", odd).out.splitlines()
    assert told
    assert all(line.startswith(str(deck.parent)) for line in told)
    assert told == sorted(told)
    github = run("check", odd, "--format", "github").out
    assert "%0A%3A%3Aerror%2Ca.yaml,line=" in github


def test_fix_writes_ids_and_nothing_else(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hand.yaml"
    text = (
        "format: 1\ntitle: T  # mine\nnotes:\n"
        "  - q: What does TCP stand for?\n    a: Transmission Control Protocol\n"
    )
    path.write_text(text, encoding="utf-8")
    assert run("check", path, "--fix").code == 0
    fixed = path.read_text(encoding="utf-8")
    assert "\n    id: f6bp22m85t\n" in fixed
    assert [line for line in fixed.splitlines() if "id:" not in line] == text.splitlines()


def test_export_writes_a_package_and_says_what_changed(
    run: Run, deck: Path, tmp_path: Path
) -> None:
    target = tmp_path / "net.apkg"
    first = run("export", deck, "-o", target, "--json").json()
    assert {key: first[key] for key in ("notes", "cards", "added", "kept", "changed")} == {
        "notes": 3, "cards": 4, "added": 3, "kept": 0, "changed": 0,
    }  # fmt: skip
    assert zipfile.is_zipfile(target)
    before = target.read_bytes()
    deck.write_text(DECK.replace("the dog", "the hound"), encoding="utf-8")
    second = run("export", deck, "-o", target, "--json").json()
    assert (second["kept"], second["changed"], second["removed"]) == (2, 1, [])
    deck.write_text(DECK, encoding="utf-8")
    third = run("export", deck, "-o", target, "--json").json()
    assert third["changed"] == 1
    assert target.read_bytes() != before


def test_a_note_of_two_decks_is_counted_once(run: Run, deck: Path, tmp_path: Path) -> None:
    other = deck.with_name("other.yaml")
    other.write_text(DECK.replace("id: rpcjgt8q0r", "id: zzzzzzzzzz"), encoding="utf-8")
    told = run("export", deck, other, "-o", tmp_path / "both.apkg", "--json").json()
    assert (told["notes"], told["added"], told["removed"]) == (3, 3, [])


def test_exporting_the_same_again_gives_the_same_bytes(
    run: Run, deck: Path, tmp_path: Path
) -> None:
    run("export", deck, "-o", tmp_path / "a.apkg")
    run("export", deck, "-o", tmp_path / "b.apkg")
    assert (tmp_path / "a.apkg").read_bytes() == (tmp_path / "b.apkg").read_bytes()


@pytest.mark.parametrize("name", ["net.pdf", "none/net.apkg"])
def test_an_export_that_cannot_be_written_is_exit_code_2(
    run: Run, deck: Path, tmp_path: Path, name: str
) -> None:
    result = run("export", deck, "-o", tmp_path / name)
    assert result.code == 2
    assert not (tmp_path / name).exists()
