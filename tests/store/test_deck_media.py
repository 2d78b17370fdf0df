"""The files that a deck names exist beside it and are what they are called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from trainer.cards.note import Deck, Kind, Note
from trainer.errors import DeckError
from trainer.store import deck_media
from trainer.store.deck_media import media_file
from trainer.store.deckfile import media_problems

CONTENTS = {
    "a.png": b"\x89PNG\r\n\x1a\n...",
    "a.jpg": b"\xff\xd8\xff\xe0...",
    "a.jpeg": b"\xff\xd8\xff\xdb...",
    "a.gif": b"GIF89a...",
    "a.webp": b"RIFF\x10\x00\x00\x00WEBPVP8 ",
    "a.svg": b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    "a.mp3": b"\xff\xfb\x90\x00...",
    "b.MP3": b"ID3\x04...",
    "a.ogg": b"OggS...",
    "a.opus": b"OggS...",
    "a.wav": b"RIFF\x10\x00\x00\x00WAVEfmt ",
    "a.flac": b"fLaC...",
    "a.m4a": b"\x00\x00\x00\x20ftypM4A ",
}
PICTURE = CONTENTS["a.png"]


@pytest.fixture
def deck_file(tmp_path: Path) -> Path:
    (tmp_path / "decks" / "media").mkdir(parents=True)
    return tmp_path / "decks" / "deck.yaml"


def problems(deck_file: Path, *images: str) -> list[str]:
    notes = tuple(
        Note(Kind.QUESTION, str(number), "a", image=image) for number, image in enumerate(images)
    )
    found = media_problems(deck_file, Deck("T", notes=notes))
    assert all(problem.mend for problem in found)
    return [problem.message for problem in found]


@pytest.mark.parametrize("name", CONTENTS)
def test_a_file_that_is_what_it_is_called_is_fine(deck_file: Path, name: str) -> None:
    (deck_file.parent / "media" / name).write_bytes(CONTENTS[name])
    assert problems(deck_file, f"media/{name}") == []


@pytest.mark.parametrize("name", CONTENTS)
def test_a_file_with_other_content_is_named(deck_file: Path, name: str) -> None:
    (deck_file.parent / name).write_bytes(b"MZ\x90\x00 a program")
    assert problems(deck_file, name) == [f"{name}: the content does not fit the ending"]


def test_an_empty_file_fits_no_ending(deck_file: Path) -> None:
    (deck_file.parent / "a.mp3").touch()
    assert problems(deck_file, "a.mp3") == ["a.mp3: the content does not fit the ending"]


def test_a_missing_file_and_a_folder_are_named(deck_file: Path) -> None:
    (deck_file.parent / "b.png").mkdir()
    assert problems(deck_file, "a.png", "b.png") == [
        "a.png: there is no such file",
        "b.png: this is no file",
    ]


def test_links_must_stay_in_the_folder(deck_file: Path, tmp_path: Path) -> None:
    (tmp_path / "out.png").write_bytes(PICTURE)
    (tmp_path / "decks-2").mkdir()
    (tmp_path / "decks-2" / "in.png").write_bytes(PICTURE)
    (deck_file.parent / "a.png").write_bytes(PICTURE)
    links = {"in": "a.png", "out": "../out.png", "beside": "../decks-2/in.png", "loop": "loop.png"}
    for name, leads_to in links.items():
        (deck_file.parent / f"{name}.png").symlink_to(leads_to)
    found = problems(deck_file, *(f"{name}.png" for name in links))
    assert found[:2] == [
        f"{name}.png: the link leads out of the deck's folder" for name in ("out", "beside")
    ]
    assert found[2].startswith("loop.png: the file cannot be read")


def test_a_link_to_another_ending_does_not_fit(deck_file: Path) -> None:
    (deck_file.parent / "run.desktop").write_bytes(PICTURE)
    (deck_file.parent / "a.png").symlink_to("run.desktop")
    assert problems(deck_file, "a.png") == ["a.png: the content does not fit the ending"]


def test_a_file_is_found_behind_its_links_or_refused_by_name(deck_file: Path) -> None:
    (deck_file.parent / "media" / "a.png").write_bytes(PICTURE)
    (deck_file.parent / "b.png").symlink_to("media/a.png")
    found = media_file(deck_file, "b.png")
    assert found == (deck_file.parent / "media" / "a.png").resolve()
    for name in ("c.png", "../a.png", "/etc/passwd", "a\0.png"):
        with pytest.raises(DeckError) as refusal:
            media_file(deck_file, name)
        assert refusal.value.file == name


def test_a_deck_behind_a_link_finds_its_own_media(deck_file: Path, tmp_path: Path) -> None:
    deck_file.touch()
    (deck_file.parent / "a.png").write_bytes(PICTURE)
    (tmp_path / "link.yaml").symlink_to(deck_file)
    assert problems(tmp_path / "link.yaml", "a.png") == []


def test_a_huge_file_is_named(deck_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (deck_file.parent / "a.png").write_bytes(PICTURE)
    monkeypatch.setattr(deck_media, "LARGEST_MEDIA", len(PICTURE) - 1)
    assert "more than" in problems(deck_file, "a.png")[0]


def test_a_pipe_does_not_hang(deck_file: Path) -> None:
    os.mkfifo(deck_file.parent / "a.png")
    assert problems(deck_file, "a.png") == ["a.png: this is no file"]


def test_a_problem_knows_its_note(deck_file: Path) -> None:
    note = Note(Kind.QUESTION, "q", "a", image="a.png", audio="b.mp3")
    found = media_problems(deck_file, Deck("T", notes=(note,)))
    assert [problem.note for problem in found] == [note, note]
