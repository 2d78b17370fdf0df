"""Cards that documents of many kinds once got and nobody wants: each by the sentence behind it.

Beside each stands a sentence of the same shape that is asked, so that the rule against the
one does not silence the other.
"""

from __future__ import annotations

import pytest

from tests.generate.builders import sides, written
from trainer.cards.note import Kind
from trainer.generate.english.grammar import tree_of
from trainer.generate.explanations import explained
from trainer.generate.mend import mended


@pytest.mark.parametrize(
    ("sentence", "title", "wrong"),
    [
        ("The trick is a division of labour between two kinds of cell.", "Leaves", "trick"),
        ("Treatment is a strict diet without gluten for the whole of life.", "Sprue", "treatment"),
        (
            "Choosing between systems means weighing things that cannot all be had at once.",
            "Elections",
            "the term for",
        ),
        (
            "They coat desert crusts, gravestones, the undersides of leaves in the forests.",
            "Lichens",
            "gravestones",
        ),
        (
            "A reasonable requirement is gluten in more than one meal every day for six weeks.",
            "Diets",
            "how often",
        ),
        (
            "Fulmars, puffins and Leach's storm petrels also breed in strength.",
            "Saint Kilda",
            "where do",
        ),
        ("A positive test of the gene proves little.", "Sprue", "Little"),
        (
            "Conachair is the highest point at 430 metres above the sea.",
            "Saint Kilda",
            "what is the highest",
        ),
        ("Foods are the commonest cause in children and young people.", "Shock", "commonest cause"),
        ("Press MODE repeatedly to step through 40, 45 and 50 per cent.", "Dryers", "step through"),
        (
            "To understand why that made headlines, go back to the early days.",
            "Lichens",
            "how do you",
        ),
        ("Each stoma lies between two guard cells.", "Leaves", "how many"),
        (
            "Hilbert and Felix Klein invited her to Göttingen in 1915.",
            "Emmy Noether",
            "invite her",
        ),
        ("The joint account is managed by a board consisting of a chair, a clerk.", "Club", "of a"),
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
        ("**Metformin** helps to bring it down again towards normal.", "Tablets", "bring it"),
        (
            "The **basilect** is the variety far from the standard and the acrolect the closest.",
            "Creoles",
            "acrolect the closest",
        ),
        (
            "If the expression holds no action, find behaves as though you had written a print.",
            "Find",
            "should you do",
        ),
        ("Floors between flats are “party structures”, which surprises people.", "Walls", "floors"),
        (
            "Work in chicks suggests that bright light prompts the retina to release the hormone.",
            "Eyes",
            "how do you",
        ),
        ("The file's size is **rounded up** to a whole number of blocks.", "Find", "rounded up}}"),
        ("Ada-Land, a territory about the size of Wales, sent out sugar.", "Sugar", "the size of"),
        ("Blood pressure changes all the time.", "Taking a Measurement", "blood pressure do"),
        (
            "On Sundays he went along the shore below the black cliffs called Black Ven.",
            "Fossils",
            "he went",
        ),
        (
            "An attack, or **flare**, starts when some of them are shed into the joint.",
            "Joints",
            "some of them",
        ),
        (
            "Much of it comes from open woodland, called montado in the south of Portugal.",
            "Cork",
            "Much of it",
        ),
    ],
)
def test_what_is_not_meant_is_not_asked(sentence: str, title: str, wrong: str) -> None:
    assert not any(wrong in f"{front} {back}" for front, back in sides(sentence, title=title))


@pytest.mark.parametrize(
    ("sentence", "title", "asked", "answer"),
    [
        (
            "The diencephalon is a structure of the brain that links the nerves to the glands.",
            "Glands",
            "Glands: what is the diencephalon?",
            "A structure of the brain that links the nerves to the glands",
        ),
        (
            "A pump is serviced every year.",
            "Pumps",
            "How often is a pump serviced?",
            "Every year",
        ),
        (
            "Suberin is a complex polyester of fatty acids, which makes up much of the weight.",
            "Cork",
            "Cork: what is suberin?",
            "A complex polyester of fatty acids",
        ),
        (
            "In 1948 Bernard Silver overheard the president of a food chain.",
            "Barcodes",
            "In which year did Bernard Silver overhear the president of a food chain?",
            "1948",
        ),
        (
            "Captain Wyatt was acquitted by a jury.",
            "Harbours",
            "Who acquitted Captain Wyatt?",
            "A jury",
        ),
        (
            "If the red drop stays on, the float has stuck.",
            "Dryers",
            "Dryers: what does it mean if the red drop stays on?",
            "The float has stuck",
        ),
        (
            "If workers and firms expect inflation, they'll ask for higher wages.",
            "Prices",
            "Prices: what happens if workers and firms expect inflation?",
            "Workers and firms will ask for higher wages",
        ),
    ],
)
def test_what_is_meant_is_asked(sentence: str, title: str, asked: str, answer: str) -> None:
    assert (asked, answer) in sides(sentence, title=title)


def test_a_run_in_head_is_no_part_of_its_sentence() -> None:
    text = "**Isotopes.** δ¹³C is around −13‰ in C4 and around −27‰ in C3 tissue."
    assert not any("{{c1::Isotopes}}. " in front for front, _ in sides(text, title="Leaves"))


def test_a_symptom_that_is_a_sentence_stands_in_quotes() -> None:
    text = (
        "| Symptom | Likely cause |\n|---|---|\n| Belt squeals | Belt slack |\n"
        "| Chuck falls out | Grease on the taper |"
    )
    asked = "Drills: what is the likely cause of the symptom “Belt squeals”?"
    assert (asked, "Belt slack") in sides(text, title="Drills")


@pytest.mark.parametrize(
    "text",
    [
        "They coat desert crusts, gravestones, the undersides of leaves in rainforests.",
        "The river has an area of 200 m², a wetted perimeter of 50 m and a depth of 4 m.",
    ],
)
def test_a_member_of_a_row_explains_none_of_the_others(text: str) -> None:
    assert list(explained(tree_of(text), ("gravestones", "area", "fungus"))) == []


def test_a_row_with_a_verb_at_its_end_is_no_explanation() -> None:
    text = (
        "Anna Maria Merian had a paintbox, a loan, and six years' experience of watching"
        " caterpillars eat."
    )
    assert not any("paintbox" in front.lower() for front, _ in sides(text, title="Painters"))


def test_a_meaning_ends_where_its_sentence_goes_on() -> None:
    text = (
        "Soay sheep, a primitive breed that thrives untended on the island of Soay, was introduced"
        " to Hirta in 1932."
    )
    meanings = [back for front, back in sides(text, "definition", "Saint Kilda")]
    assert "A primitive breed that thrives untended on the island of Soay" in meanings
    assert not any("introduced" in back for back in meanings)


def test_commas_in_a_meaning_make_no_list_of_it() -> None:
    text = (
        "Dermatitis herpetiformis, an intensely itchy, blistering eruption on elbows, knees and"
        " buttocks, is the cutaneous manifestation."
    )
    made = [mended(card) for card in written(text, "Sprue")]
    assert not any(one.kind is Kind.LIST for cards in made for one in cards)


def test_what_a_thing_does_comes_without_the_remark_on_it() -> None:
    text = "PEPC fixes carbon dioxide into malic acid, which is stored in the vacuole."
    assert ("What does PEPC do?", "Fixes carbon dioxide into malic acid") in sides(text)


def test_a_common_word_before_a_colon_is_no_name_of_what_follows() -> None:
    text = (
        "- Nitrogen: less enzyme is needed where it runs flat out\n- Warmth: the gas dissolves less"
    )
    text += "\n- Bufferbloat: routers with large queues hide the loss from their senders"
    asked = [front for front, _ in sides(text, title="Leaves")]
    assert not any("Nitrogen" in front or "Warmth" in front for front in asked)
    assert any("Bufferbloat" in front for front in asked)


@pytest.mark.parametrize(
    "text",
    [
        "The bank hides a sewer, a subway for pipes and an underground railway.",
        "Builders offer sympathetic strings, more drones with levers, tuning and built-in pickups.",
        "A civil partner, a former one who has not wed, a person who lived here, and so on.",
    ],
)
def test_the_rest_of_a_row_is_no_meaning(text: str) -> None:
    marks = ("sewer", "sympathetic strings", "civil partner")
    assert list(explained(tree_of(text), marks)) == []


def test_what_a_thing_was_in_its_time_is_not_what_it_is() -> None:
    text = "He chose Portland cement, a new and distrusted material which hardened under water."
    assert not any("Portland" in front for front, _ in sides(text, "definition", "Sewers"))
    text = "He chose Portland cement, a fine grey powder which hardens under water."
    assert any("Portland" in front for front, _ in sides(text, "definition", "Sewers"))
