"""The library as an outline: decks under the folders and parents of the deck tree."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trainer.memory.limits import SEPARATOR, folders
from trainer.workflow.home import DeckRow, DeckTree


@dataclass(frozen=True)
class Line:
    """A deck, or a folder of decks, with what waits in it and below it.

    ``depth`` counts the folders around it; ``decks`` are the files that studying it studies.
    What is no deck yet has no counts.
    """

    label: str
    depth: int
    decks: tuple[str, ...]
    new: int | None = None
    learning: int | None = None
    due: int | None = None


def outline(tree: DeckTree) -> tuple[Line, ...]:
    """The lines of the deck tree, each folder before its decks, both in the tree's order.

    A folder counts what is asked when it is studied, which limits may hold below the sum.
    """
    lines: dict[tuple[str, ...], Line] = {}
    for row in sorted(tree.rows, key=_path):
        path = _path(row)
        for depth, place in enumerate(folders(row.tree)):
            folder = path[: depth + 1]
            line = lines.get(folder) or _folder_line(tree, place, folder[-1], depth)
            lines[folder] = replace(line, decks=(*line.decks, row.path))
        # The file keeps decks apart that share a place in the tree.
        lines[*path, row.path] = deck_line(row, len(path) - 1)
    return tuple(lines.values())


def library_line(tree: DeckTree, label: str) -> Line:
    """The line of all decks together, which names none."""
    return _folder_line(tree, "", label, 0)


def deck_line(row: DeckRow, depth: int = 0) -> Line:
    """The line of one deck."""
    return Line(row.title, depth, (row.path,), row.new, row.learning, row.due)


def _folder_line(tree: DeckTree, place: str, label: str, depth: int) -> Line:
    waiting = tree.folders[place]
    return Line(label, depth, (), waiting.new, waiting.learning, waiting.due)


def _path(row: DeckRow) -> tuple[str, ...]:
    return tuple(row.tree.split(SEPARATOR))
