"""Changes of many notes at once: worked out first, so that they can be shown, then written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from trainer.cards.expand import keys
from trainer.cards.note import Note
from trainer.errors import UsageError
from trainer.store.deckfile import DeckChange, Rewrite, revise_deck
from trainer.store.folding import folded
from trainer.store.library import LibraryCard
from trainer.workflow.deeds import all_written

_TEXTS = ("front", "back", "hint", "extra")


@dataclass(frozen=True, slots=True)
class Changes:
    """Notes as they stand and as they shall stand, by deck file."""

    files: Mapping[Path, Sequence[tuple[Note, Note]]]

    @property
    def count(self) -> int:
        """How many notes change."""
        return sum(map(len, self.files.values()))

    def examples(self, most: int) -> tuple[tuple[str, str], ...]:
        """The first texts that change, before and after."""
        pairs = (pair for changed in self.files.values() for pair in changed)
        texts = (
            texts
            for before, after in pairs
            for texts in zip(_all_texts(before), _all_texts(after), strict=True)
            if texts[0] != texts[1]
        )
        return tuple(islice(texts, most))


def tagged(cards: Iterable[LibraryCard], names: Sequence[str], *, add: bool) -> Changes:
    """The notes of cards with these tags, or without them.

    Raises:
        UsageError: no tag is named.
    """
    if not names:
        raise UsageError("no tag is named", "Write one or more, with spaces between them")
    named = {folded(name) for name in names}

    def change(note: Note) -> Note:
        if add:
            known = {folded(tag) for tag in note.tags}
            new = dict.fromkeys(name for name in names if folded(name) not in known)
            return replace(note, tags=(*note.tags, *new))
        return replace(note, tags=tuple(tag for tag in note.tags if folded(tag) not in named))

    return _changed(cards, change)


def replaced(cards: Iterable[LibraryCard], old: str, new: str) -> Changes:
    """The notes of cards with one text in the place of another, letter by letter.

    Raises:
        UsageError: it stands nowhere, or a note could not be asked any more.
    """
    if not old:
        raise UsageError("there is nothing to be found", "Write what shall be replaced")

    def change(note: Note) -> Note:
        texts = {name: getattr(note, name).replace(old, new) for name in _TEXTS}
        items = tuple(item.replace(old, new) for item in note.items)
        after = replace(note, **texts, items=items)
        _refuse_unasked(note, after)
        return after

    changes = _changed(cards, change)
    if not changes.count:
        raise UsageError(f"{old!r} stands in none of the notes", "Capital letters count")
    return changes


def write(changes: Changes) -> tuple[Rewrite, ...]:
    """Write the changes into the deck files; where one fails, those before it are put back.

    Raises:
        DeckError: a file cannot be changed; then none has changed.
    """
    return all_written(
        revise_deck(path, DeckChange(notes)) for path, notes in changes.files.items()
    )


def _changed(cards: Iterable[LibraryCard], change: Callable[[Note], Note]) -> Changes:
    """Each note once, though several of its cards be chosen; only those that change."""
    notes = {(card.file, card.card.note.id): card.card.note for card in cards}
    files: dict[Path, list[tuple[Note, Note]]] = {}
    for (path, _), note in notes.items():
        after = change(note)
        if after != note:
            files.setdefault(path, []).append((note, after))
    return Changes(files)


def _refuse_unasked(before: Note, after: Note) -> None:
    """Progress hangs on the keys of a note's cards, and each needs something to ask."""
    sides = ((note.front, note.back, *note.items) for note in (before, after))
    emptied = any(old.strip() and not new.strip() for old, new in zip(*sides, strict=True))
    if emptied or keys(replace(after, written_id=before.id)) != keys(before):
        message = f"the note {before.id} could not be asked any more"
        raise UsageError(message, "Nothing was changed; take it out of the selection")


def _all_texts(note: Note) -> tuple[str, ...]:
    return (note.front, note.back, *note.items, note.hint, note.extra)
