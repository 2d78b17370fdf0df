"""What every key does here and now, written from the bindings themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from trainer.tui import keys
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.prose import Part
from trainer.tui.widgets.sheet import Passage, Sheet

_KEY_WIDTH = 9


class HelpScreen(Dialog[None]):
    """Lists the keys of the screen below; the key that opened it closes it, as do a few more."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.HELP]

    def __init__(self, active: Iterable[ActiveBinding]) -> None:
        super().__init__()
        self._explained = [one.binding for one in active if one.enabled and one.binding.tooltip]

    def compose_middle(self) -> ComposeResult:
        """One scrolling column."""
        with Vertical(id="help", classes="dialog"):
            with VerticalScroll():
                yield Sheet()
            yield KeyLine()

    def on_mount(self) -> None:
        """A line an action: its keys, and what it does."""
        written: dict[str, list[str]] = {}
        tooltips = {binding.action: binding.tooltip for binding in self._explained}
        for binding in self._explained:
            written.setdefault(binding.action, []).append(self.app.get_key_display(binding))
        lines = tuple(_line(" ".join(written[action]), tooltips[action]) for action in written)
        self.query_one(Sheet).show([Passage(lines)])


def _line(keys: str, tooltip: str) -> Part:
    return Part(Content(tooltip), f"{keys:>{_KEY_WIDTH}}  ", " " * (_KEY_WIDTH + 2), is_item=True)
