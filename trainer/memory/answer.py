"""Typed answers: right, close or wrong, forgiving what is no matter of knowledge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Part = Literal["same", "missing", "extra"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """``kind`` is how right the answer was; ``diff`` the typed against the expected text.

    Each piece of ``diff`` is a text and whether it stands in both (``same``), only in the
    expected answer (``missing``) or only in the typed one (``extra``).
    """

    kind: Literal["ok", "close", "wrong"]
    diff: tuple[tuple[str, Part], ...]


def compare(typed: str, expected: str, accept: Sequence[str] = ()) -> Verdict:
    """Compares a typed answer with the expected one and its accepted alternatives."""
    raise NotImplementedError
