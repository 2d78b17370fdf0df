"""The choice of keys by pressing them, over another screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.keys import format_key
from textual.widgets import Static

from trainer.errors import TrainerError
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.asked import Asked
from trainer.tui.widgets.wrong import Wrong


class KeysScreen(Dialog[bool]):
    """Asks for the keys of an action by letting them be pressed.

    The first key is taken whatever it is; from then on Enter saves, Backspace takes the last
    one back. Escape leaves all as it is. Dismissed with True once they are saved.
    """

    def __init__(self, asked: str, save: Callable[[str], Awaitable[None]]) -> None:
        super().__init__()
        self._asked, self._save = asked, save
        self._pressed: list[str] = []

    def compose_middle(self) -> ComposeResult:
        """What is asked, the keys so far, what is wrong with them, and how to go on."""
        with Vertical(classes="dialog"):
            yield Asked(self._asked)
            yield Static(id="pressed", markup=False)
            yield Wrong()
            yield Static(id="how", markup=False)

    def on_mount(self) -> None:
        """Wait for the first key."""
        self._tell()

    async def on_key(self, event: Key) -> None:
        """Take the key, whatever else it would do."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss(result=False)
        elif self._pressed and event.key == "enter":
            await self._take()
        else:
            if self._pressed and event.key == "backspace":
                self._pressed.pop()
            elif event.key not in self._pressed:
                self._pressed.append(event.key)
            self.query_one(Wrong).forgive()
            self._tell()

    async def _take(self) -> None:
        try:
            await self._save(",".join(self._pressed))
        except TrainerError as error:
            self._pressed.clear()
            self._tell()
            self.query_one(Wrong).tell(error)
        else:
            self.dismiss(result=True)

    def _tell(self) -> None:
        pressed = "  ".join(format_key(key) for key in self._pressed)
        how = "Enter saves · Backspace takes one back · Escape leaves all as it is"
        first = "Press the key, or several one after the other · Escape leaves all as it is"
        self.query_one("#pressed", Static).update(pressed or "…")
        self.query_one("#how", Static).update(how if self._pressed else first)
