"""Sentences that were misread once: what must not be asked of them, and what may be."""

from __future__ import annotations

import pytest

from tests.generate.builders import sides


@pytest.mark.parametrize(
    ("sentence", "title", "wrong"),
    [
        ("WARNING: The blade runs on for up to 10 seconds.", "Saw Manual", "WARNING"),
        ("Clients won’t ask again for three and a half days.", "Leases", "how long"),
        (
            "The shaking comes of a worn belt, a lump of resin on the tyre, or a bench that moves.",
            "Saw Manual",
            "tyre",
        ),
        ("The basilar membrane is the star of the first half of today.", "Hearing", "membrane"),
        (
            "The reports of Baldissera Drachio, an old employee who wrote, read like a sermon.",
            "Arsenal",
            "What are the reports",
        ),
        (
            "Tradition dates the foundation of the yard to the year of the flood.",
            "Arsenal",
            "radition do",
        ),
        ("Pero Tafur, a Castilian traveller who came by, saw the galleys.", "Arsenal", "What is"),
        (
            "Made items, goods that go off fast, and sealed tapes once opened can’t be returned.",
            "Sales Guide",
            "made items",
        ),
        ("If that fails, see whether the trader has an ombudsman.", "Sales Guide", "that fails"),
        ("A single plant is the one on which she had found the larva feeding.", "Merian", "single"),
        ("People spent about twenty years looking for a second filter.", "Hearing", "how long"),
        (
            "The method is considered useful for surfaces less than 500 years old.",
            "Lichen",
            "method",
        ),
    ],
)
def test_what_was_misread_is_not_asked(sentence: str, title: str, wrong: str) -> None:
    assert [
        asked for asked, _ in sides(sentence, title=title) if wrong.lower() in asked.lower()
    ] == []


def test_who_came_by_is_a_person() -> None:
    text = "Pero Tafur, a Castilian traveller who came by in the spring, saw the galleys."
    asked = [front.rsplit(": ", 1)[-1].lower() for front, _ in sides(text, title="Arsenal")]
    assert not [front for front in asked if front.startswith("what")]


def test_an_order_behind_an_event_is_what_should_be_done() -> None:
    text = "If you hear the motor labour, feed more slowly; if you see smoke, the blade is dull."
    asked = "Saw Manual: what should you do if you hear the motor labour?"
    assert (asked, "Feed more slowly") in sides(text, title="Saw Manual")


def test_the_next_term_behind_a_preposition_is_no_part_of_the_meaning() -> None:
    text = (
        "Workers care about **fair rules**, the fairness of the methods that are used, and about"
        " **fair talk**, the extent to which they are heard."
    )
    assert not any("fair talk" in back for _, back in sides(text, "definition", "Justice"))


def test_only_does_not_hang_at_the_end_of_a_dated_question() -> None:
    text = "Venice began to build ships of the line only in 1667, copying an English model."
    asked = "Arsenal of Venice: in which year did Venice begin to build ships of the line?"
    assert (asked, "1667") in sides(text, title="Arsenal of Venice")
