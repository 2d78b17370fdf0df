"""What the browser opens of one card: the form or the editor at its note, and all about it."""

from __future__ import annotations

from trainer import clock
from trainer.errors import UsageError
from trainer.store.deckfile import Rewrite
from trainer.store.library import LibraryCard
from trainer.workflow import editor
from trainer.workflow.card_info import CardInfo, card_info
from trainer.workflow.deck_tree import tables
from trainer.workflow.deeds import EDIT, rewrote
from trainer.workflow.home import Home
from trainer.workflow.note_form import NoteForm, changed_note


def info(home: Home, key: str) -> CardInfo:
    """All there is to know of a card.

    Raises:
        UsageError: the card is not there any more.
        StoreError: the log cannot be read.
    """
    card = _card(home, key)
    memory = home.config.memory(*tables(home.config, card.deck_id, card.tree))
    return card_info(home.database, card, memory, home.today(), clock.now_ms())


def note_form(home: Home, key: str) -> NoteForm:
    """The form for the note of a card; undo takes back what is saved there.

    Raises:
        UsageError: the card is not there any more.
        DeckError: the deck file cannot be read, or has the note no more.
    """

    def told(rewrite: Rewrite) -> None:
        home.deeds.add(rewrote(home, EDIT, (rewrite,)))

    return changed_note(home.library, _card(home, key), told)


def edit_command(home: Home, key: str) -> list[str]:
    """The learner's editor at a card's note, as arguments of a process.

    Raises:
        DeckError: the deck file cannot be written.
        UsageError: the card is gone, or there is no editor.
    """
    return editor.at_note(home.library, key)


def source_address(home: Home, key: str) -> str:
    """Where the document of a card can be opened.

    Raises:
        UsageError: the card is not there any more, or its document cannot be opened.
        DeckError: the deck file cannot be read.
    """
    from trainer.workflow.source_opening import address_of  # noqa: PLC0415  only when asked for

    return address_of(_card(home, key))


def _card(home: Home, key: str) -> LibraryCard:
    card = home.library.card(key)
    if card is None:
        raise UsageError("the card is not there any more", "Read the decks again")
    return card
