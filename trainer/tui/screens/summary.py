"""The end of a sitting: what it came to, what went wrong, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from trainer.cards.text import legible, shown
from trainer.errors import TrainerError
from trainer.memory.days import day_to_date
from trainer.memory.log import Rating
from trainer.memory.session import Summary
from trainer.store.library import LibraryCard
from trainer.tui import keys
from trainer.tui.screens.base import TrainerScreen, behind_gate
from trainer.tui.widgets.notice import Notice
from trainer.tui.widgets.prose import Part
from trainer.tui.widgets.sheet import Passage, Sheet
from trainer.tui.writer import Writer
from trainer.workflow.study import Study

MINUTE_MS = 60_000
_NAME_WIDTH = 12


class SummaryScreen(TrainerScreen):
    """Dismissed with True when the last thing was undone, so that its card is asked again.

    ``review`` makes the screen of a drill of what was missed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.SUMMARY]

    def __init__(
        self, study: Study, writer: Writer, review: Callable[[Study], Screen[bool]]
    ) -> None:
        super().__init__(writer)
        self.study = study
        self._review = review

    def compose_middle(self) -> ComposeResult:
        """What was studied, what it came to, what was missed."""
        with VerticalScroll():
            yield Sheet()
        yield Notice()

    async def on_mount(self) -> None:
        """Lay out the figures; heed keys from then on."""
        due_tomorrow: int | None = None
        try:
            due_tomorrow = await self.in_writer(self.study.due_tomorrow)
        except TrainerError as error:
            self.notice.warn(error)
        self._lay(self.study.summary(), due_tomorrow)
        self.open_gate()

    def on_screen_resume(self) -> None:
        """Heed keys again behind a drill of what was missed."""
        if self.is_mounted:
            self.open_gate()

    def _lay(self, summary: Summary, due_tomorrow: int | None) -> None:
        missed = self.study.cards(summary.missed)
        title = Part(Content(shown(self.study.title)))
        self.query_one(Sheet).show(
            [
                Passage((title,), "sheet--question"),
                Passage(_figures(summary, self.study.now_ms(), due_tomorrow)),
                Passage(_missed(missed)),
            ]
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done: there may be nothing to undo, or nothing that was missed."""
        del parameters
        possible = {
            "undo": self.study.session.undo_label,
            "cram": self.study.summary().missed,
        }
        return bool(possible.get(action, True))

    @behind_gate
    async def action_cram(self) -> None:
        """Drill what was missed until it is known; the summary of that comes above this one."""
        drill = await self.in_writer(self.study.missed_again)
        self.app.push_screen(self._review(drill))

    @behind_gate
    async def action_undo(self) -> None:
        """Take back the last thing done and return to its card."""
        await self.in_writer(self.study.undo)
        self.dismiss(result=True)


def _figures(summary: Summary, now_ms: int, due_tomorrow: int | None) -> tuple[Part, ...]:
    """A line a figure, its name before it."""
    known = summary.reviewed - summary.again
    share = f"{known} of {summary.reviewed} ({known / max(summary.reviewed, 1):.0%})"
    ratings = "  ".join(
        f"{rating.name.lower()} {summary.ratings.get(rating, 0)}" for rating in Rating
    )
    figures = (
        ("reviewed", str(summary.reviewed)),
        ("remembered", share if summary.reviewed else "–"),
        ("missed", str(len(summary.missed))),
        ("ratings", ratings),
        ("minutes", _minutes(summary)),
        ("next", _next(summary, now_ms)),
        ("tomorrow", "–" if due_tomorrow is None else _tomorrow(due_tomorrow)),
    )
    indent = " " * _NAME_WIDTH
    return tuple(
        Part(Content(figure), name.ljust(_NAME_WIDTH), indent, is_item=True)
        for name, figure in figures
    )


def _minutes(summary: Summary) -> str:
    pace = f", {summary.took_ms / summary.reviewed / 1000:.0f} s a card" if summary.reviewed else ""
    return f"{summary.took_ms / MINUTE_MS:.1f}{pace}"


def _tomorrow(due: int) -> str:
    return f"{due:,} {'card is' if due == 1 else 'cards are'} due in the library"


def _next(summary: Summary, now_ms: int) -> str:
    if summary.next_due_ms is not None:
        return f"a card in {max(1, -(-(summary.next_due_ms - now_ms) // MINUTE_MS))} min"
    if summary.next_due_day is not None:
        date = day_to_date(summary.next_due_day)
        return f"{date:%A}, {date.day} {date:%B}"
    return "nothing waits"


def _missed(cards: Sequence[LibraryCard]) -> tuple[Part, ...]:
    """The questions that got an Again, a line each."""
    questions = (" ".join(legible(found.card.question).split()) for found in cards)
    return tuple(Part(Content(shown(text)), "✗ ", "  ", is_item=True) for text in questions)
