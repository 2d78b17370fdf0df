"""A field of several lines, in which keys act in the order in which they were typed."""

from __future__ import annotations

from textual.binding import Binding
from textual.events import Key
from textual.widgets import TextArea

_ELSEWHERE = "copy"  # Ctrl-C, which leaves the program where nothing is selected
_ACTIONS = {
    binding.key: binding.action
    for binding in Binding.make_bindings(TextArea.BINDINGS)
    if binding.action != _ELSEWHERE
}


class LinesField(TextArea):
    """Textual's text area with the mend of :class:`trainer.tui.widgets.field.Field`."""

    async def _on_key(self, event: Key) -> None:
        action = _ACTIONS.get(event.key)
        if action is None:
            await super()._on_key(event)
        else:
            event.stop()
            event.prevent_default()
            await self.run_action(action)
