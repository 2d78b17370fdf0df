"""Decks within decks as a title and sections."""

from __future__ import annotations

import pytest

from trainer.cards.deck_tree import below, common_deck


@pytest.mark.parametrize(
    ("names", "deck"),
    [
        (["Lang::German", "Lang::German::Verbs"], "Lang::German"),
        (["Lang::German", "Lang::French"], "Lang"),
        (["Lang", "Language"], ""),
        ([], ""),
    ],
)
def test_the_deepest_deck_around_all_is_found(names: list[str], deck: str) -> None:
    assert common_deck(names) == deck


def test_sections_have_no_empty_parts() -> None:
    assert below("Lang::German::::Verbs", "Lang") == "German::Verbs"
    assert below("Lang", "Lang") == ""
    assert below("A::B", "") == "A::B"
