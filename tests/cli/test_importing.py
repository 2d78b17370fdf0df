"""``trainer import``: other programs' files become a deck; the plan is told before and after."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.anki.foreign_packages import BASIC, VOCABULARY, note, package
from tests.cli.conftest import Run
from trainer.store.deckfile import read_deck


@pytest.fixture
def words(tmp_path: Path) -> Path:
    notes = [note(BASIC, "Haus", "house"), note(VOCABULARY, "laufen", "to run", "")]
    return package(tmp_path / "words.apkg", *notes)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "lang.yaml"


def test_it_tells_what_came_in_and_what_was_lost(run: Run, words: Path, target: Path) -> None:
    done = run("import", words, "-o", target)
    assert done.code == 0
    assert done.out.splitlines() == [
        f"{target}: 2 added, 0 kept, 0 changed",
        "2 notes, 2 cards, 0 reviews, 0 media files",
        "lost: note type Typ 2: its card 'Karte 2' (1 of them)",
    ]
    assert len(read_deck(target).notes) == 2


def test_a_dry_run_writes_nothing(run: Run, words: Path, target: Path) -> None:
    done = run("import", words, "-o", target, "--dry-run")
    assert "(nothing written: a dry run)" in done.out
    assert not target.exists()
    assert not target.with_suffix(".anki.json").exists()


def test_json_has_the_shape_of_an_import(run: Run, words: Path, target: Path) -> None:
    told = run("import", words, "-o", target, "--json").json()
    lost = [{"where": "note type Typ 2", "what": "its card 'Karte 2' (1 of them)"}]
    assert told == {
        "path": str(target),
        "deck": read_deck(target).id,
        "dry_run": False,
        "notes": 2,
        "cards": 2,
        "reviews": 0,
        "media": 0,
        "kept": 0,
        "added": 2,
        "changed": 0,
        "conflicting": 0,
        "removed": [],
        "lost": lost,
        "scheduling": [],
    }
    again = run("import", words, "-o", target, "--json", "--with-progress").json()
    assert (again["kept"], again["added"], again["reviews"]) == (2, 0, 0)


def test_own_words_and_notes_that_are_gone_are_told(run: Run, words: Path, target: Path) -> None:
    run("import", words, "-o", target)
    text = target.read_text(encoding="utf-8")
    target.write_text(text.replace("a: house", "a: home"), encoding="utf-8")
    package(words, note(BASIC, "Haus", "house"))
    done = run("import", words, "-o", target)
    assert "1 conflicting (your own words stay)" in done.out
    assert "no longer in the file: 1 note; they stay in the deck" in done.out


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", "q,a\nonly\n", ":2:5: this row has one column"),
        ("a.md", "Q: a\n", ":1:1: this question has no answer. Write A: below it"),
        ("a.json", "[", ":1:2: this is no JSON"),
        ("a.org", "* x\n", ": there are no cards in this file"),
        ("a.apkg", "x", ": this is no Anki package"),
        ("a.exe", "x", "none of the endings .apkg .colpkg .csv"),
    ],
)
def test_bad_input_is_told_in_a_line_and_nothing_is_written(
    run: Run, tmp_path: Path, name: str, content: str, told: str
) -> None:
    target = tmp_path / "lang.yaml"
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = run("import", tmp_path / name, "-o", target)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert len(done.err.splitlines()) == 1
    assert not target.exists()
    failed = run("import", tmp_path / name, "-o", target, "--json")
    assert set(failed.json()["error"]) == {"file", "line", "col", "message", "mend"}


def test_a_package_without_notes_is_nothing_to_do(run: Run, tmp_path: Path, target: Path) -> None:
    empty = package(tmp_path / "a.apkg", note(BASIC, "<style>x</style>", "a", guid="e"))
    done = run("import", empty, "-o", target)
    assert (done.code, target.exists()) == (1, False)


def test_names_that_would_act_on_the_terminal_are_shown_as_text(
    run: Run, tmp_path: Path, target: Path
) -> None:
    hostile = package(
        tmp_path / "a.apkg", note(BASIC, "q\u202e\u200b<img src='\u202egnp.exe'>", "a")
    )
    done = run("import", hostile, "-o", target)
    assert done.code == 0
    assert "\u202e" not in done.out


def test_a_text_is_imported_without_loading_what_packages_need() -> None:
    script = (
        "import sys; import trainer.trade.read, trainer.workflow.import_reading;"
        "print(sorted({'genanki', 'backports.zstd', 'textual'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
