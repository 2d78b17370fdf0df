"""The front of the reading room: a file or address becomes a Document, or an error says why not.

Each format has a parser of its own, loaded when a document needs it; what they hand on
is cleaned and numbered in one way.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from trainer.cards.advance import Advance, silent
from trainer.cards.document import Document
from trainer.errors import SourceError
from trainer.ingest.clean import clean
from trainer.ingest.decode import declared_charset, decode
from trainer.ingest.draft import Draft
from trainer.ingest.formats import Format, format_of
from trainer.ingest.layout import lay_out
from trainer.ingest.plain import parse_plain
from trainer.ingest.sources import is_url

if TYPE_CHECKING:
    from trainer.ingest.fetch import Policy

MAX_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class _Raw:
    """What was found at a source: ``file`` is how errors call it."""

    content: bytes
    file: str
    name: str
    url: str = ""
    charset: str = ""


def read(source: str | Path, policy: Policy | None = None, advance: Advance = silent) -> Document:
    """The document in a file or at an https address, in any format that ``Format`` names.

    ``policy`` says what may be fetched; only tests, which serve pages themselves, give one.
    ``advance`` is told after each page of a PDF and each chapter of an EPUB.
    Raises SourceError when it is missing, a folder, too large, empty, broken, protected or
    without text, or when a library is not installed that reads its format.
    """
    raw = _fetched(str(source), policy) if is_url(source) else _loaded(Path(source))
    draft = clean(_parse(raw, advance))
    blocks = lay_out(draft)
    words = sum(len(block.text.split()) for block in blocks)
    if not words:
        raise SourceError("there is no text in it", "Choose a document with prose", raw.file)
    stem = PurePosixPath(raw.name).stem
    return Document(
        title=draft.title or stem.replace("_", " ").replace("-", " ").strip(),
        name=stem,
        sha256=hashlib.sha256(raw.content).hexdigest(),
        words=words,
        blocks=blocks,
        removed_noise=draft.removed,
        spam=draft.spam,
        url=raw.url,
    )


def _parse(raw: _Raw, advance: Advance) -> Draft:
    kind = format_of(raw.content, raw.name, raw.file)
    if kind is Format.PDF:
        from trainer.ingest.pdf import parse_pdf  # noqa: PLC0415  heavy, rarely needed

        return parse_pdf(raw.content, raw.file, advance)
    if kind is Format.EPUB:
        from trainer.ingest.epub import parse_epub  # noqa: PLC0415  heavy, rarely needed

        return parse_epub(raw.content, raw.file, advance)
    if kind is Format.DOCX:
        from trainer.ingest.docx import parse_docx  # noqa: PLC0415  heavy, rarely needed

        return parse_docx(raw.content, raw.file)
    if kind is Format.HTML:
        from trainer.ingest.html import parse_html  # noqa: PLC0415  heavy, rarely needed

        charset = raw.charset or declared_charset(raw.content)
        return parse_html(decode(raw.content, raw.file, charset), raw.file)
    text = decode(raw.content, raw.file, raw.charset)
    if kind is Format.MARKDOWN:
        from trainer.ingest.markdown import parse_markdown  # noqa: PLC0415  heavy, rarely needed

        return parse_markdown(text)
    return parse_plain(text)


def _fetched(url: str, policy: Policy | None) -> _Raw:
    from trainer.ingest.fetch import fetch  # noqa: PLC0415  the network is rarely needed

    page = fetch(url, policy)
    address = urlsplit(page.url)
    name = PurePosixPath(unquote(address.path)).name or address.hostname or "page"
    return _Raw(page.content, url, name, page.url, page.charset)


def _loaded(path: Path) -> _Raw:
    try:
        if path.is_dir():
            raise SourceError("is a folder", "Name a document in it", str(path))
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)  # pipes and devices tell no size
        if len(content) > MAX_BYTES:
            limit = f"larger than {MAX_BYTES // 2**20} MiB"
            raise SourceError(limit, "Split it into several files", str(path))
        return _Raw(content, str(path), path.name)
    except FileNotFoundError:
        mend = "Check the spelling of the path"
        raise SourceError("there is no such file", mend, str(path)) from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        mend = "Check the path and its permissions"
        raise SourceError(f"cannot be read: {reason}", mend, str(path)) from error
