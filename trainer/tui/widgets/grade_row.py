"""What can be done with the card now: show the answer, or one of the four ratings."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from trainer.memory.intervals import Futures, label
from trainer.memory.log import Rating


class Choice(Static):
    """A cell that can be clicked: a rating, or for None the turn of the card."""

    ALLOW_SELECT = False

    @dataclass
    class Chosen(Message):
        """The learner clicked on a rating, or on the turn of the card (None)."""

        rating: Rating | None

    def __init__(self, rating: Rating | None) -> None:
        super().__init__(id=rating.name.lower() if rating else "turn-choice")
        self.rating = rating

    def on_click(self, event: Click) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(self.Chosen(self.rating))


class GradeRow(Horizontal):
    """One wide cell on the question side, four on the answer side, equally high."""

    def compose(self) -> ComposeResult:
        """The cells of both sides; the stylesheet shows those of one."""
        yield Choice(None)
        for rating in Rating:
            yield Choice(rating)

    def offer_turn(self, key: str, words: str) -> None:
        """Show the question side: one cell with the key and what it does."""
        self.remove_class("-answered")
        self.query_one("#turn-choice", Choice).update(Content.assemble((key, "bold"), f"  {words}"))

    def offer_ratings(self, futures: Futures | None, proposed: Rating) -> None:
        """Show the answer side: each rating with its key, its word and its interval.

        Cramming schedules nothing, so there are no intervals then.
        """
        self.add_class("-answered")
        for cell in self.query(Choice):
            if cell.rating is None:
                continue
            interval = label(futures[cell.rating]) if futures else ""
            cell.set_class(cell.rating is proposed, "-proposed")
            cell.update(_cell(cell.rating, interval, proposed=cell.rating is proposed))


def _cell(rating: Rating, interval: str, *, proposed: bool) -> Content:
    mark = "▸" if proposed else " "
    words = Content.assemble((f"{mark}{rating.value}", "bold"), f" {rating.name.capitalize()}")
    return Content.assemble(words, "  ", interval) if interval else words
