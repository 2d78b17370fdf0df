"""A log of reviews as CSV, as srs-benchmark and Anki's statistics give it away.

The columns ``card_id``, ``review_time`` (milliseconds since 1970, or
ISO 8601, in the zone that is asked for where it has no offset) and ``rating``
(1–4) are needed; ``kind`` is Anki's, whose 4 and 5 mark rows that are no review. Others are
passed over, and so is their order.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import TextIO

from trainer.errors import SourceError
from trainer.memory.days import study_day
from trainer.memory.evidence import Answer
from trainer.memory.log import Rating

_COLUMNS = ("card_id", "review_time", "rating")
_NO_REVIEW = ("4", "5")  # set by hand, rescheduled
_NO_RATING = "0"
_LONGEST_LINE = 65_536


def read_reviews(
    path: Path, timezone: tzinfo | None, rollover_hour: int
) -> tuple[tuple[Answer, ...], int]:
    """The reviews of a CSV file, and how many rows it has in all; a review knows its row.

    Raises:
        SourceError: it cannot be read, has no such columns, or a row says what cannot be.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(_rows(path, csv.DictReader(_lines(file)), timezone, rollover_hour))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"the log cannot be read: {reason}"
        raise SourceError(message, "Check the path and its permissions", str(path)) from error
    except (UnicodeDecodeError, csv.Error) as error:
        message = "it is no CSV file in UTF-8"
        raise SourceError(message, "Save the log as comma-separated text", str(path)) from error
    found = [
        Answer(place, card, at_ms, day, rating)
        for place, (card, at_ms, day, rating) in enumerate(rows)
        if rating is not None
    ]
    return tuple(found), len(rows)


def _lines(file: TextIO) -> Iterator[str]:
    """The lines of a file, none longer than a log's may be: a device has no end of one."""
    return iter(partial(file.readline, _LONGEST_LINE), "")


def _rows(
    path: Path, reader: csv.DictReader[str], timezone: tzinfo | None, rollover_hour: int
) -> Iterator[tuple[str, int, int, Rating | None]]:
    """Card, instant, study day and rating of each row; no rating where it is no review."""
    missing = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        mend = f"A log has the columns {', '.join(_COLUMNS)}"
        raise SourceError(f"there is no column {missing[0]!r}", mend, str(path), 1)
    for row in reader:
        line = reader.line_num
        text = row["review_time"]
        try:
            at_ms = _instant(text or "", timezone)
            day = study_day(at_ms, timezone, rollover_hour)
        except (ValueError, OverflowError, OSError):
            mend = "Write milliseconds since 1970, or a date and time as ISO 8601"
            raise SourceError(f"{text!r} is no time of a review", mend, str(path), line) from None
        skipped = row.get("kind") in _NO_REVIEW or row["rating"] == _NO_RATING
        rating = None if skipped else _rating(path, line, row["rating"])
        yield row["card_id"], at_ms, day, rating


def _instant(text: str, timezone: tzinfo | None) -> int:
    """Milliseconds UTC; a written time without an offset is one of the time zone."""
    if text.lstrip("-").isdecimal():
        return int(text)
    at = datetime.fromisoformat(text)
    return round((at if at.tzinfo else at.replace(tzinfo=timezone)).timestamp() * 1000)


def _rating(path: Path, line: int, text: str | None) -> Rating:
    try:
        return Rating(int(text or ""))
    except ValueError:
        mend = "Write 1 for Again, 2 for Hard, 3 for Good, 4 for Easy"
        raise SourceError(f"{text!r} is no rating", mend, str(path), line) from None
