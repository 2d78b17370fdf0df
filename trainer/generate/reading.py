"""A sentence as the families see it: its clause, and what the document knows about names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from trainer.cards.note import Kind
from trainer.generate.english.clause import Clause, clause
from trainer.generate.facts import Candidate, Sentence
from trainer.generate.names import Names
from trainer.generate.wording import lowered_subject

_RELATIVE = re.compile(r"(?:which|who) (?P<said>.+)")


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence, read. ``topic`` is what the passage is about, as a noun phrase or empty.

    ``terms`` are what the document defines or names, in lower case; ``previous`` is the
    sentence before, if it stands in the same paragraph.
    """

    sentence: Sentence
    clause: Clause | None
    names: Names
    topic: str
    terms: frozenset[str] = frozenset()
    previous: Sentence | None = None

    @property
    def text(self) -> str:
        """What the rules read of the sentence."""
        return self.sentence.text

    @property
    def subject(self) -> str:
        """The clause's subject as it stands inside a question; empty without a clause."""
        return lowered_subject(self.names, self.clause) if self.clause else ""

    def asks(self, family: str, subject: str, front: str, back: str) -> Candidate:
        """A question about the subject."""
        return Candidate(family, Kind.QUESTION, self.sentence, subject, front, back)

    def lists(
        self,
        family: str,
        subject: str,
        front: str,
        items: tuple[str, ...],
        *,
        ordered: bool = False,
    ) -> Candidate:
        """A question whose answer is recalled item by item."""
        return Candidate(
            family, Kind.LIST, self.sentence, subject, front, items=items, ordered=ordered
        )


def read_sentence(sentence: Sentence, names: Names, topic: str) -> Reading:
    """The sentence with its clause; no terms are known yet."""
    return Reading(sentence, clause(sentence.text), names, topic)


def inner(reading: Reading) -> Iterator[Reading]:
    """What a relative clause says of the subject, read as a sentence of its own.

    ``Cytokines, which carry signals, are proteins`` → ``Cytokines carry signals.``
    """
    outer = reading.clause
    relative = _RELATIVE.match(outer.insertion) if outer else None
    if outer is None or relative is None or outer.context:
        return
    sentence = replace(reading.sentence, text=f"{outer.subject} {relative['said']}.")
    found = clause(sentence.text)
    if found and found.subject == outer.subject and ", " not in relative["said"]:
        yield replace(reading, sentence=sentence, clause=found)
