"""A new card as it is put before a person, with all that helps to decide on it."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.cards.lint import Finding
from trainer.cards.note import Note
from trainer.cards.passage import Passage
from trainer.store.made import MadeNote, MadeStatus

IN_DOUBT = Finding(
    "warning",
    "in-doubt",
    "of the cards of this kind most need a mend or are no good",
    "Read it beside its passage; unseen, it would not be written",
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A new card to decide on: the ``number``-th of ``total``, counted from 1.

    ``rows`` are what was decided on it, empty while it is open.
    """

    number: int
    total: int
    note: Note
    passage: Passage
    findings: tuple[Finding, ...]
    rows: tuple[MadeNote, ...] = ()

    @property
    def status(self) -> MadeStatus | None:
        """What became of it, None while it is open."""
        return self.rows[0].status if self.rows else None
