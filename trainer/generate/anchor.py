"""Finding the words of a quote again in a document that has been edited since.

Exact words first; else the run of sentences that is most like them, by stems in common
(Jaccard) and by the order of words. Words that another quote stands for verbatim were not
edited, so they are nobody else's; and no two quotes become the same run, unless one holds
the other.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from trainer.cards.document import Block, BlockKind, Document, Locator
from trainer.cards.english import content_stems, words
from trainer.cards.note import Source
from trainer.generate.facts import Sentence
from trainer.generate.sentences import sentences

LEAST_STEMS = 0.3
LEAST_ORDER = 0.6
_RAREST = 8
_SEEDS = 4
_OPENING = 24  # letters
_COUNTED = re.compile(r"(.*¶\S+) s(\d+\S*)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the words of a quote stand now; ``exact`` if they are the same words."""

    source: Source
    exact: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a block that has none: ``start:end`` in the document's text.

    ``joins`` tells whether a quote may run on from the piece before.
    """

    start: int
    end: int
    block: int
    at: str
    joins: bool


@dataclass(frozen=True, slots=True)
class _Claim:
    """A lost quote with the run ``first:last`` of pieces (inclusive) that is most like it."""

    likeness: float
    source: Source
    first: int
    last: int


def anchors(document: Document, sources: Iterable[Source]) -> dict[Source, Anchor]:
    """Each source whose words still stand, or stand edited; the others are gone.

    ``sources`` are all that notes of one deck cite of the document. An exact anchor
    keeps its locator where the words still stand there.
    """
    return _Ground(document).anchors(dict.fromkeys(sources))


class _Ground:
    """A document cut into pieces that are found by their stems."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._text = document.text
        self._pieces = list(_pieces(document))
        self._starts = [piece.start for piece in self._pieces]
        self._opening: dict[str, list[int]] = defaultdict(list)
        for start in self._starts:
            self._opening[self._text[start : start + _OPENING]].append(start)
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, piece in enumerate(self._pieces):
            for stem in content_stems(self._text[piece.start : piece.end]):
                self._holding[stem].append(number)

    def anchors(self, sources: Iterable[Source]) -> dict[Source, Anchor]:
        found, lost, taken = {}, [], set[int]()
        for source in sources:
            words = " ".join(source.quote.split())
            runs = list(self._exact(words)) if words else []
            if not runs and (not words or words not in self._text):
                lost.append(source)
                continue
            found[source] = Anchor(self._moved(source, runs), exact=True)
            taken |= {number for first, last in runs for number in range(first, last + 1)}
        for claim in _settled([claim for s in lost for claim in self._claims(s, taken)]):
            quote = self._words(claim.first, claim.last)
            at = _alike([*self._places(claim.first, claim.last)], claim.source.at)
            found[claim.source] = Anchor(Source(claim.source.ref, at, quote), exact=False)
        return found

    def _exact(self, words: str) -> Iterator[tuple[int, int]]:
        """The runs of pieces in which the very words stand."""
        for start in self._places_of(words):
            end = start + len(words)
            first, last = self._piece_at(start), self._piece_at(end - 1)
            if self._pieces[first].start <= start and end <= self._pieces[last].end:
                yield first, last

    def _places_of(self, words: str) -> list[int]:
        """Where words stand in the text: as whole sentences mostly, which are found at once."""
        near = self._opening.get(words[:_OPENING], ()) if len(words) >= _OPENING else ()
        if whole := [start for start in near if self._text.startswith(words, start)]:
            return whole
        return [match.start() for match in re.finditer(re.escape(words), self._text)]

    def _piece_at(self, index: int) -> int:
        return max(0, bisect_right(self._starts, index) - 1)

    def _moved(self, source: Source, runs: list[tuple[int, int]]) -> Source:
        places = [list(self._places(first, last)) for first, last in runs]
        if not places or any(source.at in forms for forms in places):
            return source  # in its place, or where nobody counts
        return Source(source.ref, _alike(places[0], source.at), source.quote)

    def _claims(self, source: Source, taken: set[int]) -> Iterator[_Claim]:
        """The runs that are enough like a lost quote."""
        there = content_stems(source.quote)
        for number in self._seeds(there, taken):
            claim = self._grown(source, number)
            here = content_stems(self._words(claim.first, claim.last))
            shared = len(here & there) / max(1, len(here | there))
            if claim.likeness >= LEAST_ORDER and shared >= LEAST_STEMS:
                yield claim

    def _seeds(self, stems: frozenset[str], taken: set[int]) -> list[int]:
        """The free pieces that share most of a quote's rarest stems, best first."""
        known = sorted((stem for stem in stems if stem in self._holding), key=self._commonness)
        weights: Counter[int] = Counter()
        for stem in known[:_RAREST]:
            weight = math.log(1 + len(self._pieces) / len(self._holding[stem]))
            for number in self._holding[stem]:
                weights[number] += weight  # type: ignore[assignment]  # a Counter of floats
        ranked = sorted(weights.keys() - taken, key=lambda number: (-weights[number], number))
        return ranked[:_SEEDS]

    def _commonness(self, stem: str) -> tuple[int, str]:
        return len(self._holding[stem]), stem

    def _grown(self, source: Source, seed: int) -> _Claim:
        """The run around a piece, made longer as long as that makes it more like the quote."""
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(_folded(source.quote))
        best = self._scored(matcher, source, seed, seed)
        while True:
            wider = [
                self._scored(matcher, source, first, last)
                for first, last in ((best.first - 1, best.last), (best.first, best.last + 1))
                if self._is_run(first, last)
            ]
            longer = max(wider, key=lambda claim: claim.likeness, default=best)
            if longer.likeness <= best.likeness:
                return best
            best = longer

    def _scored(
        self, matcher: SequenceMatcher[str], source: Source, first: int, last: int
    ) -> _Claim:
        matcher.set_seq1(_folded(self._words(first, last)))
        return _Claim(matcher.ratio(), source, first, last)

    def _is_run(self, first: int, last: int) -> bool:
        inside = first >= 0 and last < len(self._pieces)
        return inside and all(piece.joins for piece in self._pieces[first + 1 : last + 1])

    def _words(self, first: int, last: int) -> str:
        return self._text[self._pieces[first].start : self._pieces[last].end]

    def _places(self, first: int, last: int) -> Iterator[str]:
        """The locators of a run, with sentences before without; cards come with either."""
        start, end = self._pieces[first], self._pieces[last]
        (place, one), (below, other) = _parted(start.at), _parted(end.at)
        if place == below:
            if one and other:
                yield f"{place} s{one}" if one == other else f"{place} s{one}–{other}"
            yield place
        above, last_block = self._blocks[start.block], self._blocks[end.block]
        yield str(Locator(above.heading, (above.number, last_block.number)))


def _alike(places: list[str], like: str) -> str:
    """The locator that counts sentences if ``like`` does or is empty, else one that does not."""
    counted = not like or bool(_parted(like)[1])
    fitting = (place for place in places if bool(_parted(place)[1]) is counted)
    return next(fitting, places[0])


def _parted(at: str) -> tuple[str, str]:
    """A locator without its sentences, and their numbers if it has any."""
    counted = _COUNTED.fullmatch(at)
    return (counted[1], counted[2]) if counted else (at, "")


def _pieces(document: Document) -> Iterator[_Piece]:
    """The document's pieces in order; headings are pieces of their own."""
    held: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in sentences(document):
        held[sentence.block].append(sentence)
    offset, after = 0, False
    for index, block in enumerate(document.blocks):
        is_heading = block.kind is BlockKind.HEADING
        if index in held:
            yield from _cut(block, index, offset, held[index], joins=after)
        else:
            at = str(Locator(block.heading, (block.number,) * 2))
            yield _Piece(offset, offset + len(block.verbatim), index, at, after and not is_heading)
        after = not is_heading
        offset += len(block.verbatim) + 1


def _cut(
    block: Block, index: int, offset: int, found: Sequence[Sentence], *, joins: bool
) -> Iterator[_Piece]:
    """The sentences of a block; a typed list number belongs to the first."""
    base, end = offset + len(block.verbatim) - len(block.text), 0
    for sentence in found:
        start = block.text.index(sentence.quote, end)
        opens = not block.text[:start].strip()
        if not opens:
            joins = not block.text[end:start].strip() and end not in block.seams
        end = start + len(sentence.quote)
        begin = offset if opens else base + start
        yield _Piece(begin, base + end, index, sentence.at, joins)


def _settled(claims: list[_Claim]) -> Iterator[_Claim]:
    """One claim of each quote at most, as they stand when the most alike choose first."""
    settled: set[Source] = set()
    held: dict[int, list[str]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (-claim.likeness, claim.first)):
        run, quote = range(claim.first, claim.last + 1), claim.source.quote
        others = (other for number in run for other in held[number])
        if claim.source in settled or any(_are_apart(quote, other) for other in others):
            continue
        settled.add(claim.source)
        for number in run:
            held[number].append(quote)
        yield claim


def _are_apart(one: str, other: str) -> bool:
    return one not in other and other not in one


def _folded(text: str) -> list[str]:
    return [word.lower() for word in words(text)]
