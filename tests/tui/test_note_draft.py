"""The fields of the form and the note that they make."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.store.deck_strategies import notes
from trainer.cards.note import Kind, Note
from trainer.tui.note_draft import Draft, draft_of, note_of

BLANK = Note(Kind.QUESTION, "")


@settings(max_examples=60)
@given(notes)
def test_a_note_whose_fields_are_not_touched_stays_what_it_was(note: Note) -> None:
    wanted = replace(note, typed=note.typed and note.kind is not Kind.LIST)
    assert note_of(draft_of(note), note) == wanted


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (Kind.QUESTION, Note(Kind.QUESTION, "a", "b", accept=("x", "y"), typed=True)),
        (Kind.PAIR, Note(Kind.PAIR, "a", "b", accept=("x", "y"), typed=True)),
        (Kind.CLOZE, Note(Kind.CLOZE, "a", typed=True)),
        (Kind.LIST, Note(Kind.LIST, "a", items=("1", "2"), ordered=True)),
    ],
)
def test_each_kind_takes_the_fields_that_it_has(kind: Kind, wanted: Note) -> None:
    draft = Draft(kind, "a", "b", "1\n2", accept="x\ny", typed=True, ordered=True)
    assert note_of(draft, BLANK) == wanted


def test_tags_stand_between_commas_and_blank_ends_of_texts_go() -> None:
    note = note_of(Draft(front="\n a \n\n", back="b  ", tags=" x y, z,, "), BLANK)
    assert (note.front, note.back, note.tags) == (" a", "b", ("x y", "z"))


def test_an_item_of_several_lines_goes_on_behind_two_spaces() -> None:
    note = Note(Kind.LIST, "q", items=("a\nb", "c"))
    assert draft_of(note).items == "a\n  b\nc"
    changed = replace(draft_of(note), items="a\n  b\n\nd ")
    assert note_of(changed, note).items == ("a\nb", "d")


def test_only_texts_count_as_something_written() -> None:
    assert Draft(tags="x", typed=True).is_empty
    assert not Draft(hint="x").is_empty
    assert Draft(typed=True).has_more
