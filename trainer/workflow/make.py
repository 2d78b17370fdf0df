"""From documents to a deck file: what ``trainer make`` does.

First everything is planned, then shown, then written. On an existing deck, notes that
stand in the file keep their ids and, where a person has touched them, their words; a note
that was made before and dropped, or taken out by hand, does not come back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cards.advance import Advance, silent
from trainer.cards.document import Document
from trainer.cards.note import Deck, Kind, Note
from trainer.errors import SourceError
from trainer.generate.engine import generate
from trainer.generate.facts import Generated, Proposal
from trainer.generate.known import Change, Known
from trainer.generate.update import Update, update
from trainer.ingest.read import read
from trainer.ingest.sources import expand
from trainer.store.deck_folder import check_deck_name
from trainer.store.deckfile import read_deck
from trainer.store.made import MadeNote, MadeStatus
from trainer.store.made import made as made_before
from trainer.workflow.draft import Draft
from trainer.workflow.home import Home
from trainer.workflow.known_already import without_repeats

if TYPE_CHECKING:
    from trainer.workflow.with_model import Writer


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the author asked for: a title, at most so many new notes, only some kinds.

    ``reading`` and ``making`` are told how far the documents are read and their cards made.
    """

    title: str = ""
    maximum: int | None = None
    kinds: frozenset[Kind] = frozenset(Kind)
    writer: Writer = generate
    reading: Advance = silent
    making: Advance = silent


def draft(home: Home, sources: Sequence[str | Path], target: Path, wishes: Wishes) -> Draft:
    """Read the documents and plan what becomes of the deck; nothing is written.

    The library is taken as last refreshed.

    Raises:
        SourceError: a document cannot be read.
        DeckError: ``target`` is no deck.
        StoreError: the database cannot be read.
    """
    before = _existing(target)
    documents = _documents(sources, wishes.reading)
    head = before or Deck(title=wishes.title or documents[0].title, language="en")
    rows = _rows(home, head, before)
    results = _results(documents, wishes, anew=not rows and not before)
    found = _updated(documents, head, rows, results)
    waiting = [row for row in rows.values() if row.awaits and row.note not in _ids(head)]
    standing = (*head.notes, *(row.text for row in waiting))
    offered, repeated = without_repeats(
        home, _wanted(found.fresh, wishes), documents, standing, target
    )
    engine_dropped = (drop for result in results for drop in result.dropped)
    return Draft(
        target=target,
        before=before,
        head=head,
        documents=documents,
        kept=found.kept,
        changed=found.changed,
        stale=found.stale,
        offered=tuple(offered),
        added=(*waiting, *(written(p, head, documents) for p in offered)),
        reworded=(
            *_arrived(head, rows, found.changed),
            *_reworded(found.changed, rows, documents),
        ),
        dropped=(*found.refused, *repeated, *engine_dropped),
        coverage=tuple(place for result in results for place in result.coverage),
    )


def _results(documents: Sequence[Document], wishes: Wishes, *, anew: bool) -> list[Generated]:
    """The facts of each document; for a deck that stands all of them, to compare with it."""
    maximum, kinds = (wishes.maximum, wishes.kinds) if anew else (None, frozenset(Kind))
    return [
        wishes.writer(
            document,
            maximum=maximum,
            kinds=kinds,
            advance=_share(wishes.making, number, len(documents)),
        )
        for number, document in enumerate(documents)
    ]


def _share(advance: Advance, number: int, of: int) -> Advance:
    """Tells how far all of them have come where the ``number``-th of ``of`` has come so far."""
    return lambda done, total: advance(number * total + done, of * total)


def written(
    proposal: Proposal,
    deck: Deck,
    documents: Sequence[Document],
    status: MadeStatus = MadeStatus.WRITTEN,
) -> MadeNote:
    """What is to be remembered of a proposal that becomes a note of a deck."""
    source = proposal.note.source
    hashes = {document.ref: document.sha256 for document in documents}
    return MadeNote(
        deck=deck.id,
        note=proposal.note.id,
        fact_key=proposal.fact_key,
        family=proposal.family,
        score=proposal.score,
        document=hashes[source.ref] if source else "",
        text=proposal.note,
        status=status,
    )


def _documents(sources: Sequence[str | Path], advance: Advance) -> tuple[Document, ...]:
    places = expand(sources)
    documents = []
    for number, place in enumerate(places, 1):
        documents.append(read(place, advance=advance if len(places) == 1 else silent))
        advance(number, len(places))
    seen: dict[str, str] = {}
    for document, place in zip(documents, places, strict=True):
        if document.ref in seen:
            mend = "Make them one deck each, or rename one"
            message = f"its cards would be cited as those of {seen[document.ref]}"
            raise SourceError(message, mend, place)
        seen[document.ref] = place
    return tuple(documents)


def _existing(target: Path) -> Deck | None:
    check_deck_name(target)
    return read_deck(target) if target.exists() else None


def _rows(home: Home, head: Deck, before: Deck | None) -> dict[str, MadeNote]:
    """What was made before, by note id.

    A deck that is written anew gets all its notes, whatever was made in this home, but
    for those that somebody decided on.
    """
    rows = made_before(home.database, head.id)
    return {
        row.note: row for row in rows if before or row.awaits or row.status is MadeStatus.DROPPED
    }


def _updated(
    documents: Sequence[Document],
    head: Deck,
    rows: dict[str, MadeNote],
    results: Sequence[Generated],
) -> Update:
    """What all documents together make of the deck's notes; those of others are kept."""
    updates = [
        _update(document, head, rows, result)
        for document, result in zip(documents, results, strict=True)
    ]
    here = _ids(head)
    changed = [c for found in updates for c in found.changed if c.before.id in here]
    stale = [note for found in updates for note in found.stale if note.id in here]
    gone = {note.id for note in (*stale, *(change.before for change in changed))}
    return Update(
        kept=tuple(note for note in head.notes if note.id not in gone),
        changed=tuple(changed),
        stale=tuple(stale),
        fresh=tuple(proposal for found in updates for proposal in found.fresh),
        refused=tuple(drop for found in updates for drop in found.refused),
    )


def _update(document: Document, head: Deck, rows: dict[str, MadeNote], result: Generated) -> Update:
    standing = [_known(note, rows.get(note.id)) for note in head.notes if _cites(note, document)]
    here = _ids(head)
    others = [row for row in rows.values() if row.note not in here and _cites(row.text, document)]
    waiting = [_known(row.text, row) for row in others if row.awaits]
    refused = [_known(row.text, row) for row in others if not row.awaits]
    return update(document, [*standing, *waiting], refused, result.proposals)


def _known(note: Note, row: MadeNote | None) -> Known:
    if row is None:
        return Known(note)
    return Known(note, row.text, row.family, row.fact_key, row.status is MadeStatus.EDITED)


def _cites(note: Note, document: Document) -> bool:
    return note.source is not None and note.source.ref == document.ref


def _ids(deck: Deck) -> set[str]:
    return {note.id for note in deck.notes}


def _wanted(fresh: Iterable[Proposal], wishes: Wishes) -> list[Proposal]:
    """The best of the wanted kinds, in their order; a pair counts as a question."""
    kinds = wishes.kinds | ({Kind.PAIR} if Kind.QUESTION in wishes.kinds else set())
    fitting = [proposal for proposal in fresh if proposal.note.kind in kinds]
    best = sorted(fitting, key=lambda proposal: -proposal.score)[: wishes.maximum]
    chosen = {id(proposal) for proposal in best}
    return [proposal for proposal in fitting if id(proposal) in chosen]


def _arrived(
    head: Deck, rows: dict[str, MadeNote], changed: Sequence[Change]
) -> Iterable[MadeNote]:
    """Decided notes that are in the file although nobody had the time to remember it."""
    here = _ids(head) - {change.before.id for change in changed}
    return (row for row in rows.values() if row.awaits and row.note in here)


def _reworded(
    changed: Sequence[Change], rows: dict[str, MadeNote], documents: Sequence[Document]
) -> Iterable[MadeNote]:
    """What is to be remembered of notes that get other words or another place."""
    hashes = {document.ref: document.sha256 for document in documents}
    for change in changed:
        row, source = rows.get(change.before.id), change.note.source
        if row is None or source is None or change.before == change.note:
            continue
        fact = change.proposal.fact_key if change.proposal else row.fact_key
        by_hand = _known(change.before, row).is_by_hand
        text = replace(row.text, source=source) if by_hand else change.note
        yield replace(row, text=text, fact_key=fact, document=hashes[source.ref])
