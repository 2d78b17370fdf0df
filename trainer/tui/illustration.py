"""The picture of a card as a passage: drawn where it can be, else its name and why.

Loaded with the first card that has a picture.
"""

from __future__ import annotations

from pathlib import Path

from trainer.errors import DeckError
from trainer.store.deck_media import media_file
from trainer.store.library import LibraryCard
from trainer.tui.widgets.card_view import named
from trainer.tui.widgets.sheet import Passage
from trainer.workflow import picture

HINT = f"to see it: {picture.INSTALL}"
NO_SVG = "an SVG is not drawn here"


class Illustrator:
    """Draws the pictures of a sitting's cards; without colours (``coloured``) it names them.

    How to get the missing extra is told with the first picture alone.
    """

    def __init__(self, *, coloured: bool) -> None:
        self._coloured = coloured
        self._hinted = ""

    def passage(self, found: LibraryCard) -> Passage:
        """The picture of a card that has one."""
        name = found.card.note.image
        try:
            file = media_file(found.file, name)
            why = self._why_not(file, found.card.key)
            return named("image", name, why) if why is not None else _drawn(name, file)
        except DeckError as error:
            return named("image", name, f"{error.message}. {error.mend}")

    def _why_not(self, file: Path, key: str) -> str | None:
        """What keeps it from being drawn, maybe without a word; None where nothing does."""
        if not picture.can_be_decoded(file):
            return NO_SVG
        if not self._coloured:
            return ""
        if picture.is_installed():
            return None
        self._hinted = self._hinted or key
        return HINT if self._hinted == key else ""


def _drawn(name: str, file: Path) -> Passage:
    from trainer.tui.widgets.picture import PicturePassage  # noqa: PLC0415  (only when drawn)

    small = picture.read_picture(file)
    return PicturePassage(named("image", name).parts, picture=small)
