"""How long a card takes the learner: what a day's cards will come to in minutes."""

from __future__ import annotations

from collections.abc import Sequence

USUAL_SECONDS = 10.0


def seconds_a_card(took_ms: Sequence[int]) -> float:
    """The median of what cards took on a day; what is usual where there is none yet."""
    if not took_ms:
        return USUAL_SECONDS
    ordered, middle = sorted(took_ms), len(took_ms) // 2
    return (ordered[middle] + ordered[~middle]) / 2 / 1000
