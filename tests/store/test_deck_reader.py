"""What a deck file says, and how it is refused where it says nothing sensible."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.cards.note import Deck, Kind, Note, Reference, Source
from trainer.errors import DeckError
from trainer.store import deck_reader
from trainer.store.deck_reader import parse_deck
from trainer.store.yaml_parsers import FASTEST, EventParser, PureParser

WHOLE = """\
format: 1
id: rpcjgt8q0r
title: 'Rivers: the long ones'
author: Bo Sample
language: en
license: CC0-1.0
version: 2.10
description: |
  Where they rise
  and where they end.
tags: [rivers, 2024]
sources:
  atlas: {title: 'Atlas: Europe', url: 'https://example.org/a', date: 2022-08, sha256: 00ff}
notes:
  - q: How many springs has the Danube?
    a: 2
    typed: yes
    accept: [two, '2.0']
    hint: fewer than 3
    extra: both are in the Black Forest
    source: {ref: atlas, at: '¶7 s1–2', quote: 'two: springs'}
    tags: [007]
    image: media/danube.png
    audio: media/danube.OGG
    suspended: no
    guid: "q'w<"
    id: b7pqx0w3ce
  - section: Mouths
  - front: die Mündung
    back: the mouth
  - cloze: The {{c1::Rhine}} ends in {{c2::the North Sea::which sea}}.
  - section: Mouths::Deltas
  - q: Name two deltas.
    list: [Danube, Rhône]
    ordered: true
    suspended: true
"""
NOTE = "  - {q: a, a: b}\n"


def parse(text: str, name: str = "rivers.yaml") -> Deck:
    return parse_deck(text.encode(), name)


def parse_notes(notes: str) -> tuple[Note, ...]:
    return parse(f"sources: {{rfc9293: {{}}}}\nnotes:\n{notes}").notes


def error(text: str) -> DeckError:
    with pytest.raises(DeckError) as caught:
        parse(text)
    assert caught.value.file == "rivers.yaml"
    return caught.value


def refusal(content: bytes, parser: type[EventParser]) -> DeckError | None:
    try:
        parse_deck(content, "any.yaml", parser)
    except DeckError as refused:
        return refused
    return None


@pytest.mark.parametrize("parser", [FASTEST, PureParser])
def test_every_key_of_a_deck_is_read(parser: type[EventParser]) -> None:
    assert parse_deck(WHOLE.encode(), "rivers.yaml", parser) == Deck(
        title="Rivers: the long ones",
        author="Bo Sample",
        language="en",
        license="CC0-1.0",
        version="2.10",
        description="Where they rise\nand where they end.",
        tags=("rivers", "2024"),
        sources={"atlas": Reference("Atlas: Europe", "https://example.org/a", "2022-08", "00ff")},
        written_id="rpcjgt8q0r",
        notes=(
            Note(
                kind=Kind.QUESTION,
                front="How many springs has the Danube?",
                back="2",
                typed=True,
                accept=("two", "2.0"),
                hint="fewer than 3",
                extra="both are in the Black Forest",
                source=Source("atlas", "¶7 s1–2", "two: springs"),
                tags=("007",),
                image="media/danube.png",
                audio="media/danube.OGG",
                guid="q'w<",
                written_id="b7pqx0w3ce",
            ),
            Note(Kind.PAIR, "die Mündung", "the mouth"),
            Note(Kind.CLOZE, "The {{c1::Rhine}} ends in {{c2::the North Sea::which sea}}."),
            Note(
                Kind.LIST,
                "Name two deltas.",
                items=("Danube", "Rhône"),
                ordered=True,
                suspended=True,
            ),
        ),
    )


def test_notes_know_their_section_and_line() -> None:
    notes = parse(WHOLE).notes
    assert [note.section for note in notes] == ["", "Mouths", "Mouths", "Mouths::Deltas"]
    assert [note.line for note in notes] == [15, 29, 31, 33]


def test_an_empty_section_goes_back_to_the_deck_itself() -> None:
    notes = parse_notes("  - section: A\n  - {q: a, a: b}\n  - section: ''\n  - {q: c, a: d}\n")
    assert [note.section for note in notes] == ["A", ""]


def test_a_deck_without_a_title_has_the_name_of_its_file() -> None:
    assert parse(f"notes:\n{NOTE}", "some/where/My deck.yaml").title == "My deck"


def test_ids_are_derived_where_none_are_written() -> None:
    deck = parse(
        "title: 'Networking: the basics'\nauthor: Ada Example\nnotes:\n"
        "- {q: What does TCP stand for?, a: Transmission Control Protocol}\n"
        "- cloze: The {{c1::SYN}} is answered by {{c2::SYN-ACK}}.\n"
        "- {front: der Hund, back: the dog}\n"
    )
    assert deck.id == "rpcjgt8q0r"
    assert [note.id for note in deck.notes] == ["f6bp22m85t", "fxzmbbv31k", "44t987nf38"]


def test_the_line_breaks_that_end_a_block_are_not_part_of_the_text() -> None:
    blocks = parse_notes("  - q: |\n      a\n    a: |+\n      b\n\n        c\n\n\n")
    assert blocks == (Note(Kind.QUESTION, "a", "b\n\n  c"),)


def test_the_list_of_notes_may_stand_before_the_sources() -> None:
    deck = parse("notes:\n  - {q: a, a: b, source: {ref: x}}\nsources: {x: {title: t}}\n")
    assert deck.notes[0].source == Source(ref="x")


def test_a_source_may_quote_without_naming_a_document() -> None:
    assert parse_notes("  - {q: a, a: b, source: {quote: c}}\n")[0].source == Source(quote="c")


@pytest.mark.parametrize("word", ["yes", "true", "'yes'", "no", "false"])
def test_a_flag_is_yes_or_no(word: str) -> None:
    note = parse_notes(f"  - {{q: a, a: b, typed: {word}}}\n")[0]
    assert note.typed is (word.strip("'") in ("yes", "true"))


NOTE_FAULTS = {
    "unknown key": ("- q: a\n  anser: b", 4, 3, "no key 'anser'", "'a'"),
    "misspelt key": ("- q: a\n  lst: [b]", 4, 3, "no key 'lst'", "'list'"),
    "key in capitals": ("- Q: a\n  a: b", 3, 3, "no key 'Q'", "'q'"),
    "key of another program": ("- question: a\n  answer: b", 3, 3, "no key 'question'", "'q'"),
    "strange key": ("- q: a\n  zzzzzz: b", 4, 3, "no key 'zzzzzz'", "Known are: a, accept"),
    "no note": ("- hello", 3, 3, "no note", "- q: …"),
    "no item": ("-", 3, 2, "no note here", "- q: …"),
    "nothing asked": ("- a: b", 3, 3, "asks nothing", "q: …"),
    "no answer": ("- q: a\n  hint: b", 3, 3, "no answer", "'a: …'"),
    "empty answer": ("- q: a\n  a:", 4, 3, "no answer", "behind 'a: '"),
    "blank question": ("- q: '  '\n  a: b", 3, 3, "no question", "behind 'q: '"),
    "half a pair": ("- front: a", 3, 3, "no second side", "'back: …'"),
    "empty side": ("- front: a\n  back: ''", 4, 3, "no second side", "behind 'back: '"),
    "empty cloze": ("- cloze:", 3, 3, "no text", "behind 'cloze: '"),
    "cloze without gap": ("- cloze: abc", 3, 10, "no gap", "{{c1::"),
    "open gap": ("- cloze: 'a {{c1::b'", 3, 10, "never closed", "}}"),
    "empty gap": ("- cloze: 'a {{c1::}} {{c2::b}}'", 3, 10, "is empty", "words"),
    "two kinds": (
        "- q: a\n  a: b\n  cloze: '{{c}}'",
        5,
        3,
        "only one of q, front, cloze",
        "two notes",
    ),
    "two backs": ("- q: a\n  a: b\n  back: c", 5, 3, "only one of a, back", "two notes"),
    "pair with answer": ("- front: a\n  a: b", 4, 3, "belongs to a question", "Delete it"),
    "cloze with answer": ("- cloze: '{{a}}'\n  a: b", 4, 3, "this note is a cloze", "Delete it"),
    "list and answer": (
        "- q: a\n  a: b\n  list: [c]",
        4,
        3,
        "this note is a list",
        "answer or a list",
    ),
    "list of a pair": (
        "- front: a\n  back: b\n  list: [c]",
        5,
        3,
        "belongs to a list",
        "Delete it",
    ),
    "ordered question": ("- q: a\n  a: b\n  ordered: yes", 5, 3, "belongs to a list", "Delete it"),
    "accept in a list": (
        "- q: a\n  list: [b]\n  accept: [c]",
        5,
        3,
        "question or a pair",
        "Delete",
    ),
    "empty list": ("- q: a\n  list: []", 4, 3, "no items", "list: [one"),
    "empty item": ("- q: a\n  list:\n  - b\n  -", 6, 4, "item of 'list' is empty", "delete it"),
    "list as text": ("- q: a\n  list: b", 4, 9, "'list' must be a list", "list: [one"),
    "answer as list": ("- q: a\n  a: [b]", 4, 6, "'a' must be text", "'[' in quotes"),
    "answer as mapping": ("- q: a\n  a:\n    b: c", 5, 5, "'a' must be text", "one text"),
    "nested items": ("- q: a\n  list: [[b]]", 4, 10, "each item of 'list' must be text", "quotes"),
    "tags as text": ("- q: a\n  a: b\n  tags: c", 5, 9, "'tags' must be a list", "tags: [one"),
    "flag in capitals": ("- q: a\n  a: b\n  typed: Yes", 5, 10, "not 'Yes'", "small letters"),
    "flag with another word": ("- q: a\n  a: b\n  suspended: on", 5, 14, "not 'on'", "yes or no"),
    "id with other letters": ("- q: a\n  a: b\n  id: abcdefghil", 5, 7, "is no id", "--fix"),
    "id too short": ("- q: a\n  a: b\n  id: abcde", 5, 7, "is no id", "--fix"),
    "id too long": ("- q: a\n  a: b\n  id: " + "a" * 17, 5, 7, "is no id", "--fix"),
    "empty id": ("- q: a\n  a: b\n  id:", 5, 6, "is no id", "--fix"),
    "id twice": (
        "- {q: a, a: b, id: abcdef}\n- {q: c, a: d, id: abcdef}",
        *(4, 20, "on line 3 has the same id 'abcdef' as this on line 4", "from the copy"),
    ),
    "note twice": ("- {q: a, a: b}\n- {q: a, a: b}", 4, 3, "on line 4 says the same", "Delete one"),
    "source as text": ("- q: a\n  a: b\n  source: c", 5, 11, "must be a mapping", "ref: KEY"),
    "empty source": ("- q: a\n  a: b\n  source: {}", 5, 3, "says nothing", "ref"),
    "unknown source key": (
        "- q: a\n  a: b\n  source: {page: 1}",
        5,
        12,
        "no key 'page'",
        "at, quote",
    ),
    "unknown source": ("- {q: a, a: b, source: {ref: x}}", 3, 30, "'x' is not among", "sources:"),
    "misspelt source": ("- {q: a, a: b, source: {ref: rfc}}", 3, 30, "'rfc' is not", "'rfc9293'"),
    "section without name": ("- section:\n- {q: a, a: b}", 3, 3, "no name", "Layers"),
    "section with empty part": ("- section: 'A::'\n- {q: a, a: b}", 3, 3, "no name", "Layers"),
    "section with more": ("- section: A\n  tags: [b]", 4, 3, "section has no key 'tags'", "below"),
}


@pytest.mark.parametrize(
    ("notes", "line", "col", "message", "mend"), NOTE_FAULTS.values(), ids=NOTE_FAULTS
)
def test_a_faulty_note_is_refused_with_its_place_and_a_mend(
    notes: str, line: int, col: int, message: str, mend: str
) -> None:
    found = error(f"sources: {{rfc9293: {{title: t}}}}\nnotes:\n{notes}\n")
    assert message in found.message
    assert mend in found.mend
    assert (found.line, found.col) == (line, col)


HEAD_FAULTS = {
    "unknown key": ("titel: a", 1, 1, "no key 'titel'", "'title'"),
    "key of another program": ("deck: a", 1, 1, "no key 'deck'", "'id'"),
    "empty title": ("title:", 1, 1, "no title", "file's name"),
    "title as a list": ("title: [a]", 1, 8, "'title' must be text", "quotes"),
    "bad id": ("id: abcdefghil", 1, 5, "is no id", "--fix"),
    "newer format": ("format: 2", 1, 9, "made by a newer trainer (format 2)", "Update"),
    "much newer format": ("format: " + "9" * 5000, 1, 9, "a newer trainer", "Update"),
    "no format": ("format: one", 1, 9, "no format 'one'", "format: 1"),
    "format as a list": ("format: [1]", 1, 9, "no format|must be text", "format: 1|quotes"),
    "old format": ("format: 0", 1, 9, "no format '0'", "format: 1"),
    "sources as a list": ("sources: [a]", 1, 10, "must be a mapping", "rfc9293"),
    "source as text": ("sources: {a: b}", 1, 14, "must be a mapping", "title"),
    "unknown key of a source": ("sources: {a: {titel: b}}", 1, 15, "no key 'titel'", "'title'"),
}


@pytest.mark.parametrize(
    ("head", "line", "col", "message", "mend"), HEAD_FAULTS.values(), ids=HEAD_FAULTS
)
def test_a_faulty_head_is_refused_with_its_place_and_a_mend(
    head: str, line: int, col: int, message: str, mend: str
) -> None:
    found = error(f"{head}\nnotes:\n{NOTE}")
    assert any(part in found.message for part in message.split("|"))
    assert any(part in found.mend for part in mend.split("|"))
    assert (found.line, found.col) == (line, col)


def test_a_newer_format_is_told_before_its_new_keys() -> None:
    assert "newer trainer" in error("format: 2\nnotes:\n  - {novel: key}\n").message


@pytest.mark.parametrize(
    "text", ["title: a\n", "notes: []\n", "notes:\n", "notes:\n  - section: a\n", "notes: a\n"]
)
def test_a_deck_without_notes_is_refused(text: str) -> None:
    found = error(text)
    assert "no note" in found.message
    assert "- q: …" in found.mend


def test_notes_must_be_a_list() -> None:
    assert error("notes: {q: a}\n").message == "'notes' must be a list"


def test_the_number_of_notes_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deck_reader, "MOST_NOTES", 2)
    notes = [f"  - {{q: {number}, a: b}}\n" for number in range(3)]
    assert len(parse(f"notes:\n{''.join(notes[:2])}").notes) == 2
    found = error(f"notes:\n{''.join(notes)}")
    assert found.message == "a deck has at most 2 notes"
    assert found.line == 4


@pytest.mark.parametrize(
    "path", ["a.png", "media/ä b.JPG", "a/b/c.jpeg", "a.b.webp", "x.svg", "y.gif"]
)
def test_a_picture_is_a_path_beside_the_deck(path: str) -> None:
    assert parse_notes(f"  - {{q: a, a: b, image: {path}}}\n")[0].image == path


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/etc/a.png", "relative"),
        ("../a.png", "begins with a dot"),
        ("a/../b.png", "begins with a dot"),
        ("./a.png", "begins with a dot"),
        (".a.png", "begins with a dot"),
        ("a//b.png", "empty"),
        ("a\\b.png", "backslash"),
        ("C:/a.png", "colon"),
        ("https://example.org/a.png", "colon"),
        ("a.exe", "must end in"),
        ("png", "must end in"),
        ("a.mp3", "must end in"),
        ("a.png/", "empty"),
        ("ä" * 99 + ".png", "200 bytes"),
        ("", "empty"),
    ],
)
def test_a_picture_elsewhere_or_of_another_kind_is_refused(path: str, message: str) -> None:
    found = error(f"notes:\n  - q: a\n    a: b\n    image: '{path}'\n")
    assert message in found.message
    assert (found.line, found.col) == (4, 12)


@pytest.mark.parametrize("ending", ["mp3", "ogg", "wav", "opus", "flac", "m4a"])
def test_a_sound_has_one_of_the_known_endings(ending: str) -> None:
    note = parse_notes(f"  - {{q: a, a: b, audio: s.{ending}}}\n")[0]
    assert note == replace(Note(Kind.QUESTION, "a", "b"), audio=f"s.{ending}")


def test_a_picture_is_no_sound() -> None:
    assert "must end in one of mp3" in error("notes:\n  - {q: a, a: b, audio: c.png}\n").message


_PIECES = (
    *(
        b"title: x\n",
        b"notes:\n",
        b"  - q: a\n",
        b"    a: b\n",
        b"  - cloze: '{{c1::x}}'\n",
        b"a: ",
    ),
    *(
        b"- ",
        b"\n",
        b"\t",
        b"[",
        b"]",
        b"{",
        b"}",
        b"'",
        b'"',
        b"#",
        b"|",
        b": ",
        b"\\",
        b"&",
        b"*",
        b"!",
    ),
    *(b"\r", b"\x00", b"\xff", b"\x1b", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"---\n", b"<<<<<<< a\n"),
)


@pytest.mark.parametrize("parser", [FASTEST, PureParser])
@given(content=st.lists(st.sampled_from(_PIECES), max_size=15).map(b"".join) | st.binary())
def test_any_bytes_are_a_deck_or_refused_with_a_mend(
    parser: type[EventParser], content: bytes
) -> None:
    refused = refusal(content, parser)
    assert refused is None or (refused.line and refused.col and refused.mend)
