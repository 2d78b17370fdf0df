"""A proposed note in the learner's own editor, before it is in any deck."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from trainer.cards.note import Deck, Note, Reference
from trainer.store.deckfile import emit_deck, read_deck
from trainer.workflow import editor


def edit_note(note: Note, language: str) -> tuple[Note, ...]:
    """The notes that the person made of a note: as many as they wrote, without ids.

    It is written to a small deck file of its own and read back when the editor is left.

    Raises:
        DeckError: what was left is no deck; with the line.
        UsageError: there is no editor, or it cannot be started.
    """
    sources = {note.source.ref: Reference(title=note.source.ref)} if note.source else {}
    blank = replace(note, written_id="")
    deck = Deck("A card to edit", language=language, sources=sources, notes=(blank,))
    with TemporaryDirectory(prefix="trainer-") as folder:
        file = Path(folder) / "card.yaml"
        file.write_text(emit_deck(deck), encoding="utf-8")
        editor.run(editor.command(file, read_deck(file).notes[0].line))
        return read_deck(file).notes
