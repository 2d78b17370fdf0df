"""What a deck file says, and how it is refused where it says nothing sensible."""

from __future__ import annotations

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


def test_the_list_of_notes_may_stand_before_the_sources() -> None:
    deck = parse("notes:\n  - {q: a, a: b, source: {ref: x}}\nsources: {x: {title: t}}\n")
    assert deck.notes[0].source == Source(ref="x")


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
    "a key of two lines": ('sources: {"a\\nb": {}}', 1, 11, "key of several lines", "one line"),
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


LONG = "z" * 9_000
MANY = ", ".join(f"s{number}: {{title: x}}" for number in range(900))


@pytest.mark.parametrize(
    "text",
    [
        f"id: {LONG}\nnotes: []",
        f"format: {LONG}",
        f"? {LONG}\n: x",
        f"? {LONG}\n: x\n? {LONG}\n: x",
        f"notes:\n  - {{q: a, a: b, typed: {LONG}}}",
        f"notes:\n  - {{q: a, a: b, ? {LONG} : c}}",
        f"notes:\n  - {{section: a, ? {LONG} : c}}",
        f"sources: {{{MANY}}}\nnotes:\n  - {{q: a, a: b, source: {{ref: t}}}}",
        f"sources: {{{LONG[:500]}: {{}}}}\nnotes:\n  - {{q: a, a: b, source: {{ref: {LONG}}}}}",
    ],
)
def test_an_error_shows_little_of_what_is_long(text: str) -> None:
    assert len(str(error(text))) < 300


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
