"""A note in the learner's own editor, before it is in any deck."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

from trainer.cards.note import Deck, Note, Reference
from trainer.errors import NothingToDo, TrainerError
from trainer.store.deckfile import emit_deck, read_deck
from trainer.workflow import editor

_T = TypeVar("_T")


def edit_note(note: Note, language: str, take: Callable[[tuple[Note, ...]], _T]) -> _T:
    """What ``take`` makes of the notes that the person made of a note, as many as they wrote.

    It is written to a small deck file of its own and read back, without ids, when the editor
    is left. Where the file cannot be read, or its notes are not taken, it is kept, so that
    nothing of what was written is lost.

    Raises:
        DeckError: what was left is no deck; with the line, in the file that was kept.
        NothingToDo: what was left is no note, as it was found.
        UsageError: there is no editor, or it cannot be started.
        TrainerError: what ``take`` raises, with the file that was kept.
    """
    ref = note.source.ref if note.source else ""
    sources = {ref: Reference(title=ref)} if ref else {}
    blank = replace(note, written_id="")
    text = emit_deck(Deck("A card to edit", language=language, sources=sources, notes=(blank,)))
    file = Path(mkdtemp(prefix="trainer-")) / "card.yaml"
    is_kept = False
    try:
        file.write_bytes(text.encode())
        editor.run(editor.command(file, text.split("\n").index("notes:") + 2))
        try:
            return take(read_deck(file).notes)
        except TrainerError as error:
            is_kept = _differs(file, text)
            if is_kept:
                raise _with_place(error, file) from error
            if error.file == str(file):  # it tells of our own lines, in which there is no note
                raise NothingToDo("nothing was written in the editor") from error
            raise
    finally:
        if not is_kept:
            shutil.rmtree(file.parent)


def _differs(file: Path, text: str) -> bool:
    return file.exists() and file.read_bytes() != text.encode()


def _with_place(error: TrainerError, file: Path) -> TrainerError:
    place = "that file" if error.file == str(file) else str(file)
    return replace(error, mend=f"{error.mend}; what you wrote is kept in {place}")
