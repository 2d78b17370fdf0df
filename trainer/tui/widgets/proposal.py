"""A proposed card as it will be asked, beside the passage that it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.css.styles import RulesMap

from trainer.cards.expand import cards
from trainer.cards.lint import Finding, lint_note
from trainer.cards.note import Note
from trainer.cards.text import shown
from trainer.tui.widgets.card_view import sides
from trainer.tui.widgets.findings import told
from trainer.tui.widgets.illustrated_sheet import IllustratedSheet
from trainer.tui.widgets.prose import Part
from trainer.tui.widgets.sheet import RULE, Passage, Sheet, SheetVisual
from trainer.workflow.offer import IN_DOUBT, Offer


class Side(VerticalScroll):
    """One of the two sheets, which scrolls on its own where both have room."""

    can_focus = False

    def compose(self) -> ComposeResult:
        """A sheet."""
        yield IllustratedSheet()

    def show(self, passages: Sequence[Passage]) -> None:
        """Draw these, from the top."""
        self.query_one(IllustratedSheet).show(passages)
        self.scroll_home(animate=False)

    def show_cards(
        self, notes: Sequence[Note], language: str, file: Path, findings: Sequence[Finding] = ()
    ) -> None:
        """Draw the cards of notes for a deck file, beside which their pictures lie.

        ``findings`` stand below them beside what the linter finds.
        """
        draw = partial(_card_passages, notes, language, findings)
        self.query_one(IllustratedSheet).lay(file, [note.image for note in notes], draw)
        self.scroll_home(animate=False)

    def seek(self, before: Sequence[Passage], wanted: Sequence[Passage]) -> None:
        """Scroll no further than needed to see what ``wanted`` has below what ``before`` has."""
        width = self.query_one(Sheet).content_size.width
        first, last = (
            SheetVisual(passages).get_height(RulesMap(), width) for passages in (before, wanted)
        )
        self.scroll_to(y=min(max(last - self.size.height, 0), first), animate=False)


class Proposal(VerticalScroll):
    """Shows an :class:`Offer`: the cards on the left or above, the source on the right or below."""

    can_focus = False

    def compose(self) -> ComposeResult:
        """Both sides."""
        yield Side(id="card")
        yield Side(id="source")

    def show(self, offer: Offer, language: str, file: Path) -> None:
        """Draw the offered note, or what it was made into, and its passage.

        ``file`` is the deck file that the note is for.
        """
        notes = [row.text for row in offer.rows] or [offer.note]
        doubt = [] if offer.rows else [found for found in offer.findings if found == IN_DOUBT]
        self.query_one("#card", Side).show_cards(notes, language, file, doubt)
        place, before, quote, after = _source_passages(offer)
        side = self.query_one("#source", Side)
        side.show([place, _text(before, quote, after)])
        seek = partial(side.seek, [place, _text(before)], [place, _text(before, quote)])
        self.call_after_refresh(seek)
        self.scroll_home(animate=False)

    def turn(self, lines: int) -> None:
        """Scroll what is longer than its room."""
        for part in (self, *self.query(Side)):
            part.scroll_relative(y=lines, animate=False)


def _card_passages(
    notes: Sequence[Note],
    language: str,
    findings: Sequence[Finding],
    pictures: Mapping[str, Passage],
) -> list[Passage]:
    passages: list[Passage] = []
    for note in notes:
        if passages:
            passages.append(RULE)
        for card in cards(replace(note, source=None, written_id=note.id)):
            passages += sides(card, pictures.get(note.image))
        passages.append(told(lint_note(note, language)))
    return [*passages, told(findings)] if findings else passages


def _source_passages(offer: Offer) -> tuple[Passage, Content, Content, Content]:
    """Heading path and locator, and the passage: before, in and after the quote."""
    source = offer.note.source
    path = " › ".join(part for part in offer.note.section.split("::") if part)
    at = ": ".join(part for part in ((source.ref, source.at) if source else ()) if part)
    lines = tuple(Part(Content(shown(line)), is_item=True) for line in (path, at) if line)
    before, quote, after = (
        shown(text) for text in (offer.passage.before, offer.passage.quote, offer.passage.after)
    )
    marked = Content.styled(quote, ".sheet--quote")
    return Passage(lines, "sheet--aside"), Content(before), marked, Content(after)


def _text(*pieces: Content) -> Passage:
    # Running text keeps its left edge, which a part with a lead does.
    return Passage((Part(Content.assemble(*pieces), " ", " "),))
