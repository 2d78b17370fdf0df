from __future__ import annotations

import pytest

from tests.generate.builders import sides, written

LEANING = "These limits make **tidal windows** in which a ship may pass."


def test_a_sentence_that_leans_on_the_one_before_is_asked_with_it() -> None:
    before = "Ships cross the bar of a harbour at high water only."
    (card,) = (
        card for card in written(f"{before} {LEANING}", "Ports") if card.family == "told_gap"
    )
    gap = LEANING.replace("**tidal windows**", "{{c1::tidal windows}}")
    assert card.front == f"Ports: {before} {gap}"
    assert card.sentence.quote == f"{before} {LEANING.replace('**', '')}"


@pytest.mark.parametrize(
    "before",
    [
        "They cross the bar of a harbour at high water only.",  # leans itself
        "The depth that they need is the greatest at the bar.",  # who are they?
        "However, ships cross the bar of a harbour at high water.",
        "When do ships cross the bar of a harbour?",
    ],
)
def test_what_comes_before_must_stand_alone(before: str) -> None:
    assert sides(f"{before} {LEANING}", "told_gap", "Ports") == []


def test_these_limits_are_no_ships() -> None:
    text = f"Ships cross the bar of a harbour at high water only. {LEANING}"
    assert not any("Ships make" in front for front, _ in sides(text, title="Ports"))


def test_the_kind_of_a_thing_tells_enough_to_ask_for_it() -> None:
    gap = "One form of lending is {{c1::microcredit}}, which offers small sums to the poor."
    text = gap.replace("{{c1::", "").replace("}}", "")
    assert (f"Banking: {gap}", "") in sides(text, "gap", "Banking")


def test_an_insertion_that_defines_a_rare_word_makes_it_a_key_term() -> None:
    insertion = ", in which a bank lends small sums,"
    text = f"Microcredit{insertion} helps poor villages to build up trade of their own."
    gap = text.replace("Microcredit", "{{c1::Microcredit}}")
    assert sides(text, "gap", "Banking") == [(gap, "")]
    assert sides(text.replace(insertion, ""), "gap", "Banking") == []


def test_a_term_at_the_end_is_asked_with_the_sentence_that_explains_it() -> None:
    text = (
        "The act sent smugglers to **harbour courts**."
        " These crown tribunals, which settled quarrels at sea, sat without juries."
    )
    gap = text.replace("**harbour courts**", "{{c1::harbour courts}}")
    assert sides(text, "explained_gap", "Customs") == [(f"Customs: {gap}", "")]


def test_what_holds_in_a_marked_term_leaves_it_out() -> None:
    told = "In libertinism, thinkers believe that pleasure alone guides a life."
    text = f"In **libertinism**, the mind obeys no rule.\n\n{told}"
    gap = "Ethics: in {{c1::libertinism}}, thinkers believe that pleasure alone guides a life."
    assert (gap, "") in sides(text, "gap", "Ethics")
    assert (gap, "") not in sides(text.replace("**", ""), "gap", "Ethics")  # nobody marked it


def test_such_a_thing_is_what_the_sentence_before_tells_of() -> None:
    before = "In some years, vast clouds of hot gas leave the sun at high speed."
    text = f"{before} Such a **plasma burst** can harm the wires of a town."
    gap = f"{before} Such {{{{c1::a plasma burst}}}} can harm the wires of a town."
    assert sides(text, "told_gap", "Sun") == [(gap, "")]


@pytest.mark.parametrize(
    "text",
    [
        "Power in **an oligarchy** is held by a small group of rich people.",
        "Money serves as **a medium of exchange** between buyers and sellers.",
        "The queen hired many **privateers**, captains to whom she gave leave to rob.",
    ],
)
def test_a_marked_term_that_the_sentence_tells_of_is_a_gap(text: str) -> None:
    term = text.split("**")[1]
    assert [front for front, _ in sides(text, "gap") if f"{{{{c1::{term}}}}}" in front]


@pytest.mark.parametrize(
    "text",
    [
        "A skull was discovered in a dry year along **Lake Turkana** in Kenya.",
        "Professionals administer **aptitude** tests to all children of the town.",
        "Sunspots are not the only thing that varies during **a solar cycle**.",
    ],
)
def test_a_marked_term_that_only_tells_where_or_which_is_none(text: str) -> None:
    assert sides(text, "gap") == []


def test_a_label_before_a_dash_is_no_gap() -> None:
    text = "**Uptake** – transport across the inner membrane needs a force made by oxygen."
    assert not any("{{c1::Uptake}}" in front for front, _ in sides(text, title="Antibiotics"))


def test_an_order_is_no_gap() -> None:
    text = "**Avoid metoclopramide** in an attack, as the listings differ and others are safer."
    assert not any("{{c1::Avoid" in front for front, _ in sides(text, title="Porphyria"))


def test_a_list_that_goes_on_does_not_say_of_what() -> None:
    text = "Also: blood salts, liver tests, an electrocardiogram, cultures and **vital capacity**."
    assert not any("vital capacity}}" in front for front, _ in sides(text, title="Porphyria"))
