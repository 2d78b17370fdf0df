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
_MEDIA = re.compile(r"\[sound:[^\]]*\]|<img\b", re.IGNORECASE)
_PLACES = {
    "deck column": "section",
    "tags column": "tags",
    "notetype column": "kind",
    "guid column": "guid",
}
_TYPED = re.compile(r"\(.*(?:type|typing|eintippen|eingeben|saisi).*\)", re.IGNORECASE)
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
    text, file = read_text(path), str(path)
    head = _head(text)
    separator = _separator(text, head, path)
    rows = [*_rows(text, separator, head, file)]
    names, rows, unknown = _columns(head, separator, rows, file)
    lost = [Lost(f"column {name!r}", "it has no name that is known here") for name in unknown]
    notes = [*_notes(rows, names, head, file, lost)]
    title = head.said.get("deck", "")
    if "deck column" in head.said:
        title = common_deck({note.section for note in notes})
        notes = [replace(note, section=below(note.section, title)) for note in notes]
    return Incoming(title=title, notes=tuple(notes), lost=tuple(lost))


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


def _columns(
    head: _Head, separator: str, rows: list[_Row], file: str
) -> tuple[dict[int, str], list[_Row], list[str]]:
    """Canonical names by place, the rows of notes, and the columns that are not known."""
    if not rows:
        raise SourceError("the table is empty", "Write a question and an answer", file)
    if "columns" in head.said:
        words: tuple[str, ...] = tuple(head.said["columns"].split(separator))
    elif _is_header(rows[0].cells):
        words, rows = rows[0].cells, rows[1:]
        if not rows:
            message = "the table has no rows below its names"
            raise SourceError(message, "Write a question and an answer", file, 1, 1)
    else:
        return _placed(head, max(len(row.cells) for row in rows)), rows, []
    names = {place: canonical(word) for place, word in enumerate(words)}
    names |= _said_places(head)
    unknown = [words[place] for place, name in names.items() if not name and words[place].strip()]
    return {place: name for place, name in names.items() if name}, rows, unknown


def _is_header(cells: Sequence[str]) -> bool:
    names = [canonical(cell) for cell in cells]
    return bool({"question", "cloze"} & set(names)) and names.count("") <= len(names) // 2


def _placed(head: _Head, width: int) -> dict[int, str]:
    """Without names: what the head places, then question and answer in what is left."""
    names = _said_places(head)
    free = [place for place in range(width) if place not in names]
    return names | dict(zip(free, ("question", "answer", "extra"), strict=False))


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
        if _MEDIA.search(html):
            yield Lost(f"line {line}", "its media: a text file holds none")


def _named(kind: str, name: str, alt: str) -> Run | None:
    return Run(alt or name or kind)
