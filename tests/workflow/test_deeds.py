"""Deck files that were rewritten are given their former contents back, all of them or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.errors import DeckError
from trainer.store.deckfile import Rewrite
from trainer.workflow.deeds import all_or_none


def test_what_was_written_last_is_undone_first(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"three")
    undone = all_or_none([Rewrite(file, b"one", b"two"), Rewrite(file, b"two", b"three")])
    assert file.read_bytes() == b"one"
    all_or_none(undone)
    assert file.read_bytes() == b"three"


def test_where_one_file_was_changed_since_the_others_stay_as_they_are(tmp_path: Path) -> None:
    one, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    one.write_bytes(b"changed since")
    other.write_bytes(b"after")
    with pytest.raises(DeckError, match="another program"):
        all_or_none([Rewrite(one, b"before", b"after"), Rewrite(other, b"before", b"after")])
    assert (one.read_bytes(), other.read_bytes()) == (b"changed since", b"after")
