"""How the ranker's weights came about: a linear fit on cards that were rated by eye.

By hand, from the project's folder: ``python -m tests.benchmarks.fit_rank``.

``documents`` holds texts of eight kinds, written for this purpose. ``labels.tsv`` rates
what the rules wrote about them, by readers who saw the cards with their passages and knew
nothing of the rules: *good* as it is, *edit* (a small mend and it is good) or *bad*. The
rules were made better with these texts at hand. ``held_out`` holds texts in sets
(``1-`` and so on) that were read by two readers apart before any rule had seen them;
their ratings say what a rule is worth on a text that is new to it, and count twice as much.

A rating counts 1, ½ or 0, and a ridge regression explains it by the family and the named
features. Each family is drawn towards the mean of all by as much as three cards of that
rating, so that a family that was seen twice is not trusted too far. What is printed: the
weights to copy into ``rank.py``; how precision and bad cards change with the threshold on
the held-out sets, for the weights that are shipped and for a fit that never saw the set; and
the share of good cards by kind of document.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.generate.engine import candidates, checked
from trainer.generate.facts import Candidate
from trainer.generate.matter import matter_of
from trainer.generate.mend import mended
from trainer.generate.rank import FAMILY_BASE, WEIGHTS, features, rank, term_share
from trainer.ingest.read import read

HERE = Path(__file__).parent
VALUE = {"good": 1.0, "edit": 0.5, "bad": 0.0}
TERM = "term"
_PULL_OF_FAMILY, _PULL_OF_FEATURE = 3.0, 8.0
_WEIGHT = {"documents": 0.5, "held_out": 1.0}  # of one reader's rating


@dataclass(frozen=True, slots=True)
class Rated:
    """A candidate as the ranker sees it, with what a reader said of it."""

    document: str
    family: str
    seen: tuple[float, ...]
    shipped: float
    rating: str
    weight: float

    @property
    def fold(self) -> str:
        """The held-out set that the document is of; empty for one that the rules have seen."""
        return self.document[0] if self.document[0].isdigit() else ""


def main() -> None:
    """Reads the documents, fits and prints."""
    rated = list(_rated())
    print(
        f"{len(rated)} ratings of the cards of {len({card.document for card in rated})} documents"
    )
    bases, weights = _fit(rated)
    print("\nFAMILY_BASE")
    for family in sorted(bases, key=lambda name: -bases[name]):
        count = sum(card.family == family for card in rated)
        print(f"    {family!r}: {bases[family]:.2f},  # {count}")
    print("\nWEIGHTS")
    for name, weight in zip(_names(), weights, strict=True):
        print(f"    {name!r}: {weight:+.2f},")
    held = [card for card in rated if card.fold]
    _curve("shipped weights, held-out sets", held, [card.shipped for card in held])
    _curve("fitted on the others, held-out sets", held, _unseen(rated))
    _by_kind(held)


def _names() -> list[str]:
    return [*WEIGHTS, TERM]


def _rated() -> Iterable[Rated]:
    """Every rated candidate that the rules still write, once for each reader."""
    yield from _of("documents", HERE / "labels.tsv", ("rating",))
    yield from _of("held_out", HERE / "held_out" / "readings.tsv", ("one", "other"))


def _of(folder: str, readings: Path, readers: tuple[str, ...]) -> Iterator[Rated]:
    """The rated candidates of one folder of texts."""
    said: dict[tuple[str, str, str], dict[str, str]] = {}
    with readings.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            said[row["document"], row["front"], row["back"]] = row
    for path in sorted((HERE / folder).glob("*-*")):
        matter = matter_of(read(path))
        for written in (card for raw in candidates(matter) for card in mended(raw)):
            card, reason = checked(matter, written)
            row = said.pop((path.name, card.front, _answer(card)), {})
            if row and not reason:
                held = features(card)
                seen = (*(float(held[n]) for n in WEIGHTS), term_share(card, matter.terms))
                score = rank(card, matter.terms).score
                for reader in readers:
                    yield Rated(path.name, card.family, seen, score, row[reader], _WEIGHT[folder])
    print(f"{len(said)} ratings of {folder} are of cards that are no longer written so")


def _answer(card: Candidate) -> str:
    return card.back or "; ".join(card.items)


def _fit(rated: Sequence[Rated]) -> tuple[dict[str, float], list[float]]:
    """The base of each family and the weight of each feature."""
    families = sorted({card.family for card in rated} | set(FAMILY_BASE))
    place = {family: at for at, family in enumerate(families)}
    mean = sum(card.weight * VALUE[card.rating] for card in rated)
    mean /= sum(card.weight for card in rated)
    size = len(families) + len(_names())
    left = [[0.0] * size for _ in range(size)]
    right = [0.0] * size
    for at in range(size):
        left[at][at] = _PULL_OF_FAMILY if at < len(families) else _PULL_OF_FEATURE
    for card in rated:
        seen = [(place[card.family], 1.0)]
        seen += [(len(families) + at, value) for at, value in enumerate(card.seen) if value]
        for row, value in seen:
            right[row] += card.weight * value * (VALUE[card.rating] - mean)
            for column, other in seen:
                left[row][column] += card.weight * value * other
    found = _solved(left, right)
    bases = {family: mean + found[at] for family, at in place.items()}
    return bases, found[len(families) :]


def _solved(left: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a system of linear equations whose matrix is positive definite."""
    size = len(right)
    for at in range(size):
        for below in range(at + 1, size):
            share = left[below][at] / left[at][at]
            if share:
                left[below] = [x - share * y for x, y in zip(left[below], left[at], strict=True)]
                right[below] -= share * right[at]
    found = [0.0] * size
    for at in reversed(range(size)):
        known = sum(left[at][column] * found[column] for column in range(at + 1, size))
        found[at] = (right[at] - known) / left[at][at]
    return found


def _unseen(rated: Sequence[Rated]) -> list[float]:
    """The score of each held-out card by a fit on all documents but those of its set."""
    held = [card for card in rated if card.fold]
    fits = {one: _fit([c for c in rated if c.fold != one]) for one in {c.fold for c in held}}
    scores = []
    for card in held:
        bases, weights = fits[card.fold]
        bonus = sum(weight * value for weight, value in zip(weights, card.seen, strict=True))
        scores.append(bases[card.family] + bonus)
    return scores


def _curve(title: str, rated: Sequence[Rated], scores: Sequence[float]) -> None:
    print(f"\n{title}: the best share of them, and what of them is good or bad")
    order = sorted(range(len(rated)), key=lambda at: -scores[at])
    for percent in (10, 25, 50, 75, 90, 100):
        best = order[: max(1, len(order) * percent // 100)]
        ratings = [rated[at].rating for at in best]
        good, bad = ratings.count("good") / len(best), ratings.count("bad") / len(best)
        print(f"    {percent:3} %  from {scores[best[-1]]:.2f}  good {good:.2f}  bad {bad:.2f}")


def _by_kind(rated: Sequence[Rated]) -> None:
    print("\nkind of document, ratings, good, bad")
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for card in rated:
        kinds[card.document.split("-")[1]].append(card.rating)
    for kind, ratings in sorted(kinds.items()):
        good, bad = ratings.count("good") / len(ratings), ratings.count("bad") / len(ratings)
        print(f"    {kind:13} {len(ratings):4}  {good:.2f}  {bad:.2f}")


if __name__ == "__main__":
    main()
