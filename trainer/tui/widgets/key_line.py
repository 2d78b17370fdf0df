"""The last line: the keys that do something now, as many as fit.

They move closer together before one of them is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import ActiveBinding
from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from trainer.tui.key_order import in_order

FIRST = ("help", "leave")
_GAP, _SMALL_GAP = "   ", "  "


class KeyLine(Widget):
    """Written from the bindings themselves, so it can only promise keys that work.

    Its words can be clicked.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key"}

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """The keys at the present width; what does not fit is left out as a whole."""
        entries = [self._entry(binding) for binding in self._active()]
        line = Content(_GAP).join(entries)
        return line if line.cell_length <= self.content_size.width else self._packed(entries)

    def _packed(self, entries: Sequence[Content]) -> Content:
        line = Content()
        for entry in entries:
            longer = Content.assemble(line, _SMALL_GAP, entry) if line else entry
            if longer.cell_length <= self.content_size.width:
                line = longer
        return line

    def _active(self) -> Iterator[ActiveBinding]:
        """Each action once, those of every screen (help, leave) before those of the moment."""
        bindings: dict[str, ActiveBinding] = {}
        for active in in_order(self.screen):
            if active.enabled and active.binding.show:
                bindings.setdefault(active.binding.action, active)
        first = [bindings.pop(action) for action in FIRST if action in bindings]
        yield from (*first, *bindings.values())

    def _entry(self, active: ActiveBinding) -> Content:
        key = self.app.get_key_display(active.binding)
        entry = Content.assemble((key, ".key-line--key"), f" {active.binding.description}")
        return entry.stylize(Style.from_meta({"key": active.binding.key}))

    async def on_click(self, event: Click) -> None:
        """Do what the key under the pointer does."""
        active = self.screen.active_bindings.get(event.style.meta.get("key", ""))
        if active:
            await self.app.run_action(active.binding.action, active.node)
