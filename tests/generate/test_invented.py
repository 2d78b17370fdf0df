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
    measures = "a hygrometer, which measures the heat of the air."
    assert sides(f"Imagine {measures}") == []
    real = "Consider the hygrometer, an instrument that measures the moisture of the air."
    told = "An instrument that measures the moisture of the air"
    assert ("What is the hygrometer?", told) in sides(real)


def test_who_lived_is_not_made_up_because_one_is_asked_to_consider_him() -> None:
    told = "Semmelweis discovered the cause of childbed fever in 1847."
    found = sides(f"Consider how Semmelweis stopped the fever. {told}")
    assert ("Who discovered the cause of childbed fever in 1847?", "Semmelweis") in found
