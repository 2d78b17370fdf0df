"""Tables: CSV and TSV, Quizlet's and Anki's own exports of text.

The sign between columns is found out, or said by the file; so are the names of the columns.
Anki's exports begin with lines such as ``#separator:tab`` that say all this.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from trainer.cards.deck_tree import below, common_deck
from trainer.cards.from_html import told
from trainer.cards.html_parts import MEDIA
from trainer.cards.incoming import Incoming, Lost
from trainer.cards.marked import Run
from trainer.cards.note import Note
from trainer.errors import SourceError
from trainer.trade.made import Place, canonical
from trainer.trade.made import note as made_note
from trainer.trade.text import MOST_NOTES, read_text

_NAMED_SEPARATORS = {
    "tab": "\t", "comma": ",", "semicolon": ";", "colon": ":", "pipe": "|", "space": " ",
}  # fmt: skip
_CANDIDATES = {".tsv": "\t", ".csv": ",;\t|", ".txt": "\t;|,"}
_LOOKED_AT = 200  # lines
_LARGEST_CELL = 1 << 20
_HEAD = re.compile(r"#([a-z -]+):(.*)", re.IGNORECASE)
_EXCEL = re.compile(r"(sep)=(.)", re.IGNORECASE)
_KEPT_AS_IS = frozenset({"columns", "sep"})  # a tab may be the separator
_LONGEST_HEAD = 64  # lines
_PLACES = {
    "deck column": "section",
    "tags column": "tags",
    "notetype column": "kind",
    "guid column": "guid",
}
_TYPED = re.compile(r"\(.*(?:type|typing|eintippen|eingeben|saisi).*\)", re.IGNORECASE)
_ASKING = frozenset({"question", "cloze"})
_TEXTS = frozenset({"question", "answer", "cloze", "hint", "extra"})


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class _Head:
    """What an export says of itself; ``columns`` are canonical names by place, from 0."""

    lines: int = 0
    said: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()

    @property
    def is_html(self) -> bool:
        return self.said.get("html", "").casefold() == "true"


def read_table(path: Path) -> Incoming:
    """The notes of a table.

    Raises:
        SourceError: it is no table, or a row is no note.
    """
    text, file = _by_lines(read_text(path)), str(path)
    head = _head(text)
    separator = _separator(text, head, path)
    rows = [*_rows(text, separator, head, file)]
    words, rows = _header(head, separator, rows, file)
    width = max(len(row.cells) for row in rows)
    names = _columns(words, head, width)
    lost = [*_unnamed(words, names, rows, width)]
    notes = [*_notes(rows, names, head, file, lost)]
    title = head.said.get("deck", "")
    if "deck column" in head.said:
        title = common_deck({note.section for note in notes})
        notes = [replace(note, section=below(note.section, title)) for note in notes]
    return Incoming(title=title, notes=tuple(notes), lost=tuple(lost))


def _by_lines(text: str) -> str:
    """Quizlet may part the rows by semicolons, on one line: then each has one tab."""
    rows = text.strip("\n;").split(";")
    is_flat = len(rows) > 1 and "\n" not in text.strip()
    return "\n".join(rows) if is_flat and all(row.count("\t") == 1 for row in rows) else text


def _head(text: str) -> _Head:
    """The lines at the top that begin with ``#`` and say something."""
    said: dict[str, str] = {}
    count = 0
    for line in text.split("\n", _LONGEST_HEAD)[:_LONGEST_HEAD]:
        found = _HEAD.fullmatch(line) or (None if count else _EXCEL.fullmatch(line))
        if not found:
            break
        name = found[1].strip().casefold()
        said[name] = found[2] if name in _KEPT_AS_IS else found[2].strip()
        count += 1
    return _Head(count, said)


def _separator(text: str, head: _Head, path: Path) -> str:
    said = head.said.get("separator", head.said.get("sep"))
    if said is not None:
        separator = _NAMED_SEPARATORS.get(said.casefold(), said)
        if len(separator) != 1:
            message = f"{said!r} is no separator"
            raise SourceError(message, "Write tab, comma, semicolon or pipe", str(path), 1)
        return separator
    lines = text.split("\n")[head.lines : head.lines + _LOOKED_AT]
    sample = [line for line in lines if line.strip()]
    if sample and all("\t" in line for line in sample):
        return "\t"  # no sign of a text, as the others may be
    candidates = _CANDIDATES[path.suffix.lower()]
    best = max(candidates, key=lambda sign: _evenness(sample, sign))
    if sample and _evenness(sample, best) == (0, 0):
        line = next((n for n, line in enumerate(lines, head.lines + 1) if line.strip()), 1)
        names = {"\t": "tab", ",": "comma", ";": "semicolon", "|": "bar"}
        signs = ", ".join(names[sign] for sign in candidates)
        message = f"there is one column only; none of these parts the lines: {signs}"
        raise SourceError(message, "Put question and answer into two columns", str(path), line, 1)
    return best


def _evenness(sample: Sequence[str], sign: str) -> tuple[float, int]:
    """How many lines have as many columns as most have, if those are two or more."""
    try:
        rows = [row for row in csv.reader(sample, delimiter=sign) if row]
    except csv.Error:
        rows = [line.split(sign) for line in sample]
    widths = [len(row) for row in rows]
    usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
    if usual < 2:  # noqa: PLR2004  a question and an answer
        return 0, 0
    return widths.count(usual) / len(widths), usual


def _rows(text: str, separator: str, head: _Head, file: str) -> Iterator[_Row]:
    lines = text.split("\n")[head.lines :]
    try:
        yield from list(_quoted(lines, separator, head.lines, file))
    except SourceError:
        if separator != "\t" or "separator" in head.said:
            raise
        # Quizlet writes quotes as they are
        for number, line in enumerate(lines, head.lines + 1):
            if line.strip():
                yield _Row(number, tuple(line.split(separator)))


def _quoted(lines: Sequence[str], separator: str, before: int, file: str) -> Iterator[_Row]:
    limit = csv.field_size_limit(_LARGEST_CELL)
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator, strict=True)
    start = before + 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _Row(start, tuple(cells))
            start = before + reader.line_num + 1
    except csv.Error as error:
        message = f"this row cannot be read: {error}"
        mend = "Put a quote that is text twice, and close the one before it"
        raise SourceError(message, mend, file, start, 1) from error
    finally:
        csv.field_size_limit(limit)


def _header(
    head: _Head, separator: str, rows: list[_Row], file: str
) -> tuple[tuple[str, ...], list[_Row]]:
    """The words above the columns, none where none are said, and the rows of notes."""
    if not rows:
        raise SourceError("the table is empty", "Write a question and an answer", file)
    if "columns" in head.said:
        return tuple(head.said["columns"].split(separator)), rows
    if not _is_header(rows[0].cells):
        return (), rows
    if len(rows) == 1:
        message = "the table has no rows below its names"
        raise SourceError(message, "Write a question and an answer", file, 1, 1)
    return rows[0].cells, rows[1:]


def _is_header(cells: Sequence[str]) -> bool:
    """Names of other languages are known by those behind them, such as ``Tags``."""
    names = [canonical(cell) for cell in cells]
    is_known = bool(_ASKING & set(names)) and names.count("") <= len(names) // 2
    return is_known or (names[:2] == ["", ""] and any(names[2:]))


def _columns(words: Sequence[str], head: _Head, width: int) -> dict[int, str]:
    """Canonical names by place; the head places some, and unnamed ones are taken in turn."""
    names = {place: canonical(word) for place, word in enumerate(words)} | _said_places(head)
    if not _ASKING & set(names.values()):
        free = (place for place in range(width) if not names.get(place))
        wanted = ("question", "answer") if words else ("question", "answer", "extra")
        names |= dict(zip(free, wanted, strict=False))
    return {place: name for place, name in names.items() if name}


def _unnamed(
    words: Sequence[str], names: Mapping[int, str], rows: Sequence[_Row], width: int
) -> Iterator[Lost]:
    """The columns that are not taken though something stands in them."""
    for place in range(width):
        holds = any(row.cells[place].strip() for row in rows if place < len(row.cells))
        if place not in names and holds:
            word = words[place] if place < len(words) else ""
            where = f"column {word!r}" if word.strip() else f"column {place + 1}"
            yield Lost(where, "it has no name that is known here")


def _said_places(head: _Head) -> dict[int, str]:
    return {
        int(place) - 1: _PLACES[name]
        for name, place in head.said.items()
        if name in _PLACES and place.isdecimal() and int(place) > 0
    }


def _notes(
    rows: Sequence[_Row], names: Mapping[int, str], head: _Head, file: str, lost: list[Lost]
) -> Iterator[Note]:
    if len(rows) > MOST_NOTES:
        message = f"the table has more than {MOST_NOTES} rows"
        raise SourceError(message, "Split it into several", file)
    width = 1 + max((at for at, name in names.items() if name in ("question", "answer")), default=0)
    for row in rows:
        if len(row.cells) == 1 < width and not row.cells[0].startswith("{{"):
            message = f"this row has one column, and the table {width} or more"
            mend = "Write the answer behind the separator, or delete the row"
            raise SourceError(message, mend, file, row.line, len(row.cells[0]) + 1)
        values, cols = _named_cells(row, names)
        if head.is_html:
            lost += _without_html(values, row.line)
        yield made_note(_said(values, head), Place(file, row.line, cols))


def _named_cells(row: _Row, names: Mapping[int, str]) -> tuple[dict[str, str], dict[str, int]]:
    """The values of a row by their names, and where they begin in its line."""
    values: dict[str, str] = {}
    cols: dict[str, int] = {}
    at = 1
    for number, cell in enumerate(row.cells):
        if name := names.get(number):
            values[name] = "\n".join(filter(None, (values.get(name), cell)))
            cols.setdefault(name, at)
        at += len(cell) + 1
    if "question" in cols:  # where a cloze may stand as well
        cols.setdefault("cloze", cols["question"])
    return values, cols


def _said(values: dict[str, str], head: _Head) -> dict[str, str]:
    """The values with what the head says of all rows."""
    kind = values.get("kind") or head.said.get("notetype", "")
    tags = " ".join(filter(None, (values.get("tags"), head.said.get("tags"))))
    said = {**values, "kind": kind, "tags": tags}
    return {**said, "typed": "yes"} if _TYPED.search(kind) else said


def _without_html(values: dict[str, str], line: int) -> Iterator[Lost]:
    """Make Markdown of the texts in HTML."""
    for name in sorted(_TEXTS & values.keys()):
        html = values[name]
        values[name] = told(html, _named, gaps="{{c" in html).text
        if MEDIA.search(html):
            yield Lost(f"line {line}", "its media: a text file holds none")


def _named(kind: str, name: str, alt: str) -> Run | None:
    return Run(alt or name or kind)
