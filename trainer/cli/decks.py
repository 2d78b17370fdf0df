"""The commands of the library: add, decks, remove, browse."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from trainer.cli import opening

if TYPE_CHECKING:
    from trainer.store.library import DeckEntry
    from trainer.workflow.home import Home


def add(arguments: argparse.Namespace) -> int:
    """``trainer add``: keep decks in the library."""
    with opening.home(arguments) as home:
        entries = [entry for path in arguments.paths for entry in home.add(path)]
        _show(home, entries, as_json=arguments.json)
    return 0


def decks(arguments: argparse.Namespace) -> int:
    """``trainer decks``: the library with what is due."""
    with opening.home(arguments) as home:
        _show(home, home.library.decks(), as_json=arguments.json)
        if not arguments.json and not home.library.decks():
            opening.say("The library is empty. Try: trainer add DECK.yaml, or just: trainer")
    return 0


def remove(arguments: argparse.Namespace) -> int:
    """``trainer remove``: let a deck go."""
    with opening.home(arguments) as home:
        gone = home.library.remove(arguments.deck)
    if arguments.json:
        from trainer.cli import shapes

        shapes.dump([{"id": e.id, "title": e.title, "path": str(e.path)} for e in gone])
        return 0
    for entry in gone:
        opening.say(
            f"{entry.title} is no longer in the library; {entry.path} and its progress stay"
        )
    return 0


def browse(arguments: argparse.Namespace) -> int:
    """``trainer browse``: the cards that a search finds, in a window or as a list."""
    query = " ".join(arguments.query).strip()
    if not arguments.json and opening.has_terminal():
        from trainer.tui.app import run_browse

        with opening.home(arguments) as home:
            return opening.in_window(home, lambda: run_browse(home, query))
    return _list(arguments, query)


def _list(arguments: argparse.Namespace, query: str) -> int:
    from trainer.cards.text import plain
    from trainer.cli import shapes
    from trainer.workflow.browse import browse as find

    with opening.home(arguments) as home:
        found = find(home, query)
        if arguments.json:
            shapes.dump([shapes.card(*row) for row in found])
            return 0
        for card, state, _, _ in found:
            question = " ".join(plain(card.card.question).split())
            due = shapes.due(state.due_day, state.due_ms) or "new"
            opening.say_line(f"{card.card.key:<14} {due:<20} {card.deck_title}: {question}")
    return 0


def _show(home: Home, entries: Iterable[DeckEntry], *, as_json: bool) -> None:
    from trainer.memory.limits import SEPARATOR

    wanted = {entry.id for entry in entries}
    rows = [row for row in home.decks() if row.id in wanted]
    if as_json:
        from trainer.cli import shapes

        names = ("id", "title", "tree", "path", "cards", "new", "learning", "due")
        shapes.dump([{name: getattr(row, name) for name in names} for row in rows])
        return
    for row in rows:
        place = f" [{row.tree}]" if SEPARATOR in row.tree else ""
        opening.say(
            f"{row.title}{place}: {row.cards} cards, {row.new} new, {row.learning} learning, "
            f"{row.due} due ({row.path})"
        )
