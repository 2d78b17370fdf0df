"""New due dates for cards whose memory is now seen otherwise, without a wall of reviews.

New parameters change what is known of every card and leave its due date alone. A learner
who wants the dates to follow gets them here: what would be overdue at once is spread
over some days, the cards most at risk of being forgotten first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from trainer.cards.expand import note_id
from trainer.memory.balance import Load, interval, seed_of
from trainer.memory.fsrs import interval_days, retrievability
from trainer.memory.fuzz import fuzz_bounds
from trainer.memory.log import CardState, Phase
from trainer.memory.options import MemoryOptions

_AS_GOOD_AS_FORGOTTEN = 0.5


def due_days(
    states: Mapping[str, CardState],
    day: int,
    options: MemoryOptions,
    spread: int,
    own: Mapping[str, MemoryOptions] | None = None,
) -> dict[str, int]:
    """The new due day of each card in review whose day changes.

    ``states`` are those under the new parameters, ``day`` is the present study day; over the
    next ``spread`` days (at least 1) those are spread that should have come before it. A day
    that fuzz could give under the new parameters too is kept. ``own`` are the options of cards
    whose deck has other ones, by card.
    """
    wanted: dict[str, int] = {}
    overdue: list[tuple[float, str]] = []
    due = Counter(state.due_day for state in states.values() if state.due_day is not None)
    planned = {card: state.due_day for card, state in states.items() if state.due_day is not None}
    siblings = _siblings(planned)
    for card, state in states.items():
        if state.phase is not Phase.REVIEW or state.stability is None or state.last_day is None:
            continue
        memory = (own or {}).get(card, options)
        days = interval_days(state.stability, memory)
        if state.last_day + days <= day:
            recall = retrievability(state, day, options.parameters) or 0.0
            overdue.append((recall, card))
        elif not _may_stay(state, days, memory):
            seed = seed_of(card, state.reps - 1)
            near = (planned[other] for other in siblings[note_id(card)] if other != card)
            wanted[card] = state.last_day + interval(
                days, 1, since=state.last_day, today=day, seed=seed, options=memory,
                load=Load(due, near=frozenset(near)),
            )  # fmt: skip
            due[wanted[card]] += 1
            due[state.due_day or day] -= 1
            planned[card] = wanted[card]
    for place, (_, card) in enumerate(sorted(overdue)):
        wanted[card] = day + place * spread // len(overdue)
    return {card: new for card, new in wanted.items() if new != states[card].due_day}


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


def _may_stay(state: CardState, days: int, options: MemoryOptions) -> bool:
    """Whether the due day is one that an interval of so many days could have."""
    if state.due_day is None or state.last_day is None:
        return False
    first, last = fuzz_bounds(days, 1, options.maximum_interval) if options.fuzz else (days, days)
    return first <= state.due_day - state.last_day <= last
