"""Notes are added to a person's file below its own, which stay as they are."""

from __future__ import annotations

from dataclasses import replace
from difflib import ndiff
from pathlib import Path

import pytest
from hypothesis import given

from tests.store.deck_strategies import decks
from trainer.cards.note import Deck, Kind, Note, Reference, Source
from trainer.errors import DeckError
from trainer.store.deck_writer import same_deck, with_ids
from trainer.store.deckfile import append_notes, emit_deck, read_deck

HEAD = "format: 1\nid: rpcjgt8q0r\ntitle: T\n"
A = Note(Kind.QUESTION, "a", "b").id
NEW = Note(Kind.QUESTION, "new", "one", source=Source("rfc", "¶1"))
RFC = Reference(title="RFC: x")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "T.yaml"


def added(path: Path, text: str, *notes: Note) -> str:
    """The lines that appending notes adds to ``text``; nothing may be taken away."""
    path.write_bytes(text.encode())
    append_notes(path, notes, {"rfc": RFC})
    after = path.read_bytes().decode()
    changes = list(ndiff(text.splitlines(keepends=True), after.splitlines(keepends=True)))
    assert not [line for line in changes if line.startswith("- ")]
    return "".join(line[2:] for line in changes if line.startswith("+ "))


def test_notes_are_put_at_the_end_with_their_sources(path: Path) -> None:
    text = f"{HEAD}notes: # mine\n  - q: a\n    a: b # x\n  # y\nauthor: z\n"
    assert added(path, text, NEW) == (
        "sources: {rfc: {title: 'RFC: x'}}\n"
        "  - q: new\n    a: one\n    source: {ref: rfc, at: '¶1'}\n"
        f"    id: {NEW.id}\n"
    )
    assert read_deck(path).notes[1] == replace(NEW, written_id=NEW.id)
    assert read_deck(path).sources == {"rfc": RFC}


def test_sources_are_put_beside_others_in_their_style(path: Path) -> None:
    notes = "notes:\n- {q: a, a: b}\n"
    below = added(path, f"sources:\n  x: {{title: y}} # z\n{notes}", NEW)
    assert below.startswith("  rfc: {title: 'RFC: x'}\n- q: new\n")
    for old, new in (("{}", "{"), ("{x: {}}", "{x: {}, ")):
        path.write_text(f"sources: {old} # z\n{notes}")
        append_notes(path, [NEW], {"rfc": RFC})
        assert f"sources: {new}rfc: {{title: 'RFC: x'}}}} # z\n" in path.read_text()


def test_a_source_that_is_described_already_is_kept(path: Path) -> None:
    path.write_text("sources: {rfc: {title: mine}}\nnotes:\n- {q: a, a: b}\n")
    append_notes(path, [NEW], {"rfc": RFC})
    assert read_deck(path).sources == {"rfc": Reference(title="mine")}


def test_new_notes_open_their_own_section(path: Path) -> None:
    text = "notes:\n- section: A\n- {q: a, a: b}\n"
    inside = replace(NEW, section="A")
    outside = Note(Kind.QUESTION, "c", "d")
    lines = added(path, text, inside, outside)
    assert "section: A" not in lines
    assert "- section: ''\n- q: c\n" in lines
    assert [note.section for note in read_deck(path).notes] == ["A", "A", ""]


def test_new_notes_have_the_line_ends_of_the_file(path: Path) -> None:
    lines = added(path, "title: T\r\nnotes:\r\n  - q: a\r\n    a: b\r\n", NEW)
    assert lines.count("\r\n") == lines.count("\n") > 4


def test_short_gaps_of_new_notes_are_numbered(path: Path) -> None:
    short = Note(Kind.CLOZE, "The {{gap}}")
    added(path, "notes:\n- {q: a, a: b}\n", short)
    assert read_deck(path).notes[1].front == "The {{c1::gap}}"
    assert read_deck(path).notes[1].id == short.id


def test_no_notes_change_nothing(path: Path) -> None:
    assert added(path, "notes:\n- {q: a, a: b}\n") == ""


@pytest.mark.slow
@given(decks(), decks())
def test_any_notes_can_be_added_to_any_deck(
    tmp_path_factory: pytest.TempPathFactory, deck: Deck, other: Deck
) -> None:
    path = tmp_path_factory.mktemp("decks") / "T.yaml"
    path.write_text(emit_deck(deck), newline="")
    known = {note.id for note in deck.notes}
    notes = tuple(note for note in with_ids(other).notes if note.id not in known)
    append_notes(path, notes, other.sources)
    sources = {**other.sources, **deck.sources} if notes else deck.sources
    assert same_deck(read_deck(path), replace(deck, notes=(*deck.notes, *notes), sources=sources))


def test_a_source_comes_beside_one_whose_name_needs_double_quotes(path: Path) -> None:
    path.write_text('sources: {"no\\t": {}}\nnotes:\n  - q: a\n    a: b\n')
    append_notes(path, [Note(Kind.QUESTION, "c", "d")], {"0": Reference("zero")})
    assert read_deck(path).sources == {"no\t": Reference(), "0": Reference("zero")}


def refused(path: Path, text: str, *notes: Note) -> DeckError:
    path.write_text(text)
    with pytest.raises(DeckError) as caught:
        append_notes(path, notes, {})
    assert path.read_text() == text
    assert caught.value.mend
    return caught.value


def test_notes_in_brackets_are_not_added_to(path: Path) -> None:
    found = refused(path, "notes: [{q: a, a: b}]\n", Note(Kind.QUESTION, "c", "d"))
    assert "in brackets" in found.message
    assert (found.line, found.col) == (1, 8)


def test_a_note_that_is_there_already_is_not_added(path: Path) -> None:
    found = refused(path, "notes:\n- {q: a, a: b}\n", Note(Kind.QUESTION, "a", "b"))
    assert f"already has a note with the id '{A}'" in found.message


def test_a_note_that_cites_an_unknown_source_is_not_added(path: Path) -> None:
    assert "lines alone" in refused(path, "notes:\n- {q: a, a: b}\n", NEW).message
