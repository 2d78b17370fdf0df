from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.generate.model.server import card, cards
from trainer.generate.model.drafts import (
    Draft,
    UnusableReplyError,
    read_cards,
    read_question,
)

EBB = card("An ebb is a falling tide.", "What is an ebb?", "a falling tide", "ebb")


def test_the_cards_of_a_reply_are_read_with_their_white_space_collapsed() -> None:
    (draft,) = read_cards(cards({**EBB, "answer": " a  falling\n tide "}))
    assert draft == Draft(EBB["quote"], EBB["question"], "a falling tide", "ebb")


def test_no_cards_is_an_answer_too() -> None:
    assert read_cards('{"cards": []}') == ()


def test_at_most_four_cards_of_a_passage_are_taken() -> None:
    assert len(read_cards(cards(*[EBB] * 9))) == 4


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "[]",
        "I cannot do that.",
        '{"cards": {}}',
        '{"cards": "none"}',
        '{"cards": [{"front": "a", "back": "b"}]}',
        '{"cards": [17, null, []]}',
        cards(card("", "What is it?", "it")),
        cards({**EBB, "answer": "long " * 200}),
        cards({**EBB, "answer": "a \x1b[31mred\x1b[0m tide"}),
        cards({**EBB, "question": "What is \ud800?"}),
        json.dumps({"cards": [{**EBB, "question": ["What is an ebb?"]}]}),
    ],
)
def test_what_has_another_shape_is_unusable(text: str) -> None:
    with pytest.raises(UnusableReplyError):
        read_cards(text)


def test_a_card_of_another_shape_spoils_only_itself() -> None:
    assert len(read_cards(json.dumps({"cards": [{"front": "a"}, EBB, 3]}))) == 1


def test_the_finished_cards_of_a_reply_that_is_cut_off_are_kept() -> None:
    whole = cards(EBB, {**EBB, "question": "What is a neap tide?"})
    assert len(read_cards(whole[:-20])) == 1
    with pytest.raises(UnusableReplyError):
        read_cards(whole[:60])


def test_a_question_is_read() -> None:
    assert read_question('Sure: {"question": "What is an ebb?"}') == "What is an ebb?"


@pytest.mark.parametrize("text", ["{}", '{"question": ""}', '{"question": 7}', "What is an ebb?"])
def test_a_reply_without_a_question_is_unusable(text: str) -> None:
    with pytest.raises(UnusableReplyError):
        read_question(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(
            st.sampled_from(["cards", "quote", "question", "answer", "term"]), inner
        ),
    )
)  # fmt: skip
def test_no_json_breaks_it_and_what_is_taken_can_be_written(value: object) -> None:
    try:
        drafts = read_cards(json.dumps(value))
    except UnusableReplyError:
        return
    for draft in drafts:
        assert draft.quote
        assert "\n" not in draft.quote + draft.question + draft.answer
        (draft.quote + draft.question + draft.answer + draft.term).encode("utf-8")
