"""The card under the browser's cursor, laid open: answer, note, tags, source, and its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from trainer.cards.text import shown
from trainer.tui import columns
from trainer.tui.face import Face
from trainer.tui.widgets.card_view import passages
from trainer.tui.widgets.illustrated_sheet import IllustratedSheet
from trainer.tui.widgets.prose import Part
from trainer.tui.widgets.sheet import Passage
from trainer.workflow.browse import BrowsedCard


class CardPreview(VerticalScroll, can_focus=False):
    """Everything of a card, as the review shows it once it is answered."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: BrowsedCard | None = None

    def compose(self) -> ComposeResult:
        """One sheet."""
        yield IllustratedSheet()

    def show(self, row: BrowsedCard | None) -> None:
        """Lay a card open; None clears the sheet."""
        if row == self._shown:
            return
        self._shown = row
        self.scroll_home(animate=False)
        sheet = self.query_one(IllustratedSheet)
        if row:
            card = row.card
            sheet.lay(card.file, [card.card.note.image], partial(_passages, row))
        else:
            sheet.lay(Path(), (), lambda _pictures: ())


def _passages(row: BrowsedCard, pictures: Mapping[str, Passage]) -> tuple[Passage, ...]:
    face = Face(row.card.card, quoting=True).laid_open()
    image = pictures.get(row.card.card.note.image)
    return (*passages(face, image), *_known(row))


def _known(row: BrowsedCard) -> Iterator[Passage]:
    tags = row.card.card.note.tags
    if tags:
        yield _line("tags", shown("  ".join(tags)))
    yield _line("deck", columns.deck(row))
    figures = ("state", columns.state(row)), ("due", columns.due(row))
    memory = (
        ("interval", columns.interval(row)),
        ("stability", columns.stability(row)),
        ("difficulty", columns.difficulty(row)),
        ("recall", columns.retrievability(row)),
        ("reps", str(row.state.reps) if row.state.reps else ""),
        ("lapses", str(row.state.lapses) if row.state.lapses else ""),
    )
    told = [f"{name} {value}" for name, value in (*figures, *memory) if value]
    yield Passage((Part(Content(" · ".join(told))),), "sheet--aside")


def _line(name: str, text: str) -> Passage:
    return Passage((Part(Content.assemble((f"{name} ", ".sheet--label"), text)),), "sheet--aside")
