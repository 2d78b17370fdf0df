"""Without fuzz each button does what it does in Anki, whatever the card and the options.

Anki's own scheduler is asked, in a process of its own. The cards are drawn at random with a seed;
their numbers are as short as Anki stores them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from trainer.memory.intervals import futures
from trainer.memory.log import NEW_CARD, CardState, Phase
from trainer.memory.options import MINUTE, MemoryOptions

pytest.importorskip("anki", reason="Anki's backend has no wheel for this machine")

DAY, NOW = 20_000, 20_000 * 86_400_000 + 36_000_000
SCRIPT = Path(__file__).with_name("anki_buttons.py")
CARDS = 60
OPTIONS = (
    (0.9, (1, 10), (10,), 36_500),
    (0.8, (1, 10), (10,), 36_500),
    (0.95, (30,), (5,), 36_500),
    (0.7, (2_000,), (2, 5, 9), 36_500),  # a step of more than a day
    (0.9, (1, 10, 60, 720), (10, 600), 200),
    (0.85, (15, 1_440), (1_440,), 36_500),
    (0.97, (5, 4_000), (20, 2_880), 60),
)


def drawn(lot: Random, phase: Phase, steps: Sequence[int], retention: float) -> dict[str, Any]:
    """A card as it might be; where it has an interval, near what its memory asks for."""
    in_steps = phase is not Phase.REVIEW
    # Anki panics at Easy in the steps where Good has reached the maximum interval
    stability = round(10 ** lot.uniform(-1, 1 if in_steps else 3), 4)
    return {
        "phase": phase.value,
        "stability": stability,
        "difficulty": round(lot.uniform(1, 10), 3),
        "retention": retention,
        "days_ago": 0 if in_steps else lot.choice([0, 1, max(1, round(stability)), 400]),
        "interval_days": max(1, round(stability) + lot.randint(-3, 3)),
        "steps_left": lot.randint(1, len(steps)) if in_steps else 0,
    }


def drawn_cards(lot: Random, options: MemoryOptions) -> list[dict[str, Any]]:
    steps = {Phase.LEARNING: options.learning_steps, Phase.RELEARNING: options.relearning_steps}
    phases = [*Phase, *lot.choices([*Phase][1:], k=CARDS)]
    return [drawn(lot, phase, steps.get(phase, (1,)), options.retention) for phase in phases]


def as_state(card: Mapping[str, Any], options: MemoryOptions) -> CardState:
    phase = Phase(card["phase"])
    if phase is Phase.NEW:
        return NEW_CARD
    steps = options.learning_steps if phase is Phase.LEARNING else options.relearning_steps
    return CardState(
        phase=phase,
        stability=card["stability"],
        difficulty=card["difficulty"],
        last_day=DAY - card["days_ago"],
        last_ms=0,
        reps=3,
        step=None if phase is Phase.REVIEW else len(steps) - card["steps_left"],
        interval_days=card["interval_days"] if phase is Phase.REVIEW else None,
    )


def test_the_buttons_are_those_of_anki() -> None:
    lot = Random(4)
    given: list[tuple[MemoryOptions, list[dict[str, Any]]]] = []
    for retention, learning, relearning, maximum in OPTIONS:
        options = MemoryOptions(
            retention=retention,
            learning_steps=tuple(minutes * MINUTE for minutes in learning),
            relearning_steps=tuple(minutes * MINUTE for minutes in relearning),
            maximum_interval=maximum,
            fuzz=False,
        )
        given.append((options, drawn_cards(lot, options)))
    told = iter(ask_anki(given))
    for options, cards in given:
        for card in cards:
            made = futures("card", as_state(card, options), NOW, DAY, options)
            for ours, (phase, wait, stability, difficulty) in zip(made, next(told), strict=True):
                due = ours.interval_days or ((ours.due_ms or NOW) - NOW) // 1000
                assert (ours.phase, due) == (phase, wait), (card, options, ours.rating)
                assert ours.state.stability == pytest.approx(stability, rel=1e-3)
                assert ours.state.difficulty == pytest.approx(difficulty, rel=1e-3)


def ask_anki(given: Sequence[tuple[MemoryOptions, Sequence[Mapping[str, Any]]]]) -> list[list[Any]]:
    asked = [
        {
            "options": {
                "retention": options.retention,
                "learning_steps": [seconds / MINUTE for seconds in options.learning_steps],
                "relearning_steps": [seconds / MINUTE for seconds in options.relearning_steps],
                "maximum_interval": options.maximum_interval,
            },
            "cards": cards,
        }
        for options, cards in given
    ]
    run = subprocess.run(
        [sys.executable, str(SCRIPT)],
        input=json.dumps(asked), capture_output=True, text=True, check=True,
    )  # fmt: skip
    told: list[list[Any]] = json.loads(run.stdout)
    return told
