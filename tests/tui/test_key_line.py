"""The line of keys: what fits, in the right order, and only what works now."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from trainer.tui.widgets.key_line import KeyLine


class Keys(Screen[None]):
    """A screen with a few keys, of which ``hint`` can be had only while ``hinting``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "hint", "hint"),
        Binding("e", "edit", "edit"),
        Binding("x", "hide", "hidden", show=False),
        Binding("q,escape", "leave", "leave"),
        Binding("question_mark", "help", "help"),
    ]
    CSS = "KeyLine { height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.hinting = True
        self.edited = 0

    def compose(self) -> ComposeResult:
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        return action != "hint" or self.hinting

    def action_edit(self) -> None:
        self.edited += 1


class Program(App[None]):
    ENABLE_COMMAND_PALETTE = False

    def get_default_screen(self) -> Screen[None]:
        return Keys()


def line(program: Program) -> str:
    return program.screen._compositor.render_strips()[0].text.rstrip()


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, "? help   q leave   h hint   e edit"),
        (33, "? help  q leave  h hint  e edit"),
        (30, "? help  q leave  h hint"),
        (15, "? help  q leave"),
        (9, "? help"),
    ],
)
async def test_as_many_keys_as_fit_are_shown_and_those_of_every_screen_first(
    width: int, shown: str
) -> None:
    async with (program := Program()).run_test(size=(width, 3)) as pilot:
        await pilot.pause()
        assert line(program) == shown


async def test_a_key_that_does_nothing_now_is_not_shown() -> None:
    async with (program := Program()).run_test() as pilot:
        screen = program.screen
        assert isinstance(screen, Keys)
        screen.hinting = False
        screen.refresh_bindings()
        await pilot.pause()
        assert "hint" not in line(program)


async def test_a_word_can_be_clicked() -> None:
    async with (program := Program()).run_test() as pilot:
        await pilot.pause()
        await pilot.click(KeyLine, offset=(line(program).index("edit"), 0))
        await pilot.pause()
        screen = program.screen
        assert isinstance(screen, Keys)
        assert screen.edited == 1
