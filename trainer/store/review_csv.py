"""A log of reviews as CSV, as srs-benchmark and Anki's statistics give it away.

The columns ``card_id``, ``review_time`` (milliseconds since 1970 or ISO 8601) and ``rating``
(1–4) are needed; ``kind`` is Anki's, whose 4 and 5 mark rows that are no review. Others are
passed over, and so is their order.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import datetime, tzinfo
from pathlib import Path

from trainer.errors import SourceError
from trainer.memory.days import study_day
from trainer.memory.evidence import Answer
from trainer.memory.log import Rating

_COLUMNS = ("card_id", "review_time", "rating")
_NO_REVIEW = ("4", "5")  # set by hand, rescheduled
_NO_RATING = "0"


def read_reviews(
    path: Path, timezone: tzinfo | None, rollover_hour: int
) -> tuple[tuple[Answer, ...], int]:
    """The reviews of a CSV file, and how many rows it has in all; a review knows its row.

    Raises:
        SourceError: it cannot be read, has no such columns, or a row says what cannot be.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(_rows(path, csv.DictReader(file)))
    except OSError as error:
        raise SourceError(error.strerror or str(error), file=str(path)) from error
    except (UnicodeDecodeError, csv.Error) as error:
        message = "it is no CSV file in UTF-8"
        raise SourceError(message, "Save the log as comma-separated text", str(path)) from error
    found = [
        Answer(place, card, at_ms, study_day(at_ms, timezone, rollover_hour), rating)
        for place, (card, at_ms, rating) in enumerate(rows)
        if rating is not None
    ]
    return tuple(found), len(rows)


def _rows(path: Path, reader: csv.DictReader[str]) -> Iterator[tuple[str, int, Rating | None]]:
    """Card, instant and rating of each row; no rating where it is no review."""
    missing = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        mend = f"A log has the columns {', '.join(_COLUMNS)}"
        raise SourceError(f"there is no column {missing[0]!r}", mend, str(path), 1)
    for row in reader:
        line = reader.line_num
        at_ms = _instant(path, line, row["review_time"])
        skipped = row.get("kind") in _NO_REVIEW or row["rating"] == _NO_RATING
        yield row["card_id"], at_ms, None if skipped else _rating(path, line, row["rating"])


def _instant(path: Path, line: int, text: str | None) -> int:
    try:
        if text and text.lstrip("-").isdecimal():
            at_ms = int(text)
        else:
            at_ms = round(datetime.fromisoformat(text or "").timestamp() * 1000)
        datetime.fromtimestamp(at_ms / 1000)  # noqa: DTZ006  only whether it is one
    except (ValueError, OverflowError, OSError):
        mend = "Write milliseconds since 1970, or a date and time as ISO 8601"
        raise SourceError(f"{text!r} is no time of a review", mend, str(path), line) from None
    return at_ms


def _rating(path: Path, line: int, text: str | None) -> Rating:
    try:
        return Rating(int(text or ""))
    except ValueError:
        mend = "Write 1 for Again, 2 for Hard, 3 for Good, 4 for Easy"
        raise SourceError(f"{text!r} is no rating", mend, str(path), line) from None
