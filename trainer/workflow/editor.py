"""The learner's own editor, opened at a line."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from trainer.errors import UsageError
from trainer.store.library import Library
from trainer.workflow import interrupts

_STANDARD = ("editor", "nano", "vim", "vi", "notepad")
_PLUS_LINE = {
    "vi",
    "vim",
    "nvim",
    "nano",
    "emacs",
    "emacsclient",
    "kak",
    "joe",
    "mg",
    "ne",
    "editor",
}
_COLON_LINE = {"code", "codium", "hx", "helix", "subl", "zed", "micro"}
_WAITS_WITH = {"code": "--wait", "codium": "--wait", "subl": "--wait", "zed": "--wait"}
_GOTO = {"code": "--goto", "codium": "--goto"}


def command(file: Path, line: int) -> list[str]:
    """Arguments of a process that opens ``file`` at ``line`` (from 1) in the learner's editor.

    ``$VISUAL`` goes before ``$EDITOR``, then what the system has.

    Raises:
        UsageError: no editor is to be found.
    """
    words = _chosen() or _installed()
    program = Path(words[0]).stem
    if program in _COLON_LINE:
        options = [word for word in (_WAITS_WITH.get(program), _GOTO.get(program)) if word]
        missing = [option for option in options if option not in words]
        return [*words, *missing, f"{file.absolute()}:{line}"]
    at_line = [f"+{line}"] if program in _PLUS_LINE else []
    return [*words, *at_line, str(file.absolute())]


def at_note(library: Library, key: str) -> list[str]:
    """The same for the note of a card of the library.

    A note that has no id yet gets one first: its progress must not hang on the wording.

    Raises:
        DeckError: the deck file cannot be written.
        UsageError: there is no such card, or no editor.
    """
    from trainer.store.deckfile import write_ids  # noqa: PLC0415  editing needs the writer

    found = library.card(key)
    if found is not None and not found.card.note.written_id and write_ids(found.file):
        library.refresh()
        found = library.card(key)
    if found is None:
        raise UsageError("the card is not there any more", "Read the decks again")
    return command(found.file, found.line)


def _chosen() -> list[str]:
    text = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        return shlex.split(text)
    except ValueError:
        raise UsageError(f"$EDITOR cannot be understood: {text}", "Close its quotes") from None


def run(words: list[str]) -> None:
    """Run an editor until it is left.

    Raises:
        UsageError: it cannot be started.
    """
    try:
        with interrupts.deaf():  # the terminal sends Ctrl-C to all programs that stand in it
            subprocess.run(words, check=False)  # noqa: S603  the learner's own command
    except OSError as error:
        what = f"the editor {words[0]!r} cannot be started: {(error.strerror or '').lower()}"
        raise UsageError(what, "Set $EDITOR to one that is installed") from error


def _installed() -> list[str]:
    found = next((path for name in _STANDARD if (path := shutil.which(name))), None)
    if not found:
        raise UsageError("there is no editor", "Set $EDITOR to the one you like")
    if not (sys.__stdin__ and sys.__stdin__.isatty()):
        mend = "Set $EDITOR to a program that needs none"
        raise UsageError(f"there is no terminal for {found}", mend)
    return [found]
