"""What repeats within a deck: the same card twice, answers that will be mixed up, floods."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from math import ceil

from trainer.cards.asked import Asked, asked
from trainer.cards.expand import cards
from trainer.cards.lint_rule import Finding
from trainer.cards.note import Deck, Note

_SAME_CARD = 0.75
_SAME_ANSWER = 0.3
_SIMILAR = 0.5
_MOST_MEETING = 50
_MOST_COMPARED = 200
_MOST_ON_A_TERM = 3
_MOST_ON_A_QUOTE = 2
_LONGEST_TERM = 4

_SIGNS = re.compile(r"[^\W_]*\d[^\W_]*|[^\w\s.,?'\"]")
"""Figures and signs, which words leave out but sums, dates and formulas live by."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A card of the deck with what it is compared by."""

    note: Note
    asked: Asked
    answer: str
    stems: frozenset[str]
    signs: str


def repeats(deck: Deck) -> tuple[Finding, ...]:
    """Findings between the notes of a deck, in file order of the later note."""
    entries = [entry for note in deck.notes for entry in _entries(note)]
    found = [*_alike(entries), *_mixed_up(entries), *_floods(deck.notes)]
    places = {id(note): place for place, note in enumerate(deck.notes)}
    unique = {(id(finding.note), finding.rule): finding for finding in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda finding: places[id(finding.note)]))


def nearly_repeats(one: Note, other: Note) -> bool:
    """Whether some cards of two notes ask and answer nearly the same, as in one deck."""
    return any(
        _overlap(first.stems, second.stems) >= _SAME_CARD and _same(first, second)
        for first in _entries(one)
        for second in _entries(other)
    )


def telling_stems(note: Note) -> tuple[frozenset[str], int]:
    """The stems by which a note's first card is compared, both sides together.

    And how many of them a note must have as well to be a near repeat.
    """
    stems = next((entry.stems for entry in _entries(note)), frozenset[str]())
    return stems, ceil(_SAME_CARD * len(stems))


def _entries(note: Note) -> list[_Entry]:
    return [_entry(note, asked(card)) for card in cards(note)]


def _entry(note: Note, asked: Asked) -> _Entry:
    answer = " ".join(asked.card.answer.casefold().split())
    stems = asked.question_stems | asked.answer_stems
    return _Entry(note, asked, answer, stems, "".join(_SIGNS.findall(asked.card.question)))


def _alike(entries: Sequence[_Entry]) -> Iterator[Finding]:
    """Two notes that ask and answer nearly the same."""
    for one, other in _similar(entries, lambda entry: entry.stems, _SAME_CARD, _same):
        message = f"The note nearly repeats {_name(one.note)}"
        yield Finding("warning", "duplicate", message, "Keep the better of the two", other.note)


def _same(one: _Entry, other: _Entry) -> bool:
    """Whether two cards with nearly the same words in all have them on the same sides."""
    answers = one.asked.answer_stems, other.asked.answer_stems
    return _comparable(one, other) and not (all(answers) and _overlap(*answers) < _SAME_ANSWER)


def _mixed_up(entries: Sequence[_Entry]) -> Iterator[Finding]:
    """The same answer to two questions that are much alike."""
    by_answer: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        if entry.asked.answer_stems:
            by_answer[entry.answer].append(entry)
    for group in by_answer.values():
        alike = _similar(group, lambda entry: entry.asked.question_stems, _SIMILAR, _comparable)
        for one, other in alike:
            message = f"A similar question has the same answer: {_name(one.note)}"
            mend = "Say in both what sets them apart, or keep one"
            yield Finding("warning", "same-answer", message, mend, other.note)


def _comparable(one: _Entry, other: _Entry) -> bool:
    """Siblings share their words on purpose; other figures or signs make another sum or date."""
    return one.note is not other.note and one.signs == other.signs


def _floods(notes: Iterable[Note]) -> Iterator[Finding]:
    """More cited notes on one term or one quote than a learner needs."""
    cited = [note for note in notes if note.source and note.source.quote]
    yield from _too_many(
        {note: " ".join(note.source.quote.split()) for note in cited if note.source},
        _MOST_ON_A_QUOTE,
        "crowded-quote",
        "sentence",
    )
    terms = ((note, answer) for note in cited for answer in [_term(note)] if answer)
    yield from _too_many(dict(terms), _MOST_ON_A_TERM, "crowded-term", "term")


def _term(note: Note) -> frozenset[str]:
    shown = [asked(card) for card in cards(note)][:1]
    words = shown[0].answer_words if shown else []
    return shown[0].answer_stems if 0 < len(words) <= _LONGEST_TERM else frozenset()


def _too_many(
    subjects: Mapping[Note, Hashable], most: int, rule: str, subject: str
) -> Iterator[Finding]:
    seen: Counter[Hashable] = Counter()
    for note, key in subjects.items():
        seen[key] += 1
        if seen[key] == most + 1:
            yield Finding(
                "warning",
                rule,
                f"More than {most} notes are about the same {subject}",
                "Keep those that a learner needs",
                note,
            )


def _similar(
    entries: Sequence[_Entry],
    stems: Callable[[_Entry], frozenset[str]],
    least: float,
    accept: Callable[[_Entry, _Entry], bool],
) -> Iterator[tuple[_Entry, _Entry]]:
    """For each entry the nearest earlier accepted one whose stems overlap by ``least`` (Jaccard).

    Prefix filtering (Chaudhuri and others, 2006): of two similar sets the rarest few
    members of one must meet those of the other. No more than the latest few that
    meet are compared, so that neither a deck of one pattern nor one of long texts costs
    the square of its size.
    """
    frequency = Counter(stem for entry in entries for stem in stems(entry))
    earlier: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        own = stems(entry)
        rarest = sorted(own, key=lambda stem: (frequency[stem], stem))
        prefix = rarest[: len(rarest) - ceil(least * len(rarest)) + 1]
        met = chain.from_iterable(earlier[stem][-_MOST_MEETING:] for stem in prefix)
        for other in map(entries.__getitem__, islice(dict.fromkeys(met), _MOST_COMPARED)):
            if _overlap(stems(other), own) >= least and accept(other, entry):
                yield other, entry
                break
        for stem in prefix:
            earlier[stem].append(number)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / max(1, len(one) + len(other) - shared)


def _name(note: Note) -> str:
    where = f" in line {note.line}" if note.line else ""
    return f"{note.front.strip()[:60]!r}{where}"
