"""A deck that is written reads the same, and is written whole or not at all."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given

from tests.store.deck_strategies import decks
from trainer.cards.note import Deck, Kind, Note, Reference, Source
from trainer.errors import DeckError
from trainer.store.deck_writer import same_deck, with_ids
from trainer.store.deckfile import emit_deck, parse_deck, read_deck, write_deck

SPRING = Note(Kind.QUESTION, "How many springs has the Danube?", "2")
RIVERS = Deck(
    title="Rivers: the long ones",
    author="Bo Sample",
    language="en",
    license="CC0-1.0",
    version="1.2.0",
    tags=("rivers",),
    sources={"atlas": Reference(title="Atlas of Europe", url="https://example.org")},
    written_id="rpcjgt8q0r",
    notes=(
        replace(
            SPRING,
            typed=True,
            accept=("two",),
            hint="fewer than 3",
            source=Source("atlas", "¶7 s1–2", "two springs"),
            written_id="b7pqx0w3ce",
        ),
        Note(Kind.PAIR, "die Mündung", "the mouth", written_id="44t987nf38", section="Mouths"),
        Note(Kind.CLOZE, "The {{c1::Rhine}} is long.", written_id="d9w3e5x7qa", section="Mouths"),
        Note(
            Kind.LIST,
            "Name two deltas.",
            items=("Danube", "Rhône"),
            ordered=True,
            extra="Both are\n**large**.",
            suspended=True,
            written_id="mcmk4j2ha7",
        ),
    ),
)
WRITTEN = """\
format: 1
id: rpcjgt8q0r
title: 'Rivers: the long ones'
author: Bo Sample
language: en
license: CC0-1.0
version: 1.2.0
tags: [rivers]
sources:
  atlas: {title: Atlas of Europe, url: 'https://example.org'}
notes:
  - q: How many springs has the Danube?
    a: '2'
    typed: yes
    accept: [two]
    hint: fewer than 3
    source: {ref: atlas, at: '¶7 s1–2', quote: two springs}
    id: b7pqx0w3ce
  - section: Mouths
  - front: die Mündung
    back: the mouth
    id: 44t987nf38
  - cloze: The {{c1::Rhine}} is long.
    id: d9w3e5x7qa
  - section: ''
  - q: Name two deltas.
    list: [Danube, Rhône]
    ordered: yes
    extra: |
      Both are
      **large**.
    suspended: yes
    id: mcmk4j2ha7
"""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "rivers.yaml"


def test_a_deck_is_written_in_one_canonical_form() -> None:
    sources = "sources:\n  atlas: {title: Atlas of Europe, url: 'https://example.org'}\n"
    short = "sources: {atlas: {title: Atlas of Europe, url: 'https://example.org'}}\n"
    assert emit_deck(RIVERS) == WRITTEN.replace(sources, short)


@pytest.mark.slow
@given(decks())
def test_any_deck_that_is_written_reads_the_same(deck: Deck) -> None:
    assert same_deck(parse_deck(emit_deck(deck).encode(), "deck.yaml"), deck)


@pytest.mark.slow
@given(decks())
def test_writing_what_was_read_changes_nothing(deck: Deck) -> None:
    text = emit_deck(deck)
    assert emit_deck(parse_deck(text.encode(), "deck.yaml")) == text


@pytest.mark.slow
@given(decks())
def test_an_ordinary_yaml_reader_sees_the_same_questions(deck: Deck) -> None:
    items = yaml.safe_load(emit_deck(deck))["notes"]
    fronts = [item.get("q", item.get("front", item.get("cloze"))) for item in items]
    seen = [front.rstrip("\n") for front in fronts if front is not None]
    assert seen == [note.front for note in deck.notes]


def test_a_new_deck_file_has_ids_and_numbered_gaps(target: Path) -> None:
    short = Note(Kind.CLOZE, "The {{SYN}} is answered by {{SYN-ACK::two flags}}.")
    write_deck(target, Deck("Networking", notes=(SPRING, short)))
    deck = read_deck(target)
    assert deck.written_id == Deck("Networking").id
    assert [note.written_id for note in deck.notes] == [SPRING.id, short.id]
    assert deck.notes[1].front == "The {{c1::SYN}} is answered by {{c2::SYN-ACK::two flags}}."
    assert target.read_text().startswith("format: 1\nid: ")


def test_a_file_is_replaced_with_its_permissions_kept(target: Path) -> None:
    target.write_text("old")
    target.chmod(0o640)
    write_deck(target, RIVERS)
    assert read_deck(target) == RIVERS
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_that_others_get(target: Path, tmp_path: Path) -> None:
    ordinary = tmp_path / "ordinary"
    ordinary.touch()
    write_deck(target, RIVERS)
    assert target.stat().st_mode == ordinary.stat().st_mode


def test_a_link_stays_a_link(target: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    target.write_text("old")
    link.symlink_to(target)
    write_deck(link, RIVERS)
    assert link.is_symlink()
    assert read_deck(target) == RIVERS


def test_nothing_is_left_beside_the_file(target: Path) -> None:
    write_deck(target, RIVERS)
    assert list(target.parent.iterdir()) == [target]


def refused(path: Path, deck: Deck = RIVERS) -> DeckError:
    with pytest.raises(DeckError) as caught:
        write_deck(path, deck)
    assert caught.value.mend
    assert caught.value.file == str(path)
    assert caught.value.exit_code == 2
    return caught.value


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "none" / "rivers.yaml").message


def test_a_folder_is_not_overwritten(target: Path) -> None:
    target.mkdir()
    assert "it is a folder" in refused(target).message
    assert list(target.parent.iterdir()) == [target]


def test_a_file_name_that_cannot_be_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "a\0b.yaml").message.startswith("the file cannot be written")
    assert refused(tmp_path / ("x" * 300)).message.startswith("the file cannot be written")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_write_protected_file_is_left_alone(target: Path) -> None:
    target.write_text("old")
    target.chmod(0o444)
    assert "write-protected" in refused(target).message
    assert target.read_text() == "old"


@pytest.mark.parametrize(
    "note",
    [
        Note(Kind.QUESTION, "a", ""),
        Note(Kind.LIST, "a"),
        Note(Kind.CLOZE, "no gap"),
        Note(Kind.QUESTION, "a", "\x1b[31m"),
        Note(Kind.QUESTION, "a", "\ud800"),
        Note(Kind.QUESTION, "a", "b", image="../c.png"),
        Note(Kind.QUESTION, "a", "b\n"),
        Note(Kind.QUESTION, "a", "b", source=Source(ref="unknown")),
        Note(Kind.QUESTION, "a", "b", written_id="UPPER123"),
    ],
)
def test_a_deck_that_would_not_read_the_same_is_not_written(target: Path, note: Note) -> None:
    target.write_text("old")
    refused(target, Deck("Bad", notes=(note,)))
    assert target.read_text() == "old"
    assert list(target.parent.iterdir()) == [target]


def test_ids_are_those_of_the_first_wording() -> None:
    once = with_ids(RIVERS)
    assert once == RIVERS
    fresh = with_ids(Deck("t", notes=(SPRING,)))
    reworded = replace(fresh, notes=(replace(fresh.notes[0], front="How many?"),))
    assert with_ids(reworded).notes[0].id == SPRING.id


def unread(path: Path) -> str:
    with pytest.raises(DeckError) as caught:
        read_deck(path)
    assert caught.value.file == str(path)
    assert caught.value.mend
    return caught.value.message


def test_what_is_no_readable_file_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert unread(tmp_path / "none.yaml") == "there is no such file"
    assert unread(tmp_path) == "this is a folder"
    assert unread(tmp_path / "pipe") == "this is no ordinary file"
    assert unread(tmp_path / "a\0b").startswith("the file cannot be read")
    assert unread(tmp_path / "loop").startswith("the file cannot be read")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(target: Path) -> None:
    target.write_text(WRITTEN)
    target.chmod(0)
    assert "permission denied" in unread(target)


def test_a_huge_file_is_refused_without_reading_it(target: Path) -> None:
    with target.open("wb") as file:
        file.truncate((64 << 20) + 1)
    assert unread(target) == "the file has more than 64 MiB"
