"""A note that comes in cites the document that it cited, under whatever key that has here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.anki.conftest import Anki
from tests.workflow.importing.conftest import Import, counts, edited
from trainer.store.deckfile import read_deck
from trainer.workflow.export import export
from trainer.workflow.home import Home

LONG = "The collected statutes of the reading society, volume"
"""Its first 40 letters make the key of a document that comes back from Anki."""


def written(path: Path, question: str, title: str, key: str = "book", more: str = "") -> Path:
    path.write_text(
        f"title: {path.stem}\nsources:\n  {key}: {{title: '{title}'{more}}}\n"
        f"notes:\n  - q: {question}\n    a: x\n    source: {{ref: {key}, at: '¶1'}}\n",
        encoding="utf-8",
    )
    return path


Pack = Callable[..., Path]


@pytest.fixture
def packed(home: Home, tmp_path: Path) -> Pack:
    """A package of one question that cites a document of this title."""

    def packed(question: str, title: str, more: str = "") -> Path:
        deck = written(tmp_path / f"{question}.yaml", question, title, more=more)
        export(home, [str(deck)], tmp_path / f"{question}.apkg")
        return tmp_path / f"{question}.apkg"

    return packed


def cited(deck: Path) -> dict[str, tuple[str, str, str]]:
    """The key, title and address of the document that each question cites."""
    read = read_deck(deck)
    sources = {note.front: note.source for note in read.notes}
    return {
        question: (source.ref, read.sources[source.ref].title, read.sources[source.ref].url)
        for question, source in sources.items()
        if source
    }


def test_two_files_with_one_key_for_two_documents(take: Import, deck: Path, packed: Pack) -> None:
    both = [
        packed("a", "A book", ", url: 'https://one.example'"),
        packed("b", "A book", ", url: 'https://two.example'"),
    ]
    assert counts(take(both, deck)) == {"added": 2}
    assert cited(deck) == {
        "a": ("a-book", "A book", "https://one.example"),
        "b": ("a-book-2", "A book", "https://two.example"),
    }
    before = deck.read_bytes()
    assert counts(take(both, deck)) == {"kept": 2}
    assert counts(take(both[::-1], deck)) == {"kept": 2}
    assert deck.read_bytes() == before


def test_a_key_that_the_deck_has_for_another_document(
    take: Import, deck: Path, packed: Pack
) -> None:
    key = "the-collected-statutes-of-the-reading-so"
    written(deck, "own", f"{LONG} 1", key=key)
    second = packed("b", f"{LONG} 2")
    assert counts(take(second, deck)) == {"added": 1}
    told = {"own": (key, f"{LONG} 1", ""), "b": (f"{key}-2", f"{LONG} 2", "")}
    assert cited(deck) == told
    before = deck.read_bytes()
    assert counts(take(second, deck)) == {"kept": 1}
    assert deck.read_bytes() == before
    third = packed("c", f"{LONG} 3")
    again = packed("d", f"{LONG} 2")
    assert counts(take([third, again], deck)) == {"added": 2}
    told |= {"c": (f"{key}-3", f"{LONG} 3", ""), "d": (f"{key}-2", f"{LONG} 2", "")}
    assert cited(deck) == told


@pytest.mark.parametrize(
    ("here", "there"),
    [(", url: 'https://a.example', date: 2020-01, sha256: a1", ""), ("", ", date: 2020-01")],
    ids=["more here", "less here"],
)
def test_a_document_that_is_told_with_more_or_less_is_the_same(
    take: Import, deck: Path, packed: Pack, here: str, there: str
) -> None:
    here = here.replace("a1", "a1" * 32)
    written(deck, "own", "A book", key="mine", more=here)
    take(packed("b", "A book", there), deck)
    assert cited(deck)["b"][0] == "mine"
    assert list(read_deck(deck).sources) == ["mine"]


def test_another_document_cited_in_anki_is_described(
    take: Import, deck: Path, packed: Pack, anki: Anki, tmp_path: Path
) -> None:
    out = packed("a", "A book")
    take(out, deck)
    anki.take(out)
    note = anki.note(read_deck(deck).notes[0].id)
    note["Source"] = "Another book, ¶2"
    anki.collection.update_note(note)
    assert counts(take(anki.give(tmp_path / "back.apkg"), deck)) == {"changed": 1}
    assert cited(deck) == {"a": ("another-book", "Another book", "")}


def test_a_title_without_letters_is_a_title(take: Import, deck: Path, packed: Pack) -> None:
    take(packed("a", "???"), deck)
    assert cited(deck) == {"a": ("document", "???", "")}


def test_a_key_that_was_renamed_by_hand_stays(take: Import, deck: Path, packed: Pack) -> None:
    out = packed("a", "A book")
    take(out, deck)
    edited(deck, "a-book", "mine")
    assert counts(take(out, deck)) == {"kept": 1}
    take(packed("b", "A book"), deck)
    assert {key for key, _, _ in cited(deck).values()} == {"mine"}
