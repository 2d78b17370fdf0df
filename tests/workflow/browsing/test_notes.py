"""Notes are changed, deleted and moved from the browser, and it is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workflow.browsing.conftest import NET, ZOO, answer, found
from trainer.errors import DeckError, TrainerError, UsageError
from trainer.memory.log import Rating
from trainer.store.deckfile import read_deck
from trainer.workflow.browsing import Browsing
from trainer.workflow.home import Home


def test_tags_are_added_once_to_each_note_and_taken_off(browsing: Browsing, net: Path) -> None:
    told = browsing.tag(["bbbbbb#c1", "bbbbbb#c2", "aaaaaa"], "TCP new", add=True)
    assert told == "2 notes tagged TCP new; undo takes it back"
    text = net.read_text(encoding="utf-8")
    assert "    tags: [TCP, new]\n    id: aaaaaa\n" in text
    assert "    tags: [tcp, new]\n" in text
    assert "# mine" in text
    assert browsing.tag(["aaaaaa"], "tcp", add=False).startswith("no longer tagged tcp")
    assert found(browsing, "tag:tcp") == ("bbbbbb#c1", "bbbbbb#c2")
    with pytest.raises(UsageError, match="has them already"):
        browsing.tag(["bbbbbb#c1"], "tcp", add=True)
    with pytest.raises(UsageError, match="has any of them"):
        browsing.tag(["cccccc"], "tcp", add=False)
    with pytest.raises(UsageError, match="no tag is named"):
        browsing.tag(["cccccc"], "  ", add=False)


def test_a_text_is_replaced_in_all_parts_of_the_chosen_notes_alone(
    browsing: Browsing, net: Path
) -> None:
    changes = browsing.replacing(["aaaaaa", "bbbbbb#c1", "cccccc"], "a", "A")
    assert changes.count == 3
    assert changes.examples(2) == (("What is a port?", "WhAt is A port?"), ("a number", "A number"))
    assert browsing.rewrite(changes, "changed") == "3 notes changed; undo takes it back"
    text = net.read_text(encoding="utf-8")
    assert "hint: flAgs" in text
    assert "[link, network]" in text
    assert "cloze: The {{c1::SYN}} And the" in text
    browsing.undo()
    assert net.read_text(encoding="utf-8") == NET


def test_progress_stays_with_a_note_whose_id_was_not_written_yet(
    browsing: Browsing, home: Home
) -> None:
    (key,) = found(browsing, '"what is a number"')
    answer(home, key)
    browsing.rewrite(browsing.replacing([key], "number", "figure"), "changed")
    assert found(browsing, '"what is a figure" -is:new') == (key,)


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [("aaaaaa", "a number", ""), ("bbbbbb#c1", "{{c2::", ""), ("bbbbbb#c1", "c2::", "c3::")],
)
def test_what_would_take_a_note_its_cards_is_refused(
    browsing: Browsing, key: str, old: str, new: str
) -> None:
    with pytest.raises(UsageError, match="could not be asked any more"):
        browsing.replacing([key], old, new)


def test_a_text_that_stands_nowhere_is_told(browsing: Browsing) -> None:
    with pytest.raises(UsageError, match="in none of the notes"):
        browsing.replacing(["aaaaaa"], "PORT", "x")
    with pytest.raises(UsageError, match="nothing to be found"):
        browsing.replacing(["aaaaaa"], "", "x")


def test_of_several_files_all_are_changed_or_none(
    browsing: Browsing, net: Path, tmp_path: Path
) -> None:
    changes = browsing.replacing(found(browsing), "What is", "Tell me")
    zoo = tmp_path / "zoo.yaml"
    zoo.write_text(ZOO.replace("a number?", "a count?"), encoding="utf-8")
    with pytest.raises(DeckError, match="changed by another program"):
        browsing.rewrite(changes, "changed")
    assert net.read_text(encoding="utf-8") == NET
    assert not browsing.deeds.done


def test_a_file_that_was_edited_since_is_not_overwritten_by_undo(
    browsing: Browsing, net: Path
) -> None:
    browsing.flag(["aaaaaa"])
    browsing.tag(["aaaaaa", "dddddd"], "new", add=True)
    edited = net.read_text(encoding="utf-8").replace("a number", "a figure")
    net.write_text(edited, encoding="utf-8")
    with pytest.raises(TrainerError, match="written; “tagged new” stays as it is"):
        browsing.undo()
    browsing.refresh()
    assert net.read_text(encoding="utf-8") == edited
    assert found(browsing, "tag:new") == ("aaaaaa", "dddddd", "dddddd#r")
    assert browsing.undo() == "flagged"


def test_notes_that_another_program_changed_are_changed_as_they_now_are(
    browsing: Browsing, net: Path
) -> None:
    net.write_text(NET.replace("a number", "a figure"), encoding="utf-8")
    browsing.tag(["aaaaaa", "dddddd"], "new", add=True)
    net.write_text(net.read_text(encoding="utf-8").replace("figure", "digit"), encoding="utf-8")
    browsing.rewrite(browsing.replacing(["aaaaaa"], "digit", "sign"), "changed")
    assert "a: a sign" in net.read_text(encoding="utf-8")


def test_of_notes_to_be_deleted_all_go_or_none(browsing: Browsing, net: Path) -> None:
    before = net.read_text(encoding="utf-8")
    with pytest.raises(DeckError, match="all notes of the deck"):
        browsing.delete(browsing.notes(["aaaaaa", "bbbbbb#c1", "bbbbbb#c2", "cccccc"]))
    assert net.read_text(encoding="utf-8") == before
    assert not browsing.deeds.done


def test_deleted_notes_come_back_only_into_the_files_they_left(
    browsing: Browsing, net: Path, tmp_path: Path
) -> None:
    zoo = tmp_path / "zoo.yaml"
    browsing.delete(browsing.notes(["aaaaaa", "cccccc", "dddddd"]))
    gone = zoo.read_text(encoding="utf-8")
    assert "cccccc" not in net.read_text(encoding="utf-8")
    net.write_text(net.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    with pytest.raises(DeckError, match="changed by another program"):
        browsing.undo()
    assert zoo.read_text(encoding="utf-8") == gone


def test_a_card_that_is_no_more_has_no_note_to_delete(browsing: Browsing) -> None:
    with pytest.raises(UsageError, match="not there any more"):
        browsing.notes(["zzzzzz"])


def test_a_moved_note_takes_its_progress_along_and_comes_back(
    browsing: Browsing, home: Home, net: Path, tmp_path: Path
) -> None:
    study = home.study(["Net"])
    study.grade(Rating.EASY, 0)
    zoo = tmp_path / "zoo.yaml"
    before = (net.read_text(encoding="utf-8"), zoo.read_text(encoding="utf-8"))
    told = browsing.move(browsing.notes(["aaaaaa", "cccccc", "dddddd"]), zoo)
    assert told == "2 notes moved to Zoo; undo takes it back"
    assert found(browsing, "deck:Zoo is:review") == ("aaaaaa",)
    assert [note.id for note in read_deck(zoo).notes][2:] == ["aaaaaa", "cccccc"]
    after = (net.read_text(encoding="utf-8"), zoo.read_text(encoding="utf-8"))
    assert "cccccc" not in after[0]
    browsing.undo()
    assert (net.read_text(encoding="utf-8"), zoo.read_text(encoding="utf-8")) == before
    browsing.redo()
    assert (net.read_text(encoding="utf-8"), zoo.read_text(encoding="utf-8")) == after
