"""The library as an outline: decks under the folders and parents of the deck tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.workflow.home import DeckRow

SEPARATOR = "::"


@dataclass(frozen=True)
class Line:
    """A deck, or a folder of decks, with what waits in it and below it.

    ``depth`` counts the folders around it; ``decks`` are the files that studying it studies.
    """

    label: str
    depth: int
    decks: tuple[str, ...]
    new: int
    learning: int
    due: int

    def joined(self, row: DeckRow) -> Line:
        """The line with one deck more below it."""
        return replace(
            self,
            decks=(*self.decks, row.path),
            new=self.new + row.new,
            learning=self.learning + row.learning,
            due=self.due + row.due,
        )


def outline(rows: Sequence[DeckRow]) -> tuple[Line, ...]:
    """The lines of the deck tree, each folder before its decks, both in the tree's order."""
    lines: dict[tuple[str, ...], Line] = {}
    for row in sorted(rows, key=_path):
        path = _path(row)
        for depth in range(len(path) - 1):
            folder = path[: depth + 1]
            line = lines.get(folder) or Line(folder[-1], depth, (), 0, 0, 0)
            lines[folder] = line.joined(row)
        # The file keeps decks apart that share a place in the tree.
        lines[*path, row.path] = deck_line(row, len(path) - 1)
    return tuple(lines.values())


def deck_line(row: DeckRow, depth: int = 0) -> Line:
    """The line of one deck."""
    return Line(row.title, depth, (), 0, 0, 0).joined(row)


def _path(row: DeckRow) -> tuple[str, ...]:
    return tuple(row.tree.split(SEPARATOR))
