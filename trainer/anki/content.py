"""What of a note goes into a package: its fields, its tags, and which cards are asked.

The content's hash is what the caller remembers to know when a note last changed: Anki
takes over a note only if it is newer than its own, so an unchanged note must stay unchanged
in time as well, or learners would lose what they edited.
"""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import suppress
from dataclasses import astuple, dataclass
from functools import lru_cache
from operator import itemgetter
from pathlib import Path

from trainer.anki.gaps import cloze_html, gap_numbers
from trainer.anki.html import items_html, markdown_html, text_html, writable
from trainer.anki.media import Media
from trainer.anki.models import NOTE_TYPES
from trainer.cards import cloze
from trainer.cards.note import Deck, Kind, Note, Reference
from trainer.errors import PackageError

RENDERING = 1
"""Part of every content hash: raised when fields are made differently from the same note
and learners shall get them so, at the price of what they edited in Anki."""

DECK_TAG = "trainer::"
"""Begins the tag that an export puts on each note; the deck's id follows."""

_TAG = re.compile("<[^>]*>")
_UNKNOWN = Reference()
_IN_ORDER = {kind: itemgetter(*made.fields) for kind, made in NOTE_TYPES.items()}


@dataclass(frozen=True, slots=True)
class Content:
    """A note as Anki will hold it; ``fields`` are HTML in the order of its note type.

    ``ordinals`` count the cards from 0: the templates of the note type, or a gap's number - 1.
    """

    guid: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    ordinals: tuple[int, ...]
    suspended: bool


def content(note: Note, deck: Deck, folder: Path, media: Media) -> Content:
    """A note of ``deck``, whose file lies in ``folder``; its files are added to ``media``.

    Raises:
        PackageError: The note would yield no card, or a media file cannot be taken.
    """
    texts = _texts(note, deck)
    texts["Image"] = _image(note, folder, media)
    texts["Audio"] = _audio(note, folder, media)
    return Content(
        guid=note.guid or note.id,
        fields=_IN_ORDER[note.kind](texts),
        tags=note_tags(note, deck),
        ordinals=_ordinals(note, texts),
        suspended=note.suspended,
    )


def content_hash(note: Note, deck: Deck, folder: Path) -> str:
    """SHA-256 over all that fields and tags are made of; arguments as in :func:`content`.

    Never raises: a media file that cannot be taken is reported when the package is written.
    """
    cited = deck.sources.get(note.source.ref, _UNKNOWN) if note.source else _UNKNOWN
    made_of = (
        *(RENDERING, NOTE_TYPES[note.kind].id, note.id, note.front, note.back, note.items),
        *(note.ordered, note.typed, note.accept, note.hint, note.extra, note_tags(note, deck)),
        *(note.source and astuple(note.source), cited.title, cited.date, cited.url),
        *_media_fields(note, folder),
    )
    return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()


def _media_fields(note: Note, folder: Path) -> tuple[str, str]:
    media = Media()
    with suppress(PackageError):
        return _image(note, folder, media), _audio(note, folder, media)
    return note.image, note.audio


def _image(note: Note, folder: Path, media: Media) -> str:
    return media.image(folder, note.image) if note.image else ""


def _audio(note: Note, folder: Path, media: Media) -> str:
    return media.audio(folder, note.audio) if note.audio else ""


def _texts(note: Note, deck: Deck) -> dict[str, str]:
    source = note.source
    return _asked(note) | {
        "Hint": markdown_html(note.hint),
        "Extra": markdown_html(note.extra),
        "Source": _citation(note, deck),
        "Quote": text_html(source.quote) if source else "",
        "Typed": "yes" if note.typed else "",
        "Accept": text_html("; ".join(note.accept)),
        "Card ID": text_html(note.id),
    }


def _asked(note: Note) -> dict[str, str]:
    if note.kind is Kind.CLOZE:
        return {"Text": cloze_html(note.front)}
    if note.kind is Kind.LIST:
        items = items_html(note.items, ordered=note.ordered)
        return {"Front": markdown_html(note.front), "Items": items}
    return {"Front": markdown_html(note.front), "Back": markdown_html(note.back)}


def _citation(note: Note, deck: Deck) -> str:
    """Title, date, locator and, on a line of its own, the address: as text, not as a link."""
    if note.source is None:
        return ""
    cited = deck.sources.get(note.source.ref, _UNKNOWN)
    title = cited.title or note.source.ref
    dated = f"{title} ({cited.date})" if cited.date else title
    line = text_html(", ".join(filter(None, (dated, note.source.at))))
    return "<br>".join(filter(None, (line, text_html(cited.url))))


def _ordinals(note: Note, texts: dict[str, str]) -> tuple[int, ...]:
    """The cards that Anki will make: those whose question shows something."""
    if note.kind is Kind.CLOZE:
        return _gap_ordinals(note, texts["Text"])
    asked = ("Front", "Back") if note.kind is Kind.PAIR else ("Front",)
    for name in asked:
        if not _TAG.sub("", texts[name]).strip():
            raise PackageError(
                f"No card can be made of note {note.id}: there is nothing to ask",
                "Give it a text",
            )
    return tuple(range(len(asked)))


def _gap_ordinals(note: Note, html: str) -> tuple[int, ...]:
    numbers = gap_numbers(html)
    if not numbers:
        problem = cloze.problems(writable(note.front))[0]
        raise PackageError(
            f"No card can be made of note {note.id}: {problem.message}", problem.mend
        )
    return tuple(number - 1 for number in numbers)


def note_tags(note: Note, deck: Deck) -> tuple[str, ...]:
    """Deck tags, note tags and the one that finds all notes of a deck in Anki."""
    return _sanitised((*deck.tags, *note.tags, f"{DECK_TAG}{deck.id}"))


@lru_cache(maxsize=256)
def _sanitised(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Anki parts tags at white space (some of its windows at commas) and ignores their case."""
    joined = ("_".join(writable(tag).replace(",", " ").split()) for tag in tags)
    return tuple({tag.casefold(): tag for tag in joined if tag}.values())
