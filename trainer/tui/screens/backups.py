"""The backups: which there are, one more now, and the way back to one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from trainer.memory import days
from trainer.store.backup import Backup
from trainer.tui import keys
from trainer.tui.screens.base import behind_gate
from trainer.tui.screens.choice import ChoiceScreen
from trainer.tui.screens.listing import ListingScreen
from trainer.tui.widgets.table_list import REST, Line, TableList
from trainer.workflow import backups

_RESTORE = "restore"


class BackupsScreen(ListingScreen):
    """Copies of the learner's log, newest first."""

    BUSY = "looking at the backups…"
    WIDE = (22, 14, REST)
    NARROW = (19, REST)
    BINDINGS: ClassVar[list[BindingType]] = [*keys.BACKUPS]

    def on_mount(self) -> None:
        """List the copies."""
        self._list("")

    @behind_gate
    async def _list(self, told: str) -> None:
        self._lay(await self.in_writer(partial(backups.backups, self.home)))
        self.notice.tell(told)
        self.open_gate()

    def _lay(self, found: Sequence[Backup]) -> None:
        title = "Backups" if found else "Backups: there is none yet"
        lines = (Line((self._when(one), _events(one), one.path.name), one) for one in found)
        self.lay(title, tuple(lines))

    def _when(self, copy: Backup) -> str:
        zone = days.zone(self.home.config.study().timezone)
        return (
            f"{datetime.fromtimestamp(copy.at_ms / 1000, UTC).astimezone(zone):%Y-%m-%d %H:%M:%S}"
        )

    def about(self, what: Backup) -> str:
        """What can be done, and where it lies, which is the longest and cut off first."""
        how = "Enter goes back to it; a copy of the present state is made first."
        return f"{_events(what)}. {how}\n{what.path}"

    @behind_gate
    async def action_back_up(self) -> None:
        """Make a copy now."""
        made = await self.in_writer(partial(backups.back_up, self.home))
        self._list(f"backup written: {made.name}")

    @on(TableList.Chosen)
    def _ask(self, event: TableList.Chosen) -> None:
        copy: Backup = event.what

        def take(word: str | None) -> None:
            if word == _RESTORE:
                self._restore(copy)

        asked = (
            f"Go back to the backup of {self._when(copy)} with {_events(copy)}?\n"
            "What was done since is kept as a backup of its own, made first."
        )
        choices = (("", "Leave all as it is"), (_RESTORE, "Go back to it"))
        self.app.push_screen(ChoiceScreen(asked, choices), take)

    @behind_gate
    async def _restore(self, copy: Backup) -> None:
        kept = await self.in_writer(partial(backups.restore, self.home, copy.path))
        before = f"; what was there before is kept as {kept.name}" if kept else ""
        self._list(f"gone back to {copy.path.name}{before}")


def _events(copy: Backup) -> str:
    return f"{copy.events:,} {'event' if copy.events == 1 else 'events'}"
