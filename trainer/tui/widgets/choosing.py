"""A yes or no, and a choice of one among a few words: told by signs, not by colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from trainer.tui import keys

_GAP = "   "


class Tick(Widget, can_focus=True):
    """``[x] words`` or ``[ ] words``; turned over by space, Enter or a click."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*keys.TICK]
    on: reactive[bool] = reactive(default=False)

    @dataclass
    class Turned(Message):
        """The learner has turned it over."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__(name=name)
        self._words = words

    def render(self) -> Content:
        """The sign and its words."""
        return Content(f"[{'x' if self.on else ' '}] {self._words}")

    def action_turn_over(self) -> None:
        """Turn it over."""
        self.on = not self.on
        self.post_message(self.Turned())

    def on_click(self) -> None:
        """As the keys do."""
        self.action_turn_over()


class Choice(Widget, can_focus=True):
    """Words side by side, of which one is chosen: ``▸question   pair   cloze``."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--chosen", "choice--other"}
    BINDINGS: ClassVar[list[BindingType]] = [*keys.CHOICE]
    chosen: reactive[int] = reactive(0)

    @dataclass
    class Taken(Message):
        """The learner has taken another word; ``number`` counts from 0."""

        number: int

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words = tuple(words)

    def render(self) -> Content:
        """All words, the chosen one behind a sign."""
        return Content(_GAP).join(
            Content.styled(f"▸{word}", ".choice--chosen")
            if number == self.chosen
            else Content.styled(f" {word}", ".choice--other")
            for number, word in enumerate(self._words)
        )

    def action_next(self) -> None:
        """Take the word to the right, after the last one the first."""
        self._take(self.chosen + 1)

    def action_previous(self) -> None:
        """Take the word to the left, before the first one the last."""
        self._take(self.chosen - 1)

    def on_click(self, event: Click) -> None:
        """Take the word under the pointer."""
        end = 0
        for number, word in enumerate(self._words):
            end += len(word) + 1 + len(_GAP)
            if event.x < end:
                self._take(number)
                return

    def _take(self, number: int) -> None:
        self.chosen = number % len(self._words)
        self.post_message(self.Taken(self.chosen))
