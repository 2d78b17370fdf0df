"""What a form for a note writes to: a deck that grows, or the one note that is changed.

Both say what stands in the form at first and take what it holds when it is saved. Only the
lines concerned change in the file, and never over what another program wrote meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from trainer.cards import cloze
from trainer.cards.lint import Finding, lint_note
from trainer.cards.note import Deck, Kind, Note, Reference
from trainer.errors import DeckError, UsageError
from trainer.store.deck_folder import SUFFIXES, check_deck_name, is_deck_name
from trainer.store.deckfile import (
    DeckChange,
    Rewrite,
    append_notes,
    emit_deck,
    parse_deck,
    read_deck,
    revise_deck,
    write_deck,
)
from trainer.store.library import Library, LibraryCard
from trainer.store.typed_path import typed_path

REFUSED = "refused"
_Told = Callable[[Rewrite], None]


class NoteForm(Protocol):
    """Where the note of a form goes; ``first`` is the note that stands there at the beginning."""

    @property
    def title(self) -> str:
        """What is written to, for the head of the form."""

    @property
    def language(self) -> str:
        """The language of the deck."""

    @property
    def file(self) -> Path:
        """The deck file."""

    @property
    def first(self) -> Note | None:
        """The note that is changed; None where new ones are written."""

    def save(self, note: Note) -> None:
        """Write the note to the deck file.

        Raises:
            DeckError: the note cannot stand in the file, or the file cannot be written.
        """


class NewNotes:
    """New notes at the end of a deck file, which is made with the first of them."""

    first = None

    def __init__(self, library: Library, path: Path, title: str = "") -> None:
        """Look at the deck.

        Raises:
            UsageError: there cannot be a file in this place.
            DeckError: the file is no deck, or is not called like one.
        """
        self._library = library
        self.file = path
        deck = self._read()
        self.title = deck.title if deck else title or titled(path)
        self.language = deck.language if deck else ""

    def save(self, note: Note) -> None:
        """Put the note at the end of the deck, as :meth:`save_all` does."""
        self.save_all((note,))

    def save_all(self, notes: Sequence[Note]) -> None:
        """Put notes at the end of the deck, in its last section; the library learns of them.

        Raises:
            DeckError: one cannot stand in the file, or it cannot be written; then none does.
        """
        deck = self._read()
        if deck is None:
            write_deck(self.file, Deck(self.title, notes=tuple(notes)))
        else:
            section = deck.notes[-1].section
            append_notes(self.file, [replace(note, section=section) for note in notes], {})
        self._library.add(self.file)

    def _read(self) -> Deck | None:
        """The deck as it is now; None where there is no file yet."""
        if self.file.exists():
            return read_deck(self.file)
        check_deck_name(self.file)
        _check_place(self.file)
        return None


class ChangedNote:
    """The note of one card of the library, changed where it stands.

    ``told`` hears how a file was rewritten.
    """

    def __init__(self, library: Library, card: LibraryCard, language: str, told: _Told) -> None:
        self._library = library
        self._told = told
        self.file = card.file
        self.first = card.card.note
        self.title = card.deck_title
        self.language = language

    def save(self, note: Note) -> None:
        """Change the lines of the note; its id, and so its progress, stays."""
        front = cloze.numbered(note.front) if note.kind is Kind.CLOZE else note.front
        rewrite = revise_deck(self.file, DeckChange([(self.first, replace(note, front=front))]))
        self._library.refresh()
        if rewrite:
            self._told(rewrite)


def _unheard(_rewrite: Rewrite) -> None:
    """Nobody listens."""


def changed_note(library: Library, card: LibraryCard, told: _Told = _unheard) -> ChangedNote:
    """The form for the note of a card, as it now stands in its file.

    Raises:
        DeckError: the file cannot be read as a deck, or has the note no more.
    """
    deck = read_deck(card.file)
    note = next((note for note in deck.notes if note.id == card.card.note.id), None)
    if note is None:
        mend = "Study again to read the deck anew"
        raise DeckError("the note is not there any more", mend, str(card.file))
    standing = replace(card, card=replace(card.card, note=note))
    return ChangedNote(library, standing, deck.language, told)


def new_file(name: str, folder: Path) -> Path:
    """The deck file that a typed name means: beside the others, unless it says where.

    Raises:
        UsageError: there is no name, such a file is there already, or its folder is not.
    """
    if not name:
        raise UsageError("the new deck has no name", "Type one, as in birds")
    path = folder / typed_path(name)
    if not is_deck_name(path):
        path = path.with_name(f"{path.name}{SUFFIXES[0]}")
    if path.exists():
        raise UsageError("there is such a file already", "Choose another name", str(path))
    _check_place(path)
    return path


def _check_place(path: Path) -> None:
    if not path.parent.is_dir():
        raise UsageError("there is no such folder", "Make the folder first", str(path.parent))


def titled(path: Path) -> str:
    """The title of a deck that has only a file name so far."""
    words = path.stem.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:] or path.stem


def findings(note: Note, language: str) -> tuple[Finding, ...]:
    """What is wrong with a note: why a deck file would refuse it, or else what the lint says."""
    ref = note.source.ref if note.source else ""
    sources = {ref: Reference(title=ref)} if ref else {}
    content = emit_deck(Deck("a note", sources=sources, notes=(note,)))
    try:
        parse_deck(content.encode("utf-8", "surrogatepass"), "")
    except DeckError as refused:
        # The reader's mend tells how it is written in the file, which the learner does not see.
        mend = "Fill in the field" if lacks_a_side(note) else refused.mend
        return (Finding("error", REFUSED, refused.message, mend, note),)
    return lint_note(note, language)


def lacks_a_side(note: Note) -> bool:
    """Whether there is nothing to ask, or nothing to be answered."""
    sides = [note.front]
    if note.kind in (Kind.QUESTION, Kind.PAIR):
        sides.append(note.back)
    elif note.kind is Kind.LIST:
        sides.extend(note.items or ("",))
    return not all(map(str.strip, sides))
