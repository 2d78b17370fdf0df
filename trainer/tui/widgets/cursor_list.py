"""A list whose cursor stays in sight, whatever becomes of the room for it."""

from __future__ import annotations

from textual.widgets import OptionList


class CursorList(OptionList):
    """Textual's list, which alone would let the cursor slip out below a notice."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def on_resize(self) -> None:
        """Keep the cursor in sight, as when a notice takes a line below."""
        self.call_after_refresh(self.scroll_to_highlight)
