"""Patterns of a search as SQL has them: for LIKE, and for the index of three-letter pieces.

In a pattern ``*`` is any text and ``_`` any one letter; a backslash before a sign makes it
plain. Texts and patterns are folded alike, so that case matters in no script.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from trainer.store import folding

_PIECE = re.compile(r'\\[\\"():*_-]|.', re.DOTALL)
_WILD = {"*": "%", "_": "_"}
_LIKE = {"\\": r"\\", "%": r"\%", "_": r"\_"}
_LETTERS = 3
_MOST_PIECES = 8


@dataclass(frozen=True, slots=True)
class Pattern:
    """``like`` is for LIKE with a backslash as escape; ``runs`` are the letters between wilds."""

    like: str
    runs: tuple[str, ...]

    @property
    def plain(self) -> str | None:
        """The text itself where nothing in the pattern is wild."""
        is_plain = self.like == "".join(_LIKE.get(letter, letter) for letter in "".join(self.runs))
        return "".join(self.runs) if is_plain else None

    @property
    def pieces(self) -> tuple[str, ...]:
        """Some three letters in a row that every text with this pattern has."""
        found = (
            run[at : at + _LETTERS]
            for run in self.runs
            for at in range(0, len(run) - _LETTERS + 1, _LETTERS)
        )
        return tuple(islice(dict.fromkeys(found), _MOST_PIECES))


def pattern(text: str, *, bare: bool = False) -> Pattern:
    """A pattern as it was typed, folded; ``bare`` takes the marks of letters off as well."""
    told = folding.bare(text) if bare else folding.folded(text)
    like, runs = "", [""]
    for piece in _PIECE.findall(told):
        if piece in _WILD:
            like += _WILD[piece]
            runs.append("")
        else:
            letter = piece[-1]
            like += _LIKE.get(letter, letter)
            runs[-1] += letter
    return Pattern(like, tuple(filter(None, runs)))
