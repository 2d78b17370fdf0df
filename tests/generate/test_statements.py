from __future__ import annotations

import pytest

from trainer.generate.facts import Sentence
from trainer.generate.statements import statements


def said(text: str) -> list[str]:
    """What a sentence holds beside itself."""
    return [part.text for part in statements(Sentence(text, text, "¶1 s1", 0, 1))][1:]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("All societies practice social control, the regulation of norms.",
         "Social control is the regulation of norms."),
        ("The gland makes melatonin—a hormone that tells the body when to sleep.",
         "Melatonin is a hormone that tells the body when to sleep."),
        ("The lichen has isidia, small outgrowths that snap off in the wind.",
         "Isidia are small outgrowths that snap off in the wind."),
        ("Pepsin, which digests protein in the stomach, works in acid.",
         "Pepsin digests protein in the stomach."),
        ("Estuaries, the mouths of rivers where salt and fresh water mix, shelter young fish.",
         "Estuaries are the mouths of rivers where salt and fresh water mix."),
        ("The rash follows a dermatome, the area of skin of one nerve, and does not cross over.",
         "A dermatome is the area of skin of one nerve."),
        ("Ferritin, the protein that stores iron, is the best test: a low value proves the lack.",
         "Ferritin is the protein that stores iron."),
        ("In thalassaemia, an inherited disorder of the globin chains, the cells are small.",
         "Thalassaemia is an inherited disorder of the globin chains."),
        ("Moonlets, in which no air stirs, keep their dust for ages.",
         "Moonlets keep their dust for ages."),
        ("Economists define inflation as a rise in the general level of prices.",
         "Inflation is a rise in the general level of prices."),
        ("Ships carry a sextant, a type of instrument that measures angles.",
         "A sextant is a type of instrument that measures angles."),
        ("The valve opens, and the pump moves the water.", "The pump moves the water."),
        ("This is an example of the process of institutionalization, the act of planting a norm.",
         "Institutionalization is the act of planting a norm."),
        ("Most people agree that anarchy, or the absence of a central authority, harms a town.",
         "Anarchy is the absence of a central authority."),
        ("A guyot is flat and supports colonies of corals.",
         "A guyot supports colonies of corals."),
        ("High levels of melanin, which protects the skin, turn it dark.",
         "Melanin protects the skin."),
        ("There is one rule: every ship carries a light at night.",
         "Every ship carries a light at night."),
        ("This network, called the portal system, carries hormones to the gland.",
         "The portal system carries hormones to the gland."),
    ],
)  # fmt: skip
def test_insertions_and_side_clauses_are_sentences_of_their_own(text: str, part: str) -> None:
    assert part in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ship carried a cat, a dog, and a bird.",  # members of a list
        "In the heart, a small node sets the pace.",  # the comma closes an opening
        "Cells grow by the addition of a salt, a step that takes an hour.",  # which of the two?
        "The ship carried a bird, the ant-eating chat.",  # its name
        "Carriers are a third of the population, which means that the test is a useful one.",
        "They grow oats, a kind of cereal, and barley on the hills.",
        "The crew feared pirates, a problem that they met each year.",  # the fear was one
        "Farmers plant clover, a practice that feeds the soil.",
        "The firm adds a different adjuvant, an ingredient that boosts the response.",
        "the convex mirror, the dog, the single lit candle, the signature on the wall",
        "Each male has a modified arm, the hectocotylus, which hands over the sperm.",  # its name
        "The captain met Cook, a man from England.",  # persons are asked by other rules
        "When a signal reaches the axon terminals, calcium channels in the membrane open.",
        "If a worker breaks a workplace guideline, the manager steps in; if not, all goes on.",
    ],
)
def test_what_only_looks_like_an_explanation_is_none(text: str) -> None:
    assert not any(" is a" in part or " are a" in part for part in said(text))


def test_every_part_quotes_the_whole_sentence() -> None:
    text = "All societies practice social control, the regulation of norms."
    whole, part = statements(Sentence(text, text, "¶1 s1", 0, 1))
    assert (whole.split, part.split) == (False, True)
    assert part.quote == text


def test_the_author_s_mark_makes_an_explanation_sure() -> None:
    text = "Some rely on barter, the exchange of one good for another."
    marked = Sentence(text, text, "¶1 s1", 0, 1, marked=("barter",))
    assert "Barter is the exchange of one good for another." in [s.text for s in statements(marked)]


@pytest.mark.parametrize(
    "text",
    [
        "Inflation takes from lenders and gives to borrowers because debts shrink.",  # both do
        "They are flat and support colonies of corals.",  # who?
    ],
)
def test_a_second_predicate_in_doubt_is_no_statement(text: str) -> None:
    assert said(text) == []


def test_a_relative_clause_behind_a_remark_may_be_about_the_thing_remarked_on() -> None:
    text = "The worst threat is a mite, once a parasite of A. cerana, which spreads a virus."
    assert not any("cerana spreads" in part for part in said(text))


def test_a_row_of_clauses_is_one_case() -> None:
    assert said("Domestic firms produce more, consumers buy less, and imports shrink.") == []


def test_which_after_several_things_with_a_verb_of_one_tells_of_the_whole() -> None:
    assert said("Ships carry sextants, which is a help to the crew.") == []


def test_what_was_done_to_a_thing_in_a_year_is_a_statement_of_its_own() -> None:
    text = "The Postal Union, founded in Bern in 1874, abolished the accounts between states."
    assert "The Postal Union was founded in Bern in 1874." in said(text)


def test_it_behind_a_colon_is_what_the_clause_before_is_about() -> None:
    text = "Compaction is an alternative to deletion: it keeps the latest message for each key."
    assert "Compaction keeps the latest message for each key." in said(text)
    person = "A keeper is an officer: they keep the light at night for all ships."
    assert not [one for one in said(person) if one.startswith("A keeper keep")]
