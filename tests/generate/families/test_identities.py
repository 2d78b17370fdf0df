from __future__ import annotations

import pytest

from tests.generate.builders import sides


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "They read of Alfred Nobel, the inventor of dynamite, in the papers.",
            "Who is Alfred Nobel?",
            "The inventor of dynamite",
        ),
        (
            "They landed at Plymouth, the first English settlement in New England.",
            "What was the first English settlement in New England?",
            "Plymouth",
        ),
    ],
)
def test_a_name_explained_in_passing_is_asked(sentence: str, question: str, answer: str) -> None:
    assert sides(sentence, "identity") == [(question, answer)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sailors met James Cook, an English explorer, in the Pacific.",
        "They met Cook, Banks, the botanist, and others.",
        "They saw Malta, a beautiful place, and left.",
        "They sailed with Cook, a man.",
        "After the War, the sailors grew rich on trade.",
        "In Lisbon, a fleet of ships was built.",
        "They sailed past Genoa, Venice, the home of merchants, and Pisa.",
        "They asked Drake, an old friend of his, for help.",
        "They left on Monday, the day of the feast, and returned.",
    ],
)
def test_a_list_a_judgement_or_a_new_clause_is_no_explanation(sentence: str) -> None:
    assert sides(sentence, "identity") == []


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Plankton feed on diatoms, which are algae with shells of glass.",
            "What are diatoms?",
            "Algae with shells of glass",
        ),
        (
            "A ship may carry a sextant, which is an instrument for measuring angles.",
            "What is a sextant?",
            "An instrument for measuring angles",
        ),
        (
            "Divers avoid hypothermia (or the loss of heat from the body) in winter.",
            "What is hypothermia?",
            "The loss of heat from the body",
        ),
    ],
)
def test_a_gloss_right_behind_its_term_explains_it(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in sides(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Salinity or depth varies.",
        "A crew may find a wreck or the cargo of a ship.",
        "They store the prices of a shop in a list, or the lines of a file.",
        "Boats carry a sail, which is often white.",
        "The crew may drown, or the life of the pilot is lost.",
        "A sailor needs a knife, or a rope.",
        "They fear this storm, or the end of it.",
        "Ships carry sextants, which is a help to the crew.",
        "Ships carry a sextant, which are instruments of brass.",
        "The port has a pilot, which is a major advantage of the town.",
        "A pilot boards the ship, which is an important ship of the line.",
    ],
)
def test_an_alternative_or_a_judgement_is_no_gloss(sentence: str) -> None:
    assert sides(sentence) == []


def test_a_person_named_only_at_the_beginning_is_asked_for() -> None:
    text = "Rowland Hill, the inventor of the postage stamp, attacked the system."
    assert ("Who was Rowland Hill?", "The inventor of the postage stamp") in sides(text)
    assert not [front for front, _ in sides(text) if "What is" in front]


def test_what_many_others_were_too_tells_not_who_somebody_was() -> None:
    text = "Rowland Hill, a schoolmaster with a taste for figures, attacked the system."
    assert not [front for front, _ in sides(text) if "Hill" in front]


def test_who_was_the_only_one_is_asked_by_what_he_was() -> None:
    text = "The last governor of the Falkland Islands, Johann Peter Wulff, died in a cold winter."
    asked = ("Who was the last governor of the Falkland Islands?", "Johann Peter Wulff")
    assert asked in sides(text, "identity")
    assert sides(text.replace("last governor", "last barrel"), "identity") == []
