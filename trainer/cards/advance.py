"""How far a long piece of work has come, told to whoever watches.

Reading and writing cards both tell it; whoever is told may raise, which stops the work.
"""

from __future__ import annotations

from collections.abc import Callable

Advance = Callable[[int, int], None]
"""Told after each step: how many are done, and of how many."""


def silent(_done: int, _total: int) -> None:
    """Nobody watches."""
