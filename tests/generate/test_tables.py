"""Tables whose cells say by their shape what can be asked of them."""

from __future__ import annotations

from tests.generate.builders import sides, written
from trainer.generate.rank import FAMILY_BASE


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


def test_lists_side_by_side_are_no_rows() -> None:
    table = (
        "| Balmis’s party | Salvany’s party |\n|---|---|\n| Havana, May 1804 | Lima, May 1806 |\n"
        "| Manila, April 1805 | Quito, July 1805 |"
    )
    assert sides(table, title="Expedition") == []


def test_a_column_that_is_no_noun_is_not_asked_for() -> None:
    table = (
        "| Organism | Only in combination |\n|---|---|\n| E. coli | Enterococci |\n"
        "| Klebsiella | Listeria |"
    )
    assert sides(table, title="Gentamicin") == []


def test_two_columns_that_name_a_row_together_are_not_told_apart() -> None:
    table = (
        "| Level | Ratio | Cause |\n|---|---|---|\n| low | normal | small dose |\n"
        "| low | high | shunting |\n| high | any | large dose |"
    )
    assert sides(table, title="Azathioprine") == []


def test_what_an_act_does_is_asked_as_such() -> None:
    table = (
        "| Button | Short press |\n|---|---|\n| SET | Moves to the next setting |\n"
        "| TURN | Turns the cradle once |\n| MUTE | Silences the alarm |"
    )
    assert [front for front, _ in sides(table, title="Incubator")] == [
        "Incubator: what does the short press of the button SET do?",
        "Incubator: what does the short press of the button TURN do?",
        "Incubator: what does the short press of the button MUTE do?",
    ]


def test_an_option_is_asked_for_what_it_does() -> None:
    table = (
        "| Option | Default | Description |\n|---|---|---|\n| offline | off | Do not poll |\n"
        "| iburst | off | Send the first requests at short intervals |"
    )
    assert [front for front, _ in sides(table, title="Chrony")] == [
        "Chrony: what does the option offline do?",
        "Chrony: what does the option iburst do?",
    ]


def test_what_happened_in_a_year_is_asked_as_such() -> None:
    table = (
        "| Year | Event or quantity |\n|---|---|\n| 1806 | first cargo to Martinique |\n"
        "| 1833 | first cargo to Calcutta |"
    )
    assert ("Ice trade: what happened in 1833?", "First cargo to Calcutta") in sides(
        table, title="Ice trade"
    )


def test_measurements_and_ranks_are_asked_for_nothing() -> None:
    series = "| Date | Diameter |\n|---|---|\n| 1880 | 42 mm |\n| 1920 | 28 mm |"
    ranks = "| Order | File |\n|---|---|\n| 1 | local list |\n| 2 | global list |"
    assert sides(series, title="Lichens") == sides(ranks, title="Lichens") == []


def test_a_sheet_under_the_name_of_its_thing_is_asked_row_by_row() -> None:
    sheet = "| Cochineal | |\n|---|---|\n| Order | Hemiptera |\n| Active | since 1806 |"
    assert sides(sheet, title="Cochineal") == [("Cochineal: what is the order?", "Hemiptera")]


def test_an_adjective_is_no_name_for_options() -> None:
    table = (
        "| Short | Long | Effect |\n|---|---|---|\n| -r | --retry | retry passes of the end |\n"
        "| -s | --size | most input bytes to copy |"
    )
    assert sides(table, title="Rescue") == []


def test_mere_attributes_of_a_row_are_in_doubt() -> None:
    table = (
        "| Problem | Possible cause | Remedy |\n|---|---|---|\n| E1 | sensor fault | unplug it |\n"
        "| E2 | fan blocked | clear the way |"
    )
    families = {card.family for card in written(table, "Incubator")}
    assert families == {"table", "attribute"}
    assert FAMILY_BASE["attribute"] < FAMILY_BASE["table"]
