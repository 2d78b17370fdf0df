"""An import is planned, then written; on a deck that stands hand edits win and ids stay."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.anki.foreign_packages import BASIC, CLOZE, PNG, REVERSED, VOCABULARY, note, package
from tests.workflow.importing.conftest import Import, counts, edited
from trainer.anki.arrive import media_source
from trainer.anki.shelf import MediaSource
from trainer.cards.note import Kind
from trainer.errors import DeckError, NothingToDo, PackageError, UsageError
from trainer.store.deckfile import media_problems, read_deck
from trainer.workflow.home import Home
from trainer.workflow.import_reading import Wishes
from trainer.workflow.import_writing import write_import
from trainer.workflow.importing import plan_import
from trainer.workflow.raw_notes import raw_path


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A package of three words."""
    return theirs(tmp_path)


def theirs(folder: Path, haus: str = "house", baum: str = "tree", *, wald: bool = True) -> Path:
    notes = [note(BASIC, "Haus", haus, guid="g-haus"), note(REVERSED, "Baum", baum, guid="g-baum")]
    notes += [note(CLOZE, "Der {{c1::Wald}}", "", guid="g-wald")] if wald else []
    return package(folder / "words.apkg", *notes)


def sides(path: Path) -> dict[str, str]:
    return {found.front: found.back for found in read_deck(path).notes}


def test_a_new_deck_has_ids_and_guids(take: Import, words: Path, deck: Path) -> None:
    plan = take(words, deck)
    assert counts(plan) == {"added": 3}
    assert plan.cards == 4
    made = read_deck(deck)
    assert made.title == "Lang"
    assert [(found.kind, found.guid, bool(found.written_id)) for found in made.notes] == [
        (Kind.QUESTION, "g-haus", True),
        (Kind.PAIR, "g-baum", True),
        (Kind.CLOZE, "g-wald", True),
    ]
    assert made.written_id == made.id


def test_planning_tells_how_far_it_is_and_writes_nothing(
    home: Home, words: Path, deck: Path
) -> None:
    steps: list[tuple[int, int]] = []

    def told(done: int, total: int) -> None:
        steps.append((done, total))

    plan = plan_import(home, [words], deck, Wishes(with_progress=True, reading=told))
    assert counts(plan) == {"added": 3}
    assert steps == [(1, 3), (2, 3), (3, 3)]
    assert list(deck.parent.iterdir()) == []


def test_the_same_again_changes_nothing(take: Import, words: Path, deck: Path) -> None:
    take(words, deck)
    before = deck.read_bytes()
    assert counts(take(words, deck)) == {"kept": 3}
    assert deck.read_bytes() == before


def test_what_changed_over_there_changes_here_under_the_same_id(
    take: Import, words: Path, deck: Path, tmp_path: Path
) -> None:
    take(words, deck)
    ids = [found.id for found in read_deck(deck).notes]
    edited(deck, "  - q: Haus", "  # my own comment\n  - q: Haus")
    assert counts(take(theirs(tmp_path, haus="the house"), deck)) == {"kept": 2, "changed": 1}
    assert sides(deck)["Haus"] == "the house"
    assert [found.id for found in read_deck(deck).notes] == ids
    assert "# my own comment" in deck.read_text(encoding="utf-8")


def test_what_was_changed_by_hand_stays(
    take: Import, words: Path, deck: Path, tmp_path: Path
) -> None:
    take(words, deck)
    edited(deck, "a: house", "a: my house")
    plan = take(theirs(tmp_path, haus="the house", baum="the tree"), deck)
    assert counts(plan) == {"kept": 1, "changed": 1, "conflicting": 1}
    assert sides(deck) == {"Haus": "my house", "Baum": "the tree", "Der {{c1::Wald}}": ""}
    assert counts(take(words, deck))["conflicting"] == 1


def test_other_values_of_a_note_changed_by_hand_still_follow(
    take: Import, deck: Path, words: Path, tmp_path: Path
) -> None:
    take(words, deck)
    edited(deck, "  - q: Haus", "  - q: Das Haus?")
    plan = take(theirs(tmp_path, haus="the house"), deck)
    assert counts(plan) == {"kept": 2, "conflicting": 1}
    assert sides(deck)["Das Haus?"] == "the house"


def test_what_was_taken_out_by_hand_stays_out(take: Import, words: Path, deck: Path) -> None:
    take(words, deck)
    lines = deck.read_text(encoding="utf-8").split("\n")
    start = lines.index("  - q: Haus")
    deck.write_text("\n".join([*lines[:start], *lines[start + 4 :]]), encoding="utf-8")
    plan = take(words, deck)
    assert counts(plan) == {"kept": 2, "conflicting": 1}
    assert "Haus" not in sides(deck)
    assert plan.lost[-1].what == "it was taken out of the deck by hand, and stays out"


def test_what_is_gone_over_there_is_listed_and_stays(
    take: Import, words: Path, deck: Path, tmp_path: Path
) -> None:
    wald = take(words, deck).added[2].id
    plan = take(theirs(tmp_path, wald=False), deck)
    assert plan.removed == (wald,)
    assert len(read_deck(deck).notes) == 3
    other = package(tmp_path / "other.apkg", note(BASIC, "Neu", "new"))
    assert counts(take(other, deck)) == {"added": 1}


def test_a_deck_file_that_was_deleted_is_made_anew(take: Import, words: Path, deck: Path) -> None:
    take(words, deck)
    deck.unlink()
    assert counts(take(words, deck)) == {"added": 3}


def test_a_note_that_became_another_kind_stays_what_it_is(
    take: Import, words: Path, deck: Path, tmp_path: Path
) -> None:
    take(words, deck)
    other = package(tmp_path / "words.apkg", note(REVERSED, "Haus", "house", guid="g-haus"))
    plan = take(other, deck)
    assert counts(plan) == {"conflicting": 1, "removed": 2}
    assert "came in as a pair" in plan.lost[-1].what


def test_two_notes_that_say_the_same_stay_two(take: Import, deck: Path, tmp_path: Path) -> None:
    twice = package(tmp_path / "a.apkg", *(note(BASIC, "a", "b", guid=guid) for guid in "xy"))
    assert counts(take(twice, deck)) == {"added": 2}
    assert counts(take(twice, deck)) == {"kept": 2}
    (tmp_path / "b.csv").write_text("q,a\nc,d\nc,d\n", encoding="utf-8")
    plan = take(tmp_path / "b.csv", deck)
    assert (counts(plan), plan.lost[0].what) == (
        {"added": 1},
        "it stands twice; the first is taken",
    )


def test_media_lie_beside_the_deck_and_are_what_they_are_called(
    take: Import, deck: Path, tmp_path: Path
) -> None:
    shown = note(BASIC, 'see <img src="a.png">', "x", guid="g")
    plan = take(package(tmp_path / "a.apkg", shown, files={"a.png": PNG, "unused.png": PNG}), deck)
    assert list(plan.media) == ["media/a.png"]
    assert (deck.parent / "media" / "a.png").read_bytes() == PNG
    assert media_problems(deck, read_deck(deck)) == ()
    assert sorted(path.name for path in deck.parent.iterdir()) == [
        "lang.anki.json",
        "lang.yaml",
        "media",
    ]


def test_raw_notes_of_all_imports_are_kept_beside_the_deck(
    take: Import, deck: Path, tmp_path: Path
) -> None:
    take(package(tmp_path / "a.apkg", note(VOCABULARY, "laufen", "to run", "", guid="v1")), deck)
    take(package(tmp_path / "b.apkg", note(VOCABULARY, "sehen", "to see", "", guid="v2")), deck)
    kept = json.loads(raw_path(deck).read_text(encoding="utf-8"))
    assert set(kept["notes"]) == {"v1", "v2"}
    assert raw_path(deck).name == "lang.anki.json"


def test_a_failure_leaves_nothing_behind(
    home: Home, deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = note(VOCABULARY, 'see <img src="a.png">', "x", "y", guid="g")
    plan = plan_import(home, [package(tmp_path / "a.apkg", shown, files={"a.png": PNG})], deck)

    def fail(*_: object) -> None:
        raise DeckError("the disk is full")

    monkeypatch.setattr("trainer.workflow.import_writing.write_deck", fail)
    with pytest.raises(DeckError, match="the disk is full"):
        write_import(home, plan)
    assert list(deck.parent.iterdir()) == []
    monkeypatch.undo()
    write_import(home, plan)
    assert deck.is_file()


def test_a_picture_changed_since_it_was_planned_is_not_taken(
    home: Home, deck: Path, tmp_path: Path
) -> None:
    shown = note(BASIC, 'see <img src="a.png">', "x", guid="g")
    plan = plan_import(home, [package(tmp_path / "a.apkg", shown, files={"a.png": PNG})], deck)
    package(tmp_path / "a.apkg", shown, files={"a.png": PNG + b"1"})
    with pytest.raises(PackageError, match="changed meanwhile"):
        write_import(home, plan)
    assert list(deck.parent.iterdir()) == []


def test_a_package_is_opened_once_for_all_its_media(
    home: Home, deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"{name}.png": PNG + name.encode() for name in "abc"}
    notes = [note(BASIC, f'<img src="{name}">', "x", guid=name) for name in files]
    plan = plan_import(home, [package(tmp_path / "a.apkg", *notes, files=files)], deck)
    opened: list[Path] = []

    def counting(path: Path) -> AbstractContextManager[MediaSource]:
        opened.append(path)
        return media_source(path)

    monkeypatch.setattr("trainer.workflow.import_writing.media_source", counting)
    write_import(home, plan)
    assert opened == [tmp_path / "a.apkg"]
    assert {path.name: path.read_bytes() for path in (deck.parent / "media").iterdir()} == files


def test_a_deck_that_somebody_else_makes_meanwhile_is_not_overwritten(
    home: Home, words: Path, deck: Path
) -> None:
    plan = plan_import(home, [words], deck)
    deck.write_text("notes:\n  - q: a\n    a: b\n", encoding="utf-8")
    with pytest.raises(DeckError, match="made by another program"):
        write_import(home, plan)


def test_a_table_updates_the_answer_of_the_same_question(
    take: Import, deck: Path, tmp_path: Path
) -> None:
    table = tmp_path / "a.csv"
    table.write_text("q,a\nOne?,1\nTwo?,2\n", encoding="utf-8")
    first = take(table, deck)
    table.write_text("q,a\nOne?,one\nTwo?,2\nThree?,3\n", encoding="utf-8")
    assert counts(take(table, deck)) == {"changed": 1, "kept": 1, "added": 1}
    assert read_deck(deck).notes[0].id == first.added[0].id
    assert sides(deck) == {"One?": "one", "Two?": "2", "Three?": "3"}


def test_several_files_are_sections_of_one_deck(take: Import, deck: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(f"q,a\n{name}?,x\n", encoding="utf-8")
    take([tmp_path / "a.csv", tmp_path / "b.csv"], deck)
    assert [found.section for found in read_deck(deck).notes] == ["a", "b"]


def test_what_cannot_be_imported_is_told(home: Home, words: Path, deck: Path) -> None:
    with pytest.raises(UsageError, match="none of the endings"):
        plan_import(home, [words.with_suffix(".exe")], deck)
    with pytest.raises(DeckError, match=r"ends in \.yaml"):
        plan_import(home, [words], deck.with_suffix(".txt"))
    empty = package(words.with_name("empty.apkg"), note(BASIC, "<style>x</style>", "a", guid="e"))
    with pytest.raises(NothingToDo, match="no note that can be taken"):
        plan_import(home, [empty], deck)


def test_a_note_that_comes_with_two_files_comes_once(
    take: Import, deck: Path, tmp_path: Path
) -> None:
    one = package(tmp_path / "one.apkg", note(BASIC, "q", "old", guid="g"))
    two = package(tmp_path / "two.apkg", note(BASIC, "q", "new", guid="g"))
    plan = take([one, two], deck)
    assert [found.back for found in read_deck(deck).notes] == ["old"]
    assert "it stands twice" in plan.lost[0].what


def test_a_note_whose_id_was_deleted_stays_the_same_when_it_changes(
    take: Import, deck: Path, tmp_path: Path
) -> None:
    words = tmp_path / "words.csv"
    words.write_text("q,a\nWhy?,So\n", encoding="utf-8")
    take(words, deck)
    (before,) = read_deck(deck).notes
    edited(deck, f"    id: {before.id}\n", "")
    words.write_text("q,a\nWhy?,Because\n", encoding="utf-8")
    assert counts(take(words, deck)) == {"changed": 1}
    (after,) = read_deck(deck).notes
    assert (after.id, after.back) == (before.id, "Because")
