"""A package is a stranger's archive: read by name, within limits, and never unpacked."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.anki.foreign_packages import BASIC, note, package, zipped
from trainer.anki import archive
from trainer.anki.archive import opened
from trainer.errors import PackageError


def problem(path: Path) -> str:
    def read() -> None:
        with opened(path) as found:
            list(found.collection())
            found.media()

    with pytest.raises(PackageError) as caught:
        read()
    assert caught.value.file == str(path)
    assert caught.value.mend
    return caught.value.message


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.apkg").write_text("hello", encoding="utf-8")
    assert "no Anki package" in problem(tmp_path / "text.apkg")
    assert "no such file" in problem(tmp_path / "missing.apkg")


def test_a_package_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    whole = package(tmp_path / "a.apkg", note(BASIC, "q", "a")).read_bytes()
    (tmp_path / "cut.apkg").write_bytes(whole[: len(whole) // 2])
    assert "cut short" in problem(tmp_path / "cut.apkg")


def test_an_archive_without_a_collection_is_refused(tmp_path: Path) -> None:
    assert "collection.anki2 is missing" in problem(zipped(tmp_path / "a.apkg", media=b"{}"))


def test_the_database_is_chosen_by_what_the_package_says(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.apkg", collection_anki2=b"dummy", collection_anki21=b"true")
    with opened(path) as found:
        assert (found.version, b"".join(found.collection())) == (2, b"true")


def test_a_newer_format_is_refused_with_a_way_out(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.apkg", meta=b"\x08\x04", collection_anki2=b"x")
    with pytest.raises(PackageError, match=r"format 4.*Support older Anki versions"), opened(path):
        pass


@pytest.mark.parametrize("name", ["../../evil.png", "/etc/passwd", "a\\b.png", "..", ""])
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    media = json.dumps({"0": name}).encode()
    path = zipped(tmp_path / "a.apkg", collection_anki2=b"x", media=media)
    assert "leads out of its folder" in problem(path)


def test_a_list_of_media_that_is_none_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.apkg", collection_anki2=b"x", media=b"[1]")
    assert "list of media" in problem(path)


def test_a_bomb_is_stopped_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_FREE", 1 << 20)
    path = tmp_path / "bomb.apkg"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("collection.anki2", b"\0" * (4 << 20))
    assert "unpacks to more" in problem(path)


def test_a_collection_packed_as_anki_never_does_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.apkg"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as packed:
        packed.writestr("collection.anki2", b"x" * 5000)
    assert "collection.anki2 cannot be read" in problem(path)


def test_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.apkg"
    with zipfile.ZipFile(path, "w") as twice:
        twice.writestr("collection.anki2", b"one")
        with pytest.warns(UserWarning, match="Duplicate"):
            twice.writestr("collection.anki2", b"two")
    assert "two files of one name" in problem(path)


def patched(path: Path, at: int, content: bytes) -> Path:
    """The archive with other bytes in the entry of its last member, counted from its sign."""
    whole = bytearray(path.read_bytes())
    start = whole.rindex(b"PK\1\2") + at
    whole[start : start + len(content)] = content
    path.write_bytes(whole)
    return path


def test_members_that_overlap_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.apkg", collection_anki2=b"one", media=b"{}")
    assert "its files overlap" in problem(patched(path, 42, b"\0\0\0\0"))


def test_an_encrypted_archive_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.apkg", collection_anki2=b"one", media=b"{}")
    assert "it is encrypted" in problem(patched(path, 8, b"\1"))


def test_a_media_file_is_read_up_to_a_limit(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.apkg", collection_anki2=b"x", media=b'{"0": "a.png"}')
    with zipfile.ZipFile(path, "a") as more:
        more.writestr("0", b"12345")
    with opened(path) as found:
        assert found.media() == {"a.png": "0"}
        assert found.medium("0", 5) == b"12345"
        assert found.medium("0", 4) is None
        assert found.medium("1", 5) is None


def test_more_members_than_a_collection_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 1)
    path = zipped(tmp_path / "a.apkg", collection_anki2=b"x", media=b"{}")
    assert "more than 1 files" in problem(path)
