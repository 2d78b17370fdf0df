"""The screen that watches a deck being made: what is done now, how far it is, what it may cost."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from trainer.cards.text import shown
from trainer.errors import TrainerError
from trainer.tui import keys
from trainer.tui.background import in_own_thread
from trainer.tui.screens.base import TrainerScreen
from trainer.tui.widgets.notice import Notice
from trainer.tui.widgets.tally import Tally
from trainer.tui.writer import Writer
from trainer.workflow.making import Making

OFTEN = 0.1


class MakeScreen(TrainerScreen):
    """Plans a :class:`Making` in a thread of its own, then opens the decisions over it."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.MAKING]

    def __init__(self, making: Making, writer: Writer) -> None:
        super().__init__(writer)
        self.making = making

    def compose_middle(self) -> ComposeResult:
        """A bar, and below it what is done now."""
        yield Tally()
        with VerticalScroll():
            yield Static(id="doing")
            yield Static(id="cost")
        yield Notice()

    def on_mount(self) -> None:
        """Begin, and look at how far it is."""
        self._make(self.set_interval(OFTEN, self._look))
        self._look()
        self.open_gate()

    def _look(self) -> None:
        stage = self.making.stage
        figures = f"{stage.done:,}/{stage.total:,}" if stage.total else ""
        title = f"Making {self.making.order.target.name}"
        self.query_one(Tally).show(title, figures, figures, stage.done, stage.total)
        sources = ", ".join(self.making.order.sources)
        self.query_one("#doing", Static).update(Content(shown(f"{stage.doing}: {sources}")))
        self.query_one("#cost", Static).update(Content(shown(stage.cost)))

    @work
    async def _make(self, looking: Timer) -> None:
        """Plan, and offer what is new; where nothing is, write what changed and go back."""
        try:
            found = await in_own_thread(self.making.plan)
            looking.stop()  # whatever changes down here is drawn, even under another screen
            review = await self.writer.run(lambda: self.making.begin(found))
            if not review.total:
                await self.writer.run(self.making.finish)
        except TrainerError as error:
            self.making.failure = None if self.making.stopped else error
            super().action_leave()
            return
        if self.making.stopped:
            return
        if review.total:
            from trainer.tui.screens.accept import AcceptScreen  # noqa: PLC0415  (only when shown)

            self.app.push_screen(AcceptScreen(self.making, self.writer), self._after)
        else:
            super().action_leave()

    def _after(self, _result: bool | None) -> None:  # noqa: FBT001  (a screen's result)
        super().action_leave()

    def action_leave(self) -> None:
        """Stop, and go back; where it is too late for that, go back once the deck is written."""
        if self.making.stop():
            super().action_leave()
        else:
            self.notice.tell("too late to stop: the deck is being written")
