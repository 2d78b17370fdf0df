"""Some questions over another screen, each answered by a line of text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from trainer.cards.text import shown
from trainer.errors import TrainerError
from trainer.tui import keys
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.asked import Asked
from trainer.tui.widgets.field import Answer
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.wrong import Wrong

Answers = tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """One line to be typed; ``proposed`` makes of the answers above it what it begins with."""

    label: str
    value: str = ""
    placeholder: str = ""
    proposed: Callable[[Answers], str] | None = None


class QuestionsScreen(Dialog[Answers | None]):
    """Dismissed with the answers that ``check`` lets pass, or with None.

    ``check`` raises what is wrong with them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.DIALOG]

    def __init__(
        self, title: str, asked: Sequence[Question], check: Callable[[Answers], object]
    ) -> None:
        super().__init__()
        self._title = title
        self._asked = asked
        self._check = check
        self._own: set[int] = set()

    def compose_middle(self) -> ComposeResult:
        """A title, the fields, and what is wrong with their content."""
        with Vertical(id="questions", classes="dialog"):
            yield Asked(self._title)
            for one in self._asked:
                yield Static(one.label, markup=False)
                yield Answer(shown(one.value), one.placeholder)
            yield Wrong()
            yield KeyLine()

    def on_mount(self) -> None:
        """Go on typing where each text ends, once it is known how much of it is seen."""
        self.call_after_refresh(self._go_to_ends)

    def _go_to_ends(self) -> None:
        for field in self._fields:
            field.action_home()  # or else the end would count as seen
            field.action_end()

    @property
    def _fields(self) -> list[Answer]:
        return [*self.query(Answer)]

    @property
    def _answers(self) -> Answers:
        return tuple(field.value.strip() for field in self._fields)

    @on(Input.Changed)
    def _propose(self, event: Input.Changed) -> None:
        """Fill in below what follows from what was typed, as far as nobody has touched it."""
        self.query_one(Wrong).forgive()
        changed = next(n for n, field in enumerate(self._fields) if field is event.input)
        if event.input.has_focus:
            self._own.add(changed)
        for number, (one, field) in enumerate(zip(self._asked, self._fields, strict=True)):
            if one.proposed and number > changed and number not in self._own:
                field.value = shown(one.proposed(self._answers[:number]))
                field.cursor_position = len(field.value)

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        """Go to the next field; from the last one, take the answers."""
        event.stop()
        if event.input is not self._fields[-1]:
            self.focus_next()
            return
        try:
            self._check(self._answers)
        except TrainerError as error:
            self.query_one(Wrong).tell(error)
        else:
            self.dismiss(self._answers)
