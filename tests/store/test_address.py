from __future__ import annotations

import pytest

from trainer.store.address import scheme


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org", "https"),
        ("HTTP://[broken", "http"),
        (" mailto:a@b", "mailto"),
        ("texts/tides.md", ""),
        ("texts/a:b.md", ""),
        ("//host/file", ""),
        ("", ""),
    ],
)
def test_an_address_is_told_from_a_file_by_its_beginning(url: str, expected: str) -> None:
    assert scheme(url) == expected
