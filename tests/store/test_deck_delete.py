"""A note is taken out with its own lines, and comes back into them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.deck_strategies import decks
from tests.store.test_deck_edit import HEAD, LAYOUTS, A, C
from trainer.errors import DeckError
from trainer.store.deck_writer import same_deck
from trainer.store.deckfile import delete_notes, emit_deck, read_deck

FIRST = """\
  - q: Old question?   # mine
    # and me
    a: 'old answer'
    id: b7pqx0w3ce  # its id
"""
BLOCK = f"""\
title: T  # the title
notes:
  # of the first
{FIRST}  # of the second

  - section: Layers
  - q: Which two?
    list:
      - one
      - two  # second
    id: mcmk4j2ha7
  # the end
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "T.yaml"
    found.write_bytes(BLOCK.encode())
    return found


def test_the_note_s_own_lines_go_and_no_comment_around_them(path: Path) -> None:
    delete_notes(path, ["b7pqx0w3ce"])
    assert path.read_text(encoding="utf-8") == BLOCK.replace(FIRST, "")


def test_the_last_note_goes_and_its_section_stays(path: Path) -> None:
    delete_notes(path, ["mcmk4j2ha7"])
    after = BLOCK[: BLOCK.index("  - q: Which")] + "  # the end\n"
    assert path.read_text(encoding="utf-8") == after


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_it_comes_back_byte_for_byte_and_can_go_again(path: Path, end: str, mark: str) -> None:
    whole = (mark + BLOCK.replace("\n", end).replace("old answer", "ältere 😀")).encode()
    path.write_bytes(whole)
    deletion = delete_notes(path, ["b7pqx0w3ce"])
    without = path.read_bytes()
    again = deletion.undone()
    assert path.read_bytes() == whole
    again.undone()
    assert path.read_bytes() == without


def test_the_only_note_of_a_deck_is_not_taken_out(path: Path) -> None:
    delete_notes(path, ["mcmk4j2ha7"])
    before = path.read_bytes()
    with pytest.raises(DeckError, match="the only note"):
        delete_notes(path, ["b7pqx0w3ce"])
    assert path.read_bytes() == before


def test_a_note_that_is_gone_is_told(path: Path) -> None:
    with pytest.raises(DeckError, match="not there any more"):
        delete_notes(path, ["zzzzzz"])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_either_note_goes_in_any_layout_or_is_refused(tmp_path: Path, layout: str) -> None:
    path = tmp_path / "T.yaml"
    text = f"{HEAD}notes:\n{LAYOUTS[layout]}"
    text = text.replace("ID A", f"id: {A}").replace("ID C", f"id: {C}")
    path.write_text(text, encoding="utf-8")
    deck = read_deck(path)
    for note in deck.notes:
        path.write_text(text, encoding="utf-8")
        if len(deck.notes) == 1 or layout == "brackets":
            with pytest.raises(DeckError):
                delete_notes(path, [note.id])
            continue
        deletion = delete_notes(path, [note.id])
        left = tuple(other for other in deck.notes if other.id != note.id)
        assert same_deck(read_deck(path), replace(deck, notes=left))
        deletion.undone()
        assert path.read_text(encoding="utf-8") == text


@settings(max_examples=40)
@given(st.data())
def test_any_note_of_any_deck_goes_and_comes_back(data: st.DataObject) -> None:
    deck = data.draw(decks().filter(lambda deck: len(deck.notes) > 1))
    note = data.draw(st.sampled_from(deck.notes))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "deck.yaml"
        path.write_bytes(emit_deck(deck).encode())
        whole = path.read_bytes()
        deletion = delete_notes(path, [note.id])
        assert note.id not in {left.id for left in read_deck(path).notes}
        deletion.undone()
        assert path.read_bytes() == whole
