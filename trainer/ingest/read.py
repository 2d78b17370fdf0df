"""The front of the reading room: a path becomes a Document, or a SourceError says why not."""

from __future__ import annotations

import hashlib
from pathlib import Path

from trainer.cards.document import Document
from trainer.errors import SourceError
from trainer.ingest.clean import clean
from trainer.ingest.decode import decode
from trainer.ingest.draft import Draft
from trainer.ingest.layout import lay_out
from trainer.ingest.plain import parse_plain

MAX_BYTES = 64 * 2**20
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})


def read(path: Path) -> Document:
    """The document in a plain-text or Markdown file (told apart by the ending).

    Raises SourceError when the file is missing, a folder, too large, empty, binary
    or not UTF-8.
    """
    data = _bytes(path)
    text = decode(data, str(path))
    draft = clean(_parse(text, path))
    blocks = lay_out(draft)
    words = sum(len(block.text.split()) for block in blocks)
    if not words:
        raise SourceError("there is no text in it", "Choose a document with prose", str(path))
    return Document(
        title=draft.title or path.stem.replace("_", " ").replace("-", " ").strip(),
        name=path.stem,
        sha256=hashlib.sha256(data).hexdigest(),
        words=words,
        blocks=blocks,
        removed_noise=draft.removed,
        spam=draft.spam,
    )


def _parse(text: str, path: Path) -> Draft:
    if path.suffix.lower() in _MARKDOWN:
        from trainer.ingest.markdown import parse_markdown  # noqa: PLC0415  heavy, rarely needed

        return parse_markdown(text)
    return parse_plain(text)


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise SourceError("is a folder", "Name a text or Markdown file in it", str(path))
        if path.stat().st_size > MAX_BYTES:
            limit = f"larger than {MAX_BYTES // 2**20} MiB"
            raise SourceError(limit, "Split it into several files", str(path))
        return path.read_bytes()
    except FileNotFoundError:
        mend = "Check the spelling of the path"
        raise SourceError("there is no such file", mend, str(path)) from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        mend = "Check the path and its permissions"
        raise SourceError(f"cannot be read: {reason}", mend, str(path)) from error
