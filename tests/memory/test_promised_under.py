"""Of each interval it is told under which options it was promised."""

from __future__ import annotations

from dataclasses import replace

from trainer.memory.log import Event, EventKind, Rating
from trainer.memory.options import FSRS_6_DEFAULTS, STANDARD_MEMORY, MemoryOptions
from trainer.memory.promised_under import promised_under
from trainer.memory.versions import version_of

LOWER = replace(STANDARD_MEMORY, retention=0.85)
FITTED = replace(LOWER, parameters=(0.25, 1.5, 3.0, 9.0, *FSRS_6_DEFAULTS[4:]))
KEPT = {version_of(options): options for options in (STANDARD_MEMORY, LOWER, FITTED)}


def reviews(*versions: MemoryOptions | int | None) -> list[Event]:
    """Reviews ``0``, ``1`` … under options or under a number of such, newest first."""
    numbers = [version_of(v) if isinstance(v, MemoryOptions) else v for v in versions]
    rows = [
        Event(str(at), "k", at, at, EventKind.REVIEW, rating=Rating.GOOD, options_version=number)
        for at, number in enumerate(numbers)
    ]
    return rows[::-1]


def test_the_first_review_tells_the_main_options_and_the_next_nothing_new() -> None:
    history = reviews(STANDARD_MEMORY, STANDARD_MEMORY)
    assert promised_under(history, KEPT) == {"0": "retention 90%, standard parameters"}


def test_what_changed_is_told_where_it_changed() -> None:
    history = reviews(STANDARD_MEMORY, LOWER, LOWER, FITTED, STANDARD_MEMORY)
    told = promised_under(history, KEPT)
    assert told["1"] == "retention 85%"
    assert told["3"] == "own parameters 0.25 1.5 3 9 …"
    assert told["4"] == "retention 90%, standard parameters"
    assert set(told) == {"0", "1", "3", "4"}


def test_every_option_has_words() -> None:
    other = MemoryOptions(
        0.8, (30, 5400), (), 400, False, False, (("sun", "reduced"),), 5, "tag", FITTED.parameters
    )
    told = promised_under(reviews(STANDARD_MEMORY, other), KEPT | {version_of(other): other})["1"]
    assert told == (
        "retention 80%, own parameters 0.25 1.5 3 9 …, learning steps 30s 1.5h,"
        " relearning steps none, maximum interval 1.1y, no fuzz, no load balance,"
        " easy days sun reduced, leech at 5 lapses, leeches: tag"
    )


def test_old_reviews_say_that_their_options_were_not_recorded() -> None:
    told = promised_under(reviews(1, 1, LOWER), KEPT)
    assert told == {
        "0": "options of before they were recorded",
        "2": "retention 85%, standard parameters",
    }


def test_options_that_another_device_keeps_are_said_to_be_unknown() -> None:
    assert promised_under(reviews(STANDARD_MEMORY, 77), KEPT)["1"] == (
        "options that are not known here"
    )


def test_rows_of_other_programs_name_no_options() -> None:
    assert promised_under(reviews(None, None), KEPT) == {}
    assert set(promised_under(reviews(LOWER, None, LOWER), KEPT)) == {"0"}
