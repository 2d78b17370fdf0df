from __future__ import annotations

from tests.generate.builders import sides

CASE = "Consider two countries, Westmark and Ostmark, each of which grows wheat."


def test_a_made_up_case_teaches_nothing_of_its_names() -> None:
    told = "Westmark produces a surplus of wheat in every year of drought."
    kept = "A drought produces a shortage of wheat in every country."
    found = sides(f"{CASE} {told} {kept}", title="Westmark")
    assert not [card for card in found if "Westmark produce" in card[0]]
    assert [card for card in found if "drought produce" in card[0]]


def test_a_name_that_the_dictionary_knows_is_not_made_up() -> None:
    case = "Consider France, which mints the franc."
    told = "France has about three hundred kinds of cheese."
    assert sides(f"{case} {told}") == sides(told)


def test_what_is_only_imagined_is_not_asked() -> None:
    text = "Suppose that a hygrometer measures the heat of the air."
    assert sides(text) == []
