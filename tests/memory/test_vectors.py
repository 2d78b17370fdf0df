"""Every group of the shared known answers is held against the program somewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

_ABOUT = {"about", "made", "libraries"}


def test_no_group_of_known_answers_lies_idle(vectors: dict[str, Any]) -> None:
    tests = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert [group for group in vectors.keys() - _ABOUT if f'vectors["{group}"]' not in tests] == []
