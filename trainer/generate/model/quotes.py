"""Where in a passage a model's quote stands: word for word, else the closest sentences.

A card never carries the model's copy of the text. It carries the sentences of the
document that hold the copy, or that it was plainly meant to be a copy of.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import reduce
from itertools import pairwise

from trainer.cards.english import content_stems, words
from trainer.generate.anchor import LEAST_ORDER, LEAST_STEMS
from trainer.generate.facts import Sentence
from trainer.generate.resolve import with_before

_MOST_SENTENCES = 3
_FEWEST_WORDS = 3
_ALIKE = str.maketrans("“”„«»‘’‚–—‑\u00a0", '"""""\'\'\'--- ')
_ENDS = " .,;:!?\"'()[]…"


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """The sentences that a quote stands in, as one; ``exact`` unless it had to be guessed."""

    sentence: Sentence
    exact: bool


def find_quote(quote: str, sentences: Sequence[Sentence]) -> FoundQuote | None:
    """The shortest run of at most three adjacent sentences with the quote, else None."""
    wanted = _plain(quote)
    if len(words(wanted)) < _FEWEST_WORDS:
        return None
    runs = list(_runs(sentences))
    for run in runs:
        if wanted in _plain(run.quote):
            return FoundQuote(run, exact=True)
    return _closest(quote, runs)


def _closest(quote: str, runs: Sequence[Sentence]) -> FoundQuote | None:
    """The most similar run, if it has enough words in common, mostly in the same order."""
    stems = content_stems(quote)
    best: tuple[float, Sentence] | None = None
    for run in runs:
        others = content_stems(run.quote)
        shared = len(stems & others) / len(stems | others) if stems | others else 0.0
        if shared < LEAST_STEMS or (best and shared <= best[0]):
            continue
        if _order(quote, run.quote) >= LEAST_ORDER:
            best = shared, run
    return FoundQuote(best[1], exact=False) if best else None


def _order(one: str, other: str) -> float:
    return SequenceMatcher(None, words(one.lower()), words(other.lower()), autojunk=False).ratio()


def _plain(text: str) -> str:
    """Case, typographic marks and marks at the ends do not tell two quotes apart."""
    folded = unicodedata.normalize("NFKC", text.translate(_ALIKE)).casefold()
    return " ".join(folded.split()).strip(_ENDS)


def _runs(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Runs of one, then two, then three adjacent sentences, each as one sentence."""
    for count in range(1, _MOST_SENTENCES + 1):
        for start in range(len(sentences) - count + 1):
            run = sentences[start : start + count]
            if all(_follows(*pair) for pair in pairwise(run)):
                yield _joined(run)


def _follows(one: Sentence, other: Sentence) -> bool:
    """Whether nothing stands between the two, not even a passage that was removed."""
    return one.block == other.block and other.first == one.first + 1 and other.before == one.text


def _joined(run: Sequence[Sentence]) -> Sentence:
    if len(run) == 1:
        return run[0]
    return replace(
        reduce(with_before, run),
        text=" ".join(sentence.text for sentence in run),
        first=run[0].first,
        marked=tuple(mark for sentence in run for mark in sentence.marked),
        before=run[0].before,
    )
