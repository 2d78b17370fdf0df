"""A list whose cursor stays in sight, whatever becomes of the room for it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.visual import VisualType
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class CursorList(OptionList):
    """Textual's list, which alone would let the cursor slip out below a notice."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def offer(self, lines: Sequence[tuple[VisualType, bool]], at: int) -> None:
        """List these, each with whether it can be chosen; the cursor goes as near as it can."""
        self.set_options(Option(line, disabled=not choosable) for line, choosable in lines)
        places = (place for place, (_line, choosable) in enumerate(lines) if choosable)
        self.highlighted = min(places, key=lambda place: abs(place - at), default=None)

    def on_resize(self) -> None:
        """Keep the cursor in sight, as when a notice takes a line below."""
        self.call_after_refresh(self.scroll_to_highlight)
