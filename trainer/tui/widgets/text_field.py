"""A field of several lines, which takes keys in their order and foreign text safely."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key, Paste
from textual.widgets import TextArea

from trainer.cards.text import shown

_OURS = "ctrl+e"  # the learner's editor; the end of a line has a key of its own
_ELSEWHERE = "copy"  # Ctrl-C, which leaves the program where nothing is selected
_BINDINGS = [one for one in Binding.make_bindings(TextArea.BINDINGS) if one.key != _OURS]
_ACTIONS = {one.key: one.action for one in _BINDINGS if one.action != _ELSEWHERE} | {
    "tab": "app.focus_next",
    "shift+tab": "app.focus_previous",
}


class TextField(TextArea, inherit_bindings=False):
    """As :class:`trainer.tui.widgets.field.Field`, but of as many lines as are written.

    Tab is heeded at once as well, and keys that had been handed to this field by then go on
    to the next one. It draws what it holds as it is, so it holds only what may be drawn.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*_BINDINGS]

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__(shown(text), name=name, compact=True, highlight_cursor_line=False)

    def on_mount(self) -> None:
        """Let the cursor blink only where things may move by themselves."""
        self.cursor_blink = self.app.animation_level != "none"

    async def _on_key(self, event: Key) -> None:
        focused = self.screen.focused
        action = _ACTIONS.get(event.key)
        if focused is not None and focused is not self:
            focused.post_message(Key(event.key, event.character))
        elif action:
            await self.run_action(action)
        else:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()

    async def _on_paste(self, event: Paste) -> None:
        await super()._on_paste(Paste(shown(event.text)))
        event.prevent_default()
