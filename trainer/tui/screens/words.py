"""A question that some words answer, over another screen."""

from __future__ import annotations

from typing import ClassVar

from trainer.tui.screens.field import FieldScreen


class WordsScreen(FieldScreen[str]):
    """Takes words as they stand; none where all stays as it is."""

    PLACEHOLDER: ClassVar[str] = "one or more"

    def read(self, text: str) -> str:
        """The words."""
        return text
