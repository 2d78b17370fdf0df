"""Changes to a person's file touch the lines concerned and nothing else."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.deck_strategies import decks
from trainer.cards.note import Deck, Kind, Note
from trainer.errors import DeckError
from trainer.store import deck_edit
from trainer.store.deck_io import read_bytes
from trainer.store.deck_writer import same_deck, with_ids
from trainer.store.deckfile import (
    emit_deck,
    fix_deck,
    read_deck,
    write_ids,
)

HEAD = "format: 1\nid: rpcjgt8q0r\ntitle: T\n"
A = Note(Kind.QUESTION, "a", "b").id
C = Note(Kind.QUESTION, "c", "d").id
T = Deck("T").id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "T.yaml"


def written(path: Path, text: str) -> str:
    """The file after ids were written into ``text``."""
    path.write_bytes(text.encode())
    write_ids(path)
    return path.read_bytes().decode()


LAYOUTS = {
    "block": "- q: a\n  a: b\n  ID A\n- q: c\n  a: d\n  ID C\n",
    "indented": "  - q: a\n    a: b\n    ID A\n",
    "wide": "-     q: a\n      a: b\n      ID A\n",
    "dash on its own line": "-\n  q: a\n  a: b\n  ID A\n",
    "comment behind the dash": "- # x\n  q: a\n  a: b\n  ID A\n",
    "comments": (
        "# 0\n- q: a # 1\n  # 2\n  a: # 3\n    b # 4\n  ID A\n  # 5\n"
        "# 6\n- q: c\n  a: d\n  ID C\n# 7\n"
    ),
    "blank lines": "- q: a\n\n  a: b\n  ID A\n\n\n- q: c\n  a: d\n  ID C\n\n",
    "block text": "- q: a\n  a: |\n    b\n  ID A\n\n\n- q: c\n  a: d\n  ID C\n",
    "block text that keeps its end": "- q: a\n  a: |+\n    b\n  ID A\n\n\n",
    "stripped and folded": (
        "- q: |-\n    a\n  a: >\n    b\n  ID A\n\n  # x\n- q: c\n  a: >-\n    d\n  ID C\n"
    ),
    "quotes": "- 'q': 'a'\n  'a': \"b\"\n  ID A\n",
    "text over several lines": (
        '- q:\n    a\n  a:\n    \'b\'\n  ID A\n- q: "\\\n   c"\n  a: "d\\\n   "\n  ID C\n'
    ),
    "braces": "- {q: a, a: b, ID A}\n-  { q: c , a: d, ID C }\n",
    "braces over several lines": "- {q: a, # x\n   a: b, ID A # y\n  }\n",
    "comma at the end": "- {q: a, a: b, ID A,}\n",
    "brackets": "  [{q: a, a: b, ID A},\n  {q: c, a: d, ID C}]\n",
    "source in braces last": "- q: a\n  a: b\n  source: {at: x,\n    quote: y} # z\n  ID A\n",
    "tags in a list last": "- q: a\n  a: b\n  tags:\n  - x\n  - |\n    y\n  ID A\n  # z\n",
    "empty value last": "- q: a\n  a: b\n  hint:\n  ID A\n- q: c\n  a: d\n  ID C\n",
    "keys after the notes": "- q: a\n  a: b\n  ID A\nauthor: x\n",
    "sections": "- section: x\n- q: a\n  a: b\n  ID A\n- section: y\n",
    "some have ids": "- q: a\n  a: b\n  id: abcdef\n- q: c\n  a: d\n  ID C\n",
    "emoji": "- {q: a, a: b, hint: 😀 é, ID A} # 😀\n- {q: c, a: d, ID C}\n",
    "tab in block text": "- q: a\n  a: b\n  extra: |\n    x\n    \ty\n  ID A\n",
    "tabs behind values": "- q: a\t# x\n  a:\tb\t\n  ID A\n",
    "end of the document": "- q: a\n  a: b\n  ID A\n...\n",
}
"""Decks as they stand after ids were written where it says ``ID``, of two notes A and C."""

_ID_PLACE = re.compile(r"^ *ID [AC]\n|, ID [AC]", re.MULTILINE)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_ids_are_put_last_in_every_layout(path: Path, layout: str, newline: str) -> None:
    before = f"{HEAD}notes:\n{_ID_PLACE.sub('', layout)}"
    after = f"{HEAD}notes:\n{layout.replace('ID A', f'id: {A}').replace('ID C', f'id: {C}')}"
    assert written(path, before.replace("\n", newline)) == after.replace("\n", newline)


@pytest.mark.parametrize("last", ["a: b", "a: |\n    b", "a: 'b'", "a: b # x", "tags: [x]\n  a: b"])
def test_a_file_without_a_last_line_end_gets_one(path: Path, last: str) -> None:
    before = f"{HEAD}notes:\n- q: a\n  {last}"
    assert written(path, before) == f"{before}\n  id: {A}\n"


NOTES = f"notes:\n- {{q: a, a: b, id: {A}}}\n"


def test_a_block_that_ends_in_a_hard_space_keeps_it(path: Path) -> None:
    before = "notes:\n- q: a\n  a: b\n  extra: |-\n    no\n    \u00a0\n"
    assert before + "  id: " in written(path, before)


HEADS = {
    "format first": ("format: 1\ntitle: T\n", f"format: 1\nid: {T}\ntitle: T\n"),
    "comments": ("# x\nformat: 1 # y\ntitle: T\n", f"# x\nformat: 1 # y\nid: {T}\ntitle: T\n"),
    "format later": ("title: T\nformat: 1\n", f"title: T\nformat: 1\nid: {T}\n"),
    "no format": ("# x\n\ntitle: T\n", f"# x\n\nid: {T}\ntitle: T\n"),
    "document start": ("---\ntitle: T\n", f"---\nid: {T}\ntitle: T\n"),
    "nothing": ("", f"id: {T}\n"),
    "byte order mark": ("\ufefftitle: T\n", f"\ufeffid: {T}\ntitle: T\n"),
}


@pytest.mark.parametrize(("before", "after"), HEADS.values(), ids=HEADS)
def test_the_deck_id_stands_below_the_format_or_first(path: Path, before: str, after: str) -> None:
    assert written(path, before + NOTES) == after + NOTES


def test_an_indented_deck_stays_indented(path: Path) -> None:
    text = "  title: T\n  notes:\n  - {q: a, a: b}\n"
    assert written(path, text) == f"  id: {T}\n  title: T\n  notes:\n  - {{q: a, a: b, id: {A}}}\n"


def test_a_deck_in_json_stays_json(path: Path) -> None:
    text = '{"title": "T", "notes": [{"q": "a", "a": "b"}]}'
    path.write_text(text)
    assert fix_deck(path) == 3
    fixed = json.loads(path.read_text())
    assert fixed == {
        "format": 1,
        "id": T,
        "title": "T",
        "notes": [{"q": "a", "a": "b", "id": A}],
    }


CLOZES = {
    "plain": ("The {{SYN}} and {{ACK::hint}}", "The {{c1::SYN}} and {{c2::ACK::hint}}"),
    "single quotes": ("'{{it''s}} here'", "'{{c1::it''s}} here'"),
    "double quotes": ('"{{a \\"b\\"}} c"', '"{{c1::a \\"b\\"}} c"'),
    "folded": ("a {{b}}\n      c {{d}}", "a {{c1::b}}\n      c {{c2::d}}"),
    "block": ("|\n      a {{b}}\n\n      c {{d}}\n", "|\n      a {{c1::b}}\n\n      c {{c2::d}}\n"),
    "some numbered": ("{{c1::a}} {{b}}", "{{c1::a}} {{c2::b}}"),
}


@pytest.mark.parametrize(("before", "after"), CLOZES.values(), ids=CLOZES)
def test_short_gaps_are_numbered_and_the_id_is_that_of_the_first_wording(
    path: Path, before: str, after: str
) -> None:
    quote = "" if before[0] != "{" else "'"
    path.write_text(f"{HEAD}notes:\n  - cloze: {quote}{before}{quote}\n    hint: x # y\n")
    first_id = read_deck(path).notes[0].id
    assert write_ids(path) == 2
    assert path.read_text() == (
        f"{HEAD}notes:\n  - cloze: {quote}{after}{quote}\n    hint: x # y\n    id: {first_id}\n"
    )
    assert write_ids(path) == 0


def test_a_short_gap_is_numbered_in_a_note_that_has_an_id(path: Path) -> None:
    after = written(path, f"{HEAD}notes:\n  - cloze: a {{{{b}}}}\n    id: abcdef\n")
    assert after == f"{HEAD}notes:\n  - cloze: a {{{{c1::b}}}}\n    id: abcdef\n"


def test_a_gap_that_is_written_with_escapes_is_left_to_its_author(path: Path) -> None:
    text = HEAD + 'notes:\n  - cloze: "{{a}} \\x7b\\x7bb}}"\n'
    path.write_text(text)
    with pytest.raises(DeckError, match="by adding lines alone"):
        write_ids(path)
    assert path.read_text() == text


@pytest.mark.slow
@given(decks(), st.sampled_from(("\n", "\r\n")))
def test_writing_ids_changes_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, deck: Deck, newline: str
) -> None:
    path = tmp_path_factory.mktemp("decks") / "T.yaml"
    before = emit_deck(deck).replace("\n", newline)
    after = written(path, before)
    assert same_deck(read_deck(path), with_ids(deck))
    lines = after.split("\n")
    missing = [deck.written_id, *(note.written_id for note in deck.notes)].count("")
    assert len(lines) == len(before.split("\n")) + missing
    rest = iter(lines)
    assert all(line in rest for line in before.split("\n"))


def test_a_deck_that_has_all_ids_is_not_touched(path: Path) -> None:
    path.write_text(f"{HEAD}notes:\n- {{q: a, a: b, id: {A}}}\n")
    old = path.stat()
    assert write_ids(path) == 0
    assert fix_deck(path) == 0
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (old.st_mtime_ns, old.st_ino)


def test_fixing_a_deck_adds_the_format_and_all_ids(path: Path) -> None:
    path.write_text("# mine\ntitle: T\nnotes:\n- q: a\n  a: b\n")
    assert fix_deck(path) == 3
    fixed = f"# mine\nformat: 1\nid: {T}\ntitle: T\nnotes:\n- q: a\n  a: b\n  id: {A}\n"
    assert path.read_text() == fixed


def test_a_file_that_changed_meanwhile_is_left_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_then_edit(changed: Path) -> bytes:
        content = read_bytes(changed)
        changed.write_bytes(content + b"# mine\n")
        return content

    path.write_text(f"{HEAD}notes:\n- {{q: a, a: b}}\n")
    monkeypatch.setattr(deck_edit, "read_bytes", read_then_edit)
    with pytest.raises(DeckError, match="changed by another program"):
        write_ids(path)
    assert path.read_text().endswith("a: b}\n# mine\n")
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_deck_in_a_folder_without_permission_is_left_alone(path: Path) -> None:
    path.write_text(f"{HEAD}notes:\n- {{q: a, a: b}}\n")
    path.parent.chmod(0o555)
    try:
        with pytest.raises(DeckError, match="cannot be written"):
            write_ids(path)
    finally:
        path.parent.chmod(0o755)
    assert list(path.parent.iterdir()) == [path]
