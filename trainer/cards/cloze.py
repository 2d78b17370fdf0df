"""Texts with gaps, such as ``The {{c1::SYN}} is answered by {{c2::SYN-ACK::two flags}}``.

A gap's number is its identity, so that a gap added later does not swap histories;
several gaps with one number are asked together, gaps may nest, and ``{{SYN}}`` is the
short form, numbered in order. Text between backticks or dollars may hold braces and
colons of its own: see :mod:`trainer.cards.cloze_scan`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from trainer.cards.cloze_scan import DEEPEST, VALID_NUMBERS, GapSpan, scan, with_numbers
from trainer.cards.note import ASKED

MOST_GAPS = 100
"""More than anybody could learn from one text; each is a card that holds all of it."""

_MISSPELT_NUMBER = re.compile(r"[cC] ?[0-9][0-9, ]*:")


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap and what fills it; ``mark`` is the backtick or dollar within which it opens."""

    number: int
    pieces: tuple[Piece, ...]
    hint: str = ""
    mark: str = ""


Piece = str | Gap


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a text is no valid cloze and how to mend it; no full stops at the end."""

    message: str
    mend: str

    def __str__(self) -> str:
        return f"{self.message}. {self.mend}"


@lru_cache(maxsize=64)
def parse(text: str) -> tuple[Piece, ...]:
    """The text as literal strings and gaps, which hold pieces again (eight deep at most).

    Short gaps have the number that :func:`numbered` would write. A gap that is never
    closed is literal text. Linear in the length, whatever the text.
    """
    spans = list(reversed(with_numbers(scan(text).gaps)))
    return _pieces(text, 0, len(text), spans)


def numbered(text: str) -> str:
    """The text with every short gap ``{{x}}`` written ``{{c1::x}}``. Idempotent."""
    gaps = scan(text).gaps
    parts, at = [], 0
    for gap, labelled in zip(gaps, with_numbers(gaps), strict=True):
        if gap.number is None:
            parts += [text[at : gap.body], f"c{labelled.number}::"]
            at = gap.body
    return "".join([*parts, text[at:]])


def ordinals(text: str) -> tuple[int, ...]:
    """The numbers of the gaps, ascending, each once, 1 to 499: one card is asked for each."""
    numbers = {gap.number for gap in _gaps(parse(text))}
    return tuple(sorted(number for number in numbers if number in VALID_NUMBERS))


def ask(text: str, n: int) -> tuple[str, str, str]:
    """Question, answer and hint, in Markdown, of the card that asks for gap number ``n``.

    In the question the asked gaps read ``[...]`` and all others are filled. Different
    words under one number are joined by a comma.
    """
    pieces = parse(text)
    asked = [gap for gap in _gaps(pieces, within=n) if gap.number == n]
    answer = ", ".join(dict.fromkeys(map(_answer, asked)))
    hint = ", ".join(dict.fromkeys(gap.hint for gap in asked if gap.hint))
    return filled(pieces, lambda gap: ASKED if gap.number == n else None), answer, hint


def filled(pieces: tuple[Piece, ...], draw: Callable[[Gap], str | None] = lambda _: None) -> str:
    """The text with every gap filled, except for those that ``draw`` gives another form."""
    return "".join(
        piece if isinstance(piece, str) else _drawn(draw(piece), piece, draw) for piece in pieces
    )


def problems(text: str) -> tuple[Problem, ...]:
    """Why the text is no valid cloze; empty if it is one."""
    found = scan(text)
    return (
        *(() if found.gaps or found.unclosed else (_NO_GAP,)),
        *(_unclosed(text[at : at + 20]) for at in found.unclosed[:1]),
        *((_TOO_DEEP,) if found.too_deep else ()),
        *((_TOO_MANY,) if len(found.gaps) > MOST_GAPS else ()),
        *_gap_problems(text, found.gaps),
    )


def _pieces(text: str, start: int, end: int, spans: list[GapSpan]) -> tuple[Piece, ...]:
    """Cut text[start:end] at the next spans (the list is reversed and consumed)."""
    pieces: list[Piece] = []
    while spans and spans[-1].start < end:
        span = spans.pop()
        inner = _pieces(text, span.body, span.divider, spans)
        hint = text[span.divider + 2 : span.end].strip()
        pieces += [text[start : span.start], Gap(span.number or 0, inner, hint, span.mark)]
        start = span.end + 2
    return tuple(piece for piece in [*pieces, text[start:end]] if piece != "")


def _gaps(pieces: tuple[Piece, ...], within: int | None = None) -> Iterator[Gap]:
    """Every gap, outer before inner; those inside a gap numbered ``within`` are left out."""
    for piece in pieces:
        if isinstance(piece, Gap):
            yield piece
            if piece.number != within:
                yield from _gaps(piece.pieces, within)


def _answer(gap: Gap) -> str:
    """What fills the gap; a part of code or of a formula is one by itself."""
    words = filled(gap.pieces).strip()
    return words if gap.mark in words else f"{gap.mark}{words}{gap.mark}"


def _drawn(drawn: str | None, gap: Gap, draw: Callable[[Gap], str | None]) -> str:
    return filled(gap.pieces, draw) if drawn is None else drawn


_NO_GAP = Problem(
    "The text has no gap", "Put {{c1::…}} around the words to be recalled, or make it a question"
)
_TOO_MANY = Problem(f"There are more than {MOST_GAPS} gaps", "Split the text into several notes")
_TOO_DEEP = Problem(
    f"Gaps are nested more than {DEEPEST} deep", "Split the text into several notes"
)


def _unclosed(excerpt: str) -> Problem:
    return Problem(
        f"The gap that opens with {excerpt!r} is never closed",
        "Write }} behind the words to be recalled, or put braces that are text in backticks",
    )


def _gap_problems(text: str, gaps: tuple[GapSpan, ...]) -> Iterator[Problem]:
    for gap in with_numbers(gaps):
        written = text[gap.start : gap.end + 2]
        excerpt = written if len(written) <= 40 else written[:37] + "…"  # noqa: PLR2004
        if gap.number not in VALID_NUMBERS:
            message = f"The gap {excerpt} has the number {gap.number}"
            yield Problem(message, f"Use a number from 1 to {VALID_NUMBERS[-1]}")
        elif not text[gap.body : gap.divider].strip():
            yield Problem(f"The gap {excerpt} is empty", "Put the words to be recalled into it")
        elif text[gap.body - 2 : gap.body] == "{{" and _MISSPELT_NUMBER.match(text, gap.body):
            message = f"The gap {excerpt} begins with a number that is not read as one"
            yield Problem(message, "Write the number as in {{c1::words}}")
