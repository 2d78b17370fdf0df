"""From what an author writes to what a learner is asked: the cards of a note.

A card's key is its note's id, with ``#r`` for the reverse of a pair and ``#c2`` for
the gaps with number 2. Progress hangs on it, so it never depends on a card's place.
"""

from __future__ import annotations

import unicodedata

from trainer.cards.cloze import Gap, ask, filled, ordinals, parse
from trainer.cards.note import Card, Kind, Note


def cards(note: Note) -> tuple[Card, ...]:
    """The cards of a note, siblings in their order; none for a cloze without a gap."""
    match note.kind:
        case Kind.QUESTION:
            return (Card(note.id, note, 0, note.front, note.back, note.hint),)
        case Kind.LIST:
            return (Card(note.id, note, 0, note.front, "\n".join(note.items), note.hint),)
        case Kind.PAIR:
            return (
                Card(note.id, note, 0, note.front, note.back, note.hint),
                Card(f"{note.id}#r", note, 1, note.back, note.front, note.hint),
            )
        case Kind.CLOZE:
            return tuple(_gap_card(note, number) for number in ordinals(note.front))


def revealed(card: Card) -> str:
    """What is read once the card is turned, in Markdown.

    For a cloze its text with every gap filled and the asked one bold; otherwise the answer.
    """
    if card.note.kind is not Kind.CLOZE:
        return card.answer
    return _emphasised(parse(card.note.front), card.ordinal)


def _gap_card(note: Note, number: int) -> Card:
    question, answer, hint = ask(note.front, number)
    return Card(f"{note.id}#c{number}", note, number, question, answer, hint or note.hint)


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
