"""A note in the learner's own editor, before it is in any deck."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

from trainer.cards.note import Deck, Note, Reference
from trainer.errors import DeckError
from trainer.store.deckfile import emit_deck, read_deck
from trainer.workflow import editor


def edit_note(note: Note, language: str) -> tuple[Note, ...]:
    """The notes that the person made of a note: as many as they wrote, without ids.

    It is written to a small deck file of its own and read back when the editor is left. A
    file that cannot be read is kept, so that nothing of what was written is lost.

    Raises:
        DeckError: what was left is no deck; with the line, in the file that was kept.
        UsageError: there is no editor, or it cannot be started.
    """
    ref = note.source.ref if note.source else ""
    sources = {ref: Reference(title=ref)} if ref else {}
    blank = replace(note, written_id="")
    text = emit_deck(Deck("A card to edit", language=language, sources=sources, notes=(blank,)))
    file = Path(mkdtemp(prefix="trainer-")) / "card.yaml"
    try:
        file.write_text(text, encoding="utf-8")
        editor.run(editor.command(file, text.split("\n").index("notes:") + 2))
        notes = read_deck(file).notes
    except DeckError as error:
        raise replace(error, mend=f"{error.mend}; what you wrote is kept in that file") from error
    except BaseException:
        shutil.rmtree(file.parent)
        raise
    shutil.rmtree(file.parent)
    return notes
