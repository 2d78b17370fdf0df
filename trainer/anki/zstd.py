"""Zstandard, in which packages of Anki from 2.1.50 on are packed: read within limits.

Python has it from 3.14 on; before, ``backports.zstd`` is the same module. It is loaded only
when such a package is read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from typing import IO, TYPE_CHECKING

from trainer.errors import PackageError

if TYPE_CHECKING:
    from types import ModuleType

MODULE = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
"""Where Python has it, else the same from the package index."""

_CHUNK = 1 << 18
_LARGEST_WINDOW = 27  # as power of 2; what the reference decoder takes as well


def unpacked(stream: IO[bytes], file: str) -> Iterator[bytes]:
    """The content of a stream piece by piece; who reads it counts them.

    Raises:
        PackageError: it is damaged, or the library is missing.
    """
    zstd = _library(file)
    largest = {zstd.DecompressionParameter.window_log_max: _LARGEST_WINDOW}
    try:
        with zstd.ZstdFile(stream, options=largest) as content:
            while piece := content.read(_CHUNK):
                yield piece
    except (zstd.ZstdError, EOFError) as error:
        raise PackageError("the package is damaged", "Get a whole copy of it", file) from error


def _library(file: str) -> ModuleType:
    try:
        return import_module(MODULE)
    except ImportError as error:
        raise PackageError(
            f"reading packages of Anki's newest format needs {MODULE}",
            "Run: pip install backports.zstd, or export with 'Support older Anki versions'",
            file,
        ) from error
