"""The commands that drill: the library's home screen, and study in a window or line by line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli import opening
from trainer.errors import UsageError

if TYPE_CHECKING:
    from trainer.memory.query_tree import Query
    from trainer.workflow.home import Home
    from trainer.workflow.sitting import Choices


def open_library(arguments: argparse.Namespace) -> int:
    """``trainer`` alone: the library, or the bundled decks where it is empty."""
    opening.need_terminal("See trainer --help for what works without one")
    with opening.home(arguments) as home:
        from trainer.tui.app import run_home

        return opening.in_window(home, lambda: run_home(home))


def study(arguments: argparse.Namespace) -> int:
    """``trainer study``: drill what is due."""
    if not arguments.plain:
        opening.need_terminal("Use --plain")
    with opening.home(arguments) as home:
        names = [deck for name in arguments.decks for deck in _named(home, name)]
        choices = _choices(arguments, home)
        if arguments.spread:
            _spread(home, names, choices, arguments.spread)
        study = home.study(names, choices)
        if arguments.plain:
            from trainer.cli.plain import drill

            return drill(study, sys.stdin, sys.stdout)
        from trainer.tui.app import run_study

        return opening.in_window(home, lambda: run_study(home, study))


def _spread(home: Home, decks: list[str], choices: Choices, days: int) -> None:
    from trainer.workflow import backlog

    count = backlog.spread(home, decks, choices.query, days)
    opening.warn(f"{count} overdue cards are spread over {days} days")


def _choices(arguments: argparse.Namespace, home: Home) -> Choices:
    from trainer.workflow.sitting import Choices

    return Choices(
        cram=arguments.cram,
        ahead=arguments.ahead,
        new=arguments.new,
        reviews=arguments.reviews,
        query=_query(arguments.query, home) if arguments.query else None,
        undo=arguments.undo,
    )


def _query(text: str, home: Home) -> Query:
    from trainer.workflow.browse import parsed

    return parsed(home, text)


def _named(home: Home, name: str) -> list[str]:
    """The decks that a name means; a path that the library does not hold is added first."""
    from trainer.store.deck_folder import is_deck_name

    path = Path(name)
    if path.exists():
        return [str(entry.path) for entry in home.add(path)]
    if is_deck_name(path):
        raise UsageError("there is no such file or folder", "Check the path", name)
    return [name]
