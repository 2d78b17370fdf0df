"""Which reviews tell of memory: those on a later study day than the card's last one.

A card answered twice a day says little of remembering, one card in a thousand that was first seen
again after a year spoils a fit, and the first part of a log only teaches. What is left is
what a model is judged by, as srs-benchmark has it, so that figures can be compared with
its published ones (open-spaced-repetition/srs-benchmark, whole days).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from trainer.memory.log import Event, EventKind, Phase, Rating
from trainer.memory.replay import voided_ids

FOLDS = 5
_LATER = (Phase.REVIEW, Phase.RELEARNING)
_LONGEST_HISTORY = 128  # reviews of a card that count
_SECOND = 2
_SHARE_LEFT_OUT, _FEWEST_LEFT_OUT = 0.05, 20
_RARE = 6
_LONGEST_FIRST_GAP = {Rating.EASY: 365}
_LONGEST_FIRST_GAP_ELSE = 100


@dataclass(frozen=True, slots=True)
class Answer:
    """One review of a card: ``place`` is its place in the log, ``day`` its study day."""

    place: int
    card: str
    at_ms: int
    day: int
    rating: Rating


@dataclass(frozen=True, slots=True)
class Evidence:
    """A review on a later study day than the one before.

    ``history`` holds the card's answers up to and with this one, and for each the whole days
    since the one before it; ``count`` is how many days the card has been seen on, ``lapses``
    how often it was forgotten on such a day before.
    """

    answer: Answer
    history: tuple[tuple[Rating, int], ...]
    count: int
    lapses: int

    @property
    def gap(self) -> int:
        """Whole days since the answer before it."""
        return self.history[-1][1]

    @property
    def recalled(self) -> bool:
        """Whether the card was remembered."""
        return self.answer.rating is not Rating.AGAIN


def answers(events: Iterable[Event]) -> list[Answer]:
    """The reviews of a log that count, in its order.

    As in Anki, what was answered before a card was forgotten (made a new one) does not, nor does a
    history whose beginning was cut off: its first row is no answer of a new card.
    """
    rows = list(events)
    voided = voided_ids(rows)
    whole: dict[str, list[Answer]] = {}
    for place, row in enumerate(rows):
        if row.id in voided:
            continue
        if row.kind is EventKind.RESET:
            whole[row.card] = []
        elif row.kind is EventKind.REVIEW and row.rating is not None:
            history = whole.setdefault(row.card, [])
            if history or row.phase_before not in _LATER:
                history.append(Answer(place, row.card, row.at_ms, row.day, row.rating))
    return sorted(chain.from_iterable(whole.values()), key=attrgetter("place"))


def evidence(given: Iterable[Answer]) -> list[Evidence]:
    """What a log tells of memory, in order of time, without rare first gaps."""
    histories: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in sorted(given, key=lambda answer: (answer.at_ms, answer.place)):
        histories[answer.card].append(answer)
    found = {card: list(_of_card(history)) for card, history in histories.items()}
    odd = _rare_first_gaps(found)
    kept = (one for card, rows in found.items() if card not in odd for one in rows)
    return sorted(kept, key=lambda one: (one.answer.at_ms, one.answer.place))


def folds(rows: Sequence[Evidence]) -> list[tuple[int, int]]:
    """Start and end of each of five folds; what stands before the first one only teaches."""
    size = len(rows) // (FOLDS + 1)
    first = len(rows) - FOLDS * size
    return [(first + fold * size, first + (fold + 1) * size) for fold in range(FOLDS)]


def newest_by_card(rows: Iterable[Evidence]) -> dict[str, Evidence]:
    """Each card's row with its longest history, of which those of its other rows are the start."""
    newest: dict[str, Evidence] = {}
    for one in rows:
        known = newest.get(one.answer.card)
        if known is None or len(one.history) > len(known.history):
            newest[one.answer.card] = one
    return newest


def _of_card(history: Sequence[Answer]) -> Iterator[Evidence]:
    told: list[tuple[Rating, int]] = []
    count, lapses = 1, 0
    before: Answer | None = None
    for answer in history[:_LONGEST_HISTORY]:
        gap = max(0, answer.day - before.day) if before else 0
        told.append((answer.rating, gap))
        before = answer
        if gap:
            count += 1
            yield Evidence(answer, tuple(told), count, lapses)
            lapses += answer.rating is Rating.AGAIN


def _rare_first_gaps(found: Mapping[str, Sequence[Evidence]]) -> set[str]:
    """The cards whose first gap is rare among those with the same first rating.

    The rarest gaps go first, the longest of equally rare ones, until a twentieth of the
    cards and at least twenty are gone; then only gaps that are very rare or very long.
    """
    gaps: defaultdict[Rating, defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for card, rows in found.items():
        if rows and rows[0].count == _SECOND:
            gaps[rows[0].history[0][0]][rows[0].gap].append(card)
    odd: set[str] = set()
    for rating, cells in gaps.items():
        most = max(_SHARE_LEFT_OUT * sum(map(len, cells.values())), _FEWEST_LEFT_OUT)
        longest = _LONGEST_FIRST_GAP.get(rating, _LONGEST_FIRST_GAP_ELSE)
        gone = 0
        for gap, cards in sorted(cells.items(), key=lambda cell: (len(cell[1]), -cell[0])):
            if gone + len(cards) < most or len(cards) < _RARE or gap > longest:
                gone += len(cards)
                odd.update(cards)
    return odd
