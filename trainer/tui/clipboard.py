"""A card on the clipboard, as far as the terminal lets us."""

from __future__ import annotations

from typing import Any

from textual.app import App

from trainer.cards.note import Card
from trainer.cards.text import plain, shown

COPIED = "question and answer copied"


def copy_card(app: App[Any], card: Card) -> None:
    """Put question and answer there, without their marks."""
    app.copy_to_clipboard(shown(f"{plain(card.question)}\n{plain(card.answer)}"))
