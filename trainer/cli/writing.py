"""The command that takes notes by hand: in a form, or in the editor."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from trainer.cli import opening

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.workflow.home import Home
    from trainer.workflow.note_form import NewNotes


def new(arguments: argparse.Namespace) -> int:
    """``trainer new``: write notes for a deck, which is made where there is none."""
    if not arguments.editor:
        opening.need_terminal("Use --editor, or write into the deck file")
    with opening.home(arguments) as home:
        path = _path(home, arguments.deck)
        notes = home.new_notes(path, arguments.title)
        if arguments.editor:
            return _in_editor(notes, path)
        from trainer.tui.app import run_form

        return opening.in_window(home, lambda: run_form(home, notes))


def _path(home: Home, name: str) -> Path:
    """A deck of the library by its id or title, else the path as it is given."""
    from trainer.store.deck_folder import is_deck_name
    from trainer.store.typed_path import typed_path

    path = typed_path(name)
    if path.exists() or is_deck_name(path):
        return path
    return home.library.find(name).path


def _in_editor(notes: NewNotes, path: Path) -> int:
    from trainer.cards.note import Kind, Note
    from trainer.workflow.note_editing import edit_note

    def take(written: Sequence[Note]) -> int:
        notes.save_all(written)
        return len(written)

    count = edit_note(Note(Kind.QUESTION, ""), notes.language, take)
    opening.say_line(f"{path}: {'1 note' if count == 1 else f'{count} notes'} added")
    return 0
