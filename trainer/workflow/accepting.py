"""A sitting in which somebody decides on the new cards of a draft, one by one.

Each decision is in the database before the next card is shown; the deck file is written
when the sitting is left. What was decided before a crash is found there by the next run
of ``make``. The same sitting stands behind the plain dialogue and the window.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from trainer.cards import cloze
from trainer.cards.lint import Finding, lint_note
from trainer.cards.note import Kind, Note
from trainer.cards.passage import Passage, passage
from trainer.errors import TrainerError, UsageError
from trainer.generate.facts import Proposal
from trainer.generate.merging import merged, of_one_passage
from trainer.generate.reshape import as_cloze, split
from trainer.store.made import MadeNote, MadeStatus, record_made
from trainer.workflow.draft import Draft
from trainer.workflow.home import Home
from trainer.workflow.make import written
from trainer.workflow.note_form import lacks_a_side
from trainer.workflow.offer import IN_DOUBT, Offer
from trainer.workflow.writing import write

LEAST_SCORE = 0.8
"""From here on :meth:`Review.accept_rest` takes a card unseen: the better half of them."""


class Review:
    """Decisions on the new facts of a draft; those that are left open are offered again.

    A decision is on the card whose number is given, otherwise on the first open one. A new
    decision on a card takes the place of the one before. ``touched`` are the numbers of the
    cards that the last decision or undoing was about.
    """

    def __init__(self, home: Home, draft: Draft) -> None:
        self._home = home
        self._draft = draft
        self._documents = {document.ref: document for document in draft.documents}
        self._findings: dict[int, tuple[Finding, ...]] = {}
        self._decided: dict[int, tuple[MadeNote, ...]] = {}
        self._steps: list[dict[int, tuple[MadeNote, ...]]] = []
        self.touched: tuple[int, ...] = ()

    @property
    def total(self) -> int:
        """How many cards there are to decide on."""
        return len(self._draft.offered)

    @property
    def language(self) -> str:
        """The language that the cards are looked at in."""
        return self._draft.head.language

    @property
    def current(self) -> Offer | None:
        """The first card that nobody has decided on, None when there is none."""
        number = self.next_open()
        return None if number is None else self.offer(number)

    def next_open(self, after: int = 0) -> int | None:
        """The first open card behind this one, or else before it; None when there is none."""
        numbers = (*range(after + 1, self.total + 1), *range(1, min(after, self.total) + 1))
        return next((number for number in numbers if number not in self._decided), None)

    def offer(self, number: int) -> Offer:
        """A card with what is known of it."""
        note = self._proposal(number).note
        ref, quote = (note.source.ref, note.source.quote) if note.source else ("", "")
        found = self._documents.get(ref)
        place = passage(found, quote) if found else Passage("", quote, "")
        findings = self.findings(number)
        return Offer(number, self.total, note, place, findings, self.rows(number))

    def note(self, number: int) -> Note:
        """A card as it is offered."""
        return self._proposal(number).note

    def rows(self, number: int) -> tuple[MadeNote, ...]:
        """What was decided on a card, empty while it is open."""
        return self._decided.get(number, ())

    def findings(self, number: int) -> tuple[Finding, ...]:
        """What speaks against a card as it is offered."""
        if number not in self._findings:
            doubt = (IN_DOUBT,) if self._proposal(number).doubtful else ()
            self._findings[number] = (*doubt, *lint_note(self.note(number), self.language))
        return self._findings[number]

    @property
    def counts(self) -> dict[str, int]:
        """How many proposals were ``accepted``, ``edited``, ``dropped`` and ``left`` open."""
        told = Counter(str(rows[0].status) for rows in self._decided.values())
        statuses = (MadeStatus.ACCEPTED, MadeStatus.EDITED, MadeStatus.DROPPED)
        left = self.total - len(self._decided)
        return {str(status): told[status] for status in statuses} | {"left": left}

    def accept(self, number: int | None = None) -> tuple[MadeNote, ...]:
        """Take the card as it is.

        Raises:
            StoreError: nothing was decided; so with every decision.
        """
        number = self._number(number)
        return self._decide({number: (self._row(self._proposal(number)),)})

    def drop(self, number: int | None = None) -> tuple[MadeNote, ...]:
        """Leave the card out for good."""
        number = self._number(number)
        return self._decide({number: (self._dropped(number),)})

    def edit(self, notes: Sequence[Note], number: int | None = None) -> tuple[MadeNote, ...]:
        """Take one or more other notes in the card's place.

        Raises:
            UsageError: a note lacks a side, or the deck has it already.
        """
        number = self._number(number)
        return self._decide({number: self.edited(notes, number)})

    def edited(self, notes: Sequence[Note], number: int) -> tuple[MadeNote, ...]:
        """What would be decided by an edit of a card; nothing is decided yet.

        Raises:
            UsageError: a note lacks a side, or the deck has it already.
        """
        if not notes:
            raise UsageError("no card is left of it", "Drop it instead")
        if list(notes) == [self.note(number)]:
            raise UsageError("nothing was changed", "Accept it as it is, or drop it")
        others = (rows for place, rows in self._decided.items() if place != number)
        taken = {row.note for rows in others for row in rows}
        taken |= {note.id for note in self._draft.head.notes}
        for note in notes:
            _check(note, taken)
            taken.add(note.id)
        edited = [replace(self._proposal(number), note=note) for note in notes]
        return tuple(self._row(note, MadeStatus.EDITED) for note in edited)

    def make_cloze(self, number: int | None = None) -> tuple[MadeNote, ...]:
        """Take the quoted sentence with a gap in the card's place.

        Raises:
            UsageError: neither answer nor term stands in it word for word.
        """
        number = self._number(number)
        found = as_cloze(self.note(number))
        if found is None:
            mend = "Edit it instead"
            raise UsageError("neither its answer nor its term stands in the quote", mend)
        return self.edit([found], number)

    def split(self, number: int | None = None) -> tuple[MadeNote, ...]:
        """Take a question for each item in the card's place.

        Raises:
            UsageError: it has no items.
        """
        number = self._number(number)
        found = split(self.note(number))
        if not found:
            raise UsageError("its answer does not list several things", "Edit it instead")
        return self.edit(found, number)

    def merged(self, number: int) -> tuple[int, Note]:
        """The next open card of the same passage, and both as one note to be worded.

        Raises:
            UsageError: there is none.
        """
        note = self.note(number)
        for other in range(number + 1, self.total + 1):
            if other not in self._decided and of_one_passage(note, self.note(other)):
                document = self._documents.get(note.source.ref) if note.source else None
                return other, merged(note, self.note(other), document)
        raise UsageError("no open card below it comes from the same passage", "Edit it instead")

    def merge(self, number: int, other: int, notes: Sequence[Note]) -> tuple[MadeNote, ...]:
        """Take these notes in the place of two cards; the second one is left out for good.

        Raises:
            UsageError: a note lacks a side, or the deck has it already.
        """
        rows = self.edited(notes, number)
        return self._decide({number: rows, other: (self._dropped(other),)})

    def accept_rest(self, least_score: float = LEAST_SCORE) -> tuple[MadeNote, ...]:
        """Take all open cards without warnings whose score is so high or higher."""
        chosen = {
            number: (self._row(proposal),)
            for number, proposal in enumerate(self._draft.offered, 1)
            if number not in self._decided
            and proposal.score >= least_score
            and not self.findings(number)
        }
        return self._decide(chosen) if chosen else ()

    @property
    def can_undo(self) -> bool:
        """Whether there is a decision to take back."""
        return bool(self._steps)

    def undo(self) -> int | None:
        """Take back the last decision; the number of its first card, None when there is none."""
        if not self._steps:
            return None
        before = self._steps[-1]
        self._replace(before)
        self._steps.pop()
        return min(before)

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

    def _number(self, number: int | None) -> int:
        number = number or self.next_open()
        if number is None:
            raise UsageError("every card is decided on")
        return number

    def _proposal(self, number: int) -> Proposal:
        return self._draft.offered[number - 1]

    def _row(self, proposal: Proposal, status: MadeStatus = MadeStatus.ACCEPTED) -> MadeNote:
        row = written(proposal, self._draft.head, self._draft.documents, status)
        return replace(row, awaits=True)

    def _dropped(self, number: int) -> MadeNote:
        return replace(self._row(self._proposal(number), MadeStatus.DROPPED), awaits=False)

    def _decide(self, rows: Mapping[int, tuple[MadeNote, ...]]) -> tuple[MadeNote, ...]:
        before = {number: self._decided.get(number, ()) for number in rows}
        self._replace(rows)
        self._steps.append(before)
        return tuple(row for decided in rows.values() for row in decided)

    def _replace(self, rows: Mapping[int, tuple[MadeNote, ...]]) -> None:
        """Make this what is decided on these cards, in the database and here."""
        gone = [row for number in rows for row in self._decided.get(number, ())]
        kept = [row for decided in rows.values() for row in decided]
        record_made(self._home.database, kept, gone)
        self.touched = tuple(rows)
        self._decided.update(rows)
        for number in [number for number in rows if not rows[number]]:
            del self._decided[number]


def _check(note: Note, taken: set[str]) -> None:
    if note.id in taken:
        raise UsageError("the deck has this very note already", "Word it otherwise, or drop it")
    if lacks_a_side(note):
        raise UsageError("a side of the note is empty", "Write it, or drop the note")
    if note.kind is Kind.CLOZE:
        for problem in cloze.problems(note.front):
            raise UsageError(problem.message, problem.mend)
