"""The top of the review screen: what is studied, what is left, how far one has come."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from trainer.cards.text import shown
from trainer.memory.log import Phase
from trainer.memory.session import Counts

FLAG = "⚑"
MARK = "✎"
_NARROW = 60
_KIND = {Phase.NEW: "new", Phase.LEARNING: "learning", Phase.RELEARNING: "learning"}


class Heading(Widget):
    """Two lines: the title with the remaining counts, and a thin bar of progress.

    The kind of the current card is marked by ``▸`` and by weight, not by colour alone.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "heading--kind",
        "heading--current",
        "heading--done",
        "heading--left",
    }

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._counts = Counts()
        self._phase: Phase | None = None
        self._done = 0
        self._time = ""

    def show(
        self, title: str, counts: Counts, phase: Phase | None, done: int, *, signs: str = ""
    ) -> None:
        """Draw this; phase and signs are the current card's, ``done`` the cards answered so far."""
        title = f"{signs} {title}" if signs else title
        self._title, self._counts, self._phase, self._done = shown(title), counts, phase, done
        self.refresh()

    def time(self, seconds: int | None) -> None:
        """Show how long the card has been looked at; None shows nothing."""
        self._time = "" if seconds is None else f"{seconds // 60}:{seconds % 60:02}"
        self.refresh()

    def render(self) -> Content:
        """Both lines at the present width."""
        width = self.content_size.width
        counts = self._counted(narrow=width < _NARROW)
        if self._time:
            counts = Content.assemble(self._time, "  ", counts)
        title = Content(" ".join(self._title.split()))
        title = title.truncate(max(width - counts.cell_length - 2, 0), ellipsis=True, pad=True)
        left = self._counts
        total = self._done + left.new + left.learning + left.review
        return Content.assemble(title, "  ", counts, "\n", bar(self._done, total, width, "heading"))

    def _counted(self, *, narrow: bool) -> Content:
        left = self._counts
        current = _KIND.get(self._phase, "due") if self._phase else ""
        kinds = (("new", left.new), ("learning", left.learning), ("due", left.review))
        return Content("  ").join(
            Content.styled(
                f"{'▸' * (kind == current)}{number} {kind[:1] if narrow else kind}",
                ".heading--current" if kind == current else ".heading--kind",
            )
            for kind, number in kinds
        )


def bar(done: int, total: int, width: int, name: str) -> Content:
    """How far one has come, as a thin line; ``name`` is that of the widget's component classes."""
    filled = round(width * done / total) if total else width
    return Content.assemble(
        ("━" * filled, f".{name}--done"), ("─" * (width - filled), f".{name}--left")
    )
