"""From documents to a deck file: what ``trainer make`` does.

On an existing deck it only ever adds: notes that stand in the file stay as they are,
hand edits and ids included; a note that was made before and has been taken out by hand
does not come back; notes whose quote the document no longer has are named as stale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.cards.document import Document
from trainer.cards.note import Deck, Kind, Note, Reference
from trainer.errors import DeckError, SourceError
from trainer.generate.engine import generate
from trainer.generate.facts import Coverage, Dropped, Proposal
from trainer.ingest.read import read
from trainer.ingest.sources import expand
from trainer.store.deckfile import append_notes, read_deck, write_deck
from trainer.store.made import MadeNote, record_made
from trainer.store.made import made as made_before
from trainer.workflow.home import Home


@dataclass(frozen=True, slots=True)
class Plan:
    """What happens to each note of the deck, by id; none that stands is ever rewritten."""

    kept: tuple[str, ...]
    added: tuple[str, ...]
    stale: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """The outcome: ``deck`` as it stands now, or as it would stand after a dry run.

    ``notes`` are those that this document gives, kept and added, in document order.
    """

    path: Path
    deck: Deck
    notes: tuple[Note, ...]
    plan: Plan
    documents: tuple[Document, ...]
    dropped: tuple[Dropped, ...]
    coverage: tuple[Coverage, ...]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the author asked for: a title, at most so many notes, only some kinds."""

    title: str = ""
    maximum: int | None = None
    kinds: frozenset[Kind] = frozenset(Kind)


def make(
    home: Home,
    sources: Sequence[str | Path],
    target: Path,
    wishes: Wishes,
    *,
    dry_run: bool = False,
) -> Made:
    """Read the documents, write their cards into ``target``, and remember what was made.

    Nothing is written on a dry run, nor where there is nothing to write.

    Raises:
        SourceError: a document cannot be read.
        DeckError: ``target`` is no deck or cannot be written.
    """
    places = expand(sources)
    documents = [read(place) for place in places]
    _refuse_equal_names(documents, places)
    old = _existing(target)
    title = wishes.title or documents[0].title
    drafted = old or Deck(title=title, language="en")
    results = [generate(d, maximum=wishes.maximum, kinds=wishes.kinds) for d in documents]
    proposals = [proposal for result in results for proposal in result.proposals]
    # A deck that is written anew gets all its notes, whatever was made in this home before.
    before = made_before(home.database, old.id) if old else ()
    fresh = _fresh(proposals, drafted, before)[: wishes.maximum]
    deck = _with_notes(drafted, fresh, documents)
    if fresh and not dry_run:
        _write(target, old, deck, fresh)
        record_made(home.database, [_row(deck.id, p, documents) for p in fresh])
    standing = {note.id for note in deck.notes}
    return Made(
        path=target,
        deck=deck,
        notes=tuple(p.note for p in proposals if p.note.id in standing),
        plan=_plan(drafted, fresh, documents),
        documents=tuple(documents),
        dropped=tuple(item for result in results for item in result.dropped),
        coverage=tuple(item for result in results for item in result.coverage),
    )


def _plan(old: Deck, fresh: Sequence[Proposal], documents: Sequence[Document]) -> Plan:
    stale = {note.id for note in old.notes if _is_stale(note, documents)}
    return Plan(
        kept=tuple(note.id for note in old.notes if note.id not in stale),
        added=tuple(proposal.note.id for proposal in fresh),
        stale=tuple(note.id for note in old.notes if note.id in stale),
    )


def _refuse_equal_names(documents: Sequence[Document], places: Sequence[str]) -> None:
    seen: dict[str, str] = {}
    for document, place in zip(documents, places, strict=True):
        if document.ref in seen:
            mend = "Make them one deck each, or rename one"
            raise SourceError(
                f"its cards would be cited as those of {seen[document.ref]}", mend, place
            )
        seen[document.ref] = place


def _existing(target: Path) -> Deck | None:
    if target.suffix.lower() not in (".yaml", ".yml"):
        raise DeckError("a deck file ends in .yaml", "Choose such a name", str(target))
    return read_deck(target) if target.exists() else None


def _fresh(proposals: Sequence[Proposal], deck: Deck, made: Sequence[MadeNote]) -> list[Proposal]:
    known = {note.id for note in deck.notes} | {row.note for row in made}
    fronts = {note.front.casefold() for note in deck.notes}
    facts = {row.fact_key for row in made}
    return [
        proposal
        for proposal in proposals
        if proposal.note.id not in known
        and proposal.fact_key not in facts
        and proposal.note.front.casefold() not in fronts
    ]


def _with_notes(deck: Deck, fresh: Sequence[Proposal], documents: Sequence[Document]) -> Deck:
    notes = (*deck.notes, *(replace(p.note, written_id=p.note.id) for p in fresh))
    references = {document.ref: _reference(document) for document in documents}
    return replace(deck, written_id=deck.id, notes=notes, sources={**references, **deck.sources})


def _reference(document: Document) -> Reference:
    return Reference(title=document.title, sha256=document.sha256)


def _write(target: Path, old: Deck | None, deck: Deck, fresh: Sequence[Proposal]) -> None:
    if old is None:
        write_deck(target, deck)
    else:
        append_notes(target, deck.notes[-len(fresh) :], deck.sources)


def _row(deck: str, proposal: Proposal, documents: Sequence[Document]) -> MadeNote:
    source = proposal.note.source
    hashes = {document.ref: document.sha256 for document in documents}
    return MadeNote(
        deck=deck,
        note=proposal.note.id,
        fact_key=proposal.fact_key,
        family=proposal.family,
        score=proposal.score,
        document=hashes[source.ref] if source else "",
        text=proposal.note,
    )


def _is_stale(note: Note, documents: Sequence[Document]) -> bool:
    """Whether a note quotes words that the document it cites no longer has."""
    texts = {document.ref: document.text for document in documents}
    if note.source is None or note.source.ref not in texts or not note.source.quote:
        return False
    return " ".join(note.source.quote.split()) not in texts[note.source.ref]
