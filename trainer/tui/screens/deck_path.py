"""A question that the path of a deck file answers, over another screen."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from trainer.errors import UsageError
from trainer.store.typed_path import typed_path
from trainer.tui.screens.field import FieldScreen


class DeckPathScreen(FieldScreen[Path]):
    """Takes the path of a deck file that is there or shall be made."""

    PLACEHOLDER: ClassVar[str] = "DECK.yaml"

    def read(self, text: str) -> Path:
        """The path as it was typed, with the home folder filled in."""
        if not text:
            raise UsageError("no deck file is named", "Write its path, as in words.yaml")
        return typed_path(text)
