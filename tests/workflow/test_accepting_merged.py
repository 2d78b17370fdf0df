"""Two cards of one passage decided on as one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.workflow.conftest import FILLER, Make
from trainer.errors import UsageError
from trainer.store.deckfile import read_deck
from trainer.workflow.accepting import Review
from trainer.workflow.home import Home

BOTH = f"""\
# How does the sea move?

The highest tide of a month is called a spring tide. A line that holds a ship to a quay is
called a hawser. {FILLER} {FILLER}

The deepest part of a harbour is called a basin. {FILLER} {FILLER}
"""


def test_two_cards_of_a_passage_become_one_and_neither_comes_back(
    home: Home, planned: Make, make: Make, target: Path
) -> None:
    review = Review(home, planned(BOTH))
    other, note = review.merged(1)
    assert other == 2
    assert note.back == "Spring tide\nHawser"
    assert note.source
    assert note.source.quote.startswith("The highest tide")
    assert note.source.quote.endswith("called a hawser.")
    review.merge(1, other, [replace(note, front="Which two words?")])
    assert review.touched == (1, 2)
    assert review.counts == {"accepted": 0, "edited": 1, "dropped": 1, "left": 1}
    review.leave()
    make()
    assert [found.back for found in read_deck(target).notes] == ["Spring tide\nHawser", "Basin"]


def test_merging_is_undone_as_one_decision(home: Home, planned: Make) -> None:
    review = Review(home, planned(BOTH))
    other, note = review.merged(1)
    review.merge(1, other, [note])
    assert review.undo() == 1
    assert review.counts["left"] == 3


def test_a_card_alone_in_its_passage_cannot_be_merged(home: Home, planned: Make) -> None:
    review = Review(home, planned(BOTH))
    with pytest.raises(UsageError, match="same passage"):
        review.merged(2)
    review.drop(2)
    with pytest.raises(UsageError, match="same passage"):
        review.merged(1)
