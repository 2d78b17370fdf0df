"""What nearly every command does first: find the home, read its settings, open it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.cards.shown import shown
from trainer.errors import NothingToDo, UsageError

if TYPE_CHECKING:
    from trainer.cards.incoming import Lost
    from trainer.config import Config
    from trainer.workflow.home import Home

_MOST_TOLD = 20


def folder(arguments: argparse.Namespace) -> Path:
    """The home: ``--home``, else ``$TRAINER_HOME``, else the platform's data folder."""
    given = arguments.home or os.environ.get("TRAINER_HOME")
    if given:
        from trainer.store.typed_path import typed_path

        path = typed_path(given)
        if not _is_text(path):
            raise UsageError("a home's name must be text in UTF-8", "Choose another", str(path))
        return path
    from platformdirs import user_data_path

    return user_data_path("trainer", appauthor=False)


def settings(arguments: argparse.Namespace, flags: dict[str, Any] | None = None) -> Config:
    """The home's settings, with flags of the command line on top."""
    from trainer.config import load

    return load(folder(arguments), os.environ, flags)


def home(arguments: argparse.Namespace, flags: dict[str, Any] | None = None) -> Home:
    """The open home with its library as the files now are; broken files are told on stderr."""
    from trainer.workflow.home import Home

    opened = Home(folder(arguments), settings(arguments, flags))
    for error in opened.refresh():
        warn(str(error))
    return opened


def has_terminal() -> bool:
    """Whether a window can be drawn and keys can be read."""
    return _is_terminal() and os.environ.get("TERM") != "dumb"


def need_terminal(mend: str) -> None:
    """Refuse to open a window where there is no terminal to draw it in."""
    if not _is_terminal():
        raise UsageError("standard input or output is not a terminal", mend)
    if os.environ.get("TERM") == "dumb":
        raise UsageError("this terminal cannot draw a window (TERM=dumb)", mend)


def in_window(home: Home, run: Callable[[], int]) -> int:
    """What a window returns; of what nobody foresaw in it a report is left in the home."""
    from trainer.cli.crash import reported

    with reported(home.folder):
        return run()


@contextmanager
def empty(arguments: argparse.Namespace, shape: Callable[[], object]) -> Iterator[None]:
    """Where there is nothing to do, ``--json`` prints the command's shape with nothing in it."""
    try:
        yield
    except NothingToDo:
        if arguments.json:
            from trainer.cli import shapes

            shapes.dump(shape())
        raise


def say(text: str) -> None:
    """Print foreign text safely."""
    print(shown(text))


def say_line(text: str) -> None:
    """Print foreign text safely as a single line."""
    print(one_line(text))


def say_lost(lost: Sequence[Lost]) -> None:
    """Print what has no place where notes went, the first of it where it is much."""
    for one in lost[:_MOST_TOLD]:
        say_line(f"lost: {one.where}: {one.what}")
    if len(lost) > _MOST_TOLD:
        say(f"… and {len(lost) - _MOST_TOLD} more; --json lists them all")


def warn(text: str) -> None:
    """Print one line on stderr, safely."""
    print(f"trainer: {one_line(text)}", file=sys.stderr)


def one_line(text: str) -> str:
    """Foreign text made safe, its line breaks made spaces."""
    return " ".join(shown(text).split("\n"))


def _is_text(path: Path) -> bool:
    """Whether SQLite, which takes no other names, could open files in a folder."""
    try:
        str(path.absolute()).encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
