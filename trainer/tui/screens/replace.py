"""Find and replace, over another screen: what would change is shown before anything does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from trainer.cards.text import shown
from trainer.errors import TrainerError
from trainer.tui import keys
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.asked import Asked
from trainer.tui.widgets.field import Answer
from trainer.tui.widgets.key_line import KeyLine
from trainer.workflow.note_changes import Changes

_EXAMPLES = 3
_LONGEST_EXAMPLE = 120

Plan = Callable[[str, str], Awaitable[Changes]]


class ReplaceScreen(Dialog[Changes | None]):
    """Dismissed with the changes that the learner has seen and wants, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.DIALOG]

    def __init__(self, notes: str, plan: Plan) -> None:
        super().__init__()
        self._notes = notes
        self._plan = plan
        self._changes: Changes | None = None

    def compose_middle(self) -> ComposeResult:
        """Two fields, and below them what would change."""
        with Vertical(classes="dialog"):
            yield Asked(f"Find and replace in {self._notes}")
            yield Answer(id="old", placeholder="find, exactly as written")
            yield Answer(id="new", placeholder="replace by")
            yield Static(id="outcome", markup=False)
            yield KeyLine()

    @on(Input.Changed)
    def _forget_plan(self) -> None:
        self._changes = None
        self.query_one("#outcome", Static).update("")

    @on(Input.Submitted, "#old")
    def _go_on(self) -> None:
        self.query_one("#new").focus()

    @on(Input.Submitted, "#new")
    def _confirm(self) -> None:
        if self._changes is not None:
            self.dismiss(self._changes)
        else:
            self._work_out(*self._typed)

    @property
    def _typed(self) -> tuple[str, str]:
        return self.query_one("#old", Input).value, self.query_one("#new", Input).value

    @work(exclusive=True)
    async def _work_out(self, old: str, new: str) -> None:
        try:
            changes = await self._plan(old, new)
        except TrainerError as error:
            found, outcome = None, Content(shown(f"! {error}"))
        else:
            found, outcome = changes, _outcome(changes)
        if (old, new) == self._typed:  # else it is of a text that was changed meanwhile
            self._changes = found
            self.query_one("#outcome", Static).update(outcome)


def _outcome(changes: Changes) -> Content:
    """How many notes change and how to go on, then a few of them."""
    notes = "1 note changes" if changes.count == 1 else f"{changes.count:,} notes change"
    lines = [
        Content.assemble("- ", _short(before), "\n+ ", (_short(after), "bold"))
        for before, after in changes.examples(_EXAMPLES)
    ]
    return Content("\n").join([Content(f"{notes}; Enter writes it, Escape leaves all"), *lines])


def _short(text: str) -> str:
    line = " ".join(shown(text).split())
    return line if len(line) <= _LONGEST_EXAMPLE else f"{line[:_LONGEST_EXAMPLE]}…"
