"""A note is changed within its lines; all around it stays a person's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.deck_strategies import clozes, decks, maybe, some, words
from trainer.cards.note import Kind, Note, Reference, Source
from trainer.errors import DeckError
from trainer.store.deckfile import DeckChange, emit_deck, parse_deck, read_deck, revise_deck

BLOCK = """\
# mine
title: T  # the title
sources:
  doc: {title: D, sha256: aaaa}   # the document
notes:
  - q: Old question?   # keep me
    # and me
    a: 'old answer'
    source: {ref: doc, at: ¶1 s1, quote: 'the old, edited words'}
    tags: [one]
    id: b7pqx0w3ce
  - q: Which two?
    list:
      - one
      - two  # second
    source:
      ref: doc
      at: ¶2   # where
      quote: |
        one
        two
    id: mcmk4j2ha7
  - cloze: A {{c1::gap}} here.
    id: d9w3e5x7qa
"""
NEW = Source("doc", "¶4 s2", "the new: edited words")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "T.yaml"


def revised(path: Path, text: str, number: int, **fields: object) -> str:
    """The file after one note of it was changed."""
    path.write_bytes(text.encode())
    note = read_deck(path).notes[number]
    changed = replace(note, **fields)  # type: ignore[arg-type]
    revise_deck(path, DeckChange([(note, changed)]))
    return path.read_bytes().decode()


def test_only_the_values_that_differ_are_touched(path: Path) -> None:
    after = revised(path, BLOCK, 0, front="New question?", back="new: answer", source=NEW)
    wanted = (
        BLOCK.replace("Old question?", "New question?")
        .replace("'old answer'", "'new: answer'")
        .replace("¶1 s1", "'¶4 s2'")
        .replace("'the old, edited words'", "'the new: edited words'")
    )
    assert after == wanted


def test_items_of_a_list_are_changed_one_by_one_and_a_source_in_lines_keeps_them(
    path: Path,
) -> None:
    after = revised(path, BLOCK, 1, items=("one", "zwei"), source=Source("doc", "¶3", "one zwei"))
    assert "      - one\n      - zwei  # second\n" in after
    assert "      at: '¶3'   # where\n      quote: one zwei\n    id: mcmk4j2ha7\n" in after


def test_a_list_may_get_another_length_and_an_order(path: Path) -> None:
    after = revised(path, BLOCK, 1, items=("one", "two", "three"), ordered=True)
    assert "      - one\n      - two\n      - three  # second\n    ordered: yes\n" in after


def test_a_change_can_be_taken_back_and_made_again_while_nobody_else_writes(path: Path) -> None:
    path.write_text(BLOCK, encoding="utf-8")
    note = read_deck(path).notes[0]
    rewrite = revise_deck(path, DeckChange([(note, replace(note, back="new"))]))
    assert rewrite is not None
    changed = path.read_text(encoding="utf-8")
    again = rewrite.undone()
    assert path.read_text(encoding="utf-8") == BLOCK
    again.undone()
    assert path.read_text(encoding="utf-8") == changed
    path.write_text(changed + "# mine\n", encoding="utf-8")
    with pytest.raises(DeckError, match="changed by another program"):
        rewrite.undone()
    assert path.read_text(encoding="utf-8") == changed + "# mine\n"


def test_what_changes_nothing_writes_nothing(path: Path) -> None:
    path.write_text(BLOCK, encoding="utf-8")
    note = read_deck(path).notes[0]
    assert revise_deck(path, DeckChange([(note, note)])) is None


def test_what_a_note_has_beside_its_sides_is_put_before_its_id(path: Path) -> None:
    fields = {"hint": "x: y", "extra": "a\nb", "typed": True, "accept": ("c",), "tags": ("d", "e")}
    after = revised(path, BLOCK, 0, **fields)
    assert "    tags: [d, e]\n    typed: yes\n    accept: [c]\n    hint: 'x: y'\n" in after
    assert "    extra: |\n      a\n      b\n    id: b7pqx0w3ce\n" in after


def test_what_is_emptied_is_taken_out_with_its_line_and_no_other(path: Path) -> None:
    text = BLOCK.replace(
        "    tags: [one]\n", "    # above\n    tags: [one]  # these\n    # below\n"
    )
    after = revised(path, text, 0, tags=())
    assert after == text.replace("    tags: [one]  # these\n", "")
    first = BLOCK.replace("  - q: Old", "  - hint: x\n    q: Old")
    assert revised(path, first, 0, hint="") == BLOCK
    later = BLOCK.replace("    id: b7pqx0w3ce\n", "    id: b7pqx0w3ce\n    hint: |\n      x\n")
    assert revised(path, later, 0, hint="") == BLOCK


def test_a_note_in_braces_takes_and_loses_what_it_has_beside_its_sides(path: Path) -> None:
    text = "title: T\nnotes:\n  - {q: A?, a: b, hint: x, tags: [t], id: b7pqx0w3ce}\n"
    after = revised(path, text, 0, hint="", tags=("t", "u"), extra="more, of it")
    assert after == (
        "title: T\nnotes:\n  - {q: A?, a: b, tags: [t, u], extra: 'more, of it', id: b7pqx0w3ce}\n"
    )
    json = '{"title": "T", "notes": [{"q": "A?", "a": "b"}]}'
    assert '{"q": "A?", "a": "b", "typed": "yes", "accept": ["c"], "id": "' in revised(
        path, json, 0, typed=True, accept=("c",)
    )


def test_several_lines_of_text_stand_in_a_block_where_no_comment_would_be_lost(path: Path) -> None:
    assert "    a: |\n      one\n\n        two\n    source" in revised(
        path, BLOCK, 0, back="one\n\n  two"
    )
    after = revised(path, BLOCK.replace("'old answer'", "old  # mine"), 0, back="one\ntwo")
    assert '    a: "one\\ntwo"  # mine\n' in after


def test_what_a_source_gains_stands_in_it_and_what_its_note_gains_below(path: Path) -> None:
    text = (
        "title: T\nnotes:\n  - q: A?\n    a: b\n    source:\n      quote: |\n        c\n        d\n"
    )
    after = revised(path, text, 0, typed=True, source=Source(at="p. 1", quote="c"))
    assert "    source:\n      quote: c\n      at: p. 1\n    typed: yes\n" in after


def test_a_cloze_is_changed_in_its_text(path: Path) -> None:
    assert "  - cloze: Another {{c1::gap}}.\n" in revised(
        path, BLOCK, 2, front="Another {{c1::gap}}."
    )


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_are_kept(path: Path, end: str, mark: str) -> None:
    text = mark + BLOCK.replace("\n", end)
    after = revised(path, text, 0, back="new")
    assert after == text.replace("'old answer'", "new")


def test_a_deck_in_the_manner_of_json_stays_json(path: Path) -> None:
    text = '{"title": "T", "notes": [{"q": "Old?", "list": ["a", "b"], "id": "b7pqx0w3ce"}]}'
    after = revised(path, text, 0, front='New "one"?', items=("a", "b", "c"))
    assert after == (
        '{"title": "T", "notes": [{"q": "New \\"one\\"?", "list": ["a", "b", "c"],'
        ' "id": "b7pqx0w3ce"}]}'
    )


def test_a_note_without_a_written_id_gets_the_one_it_had(path: Path) -> None:
    text = (
        "title: T\nnotes:\n  - q: What does TCP stand for?\n    a: Transmission Control Protocol\n"
    )
    after = revised(path, text, 0, back="a protocol")
    assert after.endswith("    a: a protocol\n    id: f6bp22m85t\n")


def test_changes_additions_and_hashes_are_one_write(path: Path) -> None:
    path.write_text(BLOCK, encoding="utf-8")
    deck = read_deck(path)
    new = Note(Kind.QUESTION, "More?", "Yes, more", source=Source("other", "¶1", "more"))
    sources = {"doc": Reference("D", sha256="bbbb"), "other": Reference("O", sha256="cccc")}
    changed = replace(deck.notes[0], back="new")
    revise_deck(path, DeckChange([(deck.notes[0], changed)], [new], sources))
    after = read_deck(path)
    assert [note.back for note in after.notes] == ["new", "", "", "Yes, more"]
    assert after.sources == {**sources, "doc": Reference("D", sha256="bbbb")}
    assert "doc: {title: D, sha256: bbbb}   # the document" in path.read_text(encoding="utf-8")


def test_a_source_without_a_hash_gets_one(path: Path) -> None:
    path.write_text(BLOCK.replace(", sha256: aaaa", ""), encoding="utf-8")
    revise_deck(path, DeckChange(sources={"doc": Reference(sha256="12" * 32)}))
    assert read_deck(path).sources["doc"].sha256 == "12" * 32


def test_a_note_that_reads_otherwise_meanwhile_is_not_changed(path: Path) -> None:
    path.write_text(BLOCK, encoding="utf-8")
    note = read_deck(path).notes[0]
    later = BLOCK.replace("old answer", "my own answer")
    path.write_text(later, encoding="utf-8")
    with pytest.raises(DeckError, match="changed by another program"):
        revise_deck(path, DeckChange([(note, replace(note, back="new"))]))
    path.write_text(later[: later.index("  - q: Old")] + later[later.index("  - q: Which") :])
    with pytest.raises(DeckError, match="changed by another program"):
        revise_deck(path, DeckChange([(note, replace(note, back="new"))]))


@settings(max_examples=50)
@given(st.data())
def test_any_note_of_any_deck_takes_any_other_words(data: st.DataObject) -> None:
    deck = data.draw(decks())
    before = deck.notes[data.draw(st.integers(0, len(deck.notes) - 1))]
    source = before.source and replace(before.source, at=data.draw(words), quote=data.draw(words))
    after = replace(
        before,
        front=data.draw(clozes if before.kind is Kind.CLOZE else words),
        back=data.draw(words) if before.back else "",
        items=data.draw(st.lists(words, min_size=1, max_size=4).map(tuple)) if before.items else (),
        source=source,
        typed=data.draw(st.booleans()),
        accept=data.draw(some) if before.kind in (Kind.QUESTION, Kind.PAIR) else (),
        hint=data.draw(maybe),
        extra=data.draw(maybe),
        tags=data.draw(some),
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "deck.yaml"
        path.write_bytes(emit_deck(deck).encode())
        revise_deck(path, DeckChange([(before, after)]))
        standing = {note.id: note for note in read_deck(path).notes}
    kept = before if after == before else replace(after, written_id=before.id)
    assert standing[before.id] == kept
    assert len(standing) == len(deck.notes)


def test_a_canonical_deck_stays_canonical(path: Path) -> None:
    deck = parse_deck(BLOCK.encode(), "T.yaml")
    after = revised(path, emit_deck(deck), 0, front="New?", source=NEW)
    wanted = replace(deck.notes[0], front="New?", source=NEW)
    assert after == emit_deck(replace(deck, notes=(wanted, *deck.notes[1:])))
