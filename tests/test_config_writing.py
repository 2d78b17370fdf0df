from __future__ import annotations

from pathlib import Path

import pytest

from trainer.config import load

pytest.importorskip("tomlkit")

from trainer.config.writing import write_parameters

OWN = tuple(round(0.1 + at / 10, 4) for at in range(21))


def test_parameters_are_written_and_all_else_stays(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("# mine\n[study]\nnew = 5  # not more\n\n[memory]\nretention = 0.85\n")
    write_parameters(path, OWN)
    text = path.read_text()
    assert text.startswith("# mine\n[study]\nnew = 5  # not more\n")
    config = load(tmp_path, {})
    assert config.memory().parameters == OWN
    assert config.memory().retention == 0.85
    assert config.study().new == 5


def test_parameters_are_replaced_and_a_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "home" / "config.toml"
    write_parameters(path, OWN)
    write_parameters(path, OWN[::-1])
    assert load(path.parent, {}).memory().parameters == OWN[::-1]
