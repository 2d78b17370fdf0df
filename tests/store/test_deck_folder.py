"""Which files a library path stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.errors import DeckError
from trainer.store.deck_folder import check_deck_name, deck_files, is_deck_name


def test_a_folder_stands_for_its_yaml_files_by_path(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/z.yml", "a/.x/y.yaml", "a/n.txt", "B.YAML.bak", ".h.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = deck_files([tmp_path])
    assert list(found.trees.items()) == [(tmp_path / "a/z.yml", "a::z"), (tmp_path / "b.yaml", "b")]
    assert found.problems == []


def test_a_file_that_comes_twice_keeps_its_first_place(tmp_path: Path) -> None:
    path = tmp_path / "net" / "tcp.yaml"
    path.parent.mkdir()
    path.touch()
    assert deck_files([path, tmp_path]).trees == {path: "tcp"}
    assert deck_files([tmp_path, path]).trees == {path: "net::tcp"}


def test_a_missing_file_still_stands_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "gone.yaml"
    assert deck_files([path]).trees == {path: "gone"}


def test_a_missing_folder_is_a_problem_with_a_mend(tmp_path: Path) -> None:
    (problem,) = deck_files([tmp_path / "gone"]).problems
    assert "trainer remove" in problem.mend


@pytest.mark.parametrize("name", ["a.yaml", "a.yml", "A.YAML"])
def test_a_deck_is_known_by_its_ending(name: str) -> None:
    assert is_deck_name(Path(name))
    check_deck_name(Path(name))


@pytest.mark.parametrize("name", ["a.txt", "a", ".yaml"])
def test_another_name_is_refused_with_its_mend(name: str) -> None:
    assert not is_deck_name(Path(name))
    with pytest.raises(DeckError, match=r"ends in \.yaml"):
        check_deck_name(Path(name))
