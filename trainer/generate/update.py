"""What becomes of a deck's notes when the document they cite has changed.

A note whose words still stand is kept; where its sentence was edited, the note stays the
same note and takes the new wording, unless a person has put words of their own; where the
sentence is gone, the note is stale and left to its owner. Facts that somebody has dropped
or taken out of the deck are not offered again, even if their sentence was edited.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.cards.alike import Newcomers
from trainer.cards.document import Document
from trainer.cards.lint_repeats import nearly_repeats
from trainer.cards.note import Kind, Note, Source
from trainer.generate.anchor import Anchor, anchors
from trainer.generate.facts import Dropped, Proposal
from trainer.generate.known import Change, Known, edited, first_side, moved, reworded
from trainer.generate.sentences import spans

Fate = Note | Change | None
"""The note itself if it is kept, its change, or None if it is stale."""

REFUSED = "it was dropped or taken out of the deck before"
_SAME_SUBJECT = 0.5


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
    fates = revision.fates(standing)
    dropped = revision.refuse(refused)
    return Update(
        kept=tuple(fate for fate in fates if isinstance(fate, Note)),
        changed=tuple(fate for fate in fates if isinstance(fate, Change)),
        stale=tuple(k.note for k, fate in zip(standing, fates, strict=True) if fate is None),
        fresh=tuple(p for p in proposals if p.fact_key not in revision.used),
        refused=dropped,
    )


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

    def fates(self, standing: Sequence[Known]) -> list[Fate]:
        """What becomes of each note; those whose words still stand choose their facts first."""
        order = sorted(standing, key=lambda known: not self._stands(known))
        found = {known.note.id: self._fate(known) for known in order}
        found |= self._renewed([known for known in standing if found[known.note.id] is None])
        return [found[known.note.id] for known in standing]

    def _stands(self, known: Known) -> bool:
        anchor = self._found.get(known.note.source) if known.note.source else None
        return anchor is not None and anchor.exact

    def _fate(self, known: Known) -> Fate:
        source = known.note.source
        if source is None or not source.quote:
            return known.note
        anchor = self._found.get(source)
        if anchor is None:
            return None
        same = self._same(known, anchor)
        free = [proposal for proposal in same if proposal.fact_key not in self.used]
        fate = moved(known, anchor) if anchor.exact else edited(known, anchor, free)
        if fate is not None:
            taken = fate.proposal if isinstance(fate, Change) else None
            self.used |= {proposal.fact_key for proposal in ([taken] if taken else same)}
        return fate

    def _renewed(self, lost: Iterable[Known]) -> dict[str, Fate]:
        """The changes of notes whose sentence is gone, but whose fact is still told."""
        new = {p.note: p for found in self._by_key.values() for p in found}
        newcomers = Newcomers(note for note, p in new.items() if p.fact_key not in self.used)
        changes: dict[str, Fate] = {}
        for known in lost:
            for note in newcomers.repeated(known.note, _text(known.note)):
                change = reworded(known, [new[note]])
                if change and new[note].fact_key not in self.used:
                    changes[known.note.id] = change
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


def _likeness(known: Known, proposal: Proposal) -> float:
    """How alike a known note and a proposal from its passage are; 0 for another fact."""
    one, other = first_side(known.note), first_side(proposal.note)
    answers = _overlap(one.answer_stems, other.answer_stems)
    asks = _overlap(one.question_stems, other.question_stems)
    if known.note.kind is Kind.CLOZE or proposal.note.kind is Kind.CLOZE:
        asks = 0.0  # the gaps of one sentence all have its words around them
    related = known.family in ("", proposal.family)
    if related and max(asks, answers) >= _SAME_SUBJECT:
        return 1 + asks + answers
    return 1.0 if nearly_repeats(known.note, proposal.note) else 0.0


def _text(note: Note) -> str:
    return "\n".join((note.front, note.back, *note.items))


def _sentences(quote: str) -> list[str]:
    return [quote[start:end] for start, end in spans(quote)]


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
