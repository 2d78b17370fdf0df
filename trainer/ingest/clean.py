"""Taking away what is no prose: repeated phrases and lines, doubled titles, page furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from trainer.cards.document import Block, BlockKind
from trainer.ingest.boilerplate import is_boilerplate
from trainer.ingest.draft import Draft
from trainer.ingest.noise import Cut, cut, recurring_phrases

_REPEATED = 3
_REPEATED_WORDS = 12
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})


def clean(draft: Draft) -> Draft:
    """The draft without noise; ``removed`` lists each removed phrase or line once."""
    step = _without_phrases(draft)
    step = _without_blocks(step, _doubled_title(step.title))
    step = _without_blocks(step, _repeated_line(step.blocks))
    return _without_blocks(step, _furniture)


def _without_phrases(draft: Draft) -> Draft:
    prose = [block.text for block in draft.blocks if block.kind is BlockKind.PARAGRAPH]
    phrases = recurring_phrases([*([draft.title] if draft.title else []), *prose])
    if not phrases:
        return draft
    blocks = tuple(_lighter(draft.blocks, phrases))
    title = draft.title or phrases[0]
    return Draft(title, blocks, (*draft.removed, *phrases), phrases)


def _lighter(blocks: tuple[Block, ...], phrases: tuple[str, ...]) -> Iterator[Block]:
    for block in blocks:
        if block.kind not in _PROSE:
            yield block
            continue
        left = cut(block.text, phrases)
        if left.text:
            yield _moved(block, left) if left.text != block.text else block


def _moved(block: Block, left: Cut) -> Block:
    """The block with the cut text; what points into it is moved along or dropped with a passage."""
    emphasis = (
        replace(mark, start=place[0], end=place[1])
        for mark in block.emphasis
        if (place := left.moved(mark.start, mark.end))
    )
    marks = (place for mark in block.marks if (place := left.moved(*mark)))
    seams = (place[0] for seam in block.seams if (place := left.moved(seam, seam)))
    return replace(
        block,
        text=left.text,
        emphasis=tuple(emphasis),
        marks=tuple(marks),
        seams=tuple(sorted({*left.seams, *seams})),
    )


def _without_blocks(draft: Draft, unwanted: Callable[[Block], bool]) -> Draft:
    kept, removed = [], list(draft.removed)
    for block in draft.blocks:
        if not unwanted(block):
            kept.append(block)
        elif block.text not in removed:
            removed.append(block.text)
    return replace(draft, blocks=tuple(kept), removed=tuple(removed))


def _doubled_title(title: str) -> Callable[[Block], bool]:
    folded = title.casefold().rstrip(".")

    def doubled(block: Block) -> bool:
        return bool(folded) and block.text.casefold().rstrip(".") == folded

    return doubled


def _repeated_line(blocks: tuple[Block, ...]) -> Callable[[Block], bool]:
    """Short paragraphs that stand three times or more: running heads, calls to action."""
    uses = Counter(block.text for block in blocks if block.kind is BlockKind.PARAGRAPH)

    def repeated(block: Block) -> bool:
        short = len(block.text.split()) <= _REPEATED_WORDS
        return block.kind is BlockKind.PARAGRAPH and short and uses[block.text] >= _REPEATED

    return repeated


def _furniture(block: Block) -> bool:
    return block.kind in _PROSE and is_boilerplate(block.text)
