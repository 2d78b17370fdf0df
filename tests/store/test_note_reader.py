"""What one note of a deck file says, and how it is refused where it is no note."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trainer.cards.note import Kind, Note, Source
from trainer.errors import DeckError
from trainer.store.deck_reader import parse_deck


def parse_notes(notes: str) -> tuple[Note, ...]:
    text = f"sources: {{rfc9293: {{title: t}}}}\nnotes:\n{notes}"
    return parse_deck(text.encode(), "rivers.yaml").notes


def error(notes: str) -> DeckError:
    with pytest.raises(DeckError) as caught:
        parse_notes(notes)
    assert caught.value.file == "rivers.yaml"
    return caught.value


def test_the_line_breaks_that_end_a_block_are_not_part_of_the_text() -> None:
    blocks = parse_notes("  - q: |\n      a\n    a: |+\n      b\n\n        c\n\n\n")
    assert blocks == (Note(Kind.QUESTION, "a", "b\n\n  c"),)


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
    found = error(f"{notes}\n")
    assert message in found.message
    assert mend in found.mend
    assert (found.line, found.col) == (line, col)


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
    found = error(f"- q: a\n  a: b\n  image: '{path}'\n")
    assert message in found.message
    assert (found.line, found.col) == (5, 10)


@pytest.mark.parametrize("ending", ["mp3", "ogg", "wav", "opus", "flac", "m4a"])
def test_a_sound_has_one_of_the_known_endings(ending: str) -> None:
    note = parse_notes(f"  - {{q: a, a: b, audio: s.{ending}}}\n")[0]
    assert note == replace(Note(Kind.QUESTION, "a", "b"), audio=f"s.{ending}")


def test_a_picture_is_no_sound() -> None:
    assert "must end in one of mp3" in error("- {q: a, a: b, audio: c.png}\n").message
