"""Terms that a text explains away from its main clause are asked for, each in its shape."""

from __future__ import annotations

import pytest

from tests.generate.builders import sides


@pytest.mark.parametrize(
    ("text", "title", "front", "back"),
    [
        (
            (
                "The liver makes a group of proteins called fibrinogens."
                " These proteins enhance the clotting of blood."
            ),
            "Blood",
            "Blood: what do fibrinogens do?",
            "Enhance the clotting of blood",
        ),
        (
            "Bracket-backed currencies are notes or other tokens with values backed up by gold.",
            "Money",
            "Money: what are bracket-backed currencies?",
            "Notes or other tokens with values backed up by gold",
        ),
        (
            "Due process is a legal requirement that the government respect the rights of people.",
            "Law",
            "Law: what is due process?",
            "A legal requirement that the government respect the rights of people",
        ),
        (
            "Bartering—trading one good for another—is slow.",
            "Money",
            "Money: what does bartering mean?",
            "Trading one good for another",
        ),
        (
            (
                "A swap would involve a double coincidence of wants,"
                " a situation in which two people want what the other has."
            ),
            "Money",
            "Money: what is a double coincidence of wants?",
            "A situation in which two people want what the other has",
        ),
        (
            "Salt serves as a unit of account, which means that it is the measure of all prices.",
            "Salt money",
            "Salt money: what is meant by saying that salt serves as a unit of account?",
            "Salt is the measure of all prices",
        ),
        (
            "This design, which uses a lens to gather light, is known as a refractor.",
            "Telescopes",
            "Telescopes: what is a design that uses a lens to gather light called?",
            "Refractor",
        ),
        (
            "B cells mature in the bone marrow.",
            "Immunity",
            "Immunity: where do B cells mature?",
            "In the bone marrow",
        ),
        (
            "A tyranny controls all aspects of its subjects’ lives.",
            "Rule",
            "Rule: what does a tyranny control?",
            "All aspects of its subjects’ lives",
        ),
        (
            "A guyot is flat and supports colonies of corals.",
            "Sea floor",
            "Sea floor: what does a guyot support?",
            "Colonies of corals",
        ),
        (
            "One of the first unions was the Order of Weavers, more popularly known as the Loom.",
            "Unions",
            "Unions: what is another name for the Order of Weavers?",
            "Loom",
        ),
        (
            "The Farmers’ Alliance, a conglomeration of three regional unions, took root in Texas.",
            "Revolt",
            "Revolt: what is the Farmers’ Alliance?",
            "A conglomeration of three regional unions",
        ),
    ],
)
def test_a_term_is_asked_for_where_it_is_explained(
    text: str, title: str, front: str, back: str
) -> None:
    assert (front, back) in sides(text, title=title)


def test_a_term_at_the_end_is_asked_with_the_sentence_that_explains_it() -> None:
    text = (
        "The act sent smugglers to **harbour courts**."
        " These crown tribunals, which settled quarrels at sea, sat without juries."
    )
    gap = text.replace("**harbour courts**", "{{c1::harbour courts}}")
    assert (f"Customs: {gap}", "") in sides(text, "explained_gap", "Customs")


def test_what_holds_in_a_marked_term_leaves_it_out() -> None:
    text = (
        "In **libertinism**, the mind obeys no rule."
        "\n\nIn libertinism, thinkers believe that pleasure alone guides a life."
    )
    gap = "Ethics: in {{c1::libertinism}}, thinkers believe that pleasure alone guides a life."
    assert (gap, "") in sides(text, "gap", "Ethics")


@pytest.mark.parametrize(
    ("text", "family"),
    [
        # what follows from a thing is not what it means
        ("Tissues burn fat at night, which means that less sugar leaves the blood.", "meaning"),
        ("Frogs mature in the spring of their second year.", "place"),  # tells when
    ],
)
def test_what_is_only_like_it_is_not_asked(text: str, family: str) -> None:
    assert sides(text, family, "Life") == []


def test_of_two_groups_neither_is_taken_for_the_one_meant() -> None:
    text = (
        "The liver makes proteins called fibrinogens and proteins called globulins."
        " These proteins enhance the clotting of blood."
    )
    assert not any("what do" in front for front, _ in sides(text, title="Blood"))
