"""The picture of a card as a passage: drawn where it can be, else its name and why.

Loaded with the first card that has a picture.
"""

from __future__ import annotations

from pathlib import Path

from textual.app import App

from trainer.errors import DeckError
from trainer.store.deck_media import media_file
from trainer.tui.widgets.card_view import named
from trainer.tui.widgets.sheet import Passage
from trainer.workflow import picture

HINT = f"to see it: {picture.INSTALL}"
NO_SVG = "an SVG is not drawn here"
WHOLE = 1_000  # lines; no terminal has so many


class Illustrator:
    """Draws the pictures of cards, of ``most_lines``; in a window without colours it names them.

    How to get the missing extra is told with the first picture alone.
    """

    def __init__(self, app: App[None], most_lines: int = WHOLE) -> None:
        self._coloured = not app.no_color and app.console.color_system is not None
        self._most_lines = most_lines
        self._hinted = ""

    def passage(self, deck_file: Path, name: str) -> Passage:
        """The picture that a card of this deck file names."""
        try:
            file = media_file(deck_file, name)
            why = self._why_not(file, name)
            return named("image", name, why) if why is not None else self._drawn(name, file)
        except DeckError as error:
            return named("image", name, f"{error.message}. {error.mend}")

    def _drawn(self, name: str, file: Path) -> Passage:
        from trainer.tui.widgets.picture import PicturePassage  # noqa: PLC0415  (only when drawn)

        small = picture.read_picture(file)
        return PicturePassage(named("image", name).parts, picture=small, tallest=self._most_lines)

    def _why_not(self, file: Path, name: str) -> str | None:
        """What keeps it from being drawn, maybe without a word; None where nothing does."""
        if not picture.can_be_decoded(file):
            return NO_SVG
        if not self._coloured:
            return ""
        if picture.is_installed():
            return None
        self._hinted = self._hinted or name
        return HINT if self._hinted == name else ""
