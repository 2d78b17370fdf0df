"""A field to type into, in which keys act in the order in which they were typed."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widgets import Input

_ELSEWHERE = "copy"  # Ctrl-C, which leaves the program where nothing is selected
_ACTIONS = {
    binding.key: binding.action
    for binding in Binding.make_bindings(Input.BINDINGS)
    if binding.action != _ELSEWHERE
}


class Field(Input):
    """Textual's input, which alone would act on Backspace after letters that came behind it.

    Textual hands a letter to the field at once and any other key on to the program first: of
    keys that arrive together, as over a slow connection, the letters then come first.
    """

    def on_mount(self) -> None:
        """Let the cursor blink only where things may move by themselves."""
        self.cursor_blink = self.app.animation_level != "none"

    async def _on_key(self, event: Key) -> None:
        action = _ACTIONS.get(event.key)
        if action is None:
            await super()._on_key(event)
        else:
            event.stop()
            event.prevent_default()
            await self.run_action(action)


class Answer(Field):
    """The field of a dialog: its key line tells that Enter takes what is written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "ok", tooltip="Take what is written")
    ]

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        *,
        id: str | None = None,  # noqa: A002  (Textual's)
    ) -> None:
        super().__init__(value, placeholder, id=id, compact=True, select_on_focus=False)
