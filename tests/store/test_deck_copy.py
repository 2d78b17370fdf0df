"""A deck is copied with the files it names, and a copy that is there is never overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.errors import DeckError
from trainer.store.deck_copy import copy_deck
from trainer.store.deckfile import read_deck

DECK = """\
format: 1
id: rpcjgt8q0r
title: The tides
sources:
  book: {title: Tides, url: texts/tides.md}
  far: {title: Far, url: https://example.org/tides.md}
  out: {title: Outside, url: ../secret.md}
notes:
  - q: What does the curve show?
    a: The height of the sea
    image: media/curve.png
    audio: media/gone.mp3
"""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    (folder / "media").mkdir(parents=True)
    (folder / "texts").mkdir()
    (folder / "media" / "curve.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "texts" / "tides.md").write_text("The sea moves.", encoding="utf-8")
    (tmp_path / "secret.md").write_text("not yours", encoding="utf-8")
    path = folder / "tides.yaml"
    path.write_text(DECK, encoding="utf-8")
    return path


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_pictures_and_documents_come_along(deck: Path, tmp_path: Path) -> None:
    target = tmp_path / "home" / "decks"
    assert copy_deck(deck, target) == target / "tides.yaml"
    assert files(target) == ["media/curve.png", "texts/tides.md", "tides.yaml"]
    assert (target / "tides.yaml").read_bytes() == deck.read_bytes()
    assert files(tmp_path / "home") == ["decks/" + name for name in files(target)]


def test_a_copy_that_was_edited_is_kept(deck: Path, tmp_path: Path) -> None:
    copy = copy_deck(deck, tmp_path / "home")
    copy.write_text(DECK.replace("the sea", "the water"), encoding="utf-8")
    assert copy_deck(deck, tmp_path / "home") == copy
    assert read_deck(copy).notes[0].back == "The height of the water"


def test_another_deck_of_the_name_is_told_and_kept(deck: Path, tmp_path: Path) -> None:
    other = tmp_path / "home" / "tides.yaml"
    other.parent.mkdir()
    other.write_text(DECK.replace("rpcjgt8q0r", "a6e3srs3ng"), encoding="utf-8")
    with pytest.raises(DeckError, match="here lies another deck"):
        copy_deck(deck, tmp_path / "home")
    assert read_deck(other).id == "a6e3srs3ng"


def test_an_address_that_nobody_can_parse_is_kept(deck: Path, tmp_path: Path) -> None:
    deck.write_text(DECK.replace("https://example.org/tides.md", "'http://[far'"), encoding="utf-8")
    copy = copy_deck(deck, tmp_path / "home")
    assert read_deck(copy).sources["far"].url == "http://[far"


def test_a_folder_that_cannot_be_made_is_told(deck: Path, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file", encoding="utf-8")
    with pytest.raises(DeckError, match="cannot be made"):
        copy_deck(deck, tmp_path / "home" / "decks")
