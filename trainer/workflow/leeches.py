"""What a learner is told of a card that is forgotten time and again."""

from __future__ import annotations

from trainer.memory.log import CardState


def leech_told(state: CardState) -> str:
    """What a learner is told of a card that has become a leech."""
    away = "; suspended, undo takes it back" if state.suspended else ""
    times = "once" if state.lapses == 1 else f"{state.lapses} times"
    return f"a leech: forgotten {times}{away}"
