"""What becomes of a deck's notes when the document they cite has changed.

A note whose words still stand is kept; where its sentence was edited, the note stays the
same note and takes the new wording, unless a person has put words of their own; where the
sentence is gone, the note is stale and left to its owner. Facts that somebody has dropped
or taken out of the deck are not offered again, even if their sentence was edited.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from trainer.cards.alike import Newcomers
from trainer.cards.asked import Asked, asked
from trainer.cards.document import Document
from trainer.cards.english import content_stems
from trainer.cards.expand import cards
from trainer.cards.lint_repeats import nearly_repeats
from trainer.cards.note import Kind, Note, Source
from trainer.generate.anchor import Anchor, anchors
from trainer.generate.facts import Dropped, Proposal
from trainer.generate.sentences import spans

REFUSED = "it was dropped or taken out of the deck before"
_SAME_SUBJECT = 0.5
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


@dataclass(frozen=True, slots=True)
class Update:
    """What becomes of each known note, and which proposals are new."""

    kept: tuple[Note, ...]
    changed: tuple[Change, ...]
    stale: tuple[Note, ...]
    fresh: tuple[Proposal, ...]
    refused: tuple[Dropped, ...]


def update(
    document: Document,
    standing: Sequence[Known],
    refused: Sequence[Known],
    proposals: Sequence[Proposal],
) -> Update:
    """What a changed document makes of the notes ``standing`` in a deck.

    ``standing`` and ``refused`` cite the document; ``refused`` are those that were
    dropped or taken out.
    """
    cited = [known.note.source for known in (*standing, *refused)]
    quoted = [source for source in cited if source and source.quote]
    revision = _Revision(anchors(document, quoted), proposals)
    kept, changed, stale = [], [], []
    for known in standing:
        match revision.fate(known):
            case Change() as change:
                changed.append(change)
            case None:
                stale.append(known.note)
            case Note() as note:
                kept.append(note)
    renewed = revision.renewed(known for known in standing if known.note in stale)
    stale = [note for note in stale if note not in {change.before for change in renewed}]
    dropped = revision.refuse(refused)
    fresh = tuple(p for p in proposals if p.fact_key not in revision.used)
    return Update(tuple(kept), (*changed, *renewed), tuple(stale), fresh, dropped)


class _Revision:
    """The new proposals by their ground; ``used`` are the fact keys that are no news."""

    def __init__(self, found: dict[Source, Anchor], proposals: Sequence[Proposal]) -> None:
        self.used: set[str] = set()
        self._found = found
        self._on: dict[str, list[Proposal]] = defaultdict(list)
        self._by_key: dict[str, list[Proposal]] = defaultdict(list)
        self._by_id: dict[str, list[Proposal]] = defaultdict(list)
        for proposal in proposals:
            self._by_key[proposal.fact_key].append(proposal)
            self._by_id[proposal.note.id].append(proposal)
            if proposal.note.source:
                for sentence in _sentences(proposal.note.source.quote):
                    self._on[sentence].append(proposal)

    def fate(self, known: Known) -> Note | Change | None:
        """The note itself if it is kept, its change, or None if it is stale."""
        source = known.note.source
        if source is None or not source.quote:
            return known.note
        anchor = self._found.get(source)
        if anchor is None:
            return None
        same = self._same(known, anchor)
        fate = _standing(known, anchor) if anchor.exact else _edited(known, anchor, same)
        if fate is not None:
            self.used |= {proposal.fact_key for proposal in same}
        return fate

    def renewed(self, lost: Iterable[Known]) -> list[Change]:
        """The changes of notes whose sentence is gone, but whose fact is still told."""
        new = {p.note: p for found in self._by_key.values() for p in found}
        newcomers = Newcomers(note for note, p in new.items() if p.fact_key not in self.used)
        changes = []
        for known in lost:
            for note in newcomers.repeated(known.note, _text(known.note)):
                change = _reworded(known, [new[note]])
                if change and new[note].fact_key not in self.used:
                    changes.append(change)
                    self.used.add(new[note].fact_key)
                    break
        return changes

    def refuse(self, refused: Iterable[Known]) -> tuple[Dropped, ...]:
        """Set aside what says a refused fact again."""
        dropped: dict[str, Dropped] = {}
        for known in refused:
            anchor = self._found.get(known.note.source) if known.note.source else None
            for proposal in (*self._same(known, anchor), *self._by_id.get(known.note.id, ())):
                source = proposal.note.source
                if source and proposal.fact_key not in self.used:
                    dropped[proposal.fact_key] = Dropped(source.quote, source.at, REFUSED)
        self.used |= dropped.keys()
        return tuple(dropped.values())

    def _same(self, known: Known, anchor: Anchor | None) -> list[Proposal]:
        """The proposals that say the fact of a known note, the most alike first."""
        if known.fact_key in self._by_key or anchor is None:
            return self._by_key.get(known.fact_key, [])
        near = {
            proposal.note: proposal
            for sentence in _sentences(anchor.source.quote)
            for proposal in self._on.get(sentence, ())
        }
        likeness = {proposal: _likeness(known, proposal) for proposal in near.values()}
        alike = [proposal for proposal, share in likeness.items() if share]
        return sorted(alike, key=lambda proposal: -likeness[proposal])


def _standing(known: Known, anchor: Anchor) -> Note | Change:
    """A note whose very words still stand, perhaps in another place."""
    if anchor.source == known.note.source or not known.may_move:
        return known.note
    return _change(known.note, replace(known.note, source=anchor.source))


def _edited(known: Known, anchor: Anchor, same: Sequence[Proposal]) -> Change | None:
    """A note whose sentence was edited: the new wording if make may give it one."""
    if change := _reworded(known, same):
        return change
    if not _still_says(known.note, anchor.source.quote):
        return None
    return _change(known.note, replace(known.note, source=anchor.source))


def _still_says(note: Note, quote: str) -> bool:
    """Whether what a note took from its sentence stands in the edited one, not negated anew."""
    before = note.source.quote if note.source else ""
    side = _side(note)
    taken = (side.question_stems & content_stems(before)) | side.answer_stems
    denied = [len(_NEGATIONS.findall(text)) for text in (before, quote)]
    return taken <= content_stems(quote) and denied[0] == denied[1]


def _reworded(known: Known, same: Iterable[Proposal]) -> Change | None:
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


def _likeness(known: Known, proposal: Proposal) -> float:
    """How alike a known note and a proposal from its passage are; 0 for another fact."""
    one, other = _side(known.note), _side(proposal.note)
    answers = _overlap(one.answer_stems, other.answer_stems)
    asks = _overlap(one.question_stems, other.question_stems)
    if known.note.kind is Kind.CLOZE or proposal.note.kind is Kind.CLOZE:
        asks = 0.0  # the gaps of one sentence all have its words around them
    related = known.family in ("", proposal.family)
    if related and max(asks, answers) >= _SAME_SUBJECT:
        return 1 + asks + answers
    return 1.0 if nearly_repeats(known.note, proposal.note) else 0.0


def _side(note: Note) -> Asked:
    return asked(cards(note)[0])


def _text(note: Note) -> str:
    return "\n".join((note.front, note.back, *note.items))


def _sentences(quote: str) -> list[str]:
    return [quote[start:end] for start, end in spans(quote)]


def _words(note: Note) -> tuple[object, ...]:
    """What of a note is wording: a person who changes any of it has taken it over."""
    quote = note.source.quote if note.source else ""
    sides = (note.kind, note.front, note.back, note.items, note.ordered)
    return (*sides, note.hint, note.extra, note.accept, quote)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
