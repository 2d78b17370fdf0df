"""The decks that come with the program, as far as the library does not hold them yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.workflow.home import DeckRow


@dataclass(frozen=True)
class Offer:
    """A deck that can be added."""

    title: str
    path: Path


def offers(bundled: Iterable[Path], rows: Sequence[DeckRow]) -> tuple[Offer, ...]:
    """The bundled decks of which the library holds neither the file nor the deck itself.

    Raises:
        DeckError: a bundled deck cannot be read.
    """
    held = {row.path for row in rows}
    left = [path for path in bundled if str(path) not in held]
    if not left:
        return ()
    from trainer.store.deckfile import read_deck  # noqa: PLC0415  (not where all are held)

    known = {row.id for row in rows}
    decks = ((read_deck(path), path) for path in left)
    return tuple(Offer(deck.title, path) for deck, path in decks if deck.id not in known)
