"""New facts that the deck, another document or the library asks for already are left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from trainer.cards.alike import Newcomers
from trainer.cards.document import Document
from trainer.cards.note import Note
from trainer.generate.facts import Dropped, Proposal
from trainer.generate.topic import name_of
from trainer.generate.write import literal
from trainer.store.repeats import repeats
from trainer.workflow.home import Home

_SEVERAL = 2


def without_repeats(
    home: Home,
    proposals: Sequence[Proposal],
    documents: Iterable[Document],
    standing: Iterable[Note],
    target: Path,
) -> tuple[list[Proposal], list[Dropped]]:
    """The proposals that are news, and the others with where they stand already.

    ``documents`` are those that the proposals come from, ``standing`` the notes of the
    deck that is written to ``target``. Both sides count: the same question with another
    answer is another card. What a question opens with to say which document it is about
    counts only where the other card opens with something as well.

    Raises:
        StoreError: the library cannot be read.
    """
    forms = dict(_forms(proposals, documents))
    reasons = {
        forms[form]: f"already in {found.deck_title}: {_line(found.note.front)}"
        for form, found in repeats(home.database, [*forms], target).items()
    }
    reasons |= _in_deck(forms, standing)
    reasons |= _twice(proposals)
    news = [proposal for proposal in proposals if proposal.note not in reasons]
    dropped = [
        Dropped(p.note.source.quote, p.note.source.at, reasons[p.note])
        for p in proposals
        if p.note in reasons and p.note.source
    ]
    return news, dropped


def _forms(
    proposals: Iterable[Proposal], documents: Iterable[Document]
) -> Iterator[tuple[Note, Note]]:
    """Each proposed note, and again without the name of its document, with the note itself."""
    openings = {found.ref: f"{literal(name_of(found.title))}: " for found in documents}
    for proposal in proposals:
        note = proposal.note
        yield note, note
        opening = openings.get(_document(note), "")
        if note.front.startswith(opening) and len(opening) > len(": "):
            yield replace(note, front=note.front.removeprefix(opening)), note


def _in_deck(forms: Mapping[Note, Note], standing: Iterable[Note]) -> dict[Note, str]:
    newcomers = Newcomers(forms)
    by_id = {note.id: note for note in forms.values()}
    reasons = {}
    for other in standing:
        repeated = [forms[form] for form in newcomers.repeated(other, _text(other))]
        for note in [*repeated, *(by_id[other.id],)] if other.id in by_id else repeated:
            reasons[note] = f"already in this deck: {_line(other.front)}"
    return reasons


def _twice(proposals: Sequence[Proposal]) -> dict[Note, str]:
    """Repeats between documents: of a fact, of an id, or nearly of a card."""
    places = {proposal.note: number for number, proposal in enumerate(proposals)}
    if len({_document(note) for note in places}) < _SEVERAL:
        return {}
    reasons = {}
    first: dict[str, Note] = {}
    for proposal in proposals:
        for same in (f"fact {proposal.fact_key}", f"id {proposal.note.id}"):
            note = first.setdefault(same, proposal.note)
            if _document(note) != _document(proposal.note):
                reasons[proposal.note] = f"already in this deck: {_line(note.front)}"
    newcomers = Newcomers(places)
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
