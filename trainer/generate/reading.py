"""A sentence as the families see it: its clause, and what the document knows about names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trainer.cards.note import Kind
from trainer.generate.english.clause import clause
from trainer.generate.english.verb_clause import Clause
from trainer.generate.facts import Candidate, Sentence
from trainer.generate.mentions import Mentions
from trainer.generate.names import Names
from trainer.generate.spans import told
from trainer.generate.terms import MARKED, key
from trainer.generate.wording import lowered_subject


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence, read. ``topic`` is what the passage is about, as a noun phrase or empty.

    ``terms`` are what the document defines or names, in lower case; ``previous`` and
    ``following`` are the sentences around it in its paragraph; ``name`` is the document's;
    ``mentions`` tells how often the text speaks of a thing.
    """

    sentence: Sentence
    clause: Clause | None
    names: Names
    topic: str
    terms: Mapping[str, float] = field(default_factory=dict)
    previous: Sentence | None = None
    following: Sentence | None = None
    name: str = ""
    several: frozenset[str] = frozenset()
    lays_down_rules: bool = False
    mentions: Mentions | None = None

    @property
    def text(self) -> str:
        """What the rules read of the sentence."""
        return self.sentence.text

    @property
    def subject(self) -> str:
        """The clause's subject as it stands inside a question; empty without a clause."""
        return lowered_subject(self.names, self.clause) if self.clause else ""

    def knows(self, phrase: str) -> bool:
        """Whether the document is about a phrase: it defines, marks, heads or repeats it."""
        return key(phrase) in self.terms

    def is_matter(self, phrase: str) -> bool:
        """Whether a phrase is what the whole document is about: it fits every other sentence."""
        return key(phrase) in key(self.name).split() or key(phrase) == key(self.name)

    def weight(self, phrase: str) -> float:
        """How much speaks for a phrase as a term of the document; 0 for any other."""
        return self.terms.get(key(phrase), 0.0)

    def is_told_once(self, phrase: str) -> bool:
        """Whether a phrase is mentioned so seldom that the text tells one thing of it."""
        return self.mentions is None or self.mentions.is_seldom(phrase, self.sentence)

    def is_marked(self, phrase: str) -> bool:
        """Whether an author marked a phrase somewhere, or as much else speaks for it."""
        return self.weight(phrase) >= MARKED

    def clause_text(self, found: Clause) -> str:
        """A clause as a statement of its own, without what opens it and its side remarks."""
        group = " ".join(part for part in (found.aux, found.adverb, found.verb) if part)
        return f"{self.subject} {group} {told(found)}".strip()

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
    whole = sentence.text.endswith((".", "!"))
    return Reading(sentence, clause(sentence.text, whole=whole), names, topic)
