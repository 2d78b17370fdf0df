"""The values that pass between the stages of making cards.

segment → facts → candidates → rank → write → lint → dedupe → budget: each stage
takes and gives frozen values of this module, so that another engine (a parser, a
model) can step in after any of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from trainer.cards.cloze import ask, filled, parse
from trainer.cards.note import Kind, Note

OF_TABLES = frozenset({"table", "attribute", "sheet"})
"""Families of cells: what tells of its row, a mere attribute of it, a sheet of data."""
AS_LAID_OUT = OF_TABLES | frozenset(
    {"question", "labelled", "labelled_gap", "steps", "announced", "abbreviation"}
)
"""Families whose words the author set apart: no rule cut them out of a sentence."""
TWO_SENTENCES = frozenset({"pointing", "told_gap", "explained_gap"})
"""Families that ask with the sentence before their own, which explains it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or two adjacent ones, the ground on which a card stands.

    ``quote`` is verbatim in the document. ``text`` is what the rules read: citation
    marks and figure pointers are gone, an opening pronoun may be replaced by what it
    stands for. ``block`` and ``first`` order sentences in the document; ``marked``
    are the phrases that the author emphasised strongly; ``before`` is the text of the
    sentence before it in the same paragraph. ``split`` marks what a part of the sentence
    says, put as a sentence of its own.
    """

    quote: str
    text: str
    at: str
    block: int
    first: int
    headings: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    before: str = ""
    resolved: bool = False
    split: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that could be written: its words, its family, what it is about, its ground."""

    family: str
    kind: Kind
    sentence: Sentence
    subject: str
    front: str
    back: str = ""
    items: tuple[str, ...] = ()
    ordered: bool = False

    @property
    def asked(self) -> str:
        """What is asked, in whole words: the gap of a cloze is filled."""
        return filled(parse(self.front)) if self.kind is Kind.CLOZE else self.front

    @property
    def gap(self) -> str:
        """What fills the gap of a cloze; empty for any other card."""
        return ask(self.front, 1)[1] if self.kind is Kind.CLOZE else ""

    @property
    def beside_gap(self) -> str:
        """What is asked without what fills the gap of a cloze."""
        return filled(parse(self.front), lambda _: " ") if self.kind is Kind.CLOZE else self.front


@dataclass(frozen=True, slots=True)
class Proposal:
    """A card worth keeping. ``fact_key`` stays the same when only the wording changes.

    ``doubtful`` are cards of which too few are good to be written unless a person agrees.
    """

    note: Note
    family: str
    score: float
    fact_key: str
    doubtful: bool = False


IN_DOUBT = "in doubt, as most of its kind need a mend"
"""Why a card is not written that is offered where a person looks at each."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A fact that was found but not asked, and why."""

    quote: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many words a heading has under it, how many cards came of them, and why none did."""

    heading: str
    words: int
    cards: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Generated:
    """What a document yielded, in the order of the document."""

    proposals: tuple[Proposal, ...]
    dropped: tuple[Dropped, ...]
    coverage: tuple[Coverage, ...]
