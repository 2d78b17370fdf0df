"""Texts with gaps: ``The {{c1::SYN}} is answered by {{c2::SYN-ACK::two flags}}.``"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap of a cloze; ``number`` 0 is the short form that has no number yet."""

    number: int
    pieces: tuple[Piece, ...]
    hint: str = ""


Piece = str | Gap


def parse(text: str) -> tuple[Piece, ...]:
    """The text as literal strings and gaps, which hold pieces again."""
    raise NotImplementedError


def numbered(text: str) -> str:
    """The text with every short gap ``{{x}}`` written ``{{c1::x}}``. Idempotent."""
    raise NotImplementedError


def ordinals(text: str) -> tuple[int, ...]:
    """The numbers of the gaps, ascending, each once: one card is asked for each."""
    raise NotImplementedError


def ask(text: str, n: int) -> tuple[str, str, str]:
    """Question, answer and hint of the card that asks for the gaps with number ``n``."""
    raise NotImplementedError


def problems(text: str) -> tuple[str, ...]:
    """Why the text is no valid cloze, each a sentence with its mend; empty if it is one."""
    raise NotImplementedError
