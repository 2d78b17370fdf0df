"""The outcome of a choice as ``make`` reports it, in the same terms as the rule engine's.

The engine keeps its own parts of this to itself; should it offer them, this module goes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from trainer.cards.document import BlockKind, Document
from trainer.generate.check import Introduced
from trainer.generate.facts import Coverage, Dropped, Proposal
from trainer.generate.language import is_english
from trainer.generate.sentences import sentences

_ONE_OF_SEVERAL = re.compile(r"(?<=[a-z,] )an? ([a-z]+)\b(?! of)")


def introduced(document: Document) -> Introduced | None:
    """Nouns that the document brings in as one of several (``a study``), None if not English."""
    if not is_english(document):
        return None
    texts = (sentence.text for sentence in sentences(document))
    return frozenset(match[1] for text in texts for match in _ONE_OF_SEVERAL.finditer(text))


def coverage(document: Document, proposals: Iterable[Proposal]) -> tuple[Coverage, ...]:
    """Words and cards under each heading, in order."""
    words: Counter[tuple[str, ...]] = Counter()
    for block in document.blocks:
        words[block.headings] += len(block.text.split()) * (block.kind is not BlockKind.HEADING)
    cards = Counter(proposal.note.section for proposal in proposals)
    return tuple(
        Coverage(headings[-1] if headings else document.title, count, cards["::".join(headings)])
        for headings, count in words.items()
        if count
    )


def unused(dropped: Iterable[Dropped], proposals: Iterable[Proposal]) -> tuple[Dropped, ...]:
    """The first reason for each passage from which no card was taken."""
    used = {proposal.note.source.quote for proposal in proposals if proposal.note.source}
    first: dict[str, Dropped] = {}
    for drop in dropped:
        if drop.quote not in used:
            first.setdefault(drop.quote, drop)
    return tuple(first.values())
