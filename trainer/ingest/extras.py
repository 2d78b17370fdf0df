"""The libraries that read web pages, PDFs, EPUBs and DOCX come with an extra of the package."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from trainer.errors import SourceError

INSTALL = "pip install 'flashcard-trainer[documents]'"


@contextmanager
def document_library(kind: str, file: str) -> Iterator[None]:
    """Around an import: where the library is missing, a SourceError says how to get it."""
    try:
        yield
    except ImportError as error:
        missing = error.name or "a library"
        wrong = f"reading {kind} needs {missing}, which is not installed"
        raise SourceError(wrong, f"Run: {INSTALL}", file) from error
