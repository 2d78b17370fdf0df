from __future__ import annotations

from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from trainer.errors import SourceError
from trainer.memory.log import Rating
from trainer.store.review_csv import read_reviews

HEAD = "card_id,review_time,rating,kind\n"


def log(folder: Path, text: str) -> Path:
    path = folder / "log.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_reviews_know_their_row_their_day_and_their_rating(tmp_path: Path) -> None:
    path = log(tmp_path, f"{HEAD}a,0,3,0\nb,86400000,0,4\na,172800000,1,1\n")
    answers, rows = read_reviews(path, UTC, 0)
    assert rows == 3
    assert [(one.place, one.card, one.day, one.rating) for one in answers] == [
        (0, "a", 0, Rating.GOOD),
        (2, "a", 2, Rating.AGAIN),
    ]


def test_a_study_day_begins_at_the_rollover_hour_of_the_zone(tmp_path: Path) -> None:
    path = log(
        tmp_path, f"{HEAD}a,2024-03-29T03:59:00-05:00,3,0\na,2024-03-29T04:00:00-05:00,3,0\n"
    )
    first, second = read_reviews(path, ZoneInfo("America/Chicago"), 4)[0]
    assert second.day == first.day + 1


def test_other_columns_their_order_and_a_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    path = log(tmp_path, "\ufeffrating,note,card_id,review_time\n4,x,a,0\n")
    ((answer,), rows) = read_reviews(path, UTC, 4)
    assert (answer.rating, answer.card, rows) == (Rating.EASY, "a", 1)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("card_id,rating\na,3\n", 1, "'review_time'"),
        (f"{HEAD}a,0,3,0\na,noon,3,0\n", 3, "'noon' is no time"),
        (f"{HEAD}a,99999999999999999999,3,0\n", 2, "no time"),
        (f"{HEAD}a,0,7,0\n", 2, "'7' is no rating"),
        (f"{HEAD}a,0\n", 2, "no rating"),
        ("", 1, "'card_id'"),
    ],
)
def test_what_cannot_be_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    with pytest.raises(SourceError) as told:
        read_reviews(log(tmp_path, text), UTC, 4)
    assert told.value.line == line
    assert said in told.value.message


def test_what_is_no_text_or_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(b"card_id,review_time,rating\n\xff\xfe\x00\n")
    with pytest.raises(SourceError, match="UTF-8"):
        read_reviews(path, UTC, 4)
    with pytest.raises(SourceError, match="no such file"):
        read_reviews(tmp_path / "none.csv", UTC, 4)


def test_an_instant_that_has_no_study_day_in_the_zone_is_told(tmp_path: Path) -> None:
    path = log(tmp_path, f"{HEAD}a,253402300799000,3,0\n")  # the last second of the year 9999
    with pytest.raises(SourceError, match="no time of a review"):
        read_reviews(path, ZoneInfo("Asia/Tokyo"), 4)


def test_a_time_without_an_offset_is_one_of_the_zone_that_is_asked_for(tmp_path: Path) -> None:
    path = log(tmp_path, f"{HEAD}a,2024-03-29 03:59:00,3,0\na,2024-03-29 04:00:00,3,0\n")
    first, second = read_reviews(path, ZoneInfo("Asia/Tokyo"), 4)[0]
    assert second.day == first.day + 1
    assert second.at_ms == 1_711_652_400_000  # 19:00 UTC the day before
