"""The learnt numbers behind the tagger and the parser, read once from one packed file.

They are the weights of two averaged perceptrons (Collins 2002), learnt from some 118,000
English sentences that spaCy's ``en_core_web_sm`` 3.8 (MIT) had parsed: documentation and
dictionaries packaged by Debian, examples and definitions of WordNet, presidential
addresses, a novel and sections of textbooks. No sentence of them is kept: beside numbers
the file holds a list of some 10,000 frequent words and one of some 4,000 word endings.
Like the rest of the project it is under the MIT licence. ``tests/benchmarks/train_grammar``
makes such a file anew and measures one.

``model.bin.gz`` is gzip of a line of JSON, ended by LF, and of binary tables behind it.
The line is an object: ``tags`` and ``labels`` (at most 60 and 32; a class is an index);
``words`` and ``endings``, most frequent first and numbered from 2 (0 stands for no word,
1 for all others; the word numbered 1023, which the parser takes for the root, is left
empty); ``tables``, of the tagger's table and then the parser's how many features and how
many pairs of class and weight. A table of F features and P pairs is

    8·F bytes   the step from each feature to the next (the first from 0), which ascend, as
                a 64-bit number: all lowest bytes first, then the next plane, to the highest
    F bytes     how many pairs each feature has
    P bytes     the class of each pair, feature by feature
    P bytes     its weight, from -127 to 127

A class of the tagger is a tag; one of the parser is a move as ``parser.best_move`` has it.
"""

from __future__ import annotations

import gzip
import json
import struct
import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

_FILE = "model.bin.gz"
_NUMBERED = ("words", "endings")
_LANE = 16  # bits
_KEPT = 100_000  # features, of each table


class Table:
    """Sparse weights: feature ``k`` of those that ascend has the pairs from ``starts[k]`` on.

    A feature that was asked for is kept as one whole number with 16 bits a class, so that
    the scores of all classes are added at once; the lanes cannot run over, as a decision
    sees some 40 features of at most 127.
    """

    __slots__ = ("_lanes", "classes", "features", "starts", "weights")

    def __init__(
        self, features: array[int], starts: array[int], classes: bytes, weights: array[int]
    ) -> None:
        self.features, self.starts, self.classes, self.weights = features, starts, classes, weights
        self._lanes = _Lanes(self)

    def scores(self, features: tuple[int, ...], count: int) -> tuple[int, ...]:
        """The sum of the features' weights for each of ``count`` classes."""
        form, middle = _lanes_for(count)
        total = sum(map(self._lanes.__getitem__, features), middle)
        return form.unpack((total ^ middle).to_bytes(form.size, "little"))


class _Lanes(dict[int, int]):
    """The weights of the features seen of late as whole numbers; 0 for one that has none."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, feature: int) -> int:
        if len(self) >= _KEPT:
            self.clear()
        table, total = self._table, 0
        row = bisect_left(table.features, feature)
        if row < len(table.features) and table.features[row] == feature:
            for at in range(table.starts[row], table.starts[row + 1]):
                total += table.weights[at] << _LANE * table.classes[at]
        self[feature] = total
        return total


@cache
def _lanes_for(count: int) -> tuple[struct.Struct, int]:
    """How so many lanes are read, and a number with the middle of its range in each."""
    return struct.Struct(f"<{count}h"), sum(1 << _LANE * at + _LANE - 1 for at in range(count))


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt: names of classes, numbers of words and endings, and both tables."""

    tags: tuple[str, ...]
    labels: tuple[str, ...]
    words: dict[str, int]
    endings: dict[str, int]
    tagger: Table
    parser: Table


@cache
def model() -> Model:
    """The model that ships with the program; read on first use, some 0.1 s."""
    return unpacked((files(__package__) / _FILE).read_bytes())


def unpacked(file: bytes) -> Model:
    """The model in the bytes of a ``model.bin.gz``."""
    packed = gzip.decompress(file)
    end = packed.index(b"\n")
    head = json.loads(packed[:end])
    tables, at = [], end + 1
    for features, pairs in head["tables"]:
        table, at = _table(packed, at, features, pairs)
        tables.append(table)
    words, endings = ({word: n for n, word in enumerate(head[key], 2)} for key in _NUMBERED)
    tagger, parser = tables
    return Model(tuple(head["tags"]), tuple(head["labels"]), words, endings, tagger, parser)


def _table(packed: bytes, at: int, features: int, pairs: int) -> tuple[Table, int]:
    """A table of so many features and pairs, and where the next one begins."""
    steps: array[int] = array("Q")
    planes = bytearray(8 * features)
    for plane in range(8):
        planes[plane::8] = packed[at + plane * features : at + (plane + 1) * features]
    steps.frombytes(planes)
    if sys.byteorder == "big":
        steps.byteswap()
    at += 8 * features
    starts = array("I", accumulate(packed[at : at + features], initial=0))
    at += features
    classes = packed[at : at + pairs]
    weights: array[int] = array("b", packed[at + pairs : at + 2 * pairs])
    return Table(array("Q", accumulate(steps)), starts, classes, weights), at + 2 * pairs
