"""A learner brings decks of another program into the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.anki import conftest as packages
from tests.anki.conftest import Anki, Export
from tests.anki.foreign_packages import BASIC, note, package
from tests.anki.scheduled import answered, given, preset
from tests.tui.conftest import QUESTION, SIZES, Desk
from trainer.cards.note import Kind, Note
from trainer.store.deckfile import read_deck

anki = packages.anki
export = packages.export


def keys_of(text: str) -> list[str]:
    names = {".": "full_stop", "/": "slash", "_": "underscore", "-": "minus"}
    return [names.get(letter, letter) for letter in text]


@SIZES
async def test_a_table_becomes_a_deck_of_the_library(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.chdir(desk.folder)
    desk.deck(QUESTION)
    (desk.folder / "birds.csv").write_text("front,back\nder Kranich,the crane\n")
    async with desk.library(size) as window:
        await window.press("i", *keys_of("birds.csv"), "enter", "enter")
        assert "1 note added" in window.text
        await window.press("y")
        assert "birds" in window.text
    (note,) = read_deck(desk.folder / "birds.yaml").notes
    assert (note.front, note.back) == ("der Kranich", "the crane")
    assert any(Path(row.path).name == "birds.yaml" for row in desk.home.decks())


async def test_nothing_is_written_before_the_learner_agrees(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.folder)
    (desk.folder / "birds.csv").write_text("front,back\nder Kranich,the crane\n")
    async with desk.library() as window:
        await window.press("i", *keys_of("birds.csv"), "enter", "enter", "n")
    assert not (desk.folder / "birds.yaml").exists()


async def test_what_cannot_be_read_is_told_and_changes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.folder)
    (desk.folder / "broken.apkg").write_bytes(b"no package")
    async with desk.library() as window:
        await window.press("i")
        assert ".apkg, .colpkg, .csv, .tsv, .txt, .md, .json or .org" in window.text
        await window.press(*keys_of("none.apkg"), "enter", "enter")
        assert "there is no such file" in window.text
        await window.press("ctrl+u", *keys_of("x"), "escape")
        await window.press("i", *keys_of("broken.apkg"), "enter", "enter")
        assert "broken.apkg" in window.text
        (desk.folder / "birds.csv").write_text("front,back\nder Kranich,the crane\n")
        await window.press("i", *keys_of("birds.csv"), "enter", "ctrl+u", *keys_of("x"), "enter")
        assert "a deck file ends in .yaml" in window.text
    assert not (desk.folder / "broken.yaml").exists()


async def test_reviews_of_a_package_come_along_where_they_are_wanted(
    desk: Desk, anki: Anki, export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.folder)
    notes = (Note(Kind.QUESTION, id_, "1", written_id=id_) for id_ in ("aaaaaa", "bbbbbb"))
    anki.take(export(*notes))
    anki.answer(anki.note("aaaaaa").cards()[0])
    anki.collection.sched.suspend_cards([anki.note("bbbbbb").cards()[0].id])
    anki.give(desk.folder / "anki.apkg", with_progress=True)
    async with desk.library() as window:
        await window.press("i", *keys_of("anki.apkg"), "enter", "enter", "y")
        assert "Bring 1 review and the due dates along" in window.text
        await window.press("escape")
        assert "nothing was imported" in window.text
        assert not (desk.folder / "anki.yaml").exists()
        await window.press("i", *keys_of("anki.apkg"), "enter", "enter", "y", "n")
        assert not list(desk.home.database.events())
        away = [note.suspended for note in read_deck(desk.folder / "anki.yaml").notes]
        assert away == [False, True]
        await window.press("i", *keys_of("anki.apkg"), "enter", "enter", "y", "y")
        assert list(desk.home.database.events())


@SIZES
async def test_how_anki_scheduled_is_told_before_its_reviews_come_along(
    desk: Desk, anki: Anki, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.chdir(desk.folder)
    anki.take(package(desk.folder / "new.apkg", note(BASIC, "a", "1")))
    answered(anki)
    preset(anki, "Lang", "Languages")
    given(anki, desk.folder / "anki.apkg")
    settings = desk.home.config.memory()
    async with desk.library(size) as window:
        await window.press("i", *keys_of("anki.apkg"), "enter", "enter", "y")
        assert "“Languages”" in window.text
        assert "memory.retention" in window.text
        await window.press("y")
        assert list(desk.home.database.events())
    assert desk.home.config.memory() == settings
