"""A Deck written as a deck file: a new one as a whole, in one canonical form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from trainer.cards import cloze
from trainer.cards.note import Deck, Kind, Note, Reference, Source
from trainer.errors import DeckError
from trainer.store.deck_io import Rewrite, make_file, replace_bytes
from trainer.store.deck_reader import FORMAT, parse_deck
from trainer.store.emit import Value, entry, in_brackets, quoted

_DASH = "- "


def emit_deck(deck: Deck) -> str:
    """The deck in canonical form; :func:`parse_deck` gives the same deck again.

    Ids are written where the deck has written ones. Text that a deck file cannot hold,
    such as control characters, makes a file that the reader refuses.
    """
    lines = [line for key, value in _head(deck) for line in entry(key, value, 0)]
    return "\n".join([*lines, "notes:", *note_lines(deck.notes, "", indent=2), ""])


def note_lines(notes: Iterable[Note], section: str, indent: int) -> Iterator[str]:
    """The lines of list items at an indentation, without line ends.

    A divider stands wherever the section changes; ``section`` is the one before.
    """
    for note in notes:
        if note.section != section:
            section = note.section
            yield f"{' ' * indent}{_DASH}section: {quoted(section)}"
        first, *others = (
            line for key, value in _note(note) for line in entry(key, value, indent + len(_DASH))
        )
        yield f"{' ' * indent}{_DASH}{first.lstrip(' ')}"
        yield from others


def source_lines(sources: Mapping[str, Reference], indent: int) -> Iterator[str]:
    """The lines that describe cited documents, with the key ``sources`` at an indentation."""
    return entry("sources", {key: _reference(sources[key]) for key in sources}, indent)


def source_pairs(sources: Mapping[str, Reference]) -> dict[str, str]:
    """Each source's key and description on one line, to be put beside other sources."""
    return {in_brackets(key): in_brackets(_reference(sources[key])) for key in sources}


def write_deck(path: Path, deck: Deck) -> None:
    """Write a whole deck file, with ids and numbered clozes; all of it or nothing.

    Raises:
        DeckError: the deck holds what a deck file cannot, or the file cannot be written.
    """
    replace_bytes(path, _content(path, deck))


def make_deck(path: Path, deck: Deck) -> Rewrite:
    """Write a deck file that is not there yet, as :func:`write_deck` does.

    Raises:
        DeckError: as there; or there is such a file.
    """
    content = _content(path, deck)
    make_file(path, content)
    return Rewrite(path, None, content)


def _content(path: Path, deck: Deck) -> bytes:
    complete = with_ids(deck)
    content = emit_deck(complete).encode("utf-8", "surrogatepass")
    if not same_deck(parse_deck(content, str(path)), complete):
        message = "the deck holds texts that a deck file cannot, such as an empty one"
        raise DeckError(message, "Nothing was written; mend the notes first", str(path))
    return content


def with_ids(deck: Deck) -> Deck:
    """The deck as it stands once all ids are written and short clozes are numbered."""
    return replace(deck, written_id=deck.id, notes=tuple(map(with_id, deck.notes)))


def with_id(note: Note) -> Note:
    """The note with its id, derived from the wording before short clozes are numbered."""
    if note.kind is Kind.CLOZE:
        return replace(note, written_id=note.id, front=cloze.numbered(note.front))
    return note if note.written_id else replace(note, written_id=note.id)


def same_deck(one: Deck, other: Deck) -> bool:
    """Whether two decks say the same, their sections included."""
    sections = ([note.section for note in deck.notes] for deck in (one, other))
    return one == other and next(sections) == next(sections)


def reads_as(content: bytes, wanted: Deck, name: str) -> bool:
    """Whether the bytes of a deck file say this deck, and nothing that is refused."""
    try:
        return same_deck(parse_deck(content, name), wanted)
    except DeckError:
        return False


def _head(deck: Deck) -> Iterator[tuple[str, Value]]:
    sources = {key: _reference(value) for key, value in deck.sources.items()}
    yield "format", int(FORMAT)
    yield from _given(
        {
            "id": deck.written_id,
            "title": deck.title,
            "author": deck.author,
            "language": deck.language,
            "license": deck.license,
            "version": deck.version,
            "description": deck.description,
            "tags": deck.tags,
            "sources": sources,
        }
    ).items()


def _note(note: Note) -> Iterator[tuple[str, Value]]:
    yield from _sides(note)
    yield from _given(
        {
            "typed": note.typed,
            "accept": note.accept,
            "hint": note.hint,
            "extra": note.extra,
            "source": _source(note.source),
            "tags": note.tags,
            "image": note.image,
            "audio": note.audio,
            "suspended": note.suspended,
            "guid": note.guid,
            "id": note.written_id,
        }
    ).items()


def _source(source: Source | None) -> dict[str, Value]:
    return _given({"ref": source.ref, "at": source.at, "quote": source.quote}) if source else {}


def _sides(note: Note) -> Iterator[tuple[str, Value]]:
    match note.kind:
        case Kind.QUESTION:
            yield from (("q", note.front), ("a", note.back))
        case Kind.PAIR:
            yield from (("front", note.front), ("back", note.back))
        case Kind.CLOZE:
            yield "cloze", note.front
        case Kind.LIST:
            yield from (("q", note.front), ("list", note.items))
            if note.ordered:
                yield "ordered", True


def _reference(reference: Reference) -> dict[str, Value]:
    return _given(
        {
            "title": reference.title,
            "url": reference.url,
            "date": reference.date,
            "sha256": reference.sha256,
        }
    )


def _given(values: dict[str, Value]) -> dict[str, Value]:
    """Without what says nothing."""
    return {key: value for key, value in values.items() if value}
