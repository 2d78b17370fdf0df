"""The newest packages are packed with Zstandard, whose library is asked for by name."""

from __future__ import annotations

from io import BytesIO

import pytest

from trainer.anki import zstd
from trainer.anki.zstd import unpacked
from trainer.errors import PackageError


def test_what_was_packed_comes_out_piece_by_piece() -> None:
    library = pytest.importorskip(zstd.MODULE, reason="Zstandard is not installed")
    packed = library.compress(b"a" * 600_000) + library.compress(b"b")
    pieces = [*unpacked(BytesIO(packed), "x.apkg")]
    assert b"".join(pieces) == b"a" * 600_000 + b"b"
    assert len(pieces) > 2


@pytest.mark.parametrize("broken", [b"no frame", b"\x28\xb5\x2f\xfd\x04\x00"])
def test_what_is_damaged_is_refused(broken: bytes) -> None:
    pytest.importorskip(zstd.MODULE, reason="Zstandard is not installed")
    with pytest.raises(PackageError, match="damaged"):
        list(unpacked(BytesIO(broken), "x.apkg"))


def test_without_the_library_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zstd, "MODULE", "no_such_library.zstd")
    with pytest.raises(PackageError) as caught:
        list(unpacked(BytesIO(b""), "x.apkg"))
    assert "no_such_library.zstd" in caught.value.message
    assert "Support older Anki versions" in caught.value.mend
