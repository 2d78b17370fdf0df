"""How often a quote is found again, or rightly given up, after its document was edited.

By hand: ``python -m tests.benchmarks.bench_reanchor DOCUMENT…``. Of the sentences 22 % are
edited, 8 % deleted, and the paragraphs under each heading change places. Then each old
sentence is looked for: a whole, edited or moved one must be found, a deleted one must not.
Once every sentence is quoted, once only those that cards of the default engine cite.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.cards.document import Block, BlockKind, Document
from trainer.cards.note import Source
from trainer.generate.anchor import anchors
from trainer.generate.engine import generate
from trainer.generate.sentences import sentences, spans
from trainer.ingest.read import read

EDITED, DELETED = 0.22, 0.08
ADDED = (
    "in most cases",
    "as later work has shown",
    "usually",
    "to a large extent",
    "according to newer figures",
    "at least in part",
)


@dataclass(frozen=True, slots=True)
class Edited:
    """A document after its edit, and what became of each old sentence (None: deleted)."""

    document: Document
    now: dict[str, str | None]


def edited(document: Document, chance: random.Random) -> Edited:
    """A random edit of a whole document."""
    now: dict[str, str | None] = {}
    kept: list[Block] = []
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            kept.append(block)
            continue
        texts = [block.text[start:end] for start, end in spans(block.text, block.seams)]
        after = [changed_sentence(text, chance) for text in texts]
        now |= dict(zip(texts, after, strict=True))
        if any(after):
            kept.append(replace(block, text=" ".join(filter(None, after)), emphasis=(), seams=()))
    return Edited(replace(document, blocks=tuple(_shuffled(kept, chance))), now)


def changed_sentence(sentence: str, chance: random.Random) -> str | None:
    """A sentence as an author leaves it: mostly as it is, else reworded, or None: deleted."""
    luck = chance.random()
    if luck < DELETED:
        return None
    return _reworded(sentence, chance) if luck < DELETED + EDITED else sentence


def _reworded(sentence: str, chance: random.Random) -> str:
    """Some words between the first and the last taken out, put in or replaced."""
    words = sentence.split()
    for _ in range(chance.randint(1, max(1, len(words) // 8))):
        place = chance.randrange(1, max(2, len(words) - 1))
        match chance.randrange(3):
            case 0 if len(words) > 4:
                del words[place]
            case 1 if len(words) > 4:
                words[place] = chance.choice(ADDED)
            case _:
                words.insert(place, chance.choice(ADDED))
    return " ".join(words)


def _shuffled(blocks: list[Block], chance: random.Random) -> Iterator[Block]:
    """The paragraphs of each run between other blocks, in another order."""
    run: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and block.kind is BlockKind.PARAGRAPH:
            run.append(block)
            continue
        chance.shuffle(run)
        yield from run
        run = []
        if block is not None:
            yield block


def measured(document: Document, quotes: set[str], chance: random.Random) -> Counter[str]:
    """Counts of ``FATE`` and ``FATE right`` over one edit."""
    change = edited(document, chance)
    told: Counter[str] = Counter()
    live = {text for text in change.now.values() if text}
    sources = {quote: Source("d", "", quote) for quote in quotes if quote in change.now}
    found = anchors(change.document, sources.values())
    for quote, source in sources.items():
        after, anchor = change.now[quote], found.get(source)
        if after is None and quote in live:
            continue  # the same sentence stands elsewhere too
        fate = "deleted" if after is None else "unchanged" if after == quote else "edited"
        right = (
            anchor is None if after is None else anchor is not None and after in anchor.source.quote
        )
        told[fate] += 1
        told[f"{fate} right"] += right
    return told


def main(paths: list[str], rounds: int = 5) -> None:
    """Measure all documents, each in several random edits, and print the shares."""
    documents = [read(Path(path)) for path in paths]
    for name in ("every sentence", "cited sentences"):
        told: Counter[str] = Counter()
        chance, seconds = random.Random(3), 0.0
        for document in documents:
            every = {sentence.quote for sentence in sentences(document)}
            proposals = generate(document).proposals
            cited = {p.note.source.quote for p in proposals if p.note.source} & every
            started = time.process_time()
            for _ in range(rounds):
                told += measured(document, every if name.startswith("every") else cited, chance)
            seconds += time.process_time() - started
        quotes = sum(told[fate] for fate in ("unchanged", "edited", "deleted"))
        shares = ", ".join(
            f"{fate} {told[f'{fate} right'] / max(1, told[fate]):.1%} of {told[fate]}"
            for fate in ("unchanged", "edited", "deleted")
        )
        print(f"{name}: {shares}; {1000 * seconds / max(1, quotes):.2f} ms a quote")


if __name__ == "__main__":
    main(sys.argv[1:])
