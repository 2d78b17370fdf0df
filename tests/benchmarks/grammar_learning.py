"""Learns the tagger's and the parser's weights from silver sentences, and packs them.

Averaged perceptrons (Collins 2002). The parser is taught by a dynamic oracle (Goldberg and
Nivre 2012): after the first epoch it mostly goes on from its own slips, so that it learns
what is best after one. Pure Python, and in step with what ``tagger`` and ``parser`` do.
"""

from __future__ import annotations

import gzip
import json
import random
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from tests.benchmarks.grammar_silver import Silver
from trainer.generate.english.parser import ROOT_WORD, State, best_move
from trainer.generate.english.tagger import START, features, forms, normal, tags
from trainer.generate.english.weights import Model, Table

_LEAST_WORD, _LEAST_ENDING = 12, 40  # how often a word or ending is met that gets a number
_OWN_WAY = 0.9  # how often a slip is followed
_SCALE, _LARGEST = 3, 127
_NEVER = 99


class Perceptron:
    """Whole-number weights while they are learnt, and what their average needs."""

    def __init__(self, classes: int) -> None:
        self.classes, self._step = classes, 1
        self._weights: dict[int, dict[int, int]] = {}
        self._late: dict[int, dict[int, int]] = {}  # each change times the step it was made in

    def scores(self, found: tuple[int, ...]) -> list[int]:
        """As ``Table.scores``."""
        total = [0] * self.classes
        for feature in found:
            for kind, weight in self._weights.get(feature, {}).items():
                total[kind] += weight
        return total

    def learn(self, found: tuple[int, ...], right: int, taken: int) -> None:
        """Passes on to the next step, and towards the right class where another was taken."""
        self._step += 1
        if right == taken:
            return
        for feature in found:
            weights = self._weights.setdefault(feature, {})
            late = self._late.setdefault(feature, {})
            for kind, change in ((right, 1), (taken, -1)):
                weights[kind] = weights.get(kind, 0) + change
                late[kind] = late.get(kind, 0) + change * self._step

    def table(self, least: float, cut: float) -> Table:
        """The averages: features with none of ``least`` or more left out, and weights under it."""
        features: array[int] = array("Q")
        starts, classes, weights = array("I", [0]), bytearray(), array("b")
        for feature in sorted(self._weights):
            late = self._late[feature]
            mean = {k: w - late[k] / self._step for k, w in self._weights[feature].items()}
            if max(map(abs, mean.values())) < least:
                continue
            features.append(feature)
            for kind in sorted(kind for kind, weight in mean.items() if abs(weight) >= cut):
                classes.append(kind)
                weights.append(max(-_LARGEST, min(_LARGEST, round(mean[kind] * _SCALE))))
            starts.append(len(classes))
        return Table(features, starts, bytes(classes), weights)


def learnt(texts: Sequence[Silver], epochs: int, told: Callable[[str], object]) -> Model:
    """A model of the sentences; ``told`` hears of each epoch."""
    known = _numbered(texts)
    known = replace(known, tagger=_tagger(texts, known, epochs, told))
    return replace(known, parser=_parser(texts, known, epochs, told))


def _numbered(texts: Sequence[Silver]) -> Model:
    """Names and numbers, with no weights yet."""
    words = Counter(normal(word) for text in texts for word in text.words)
    endings: Counter[str] = Counter()
    for word, times in words.items():
        if not word.startswith("!"):
            for ending in (word[-2:], word[-3:], word[-4:]):
                endings[ending] += times
    listed = _frequent(words, _LEAST_WORD)
    listed[ROOT_WORD - 2 : ROOT_WORD - 2] = [""] if len(listed) > ROOT_WORD - 2 else []
    none = Table(array("Q"), array("I", [0]), b"", array("b"))
    return Model(
        tuple(dict.fromkeys(tag for text in texts for tag in text.tags)),
        tuple(dict.fromkeys(label for text in texts for label in text.labels)),
        {word: number for number, word in enumerate(listed, 2)},
        {ending: number for number, ending in enumerate(_frequent(endings, _LEAST_ENDING), 2)},
        none,
        none,
    )


def _frequent(counted: Counter[str], least: int) -> list[str]:
    often = [(-times, word) for word, times in counted.items() if times >= least]
    return [word for _, word in sorted(often)]


def _tagger(
    texts: Sequence[Silver], known: Model, epochs: int, told: Callable[[str], object]
) -> Table:
    learner, chance = Perceptron(len(known.tags)), random.Random(7)
    number = {tag: at for at, tag in enumerate(known.tags)}
    for epoch in range(1, epochs + 1):
        slips = 0
        for text in chance.sample(texts, len(texts)):
            found = forms(text.words, known)
            before, earlier = START, START
            for at, tag in enumerate(text.tags):
                seen = features(found, at, before, earlier)
                scores = learner.scores(seen)
                before, earlier = scores.index(max(scores)), before
                learner.learn(seen, number[tag], before)
                slips += before != number[tag]
        told(f"tagger, epoch {epoch}: {slips} slips")
    return learner.table(least=1, cut=0.7)


def _parser(
    texts: Sequence[Silver], known: Model, epochs: int, told: Callable[[str], object]
) -> Table:
    learner, chance = Perceptron(1 + 2 * len(known.labels)), random.Random(7)
    number = {label: at for at, label in enumerate(known.labels)}
    for epoch in range(1, epochs + 1):
        slips = 0
        for text in chance.sample(texts, len(texts)):
            found = forms(text.words, known)
            state = State([form.word for form in found], tags(found, known))
            oracle = Oracle(text.heads, [number[label] for label in text.labels], len(number))
            slips += _taught(learner, state, oracle, chance, _OWN_WAY if epoch > 1 else 0)
        told(f"parser, epoch {epoch}: {slips} slips")
    return learner.table(least=3, cut=1)


def _taught(
    learner: Perceptron, state: State, oracle: Oracle, chance: random.Random, own_way: float
) -> int:
    """Parses one sentence and learns from it; gives the number of slips."""
    slips = 0
    while state.next < state.count or state.stack:
        seen = state.features()
        scores = learner.scores(seen)
        taken = best_move(scores, state, oracle.labels)
        good = oracle.good(state)
        right = taken if taken in good else max(good, key=scores.__getitem__)
        learner.learn(seen, right, taken)
        slips += right != taken
        state.move(taken if right != taken and chance.random() < own_way else right, oracle.labels)
    return slips


class Oracle:
    """Tells which moves lose fewest arcs of the right tree, whatever was done before."""

    def __init__(self, heads: Sequence[int], label: Sequence[int], labels: int) -> None:
        self.labels, self._heads, self._label = labels, heads, label
        self._children: list[list[int]] = [[] for _ in range(len(heads) + 1)]
        for word, head in enumerate(heads):
            self._children[head].append(word)

    def good(self, state: State) -> list[int]:
        """The best moves of those allowed, as ``best_move`` numbers them; never empty."""
        costs = (self._shift(state), self._right(state), self._left(state))
        least = min(costs)
        moves = [0] if costs[0] == least else []
        if costs[1] == least:
            moves += self._named(state.stack[-1], state.stack[-2], 1)
        if costs[2] == least:
            moves += self._named(state.stack[-1], state.next, 1 + self.labels)
        return moves

    def _named(self, word: int, head: int, first: int) -> Iterable[int]:
        """With the right label where the head is right, else with any."""
        if self._heads[word] == head:
            return [first + self._label[word]]
        return range(first, first + self.labels)

    def _shift(self, state: State) -> int:
        if state.next == state.count:
            return _NEVER
        head = self._heads[state.next]
        waiting = sum(self._stacked(state, word) for word in self._children[state.next])
        below = self._stacked(state, head) and head != state.stack[-1]
        return waiting + below

    def _right(self, state: State) -> int:
        if len(state.stack) < 2:
            return _NEVER
        return (self._heads[state.stack[-1]] >= state.next) + self._ahead(state)

    def _left(self, state: State) -> int:
        if not state.stack:
            return _NEVER
        head = self._heads[state.stack[-1]]
        under = len(state.stack) > 1 and head == state.stack[-2]
        return (under or head > state.next) + self._ahead(state)

    def _ahead(self, state: State) -> int:
        """How many words that are still to come hang on the top of the stack."""
        return sum(word >= state.next for word in self._children[state.stack[-1]])

    def _stacked(self, state: State, word: int) -> bool:
        return word < state.next and state.head[word] < 0


def packed(known: Model) -> bytes:
    """The model as the bytes of a ``model.bin.gz``; the format stands in ``weights.py``."""
    tables = (known.tagger, known.parser)
    head = {
        "tags": known.tags,
        "labels": known.labels,
        "words": list(known.words),
        "endings": list(known.endings),
        "tables": [(len(table.features), len(table.classes)) for table in tables],
    }
    line = json.dumps(head, ensure_ascii=False).encode()
    return gzip.compress(b"\n".join((line, b"".join(map(_packed, tables)))), 9, mtime=0)


def _packed(table: Table) -> bytes:
    steps = b"".join((b - a).to_bytes(8, "little") for a, b in pairwise((0, *table.features)))
    planes = b"".join(steps[plane::8] for plane in range(8))
    counts = bytes(b - a for a, b in pairwise(table.starts))
    return planes + counts + table.classes + table.weights.tobytes()
