"""What happens when: the event, and what follows from it."""

from __future__ import annotations

from tests.generate.builders import sides


def answers(text: str, title: str) -> list[str]:
    return [back for _, back in sides(text, "occasion", title)]


def test_a_remark_within_the_event_is_no_part_of_what_happens() -> None:
    text = "When the concentration of urate in the blood stays above 7 mg, the point of saturation,"
    assert answers(f"{text} crystals form in the joints.", "Gout") == [
        "Crystals form in the joints"
    ]


def test_the_first_of_a_row_of_things_is_no_remark() -> None:
    text = "When the thyroid gland fails, the skin, the hair and the nails grow dry."
    assert "The hair and the nails grow dry" not in answers(text, "Thyroid")
    assert answers(text.replace("the skin, the hair and ", ""), "Thyroid") == ["The nails grow dry"]


def test_what_an_occasion_leads_to_names_its_thing() -> None:
    text = "IgE is made against the allergen. When the allergen returns, it links two antibodies."
    asked = ("Asthma: what happens when the allergen returns?", "The allergen links two antibodies")
    assert asked in sides(text, "occasion", "Asthma")


def test_it_may_be_another_thing_that_was_spoken_of() -> None:
    text = "The virus sleeps in the nerves. When the immune system weakens, it wakes up again."
    assert sides(text, "occasion", "Shingles") == []


def test_a_sign_is_asked_for_what_is_the_case() -> None:
    text = "If loops appear on the underside, the upper thread is too loose."
    front = "Sewing machine: what does it mean if loops appear on the underside?"
    assert (front, "The upper thread is too loose") in sides(text, "occasion", "Sewing machine")


def test_what_has_happened_before_a_sign_is_what_the_sign_means() -> None:
    asked = "Dryers: what does it mean if the red drop stays on?"
    text = "If the red drop stays on, the float has stuck."
    assert (asked, "The float has stuck") in sides(text, title="Dryers")


def test_a_shortened_verb_behind_a_name_is_written_out() -> None:
    asked = "Prices: what happens if workers and firms expect inflation?"
    text = "If workers and firms expect inflation, they'll ask for higher wages."
    assert (asked, "Workers and firms will ask for higher wages") in sides(text, title="Prices")
