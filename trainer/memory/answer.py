"""Typed answers: right, close or wrong, forgiving whatever is no matter of knowledge.

Case, accents, width, typographic quotes, punctuation and spaces do not count. A slip of
the fingers makes an answer close, never wrong, unless a number is involved: 42 is not 43.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Part = Literal["same", "missing", "extra"]

_LETTERS_A_SLIP = 5  # one slip is forgiven for every so many letters
_SHORTEST_WITH_SLIP = 4


@dataclass(frozen=True, slots=True)
class Verdict:
    """``kind`` is how right the answer was; ``diff`` the typed against the expected text.

    Each piece of ``diff`` is a text and whether it stands in both (``same``), only in the
    expected answer (``missing``) or only in the typed one (``extra``).
    """

    kind: Literal["ok", "close", "wrong"]
    diff: tuple[tuple[str, Part], ...]


def compare(typed: str, expected: str, accept: Sequence[str] = ()) -> Verdict:
    """Compares a typed answer with the expected one and its accepted alternatives.

    All texts are plain. The difference is drawn against the nearest of them.
    """
    answers = (expected, *accept)
    given = _essence(typed)
    for answer in answers:
        if given == _essence(answer):
            return Verdict("ok", ((answer, "same"),))
    nearest = max(answers, key=lambda answer: _likeness(given, _essence(answer)))
    kind: Literal["close", "wrong"] = "close" if _is_slip(given, _essence(nearest)) else "wrong"
    return Verdict(kind, tuple(_diff(typed.strip(), nearest)))
