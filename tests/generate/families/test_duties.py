from __future__ import annotations

import pytest

from tests.generate.builders import holds, sides

MACHINE, LAW = "Espresso machine", "Dogs By-law"


@pytest.mark.parametrize(
    ("name", "sentence", "question", "answer"),
    [
        (MACHINE, "Descale the machine every three months, because lime blocks the valve.",
         "how often should you descale the machine?", "Every three months"),
        (MACHINE, "Once a month, clean the brew head with a tablet.",
         "how often should you clean the brew head with a tablet?", "Once a month"),
        (MACHINE, "The tank should be emptied every evening.",
         "how often should the tank be emptied?", "Every evening"),
        ("Gout", "The drug is taken once a day for life.",
         "how often is the drug taken?", "Once a day"),
        (MACHINE, "Purge the wand before each use, because dry milk blocks it.",
         "why should you purge the wand before each use?", "Because dry milk blocks it"),
        (MACHINE, "Never use vinegar: it attacks the seals of the pump.",
         "why should you not use vinegar?", "Because it attacks the seals of the pump"),
        (MACHINE, "Open the steam valve to rinse the wand.",
         "how do you rinse the wand?", "Open the steam valve"),
        (MACHINE, "To rinse the wand, open the steam valve.",
         "how do you rinse the wand?", "Open the steam valve"),
        (MACHINE, "If the pump makes a noise, fill the tank.",
         "what should you do if the pump makes a noise?", "Fill the tank"),
        (LAW, "The council may revoke a licence if its holder breaks a rule.",
         "when may the council revoke a licence?", "If its holder breaks a rule"),
        (LAW, "The council may hold the dog until its keeper has paid the fine.",
         "until when may the council hold the dog?", "Until its keeper has paid the fine"),
        (LAW, "A person who walks dogs for payment must hold a licence.",
         "what must a person who walks dogs for payment do?", "Hold a licence"),
        (LAW, "If a dog fouls a street, the keeper must remove the waste and bin it.",
         "if a dog fouls a street, what must the keeper do?", "Remove the waste and bin it"),
    ],
)  # fmt: skip
def test_a_rule_or_an_instruction_is_asked_under_the_name_of_its_document(
    name: str, sentence: str, question: str, answer: str
) -> None:
    assert (f"{name}: {question}", answer) in sides(sentence, "duty", name)


@pytest.mark.parametrize(
    "sentence",
    [
        "Descale it every three months.",  # what?
        "You must know the rules of the game.",  # who asks whom?
        "Rest cures most sprains of the ankle.",  # no instruction
        "Water must be boiled.",  # nothing to be done that could be told
        "Be careful every time you use the wand.",
        "Stir the glaze from top to bottom.",  # a way, and no aim
        "Rewrite the pattern so that there is only one way to match the text.",
        "Never stop the pump because it makes a noise.",  # forbids a reason, or gives one?
        "Trespass to land consists in an intrusion upon land.",  # no instruction
    ],
)
def test_what_demands_nothing_clear_is_not_asked(sentence: str) -> None:
    assert sides(sentence, "duty", MACHINE) == []


def test_a_document_without_a_name_is_not_asked_for_its_rules() -> None:
    assert sides("The tank should be emptied every evening.", "duty") == []


def test_a_name_in_a_title_of_capitals_is_spelt_as_the_text_spells_it() -> None:
    sentence = "A tenant in Marlowe must pay rent every month."
    asked = "Tenancies of Marlowe: how often must a tenant in Marlowe pay rent?"
    assert (asked, "Every month") in sides(sentence, "duty", "TENANCIES OF MARLOWE")


def test_of_whom_a_law_demands_much_is_not_asked_for_one_duty() -> None:
    text = "The tenant must keep the paths free. The tenant must pay on the first of May."
    assert sides(text, "duty", LAW) == []
    narrowed = "A tenant who keeps bees must tell the committee in writing."
    asked = f"{LAW}: what must a tenant who keeps bees do?"
    assert (asked, "Tell the committee in writing") in sides(narrowed, "duty", LAW)


def test_a_must_in_a_textbook_is_no_duty() -> None:
    text = "A person who walks dogs for payment must hold a licence."
    many = " ".join(f"The lens number {number} bends the light of a lamp." for number in range(30))
    assert sides(text, "duty", "Eyes")
    assert sides(f"{text} {many}", "duty", "Eyes") == []


def test_taking_care_not_to_is_no_way_to_do_it() -> None:
    text = "Take care not to bend the feeler of the gauge."
    assert not [asked for asked, _ in sides(text, "duty", "Gauge Manual") if "how do you" in asked]


@pytest.mark.parametrize(
    ("text", "title", "wrong"),
    [
        (
            "A reasonable requirement is gluten in more than one meal every day for six weeks.",
            "Diets",
            "how often",
        ),
        ("Press MODE repeatedly to step through 40, 45 and 50 per cent.", "Dryers", "step through"),
        (
            "To understand why that made headlines, go back to the early days.",
            "Lichens",
            "how do you",
        ),
        (
            "A tenant shall pay a deposit of £50, which will be returned when the plot is clean.",
            "Club Rules",
            "when shall",
        ),
        (
            "A plot of ten rods shall be divided unless the committee decides otherwise.",
            "Club Rules",
            "when shall",
        ),
        (
            "If a plot is found to be in breach, the tenant shall be told what is wrong.",
            "Club Rules",
            "what shall the tenant do",
        ),
        (
            "If the expression holds no action, find behaves as though you had written a print.",
            "Find",
            "should you do",
        ),
        (
            "Work in chicks suggests that bright light prompts the retina to release the hormone.",
            "Eyes",
            "how do you",
        ),
    ],
)
def test_what_tells_no_rule_and_no_way_is_not_asked_as_one(
    text: str, title: str, wrong: str
) -> None:
    assert not holds(text, title, wrong)


def test_how_often_a_thing_is_done_is_asked() -> None:
    asked = ("How often is a pump serviced?", "Every year")
    assert asked in sides("A pump is serviced every year.", title="Pumps")


@pytest.mark.parametrize(
    "text",
    [
        "Bring stored eggs to room temperature slowly.",
        "Leave the incubator to run for 24 hours before you set any eggs.",
        "Arrange for someone to take you home after the operation.",
        "Ask your doctor to check your blood pressure at every visit.",
    ],
)
def test_what_is_let_happen_is_no_aim(text: str) -> None:
    assert not any("how do you" in front for front, _ in sides(text, "duty", "Gauge Manual"))
