"""What can be done with the card now: turn it, or give one of the four ratings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from trainer.memory.intervals import Futures, label
from trainer.memory.log import Rating


@dataclass(frozen=True)
class Choice:
    """A cell of the row: a key, what it does, and for a rating the interval that follows.

    ``rating`` is None for the turn of the card; ``proposed`` marks what space gives.
    """

    rating: Rating | None
    key: str
    words: str
    interval: str = ""
    proposed: bool = False

    @property
    def look(self) -> str:
        """The component class of its cell."""
        return "grades--proposed" if self.proposed else "grades--cell"

    def lines(self, width: int) -> list[Content]:
        """Its text on one line where that fits, else the interval on a second one."""
        key = Content.styled(f"{'▸' if self.proposed else ''}{self.key}", ".grades--key")
        words = Content.assemble(key, f" {self.words}")
        if not self.interval:
            return [words]
        joined = Content.assemble(words, f"  {self.interval}")
        return [joined] if joined.cell_length < width else [words, Content(self.interval)]


class GradeRow(Widget):
    """One wide cell on the question side, four on the answer side, equally high.

    A single widget that draws its cells itself, so that a turn needs no new layout.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"grades--cell", "grades--proposed", "grades--key"}

    @dataclass
    class Chosen(Message):
        """The learner clicked on a rating, or on the turn of the card (None)."""

        rating: Rating | None

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[Choice, ...] = ()

    def offer_turn(self, key: str, words: str) -> None:
        """Show the question side: one cell with the key and what it does."""
        self._choices = (Choice(None, key, words),)
        self.refresh()

    def offer_ratings(
        self, futures: Futures | None, proposed: Rating, key_names: Mapping[Rating, str]
    ) -> None:
        """Show the answer side: each rating with its key, its word and its interval.

        Cramming schedules nothing, so there are no intervals then.
        """
        self._choices = tuple(
            Choice(
                rating,
                key_names[rating],
                rating.name.capitalize(),
                label(futures[rating]) if futures else "",
                proposed=rating is proposed,
            )
            for rating in Rating
        )
        self.refresh()

    def render(self) -> Content:
        """The cells side by side, with a gap of one column between them."""
        width, height = self.content_size
        cell_width = (width + 1) // max(len(self._choices), 1) - 1
        # Not by name, as the keys are: Textual loses an opaque background on that way.
        looks = [self.get_visual_style(choice.look) for choice in self._choices]
        cells = [
            [line.stylize_before(look) for line in _cell(choice, cell_width, height)]
            for choice, look in zip(self._choices, looks, strict=True)
        ]
        rows = (Content(" ").join(row) for row in zip(*cells, strict=True))
        return Content("\n").join(rows)

    def on_click(self, event: Click) -> None:
        """Tell the screen which cell was meant."""
        event.stop()
        if self._choices:
            number = event.x * len(self._choices) // max(self.size.width, 1)
            self.post_message(self.Chosen(self._choices[number].rating))


def _cell(choice: Choice, width: int, height: int) -> list[Content]:
    """The lines of a cell, its text in the middle."""
    lines = choice.lines(width)[:height]
    above = (height - len(lines)) // 2
    padded = [Content()] * above + lines + [Content()] * (height - len(lines) - above)
    return [_centred(line, width) for line in padded]


def _centred(line: Content, width: int) -> Content:
    line = line.truncate(width)
    left = (width - line.cell_length) // 2
    return line.pad(left, width - line.cell_length - left)
