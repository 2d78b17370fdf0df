from __future__ import annotations

from tests.generate.builders import sides


def test_what_a_saying_means_is_asked_for() -> None:
    text = "Salt serves as a unit of account, which means that it is the measure of all prices."
    question = "Coins: what is meant by saying that salt serves as a unit of account?"
    assert sides(text, "meaning", "Coins") == [(question, "Salt is the measure of all prices")]


def test_what_follows_from_a_thing_is_not_what_it_means() -> None:
    text = "Tissues burn fat at night, which means that less sugar leaves the blood."
    assert sides(text, "meaning", "Life") == []


def test_a_deed_between_dashes_is_what_its_name_means() -> None:
    text = "Bartering—trading one good for another—is slow."
    assert ("Coins: what does bartering mean?", "Trading one good for another") in sides(
        text, title="Coins"
    )
