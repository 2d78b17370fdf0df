"""What the home screen tells beside its decks; small, since it is read at every start."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.memory.pace import seconds_a_card
from trainer.store import lately
from trainer.workflow.home import Home

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the home screen tells of the log: the streak, and how long today's cards take."""

    streak: int
    seconds_a_card: float

    def minutes(self, cards: int) -> int:
        """Whole minutes for so many cards, one at the least."""
        return max(1, round(cards * self.seconds_a_card / _MINUTE))


def outlook(home: Home) -> Outlook:
    """Streak and pace, without a look at the whole log.

    Raises:
        StoreError: the database cannot be read.
    """
    return Outlook(
        lately.current_streak(home.database, home.today()),
        seconds_a_card(lately.latest_times(home.database)),
    )
