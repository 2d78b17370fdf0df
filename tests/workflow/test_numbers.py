"""What a learner types for a number is read as people write it, or refused with the mend."""

from __future__ import annotations

import pytest

from trainer.errors import UsageError
from trainer.workflow.numbers import read_days


@pytest.mark.parametrize(
    ("text", "days"),
    [("3", [3]), ("0", [0]), ("5-7", [5, 6, 7]), (" 5 - 6 ", [5, 6]), ("0-1", [0, 1])],
)
def test_days_are_one_number_or_two(text: str, days: list[int]) -> None:
    assert list(read_days(text)) == days


@pytest.mark.parametrize(
    "text", ["", "-", "-3", "3-", "7-5", "1.5", "a", "1-2-3", "36501", "9" * 5000, "²"]
)
def test_what_is_no_number_of_days_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read_days(text)
