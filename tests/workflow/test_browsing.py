"""What the browser does to cards and notes, and how it is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.config import load
from trainer.errors import DeckError, StoreError, TrainerError, UsageError
from trainer.memory.log import Phase, Rating
from trainer.store.deckfile import read_deck
from trainer.store.library import Library
from trainer.store.search import IN_FILE_ORDER, Order
from trainer.workflow.browsing import Browsing
from trainer.workflow.home import Home

NET = """\
title: Net
notes:
  - q: What is a port?   # mine
    a: a number
    id: aaaaaa
  - cloze: The {{c1::SYN}} and the {{c2::ACK}}.
    hint: flags
    tags: [tcp]
    id: bbbbbb
  - q: Which layers?
    list: [link, network]
    id: cccccc
"""
ZOO = """\
title: Zoo
notes:
  - front: lion
    back: Löwe
    suspended: yes
    id: dddddd
  - q: What is a number?
    a: a port
"""
LATER = "eeeeee"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    monkeypatch.setenv("TRAINER_NOW", "2026-11-23T12:00:00+00:00")
    monkeypatch.setenv("TRAINER_CLOCK", "frozen")
    folder = tmp_path / "home"
    with Home(folder, load(folder, {})) as opened:
        for name, text in (("net", NET), ("zoo", ZOO)):
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
            opened.add(tmp_path / f"{name}.yaml")
        yield opened


@pytest.fixture
def browsing(home: Home) -> Browsing:
    return Browsing(home)


@pytest.fixture
def net(tmp_path: Path) -> Path:
    return tmp_path / "net.yaml"


def found(browsing: Browsing, text: str = "", order: Order = IN_FILE_ORDER) -> tuple[str, ...]:
    return browsing.find(browsing.parsed(text), order)


def answer(home: Home, *keys: str) -> None:
    study = home.study()
    while card := study.card():
        study.grade(Rating.EASY, 100) if card.card.key in keys else study.bury()


def test_cards_are_suspended_and_taken_back_by_the_state_of_the_first(browsing: Browsing) -> None:
    assert browsing.suspend(["aaaaaa", "dddddd"]) == "suspended; undo takes it back"
    assert found(browsing, "is:suspended") == ("aaaaaa", "dddddd", "dddddd#r")
    told = browsing.suspend(["dddddd", "aaaaaa", "cccccc"])
    assert told == "2 cards unsuspended; undo takes it back"
    assert found(browsing, "is:suspended") == ("dddddd#r",)


def test_cards_are_buried_until_tomorrow_and_dug_out_again(browsing: Browsing) -> None:
    assert browsing.bury(["aaaaaa", "cccccc"]).startswith("2 cards buried until tomorrow")
    assert found(browsing, "is:buried") == ("aaaaaa", "cccccc")
    assert browsing.bury(["cccccc", "bbbbbb#c1"]).startswith("no longer buried")
    assert found(browsing, "is:buried") == ("aaaaaa",)


def test_cards_are_flagged_and_their_flags_taken_off(browsing: Browsing) -> None:
    browsing.flag(["aaaaaa", "cccccc"])
    assert found(browsing, "flag:1") == ("aaaaaa", "cccccc")
    browsing.flag(["cccccc", "dddddd"])
    assert found(browsing, "flag:1") == ("aaaaaa",)


def test_only_cards_that_were_answered_are_forgotten_or_set_due(
    browsing: Browsing, home: Home
) -> None:
    answer(home, "aaaaaa")
    told = browsing.set_due(["aaaaaa", "cccccc"], 9)
    assert told == "due in 9 days; 1 new one stays new; undo takes it back"
    assert found(browsing, "prop:due=9") == ("aaaaaa",)
    browsing.forget(["aaaaaa", "cccccc"])
    assert home.database.state("aaaaaa").phase is Phase.NEW
    with pytest.raises(UsageError, match="new card"):
        browsing.forget(["cccccc"])
    with pytest.raises(UsageError, match="new card"):
        browsing.set_due(["cccccc"], 3)
    assert len(browsing.deeds.done) == 2


def test_everything_is_taken_back_and_done_again_in_order(browsing: Browsing, home: Home) -> None:
    answer(home, "aaaaaa")
    browsing.suspend(["aaaaaa", "cccccc"])
    browsing.set_due(["aaaaaa"], 40)
    browsing.tag(["aaaaaa"], "new", add=True)
    assert [browsing.undo() for _ in range(3)] == ["tagged new", "set due", "suspended"]
    assert not browsing.deeds.done
    assert found(browsing, "is:suspended or tag:new or prop:due=40") == ("dddddd", "dddddd#r")
    assert [browsing.redo() for _ in range(3)] == ["suspended", "set due", "tagged new"]
    assert found(browsing, "is:suspended tag:new prop:due=40") == ("aaaaaa",)
    browsing.undo()
    browsing.flag(["cccccc"])
    assert not browsing.deeds.undone


def test_what_cannot_be_written_leaves_nothing_to_undo(
    browsing: Browsing, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_events: object) -> None:
        raise StoreError("the disk is full", "Make room")

    browsing.flag(["aaaaaa"])
    monkeypatch.setattr(home.database, "record", refuse)
    with pytest.raises(StoreError):
        browsing.suspend(["aaaaaa"])
    with pytest.raises(StoreError):
        browsing.undo()
    monkeypatch.undo()
    assert [deed.label for deed in browsing.deeds.done] == ["flagged"]
    assert not browsing.deeds.undone


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


def test_what_is_typed_keeps_the_order_that_was_chosen(browsing: Browsing) -> None:
    order = Order("question", descending=True)
    assert found(browsing, "what is", order)[0] == "aaaaaa"
    whole = found(browsing, "", order)
    assert found(browsing, "a", order) == tuple(k for k in whole if k in found(browsing, "a"))


def test_the_order_follows_what_is_done(browsing: Browsing) -> None:
    order = Order("state", descending=True)
    assert found(browsing, "", order)[:2] == ("dddddd", "dddddd#r")
    browsing.suspend(["aaaaaa"])
    assert found(browsing, "", order)[:3] == ("aaaaaa", "dddddd", "dddddd#r")


def test_a_card_that_came_meanwhile_has_its_place(browsing: Browsing, net: Path) -> None:
    order = Order("question")
    found(browsing, "", order)
    net.write_text(f"{NET}  - q: A first one?\n    a: yes\n    id: {LATER}\n", encoding="utf-8")
    Library(browsing.home.database).refresh()
    assert found(browsing, "", order)[0] == LATER


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
