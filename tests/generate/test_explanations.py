"""Which remarks explain a term, and which are members of a row."""

from __future__ import annotations

import pytest

from tests.generate.builders import sides
from trainer.generate.english.grammar import tree_of
from trainer.generate.explanations import explained


@pytest.mark.parametrize(
    "text",
    [
        "They coat desert crusts, gravestones, the undersides of leaves in rainforests.",
        "The river has an area of 200 m², a wetted perimeter of 50 m and a depth of 4 m.",
    ],
)
def test_a_member_of_a_row_explains_none_of_the_others(text: str) -> None:
    assert list(explained(tree_of(text), ("gravestones", "area", "fungus"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "The bank hides a sewer, a subway for pipes and an underground railway.",
        "They added sympathetic strings, drones that can be engaged by levers, tuning and pickups.",
    ],
)
def test_the_rest_of_a_row_is_no_meaning(text: str) -> None:
    marks = ("sewer", "sympathetic strings")
    assert list(explained(tree_of(text), marks)) == []


def test_a_row_with_a_verb_at_its_end_is_no_explanation() -> None:
    text = (
        "Anna Maria Merian had a paintbox, a loan, and six years' experience of watching"
        " caterpillars eat."
    )
    assert not any("paintbox" in front.lower() for front, _ in sides(text, title="Painters"))


def test_a_meaning_ends_where_its_sentence_goes_on() -> None:
    text = (
        "Soay sheep, a primitive breed that thrives untended on the island of Soay, was introduced"
        " to Hirta in 1932."
    )
    meanings = [back for front, back in sides(text, "definition", "Saint Kilda")]
    assert "A primitive breed that thrives untended on the island of Soay" in meanings
    assert not any("introduced" in back for back in meanings)
