"""Changes to a deck file that touch only the lines concerned.

The new text is read again before it takes the file's place: unless it says exactly what
the change should make of the deck, nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from trainer.cards import cloze
from trainer.cards.note import Deck, Note, Reference
from trainer.errors import DeckError
from trainer.store import yaml_events
from trainer.store.deck_change import DeckChange, hash_edits, note_edits
from trainer.store.deck_io import Rewrite, read_bytes, replace_bytes
from trainer.store.deck_layout import (
    Edit,
    after_line,
    apply,
    before_key,
    content_end,
    first_pairs,
    last_pairs,
)
from trainer.store.deck_reader import FORMAT, parse_deck
from trainer.store.deck_text import BOM, decode
from trainer.store.deck_writer import (
    note_lines,
    reads_as,
    source_lines,
    source_pairs,
    with_id,
    with_ids,
)
from trainer.store.emit import quoted
from trainer.store.note_reader import read_section
from trainer.store.yaml_events import Dictionary, Node, read_mapping, refusal

_Reviser = Callable[[str, Deck], tuple[list[Edit], Deck]]


def write_ids(path: Path) -> int:
    """Write the ids that a deck file lacks, and number its short clozes.

    A note's id is the one derived from its present wording, which already is its key.

    Returns:
        How many places of the file changed.

    Raises:
        DeckError: the file is no deck, cannot be written, or changed meanwhile.
    """
    return _revise(path, _add_ids)


def fix_deck(path: Path) -> int:
    """Write ids as :func:`write_ids` does, and the format where it is missing."""
    return _revise(path, _add_format_and_ids)


def append_notes(path: Path, notes: Sequence[Note], sources: Mapping[str, Reference]) -> None:
    """Put notes at the end of a deck file, and the sources among ``sources`` that it lacks.

    The notes get their ids; what stands in the file stays as it is.

    Raises:
        DeckError: as for :func:`write_ids`; or the notes stand in brackets, or one of the
            new ones is in the file already.
    """
    if notes:
        _revise(path, lambda text, deck: _append(text, deck, notes, sources, str(path)))


def revise_deck(path: Path, change: DeckChange) -> Rewrite | None:
    """Change notes, add others at the end and refresh the hashes of sources, all at once.

    Returns:
        What the file held and holds now; None where nothing had to be changed.

    Raises:
        DeckError: as for :func:`append_notes`; or a note to be changed reads otherwise
            than it did.
    """
    return _rewritten(path, lambda text, deck: _change(text, deck, change, str(path)))[1]


def _revise(path: Path, reviser: _Reviser) -> int:
    return _rewritten(path, reviser)[0]


def _rewritten(path: Path, reviser: _Reviser) -> tuple[int, Rewrite | None]:
    """How many places changed, and what the file held before and after."""
    content = read_bytes(path)
    text = decode(content, str(path))
    edits, wanted = reviser(text, parse_deck(content, str(path)))
    if not edits:
        return 0, None
    revised = (BOM if content.startswith(BOM) else b"") + apply(text, edits).encode()
    if not reads_as(revised, wanted, str(path)):
        message = "the file cannot be changed by adding lines alone"
        mend = "Write each note on lines of its own, and gaps as {{c1::…}}"
        raise DeckError(message, mend, str(path))
    replace_bytes(path, revised, expected=content)
    return len(edits), Rewrite(path, content, revised)


def _add_ids(text: str, deck: Deck) -> tuple[list[Edit], Deck]:
    edits, _ = _id_edits(text, deck)
    return edits, with_ids(deck)


def _add_format_and_ids(text: str, deck: Deck) -> tuple[list[Edit], Deck]:
    edits, head = _id_edits(text, deck)
    if "format" not in head.entries:
        edits.insert(0, first_pairs(text, head, {"format": FORMAT}))
    return edits, with_ids(deck)


def _id_edits(text: str, deck: Deck) -> tuple[list[Edit], Dictionary]:
    """The edits that write all missing ids; and the deck's head, without notes."""
    edits: list[Edit] = []
    notes = iter(deck.notes)

    def visit(item: Node) -> None:
        assert isinstance(item, Dictionary)
        if "section" not in item.entries:
            edits.extend(_note_edits(text, item, next(notes)))

    head = read_mapping(text, "", {"notes": visit})
    if not deck.written_id:
        edits.append(_deck_id_edit(text, head, deck.id))
    return edits, head


def _deck_id_edit(text: str, head: Dictionary, deck_id: str) -> Edit:
    """The deck's id stands below the format, or else first."""
    if "format" in head.entries and not head.flow:
        line = " " * head.start.column + f"id: {quoted(deck_id)}"
        return after_line(text, head.entries["format"].value, [line])
    return first_pairs(text, head, {"id": quoted(deck_id)})


def _note_edits(text: str, item: Dictionary, note: Note) -> Iterator[Edit]:
    """Number the gaps in the text as it is typed, and put the id last."""
    if with_id(note).front != note.front:
        scalar = item.entries["cloze"].value
        start, end = scalar.start.index, content_end(text, scalar)
        yield Edit(start, end, cloze.numbered(text[start:end]))
    if not note.written_id:
        yield last_pairs(text, item, {"id": quoted(note.id)})


def _append(
    text: str, deck: Deck, notes: Sequence[Note], sources: Mapping[str, Reference], name: str
) -> tuple[list[Edit], Deck]:
    edits, deck = _describe(text, deck, sources)
    new = tuple(map(with_id, notes))
    known = {note.id for note in deck.notes}
    if twice := next((note for note in new if note.id in known), None):
        message = f"the deck already has a note with the id '{twice.id}'"
        raise DeckError(message, "Change that one instead", name)
    end = _End(name)
    head = read_mapping(text, name, {"notes": end.visit})
    edits.append(end.append(text, head, new))
    return edits, replace(deck, notes=(*deck.notes, *new))


def _change(text: str, deck: Deck, change: DeckChange, name: str) -> tuple[list[Edit], Deck]:
    """The edits of notes and hashes, and those of :func:`_append` where notes are added."""
    edits, notes = note_edits(text, deck, change.notes, name)
    more, sources = hash_edits(text, deck.sources, change.sources)
    wanted = replace(deck, notes=notes, sources=sources)
    if not change.added:
        described, complete = _describe(text, wanted, change.sources)
        return edits + more + described, complete
    appended, complete = _append(text, wanted, change.added, change.sources, name)
    return edits + more + appended, complete


class _End:
    """Where a deck's list of notes ends, and in which section."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._section = ""
        self._last: Node | None = None

    def visit(self, item: Node) -> None:
        self._last = item
        if isinstance(item, Dictionary) and "section" in item.entries:
            self._section = read_section(item, self._name)

    def append(self, text: str, head: Dictionary, notes: Iterable[Note]) -> Edit:
        items = head.entries["notes"].value
        assert self._last
        assert isinstance(items, yaml_events.Sequence)
        if items.flow:
            mend = "Write each note on lines of its own, or export the deck to a new file"
            message = "notes in brackets cannot be added to"
            raise refusal(self._name, items.start, message, mend)
        lines = note_lines(notes, self._section, indent=items.start.column)
        return after_line(text, self._last, lines)


def _describe(text: str, deck: Deck, sources: Mapping[str, Reference]) -> tuple[list[Edit], Deck]:
    """The edits that describe the documents that a deck lacks, and the deck with them."""
    missing = {key: value for key, value in sources.items() if key not in deck.sources}
    if not missing:
        return [], deck
    head = read_mapping(text, "", {"notes": lambda _: None})
    if "sources" in head.entries:
        present = head.entries["sources"].value
        assert isinstance(present, Dictionary)
        edit = last_pairs(text, present, source_pairs(missing))
    else:
        described = source_lines(missing, indent=head.start.column)
        edit = before_key(text, head, "notes", described)
    return [edit], replace(deck, sources={**deck.sources, **missing})
