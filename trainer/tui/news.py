"""What the library screen has to tell of what was done to it."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.errors import TrainerError


@dataclass(frozen=True)
class News:
    """What became of something that was done to the library, on which deck, or why nothing did."""

    told: str = ""
    deck: str = ""
    failure: TrainerError | None = None
