"""Making a deck in the window: watching it, stopping it, and what the library does with it."""

from __future__ import annotations

from threading import Event as Signal

import pytest

from tests.tui.conftest import QUESTION, SECOND, SIZES, Desk
from tests.tui.harbour import TIDE, Harbour, card, signs
from trainer.errors import SourceError
from trainer.generate.model.cost import Estimate
from trainer.tui.app import INTERRUPTED
from trainer.tui.screens.make import OFTEN, MakeScreen
from trainer.workflow.accepting import Review
from trainer.workflow.draft import Draft
from trainer.workflow.making import Making


@pytest.fixture(autouse=True)
def _here(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let paths be typed as short as they are in the folder of the desk."""
    monkeypatch.chdir(desk.folder)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Signal:
    """A planning that is half done when the signal is awaited, and ends once it is set."""
    ready, plan = Signal(), Making.plan

    def slowly(making: Making) -> Draft:
        making._come("making cards", 3, 12)
        making.expect(Estimate(12, 0, 9_000, 4_000, 0.5, 2.25), "tiny")
        making.advance(3, 12)
        ready.wait(timeout=10)
        making.advance(4, 12)
        return plan(making)

    monkeypatch.setattr(Making, "plan", slowly)
    return ready


async def test_a_run_can_be_watched_and_stopped_with_nothing_written(
    harbour: Harbour, slow: Signal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.tui.conftest.Window.settle", _pause)
    async with harbour.window() as window:
        await window.until(lambda: "3/12" in window.text)
        assert "Making harbour.yaml" in window.text
        assert "asking tiny:" in window.text
        assert "12 requests to tiny: about 9,000 tokens in, at most 4,000 out" in window.text
        assert "0.50 to 2.25" in window.text
        assert window.text.count("━") == 19
        await window.pilot.press("escape")
        await window.until(lambda: not window.app.is_running)
    slow.set()
    assert harbour.making.told == "stopped; nothing was written"
    assert not harbour.target.exists()


async def test_the_bar_is_drawn_no_more_once_the_cards_lie_over_it(
    harbour: Harbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []
    monkeypatch.setattr(MakeScreen, "_look", lambda _screen: looks.append(1))
    async with harbour.window() as window:
        assert TIDE in card(window)
        before = len(looks)
        await window.pilot.pause(3 * OFTEN)
        assert len(looks) == before


async def test_a_run_that_is_being_written_is_not_stopped_any_more_and_says_so(
    harbour: Harbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = harbour.making.begin(harbour.making.plan())
    review.accept_rest(least_score=0)
    review.drop()
    harbour.making.finish()
    making, ready, leave = harbour.again(), Signal(), Review.leave

    def slowly(review: Review) -> Draft:
        ready.wait(timeout=10)
        return leave(review)

    monkeypatch.setattr(Review, "leave", slowly)
    monkeypatch.setattr("tests.tui.conftest.Window.settle", _pause)
    async with harbour.window() as window:
        await window.until(lambda: making._is_written)
        await window.pilot.press("escape")
        await window.until(lambda: "too late to stop" in window.text)
        assert window.app.is_running
        ready.set()
        await window.until(lambda: not window.app.is_running)
    assert making.told == "harbour.yaml: nothing new to decide on"


async def test_what_was_stopped_is_proposed_again(
    harbour: Harbour, slow: Signal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with harbour.desk.library() as window:
        await window.press("m", *"harbour.md", "enter")
        with monkeypatch.context() as watching:
            watching.setattr("tests.tui.conftest.Window.settle", _pause)
            await window.pilot.press("enter")
            await window.until(lambda: "3/12" in window.text)
            await window.pilot.press("q")
        await window.until(lambda: "nothing was written" in window.text)
        slow.set()
        await window.settle()
        await window.press("m")
        assert "harbour.yaml" in window.text


async def _pause(window: object) -> None:
    del window


async def test_from_the_library_a_document_becomes_a_deck_that_is_added_and_shown(
    harbour: Harbour,
) -> None:
    async with harbour.desk.library() as window:
        await window.press("m", *"harbour.md")
        assert harbour.target.name in window.text
        await window.press("enter", "enter")
        assert TIDE in card(window)
        await window.press("a", "a", "d", "d", "q")
        told = window.words
        assert "harbour.yaml: 2 accepted, 0 edited, 2 dropped. Add it to your" in told
        await window.press("y")
        assert "How does the sea move?" in window.text
        assert "2 new" in window.text
        assert "harbour.yaml: 2 accepted, 0 edited, 2 dropped" in window.text
        await window.press("enter")
        assert "Spring tide" not in window.text
        assert TIDE in window.text


async def test_a_deck_need_not_be_added(harbour: Harbour) -> None:
    async with harbour.desk.library() as window:
        await window.press("m", *"harbour.md", "enter", "enter", "a", "q", "n")
        assert "Your library is empty" in window.text
        assert "harbour.yaml: 1 accepted, 0 edited, 0 dropped, 3 open; m takes it up" in window.text
    assert harbour.answers == ["Spring tide"]


async def test_what_was_left_open_is_taken_up_again_from_the_library(harbour: Harbour) -> None:
    async with harbour.desk.library() as window:
        await window.press("m", *"harbour.md", "enter", "enter", "a", "d", "q", "y")
        await window.press("m", "enter", "enter")
        assert signs(window) == ["·", "·"]
        await window.press("A", "q")
        assert "How does the sea move?" in window.text
        assert "harbour.yaml: 1 accepted, 0 edited, 0 dropped, 1 open" in window.text
    assert len(harbour.answers) == 2


async def test_a_wrong_word_is_told_calmly_and_can_be_mended(harbour: Harbour) -> None:
    async with harbour.desk.library() as window:
        await window.press("m", "enter", "enter")
        assert "a document is missing" in window.text
        await window.press("shift+tab", *"no.md")
        assert "a document is missing" not in window.text
        assert "no.yaml" in window.text
        await window.press("enter", "enter")
        assert "no.md: there is no such file or folder" in window.text
        await window.press("escape")
        assert "Make a deck" not in window.text


async def test_a_deck_file_that_was_typed_is_not_proposed_anew(harbour: Harbour) -> None:
    async with harbour.desk.library() as window:
        await window.press("m", *"a.md", "tab", *"x", "shift+tab", *"y")
        assert "a.yamlx" in window.text


async def test_a_document_that_cannot_be_read_is_told_in_the_library(harbour: Harbour) -> None:
    harbour.document.write_bytes(b"\x00\x01\x02\x00" * 99)
    async with harbour.desk.library((200, 60)) as window:
        await window.press("m", *"harbour.md", "enter", "enter")
        assert "! " in window.text
        assert "harbour.md" in window.text
        assert "Your library is empty" in window.text


async def test_a_failure_as_a_program_of_its_own_is_kept_for_the_front_door(
    harbour: Harbour,
) -> None:
    harbour.document.unlink()
    async with harbour.window() as window:
        assert not window.app.is_running
    assert isinstance(harbour.making.failure, SourceError)


async def test_control_c_leaves_from_the_bar_too(
    harbour: Harbour, slow: Signal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.tui.conftest.Window.settle", _pause)
    async with harbour.window() as window:
        await window.until(lambda: "3/12" in window.text)
        await window.pilot.press("ctrl+c")
        await window.until(lambda: not window.app.is_running)
        assert window.app.return_code == INTERRUPTED
    slow.set()


async def test_a_deck_is_added_by_its_path(desk: Desk) -> None:
    path = desk.deck(QUESTION)
    desk.home.library.remove(str(path))
    async with desk.library() as window:
        await window.press("plus", "enter")
        assert "a path is missing" in window.text
        await window.press(*"none", "enter")
        assert "there is no such file or folder" in window.text
        await window.press("ctrl+u", *"net.yaml", "enter")
        assert "added Networking" in window.text
        assert "1 new" in window.text


async def test_a_file_that_is_no_deck_is_not_added_and_the_library_stays(desk: Desk) -> None:
    desk.deck(QUESTION)
    wrong = desk.folder / "wrong.yaml"
    wrong.write_text("notes: [\n", encoding="utf-8")
    async with desk.library((200, 60)) as window:
        await window.press("plus", *"wrong.yaml", "enter")
        assert "this bracket is never closed" in window.words
        assert "Networking" in window.text


async def test_the_deck_under_the_cursor_is_exported_for_anki(desk: Desk) -> None:
    desk.deck(QUESTION, SECOND)
    async with desk.library((200, 60)) as window:
        await window.press("x")
        assert "Export Networking" in window.text
        assert "net.apkg" in window.text
        await window.press("enter")
        told = window.words
        assert "net.apkg: 2 notes, 2 cards, 0 media files. In Anki: File, Import" in told
    assert (desk.folder / "net.apkg").stat().st_size > 0


async def test_a_wrong_package_name_is_told_before_anything_is_written(desk: Desk) -> None:
    desk.deck(QUESTION)
    async with desk.library((200, 60)) as window:
        await window.press("x", "ctrl+u", *"cards.zip", "enter")
        assert "a package ends in .apkg. Choose such a name" in window.text
        await window.press("ctrl+u", *"no/x.apkg", "enter")
        assert "there is no such folder" in window.text


async def test_an_empty_library_offers_no_export(desk: Desk) -> None:
    async with desk.library() as window:
        await window.press("x")
        assert "Export" not in window.text


@SIZES
async def test_the_dialogue_fits_with_its_error(harbour: Harbour, size: tuple[int, int]) -> None:
    async with harbour.desk.library(size) as window:
        await window.press("m", *"no.md", "enter", "enter")
        assert "no such file" in window.words
        assert "esc back" in window.text


async def test_the_cursor_stays_where_the_learner_put_it_after_an_addition(desk: Desk) -> None:
    path = desk.deck(QUESTION, title="Alpha", name="alpha.yaml")
    desk.deck(SECOND, title="Beta", name="beta.yaml")
    desk.home.library.remove(str(path))
    async with desk.library() as window:
        await window.press("plus", *"alpha.yaml", "enter", "down", "question_mark", "escape")
        assert "added Alpha" in window.text
        await window.press("enter")
        assert "Which layer routes packets?" in window.text
