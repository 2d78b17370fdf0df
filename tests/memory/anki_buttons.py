"""A process in which Anki's own scheduler tells what its buttons would do, without fuzz.

Reads ``[{"options": {…}, "cards": [{…}]}]`` from stdin, and prints for each card what Again, Hard,
Good and Easy make of it: ``[phase, seconds or days, stability, difficulty]``.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ["ANKI_TEST_MODE"] = "1"  # no fuzz; read when the backend is first asked

from anki.collection import Collection
from anki.decks import DeckId

DAY_S = 86_400
PHASES = ("new", "learning", "review", "relearning")
QUEUES = (0, 1, 2, 1)
BUTTONS = ("again", "hard", "good", "easy")


def main() -> None:
    """Answer for all cards, each in the deck of its options."""
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        collection.set_config("fsrs", val=True)
        collection.set_config("loadBalancerEnabled", val=False)
        told = [
            buttons(collection, add(collection, deck, number, card))
            for number, given in enumerate(json.load(sys.stdin))
            for deck in [add_deck(collection, str(number), given["options"])]
            for card in given["cards"]
        ]
        collection.close()
    json.dump(told, sys.stdout)


def add_deck(collection: Collection, name: str, options: dict[str, Any]) -> DeckId:
    """A deck with options of its own; steps are in minutes."""
    deck = collection.decks.id(name)
    assert deck is not None
    config = collection.decks.add_config(name)
    config["new"]["delays"] = options["learning_steps"]
    config["lapse"]["delays"] = options["relearning_steps"]
    config["desiredRetention"] = options["retention"]
    config["rev"]["maxIvl"] = options["maximum_interval"]
    collection.decks.update_config(config)
    made = collection.decks.get(deck)
    assert made is not None
    collection.decks.update({**made, "conf": config["id"]})
    return deck


def add(collection: Collection, deck: DeckId, number: int, card: dict[str, Any]) -> int:
    """A card with a state that it might have come to."""
    kind = collection.models.by_name("Basic")
    assert kind is not None
    note = collection.new_note(kind)
    note["Front"] = f"{number} {card}"
    collection.add_note(note, deck)
    made = note.cards()[0]
    phase = PHASES.index(card["phase"])
    if phase:
        known = {"s": card["stability"], "d": card["difficulty"], "dr": card["retention"]}
        known["lrt"] = int(time.time()) - card["days_ago"] * DAY_S
        row = (
            *(phase, QUEUES[phase], int(time.time()) if QUEUES[phase] == 1 else 0),
            *(card["interval_days"], card["steps_left"], json.dumps(known), made.id),
        )
        assert collection.db is not None
        collection.db.execute(
            "update cards set type=?, queue=?, due=?, ivl=?, left=?, reps=3, data=? where id=?",
            *row,
        )
    return int(made.id)


def buttons(collection: Collection, card: int) -> list[tuple[str, int, float, float]]:
    """What each button would make of a card."""
    states = collection._backend.get_scheduling_states(card)
    return [told(getattr(states, button).normal) for button in BUTTONS]


def told(state: Any) -> tuple[str, int, float, float]:
    """A state of Anki's: its phase, when it is due, and what is known of the memory."""
    kind = state.WhichOneof("kind")
    found = getattr(state, kind)
    if kind == "relearning":
        found = found.learning
    wait = found.scheduled_days if kind == "review" else found.scheduled_secs
    return kind, wait, found.memory_state.stability, found.memory_state.difficulty


if __name__ == "__main__":
    main()
