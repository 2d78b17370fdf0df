"""What every key does here, now or at another moment, written from the bindings themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from trainer.tui import keys
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.prose import Part
from trainer.tui.widgets.sheet import Passage, Sheet

_KEY_WIDTH = 9
_BLANK = Part(Content(), " ", " ", is_item=True)
_LATER = Part(Content.styled("At other moments", "bold"), " ", " ", is_item=True)


class HelpScreen(Dialog[None]):
    """Lists the keys of the screen below; the key that opened it closes it, as do a few more."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.HELP]

    def __init__(self, active: Iterable[ActiveBinding], others: Iterable[Binding]) -> None:
        super().__init__()
        self._active = [one.binding for one in active if one.enabled]
        self._others = others

    def compose_middle(self) -> ComposeResult:
        """One scrolling column."""
        with Vertical(id="help", classes="dialog"):
            with VerticalScroll():
                yield Sheet()
            yield KeyLine()

    def on_mount(self) -> None:
        """A line an action: its keys, and what it does; what it cannot do now comes last."""
        self.query_one(Sheet).show([Passage((*self._lines(self._active), *self._not_now()))])

    def _not_now(self) -> Iterator[Part]:
        from trainer.tui.app import TrainerApp  # noqa: PLC0415  (it is there, and imports screens)

        own = self.app.own_keys if isinstance(self.app, TrainerApp) else {}
        chosen = (
            replace(binding, key=key, key_display=None)
            for binding in self._others
            for key in own.get(binding.id or "", binding.key).split(",")
        )
        if lines := self._lines(chosen):
            yield from (_BLANK, _LATER, *lines)

    def _lines(self, bindings: Iterable[Binding]) -> tuple[Part, ...]:
        written: dict[str, dict[str, None]] = {}
        tooltips: dict[str, str] = {}
        for binding in bindings:
            if binding.tooltip:
                shown = self.app.get_key_display(binding)
                written.setdefault(binding.action, {})[shown] = None
                tooltips.setdefault(binding.action, binding.tooltip)
        return tuple(_line(" ".join(keys), tooltips[action]) for action, keys in written.items())


def _line(keys: str, tooltip: str) -> Part:
    return Part(Content(tooltip), f"{keys:>{_KEY_WIDTH}}  ", " " * (_KEY_WIDTH + 2), is_item=True)
