"""What deck files are called, and which of them the paths in a library stand for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from trainer.errors import DeckError

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class DeckFiles:
    """Files in library order, each with its place in the tree, and what could not be listed."""

    trees: dict[Path, str] = field(default_factory=dict)
    problems: list[DeckError] = field(default_factory=list)


def is_deck_name(path: Path) -> bool:
    """Whether a file of this name is a deck, by its ending."""
    return path.suffix.lower() in SUFFIXES


def check_deck_name(path: Path) -> None:
    """Refuse a name that no deck file has.

    Raises:
        DeckError: it has another ending.
    """
    if not is_deck_name(path):
        raise DeckError("a deck file ends in .yaml", "Choose such a name", str(path))


def deck_files(paths: Sequence[Path]) -> DeckFiles:
    """The files that library paths stand for; one that comes twice counts once.

    A path to a file stands for itself, even while the file is missing; a folder for the
    YAML files below it that are not hidden, sorted by path.
    """
    found = DeckFiles()
    for path in paths:
        if path.is_dir():
            _list_folder(path, found)
        elif path.suffix in SUFFIXES or path.exists():
            found.trees.setdefault(path, path.stem)
        else:
            mend = f"Put it back, or run trainer remove {path}"
            found.problems.append(
                DeckError("the folder is not there any more", mend, file=str(path))
            )
    return found


def _list_folder(folder: Path, found: DeckFiles) -> None:
    for file in _below(folder):
        if _is_utf8(file):
            tree = "::".join(file.relative_to(folder).with_suffix("").parts)
            found.trees.setdefault(file, tree)
        else:
            mend = "Rename it"
            found.problems.append(
                DeckError("the file's name is not UTF-8", mend, file=ascii(str(file)))
            )


def _below(folder: Path) -> list[Path]:
    files = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [
            Path(place, name)
            for name in names
            if name.endswith(SUFFIXES) and not name.startswith(".")
        ]
    return sorted(files, key=lambda path: path.parts)


def _is_utf8(path: Path) -> bool:
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True
