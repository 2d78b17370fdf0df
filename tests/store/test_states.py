"""Whatever happens to cards, the table of states says what the log says."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.memory.log import CardState, Event, EventKind, Phase, Rating
from trainer.memory.options import MemoryOptions
from trainer.memory.replay import fold
from trainer.store.database import Database

NOON = 1_767_268_800_000
TODAY = 20_454
EVER = TODAY - 1_000, 3_000  # from a day on so many days
OPTIONS = MemoryOptions()
CARDS = ("aaa", "aaa#r", "bbb#c1")

reviews = st.builds(
    lambda rating, wait: {
        "kind": EventKind.REVIEW,
        "rating": rating,
        "interval_days": wait,
        "due_day": TODAY + wait,
        "phase_before": Phase.REVIEW,
        "phase_after": Phase.REVIEW,
    },
    st.sampled_from(Rating),
    st.integers(1, 400),
)
others = st.builds(
    lambda kind, number: {"kind": kind, "value": number, "due_day": TODAY + number},
    st.sampled_from([kind for kind in EventKind if kind is not EventKind.VOID]),
    st.integers(0, 7),
)
voids = st.builds(
    lambda back: {"kind": EventKind.VOID, "back": back, "value": None}, st.integers(1, 4)
)
happenings = st.lists(st.tuples(st.sampled_from(CARDS), reviews | others | voids), max_size=25)


def recorded(database: Database, happened: list[tuple[str, dict[str, object]]]) -> list[Event]:
    """Records one event after the other; a void takes back one of its card's last few."""
    events: list[Event] = []
    for number, (card, values) in enumerate(happened):
        stamp = database.stamp(NOON)
        fields = dict(values)
        back = fields.pop("back", 0)
        own = [event for event in events if event.card == card]
        if back and own:
            fields["target"] = own[-min(int(str(back)), len(own))].id
        base = Event(stamp.id, card, stamp.at_ms, TODAY + number // 3, EventKind.MARK, stamp.device)
        events.append(replace(base, **fields))  # type: ignore[arg-type]
        database.record(events[-1:])
    return events


def due(states: dict[str, CardState]) -> Counter[int]:
    """How many of the cards come due on each day, counted one by one."""
    return Counter(
        state.due_day
        for state in states.values()
        if state.phase is Phase.REVIEW and state.due_day is not None and not state.suspended
    )


@given(happenings)
@settings(max_examples=40)
def test_every_state_is_the_fold_of_the_cards_events(
    happened: list[tuple[str, dict[str, object]]],
) -> None:
    with tempfile.TemporaryDirectory() as home:
        database = Database.open(Path(home), OPTIONS, NOON)
        events = recorded(database, happened)
        expected = {
            card: fold([event for event in events if event.card == card], OPTIONS)
            for card in {event.card for event in events}
        }
        assert database.states(CARDS) == expected
        assert database.due_ahead(*EVER) == due(expected)
        database.rebuild_states()
        assert database.states(CARDS) == expected
        assert database.due_ahead(*EVER) == due(expected)
        database.close()


@given(happenings, st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_a_log_merged_in_any_order_gives_the_same_states(
    happened: list[tuple[str, dict[str, object]]], chance: object
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one = Database.open(Path(folder, "one"), OPTIONS, NOON)
        two = Database.open(Path(folder, "two"), OPTIONS, NOON)
        events = recorded(one, happened)
        chance.shuffle(events)  # type: ignore[attr-defined]
        two.record(events)
        two.record(events[: len(events) // 2])
        assert two.states(CARDS) == one.states(CARDS)
        assert two.events() == one.events()
        one.close()
        two.close()
