"""The window as a program: which keys pass, how it ends, and what it needs to open."""

from __future__ import annotations

import subprocess
import sys

import pytest
from textual.worker import WorkerFailed

from tests.tui.conftest import QUESTION, SECOND, Desk
from trainer.tui.app import INTERRUPTED, TrainerApp
from trainer.tui.screens.base import LOOKS
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.review import ReviewScreen
from trainer.tui.writer import Writer
from trainer.workflow.home import Home


def loaded_with(module: str) -> list[str]:
    """What a fresh interpreter has loaded once it has this module."""
    code = f"import sys, {module}\nprint(*sorted(sys.modules))"
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()


async def test_control_c_leaves_at_once_from_a_field_too(desk: Desk) -> None:
    async with desk.review(
        desk.study(QUESTION.replace("hint:", "typed: yes\n    hint:"))
    ) as window:
        await window.press("a", "ctrl+c")
        assert not window.app.is_running
        assert window.app.return_code == INTERRUPTED


async def test_an_unexpected_error_ends_the_program_and_is_raised_for_the_front_door(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_screen: ReviewScreen) -> None:
        raise RuntimeError("drawn wrongly")

    monkeypatch.setattr(ReviewScreen, "action_bury", fail)
    with pytest.raises(RuntimeError, match="drawn wrongly"):
        async with desk.review(desk.study(QUESTION)) as window:
            await window.pilot.press("b")
    with pytest.raises(RuntimeError, match="drawn wrongly"):
        window.app.raise_failure()


async def test_an_error_of_a_worker_is_raised_as_itself(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_home: Home) -> None:
        raise RuntimeError("read wrongly")

    monkeypatch.setattr(Home, "tree", fail)
    writer = Writer()
    app = TrainerApp(lambda: HomeScreen(desk.home, writer))
    with pytest.raises(WorkerFailed):
        async with app.run_test():
            await app.workers.wait_for_complete()
    writer.close()
    with pytest.raises(RuntimeError, match="read wrongly"):
        app.raise_failure()


async def test_the_command_palette_opens_over_a_card_and_takes_the_keys(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "ctrl+p", "4", "escape")
        assert "Transmission Control Protocol" in window.text
    assert desk.reviews() == []


async def test_every_key_of_a_screen_has_a_tooltip_and_a_name_of_its_own(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        bindings = [
            binding
            for kind in type(window.app.screen).__mro__
            if kind.__module__.startswith("trainer.")
            for binding in vars(kind).get("BINDINGS", [])
        ]
    assert bindings
    assert all(binding.tooltip and binding.id for binding in bindings)
    assert len({binding.id for binding in bindings}) == len(bindings)


async def test_the_palette_does_what_every_key_of_the_screen_does(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("ctrl+p", *"hint", "enter")
        assert "hint three words" in window.text


def test_the_library_loads_no_generator_and_nothing_that_makes_decks() -> None:
    loaded = loaded_with("trainer.tui.screens.home")
    assert "trainer.tui.widgets.deck_list" in loaded
    rooms = ("trainer.generate", "trainer.ingest", "trainer.anki", "trainer.workflow.mak")
    screens = tuple(
        f"trainer.tui.screens.{name}"
        for name in ("accept", "authoring", "questions", "field", "note", "make", "review")
    )
    assert [name for name in loaded if name.startswith(rooms + screens)] == []


def test_the_way_to_the_first_card_loads_no_other_screen_and_no_other_trade() -> None:
    loaded = loaded_with("trainer.tui.screens.review")
    assert "trainer.tui.widgets.card_view" in loaded
    others = ("trainer.tui.screens.home", "trainer.tui.screens.summary", "trainer.anki")
    authors = ("trainer.tui.screens.make", "trainer.tui.screens.note", "trainer.tui.screens.info")
    settings = ("trainer.tui.screens.settings", "trainer.tui.screens.choice", "trainer.tui.keymap")
    figures = ("trainer.plots", "trainer.tui.screens.statistics", "trainer.workflow.statistics")
    browser = ("trainer.tui.screens.browse", "trainer.tui.columns", "trainer.workflow.browsing")
    rooms = ("trainer.generate", "trainer.ingest", "pygments", "trainer.config.writing", "tomlkit")
    media = ("PIL", "trainer.tui.illustration", "trainer.tui.card_sound", "trainer.workflow.p")
    left = others + authors + settings + figures + browser + rooms + media
    assert [name for name in loaded if name.startswith(left)] == []


async def test_a_card_is_shown_without_the_looks_of_other_screens(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        assert not window.app.stylesheet.has_source(str(LOOKS))
        await window.press("question_mark")
        assert window.app.stylesheet.has_source(str(LOOKS))


async def test_the_first_screen_has_its_looks_from_the_start(desk: Desk) -> None:
    writer = Writer()
    app = TrainerApp(lambda: HomeScreen(desk.home, writer))
    async with app.run_test():
        assert app.stylesheet.has_source(str(LOOKS))
    writer.close()


async def test_the_palette_lists_each_action_of_the_screen_once(desk: Desk) -> None:
    desk.deck(QUESTION)
    async with desk.library() as window:
        app = window.app
        names = [command.title for command in app.get_system_commands(app.screen)]
        assert {"Study all", "Stats", "Undo", "Help", "Theme"} <= set(names)
        assert len(names) == len(set(names))


async def test_the_palette_lists_actions_but_no_steps_of_a_cursor(desk: Desk) -> None:
    desk.deck(QUESTION)
    async with desk.library() as window:
        offered = [one.title for one in window.app.get_system_commands(window.app.screen)]
        assert {"Study", "Browse", "Make", "Cram", "Help", "Theme"} <= set(offered)
        assert not {"Down", "Up", "Keys"} & set(offered)
