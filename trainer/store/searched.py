"""What a search looks at in a note, worked out once when its deck file is read."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from trainer.cards.expand import card, keys, revealed
from trainer.cards.note import Kind, Note
from trainer.cards.text import plain
from trainer.store.folding import bare, folded


class Searched(NamedTuple):
    """A note's folded text: its two sides, which are ``sides`` letters long, and all else in it.

    ``bare`` is the text without marks of letters where that is another; ``asked`` and
    ``told`` stand for question and answer, alike for equal ones and None where there is none.
    """

    text: str
    sides: int
    bare: str | None
    asked: int | None
    told: int | None


def searched(note: Note) -> Searched:
    """What a search looks at; of a cloze the text with its gaps filled."""
    asked, told = _sides(note)
    sides = f"{asked}\n{told}" if told else asked
    source = note.source
    others = (*note.accept, note.hint, note.extra, source.quote if source else "")
    more = [folded(plain(other)) for other in others if other]
    text = "\n".join([sides, *more])
    without = bare(text)
    return Searched(
        text,
        len(sides),
        without if without != text else None,
        _stands_for(asked),
        _stands_for(told),
    )


def _sides(note: Note) -> tuple[str, str]:
    first = next(iter(keys(note)), None)
    if first is None:
        return "", ""
    shown = card(note, first)
    if note.kind is Kind.CLOZE:
        return folded(plain(revealed(shown))), ""
    return folded(plain(shown.question)), folded(plain(shown.answer))


def _stands_for(side: str) -> int | None:
    words = " ".join(side.split())
    if not words:
        return None
    digest = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
