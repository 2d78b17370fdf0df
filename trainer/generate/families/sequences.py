"""What is done one after the other: ``X involves doing a, doing b, and then doing c``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.nouns import bare
from trainer.generate.english.tokens import has_words
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.verbs import GERUNDS
from trainer.generate.facts import Candidate
from trainer.generate.families.relations import is_askable
from trainer.generate.reading import Reading
from trainer.generate.wording import ask, context_of, question

_OPENS = {"involve": "", "consist": "of ", "proceed": "by ", "comprise": ""}
_JOINT = re.compile(r", (?:and |or )?| and (?=then |finally )")
_ORDER = re.compile(r"(?:then|finally|lastly|next|first|afterwards?|later|subsequently) ")
_GERUND = re.compile(r"[a-z-]{3,}ing")  # a series that has begun may use rarer verbs
_FEWEST, _MOST = 3, 5
_LONGEST_STEP = 16


def sequences(reading: Reading) -> Iterator[Candidate]:
    """A clean series of gerunds is a list, in order where a *then* says so."""
    clause = reading.clause
    if clause is None or clause.negated or context_of(clause) is None or not is_askable(clause):
        return
    tie = _OPENS.get(clause.lemma)
    if tie is None or clause.aux or clause.is_past or not clause.rest.startswith(tie):
        return
    steps = series(clause.rest.removeprefix(tie))
    ordered = bool(re.search(r"\b(?:then|finally|lastly|subsequently|afterwards?)\b", clause.rest))
    if steps:
        front = _front(reading, clause, tie.strip(), ordered=ordered)
        yield reading.lists("sequence", bare(reading.subject), front, steps, ordered=ordered)


def _front(reading: Reading, clause: Clause, tie: str, *, ordered: bool) -> str:
    if ordered:
        return question(f"what are the steps of {reading.subject}")
    return ask("what", clause, reading.subject, tie)


def series(text: str) -> tuple[str, ...]:
    """The gerund phrases of ``doing a, doing b, and then doing c``; empty where one is none.

    A part that opens with another word goes on with the one before.
    """
    steps: list[str] = []
    for part in _JOINT.split(text):
        step = _ORDER.sub("", part).strip()
        first = step.split(" ", 1)[0].lower()
        if first in GERUNDS or (steps and _GERUND.fullmatch(first)):
            steps.append(step)
        elif steps:
            steps[-1] += f", {step}"
        else:
            return ()
    fine = all(has_words(step, 2, _LONGEST_STEP) and ", " not in step for step in steps)
    return tuple(steps) if fine and _FEWEST <= len(steps) <= _MOST else ()
