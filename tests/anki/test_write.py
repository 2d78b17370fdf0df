from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from tests.anki.conftest import STAMP, Export, Rows
from trainer.anki.write import PackageDeck, write_package
from trainer.cards.note import Deck, Kind, Note
from trainer.errors import PackageError

QUESTION = Note(Kind.QUESTION, "Which port?", "443", line=4)
PAIR = Note(Kind.PAIR, "der Hund", "the dog", line=8)
CLOZE = Note(Kind.CLOZE, "{{c1::SYN}}, {{c2::ACK}}", line=12)


def deck_names(rows: Rows, package: Path) -> set[str]:
    ((decks,),) = rows(package, "SELECT decks FROM col")
    return {deck["name"] for deck in json.loads(decks).values()} - {"Default"}


def test_what_was_written_is_counted(tmp_path: Path) -> None:
    (tmp_path / "star.png").write_bytes(b"PNG")
    shown = [replace(QUESTION, image="star.png"), replace(PAIR, image="star.png"), CLOZE]
    source = PackageDeck(Deck("Deck", notes=tuple(shown)), tmp_path)
    exported = write_package(tmp_path / "deck.apkg", [source], timestamp=STAMP)
    assert (exported.notes, exported.cards, exported.media) == (3, 5, 1)
    assert exported.path == tmp_path / "deck.apkg"


def test_the_same_deck_gives_the_same_bytes(export: Export) -> None:
    notes = (QUESTION, PAIR, CLOZE)
    first = export(*notes, to="1.apkg", tags=("a", "b"), description="x")
    second = export(*notes, to="2.apkg", tags=("a", "b"), description="x")
    assert first.read_bytes() == second.read_bytes()


def test_the_bytes_do_not_depend_on_the_process(tmp_path: Path) -> None:
    program = f"""
from pathlib import Path
from trainer.anki.write import PackageDeck, write_package
from trainer.cards.note import Deck, Kind, Note
import sys
notes = (Note(Kind.QUESTION, "q", "**a**", tags=("x", "y", "z")), Note(Kind.PAIR, "f", "b"))
deck = PackageDeck(Deck("Deck", notes=notes, tags=("t",)), Path("."))
write_package(Path(sys.argv[1]), [deck], timestamp={STAMP})
"""
    packages = [tmp_path / f"{seed}.apkg" for seed in ("0", "1", "2")]
    for package in packages:
        environment = {**os.environ, "PYTHONHASHSEED": package.stem}
        command = [sys.executable, "-c", program, str(package)]
        subprocess.run(command, check=True, env=environment)
    assert len({package.read_bytes() for package in packages}) == 1


def test_the_database_is_compressed_and_media_are_not(export: Export, tmp_path: Path) -> None:
    (tmp_path / "star.png").write_bytes(b"PNG")
    with ZipFile(export(replace(QUESTION, image="star.png"))) as package:
        kinds = {member.filename: member.compress_type for member in package.infolist()}
        names = json.loads(package.read("media"))
        assert kinds == {"collection.anki2": ZIP_DEFLATED, "media": ZIP_DEFLATED, "0": ZIP_STORED}
        assert package.read("0") == b"PNG"
    assert list(names) == ["0"]


def test_each_note_has_the_time_of_its_own_change(export: Export, rows: Rows) -> None:
    package = export(QUESTION, PAIR, modified={QUESTION.id: 1_700_000_000})
    times = rows(package, "SELECT guid, mod FROM notes ORDER BY mod")
    assert times == [(QUESTION.id, 1_700_000_000), (PAIR.id, STAMP)]


def test_new_cards_stand_in_the_order_of_the_file(export: Export, rows: Rows) -> None:
    package = export(QUESTION, replace(PAIR, section="Words"), CLOZE)
    query = "SELECT guid, ord, due FROM cards JOIN notes ON notes.id = nid ORDER BY due, ord"
    expected = [(QUESTION.id, 0, 1), (PAIR.id, 0, 2), (PAIR.id, 1, 2), (CLOZE.id, 0, 3)]
    assert rows(package, query) == [*expected, (CLOZE.id, 1, 3)]


def test_what_the_author_suspended_is_suspended(export: Export, rows: Rows) -> None:
    package = export(QUESTION, replace(PAIR, suspended=True))
    query = "SELECT guid, queue FROM cards JOIN notes ON notes.id = nid"
    assert set(rows(package, query)) == {(QUESTION.id, 0), (PAIR.id, -1)}


@pytest.mark.parametrize(
    ("place", "names"),
    [
        (("Nets", "", ""), {"Nets"}),
        (("Nets", "nets", "Layers"), {"Nets", "Nets::Layers"}),
        (("Nets", "uni::cs::nets", "A::B"), {"uni::cs::Nets", "uni::cs::Nets::A::B"}),
        ((" a  :: b ", "", "::x:: "), {"a::b", "a::b::x"}),
        (("a\x07b", "", ""), {"ab"}),
    ],
)
def test_decks_are_named_by_title_tree_and_section(
    export: Export, rows: Rows, place: tuple[str, str, str], names: set[str]
) -> None:
    title, tree, section = place
    package = export(replace(QUESTION, section=section), title=title, tree=tree)
    assert deck_names(rows, package) == names


def test_decks_of_one_name_are_one_deck(tmp_path: Path, rows: Rows) -> None:
    sources = [
        PackageDeck(Deck("Same", "A", notes=(QUESTION, replace(PAIR, section="x"))), tmp_path),
        PackageDeck(Deck("same", "B", notes=(CLOZE,)), tmp_path),
    ]
    package = tmp_path / "deck.apkg"
    assert write_package(package, sources, timestamp=STAMP).notes == 3
    assert deck_names(rows, package) == {"Same", "Same::x"}


def test_the_description_is_markdown_without_html(export: Export, rows: Rows) -> None:
    package = export(
        QUESTION, description="*Nets* <script>", author="Ada & Co", license="CC-BY-4.0"
    )
    ((decks,),) = rows(package, "SELECT decks FROM col")
    (deck,) = (deck for deck in json.loads(decks).values() if deck["name"] == "Deck")
    told = "*Nets* &lt;script&gt;\n\nAuthor: Ada &amp; Co; License: CC-BY-4.0"
    assert (deck["desc"], deck["md"]) == (told, True)


def test_day_numbers_mean_the_same_in_every_time_zone(export: Export, rows: Rows) -> None:
    ((day_zero, conf),) = rows(export(QUESTION), "SELECT crt, conf FROM col")
    settings = json.loads(conf)
    assert day_zero == 1_577_851_200
    assert (settings["sched2021"], settings["creationOffset"], settings["rollover"]) == (True, 0, 4)


def test_only_the_note_types_in_use_travel(export: Export, models: Any) -> None:
    used = models(export(QUESTION, CLOZE))
    assert set(used) == {"Trainer question", "Trainer cloze"}
    parts = [part for model in used.values() for part in (*model["flds"], *model["tmpls"])]
    assert all(part["id"] for part in parts)


def test_note_types_keep_their_time_whenever_the_export_is_made(
    export: Export, models: Any
) -> None:
    early, late = export(QUESTION, to="1.apkg"), export(QUESTION, to="2.apkg", timestamp=STAMP + 9)
    assert models(early) == models(late)


def fault(export: Export, *notes: Note) -> PackageError:
    with pytest.raises(PackageError) as raised:
        export(*notes)
    return raised.value


def test_a_note_without_a_card_is_named_with_its_line(export: Export) -> None:
    error = fault(export, QUESTION, Note(Kind.CLOZE, "no gap", line=31))
    assert (error.file, error.line, error.exit_code) == ("deck.yaml", 31, 2)
    assert str(error).startswith("deck.yaml:31: No card can be made of note")


def test_a_missing_picture_is_named_with_the_line_of_its_note(export: Export) -> None:
    error = fault(export, replace(QUESTION, image="media/none.png"))
    assert "media/none.png" in str(error)
    assert error.line == QUESTION.line


def test_the_same_guid_twice_is_refused_naming_both_lines(export: Export) -> None:
    error = fault(export, replace(QUESTION, guid="x"), replace(PAIR, guid="x"))
    assert "deck.yaml:4" in error.message
    assert error.line == PAIR.line


def test_a_note_of_several_decks_comes_from_the_first(tmp_path: Path, rows: Rows) -> None:
    here = Deck("Nets", "A", notes=(PAIR, replace(QUESTION, section="Ports", extra="first")))
    there = Deck("Nets", "B", notes=(replace(QUESTION, extra="second"), CLOZE))
    package = tmp_path / "deck.apkg"
    sources = [PackageDeck(deck, tmp_path, file=f"{deck.author}.yaml") for deck in (here, there)]
    written = write_package(package, sources, timestamp=STAMP)
    assert (written.notes, written.cards) == (3, 5)
    ((fields,),) = rows(package, f"SELECT flds FROM notes WHERE guid = '{QUESTION.id}'")
    assert "first" in fields
    assert deck_names(rows, package) == {"Nets", "Nets::Ports"}


def test_two_notes_of_different_decks_with_one_guid_are_refused(tmp_path: Path) -> None:
    notes = (replace(QUESTION, guid="x"), replace(PAIR, guid="x"))
    sources = [PackageDeck(Deck("Deck", notes=(note,)), tmp_path, file="d.yaml") for note in notes]
    with pytest.raises(PackageError, match=r"x stands twice, first at d\.yaml:4"):
        write_package(tmp_path / "deck.apkg", sources, timestamp=STAMP)


def test_a_failed_export_leaves_the_old_package_and_nothing_else(
    export: Export, tmp_path: Path
) -> None:
    package = export(QUESTION)
    before = package.read_bytes()
    fault(export, QUESTION, PAIR, Note(Kind.CLOZE, "no gap"))
    assert package.read_bytes() == before
    assert list(tmp_path.iterdir()) == [package]


def test_a_finished_export_leaves_nothing_but_the_package(export: Export, tmp_path: Path) -> None:
    package = export(QUESTION)
    assert list(tmp_path.iterdir()) == [package]


@pytest.mark.parametrize("target", ["missing/deck.apkg", "folder", "file/deck.apkg"])
def test_a_target_that_cannot_be_written_is_an_error(
    export: Export, tmp_path: Path, target: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(PackageError, match="cannot be written") as raised:
        export(QUESTION, to=target)
    assert raised.value.file == str(tmp_path / target)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_a_package_is_readable_by_those_who_may_read_new_files(
    export: Export, tmp_path: Path
) -> None:
    ordinary = tmp_path / "ordinary"
    ordinary.touch()
    assert export(QUESTION).stat().st_mode == ordinary.stat().st_mode


def test_an_empty_deck_is_an_empty_package(export: Export, rows: Rows) -> None:
    assert rows(export(), "SELECT count(*) FROM notes") == [(0,)]
