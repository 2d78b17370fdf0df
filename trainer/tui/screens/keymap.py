"""The keys: every action with its own, changed by pressing others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.binding import BindingType
from textual.keys import format_key

from trainer.config.writing import Change
from trainer.tui import keymap, keys, origins, preferences
from trainer.tui.keymap import Action
from trainer.tui.screens.base import behind_gate
from trainer.tui.screens.key_choice import KeysScreen
from trainer.tui.screens.listing import ListingScreen
from trainer.tui.widgets.table_list import REST, Line, TableList

if TYPE_CHECKING:
    from trainer.tui.app import TrainerApp


class KeymapScreen(ListingScreen):
    """Actions by the screen on which they are met first."""

    WIDE = (20, REST, 14)
    NARROW = (18, REST)
    BINDINGS: ClassVar[list[BindingType]] = [*keys.KEYMAP]

    def on_mount(self) -> None:
        """Lay out the keys; heed keys from the first frame on."""
        self._lay()
        self.open_gate()

    def _lay(self) -> None:
        self.lay("Keys", tuple(self._lines()))

    def _lines(self) -> Iterator[Line]:
        for screen, those in keymap.actions().items():
            yield Line((screen.capitalize(),))
            for action in those:
                origin = origins.short(self.home.config, f"keys.{action.id}")
                yield Line((f"  {action.id}", _written(self._keys(action)), origin), action)

    def _keys(self, action: Action) -> str:
        return self.home.config.keys().get(action.id, action.standard)

    def about(self, what: Action) -> str:
        """What it does, and its standard keys."""
        standard = _written(what.standard)
        return f"{what.about}.\nBy default {standard}. Enter, then press others."

    @on(TableList.Chosen)
    def _change(self, event: TableList.Chosen) -> None:
        action: Action = event.what
        asked = f"{action.id}\n{action.about}. Now: {_written(self._keys(action))}"
        self.app.push_screen(KeysScreen(asked, partial(self._save, action)))

    @behind_gate
    async def action_reset(self) -> None:
        """Give the chosen action its standard keys again."""
        if self.pointed is None:
            self.open_gate()
        else:
            await self._save(self.pointed, None)

    async def _save(self, action: Action, text: str | None) -> None:
        """Write the keys down and heed them from now on; raises where that cannot be."""
        try:
            wanted = Change(f"keys.{action.id}", text)
            look = await self.in_writer(partial(preferences.take, self.home, wanted))
            cast("TrainerApp", self.app).adopt(look)
            self._lay()
            self.notice.tell(f"{action.id}: {_written(self._keys(action))}; in effect now")
        finally:
            self.open_gate()


def _written(names: str) -> str:
    return "  ".join(format_key(name.strip()) for name in names.split(","))
