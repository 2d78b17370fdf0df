"""Which subjects can be defined."""

from __future__ import annotations

import pytest

from tests.generate.builders import holds


@pytest.mark.parametrize(
    ("text", "title", "wrong"),
    [
        ("The trick is a division of labour between two kinds of cell.", "Leaves", "trick"),
        ("Treatment is a strict diet without gluten for the whole of life.", "Sprue", "treatment"),
        (
            "Choosing between systems means weighing things that cannot all be had at once.",
            "Elections",
            "the term for",
        ),
    ],
)
def test_what_only_the_text_explains_is_no_term(text: str, title: str, wrong: str) -> None:
    assert not holds(text, title, wrong)
