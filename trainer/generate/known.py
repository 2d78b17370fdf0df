"""A note that came of a document before, and what an edit of its sentence makes of it.

A person's own words always win: a note that somebody has touched keeps them, and so does
one of which nobody remembers how it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from trainer.cards.asked import Asked, asked
from trainer.cards.english import content_stems
from trainer.cards.expand import cards
from trainer.cards.note import Kind, Note, Source
from trainer.generate.anchor import Anchor
from trainer.generate.facts import Proposal
from trainer.generate.reshape import as_cloze

_COUNTED = "¶"
_NEGATIONS = re.compile(r"\b(?:no|not|never|nor|neither|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_SIDES = ("front", "back", "items", "ordered", "source")


@dataclass(frozen=True, slots=True)
class Known:
    """A note that came of the document before.

    ``note`` is as it stands in the deck, ``written`` as it was written by ``make`` with
    its ``family`` and ``fact_key``: None and empty where nobody knows. ``edited`` tells
    that a person worded it when it was accepted.
    """

    note: Note
    written: Note | None = None
    family: str = ""
    fact_key: str = ""
    edited: bool = False

    @property
    def is_by_hand(self) -> bool:
        """Whether its words are a person's own: then they are never replaced."""
        return self.written is None or self.edited or _words(self.note) != _words(self.written)

    @property
    def may_move(self) -> bool:
        """Whether its locator is one that ``make`` counted, so that it may be counted anew."""
        source = self.note.source
        if source is None or _COUNTED not in source.at:
            return False
        return self.written is None or self.written.source == source


@dataclass(frozen=True, slots=True)
class Change:
    """A note whose passage changed: ``note`` as it shall stand, ``before`` as it stands.

    ``fields`` are ``question``, ``answer`` and ``source``, as far as they differ. Where
    ``by_hand`` the two notes are the same, since the words are a person's own. ``proposal``
    is the fact whose wording was taken, if any.
    """

    before: Note
    note: Note
    fields: tuple[str, ...]
    by_hand: bool = False
    proposal: Proposal | None = None


def moved(known: Known, anchor: Anchor) -> Note | Change:
    """A note whose very words still stand, perhaps in another place."""
    if anchor.source == known.note.source or not known.may_move:
        return known.note
    return _change(known.note, replace(known.note, source=anchor.source))


def edited(known: Known, anchor: Anchor, same: Sequence[Proposal]) -> Change | None:
    """A note whose sentence was edited: the new wording if make may give it one."""
    if change := reworded(known, same):
        return change
    if gapped := _gapped_again(known.note, anchor.source):
        return _change(known.note, gapped)
    if not _still_says(known.note, anchor.source):
        return None
    return _change(known.note, replace(known.note, source=anchor.source))


def _gapped_again(note: Note, source: Source) -> Note | None:
    """A cloze that is its sentence with a gap, made of the edited sentence with the same gap."""
    if note.kind is not Kind.CLOZE or note.source is None or _denial(note.source, source):
        return None
    asked = replace(note, kind=Kind.QUESTION, front="", back=cards(note)[0].answer)
    before, after = as_cloze(asked), as_cloze(replace(asked, source=source))
    return after if before and before.front == note.front else None


def _still_says(note: Note, source: Source) -> bool:
    """Whether what a note took from its sentence stands in the edited one, not negated anew."""
    if note.source is None:
        return False
    side = first_side(note)
    before, there = content_stems(note.source.quote), content_stems(source.quote)
    taken = (side.question_stems & before) | side.answer_stems
    return taken <= there and not _denial(note.source, source)


def _denial(one: Source, other: Source) -> bool:
    """Whether one quote negates more than the other."""
    return len(_NEGATIONS.findall(one.quote)) != len(_NEGATIONS.findall(other.quote))


def reworded(known: Known, same: Iterable[Proposal]) -> Change | None:
    """The words of the first proposal that asks in the same way, or a person's own."""
    if known.is_by_hand:
        return Change(known.note, known.note, ("source",), by_hand=True)
    for proposal in same:
        new = proposal.note
        if new.kind is known.note.kind:
            sides = {name: getattr(new, name) for name in _SIDES}
            return _change(known.note, replace(known.note, **sides), proposal)
    return None


def _change(before: Note, note: Note, proposal: Proposal | None = None) -> Change:
    answers = [(one.back, one.items, one.ordered) for one in (before, note)]
    differs = {
        "question": before.front != note.front,
        "answer": answers[0] != answers[1],
        "source": before.source != note.source,
    }
    fields = tuple(name for name, changed in differs.items() if changed)
    return Change(before, note, fields, proposal=proposal)


def first_side(note: Note) -> Asked:
    """The first card of a note as the rules look at it."""
    return asked(cards(note)[0])


def _words(note: Note) -> tuple[object, ...]:
    """What of a note is wording: a person who changes any of it has taken it over."""
    quote = note.source.quote if note.source else ""
    sides = (note.kind, note.front, note.back, note.items, note.ordered)
    return (*sides, note.hint, note.extra, note.accept, quote)
