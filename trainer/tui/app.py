"""The window: opens a screen, keeps the writer's thread, and leaves the terminal as it was.

Screens are imported when they are shown: the way to the first card loads nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.events import Event, InputEvent
from textual.screen import Screen

from trainer.tui import keys
from trainer.tui.preferences import STANDARD, Preferences, preferences
from trainer.tui.screens.base import TrainerScreen
from trainer.tui.writer import Writer
from trainer.workflow.home import Home
from trainer.workflow.study import Study

if TYPE_CHECKING:
    from trainer.workflow.making import Making

INTERRUPTED = 130


class TrainerApp(App[None]):
    """Shows one screen first; that screen opens the others."""

    TITLE = "trainer"
    CSS_PATH = "trainer.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.PROGRAM]

    def __init__(self, first: Callable[[], Screen[bool]], look: Preferences = STANDARD) -> None:
        super().__init__()
        self._first = first
        self.theme = look.theme or self.theme
        self.set_keymap({**look.keymap})

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the screen below the palette, besides Textual's own commands."""
        offered = {command.title: command for command in super().get_system_commands(screen)}
        for active in screen.active_bindings.values():
            title, binding = active.binding.description.capitalize(), active.binding
            if active.enabled and binding.tooltip:
                run = partial(self.run_action, binding.action, active.node)
                offered.setdefault(title, SystemCommand(title, binding.tooltip, run))
        yield from offered.values()

    def get_default_screen(self) -> Screen[bool]:
        """The screen to open on."""
        return self._first()

    async def on_event(self, event: Event) -> None:
        """Let the screen's gate decide about keys and clicks before anything acts on them."""
        if isinstance(event, InputEvent) and not event.is_forwarded and self._is_dropped(event):
            return
        await super().on_event(event)

    def _is_dropped(self, event: InputEvent) -> bool:
        screen = self.screen_stack[-1] if self.screen_stack else None
        return isinstance(screen, TrainerScreen) and not screen.heeds(event)

    def action_leave_at_once(self) -> None:
        """Leave as Ctrl-C does everywhere."""
        self.exit(return_code=INTERRUPTED)

    def _fatal_error(self) -> None:
        """Close without drawing a traceback: :func:`_run` raises the error for the front door."""
        self._close_messages_no_wait()

    def raise_failure(self) -> None:
        """Raise what ended the program, where that was an unexpected error."""
        if self._exception is not None:
            raise self._exception


def run_home(home: Home) -> int:
    """Open the library; returns the exit code when the learner leaves.

    Raises:
        ConfigError: there is no such theme or binding as the settings name.
        StoreError: the last change could not be saved after the screen was left.
    """

    def first(writer: Writer) -> Screen[bool]:
        from trainer.tui.screens.home import HomeScreen  # noqa: PLC0415  (only when shown)

        return HomeScreen(home, writer)

    return _run(home, first)


def run_study(home: Home, study: Study) -> int:
    """Open on the first card of a session; returns the exit code after its summary.

    Raises:
        ConfigError: there is no such theme or binding as the settings name.
        StoreError: the last change could not be saved after the screen was left.
    """

    def first(writer: Writer) -> Screen[bool]:
        from trainer.tui.screens.review import ReviewScreen  # noqa: PLC0415  (only when shown)

        return ReviewScreen(study, writer)

    return _run(home, first)


def run_make(home: Home, making: Making) -> int:
    """Open on a deck that is being made; returns the exit code when it is left.

    What was decided is written, however the window is left.

    Raises:
        ConfigError: there is no such theme or binding as the settings name.
        TrainerError: the deck could not be made or written; the decisions are kept.
    """

    def first(writer: Writer) -> Screen[bool]:
        from trainer.tui.screens.make import MakeScreen  # noqa: PLC0415  (only when shown)

        return MakeScreen(making, writer)

    code = _run(home, first)
    if making.failure:
        raise making.failure
    making.finish()
    return code if making.review else INTERRUPTED


def _run(home: Home, first: Callable[[Writer], Screen[bool]]) -> int:
    look = preferences(home)
    writer = Writer()
    app = TrainerApp(lambda: first(writer), look)
    try:
        app.run()
    finally:
        writer.close()
    app.raise_failure()
    return app.return_code or 0
