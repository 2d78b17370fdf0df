from __future__ import annotations

from pathlib import Path

import pytest

from trainer.errors import SourceError
from trainer.ingest.sources import expand


def files(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The sea rises.")


def test_a_folder_stands_for_the_documents_below_it_in_order(tmp_path: Path) -> None:
    files(tmp_path, "b.md", "a.txt", "sub/c.PDF", "sub/d.epub", "e.docx", "f.html")
    found = [Path(path).relative_to(tmp_path).as_posix() for path in expand([tmp_path])]
    assert found == ["a.txt", "b.md", "e.docx", "f.html", "sub/c.PDF", "sub/d.epub"]


def test_hidden_ones_media_and_decks_are_passed_over(tmp_path: Path) -> None:
    files(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "moon.png", "deck.yaml", "data.json")
    assert expand([tmp_path]) == (str(tmp_path / "a.txt"),)


def test_a_file_is_taken_whatever_its_ending_and_a_missing_one_is_left_to_the_reader(
    tmp_path: Path,
) -> None:
    files(tmp_path, "notes.log")
    paths = [str(tmp_path / "notes.log"), str(tmp_path / "missing.txt")]
    assert expand(paths) == tuple(paths)


def test_what_is_named_twice_is_read_once(tmp_path: Path) -> None:
    files(tmp_path, "a.txt", "b.txt")
    found = expand([str(tmp_path / "b.txt"), tmp_path, str(tmp_path / "." / "b.txt")])
    assert found == (str(tmp_path / "b.txt"), str(tmp_path / "a.txt"))


def test_addresses_are_handed_on_as_they_are(tmp_path: Path) -> None:
    files(tmp_path, "a.txt")
    urls = ["https://example.org/tides", "http://example.org/tides"]
    assert expand([*urls, urls[0]]) == tuple(urls)


def test_a_folder_without_a_document_is_refused(tmp_path: Path) -> None:
    files(tmp_path, "moon.png")
    with pytest.raises(SourceError, match=r"there is no document in this folder.*\.epub"):
        expand([tmp_path])


def test_links_to_folders_are_not_followed_in_circles(tmp_path: Path) -> None:
    files(tmp_path, "a.txt")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert expand([tmp_path]) == (str(tmp_path / "a.txt"),)
