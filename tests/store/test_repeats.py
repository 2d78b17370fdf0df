"""A note that some deck of the library has already is found, with the deck's name."""

from __future__ import annotations

from pathlib import Path

from tests.store.conftest import DeckWriter
from trainer.cards.note import Kind, Note
from trainer.store.database import Database
from trainer.store.library import Library
from trainer.store.repeats import Repeat, repeats

ELSEWHERE = "  - q: What is a neap tide?\n    a: the smallest tide of a month\n"
TIDE = Note(Kind.QUESTION, "What is the neap tide?", "The smallest tide of the month.")
EBB = Note(Kind.QUESTION, "What is an ebb?", "the outward flow of the tide")


def test_a_repeat_is_found_with_the_title_of_its_deck(
    database: Database, write_deck: DeckWriter
) -> None:
    library = Library(database)
    library.add(write_deck("sea.yaml", "Who?", title="The sea", notes=ELSEWHERE))
    found = repeats(database, [TIDE, EBB], Path("new.yaml"))
    assert found == {
        TIDE: Repeat(
            Note(Kind.QUESTION, "What is a neap tide?", "the smallest tide of a month"), "The sea"
        )
    }


def test_the_deck_that_is_written_is_left_out(database: Database, write_deck: DeckWriter) -> None:
    library = Library(database)
    path = write_deck("sea.yaml", notes=ELSEWHERE)
    library.add(path)
    assert repeats(database, [TIDE], path) == {}


def test_an_empty_library_has_no_repeats(database: Database) -> None:
    Library(database)
    assert repeats(database, [TIDE], Path("new.yaml")) == {}


def test_a_deck_that_was_changed_or_let_go_is_known_as_it_is_now(
    database: Database, write_deck: DeckWriter
) -> None:
    library = Library(database)
    path = write_deck("sea.yaml", notes=ELSEWHERE)
    library.add(path)
    write_deck("sea.yaml", notes=ELSEWHERE.replace("smallest", "very largest"))
    library.refresh()
    assert repeats(database, [TIDE], Path("new.yaml")) == {}
    write_deck("sea.yaml", notes="# back again\n" + ELSEWHERE)
    library.refresh()
    assert set(repeats(database, [TIDE], Path("new.yaml"))) == {TIDE}
    library.remove(str(path))
    assert repeats(database, [TIDE], Path("new.yaml")) == {}


def test_words_in_other_forms_with_other_endings_are_found(
    database: Database, write_deck: DeckWriter
) -> None:
    library = Library(database)
    library.add(
        write_deck("a.yaml", notes="  - q: Which city's ferries carried them?\n    a: Bergen\n")
    )
    note = Note(Kind.QUESTION, "Which cities' ferry carries them?", "Bergen")
    assert set(repeats(database, [note], Path("new.yaml"))) == {note}


def test_many_new_notes_are_asked_about_in_several_goes(
    database: Database, write_deck: DeckWriter
) -> None:
    library = Library(database)
    things = [f"thing{number} beside stone{number}" for number in range(150)]
    library.add(
        write_deck(
            "a.yaml", notes="".join(f"  - q: What is {t}?\n    a: a {t} mark\n" for t in things)
        )
    )
    notes = [Note(Kind.QUESTION, f"What is the {t}?", f"A {t} mark") for t in things]
    assert set(repeats(database, notes, Path("new.yaml"))) == set(notes)
