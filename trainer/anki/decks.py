"""Where notes stand in the decks of a package, as a title and sections of one deck file."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.anki.read import Contents, ForeignNote
from trainer.cards.deck_tree import below, common_deck
from trainer.cards.from_html import readable


@dataclass(frozen=True, slots=True)
class Placing:
    """The deck around all notes, by its full name, and the decks within it in their order."""

    title: str
    description: str
    places: dict[str, int]

    def section(self, note: ForeignNote) -> str:
        """The section of a note, empty for the deck itself; its first card tells."""
        return below(readable(_deck_of(note)), self.title)

    def order(self, note: ForeignNote) -> tuple[int, int, int]:
        """Notes stand by section, and within it as Anki asks them when new, or wrote them."""
        position = note.cards[0].position if note.cards else 0
        return self.places[_deck_of(note)], position, note.id


def placing(contents: Contents) -> Placing:
    """The deepest deck that has all notes in it, else none: then all decks are sections."""
    names = list(dict.fromkeys(map(_deck_of, contents.notes)))
    title = common_deck(names)
    in_order = sorted(names, key=lambda name: (name != title, names.index(name)))
    described = next((deck.description for deck in contents.decks if deck.name == title), "")
    return Placing(readable(title), described, {name: place for place, name in enumerate(in_order)})


def _deck_of(note: ForeignNote) -> str:
    return note.cards[0].deck if note.cards else ""
