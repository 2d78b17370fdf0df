from __future__ import annotations

import pytest

from tests.generate.builders import sides, written
from trainer.cards.note import Kind
from trainer.generate.families.sequences import series


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("drawing water, filtering it, and storing it",
         ("drawing water", "filtering it", "storing it")),
        (
            "drawing in water, pushing it through a membrane, and then storing it",
            ("drawing in water", "pushing it through a membrane", "storing it"),
        ),
        (
            "cutting planks, bending or steaming them over a fire, and finally fitting them",
            ("cutting planks", "bending or steaming them over a fire", "fitting them"),
        ),
        ("collecting shells, reburying them, and closing the pit",
         ("collecting shells", "reburying them", "closing the pit")),
    ],
)  # fmt: skip
def test_a_series_of_gerunds_is_taken_apart(text: str, steps: tuple[str, ...]) -> None:
    assert series(text) == steps


@pytest.mark.parametrize(
    "text",
    [
        "pumps, filters, and tanks",
        "mixing flour and water",
        "mixing flour, water, and salt",
        "drawing, filtering, and storing",
        "water, filtering it, and storing it",
        "",
        "drawing water",
        "cutting one, bending two, fitting three, tarring four, caulking five, and painting six",
    ],
)
def test_what_is_no_clean_series_is_left(text: str) -> None:
    assert series(text) == ()


def test_then_tells_that_the_order_matters() -> None:
    text = (
        "Desalination involves drawing in sea water, pushing it through a membrane, "
        "and then storing the fresh water."
    )
    (card,) = [card for card in written(text) if card.family == "sequence"]
    assert (card.kind, card.ordered) == (Kind.LIST, True)
    assert card.front == "What are the steps of desalination?"
    assert card.items == (
        "drawing in sea water",
        "pushing it through a membrane",
        "storing the fresh water",
    )


def test_without_a_then_the_parts_have_no_order() -> None:
    text = "Desalination consists of drawing in water, filtering it, and storing it."
    (card,) = [card for card in written(text) if card.family == "sequence"]
    assert not card.ordered
    assert card.front == "What does desalination consist of?"


@pytest.mark.parametrize(
    "sentence",
    [
        "It involves drawing in water, filtering it, and then storing it.",
        "Desalination involved drawing in water, filtering it, and then storing it.",
        "Desalination may involve drawing in water, filtering it, and then storing it.",
        "Desalination needs drawing in water, filtering it, and then storing it.",
        "Desalination does not involve drawing in water, heating it, and then storing it.",
    ],
)
def test_a_doubtful_clause_gives_no_steps(sentence: str) -> None:
    assert sides(sentence, "sequence") == []
