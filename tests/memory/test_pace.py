"""How long a card takes."""

from __future__ import annotations

from trainer.memory.pace import USUAL_SECONDS, seconds_a_card


def test_a_card_takes_what_it_took_in_the_middle_or_what_is_usual() -> None:
    assert seconds_a_card([2_000, 60_000, 4_000]) == 4
    assert seconds_a_card([2_000, 60_000, 4_000, 6_000]) == 5
    assert seconds_a_card([]) == USUAL_SECONDS
