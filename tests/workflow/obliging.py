"""A document about tides, and models that write of it what they should."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tests.generate.builders import FILLER, document
from tests.generate.model.server import Asked, Reply, card, cards, says
from trainer.generate.model.cost import Estimate

WORDS = {"ebb": "falls", "flood": "rises", "neap": "stays low", "spring": "climbs highest"}
SECTIONS = "\n\n".join(
    f"## {word.title()} tide\n\n"
    f"The {word} tide is a movement of water that {moves} near {place}. {FILLER}"
    for (word, moves), place in zip(WORDS.items(), ("Kell", "Oss", "Brae", "Fenn"), strict=True)
)
DOCUMENT = document(f"# How does the sea move?\n\n{SECTIONS}")
_FACT = re.compile(r"The (\w+) tide is (a movement of water that [\w ]+)\.")


@dataclass
class Watched:
    """What a run said of itself; it is interrupted after so many answers."""

    stop_after: int = 99
    runs: list[Estimate] = field(default_factory=list)
    steps: list[tuple[int, int]] = field(default_factory=list)

    def expect(self, run: Estimate, _name: str) -> None:
        self.runs.append(run)

    def advance(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        if done == self.stop_after:
            raise KeyboardInterrupt


def obliging(asked: Asked) -> Reply:
    """A model that writes one good card for each passage."""
    found = _FACT.search(asked.user)
    assert found is not None
    term = f"{found[1]} tide"
    return says(cards(card(found[0], f"What is the {term}?", found[2], term)), 100, 50)


def rewording(asked: Asked) -> Reply:
    draft = asked.user.split("Draft: ")[1].split("\n")[0]
    return says(f'{{"question": "{draft.replace("What is", "To a sailor, what is")}"}}')
