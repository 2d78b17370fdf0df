"""A card as the rules look at it: what is asked and answered, with code set aside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from trainer.cards.english import content_stems, words
from trainer.cards.markdown import Block, Mark, blocks
from trainer.cards.note import ASKED, Card, Kind

PLACEHOLDER = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in prose for a piece of code or a formula, whose signs are no wording."""

_SET_APART = frozenset({Mark.CODE, Mark.MATH})


@dataclass(frozen=True)
class Asked:
    """Question and answer of one card as prose: marks stripped, code and formulas replaced."""

    card: Card
    question: str
    answer: str

    @property
    def kind(self) -> Kind:
        """How the card's note asks."""
        return self.card.note.kind

    @cached_property
    def context(self) -> str:
        """The question without its gap or blank."""
        return self.question.replace(ASKED, " ")

    @cached_property
    def question_words(self) -> list[str]:
        """Words around the gap or of the question, code left out."""
        return words(self.context)

    @cached_property
    def answer_words(self) -> list[str]:
        """Words of the answer, code left out."""
        return words(self.answer)

    @cached_property
    def question_stems(self) -> frozenset[str]:
        """Stems of the question's telling words."""
        return content_stems(self.context)

    @cached_property
    def answer_stems(self) -> frozenset[str]:
        """Stems of the answer's telling words."""
        return content_stems(self.answer)

    @property
    def is_about_code(self) -> bool:
        """Whether either side holds code or a formula."""
        return PLACEHOLDER in self.question or PLACEHOLDER in self.answer

    @property
    def shows_something(self) -> bool:
        """Whether the question comes with what "this" can point at: media, code, a formula."""
        note = self.card.note
        return bool(note.image or note.audio) or PLACEHOLDER in self.question


def asked(card: Card) -> Asked:
    """Read a card once for all rules."""
    return Asked(card, prose(card.question), prose(card.answer))


def prose(markdown: str) -> str:
    """The wording of a text: a line for each of its blocks, a placeholder for code and formulas."""
    return "\n".join(_wording(block) for block in blocks(markdown)).strip()


def _wording(block: Block) -> str:
    return "".join(PLACEHOLDER if span.marks & _SET_APART else span.text for span in block.spans)
