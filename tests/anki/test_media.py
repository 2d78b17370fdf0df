from __future__ import annotations

from pathlib import Path

import pytest

from trainer.anki.media import Media
from trainer.errors import PackageError

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A deck's folder with a picture in a folder of its own, and a picture outside."""
    deck_folder = tmp_path / "deck"
    (deck_folder / "media").mkdir(parents=True)
    (deck_folder / "media" / "star.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(PNG)
    return deck_folder


def test_a_file_is_named_by_its_content(folder: Path) -> None:
    (folder / "copy.PNG").write_bytes(PNG)
    (folder / "other.png").write_bytes(PNG + b"more")
    media = Media()
    first, copy, other = (
        media.image(folder, name) for name in ("media/star.png", "copy.PNG", "other.png")
    )
    assert first == copy != other
    assert len(media.files) == 2
    assert all(name.startswith("trainer-") and name.endswith(".png") for name in media.files)


def test_the_name_changes_with_the_content(folder: Path) -> None:
    before = Media().image(folder, "media/star.png")
    (folder / "media" / "star.png").write_bytes(PNG + b"edited")
    assert Media().image(folder, "media/star.png") != before


def test_a_sound_is_played_and_a_picture_shown(folder: Path) -> None:
    (folder / "word.mp3").write_bytes(b"ID3")
    media = Media()
    assert media.audio(folder, "word.mp3") == f"[sound:{next(iter(media.files))}]"
    assert media.image(folder, "media/star.png").startswith('<img src="trainer-')


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("media/none.png", "does not exist"),
        ("media", "none of the endings"),
        ("media/star.png.exe", "none of the endings"),
        ("star.html", "none of the endings"),
        ("../secret.png", "outside"),
        ("media/../../secret.png", "outside"),
        ("https://example.org/x.png", "does not exist"),
        ("a\0.png", "cannot be looked up"),
        (f"{'x' * 5000}.png", "cannot be looked up"),
    ],
)
def test_what_cannot_go_into_a_package_is_named(folder: Path, reference: str, said: str) -> None:
    with pytest.raises(PackageError, match=said):
        Media().image(folder, reference)


def test_an_absolute_path_is_refused(folder: Path) -> None:
    with pytest.raises(PackageError, match="outside"):
        Media().image(folder, str(folder.parent / "secret.png"))


def test_a_link_that_leads_out_of_the_folder_is_refused(folder: Path) -> None:
    (folder / "link.png").symlink_to(folder.parent / "secret.png")
    with pytest.raises(PackageError, match="outside"):
        Media().image(folder, "link.png")


def test_a_neighbour_whose_name_begins_alike_is_outside(folder: Path) -> None:
    neighbour = folder.with_name("deck-private")
    neighbour.mkdir()
    (neighbour / "x.png").write_bytes(PNG)
    with pytest.raises(PackageError, match="outside"):
        Media().image(folder, "../deck-private/x.png")


def test_an_empty_file_is_refused(folder: Path) -> None:
    (folder / "empty.png").touch()
    with pytest.raises(PackageError, match="is empty"):
        Media().image(folder, "empty.png")


def test_a_folder_named_like_a_picture_is_no_picture(folder: Path) -> None:
    (folder / "folder.png").mkdir()
    with pytest.raises(PackageError, match="does not exist"):
        Media().image(folder, "folder.png")


def test_a_sound_is_no_picture(folder: Path) -> None:
    with pytest.raises(PackageError, match="none of the endings"):
        Media().audio(folder, "media/star.png")
