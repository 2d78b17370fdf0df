"""Notes that this program once exported, read back as the notes they were.

Their note types hold every field of a note, so nothing has to be guessed: not even the id.
What people changed in Anki meanwhile comes along, since the fields are read as any other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from trainer.anki.models import NOTE_TYPES
from trainer.anki.note_type import ForeignType
from trainer.cards.from_html import Told, told
from trainer.cards.note import ID_FORM, Kind, Note, Reference, Source
from trainer.cards.text import plain

_ITEM = re.compile(r"^(?:- |(?P<number>[0-9]+)\. )", re.MULTILINE)
_CITATION = re.compile(
    r"(?P<title>.*?)(?: \((?P<date>[^()]*)\))?(?:, (?P<at>(?:¶|§|p\. ?[0-9]).*))?", re.DOTALL
)
_NO_SOURCE = Reference()


def own_kind(type_: ForeignType) -> Kind | None:
    """The kind of note that a note type of ours holds, None for any other type.

    Anki may have given it another id or name, but its fields stay.
    """
    for kind, ours in NOTE_TYPES.items():
        if type_.fields == ours.fields and len(type_.templates) == len(ours.templates):
            return kind
    return None


def own_texts(kind: Kind, values: Mapping[str, str]) -> tuple[dict[str, Told], tuple[str, ...]]:
    """The sides of a note by the names of a note's fields, and the items of a list."""
    texts = {"hint": told(values["Hint"]), "extra": told(values["Extra"])}
    if kind is Kind.CLOZE:
        return texts | {"front": told(values["Text"], gaps=True)}, ()
    texts["front"] = told(values["Front"])
    if kind is Kind.LIST:
        return texts, _items(told(values["Items"]).text)
    return texts | {"back": told(values["Back"])}, ()


def own_note(
    kind: Kind, values: Mapping[str, str], guid: str, tags: tuple[str, ...]
) -> tuple[Note, Reference, tuple[str, ...]]:
    """The note without its media, the document that it cites, and what was lost."""
    texts, items = own_texts(kind, values)
    written = _words(values["Card ID"])
    id_ = written if ID_FORM.fullmatch(written) else ""
    source, reference = _source(_words(values["Source"]), _words(values["Quote"]))
    accept = _words(values["Accept"])
    note = Note(
        kind,
        texts["front"].text,
        texts["back"].text if "back" in texts else "",
        items=items,
        ordered=kind is Kind.LIST and values["Items"].startswith("<ol"),
        typed=bool(values["Typed"].strip()),
        accept=tuple(accept.split("; ")) if accept else (),
        hint=texts["hint"].text,
        extra=texts["extra"].text,
        source=source,
        tags=tags,
        guid="" if guid == id_ else guid,
        written_id=id_,
    )
    return note, reference, tuple(lost for text in texts.values() for lost in text.lost)


def _items(listed: str) -> tuple[str, ...]:
    """The items of the outermost list; what is indented below one belongs to it."""
    items: list[list[str]] = []
    width = 0
    for line in listed.split("\n"):
        opening = _ITEM.match(line)
        if opening:
            width = opening.end()
            items.append([line[width:]])
        elif items:
            items[-1].append(line.removeprefix(" " * width))
    return tuple("\n".join(item).strip() for item in items)


def _source(citation: str, quote: str) -> tuple[Source | None, Reference]:
    """The source that an export wrote as ``Title (date), at``, its address on the next line."""
    if not citation and not quote:
        return None, _NO_SOURCE
    line, _, url = citation.partition("\n")
    found = _CITATION.fullmatch(line)
    assert found
    title, date, at = found["title"] or "", found["date"] or "", found["at"] or ""
    ref = reference_key(title)
    return Source(ref, at, quote), Reference(title=title, url=url, date=date)


def reference_key(title: str) -> str:
    """A key for a document of this title, empty only where there is no title."""
    words = "-".join(re.findall(r"\w+", title.casefold()))[:40]
    return words or ("document" if title else "")


def _words(html: str) -> str:
    """A field that holds text, no Markdown."""
    text = html.replace("<br>", "\n")
    return plain(told(html).text) if "<" in text else unescape(text)
