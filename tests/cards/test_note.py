"""Identity of notes and decks: known answers of the deck format, and what an id ignores."""

from __future__ import annotations

import pytest

from trainer.cards.note import ID_ALPHABET, Deck, Kind, Note, derive_id


@pytest.mark.parametrize(
    ("kind", "front", "back", "expected"),
    [
        ("question", "What does TCP stand for?", "Transmission Control Protocol", "f6bp22m85t"),
        ("cloze", "The {{c1::SYN}} is answered by {{c2::SYN-ACK}}.", "", "fxzmbbv31k"),
        ("pair", "der Hund", "the dog", "44t987nf38"),
        ("deck", "Networking: the basics", "Ada Example", "rpcjgt8q0r"),
    ],
)
def test_derived_ids_equal_the_known_answers_of_the_format(
    kind: str, front: str, back: str, expected: str
) -> None:
    assert derive_id(kind, front, back) == expected


def test_an_id_has_ten_letters_of_the_alphabet() -> None:
    letters = derive_id("question", "x", "y")
    assert len(letters) == 10
    assert set(letters) <= set(ID_ALPHABET)


def test_line_ends_composition_and_outer_space_do_not_change_an_id() -> None:
    assert derive_id("pair", "café\r\nnoir", "x") == derive_id("pair", "  cafe\u0301\nnoir ", "x\n")


def test_sides_are_kept_apart_in_an_id() -> None:
    assert derive_id("pair", "ab", "c") != derive_id("pair", "a", "bc")


def test_a_list_is_identified_by_its_items_in_order() -> None:
    one = Note(Kind.LIST, "Name the layers", items=("Physical", "Network"))
    other = Note(Kind.LIST, "Name the layers", items=("Network", "Physical"))
    assert one.id == derive_id("list", "Name the layers", "Physical\nNetwork")
    assert one.id != other.id


def test_a_written_id_wins_over_the_derived_one() -> None:
    assert Note(Kind.PAIR, "a", "b", written_id="44t987nf38").id == "44t987nf38"
    assert Deck("T", written_id="rpcjgt8q0r").id == "rpcjgt8q0r"


def test_a_deck_is_identified_by_title_and_author() -> None:
    assert Deck("Networking: the basics", author="Ada Example").id == "rpcjgt8q0r"


def test_the_place_in_the_file_is_no_part_of_a_note() -> None:
    note = Note(Kind.PAIR, "a", "b")
    assert note == Note(Kind.PAIR, "a", "b", section="Layers", line=12)
