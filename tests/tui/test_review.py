"""The review screen, as stories of a learner."""

from __future__ import annotations

import pytest

from tests.tui.conftest import CLOZE, LIST, QUESTION, SECOND, Desk
from trainer.memory.log import Rating
from trainer.tui.widgets.grade_row import GradeRow
from trainer.workflow.sitting import Choices


async def test_a_card_is_asked_answered_with_its_source_graded_and_followed(desk: Desk) -> None:
    study = desk.study(QUESTION, SECOND)
    async with desk.review(study) as window:
        assert "What does TCP stand for?" in window.text
        assert "Transmission Control Protocol" not in window.text
        await window.press("space")
        assert "Transmission Control Protocol" in window.text
        assert "¶7 s1: “the Transmission Control Protocol”" in window.text
        await window.press("4")
        assert "Which layer routes packets?" in window.text
    assert [event.rating for event in desk.reviews()] == [Rating.EASY]


async def test_each_rating_shows_its_key_word_and_the_interval_that_is_stored(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("space")
        row = next(line for line in window.text.splitlines() if "Again" in line)
        assert [word for word in row.split() if word[-1] in "1234"] == ["1", "2", "▸3", "4"]
        days = int(row.split("Easy")[1].strip(" d"))
        await window.press("4")
    assert desk.reviews()[0].interval_days == days


async def test_space_grades_good_on_the_answer_side(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space", "space")
    assert [event.rating for event in desk.reviews()] == [Rating.GOOD]


async def test_a_rating_key_does_nothing_on_the_question_side(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("3", "1")
        assert "What does TCP stand for?" in window.text
    assert desk.reviews() == []


async def test_ratings_can_be_clicked(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.pilot.click(GradeRow)
        await window.pilot.click(GradeRow, offset=(30, 1))
        await window.settle()
    assert [event.rating for event in desk.reviews()] == [Rating.HARD]


async def test_the_hint_is_shown_on_its_key(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        assert "three words" not in window.text
        await window.press("h")
        assert "hint three words" in window.text


async def test_the_items_of_a_list_are_recalled_one_by_one_and_graded_once(desk: Desk) -> None:
    async with desk.review(desk.study(LIST, QUESTION)) as window:
        await window.press("space")
        assert "1. Physical" in window.text
        assert "2. Data link" not in window.text
        await window.press("3")
        assert "Good" not in window.text
        await window.press("space", "space")
        assert "3. Network" in window.text
        await window.press("3")
    assert len(desk.reviews()) == 1


async def test_all_items_of_a_list_can_be_shown_at_once(desk: Desk) -> None:
    async with desk.review(desk.study(LIST)) as window:
        await window.press("a")
        assert "3. Network" in window.text
        assert "Good" in window.text


async def test_a_gap_is_asked_with_its_hint_and_filled_in_its_sentence(desk: Desk) -> None:
    async with desk.review(desk.study(CLOZE)) as window:
        assert "The [...] opens a connection." in window.text
        assert "hint first flag" in window.text
        await window.press("space")
        assert "The SYN opens a connection." in window.text


async def test_leaving_in_the_middle_keeps_what_was_graded(desk: Desk) -> None:
    study = desk.study(QUESTION, SECOND)
    async with desk.review(study) as window:
        await window.press("space", "4", "q")
        assert not window.app.is_running
    again = desk.home.study()
    card = again.card()
    assert card is not None
    assert card.card.question == "Which layer routes packets?"


async def test_a_long_card_scrolls(desk: Desk) -> None:
    lines = "".join(f"      line {number}\n\n" for number in range(40))
    async with desk.review(desk.study(f"  - q: |\n{lines}    a: b\n")) as window:
        assert "line 39" not in window.text
        await window.press("end")
        assert "line 39" in window.text
        await window.press("home", "j", "j")
        assert "line 0" not in window.text
        await window.press("k", "k")
        assert "line 0" in window.text


async def test_a_long_quote_is_shown_in_full_on_its_key(desk: Desk) -> None:
    quote = "word " * 40 + "the end"
    note = f"  - q: What?\n    a: That\n    source: {{ref: rfc, at: p. 1, quote: {quote}}}\n"
    async with desk.review(desk.study(note)) as window:
        await window.press("space")
        assert "…”" in window.text
        assert "the end”" not in window.text
        await window.press("w")
        assert "the end”" in window.text


async def test_why_tells_the_document_and_is_seen_at_the_end_of_a_long_answer(desk: Desk) -> None:
    answer = "".join(f"      line {number}\n\n" for number in range(40))
    source = "    source: {ref: rfc, at: '¶7 s1', quote: the words}\n"
    path = desk.deck(f"  - q: What?\n    a: |\n{answer}{source}")
    described = "{title: 'RFC 9293', date: 2022-08, url: 'https://example.org/rfc9293'}"
    path.write_text(path.read_text().replace("{title: RFC}", described), encoding="utf-8")
    async with desk.review(desk.home.study()) as window:
        await window.press("w")
        assert "RFC 9293" not in window.text
        await window.press("space", "w")
        assert "¶7 s1: “the words”" in window.text
        assert "RFC 9293, 2022-08" in window.text
        assert "https://example.org/rfc9293" in window.text
        await window.press("w")
        assert "RFC 9293" not in window.text


async def test_why_shows_the_quote_also_where_the_deck_file_cannot_be_read(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("space")
        (desk.folder / "net.yaml").write_text("format: 9\n", encoding="utf-8")
        await window.press("w")
        assert "¶7 s1: “the Transmission Control Protocol”" in window.text
        assert "! " in window.text
        await window.press("4")
        assert "reviewed    1" in window.text


async def test_media_are_named(desk: Desk) -> None:
    media = desk.folder / "media"
    media.mkdir()
    (media / "star.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    note = "  - q: Which topology?\n    a: Star\n    image: media/star.png\n"
    async with desk.review(desk.study(note)) as window:
        assert "image media/star.png" in window.text


async def test_the_heading_tells_deck_section_and_what_is_left(desk: Desk) -> None:
    async with desk.review(desk.study("  - section: Layers::Low\n", QUESTION, SECOND)) as window:
        heading = window.text.splitlines()[1]
        assert "Networking › Layers › Low" in heading
        assert "▸2 new  0 learning  0 due" in heading
        await window.press("space", "3")
        assert "▸1 new  1 learning  0 due" in window.text


async def test_waiting_for_a_learning_card_tells_how_long_until_it_comes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.configure(TRAINER_STUDY_LEARN_AHEAD="0m")
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("space", "3")
        assert "Next card in 10 min" in window.text
        monkeypatch.setenv("TRAINER_NOW", "2026-11-23T12:11:00+00:00")
        await window.until(lambda: "What does TCP stand for?" in window.text)


async def test_waiting_can_be_ended(desk: Desk) -> None:
    desk.configure(TRAINER_STUDY_LEARN_AHEAD="0m")
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("space", "1", "space")
        assert "reviewed" in window.text


async def test_cramming_offers_ratings_without_intervals(desk: Desk) -> None:
    desk.deck(QUESTION)
    async with desk.review(desk.home.study((), Choices(cram=True))) as window:
        await window.press("space")
        assert "▸3 Good" in window.text
        assert "10m" not in window.text


async def test_the_keys_that_do_something_now_are_named_and_no_others(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        assert "h hint" in window.text.splitlines()[-1]
        await window.press("space")
        assert "h hint" not in window.text.splitlines()[-1]


async def test_help_explains_the_keys_and_closes_again(desk: Desk) -> None:
    async with desk.review(desk.study(QUESTION)) as window:
        await window.press("question_mark")
        assert "Put the card away until tomorrow" in window.text
        await window.press("question_mark")
        assert "Put the card away until tomorrow" not in window.text


async def test_help_tells_also_what_keys_do_at_other_moments(desk: Desk) -> None:
    desk.write_settings('[keys]\ngrade_good = "3,g"\n')
    async with desk.review(desk.study(QUESTION), (80, 60)) as window:
        await window.press("question_mark")
        now, later = window.text.split("At other moments")
        assert "Show the hint" in now
        for told in ("1  Grade the card Again", "3 g  Grade the card Good", "w  Show where the"):
            assert told in later
            assert told not in now
