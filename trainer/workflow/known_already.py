"""New facts that the deck, another document or the library asks for already are left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from trainer.cards.alike import Newcomers
from trainer.cards.note import Note
from trainer.generate.facts import Dropped, Proposal
from trainer.store.repeats import repeats
from trainer.workflow.home import Home

_SEVERAL = 2


def without_repeats(
    home: Home, proposals: Sequence[Proposal], standing: Iterable[Note], target: Path
) -> tuple[list[Proposal], list[Dropped]]:
    """The proposals that are news, and the others with where they stand already.

    ``standing`` are the notes of the deck that is written to ``target``. Both sides
    count: the same question with another answer is another card.

    Raises:
        StoreError: the library cannot be read.
    """
    reasons = {
        note: f"already in {found.deck_title}: {_line(found.note.front)}"
        for note, found in repeats(home.database, [p.note for p in proposals], target).items()
    }
    reasons |= _in_deck([p.note for p in proposals], standing)
    reasons |= _twice(proposals)
    news = [proposal for proposal in proposals if proposal.note not in reasons]
    dropped = [
        Dropped(p.note.source.quote, p.note.source.at, reasons[p.note])
        for p in proposals
        if p.note in reasons and p.note.source
    ]
    return news, dropped


def _in_deck(notes: Sequence[Note], standing: Iterable[Note]) -> dict[Note, str]:
    newcomers = Newcomers(notes)
    by_id = {note.id: note for note in notes}
    reasons = {}
    for other in standing:
        repeated = [*newcomers.repeated(other, _text(other))]
        for note in [*repeated, *(by_id[other.id],)] if other.id in by_id else repeated:
            reasons[note] = f"already in this deck: {_line(other.front)}"
    return reasons


def _twice(proposals: Sequence[Proposal]) -> dict[Note, str]:
    """Repeats between documents; those within one its own engine has left out."""
    places = {proposal.note: number for number, proposal in enumerate(proposals)}
    if len({_document(note) for note in places}) < _SEVERAL:
        return {}
    newcomers = Newcomers(places)
    reasons = {}
    for note, number in places.items():
        for other in newcomers.repeated(note, _text(note)):
            if places[other] > number and _document(other) != _document(note):
                reasons[other] = f"already in this deck: {_line(note.front)}"
    return reasons


def _document(note: Note) -> str:
    return note.source.ref if note.source else ""


def _text(note: Note) -> str:
    return "\n".join((note.front, note.back, *note.items))


def _line(text: str) -> str:
    return " ".join(text.split())
