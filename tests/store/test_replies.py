from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from trainer.errors import StoreError
from trainer.store.replies import Replies


def test_an_answer_is_kept_for_its_model_prompts_and_request_only(tmp_path: Path) -> None:
    kept = Replies(tmp_path, "tiny", 1)
    kept.keep("request", "answer \ud800")
    assert Replies(tmp_path, "tiny", 1).get("request") == "answer \ud800"
    assert kept.get("another") is None
    assert replace(kept, model="other").get("request") is None
    assert replace(kept, prompt_version=2).get("request") is None


def test_a_newer_answer_takes_the_place_of_the_old_one_and_nothing_lies_beside(
    tmp_path: Path,
) -> None:
    kept = Replies(tmp_path, "tiny", 1)
    kept.keep("request", "one")
    kept.keep("request", "two")
    assert kept.get("request") == "two"
    assert [path.suffix for path in (tmp_path / "cache" / "model").iterdir()] == [".json"]


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"answer": 7}', b"\xff", b"[" * 99_999])
def test_what_cannot_be_read_back_counts_as_not_answered(tmp_path: Path, data: bytes) -> None:
    kept = Replies(tmp_path, "tiny", 1)
    kept.keep("request", "answer")
    (path,) = (tmp_path / "cache" / "model").iterdir()
    path.write_bytes(data)
    assert kept.get("request") is None


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        Replies(tmp_path, "tiny", 1).keep("request", "answer")
