"""A year of study under a desired retention: what is known for how many minutes a day.

The learner is one whose memory is as the parameters say and who answers as the own log
shows. Chance is drawn from names, so that the same collection has the same future, and
two retentions are compared on the same luck.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from trainer.memory.fsrs import retrievability, step
from trainer.memory.fuzz import fuzzed, lot
from trainer.memory.habits import Habits
from trainer.memory.log import NEW_CARD, CardState, Phase, Rating
from trainer.memory.options import MemoryOptions, StudyOptions

DAYS = 365
_MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class Year:
    """What a year came to: cards known at its end, and what each day of it took on average."""

    retention: float
    known: float
    minutes_per_day: float
    reviews: int


@dataclass(frozen=True, slots=True)
class Collection:
    """The cards of a learner on a study day: states of those seen, keys of the new ones in order.

    Cards that are put away are none of them.
    """

    seen: Mapping[str, CardState]
    unseen: tuple[str, ...]
    day: int


def year(
    cards: Collection,
    habits: Habits,
    memory: MemoryOptions,
    study: StudyOptions,
    days: int = DAYS,
) -> Year:
    """The next ``days`` of a collection, with the limits of a day's study.

    Raises:
        ConfigError: the parameters are not 21 numbers within FSRS-6's bounds.
    """
    day = cards.day
    run = _Run(memory, habits, dict(cards.seen), day)
    unseen = list(reversed(cards.unseen))
    for today in range(day, day + days):
        waiting = run.due(today)
        for card in waiting[: study.reviews]:
            run.review(card, today)
        run.put_off(waiting[study.reviews :], today + 1)
        for _ in range(min(study.new, len(unseen))):
            run.learn(unseen.pop(), today)
    return Year(
        memory.retention,
        sum(run.recall(state, day + days) for state in run.states.values()),
        run.seconds / _MINUTE_S / days,
        run.reviews,
    )


class _Run:
    """The cards as they are on a day of a simulated year."""

    def __init__(
        self, memory: MemoryOptions, habits: Habits, states: dict[str, CardState], day: int
    ) -> None:
        self.states = states
        self.seconds, self.reviews = 0.0, 0
        self._memory, self._habits = memory, habits
        self._due: defaultdict[int, list[str]] = defaultdict(list)
        for card, state in self.states.items():
            self._due[max(state.due_day or day, day)].append(card)

    def due(self, day: int) -> list[str]:
        """The cards due on a day, those most at risk of being forgotten first."""
        return sorted(self._due.pop(day, []), key=lambda card: self.recall(self.states[card], day))

    def put_off(self, cards: Iterable[str], day: int) -> None:
        """Leave cards for another day."""
        self._due[day].extend(cards)

    def recall(self, state: CardState, day: int) -> float:
        """The probability that a card is known on a day."""
        return retrievability(state, day, self._memory.parameters) or 0.0

    def review(self, card: str, day: int) -> None:
        """Answer a card that is due."""
        state = self.states[card]
        chance = lot(f"{card}:{state.reps}")
        recall = self.recall(state, day)
        if chance >= recall:
            self._answer(card, Rating.AGAIN, day)
            self._repeat(card, len(self._memory.relearning_steps), day)
        else:
            self._answer(card, _drawn(self._habits.recalled, chance / recall), day)
        self._schedule(card, day)

    def learn(self, card: str, day: int) -> None:
        """See a new card through its steps."""
        self.states[card] = NEW_CARD
        rating = _drawn(self._habits.first, lot(f"{card}:new"))
        self._answer(card, rating, day)
        left = len(self._memory.learning_steps) - (rating is Rating.GOOD)
        self._repeat(card, 0 if rating is Rating.EASY else left, day)
        self._schedule(card, day)

    def _repeat(self, card: str, times: int, day: int) -> None:
        for _ in range(times):
            self._answer(card, Rating.GOOD, day)

    def _answer(self, card: str, rating: Rating, day: int) -> None:
        state = self.states[card]
        after = step(state, rating, day, self._memory)
        self.states[card] = replace(
            state,
            phase=Phase.REVIEW,
            stability=after.stability,
            difficulty=after.difficulty,
            interval_days=after.interval_days,
            last_day=day,
            reps=state.reps + 1,
        )
        self.seconds += self._habits.seconds[rating]
        self.reviews += 1

    def _schedule(self, card: str, day: int) -> None:
        state = self.states[card]
        days = state.interval_days or 1
        if self._memory.fuzz:
            days = fuzzed(days, 1, self._memory.maximum_interval, f"{card}:{state.reps}")
        self._due[day + days].append(card)


def _drawn(shares: Mapping[Rating, float], chance: float) -> Rating:
    for rating, share in shares.items():
        chance -= share
        if chance < 0:
            return rating
    return Rating.GOOD
