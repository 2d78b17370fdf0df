"""From what an author writes to what a learner is asked: the cards of a note.

A card's key is its note's id, with ``#r`` for the reverse of a pair and ``#c2`` for
the gaps with number 2. Progress hangs on it, so it never depends on a card's place.
"""

from __future__ import annotations

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
            from trainer.cards.gap_cards import gap_cards  # noqa: PLC0415  only clozes need it

            return gap_cards(note)


def revealed(card: Card) -> str:
    """What is read once the card is turned, in Markdown.

    For a cloze its text with every gap filled and the asked one bold; otherwise the answer.
    """
    if card.note.kind is not Kind.CLOZE:
        return card.answer
    from trainer.cards.gap_cards import revealed_gap  # noqa: PLC0415  only clozes need it

    return revealed_gap(card)
