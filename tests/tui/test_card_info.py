"""All about a card, as text."""

from __future__ import annotations

import pytest

from tests.tui.conftest import QUESTION, SECOND, SIZES, Desk
from trainer.memory.card_record import Curve
from trainer.memory.log import Rating
from trainer.memory.options import FSRS_6_DEFAULTS
from trainer.tui.widgets.curve import drawn

TAGGED = QUESTION + "    tags: [tcp, basics]\n"


def answer(desk: Desk, monkeypatch: pytest.MonkeyPatch, day: str, rating: Rating) -> None:
    """Grade the card that is due on a day."""
    monkeypatch.setenv("TRAINER_NOW", f"{day}T12:00:00+00:00")
    desk.home.study().grade(rating, 5_300)


def lines(curve: Curve, width: int) -> list[str]:
    return [part.first + part.text.plain for part in drawn(curve, width)]


async def test_a_new_card_tells_its_place_and_that_nothing_was_done(desk: Desk) -> None:
    async with desk.review(desk.study(TAGGED)) as window:
        await window.press("i")
        for words in ("deck", "Networking", "question", "net.yaml:5", "tcp, basics", "phase"):
            assert words in window.text
        assert "Nothing was done at this card yet" in window.text
        assert "today" not in window.text
        await window.press("i")
        assert "space show the answer" in window.text


async def test_a_known_card_tells_its_memory_its_curve_and_its_history(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.deck(QUESTION)
    answer(desk, monkeypatch, "2026-09-01", Rating.EASY)
    answer(desk, monkeypatch, "2026-09-20", Rating.GOOD)
    answer(desk, monkeypatch, "2027-01-20", Rating.HARD)
    monkeypatch.setenv("TRAINER_NOW", "2027-09-01T12:00:00+00:00")
    async with desk.review(desk.home.study(), (80, 50)) as window:
        await window.press("i")
        state = desk.home.database.state(desk.reviews()[0].card)
        assert state.stability is not None
        assert f"{state.stability:,.1f} days" in window.text
        for words in ("difficulty", "of 10", "% now", "lapses", "review", " ago"):
            assert words in window.text
        assert "● today" in window.text
        assert "◆ due 90%" in window.text
        shown = [line.strip(" │").split() for line in window.text.splitlines()]
        first = desk.reviews()[0]
        opened = f"2026-09-01 Easy {first.interval_days}d 5 s".split()
        assert shown[shown.index(opened) + 1] == ["retention", "90%,", "standard", "parameters"]
        dates = [line[0] for line in shown if line[-2:] == ["5", "s"]]
        assert dates == ["2027-01-20", "2026-09-20", "2026-09-01"]


async def test_what_was_taken_back_is_absent(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND), (80, 50)) as window:
        await window.press("space", "4", "u", "i")
        assert "Nothing was done at this card yet" in window.text
        await window.press("escape", "m", "f", "i")
        assert "flag 1, marked as wrong" in window.text


@SIZES
async def test_the_sheet_fits_and_scrolls_to_its_end(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    desk.deck(QUESTION)
    answer(desk, monkeypatch, "2026-09-01", Rating.EASY)
    monkeypatch.setenv("TRAINER_NOW", "2026-11-23T12:00:00+00:00")
    async with desk.review(desk.home.study(), size) as window:
        await window.press("i")
        assert "What does TCP" in window.text
        await window.press("end")
        assert "2026-09-01" in window.text
        assert "100% ┤" in window.text or size[1] < 60


def test_the_curve_marks_today_and_the_due_date_by_signs() -> None:
    found = lines(Curve(10.0, FSRS_6_DEFAULTS[-1], 20_000, 20_012, 20_004, 20_010), 46)
    assert found[0].startswith("100% ┤·")
    assert found[-1].strip() == "● today 95%   ◆ due 90%"
    assert found[-2].strip() == "2024-10-04                    2024-10-16"
    plot = "\n".join(found[:-3])
    assert (plot.count("●"), plot.count("◆")) == (1, 1)
    columns = {sign: next(row.index(sign) for row in found if sign in row) for sign in "●◆"}
    assert columns["●"] < columns["◆"]
    assert all(len(row) <= 46 for row in found)


def test_the_curve_is_unbroken_and_falls() -> None:
    found = lines(Curve(0.2, FSRS_6_DEFAULTS[-1], 20_000, 20_300, 20_299, 20_001), 30)[:-3]
    first = [row.find("·", 6) for row in found]
    assert all(place >= 0 for place in first[:-1])
    assert first[:-1] == sorted(first[:-1])


def test_one_sign_stands_for_today_and_due_together() -> None:
    found = lines(Curve(0.5, FSRS_6_DEFAULTS[-1], 20_000, 20_001, 20_000, 20_000), 30)
    assert found[-1].strip() == "◈ today and due 100%"
    undated = lines(Curve(0.5, FSRS_6_DEFAULTS[-1], 20_000, 20_001, 20_000, None), 30)
    assert undated[-1].strip() == "● today 100%"
