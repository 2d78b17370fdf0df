"""The window: opens a screen, keeps the writer's thread, and leaves the terminal as it was.

Screens are imported when they are shown: the way to the first card loads nothing else.
"""

from __future__ import annotations

import gc
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.events import Event, InputEvent
from textual.screen import Screen
from textual.worker import WorkerFailed

from trainer.errors import TrainerError
from trainer.tui import keys
from trainer.tui.preferences import STANDARD, THEMES, Preferences, keep_theme, preferences
from trainer.tui.screens.base import CARD_LOOKS, Dialog, TrainerScreen
from trainer.tui.writer import Writer
from trainer.workflow.home import Home
from trainer.workflow.study import Study

if TYPE_CHECKING:
    from trainer.plots.page import View
    from trainer.workflow.making import Making
    from trainer.workflow.note_form import NoteForm

INTERRUPTED = 130
_GARBAGE_THRESHOLDS = (700, 10, 10)  # those of Python 3.11, which keep memory where it is
_TOLD_BY_HELP = {"Keys"}  # Textual's own list of them


class TrainerApp(App[None]):
    """Shows one screen first; that screen opens the others.

    Args:
        first: makes that screen.
        look: the learner's theme, keys and motion.
        keep_theme: writes a theme down that is chosen from the palette.
    """

    TITLE = "trainer"
    CSS_PATH = CARD_LOOKS
    BINDINGS: ClassVar[list[BindingType]] = [*keys.PROGRAM]

    def __init__(
        self,
        first: Callable[[], Screen[bool]],
        look: Preferences = STANDARD,
        keep_theme: Callable[[str], Awaitable[None]] | None = None,
    ) -> None:
        super().__init__()
        self._first = first
        self._keep_theme = keep_theme
        self._standard_theme, self._standard_level = self.theme, self.animation_level
        self.adopt(look)

    def on_mount(self) -> None:
        """Look for garbage from the first frame on, among what comes and goes.

        A test opens many windows in one process, and would keep all of them.
        """
        if not self.is_headless:
            self.call_after_refresh(_keep_what_is_there)

    def adopt(self, look: Preferences) -> None:
        """Look and heed keys as the learner's settings have it, from now on."""
        self.show_theme(look.theme)
        self.own_keys = {**look.keymap}
        self.set_keymap(self.own_keys)
        self.animation_level = self._standard_level if look.motion else "none"

    def show_theme(self, name: str) -> None:
        """Show a theme, the standard one where the name is empty."""
        self.theme = name or self._standard_theme

    def search_themes(self) -> None:
        """Let a theme be chosen, each shown as soon as it is pointed at."""
        from trainer.tui.screens.choice import ChoiceScreen  # noqa: PLC0415  (only when shown)

        before = self.theme

        def take(name: str | None) -> None:
            self.show_theme(before if name is None else name)
            if name is not None:
                self._keep(name)

        current = "" if before == self._standard_theme else before
        self.push_screen(ChoiceScreen("Theme", THEMES, current, self.show_theme), take)

    @work
    async def _keep(self, theme: str) -> None:
        try:
            if self._keep_theme:
                await self._keep_theme(theme)
        except TrainerError as error:
            if isinstance(self.screen, TrainerScreen):
                self.screen.notice.warn(error)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers: what keys do on the screen, and Textual's own commands."""
        offered = set()
        for active in screen.active_bindings.values():
            binding = active.binding
            title = binding.description[:1].upper() + binding.description[1:]
            wanted = binding.id and binding.id not in keys.MOVES
            if active.enabled and wanted and title not in offered:
                offered.add(title)
                run = partial(self.run_action, binding.action, active.node)
                yield SystemCommand(title, binding.tooltip, run)
        for command in super().get_system_commands(screen):
            if command.title not in offered | _TOLD_BY_HELP:
                yield command

    def get_default_screen(self) -> Screen[bool]:
        """The screen to open on, with its looks, which Textual reads for later screens only."""
        screen = self._first()
        self.stylesheet.read_all(screen.css_path)
        return screen

    async def on_event(self, event: Event) -> None:
        """Let the screen's gate decide about keys and clicks before anything acts on them."""
        if isinstance(event, InputEvent) and self._is_dropped(event):
            return
        await super().on_event(event)

    def _is_dropped(self, event: InputEvent) -> bool:
        screen = self.screen_stack[-1] if self.screen_stack else None
        if not isinstance(screen, TrainerScreen | Dialog):
            return False
        # A key comes by twice: on its way to what has the focus, and back to do what it is
        # bound to. What came together with it may have acted in between.
        return not (screen.still_heeds(event) if event.is_forwarded else screen.heeds(event))

    def action_leave_at_once(self) -> None:
        """Leave as Ctrl-C does everywhere."""
        self.exit(return_code=INTERRUPTED)

    def _fatal_error(self) -> None:
        """Close without drawing a traceback: :func:`_run` raises the error for the front door."""
        self._close_messages_no_wait()

    def raise_failure(self) -> None:
        """Raise what ended the program, where that was an unexpected error."""
        fault = self._exception
        if isinstance(fault, WorkerFailed):
            raise fault.error
        if fault is not None:
            raise fault


def _keep_what_is_there() -> None:
    gc.freeze()
    gc.set_threshold(*_GARBAGE_THRESHOLDS)


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

        config = home.config
        return ReviewScreen(study, writer, timed=config.has_timer(), sound=config.sound())

    return _run(home, first)


def window(home: Home, writer: Writer, first: Callable[[Writer], Screen[bool]]) -> TrainerApp:
    """The window over a home, as its settings have it.

    Raises:
        ConfigError: there is no such theme or binding as the settings name.
    """

    async def keep(theme: str) -> None:
        await writer.run(partial(keep_theme, home, theme))

    return TrainerApp(lambda: first(writer), preferences(home), keep)


def run_statistics(home: Home, decks: Sequence[str], view: View) -> int:
    """Open the statistics of decks, of the library without any; returns the exit code.

    Raises:
        UsageError: a name fits no deck.
        ConfigError: there is no such theme or binding as the settings name.
    """
    from trainer.tui.screens.statistics import StatisticsScreen  # noqa: PLC0415  (only when shown)
    from trainer.workflow.statistics import entries  # noqa: PLC0415  (only when shown)

    entries(home, decks)  # a wrong name is told before the window opens
    return _run(home, lambda writer: StatisticsScreen(home, writer, decks, view))


def run_browse(home: Home, query: str) -> int:
    """Open the browser on a search; returns the exit code when the learner leaves.

    Raises:
        ConfigError: there is no such theme or binding as the settings name.
        StoreError: the last change could not be saved after the screen was left.
    """

    def first(writer: Writer) -> Screen[bool]:
        from trainer.tui.screens.browse import BrowseScreen  # noqa: PLC0415  (only when shown)

        return BrowseScreen(home, writer, query)

    return _run(home, first)


def run_form(home: Home, form: NoteForm) -> int:
    """Open the form for notes; returns the exit code when the person leaves it.

    Raises:
        ConfigError: there is no such theme or binding as the settings name.
        DeckError: the last note could not be saved after the screen was left.
    """

    def first(writer: Writer) -> Screen[bool]:
        from trainer.tui.screens.note import NoteScreen  # noqa: PLC0415  (only when shown)

        return NoteScreen(form, writer)

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
    writer = Writer()
    app = window(home, writer, first)
    try:
        app.run()
    finally:
        writer.close()
    app.raise_failure()
    return app.return_code or 0
