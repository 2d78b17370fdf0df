"""New parameters taken into use: written down, and due dates moved where that is wished."""

from __future__ import annotations

from pathlib import Path

from trainer import clock
from trainer.config import FILE_NAME
from trainer.config.writing import write_parameters
from trainer.memory.card_acts import move
from trainer.memory.options import MemoryOptions
from trainer.memory.reschedule import answered, due_days
from trainer.store import search
from trainer.workflow.deck_tree import own_memory
from trainer.workflow.home import Home


def take(folder: Path, parameters: tuple[float, ...]) -> None:
    """Write the parameters into a home's settings; its states are folded anew when it opens.

    Raises:
        DeckError: the settings cannot be written; they are as they were.
    """
    write_parameters(folder / FILE_NAME, parameters)


def reschedule(home: Home, spread: int) -> int:
    """Give every card in review the due date of the present parameters; returns how many moved.

    Raises:
        StoreError: nothing was written.
    """
    day, memory = home.today(), home.config.memory()
    seen = answered(home.database.events(), memory)
    active = {card: one for card, one in seen.items() if not one.state.suspended}
    changed = due_days(active, day, memory, spread, _own_options(home, day))
    home.database.record(move(changed, day, home.database.stamp(clock.now_ms())))
    return len(changed)


def _own_options(home: Home, day: int) -> dict[str, MemoryOptions]:
    """The options of memory of the cards whose deck has other ones, by card."""
    decks = home.library.decks()
    own = own_memory(home.config, decks)
    return {
        card: own[entry.id]
        for entry in decks
        if entry.id in own
        for card in search.find(
            home.database, None, [str(entry.path)], day=day, now_ms=clock.now_ms()
        )
    }
