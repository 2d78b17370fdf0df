"""A field of several lines, in which keys act in the order in which they were typed."""

from __future__ import annotations

from textual.binding import Binding
from textual.events import Key, Paste
from textual.widgets import TextArea

from trainer.cards.text import shown

_ELSEWHERE = "copy"  # Ctrl-C, which leaves the program where nothing is selected
_ACTIONS = {
    binding.key: binding.action
    for binding in Binding.make_bindings(TextArea.BINDINGS)
    if binding.action != _ELSEWHERE
} | {"tab": "app.focus_next", "shift+tab": "app.focus_previous"}


class LinesField(TextArea):
    """Textual's text area with the mend of :class:`trainer.tui.widgets.field.Field`.

    Tab is heeded at once as well, and keys that had been handed to this field by then go on
    to the next one. It draws what it holds as it is, so it holds only what may be drawn.
    """

    def __init__(self, text: str, name: str) -> None:
        super().__init__(shown(text), id=name, compact=True)

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
        event.text = shown(event.text)
        await super()._on_paste(event)
