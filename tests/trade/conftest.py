"""A file of any ending in one line, and what is read of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from trainer.cards.incoming import Incoming
from trainer.errors import SourceError
from trainer.trade.read import read_notes

Read = Callable[[str, str | bytes], Incoming]
Refused = Callable[[str, str | bytes], str]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """What a file with this name and content brings."""

    def read(name: str, content: str | bytes) -> Incoming:
        data = content.encode() if isinstance(content, str) else content
        (tmp_path / name).write_bytes(data)
        return read_notes(tmp_path / name)

    return read


@pytest.fixture
def refused(read: Read) -> Refused:
    """The error of such a file: ``LINE:COL what is wrong``; a way to mend it is always told."""

    def refused(name: str, content: str | bytes) -> str:
        with pytest.raises(SourceError) as caught:
            read(name, content)
        error = caught.value
        assert error.mend
        assert error.file.endswith(name)
        place = ":".join(str(part) for part in (error.line, error.col) if part)
        return f"{place} {error.message}"

    return refused
