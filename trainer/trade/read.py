"""The front of this room: a text file by its ending."""

from __future__ import annotations

from pathlib import Path

from trainer.cards.incoming import Incoming

ENDINGS = (".csv", ".tsv", ".txt", ".md", ".json", ".org")


def read_notes(path: Path) -> Incoming:
    """The notes of a text file.

    Raises:
        SourceError: it cannot be read, or holds what is no note; with the place and a mend.
    """
    match path.suffix.lower():
        case ".md":
            from trainer.trade.markdown import read_markdown as reader  # noqa: PLC0415
        case ".org":
            from trainer.trade.org import read_org as reader  # noqa: PLC0415
        case ".json":
            from trainer.trade.objects import read_json as reader  # noqa: PLC0415
        case _:
            from trainer.trade.table import read_table as reader  # noqa: PLC0415
    return reader(path)
