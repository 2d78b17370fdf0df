"""Known answers for the memory room, from the shared data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def vectors(shared: Path) -> dict[str, Any]:
    known: dict[str, Any] = json.loads((shared / "data/reviews/vectors.json").read_text())
    return known
