"""New due dates for cards whose memory is now seen otherwise, without a wall of reviews.

New parameters change what is known of every card and leave its due date alone. A learner
who wants the dates to follow gets them here: what would be overdue at once is spread
over some days, the cards most at risk of being forgotten first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from trainer.cards.expand import note_id
from trainer.memory.balance import Load, bounds, interval, seed_of
from trainer.memory.fsrs import interval as interval_of
from trainer.memory.fsrs import retrievability
from trainer.memory.intervals import could_promise
from trainer.memory.log import NEW_CARD, CardState, Event, EventKind, Phase
from trainer.memory.options import MemoryOptions
from trainer.memory.replay import apply, in_order, voided_ids

_AS_GOOD_AS_FORGOTTEN = 0.5


class Answered(NamedTuple):
    """A card that was answered: what was known of it before its last review, that, and since."""

    before: CardState
    review: Event
    state: CardState


def answered(log: Iterable[Event], options: MemoryOptions) -> dict[str, Answered]:
    """Every card that has a review, by card, as these options see it."""
    rows = in_order(log)
    voided = voided_ids(rows)
    states: dict[str, CardState] = {}
    reviews: dict[str, tuple[CardState, Event]] = {}
    for row in rows:
        if row.id in voided:
            continue
        before = states.get(row.card, NEW_CARD)
        if row.kind is EventKind.REVIEW:
            reviews[row.card] = before, row
        states[row.card] = apply(before, row, options)
    return {card: Answered(*review, states[card]) for card, review in reviews.items()}


def due_days(
    cards: Mapping[str, Answered],
    day: int,
    options: MemoryOptions,
    spread: int,
    own: Mapping[str, MemoryOptions] | None = None,
) -> dict[str, int]:
    """The new due day of each card in review whose day changes.

    ``cards`` are seen under the new parameters, ``day`` is the present study day; over the
    next ``spread`` days (at least 1) those are spread that should have come before it. A card
    keeps its day where the new parameters could have promised it too, or could have promised
    what the last review did if another day was set since. ``own`` are the options of cards whose
    deck has other ones, by card.
    """
    wanted: dict[str, int] = {}
    overdue: list[tuple[float, str]] = []
    plan = _Plan({card: one.state.due_day for card, one in cards.items()}, day)
    for card, one in cards.items():
        state, memory = one.state, (own or {}).get(card, options)
        if state.phase is not Phase.REVIEW or state.stability is None or state.last_day is None:
            continue
        days = interval_of(state.stability, memory)
        if _may_stay(one, days, memory):
            continue
        if state.last_day + round(days) <= day:
            recall = retrievability(state, day, options.parameters) or 0.0
            overdue.append((recall, card))
        else:
            wanted[card] = plan.moved(card, days, state.last_day, state.reps, memory)
    for place, (_, card) in enumerate(sorted(overdue)):
        wanted[card] = day + place * spread // len(overdue)
    return {card: new for card, new in wanted.items() if new != cards[card].state.due_day}


class _Plan:
    """The days on which cards are due, of which some are moved one by one on a study day."""

    def __init__(self, days: Mapping[str, int | None], today: int) -> None:
        self._today = today
        self._days = {card: due_day for card, due_day in days.items() if due_day is not None}
        self._cards_on = Counter(self._days.values())
        self._siblings = _siblings(self._days)

    def moved(self, card: str, days: float, since: int, reps: int, options: MemoryOptions) -> int:
        """The day that a card gets which memory asks for so many days after its last review."""
        near = (self._days[other] for other in self._siblings[note_id(card)] if other != card)
        day = since + interval(
            days, 1, since=since, today=self._today, seed=seed_of(card, reps - 1),
            options=options, load=Load(self._cards_on, near=frozenset(near)),
        )  # fmt: skip
        self._cards_on.update([day])
        self._cards_on.subtract([self._days.get(card, self._today)])
        self._days[card] = day
        return day


def _siblings(cards: Iterable[str]) -> dict[str, list[str]]:
    """The cards of each note."""
    of_note: defaultdict[str, list[str]] = defaultdict(list)
    for card in cards:
        of_note[note_id(card)].append(card)
    return of_note


def spread_overdue(
    states: Mapping[str, CardState], day: int, parameters: tuple[float, ...], days: int
) -> dict[str, int]:
    """The new due day of each card that was due before ``day``, over so many days (at least 1).

    Those most at risk come first as long as they are worth it: what is more likely forgotten
    than known is learnt anew anyway, and loses nothing by waiting.
    """
    overdue: list[tuple[bool, float, str]] = []
    for card, state in states.items():
        late = state.phase is Phase.REVIEW and state.due_day is not None and state.due_day < day
        if late and not state.suspended:
            recall = retrievability(state, day, parameters) or 0.0
            overdue.append((recall < _AS_GOOD_AS_FORGOTTEN, recall, card))
    ordered = enumerate(sorted(overdue))
    return {card: day + place * days // len(overdue) for place, (_, _, card) in ordered}


def _may_stay(card: Answered, days: float, options: MemoryOptions) -> bool:
    """Whether the due day is one that options with an interval of so many days leave alone."""
    state = card.state
    if state.due_day is None or state.last_day is None:
        return False
    first, last = bounds(days, 1, options)
    if first <= state.due_day - state.last_day <= last:
        return True
    return could_promise(card.before, card.review, options)
