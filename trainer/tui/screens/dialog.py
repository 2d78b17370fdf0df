"""What is asked over another screen: one of some choices, a value, keys."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.keys import format_key
from textual.widgets import Input, Static

from trainer.cards.text import shown
from trainer.errors import TrainerError
from trainer.tui import keys
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.asked import Asked
from trainer.tui.widgets.field import Answer
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.table_list import REST, Line, TableList

Save = Callable[[str], Awaitable[None]]


class ChoiceScreen(Dialog[str | None]):
    """Dismissed with the chosen word, or with None where all stays as it is.

    Args:
        asked: the question, and what explains it.
        choices: each word with what is shown for it.
        current: the word that holds now, if any; it is marked, and the cursor begins there.
        preview: hears the word on which the cursor is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.DIALOG]

    def __init__(
        self,
        asked: str,
        choices: Sequence[tuple[str, str]],
        current: str | None = None,
        preview: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self._asked, self._choices = asked, choices
        self._current, self._preview = current, preview

    def compose_middle(self) -> ComposeResult:
        """A question over its answers."""
        with Vertical(classes="dialog"):
            yield Asked(self._asked)
            yield TableList((REST,), (REST,))
            yield KeyLine()

    def on_mount(self) -> None:
        """List the choices; the cursor is on the present one."""
        words = [word for word, _label in self._choices]
        at = words.index(self._current) if self._current in words else 0
        lines = (
            Line((f"{'●' if word == self._current else ' '} {label}",), word)
            for word, label in self._choices
        )
        self.query_one(TableList).show(tuple(lines), at)

    @on(TableList.Pointed)
    def _show(self, event: TableList.Pointed) -> None:
        if self._preview:
            self._preview(event.what)

    @on(TableList.Chosen)
    def _take(self, event: TableList.Chosen) -> None:
        self.dismiss(event.what)


class ValueScreen(Dialog[bool]):
    """Asks for a text until ``save`` takes it; what is wrong with it is told below the field.

    Dismissed with True once it is saved.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.DIALOG]

    def __init__(self, asked: str, text: str, save: Save) -> None:
        super().__init__()
        self._asked, self._text, self._save = asked, text, save

    def compose_middle(self) -> ComposeResult:
        """One question, one field, and what is wrong with its content."""
        with Vertical(classes="dialog"):
            yield Asked(self._asked)
            yield Answer(shown(self._text))
            yield Static(classes="wrong", markup=False)
            yield KeyLine()

    @on(Input.Changed)
    def _forgive(self) -> None:
        self.query_one(".wrong", Static).update("")

    @on(Input.Submitted)
    async def _take(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            await self._save(event.value)
        except TrainerError as error:
            self.query_one(".wrong", Static).update(Content(shown(f"! {error}")))
        else:
            self.dismiss(result=True)


class KeysScreen(Dialog[bool]):
    """Asks for the keys of an action by letting them be pressed.

    The first key is taken whatever it is; from then on Enter saves, Backspace takes the last
    one back. Escape leaves all as it is. Dismissed with True once they are saved.
    """

    def __init__(self, asked: str, save: Save) -> None:
        super().__init__()
        self._asked, self._save = asked, save
        self._pressed: list[str] = []

    def compose_middle(self) -> ComposeResult:
        """What is asked, the keys so far, what is wrong with them, and how to go on."""
        with Vertical(classes="dialog"):
            yield Asked(self._asked)
            yield Static(id="pressed", markup=False)
            yield Static(classes="wrong", markup=False)
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
            self._tell()

    async def _take(self) -> None:
        try:
            await self._save(",".join(self._pressed))
        except TrainerError as error:
            self._pressed.clear()
            self._tell(f"! {error}")
        else:
            self.dismiss(result=True)

    def _tell(self, wrong: str = "") -> None:
        pressed = "  ".join(format_key(key) for key in self._pressed)
        how = "Enter saves · Backspace takes one back · Escape leaves all as it is"
        first = "Press the key, or several one after the other · Escape leaves all as it is"
        self.query_one("#pressed", Static).update(pressed or "…")
        self.query_one(".wrong", Static).update(shown(wrong))
        self.query_one("#how", Static).update(how if self._pressed else first)
