"""What is named on the command line: files, addresses, and folders of documents."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from trainer.errors import SourceError
from trainer.ingest.formats import ENDINGS

_SCHEMES = ("https://", "http://")


def is_url(source: str | Path) -> bool:
    """Whether a source is an address and no path."""
    return isinstance(source, str) and source.lower().startswith(_SCHEMES)


def expand(sources: Sequence[str | Path]) -> tuple[str, ...]:
    """The files and addresses to read: a folder stands for the documents below it, sorted.

    Hidden files and folders and what is no document (media, decks) are passed over; what is
    named twice is read once. Raises SourceError for a folder without a document.
    """
    found: dict[str, str] = {}
    for source in sources:
        if is_url(source):
            found.setdefault(str(source), str(source))
            continue
        for path in _below(Path(source)) if Path(source).is_dir() else [Path(source)]:
            found.setdefault(os.path.realpath(path), str(path))
    return tuple(found.values())


def _below(folder: Path) -> Iterator[Path]:
    paths = sorted(_documents(folder))
    if not paths:
        endings = " ".join(ENDINGS)
        raise SourceError(
            "there is no document in this folder", f"Documents end in {endings}", str(folder)
        )
    yield from paths


def _documents(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(here, name)
            if not name.startswith(".") and path.suffix.lower() in ENDINGS:
                yield path
