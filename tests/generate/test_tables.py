"""Tables whose cells say by their shape what can be asked of them."""

from __future__ import annotations

from tests.generate.builders import sides


def test_a_sheet_of_data_without_headings_is_asked_row_by_row() -> None:
    sheet = (
        "| | |\n|---|---|\n| Nominal heat output | 5 kW |\n| Weight | 92 kg |\n"
        "| Distance to walls: front | 900 mm |\n| Dimensions | 40 by 60 cm |"
    )
    found = sides(sheet, title="Hearth 5")
    assert ("Hearth 5: what is the nominal heat output?", "5 kW") in found
    assert ("Hearth 5: what is the weight?", "92 kg") in found
    assert ("Hearth 5: what are the dimensions?", "40 by 60 cm") in found
    assert not any("distance" in front.lower() for front, _ in found)


def test_two_signs_in_one_cell_are_asked_for_neither() -> None:
    table = "| Symbol | Meaning |\n|---|---|\n| L, Lq | mean number |\n| λ | arrival rate |"
    assert sides(table, "table", "Queues") == [
        ("Queues: what does the symbol “λ” mean?", "Arrival rate")
    ]


def test_a_kind_is_asked_for_as_a_kind() -> None:
    table = (
        "| Form | Kind of match | Order |\n|---|---|---|\n| /path | prefix | last |\n"
        "| ~ regex | regular expression | first |\n| = /path | exact | middle |"
    )
    assert any("what kind of match is" in front for front, _ in sides(table, title="Servers"))


def test_a_symptom_that_is_a_sentence_stands_in_quotes() -> None:
    text = (
        "| Symptom | Likely cause |\n|---|---|\n| Belt squeals | Belt slack |\n"
        "| Chuck falls out | Grease on the taper |"
    )
    asked = "Drills: what is the likely cause of the symptom “Belt squeals”?"
    assert (asked, "Belt slack") in sides(text, title="Drills")
