"""Lines of text from a PDF, page by page, with what their letters look like.

pdfminer gives letters with their place and font and groups them to lines; its further
layout analysis is not used: it costs more than all that is done here instead.
"""

from __future__ import annotations

import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from trainer.cards.document import Emphasis
from trainer.errors import SourceError
from trainer.ingest.extras import document_library
from trainer.ingest.inline import Inline

if TYPE_CHECKING:
    from pdfminer.layout import LTChar, LTItem, LTTextLine
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdftypes import PDFStream

MOST_PAGE_BYTES = 32 * 2**20
_BOLD = re.compile(r"bold|black|heavy|demi|cmbx|sfbx|-b$", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|slanted|cmti|sfti|-it?$", re.IGNORECASE)
_MONO = re.compile(r"courier|mono|typewriter|consol|cmtt|sftt|fixed", re.IGNORECASE)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB06: "st"}
UNNAMED = "\ufffd"  # a letter whose font does not say what it is
_UNNAMED = re.compile(r"\(cid:(\d+)\)")
_WINDOWS_BULLET = "127"  # Windows' encoding draws a bullet for each code without a letter
_LARGE_INITIAL = 1.5
_NOTE = re.compile(r"[\d,*†‡§ ]+")
_HIGH_SIZE = 0.8
_HIGH_RISE = 0.15


@dataclass(frozen=True, slots=True)
class Line:
    """One line: points from the lower left corner of the page, ``y0`` that of its baseline.

    ``bold`` and ``mono`` hold for the line as a whole; ``emphasis`` and ``marks`` are
    stretches of ``text`` as in a block.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool = False
    mono: bool = False
    emphasis: tuple[Emphasis, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()


def pdf_title(document: PDFDocument) -> str:
    """The title that the PDF says it has, empty where a program wrote a file name there."""
    from pdfminer.utils import decode_text  # noqa: PLC0415  heavy, rarely needed

    told = next((info["Title"] for info in document.info if "Title" in info), b"")
    title = decode_text(told) if isinstance(told, bytes) else ""
    is_name = re.search(
        r"\.\w{2,4}$|^(?:untitled|microsoft|unnamed|\(anonymous\))", title, re.IGNORECASE
    )
    return "" if is_name else " ".join(title.split())


def pages(content: bytes, file: str) -> Iterator[tuple[PDFDocument, list[Line]]]:
    """The lines of each page, in no certain order; one page at a time is held in memory.

    Raises SourceError for a PDF with a password, or one that cannot be parsed.
    """
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    with document_library("PDF", file):
        from pdfminer.pdfdocument import (  # noqa: PLC0415  heavy, rarely needed
            PDFEncryptionError,
            PDFPasswordIncorrect,
        )
    try:
        yield from _pages(content, file)
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        mend = "Save a copy without the password"
        raise SourceError("is encrypted and asks for a password", mend, file) from error
    except SourceError:
        raise
    except Exception as error:  # pdfminer raises whatever it stumbles over
        wrong = "is a broken PDF"
        raise SourceError(wrong, "Get a whole copy of it, or print it to PDF anew", file) from error


def page_count(document: PDFDocument) -> int:
    """How many pages a PDF says it has; 0 where it says nothing sensible."""
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415  heavy, rarely needed

    tree = resolve1(document.catalog.get("Pages"))
    count = resolve1(tree.get("Count")) if isinstance(tree, dict) else None
    return count if isinstance(count, int) else 0


def _pages(content: bytes, file: str) -> Iterator[tuple[PDFDocument, list[Line]]]:
    from pdfminer.converter import PDFPageAggregator  # noqa: PLC0415  heavy, rarely needed
    from pdfminer.layout import LAParams  # noqa: PLC0415
    from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager  # noqa: PLC0415
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415
    from pdfminer.pdfparser import PDFParser  # noqa: PLC0415

    document = PDFDocument(PDFParser(BytesIO(content)))
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    grouping = LAParams()
    for page in PDFPage.create_pages(document):
        _unpack(page, file)
        interpreter.process_page(page)
        layout = device.get_result()
        letters = list(_letters(layout)) or list(_letters(layout, inside=True))
        grouped = layout.group_objects(grouping, letters) if letters else ()
        lines = [line for line in map(_line, grouped) if line]
        _forget(page, document)
        yield document, lines


def _unpack(page: PDFPage, file: str) -> None:
    """Unpack what the page draws, within a limit; pdfminer, which has none, finds it unpacked."""
    from pdfminer.pdftypes import stream_value  # noqa: PLC0415  heavy, rarely needed

    for reference in page.contents:
        stream = stream_value(reference)
        content = _unpacked(stream) if stream.rawdata and not stream.decipher else None
        if content is None:
            continue
        if len(content) > MOST_PAGE_BYTES:
            wrong = f"has a page that unpacks to over {MOST_PAGE_BYTES // 2**20} MiB"
            raise SourceError(wrong, "Print it to PDF anew", file)
        stream.data, stream.rawdata = content, None


def _unpacked(stream: PDFStream) -> bytes | None:
    """What the stream holds, cut off past the limit; None where that is pdfminer's affair."""
    from pdfminer.ascii85 import ascii85decode  # noqa: PLC0415  heavy, rarely needed
    from pdfminer.pdftypes import (  # noqa: PLC0415
        LITERALS_ASCII85_DECODE,
        LITERALS_FLATE_DECODE,
    )

    content = stream.rawdata or b""
    for name, settings in stream.get_filters():
        try:
            if name in LITERALS_ASCII85_DECODE:
                content = ascii85decode(content)
            elif name in LITERALS_FLATE_DECODE and not settings:
                content = zlib.decompressobj().decompress(content, MOST_PAGE_BYTES + 1)
            else:
                return None
        except (ValueError, zlib.error):  # damaged
            return None
    return content


def _forget(page: PDFPage, document: PDFDocument) -> None:
    """Let go of what only this page needed: the document keeps every object it has read."""
    done = [page.pageid, *(getattr(content, "objid", None) for content in page.contents)]
    for number in done:
        if isinstance(number, int):
            document._cached_objs.pop(number, None)  # noqa: SLF001  it offers no other way


def _letters(items: Iterable[LTItem], *, inside: bool = False) -> Iterator[LTChar]:
    """Upright letters; those ``inside`` figures only where a page has no others."""
    from pdfminer.layout import LTChar, LTFigure  # noqa: PLC0415  loaded long before

    for item in items:
        if isinstance(item, LTChar):
            if item.upright:
                yield item
        elif inside and isinstance(item, LTFigure):
            yield from _letters(item, inside=True)


def _line(found: LTTextLine) -> Line | None:
    from pdfminer.layout import LTChar  # noqa: PLC0415  loaded long before

    letters = [item for item in found if isinstance(item, LTChar)]
    while letters and letters[0].get_text().isspace():
        del letters[0]
    while letters and letters[-1].get_text().isspace():
        del letters[-1]
    if not letters:
        return None
    sizes = Counter([round(letter.size * 2) for letter in letters])
    fonts = Counter([letter.fontname for letter in letters])
    size, main = sizes.most_common(1)[0][0] / 2, fonts.most_common(1)[0][0]
    base = next(_baseline(letter) for letter in letters if abs(letter.size - size) <= 1)
    initial = letters[0].size > _LARGE_INITIAL * size and letters[0].get_text() not in "AI"
    plain = len(fonts) == 1 and min(sizes) / 2 > _HIGH_SIZE * size
    inline = Inline()
    whole = [(found.get_text(), main, False)]
    for run, font, high in whole if plain else _runs(found, size, base):
        start = inline.length
        words = run[:1] + run[1:].lstrip() if initial and not start else run
        inline.add(_UNNAMED.sub(_named, words).translate(_LIGATURES))
        if high and _NOTE.fullmatch(words):
            inline.mark(start)
        elif font != main or not _BOLD.search(main):
            _emphasise(inline, start, font)
    return Line(
        inline.whole, letters[0].x0, base, letters[-1].x1, base + size, size,
        bold=bool(_BOLD.search(main)), mono=bool(_MONO.search(main)),
        emphasis=inline.kept_emphasis(), marks=tuple(inline.marks),
    )  # fmt: skip


def _runs(found: LTTextLine, size: float, base: float) -> Iterator[tuple[str, str, bool]]:
    """Stretches of letters of one font: their words, the font, and whether they stand high."""
    from pdfminer.layout import LTChar  # noqa: PLC0415  loaded long before

    words, font, high = "", "", False
    for item in found:
        text = item.get_text()
        name, raised = font, high
        if isinstance(item, LTChar) and text.strip():
            name, raised = item.fontname, _stands_high(item, size, base)
        if (name, raised) != (font, high) and words:
            yield words, font, high
            words = ""
        words, font, high = words + text, name, raised
    yield words, font, high


def _named(unnamed: re.Match[str]) -> str:
    return "•" if unnamed[1] == _WINDOWS_BULLET else UNNAMED


def _baseline(letter: LTChar) -> float:
    """The height on which a letter stands; its box reaches below, each font's differently."""
    return letter.matrix[5]


def _stands_high(letter: LTChar, size: float, base: float) -> bool:
    raised = max(_baseline(letter), letter.y0) > base + _HIGH_RISE * size
    return letter.size < _HIGH_SIZE * size and raised


def _emphasise(inline: Inline, start: int, font: str) -> None:
    if _BOLD.search(font):
        inline.emphasise(start, strong=True)
    elif _ITALIC.search(font):
        inline.emphasise(start, strong=False)
