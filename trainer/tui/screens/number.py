"""A question that a number answers, over another screen."""

from __future__ import annotations

from typing import ClassVar

from trainer.tui.screens.field import FieldScreen
from trainer.workflow.study import read_number


class NumberScreen(FieldScreen[int]):
    """Takes whole numbers from 1 on."""

    PLACEHOLDER: ClassVar[str] = "a number"

    def read(self, text: str) -> int:
        """The number in digits."""
        return read_number(text)
