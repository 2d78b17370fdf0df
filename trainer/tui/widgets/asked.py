"""What a dialog asks: its first line stands out, what explains it comes below."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from trainer.cards.text import shown


class Asked(Static):
    """The head of a dialog; the same in all of them."""

    def __init__(self, text: str) -> None:
        first, *rest = shown(text).split("\n")
        super().__init__(Content("\n").join([Content.styled(first, "bold"), *map(Content, rest)]))
