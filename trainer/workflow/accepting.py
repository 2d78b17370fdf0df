"""A sitting in which somebody decides on the new cards of a draft, one by one.

Each decision is in the database before the next card is shown; the deck file is written
when the sitting is left. What was decided before a crash is found there by the next run
of ``make``. The same sitting stands behind the plain dialogue and the window.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from trainer.cards import cloze
from trainer.cards.lint import Finding, lint_note
from trainer.cards.note import Kind, Note
from trainer.cards.passage import Passage, passage
from trainer.errors import TrainerError, UsageError
from trainer.generate.facts import Proposal
from trainer.generate.reshape import as_cloze, split
from trainer.store.made import MadeNote, MadeStatus, recording
from trainer.workflow.draft import Draft
from trainer.workflow.home import Home
from trainer.workflow.make import written
from trainer.workflow.writing import write

LEAST_SCORE = 0.8
"""From here on :meth:`Review.accept_rest` takes a card unseen: the better half of them."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A new card to decide on: the ``number``-th of ``total``, counted from 1."""

    number: int
    total: int
    note: Note
    passage: Passage
    findings: tuple[Finding, ...]


class Review:
    """Decisions on the new facts of a draft; those that are left open are offered again."""

    def __init__(self, home: Home, draft: Draft) -> None:
        self._home = home
        self._draft = draft
        self._documents = {document.ref: document for document in draft.documents}
        self._decided: dict[int, tuple[MadeNote, ...]] = {}
        self._steps: list[list[int]] = []

    @property
    def current(self) -> Offer | None:
        """The first card that nobody has decided on, None when there is none."""
        number = self._open()
        if number is None:
            return None
        note = self._draft.offered[number].note
        ref, quote = (note.source.ref, note.source.quote) if note.source else ("", "")
        found = self._documents.get(ref)
        place = passage(found, quote) if found else Passage("", quote, "")
        findings = lint_note(note, self._draft.head.language)
        return Offer(number + 1, len(self._draft.offered), note, place, findings)

    @property
    def counts(self) -> dict[str, int]:
        """How many proposals were ``accepted``, ``edited``, ``dropped`` and ``left`` open."""
        told = Counter(str(rows[0].status) for rows in self._decided.values())
        statuses = (MadeStatus.ACCEPTED, MadeStatus.EDITED, MadeStatus.DROPPED)
        left = len(self._draft.offered) - len(self._decided)
        return {str(status): told[status] for status in statuses} | {"left": left}

    def accept(self) -> tuple[MadeNote, ...]:
        """Take the card as it is.

        Raises:
            StoreError: nothing was decided; so with every decision.
        """
        number = self._number()
        return self._decide({number: (self._row(self._draft.offered[number]),)})

    def drop(self) -> tuple[MadeNote, ...]:
        """Leave the card out for good."""
        number = self._number()
        row = self._row(self._draft.offered[number], MadeStatus.DROPPED)
        return self._decide({number: (replace(row, awaits=False),)})

    def edit(self, notes: Sequence[Note]) -> tuple[MadeNote, ...]:
        """Take one or more other notes in the card's place.

        Raises:
            UsageError: a note lacks a side, or the deck has it already.
        """
        number = self._number()
        proposal = self._draft.offered[number]
        if list(notes) == [proposal.note]:
            raise UsageError("nothing was changed", "Accept it as it is, or drop it")
        taken = {row.note for rows in self._decided.values() for row in rows}
        taken |= {note.id for note in self._draft.head.notes}
        for note in notes:
            _check(note, taken)
            taken.add(note.id)
        edited = [replace(proposal, note=note) for note in notes]
        rows = tuple(self._row(note, MadeStatus.EDITED) for note in edited)
        return self._decide({number: rows})

    def make_cloze(self) -> tuple[MadeNote, ...]:
        """Take the quoted sentence with a gap in the card's place.

        Raises:
            UsageError: neither answer nor term stands in it word for word.
        """
        found = as_cloze(self._draft.offered[self._number()].note)
        if found is None:
            mend = "Edit it instead"
            raise UsageError("neither its answer nor its term stands in the quote", mend)
        return self.edit([found])

    def split(self) -> tuple[MadeNote, ...]:
        """Take a question for each item in the card's place.

        Raises:
            UsageError: it has no items.
        """
        found = split(self._draft.offered[self._number()].note)
        if not found:
            raise UsageError("its answer does not list several things", "Edit it instead")
        return self.edit(found)

    def accept_rest(self) -> tuple[MadeNote, ...]:
        """Take all open cards without warnings whose score is :data:`LEAST_SCORE` or more."""
        language = self._draft.head.language
        chosen = {
            number: (self._row(proposal),)
            for number, proposal in enumerate(self._draft.offered)
            if number not in self._decided
            and proposal.score >= LEAST_SCORE
            and not lint_note(proposal.note, language)
        }
        return self._decide(chosen) if chosen else ()

    def undo(self) -> bool:
        """Take back the last decision; False when there is none."""
        if not self._steps:
            return False
        numbers = self._steps[-1]
        with recording(
            self._home.database, [], [row for number in numbers for row in self._decided[number]]
        ):
            pass
        for number in self._steps.pop():
            del self._decided[number]
        return True

    def leave(self) -> Draft:
        """Write the deck file with what was taken; what is still open stays undecided.

        Raises:
            DeckError: the file could not be written; the decisions are kept.
            StoreError: likewise.
        """
        waiting = tuple(row for row in self._draft.added if row.awaits)
        taken = (row for number in sorted(self._decided) for row in self._decided[number])
        added = (*waiting, *(row for row in taken if row.status is not MadeStatus.DROPPED))
        draft = replace(self._draft, added=added)
        try:
            write(self._home, draft)
        except TrainerError as error:
            error.mend = f"{error.mend}; your decisions are kept for the next time"
            raise
        return draft

    def _open(self) -> int | None:
        numbers = range(len(self._draft.offered))
        return next((number for number in numbers if number not in self._decided), None)

    def _number(self) -> int:
        number = self._open()
        if number is None:
            raise UsageError("every card is decided on")
        return number

    def _row(self, proposal: Proposal, status: MadeStatus = MadeStatus.ACCEPTED) -> MadeNote:
        row = written(proposal, self._draft.head, self._draft.documents, status)
        return replace(row, awaits=True)

    def _decide(self, rows: Mapping[int, tuple[MadeNote, ...]]) -> tuple[MadeNote, ...]:
        taken = tuple(row for decided in rows.values() for row in decided)
        with recording(self._home.database, taken):
            pass
        self._decided.update(rows)
        self._steps.append(list(rows))
        return taken


def _check(note: Note, taken: set[str]) -> None:
    if note.id in taken:
        raise UsageError("the deck has this very note already", "Word it otherwise, or drop it")
    sides = (note.front, *(note.items if note.kind is Kind.LIST else (note.back,)))
    if not all(side.strip() for side in sides[: 1 if note.kind is Kind.CLOZE else None]):
        raise UsageError("a side of the note is empty", "Write it, or drop the note")
    if note.kind is Kind.CLOZE:
        for problem in cloze.problems(note.front):
            raise UsageError(problem.message, problem.mend)
