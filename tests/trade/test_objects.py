"""JSON: our own cards put together again, and lists of plain objects."""

from __future__ import annotations

import json

import pytest

from tests.trade.conftest import Read, Refused
from trainer.cards.expand import cards
from trainer.cards.incoming import Lost
from trainer.cards.note import Kind, Note
from trainer.cli.shapes import fresh_card

NOTES = (
    Note(Kind.QUESTION, "Why?", "So.", hint="h", extra="e", tags=("x", "y"), section="S"),
    Note(Kind.PAIR, "der Hund", "the dog"),
    Note(Kind.CLOZE, "{{c1::SYN}} then {{c2::SYN-ACK::two flags}} then {{c1::SYN}}"),
    Note(Kind.LIST, "Name two.", items=("one", "two")),
)


def printed(*notes: Note, title: str = "Deck") -> list[dict[str, object]]:
    """What ``browse --json`` prints of these notes."""
    return [fresh_card(card, "d", title, "d.yaml") for note in notes for card in cards(note)]


def test_the_cards_that_browse_prints_are_the_notes_they_were(read: Read) -> None:
    incoming = read("a.json", json.dumps(printed(*NOTES)))
    assert (incoming.title, incoming.lost) == ("Deck", ())
    assert [note.id for note in incoming.notes] == [note.id for note in NOTES]
    for came, note in zip(incoming.notes, NOTES, strict=True):
        assert (came.kind, came.front, came.back, came.items, came.tags, came.section) == (
            note.kind,
            note.front,
            note.back,
            note.items,
            note.tags,
            note.section,
        )


def test_a_pair_of_which_the_reverse_alone_was_found_stands_the_right_way_round(
    read: Read,
) -> None:
    (_, reverse) = printed(NOTES[1])
    (note,) = read("a.json", json.dumps([reverse])).notes
    assert (note.front, note.back) == ("der Hund", "the dog")


def test_cards_of_several_decks_are_sections(read: Read) -> None:
    both = [*printed(NOTES[0], title="A"), *printed(NOTES[1], title="B")]
    assert [note.section for note in read("a.json", json.dumps(both)).notes] == ["A::S", "B"]


def test_a_cloze_whose_gaps_lie_within_each_other_is_listed(read: Read) -> None:
    nested = Note(Kind.CLOZE, "{{c1::a {{c2::b}}}}", written_id="abcdef")
    incoming = read("a.json", json.dumps(printed(nested)))
    assert incoming.notes == ()
    assert incoming.lost == (Lost("abcdef", "a cloze whose gaps cannot be told from its cards"),)


def test_plain_objects_are_notes_by_the_keys_that_people_use(read: Read) -> None:
    incoming = read(
        "a.json",
        """[{"question": "Q", "answer": "A", "tags": ["a", "b"], "mood": 1},
            {"front": "F", "back": "B", "kind": "pair"},
            {"term": "t", "definition": 3, "typed": true, "accept": ["x", "y"]},
            {"cloze": "{{c1::x}} y"},
            {"q": "Name", "list": ["one", "two"], "ordered": true}]""",
    )
    assert [note.kind for note in incoming.notes] == [
        Kind.QUESTION,
        Kind.PAIR,
        Kind.QUESTION,
        Kind.CLOZE,
        Kind.LIST,
    ]
    first, _, third, _, last = incoming.notes
    assert first.tags == ("a", "b")
    assert (third.back, third.typed, third.accept) == ("3", True, ("x", "y"))
    assert (last.items, last.ordered) == (("one", "two"), True)
    assert incoming.lost == (Lost("key 'mood'", "it has no name that is known here"),)


def test_characters_that_no_deck_file_holds_are_left_out(read: Read) -> None:
    (note,) = read("a.json", r'[{"q": "a\u0007\ud800", "a": "b\ufeff"}]').notes
    assert (note.front, note.back) == ("a", "b")


def test_a_list_may_stand_in_an_object_that_names_it(read: Read) -> None:
    incoming = read("a.json", '{"title": "T", "cards": [{"q": "x", "a": "y"}]}')
    assert (incoming.title, len(incoming.notes)) == ("T", 1)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('[\n {"q": "a" "x"}]', "2:12 this is no JSON: expecting ',' delimiter"),
        ('"x"', "1:1 there is no list of notes in it"),
        ('{"a": 1}', "1:1 there is no list of notes in it"),
        ('[{"q": "x", "a": "y"},\n  {"q": "only"}]', "2:3 there is no answer here"),
        ('{"title": "[",\n"notes": [\n  7]}', "3:3 this item of the list is no object"),
        ('[{"q": {"deep": 1}, "a": "y"}]', "1:2 its question is no text"),
        ("[" * 100_000, " this is no JSON that can be read"),
    ],
)
def test_what_is_no_list_of_notes_is_refused_with_its_place(
    refused: Refused, content: str, told: str
) -> None:
    assert refused("a.json", content).startswith(told)


def test_colons_within_a_gap_come_back_as_they_were(read: Read) -> None:
    question, answer = "Use [...].", r"std\::vector"
    card = {
        "key": "aaaaaa#c1",
        "id": "aaaaaa",
        "kind": "cloze",
        "question": question,
        "answer": answer,
    }
    (found,) = read("a.json", json.dumps([card])).notes
    assert found.front == r"Use {{c1::std\::vector}}."
