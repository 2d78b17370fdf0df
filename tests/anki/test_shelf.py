"""Media come along under names that mean a file in one folder on every system."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from zipfile import ZipFile

import pytest

from trainer.anki import shelf as shelf_module
from trainer.anki.archive import opened
from trainer.anki.shelf import Shelf, safe_name

Open = Callable[..., Shelf]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Open]:
    """The shelf of a package with these files, for a deck in the test's folder."""
    with ExitStack() as stack:

        def shelf(names: dict[str, bytes], reserved: dict[str, str] | None = None) -> Shelf:
            path = tmp_path / "a.apkg"
            with ZipFile(path, "w") as archive:
                archive.writestr("collection.anki2", b"x")
                for number, content in enumerate(names.values()):
                    archive.writestr(str(number), content)
            members = {name: str(number) for number, name in enumerate(names)}
            return Shelf(stack.enter_context(opened(path)), members, tmp_path, reserved or {})

        yield shelf


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("star.PNG", "star.png"),
        ("naïve 日本.png", "naïve 日本.png"),
        ("x:y*?.png", "x_y__.png"),
        ("..hidden.png", "hidden.png"),
        ("CON.png", "_CON.png"),
        ("-rf.png", "rf.png"),
        (".png", "file.png"),
        ("a" * 300 + ".png", "a" * 120 + ".png"),
        ("e\u0301.png", "é.png"),
        ("a\u202egnp.png", "a_gnp.png"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_only_pictures_and_sounds_are_taken(shelf: Open) -> None:
    found = shelf({"a.png": b"1", "yt-dlp.exe": b"2", "b.mp3": b"3", "c.html": b"4"})
    assert found.take("image", "a.png") == ("media/a.png", "")
    assert found.take("audio", "b.mp3") == ("media/b.mp3", "")
    assert found.take("image", "c.html")[0] == ""
    assert found.take("audio", "yt-dlp.exe")[0] == ""
    assert found.take("image", "gone.png") == ("", "gone.png: the file is not in the package")
    assert set(found.taken) == {"media/a.png", "media/b.mp3"}


def test_two_files_of_one_safe_name_stay_two(shelf: Open) -> None:
    found = shelf({"a:.png": b"1", "A?.png": b"2"})
    one, other = found.take("image", "a:.png")[0], found.take("image", "A?.png")[0]
    assert one == "media/a_.png"
    assert other == f"media/A_-{hashlib.sha256(b'2').hexdigest()[:8]}.png"


def test_a_file_that_lies_there_is_not_overwritten(shelf: Open, tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "a.png").write_bytes(b"mine")
    found = shelf({"a.png": b"1"})
    assert found.take("image", "a.png")[0].startswith("media/a-")
    (tmp_path / "media" / "a.png").write_bytes(b"1")
    assert shelf({"a.png": b"1"}).take("image", "a.png")[0] == "media/a.png"


def test_a_file_that_another_package_brings_keeps_its_name(shelf: Open) -> None:
    found = shelf({"a.png": b"1"}, {"media/a.png": "another"})
    assert found.take("image", "a.png")[0].startswith("media/a-")


def test_a_file_that_is_too_large_stays_behind(
    shelf: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.anki.shelf.LARGEST", 4)
    found = shelf({"a.png": b"12345"})
    assert found.take("image", "a.png") == ("", "a.png: the file is missing or too large")


def test_all_files_together_have_a_limit(shelf: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf_module, "MOST_BYTES", 3)
    found = shelf({"a.png": b"12", "b.png": b"34"})
    assert found.take("image", "a.png") == ("media/a.png", "")
    assert found.take("image", "b.png")[0] == ""


def test_a_file_is_one_however_its_letters_are_composed(shelf: Open) -> None:
    found = shelf({"e\u0301.png": b"1"})
    assert found.take("image", "é.png") == found.take("image", "e\u0301.png") == ("media/é.png", "")


def test_what_is_no_picture_may_be_a_sound(shelf: Open) -> None:
    found = shelf({"a.mp3": b"1"})
    assert found.take("image", "a.mp3")[0] == ""
    assert found.take("audio", "a.mp3") == ("media/a.mp3", "")
