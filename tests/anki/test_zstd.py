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


def test_a_frame_that_asks_for_much_memory_is_refused() -> None:
    pytest.importorskip(zstd.MODULE, reason="Zstandard is not installed")

    def frame(window: int) -> bytes:
        last_raw_block = (1 << 3 | 1).to_bytes(3, "little") + b"x"
        return b"\x28\xb5\x2f\xfd\x00" + bytes([(window - 10) << 3]) + last_raw_block

    assert [*unpacked(BytesIO(frame(27)), "x.apkg")] == [b"x"]
    with pytest.raises(PackageError, match="damaged"):
        list(unpacked(BytesIO(frame(28)), "x.apkg"))
