"""Lines of text whose pieces have a look, which no meaning hangs on.

A look is a name that the window's stylesheet knows; printed as plain text a line reads the same.
All but a deck's title, which stands last, is one cell a letter, so that lengths are widths.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest


class Look(StrEnum):
    """What a piece of a line is."""

    TEXT = "text"
    TITLE = "title"
    LABEL = "label"
    BAR = "bar"
    OVERDUE = "overdue"
    LEVEL_0 = "level-0"
    LEVEL_1 = "level-1"
    LEVEL_2 = "level-2"
    LEVEL_3 = "level-3"
    LEVEL_4 = "level-4"


LEVELS = (Look.LEVEL_0, Look.LEVEL_1, Look.LEVEL_2, Look.LEVEL_3, Look.LEVEL_4)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters of one look."""

    text: str
    look: Look = Look.TEXT


Line = tuple[Piece, ...]
BLANK: Line = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """Lines below a title."""

    title: str
    lines: tuple[Line, ...]

    @property
    def whole(self) -> tuple[Line, ...]:
        """Title and lines."""
        return ((Piece(self.title, Look.TITLE),), *self.lines)


def line(text: str, look: Look = Look.TEXT) -> Line:
    """A line of one look."""
    return (Piece(text, look),)


def plain(pieces: Line) -> str:
    """What a line says, without its looks."""
    return "".join(piece.text for piece in pieces).rstrip()


def stacked(panels: Iterable[Panel]) -> list[Line]:
    """Panels below each other with a blank line between them."""
    lines: list[Line] = []
    for panel in panels:
        lines += [BLANK, *panel.whole] if lines else panel.whole
    return lines


def beside(left: Sequence[Line], right: Sequence[Line], column: int, gap: int) -> list[Line]:
    """Two columns as one; the left one takes so many cells."""
    return [
        (*one, Piece(" " * (column - _length(one) + gap)), *other) if other else one
        for one, other in zip_longest(left, right, fillvalue=BLANK)
    ]


def joined(parts: Iterable[str], width: int, indent: int = 0) -> list[str]:
    """Parts with a dot between them, on as few lines as hold them whole."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]} · {part}" if lines else part
        if lines and len(longer) <= width - indent:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def told(parts: Iterable[str], width: int) -> tuple[Line, ...]:
    """What is said below a plot."""
    return tuple(line(text, Look.LABEL) for text in joined(parts, width))


def counted(number: int, word: str) -> str:
    """A number with its word, which takes an s unless there is one."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def share(part: int, whole: int) -> str:
    """A share in percent; a dash where there is nothing to share."""
    return f"{part / whole:.0%}" if whole else "–"


def _length(pieces: Line) -> int:
    return sum(len(piece.text) for piece in pieces)
