"""The shape of a rule for good cards, what it finds, and the common ways to look."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from trainer.cards.asked import Asked
from trainer.cards.note import Kind, Note

Level = Literal["error", "warning"]
Predicate = Callable[[Asked], str]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend; ``note`` is None where the whole deck is meant.

    ``message`` says what is wrong, ``mend`` what to do, both without a final full stop.
    ``fixable`` tells whether ``trainer check --fix`` mends it.
    """

    level: Level
    rule: str
    message: str
    mend: str
    note: Note | None = None
    fixable: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table.

    ``found_in`` gives the words or the figure that break the rule, "" where it is kept;
    ``{}`` in the message stands for them. ``english`` rules know only that language.
    """

    id: str
    level: Level
    kinds: frozenset[Kind]
    found_in: Predicate
    message: str
    mend: str
    english: bool = False

    def check(self, asked: Asked) -> Finding | None:
        """What the rule finds in one card of a kind it is made for."""
        found = self.found_in(asked)
        if not found:
            return None
        message = self.message.replace("{}", found)
        return Finding(self.level, self.id, message, self.mend, asked.card.note)


def question_begins(pattern: re.Pattern[str]) -> Predicate:
    """Finds the pattern at the very start of the question."""

    def found_in(asked: Asked) -> str:
        found = pattern.match(asked.question)
        return found.group().strip() if found else ""

    return found_in


def question_says(pattern: re.Pattern[str]) -> Predicate:
    """Finds the pattern anywhere in the question."""

    def found_in(asked: Asked) -> str:
        found = pattern.search(asked.question)
        return found.group().strip() if found else ""

    return found_in


def card_says(pattern: re.Pattern[str]) -> Predicate:
    """Finds the pattern anywhere on the card."""

    def found_in(asked: Asked) -> str:
        found = pattern.search(asked.question) or pattern.search(asked.answer)
        return found.group().strip() if found else ""

    return found_in


def counts(measure: Callable[[Asked], int], above: int, up_to: float = math.inf) -> Predicate:
    """Finds a measure that is greater than ``above`` and no greater than ``up_to``."""

    def found_in(asked: Asked) -> str:
        count = measure(asked)
        return str(count) if above < count <= up_to else ""

    return found_in
