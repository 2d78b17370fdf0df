"""The cards of a cloze: one for each number among its gaps.

They are apart from the other kinds so that a deck without clozes never loads the scanner.
"""

from __future__ import annotations

import unicodedata

from trainer.cards.cloze import Gap, ask, filled, ordinals, parse
from trainer.cards.note import Card, Note

_GAP = "#c"


def gap_keys(note: Note) -> tuple[str, ...]:
    """The keys of a cloze's cards in the order of their numbers; none without a gap."""
    return tuple(f"{note.id}{_GAP}{number}" for number in ordinals(note.front))


def gap_card(note: Note, key: str) -> Card:
    """The card of a cloze that has one of its keys."""
    number = int(key.rpartition(_GAP)[2])
    question, answer, hint = ask(note.front, number)
    return Card(key, note, number, question, answer, hint or note.hint)


def revealed_gap(card: Card) -> str:
    """The text of a cloze with every gap filled and the asked one bold, in Markdown."""
    return _emphasised(parse(card.note.front), card.ordinal)


def _emphasised(pieces: tuple[str | Gap, ...], asked: int) -> str:
    text = ""
    for at, piece in enumerate(pieces):
        if isinstance(piece, str):
            text += piece
        elif piece.number != asked:
            text += _emphasised(piece.pieces, asked)
        else:
            following = filled(pieces[at + 1 : at + 2])
            text += _bold(filled(piece.pieces), text[-1:], following[:1], literal=bool(piece.mark))
    return text


def _bold(words: str, before: str, after: str, *, literal: bool) -> str:
    """``**words**`` where Markdown would read the stars as marks; the words alone elsewhere."""
    inner = words.strip()
    if literal or not inner or "\n" in inner or "*" in inner:
        return words
    if not (_marks_work(before, inner[0]) and _marks_work(after, inner[-1])):
        return words
    return words.replace(inner, f"**{inner}**", 1)


def _marks_work(outer: str, inner: str) -> bool:
    """CommonMark's flanking rule: stars beside a sign must not touch a letter on the other side."""
    return not _is_sign(inner) or not outer or outer.isspace() or _is_sign(outer)


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
