"""What all screens have in common: help, leaving, a notice, the keys, and the gate.

The gate keeps keys and clicks from acting on what the learner has not seen yet: it is
shut while a change is on its way to the disk, and whatever was typed before the result
stood on the screen is dropped, however late it arrives. Help and leaving always pass.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Coroutine
from functools import partial, wraps
from math import inf
from pathlib import Path
from typing import Any, ClassVar, Concatenate, ParamSpec, TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.events import InputEvent, Key
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from trainer.errors import TrainerError
from trainer.tui import keys
from trainer.tui.key_order import in_order, out_of_use
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.notice import Notice
from trainer.tui.writer import Writer

_T = TypeVar("_T")
CARD_LOOKS = Path(__file__).parents[1] / "card.tcss"
LOOKS = CARD_LOOKS.with_name("trainer.tcss")
_P = ParamSpec("_P")
_Screen = TypeVar("_Screen", bound="TrainerScreen")
BUSY_SHOWN_AFTER = 0.3
_HEEDED_WITHOUT_ROOM = ("escape", "ctrl+c", "ctrl+q")
TOO_SMALL = "The terminal is too small: it takes 30 columns and 10 lines"


class TrainerScreen(Screen[bool]):
    """A screen over the learner's home; dismissed with True where it changed something."""

    CSS_PATH = LOOKS
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (30, "-narrow"), (60, "-wide"), (100, "-broad")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-short"), (20, "-tall"), (40, "-lofty")]  # noqa: RUF012
    # Textual's Ctrl-C copies a selection; where there is none, it is ours and leaves at once.
    ALWAYS_HEEDED: ClassVar[frozenset[str]] = frozenset(
        {"help", "leave", "quit", "leave_at_once", "screen.copy_text"}
    )
    BUSY: ClassVar[str] = "saving…"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.EVERYWHERE]

    def __init__(self, writer: Writer) -> None:
        # As in an ordinary terminal: being right from the start saves styling all twice.
        super().__init__(classes="-wide -tall")
        self.writer = writer
        self._heeded_from = inf
        self._busy: object | None = None

    def compose(self) -> ComposeResult:
        """The screen's own widgets between nothing and the two lines that all screens have."""
        yield from self.compose_middle()
        yield KeyLine()
        yield Static(TOO_SMALL, id="too-small", markup=False)

    @abstractmethod
    def compose_middle(self) -> ComposeResult:
        """The screen's own widgets, with a :class:`Notice` among them."""

    def shut_gate(self) -> None:
        """Drop keys and clicks from now on."""
        self._heeded_from = inf

    def open_gate(self) -> None:
        """Heed keys and clicks again, but only those made after the next frame is drawn."""
        self.call_after_refresh(self._open_now)

    @property
    def gate_is_open(self) -> bool:
        """Whether nothing is under way."""
        return self._heeded_from < inf

    def _open_now(self) -> None:
        self._heeded_from = Message().time

    def heeds(self, event: InputEvent) -> bool:
        """Whether this key or click may act."""
        if isinstance(event, Key) and self._is_always_heeded(event.key):
            return True
        return event.time >= self._heeded_from and not self.has_class("-tiny")

    def still_heeds(self, event: InputEvent) -> bool:
        """Whether a key or click that was heeded may act now that its turn has come."""
        return TrainerScreen.heeds(self, event)

    def _is_always_heeded(self, key: str) -> bool:
        active = self.active_bindings.get(key)
        return active is not None and active.binding.action in self.ALWAYS_HEEDED

    async def in_writer(self, call: Callable[[], _T]) -> _T:
        """What ``call`` returns or raises, run in the writer's thread behind a shut gate.

        The caller opens the gate once the outcome is laid out. After 300 ms the notice
        says what takes so long.
        """
        self.shut_gate()
        self.notice.tell("")
        self._busy = busy = object()
        saying = self.set_timer(BUSY_SHOWN_AFTER, partial(self._say_busy, busy))
        try:
            return await self.writer.run(call)
        finally:
            saying.stop()
            self._busy = None

    def _say_busy(self, busy: object) -> None:
        if self._busy is busy:  # else the timer went off just before it was stopped
            self.notice.tell(self.BUSY)

    @property
    def notice(self) -> Notice:
        """The line for notices."""
        return self.query_one(Notice)

    def key_of(self, action: str) -> str:
        """The key that does this now, as it is written; empty where none does."""
        active = (one.binding for one in self.active_bindings.values())
        found = next((binding for binding in active if binding.action == action), None)
        return self.app.get_key_display(found) if found else ""

    def action_help(self) -> None:
        """Show what every key does."""
        from trainer.tui.screens.help import HelpScreen  # noqa: PLC0415  (only when shown)

        active = sorted(in_order(self), key=lambda one: one.node is not self)
        self.app.push_screen(HelpScreen(active, out_of_use(self, active)))

    def action_leave(self) -> None:
        """Go back to the screen below; from the last one, out of the program."""
        self.leave(changed=False)

    def dismiss(self, result: bool | None = None) -> AwaitComplete:  # noqa: FBT001
        """Leave with an answer, once: a second Enter would leave the screen below, too."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def leave(self, *, changed: bool) -> None:
        """Leave, and tell the screen below whether something is not as it was there."""
        if len(self.app.screen_stack) > 1:
            self.dismiss(changed)
        else:
            self.app.exit()


def behind_gate(
    method: Callable[Concatenate[_Screen, _P], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[_Screen, _P], None]:
    """Let a method run as a worker behind the screen's gate, which it opens in the end.

    The gate is shut at once: a worker comes to run only after keys that arrived together
    with the one that began it. What the method raises as it cannot be done is told, and the
    gate opened, so that the screen stays as it was.
    """

    async def run(screen: _Screen, /, *args: _P.args, **kwargs: _P.kwargs) -> None:
        try:
            await method(screen, *args, **kwargs)
        except TrainerError as error:
            screen.notice.warn(error)
            screen.open_gate()

    @wraps(method)
    def begin(screen: _Screen, /, *args: _P.args, **kwargs: _P.kwargs) -> None:
        screen.shut_gate()
        screen.run_worker(run(screen, *args, **kwargs))

    return begin


class Dialog(ModalScreen[_T]):
    """A screen over another one, dismissed with an answer.

    Textual styles a class as its first base alone, so that what it shares with TrainerScreen
    cannot be a base of both.
    """

    CSS_PATH = LOOKS
    HORIZONTAL_BREAKPOINTS = TrainerScreen.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = TrainerScreen.VERTICAL_BREAKPOINTS

    def compose(self) -> ComposeResult:
        """The dialog's own widgets, and a line for where they have no room."""
        yield from self.compose_middle()
        yield Static(TOO_SMALL, id="too-small", markup=False)

    @abstractmethod
    def compose_middle(self) -> ComposeResult:
        """The dialog's own widgets."""

    def dismiss(self, result: _T | None = None) -> AwaitComplete:
        """Leave with an answer, once: a second Enter would leave the screen below, too."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def heeds(self, event: InputEvent) -> bool:
        """Whether this key or click may act: not on what cannot be seen."""
        if isinstance(event, Key) and event.key in _HEEDED_WITHOUT_ROOM:
            return True
        return self.still_heeds(event) and not self.has_class("-tiny")

    def still_heeds(self, event: InputEvent) -> bool:
        """Whether a key or click that was heeded may act now that its turn has come."""
        del event
        return True
