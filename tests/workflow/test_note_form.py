"""Where the notes of a form go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from trainer.cards.note import Kind, Note
from trainer.errors import DeckError, TrainerError, UsageError
from trainer.store.deckfile import read_deck
from trainer.workflow.home import Home
from trainer.workflow.note_form import REFUSED, changed_note, findings, titled

DECK = """\
title: T
sources: {doc: {title: D}}
notes:
  - q: Why?   # mine
    a: So
    source: {ref: doc, at: p. 1}
  - section: Layers
  - cloze: The {{SYN}} opens.
"""
NOTE = Note(Kind.QUESTION, "What?", "That")


@pytest.fixture
def deck(home: Home, tmp_path: Path) -> Path:
    path = tmp_path / "T.yaml"
    path.write_text(DECK, encoding="utf-8")
    home.add(path)
    return path


def test_a_new_note_joins_the_last_section(home: Home, deck: Path) -> None:
    home.new_notes(deck).save(NOTE)
    assert deck.read_text(encoding="utf-8").startswith(DECK)
    assert read_deck(deck).notes[-1].section == "Layers"
    assert home.library.card(NOTE.id) is not None


def test_a_new_deck_is_made_with_its_first_note_only(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "old_words-of-mine.yaml"
    notes = home.new_notes(path)
    assert notes.title == "Old words of mine"
    assert not path.exists()
    with pytest.raises(DeckError):
        notes.save(replace(NOTE, back=""))
    assert not path.exists()
    notes.save(NOTE)
    assert read_deck(path).title == "Old words of mine"


def test_a_deck_made_meanwhile_is_added_to(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    notes = home.new_notes(path)
    path.write_text(DECK, encoding="utf-8")
    notes.save(NOTE)
    assert len(read_deck(path).notes) == 3


@pytest.mark.parametrize(
    ("name", "kind", "message"),
    [("a/b.yaml", UsageError, "no such folder"), ("b.txt", DeckError, "ends in .yaml")],
)
def test_a_deck_file_that_cannot_be_is_refused(
    home: Home, tmp_path: Path, name: str, kind: type[TrainerError], message: str
) -> None:
    with pytest.raises(kind, match=message):
        home.new_notes(tmp_path / name)


def test_a_changed_note_keeps_its_key_and_short_gaps_are_numbered(home: Home, deck: Path) -> None:
    note = read_deck(deck).notes[1]
    card = home.library.card(f"{note.id}#c1")
    assert card is not None
    form = changed_note(home.library, card)
    assert form.first == note
    form.save(replace(note, front="The {{SYN}} opens it.", tags=("x",)))
    after = deck.read_text(encoding="utf-8")
    assert f"cloze: The {{{{c1::SYN}}}} opens it.\n    tags: [x]\n    id: {note.id}\n" in after
    assert "# mine" in after


def test_a_note_that_is_gone_has_no_form(home: Home, deck: Path) -> None:
    card = home.library.card(read_deck(deck).notes[0].id)
    assert card is not None
    deck.write_text(DECK.replace("Why?", "Why not?"), encoding="utf-8")
    with pytest.raises(DeckError, match="not there any more"):
        changed_note(home.library, card)


def test_what_a_deck_would_refuse_is_found_before_the_lint() -> None:
    (refused,) = findings(replace(NOTE, back=" "), "en")
    assert (refused.rule, refused.message) == (REFUSED, "this note has no answer")
    rules = {finding.rule for finding in findings(replace(NOTE, front="Is it so?"), "en")}
    assert rules
    assert REFUSED not in rules


def test_a_cited_source_is_no_finding(deck: Path) -> None:
    note = read_deck(deck).notes[0]
    assert REFUSED not in {finding.rule for finding in findings(note, "en")}


def test_a_file_name_becomes_a_title() -> None:
    assert titled(Path("der-die_das.yaml")) == "Der die das"
    assert titled(Path("-.yaml")) == "-"


@pytest.mark.parametrize(
    "note",
    [
        Note(Kind.QUESTION, "Which port?", " "),
        Note(Kind.PAIR, "", "the dog"),
        Note(Kind.LIST, "Which layers?"),
        Note(Kind.CLOZE, ""),
    ],
)
def test_what_a_form_lacks_is_told_without_the_words_of_the_file(note: Note) -> None:
    (finding,) = findings(note, "en")
    assert (finding.rule, finding.mend) == (REFUSED, "Fill in the field")


def test_why_a_file_would_refuse_a_note_is_told_with_its_mend() -> None:
    (finding,) = findings(Note(Kind.CLOZE, "No gap here"), "en")
    assert finding.rule == REFUSED
    assert "{{" in finding.mend
