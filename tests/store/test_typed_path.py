"""Paths as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.errors import UsageError
from trainer.store.typed_path import typed_path


def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert typed_path("~/words.yaml") == tmp_path / "words.yaml"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("~no-such-person/words.yaml", "there is no such home folder"),
        ("w" * 300 + ".yaml", "the path cannot be used: file name too long"),
    ],
)
def test_what_can_be_no_path_is_refused(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        typed_path(text)
