from __future__ import annotations

from tests.generate.builders import sides

TWICE = "The {thing} was new. Some liked the {thing}."


def test_what_holds_in_a_thing_characterizes_it() -> None:
    told = "the government would store crops in warehouses for a time"
    # a rare word makes of a general noun a thing, and what follows is no remark on it
    text = f"Under a subtreasury plan, {told}, during which it would lend money."
    cards = sides(f"{text}\n\n{TWICE.format(thing='subtreasury plan')}", "setting", "Revolt")
    assert cards == [("Revolt: what characterizes a subtreasury plan?", told[0].upper() + told[1:])]


def test_a_word_that_its_author_marked_is_a_thing() -> None:
    text = "In {}, thinkers believe that pleasure alone guides a life.\n\nTake **libertinism**."
    question = "Ethics: what characterizes libertinism?"
    answer = "Thinkers believe that pleasure alone guides a life"
    told = text.format("libertinism")
    assert sides(told, "setting", "Ethics") == [(question, answer)]
    assert sides(told.replace("**", ""), "setting", "Ethics") == []


def test_a_general_plan_is_none() -> None:
    told = "Under a new plan, the government would store crops in warehouses for a time."
    assert sides(f"{told}\n\n{TWICE.format(thing='new plan')}", "setting", "Revolt") == []


def test_a_process_is_asked_for_what_happens_in_it() -> None:
    text = "In exocytosis, a vesicle fuses with the membrane of the cell.\n\nTake **exocytosis**."
    asked = ("Cells: what happens in exocytosis?", "A vesicle fuses with the membrane of the cell")
    assert asked in sides(text, "setting", "Cells")


def test_all_of_what_happens_is_told() -> None:
    text = "In exocytosis, a vesicle fuses with the membrane and releases its hormones."
    told = "A vesicle fuses with the membrane and releases its hormones"
    found = sides(f"{text}\n\nTake **exocytosis**.", "setting", "Cells")
    assert found == [("Cells: what happens in exocytosis?", told)]
