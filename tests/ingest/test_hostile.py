"""Damaged and hostile files: whatever the bytes, there is a document or one clear error."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.builders import column, docx_members, epub_members, packed, pdf
from trainer.cards.document import Document
from trainer.errors import SourceError
from trainer.ingest.read import read

SENTENCE = "The water of the sea rises and falls twice a day."
DAMAGE = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=9)), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    printed = pdf(tmp_path_factory.mktemp("seed") / "x.pdf", [column([SENTENCE] * 3)] * 2)
    page = f"<!doctype html><html><body><h1>Tides</h1><p>{SENTENCE}</p><dl><dt>Ebb<dd>low</dl>"
    return {
        "x.pdf": printed.read_bytes(),
        "x.epub": packed(epub_members(f"<h1>Tides</h1><p>{SENTENCE}</p>")),
        "x.docx": packed(docx_members(f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>")),
        "x.html": page.encode(),
        "x.md": f"# Tides\n\n{SENTENCE}\n\n| a | b |\n|---|---|\n| c | d |\n".encode(),
        "x.txt": f"TIDES\n\n{SENTENCE}\n\n- ebb\n- flood\n".encode(),
    }


def outcome(path: Path) -> Document | SourceError:
    try:
        return read(path)
    except SourceError as error:
        return error


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.sampled_from(["x.pdf", "x.epub", "x.docx", "x.html", "x.md", "x.txt"]), hits=DAMAGE)
def test_damage_anywhere_gives_a_document_or_an_error_with_a_mend(
    tmp_path: Path, seeds: dict[str, bytes], name: str, hits: list[tuple[float, bytes]]
) -> None:
    content = bytearray(seeds[name])
    for share, put in hits:
        at = int(share * len(content))
        content[at : at + len(put)] = put
    path = tmp_path / name
    path.write_bytes(bytes(content))
    found = outcome(path)
    if isinstance(found, SourceError):
        assert found.file == str(path)
        assert found.mend
    else:
        assert found.words > 0
        assert all(found.text[b.offset :].startswith(b.verbatim) for b in found.blocks)


@pytest.mark.parametrize("name", ["x.txt", "x.md"])
def test_a_single_line_of_a_megabyte_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(f"{SENTENCE} " * (2**20 // len(SENTENCE)))
    (block,) = read(path).blocks
    assert len(block.text) > 10**6
