"""What repeats within a deck: the same card twice, answers that will be mixed up, floods."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from trainer.cards.asked import Asked, asked
from trainer.cards.expand import cards
from trainer.cards.lint_rule import Finding
from trainer.cards.note import Deck, Note

_SAME_CARD = 0.75
_SAME_ANSWER = 0.3
_SIMILAR_QUESTION = 0.6
_MOST_ON_A_TERM = 3
_MOST_ON_A_QUOTE = 2
_LONGEST_TERM = 4


@dataclass(frozen=True, slots=True)
class _Entry:
    """A card of the deck with what it is compared by."""

    note: Note
    asked: Asked
    answer: str
    stems: frozenset[str]


def repeats(deck: Deck) -> tuple[Finding, ...]:
    """Findings between the notes of a deck, in file order of the later note."""
    entries = [_entry(note, asked(card)) for note in deck.notes for card in cards(note)]
    found = [*_alike(entries), *_mixed_up(entries), *_floods(deck.notes)]
    places = {id(note): place for place, note in enumerate(deck.notes)}
    unique = {(id(finding.note), finding.rule): finding for finding in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda finding: places[id(finding.note)]))


def _entry(note: Note, asked: Asked) -> _Entry:
    answer = " ".join(asked.card.answer.casefold().split())
    return _Entry(note, asked, answer, asked.question_stems | asked.answer_stems)


def _alike(entries: Sequence[_Entry]) -> Iterator[Finding]:
    """Two notes that ask and answer nearly the same."""
    for first, second in _similar_pairs([entry.stems for entry in entries], _SAME_CARD):
        one, other = entries[first], entries[second]
        answers = one.asked.answer_stems, other.asked.answer_stems
        differ = all(answers) and _overlap(*answers) < _SAME_ANSWER
        if one.note is not other.note and not differ and _figures(one) == _figures(other):
            yield Finding(
                "warning",
                "duplicate",
                f"The note nearly repeats {_name(one.note)}",
                "Keep the better of the two",
                other.note,
            )


def _mixed_up(entries: Sequence[_Entry]) -> Iterator[Finding]:
    """The same answer to two questions that are much alike."""
    by_answer: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        if entry.asked.answer_stems:
            by_answer[entry.answer].append(entry)
    for group in by_answer.values():
        questions = [entry.asked.question_stems for entry in group]
        for first, second in _similar_pairs(questions, _SIMILAR_QUESTION):
            one, other = group[first], group[second]
            if one.note is not other.note and _figures(one) == _figures(other):
                yield Finding(
                    "warning",
                    "same-answer",
                    f"A similar question has the same answer: {_name(one.note)}",
                    "Say in both what sets them apart, or keep one",
                    other.note,
                )


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


def _similar_pairs(sets: Sequence[frozenset[str]], least: float) -> Iterator[tuple[int, int]]:
    """Index pairs (earlier, later) whose Jaccard overlap is at least ``least``.

    Prefix filtering (Chaudhuri and others, 2006): of two similar sets the rarest few
    members of one must meet the rarest few of the other, so that few pairs are compared.
    """
    frequency = Counter(member for members in sets for member in members)
    earlier: dict[str, list[int]] = defaultdict(list)
    for place, members in enumerate(sets):
        rarest = sorted(members, key=lambda member: (frequency[member], member))
        prefix = rarest[: len(rarest) - _ceil(least * len(rarest)) + 1]
        candidates = dict.fromkeys(other for member in prefix for other in earlier[member])
        yield from (
            (other, place) for other in candidates if _overlap(sets[other], members) >= least
        )
        for member in prefix:
            earlier[member].append(place)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def _ceil(number: float) -> int:
    return -int(-number // 1)


def _figures(entry: _Entry) -> Counter[str]:
    """Signs that words leave out but sums and formulas live by."""
    text = entry.asked.card.question
    return Counter(sign for sign in text if not sign.isalpha() and sign not in " .,?'\"\n")


def _name(note: Note) -> str:
    where = f" in line {note.line}" if note.line else ""
    return f"{note.front.strip()[:60]!r}{where}"
