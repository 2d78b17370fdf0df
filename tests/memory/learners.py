"""Simulated learners who study a year through the real session, over a log in memory."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from trainer.memory import acts
from trainer.memory.balance import AHEAD, Load
from trainer.memory.fsrs import retrievability
from trainer.memory.log import NEW_CARD, CardState, Event, EventKind, Phase, Rating, Stamp
from trainer.memory.options import MemoryOptions, StudyOptions
from trainer.memory.queue import QueueCard, build
from trainer.memory.replay import apply
from trainer.memory.session import start

FIRST_DAY = 20_000
DAY_MS = 86_400_000
STUDY = StudyOptions(new=3, reviews=9_999, timezone="UTC", rollover=0)


class Memory(Protocol):
    """What a learner really remembers, hidden from the scheduler."""

    def recall(self, card: str, day: int) -> float: ...

    def answered(self, event: Event) -> None: ...


@dataclass
class FsrsMemory:
    """A memory that is as FSRS-6 says, under parameters of its own."""

    options: MemoryOptions
    states: dict[str, CardState] = field(default_factory=dict)

    def recall(self, card: str, day: int) -> float:
        state = self.states.get(card, NEW_CARD)
        return retrievability(state, day, self.options.parameters) or 0.0

    def answered(self, event: Event) -> None:
        state = self.states.get(event.card, NEW_CARD)
        self.states[event.card] = apply(state, event, self.options)


@dataclass
class HalfLifeMemory:
    """A memory outside the FSRS family: half-lives that grow by a factor of each card's own."""

    lives: dict[str, tuple[float, int]] = field(default_factory=dict)

    def recall(self, card: str, day: int) -> float:
        if card not in self.lives:
            return 0.0
        half_life, last = self.lives[card]
        return math.exp(-math.log(2) * (day - last) / half_life)

    def answered(self, event: Event) -> None:
        half_life, last = self.lives.get(event.card, (3.0, event.day))
        growth = 1.6 + 1.4 * random.Random(event.card).random()
        if event.rating is Rating.AGAIN:
            half_life = max(half_life / 2, 1.0)
        elif event.day > last:
            half_life *= growth
        self.lives[event.card] = (half_life, event.day)


@dataclass(frozen=True)
class Kept:
    """A promise: the recall on the day of the answer, what came of it, and its interval."""

    promised: float
    recalled: bool
    interval_days: int


@dataclass
class Year:
    """A learner at the real session, day by day; ``log`` is all that the scheduler knows."""

    memory: Memory
    options: MemoryOptions
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    log: list[Event] = field(default_factory=list)
    states: dict[str, CardState] = field(default_factory=dict)

    def study(self, days: range) -> None:
        for day in days:
            self._study_day(FIRST_DAY + day)

    def recalled(self, since: int = 0) -> list[bool]:
        """Whether each review of a card in review was remembered, from a day on."""
        return [
            event.rating is not Rating.AGAIN
            for event in self.log
            if event.phase_before is Phase.REVIEW and event.day >= FIRST_DAY + since
        ]

    def kept(self, since: int) -> list[Kept]:
        """What became of each interval that was given from a day on under the present options."""
        found: list[Kept] = []
        states: dict[str, CardState] = {}
        for event in self.log:
            state = states.get(event.card, NEW_CARD)
            if state.phase is Phase.REVIEW and (state.last_day or 0) >= FIRST_DAY + since:
                promised = retrievability(state, event.day, self.options.parameters) or 0.0
                recalled = event.rating is not Rating.AGAIN
                found.append(Kept(promised, recalled, state.interval_days or 0))
            states[event.card] = apply(state, event, self.options)
        return found

    def refold(self, options: MemoryOptions) -> None:
        """Go on under other options: states are folded anew, due dates stay."""
        self.options, self.states = options, {}
        for event in self.log:
            state = self.states.get(event.card, NEW_CARD)
            self.states[event.card] = apply(state, event, options)

    def _study_day(self, day: int) -> None:
        now_ms = day * DAY_MS + 36_000_000
        queue = build([*self._candidates(day)], STUDY, day=day, now_ms=now_ms, seed=str(day))
        session = start(queue, self.options, STUDY, day=day, now_ms=now_ms, load=self._load(day))
        while True:
            if session.current is None:
                if session.wait_until_ms is None:
                    return
                session = session.at(session.wait_until_ms)
                continue
            card = session.current.key
            at_ms = session.now_ms + 6_000
            move = acts.grade(
                session, self._rating(card, day), Stamp(f"{at_ms:016}", at_ms, ""), 6_000
            )
            for event in move.events:
                self._record(event)
            session = move.session

    def _candidates(self, day: int) -> Iterator[QueueCard]:
        for card, state in self.states.items():
            if state.due_ms is not None or (state.due_day or 0) <= day:
                yield QueueCard(card, card, "deck", 0, state)
        for number in range(len(self.states), len(self.states) + STUDY.new):
            yield QueueCard(f"card{number}", f"card{number}", "deck", number, NEW_CARD)

    def _load(self, day: int) -> Load:
        due: dict[int, int] = {}
        for state in self.states.values():
            if state.due_day is not None and day < state.due_day <= day + AHEAD:
                due[state.due_day] = due.get(state.due_day, 0) + 1
        return Load(due)

    def _rating(self, card: str, day: int) -> Rating:
        state = self.states.get(card, NEW_CARD)
        if state.last_day is None:
            return self.chance.choices(list(Rating), (24, 9, 50, 17))[0]
        if state.last_day == day:
            return Rating.GOOD
        if self.chance.random() >= self.memory.recall(card, day):
            return Rating.AGAIN
        return self.chance.choices(list(Rating)[1:], (20, 65, 15))[0]

    def _record(self, event: Event) -> None:
        self.log.append(event)
        self.states[event.card] = apply(self.states.get(event.card, NEW_CARD), event, self.options)
        if event.kind is EventKind.REVIEW:
            self.memory.answered(event)


def share(recalled: list[bool]) -> float:
    return sum(recalled) / len(recalled)


def unlike(parameters: tuple[float, ...]) -> tuple[float, ...]:
    """Parameters of somebody who forgets faster than most at first and steadier later."""
    first = tuple(round(number * 0.6, 4) for number in parameters[:4])
    return (*first, *parameters[4:8], 1.6, *parameters[9:20], 0.25)
