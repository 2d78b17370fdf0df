"""What the templates of a note type ask and answer."""

from __future__ import annotations

import pytest

from tests.anki.foreign_packages import BASIC, CLOZE, OPTIONAL, REVERSED, TYPED, VOCABULARY, Shape
from trainer.anki.note_type import ForeignType, Template
from trainer.anki.template import gap_sides, is_reversible, is_simple, sides


def foreign(shape: Shape) -> ForeignType:
    fields, templates = shape
    made = tuple(Template(f"Card {n}", *sides) for n, sides in enumerate(templates, 1))
    return ForeignType(1, "Any", "cloze:" in templates[0][0], fields, made)


def card(question: str, answer: str) -> Template:
    return Template("Card", question, answer)


def test_the_answer_is_what_stands_below_the_line() -> None:
    found = sides(foreign(BASIC).templates[0], {"Front": "q", "Back": "a"})
    assert (found.question, found.answer.strip()) == ("q", "a")


@pytest.mark.parametrize(
    "answer",
    ["{{FrontSide}}<hr>{{B}}", "{{FrontSide}}<br><br>{{B}}", "{{F}}<hr id='answer'>{{B}}", "{{B}}"],
)
def test_the_question_is_not_told_again_in_the_answer(answer: str) -> None:
    assert sides(card("{{F}}", answer), {"F": "q", "B": "a"}).answer == "a"


def test_a_condition_shows_what_it_holds_only_where_its_field_says_something() -> None:
    made = card("{{#Hard}}!{{/Hard}}{{^Hard}}?{{/Hard}}{{F}}", "{{B}}")
    assert sides(made, {"F": "q", "Hard": "<br>&nbsp;"}).question == "?q"
    assert sides(made, {"F": "q", "Hard": "y"}).question == "!q"


def test_what_is_typed_is_the_answer_and_the_rest_is_extra() -> None:
    made = card("{{F}} {{type:B}}", "{{F}}<hr id=answer>{{type:B}}<p>{{More}}</p>")
    found = sides(made, {"F": "q", "B": "a", "More": "m"})
    assert (found.question.strip(), found.answer, found.extra, found.typed) == (
        "q",
        "a",
        "<p>m</p>",
        True,
    )


def test_a_hint_is_taken_out_of_the_question() -> None:
    found = sides(card("{{F}} {{hint:H}}", "{{B}}"), {"F": "q", "H": "h", "B": "a"})
    assert (found.question.strip(), found.hint) == ("q", "h")


def test_tags_and_deck_names_and_speech_are_no_part_of_a_card() -> None:
    made = card("{{Tags}}{{Deck}}{{tts en_US:F}}{{F}}{{Nowhere}}", "{{B}}")
    assert sides(made, {"F": "q", "B": "a"}).question == "q"


def test_a_cloze_keeps_what_stands_around_it() -> None:
    made = card("<i>{{Head}}</i> {{cloze:Text}}", "<i>{{Head}}</i> {{cloze:Text}}<br>{{Extra}}")
    found = gap_sides(made, {"Head": "h", "Text": "{{c1::x}}", "Extra": "e"})
    assert found.question == "<i>h</i> {{c1::x}}"
    assert found.extra.endswith("e")
    assert "h" not in found.extra


@pytest.mark.parametrize(
    ("shape", "simple", "reversible"),
    [
        (BASIC, True, False),
        (REVERSED, True, True),
        (OPTIONAL, True, True),
        (TYPED, True, False),
        (CLOZE, True, False),
        (VOCABULARY, False, False),
    ],
)
def test_stock_types_are_known_by_what_they_do(
    shape: Shape, *, simple: bool, reversible: bool
) -> None:
    assert is_simple(foreign(shape)) is simple
    assert is_reversible(foreign(shape)) is reversible


def test_templates_that_never_close_end_all_the_same() -> None:
    assert sides(card("{{#A}}{{#B}}x", "{{/A}}{{F}}"), {"F": "a"}).question == ""
