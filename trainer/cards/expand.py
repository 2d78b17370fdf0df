"""From what an author writes to what a learner is asked: the cards of a note.

A card's key is its note's id, with ``#r`` for the reverse of a pair and ``#c2`` for
the gaps with number 2. Progress hangs on it, so it never depends on a card's place.
"""

from __future__ import annotations

from trainer.cards.note import Card, Kind, Note

_REVERSE = "#r"


def note_id(key: str) -> str:
    """The id of the note whose card a key names: ``b7pqx0w3ce`` of ``b7pqx0w3ce#c2``."""
    return key.partition("#")[0]


def keys(note: Note) -> tuple[str, ...]:
    """The keys of a note's cards, siblings in their order; none for a cloze without a gap."""
    match note.kind:
        case Kind.QUESTION | Kind.LIST:
            return (note.id,)
        case Kind.PAIR:
            return note.id, f"{note.id}{_REVERSE}"
        case Kind.CLOZE:
            from trainer.cards.gap_cards import gap_keys  # noqa: PLC0415  only clozes need it

            return gap_keys(note)


def card(note: Note, key: str) -> Card:
    """The card of a note that has one of its keys; its siblings are not made."""
    match note.kind:
        case Kind.QUESTION:
            return Card(key, note, 0, note.front, note.back, note.hint)
        case Kind.LIST:
            return Card(key, note, 0, note.front, "\n".join(note.items), note.hint)
        case Kind.PAIR if key.endswith(_REVERSE):
            return Card(key, note, 1, note.back, note.front, note.hint)
        case Kind.PAIR:
            return Card(key, note, 0, note.front, note.back, note.hint)
        case Kind.CLOZE:
            from trainer.cards.gap_cards import gap_card  # noqa: PLC0415  only clozes need it

            return gap_card(note, key)


def cards(note: Note) -> tuple[Card, ...]:
    """All cards of a note in the order of their keys."""
    return tuple(card(note, key) for key in keys(note))


def revealed(card: Card) -> str:
    """What is read once the card is turned, in Markdown.

    For a cloze its text with every gap filled and the asked one bold; otherwise the answer.
    """
    if card.note.kind is not Kind.CLOZE:
        return card.answer
    from trainer.cards.gap_cards import revealed_gap  # noqa: PLC0415  only clozes need it

    return revealed_gap(card)
