"""The rungs of a structured answer, and the second chance."""

from __future__ import annotations

import json

import pytest

from tests.generate.builders import document
from tests.generate.model.conftest import KEY, Desk, Opens
from tests.generate.model.server import Asked, Reply, card, cards, one_by_one, refuses, says
from trainer.errors import ModelError
from trainer.generate.model.chunks import chunks
from trainer.generate.model.drafts import UnusableReplyError, read_cards
from trainer.generate.model.prompts import CARDS_SCHEMA, cards_prompt

TEXT = "An ebb is the tide that flows out to the open sea."
GOOD = cards(card(TEXT, "What is an ebb?", "the tide that flows out to the open sea", "ebb"))
(CHUNK,) = chunks(document(TEXT))
PROMPT = cards_prompt(CHUNK, "mark")


def ask(found: Desk) -> str:
    return found.model.ask(PROMPT, read_cards)


def test_a_server_that_takes_a_schema_is_given_one(desk: Opens) -> None:
    found = desk(says(GOOD))
    assert ask(found) == GOOD
    form = found.server.asked[0].body["response_format"]["json_schema"]
    assert form["schema"] == CARDS_SCHEMA
    assert form["strict"] is True


def test_requests_are_reproducible_and_offer_no_tools(desk: Opens) -> None:
    found = desk(says(GOOD))
    ask(found)
    body = found.server.asked[0].body
    assert body["temperature"] == 0
    assert not {"tools", "functions", "tool_choice"} & set(body)


def without(*forms: str, status: int = 500) -> object:
    """A server that knows none of these forms."""
    return lambda asked: refuses(status) if asked.form in forms else says(GOOD)


@pytest.mark.parametrize("status", [400, 422, 500, 501])
def test_a_server_without_schemas_is_given_the_schema_in_words(desk: Opens, status: int) -> None:
    found = desk(without("json_schema", status=status))
    assert ask(found) == GOOD
    assert found.server.forms == ["json_schema", "json_object"]
    assert json.dumps(CARDS_SCHEMA) in found.server.asked[1].system
    assert found.waits == []


def test_a_server_without_any_form_is_asked_in_plain_words(desk: Opens) -> None:
    found = desk(without("json_schema", "json_object", status=400))
    assert ask(found) == GOOD
    assert found.server.forms == ["json_schema", "json_object", "text"]


def test_the_rung_that_bears_is_remembered(desk: Opens) -> None:
    found = desk(without("json_schema"))
    ask(found)
    ask(found)
    assert found.server.forms == ["json_schema", "json_object", "json_object"]


def test_a_server_that_takes_a_schema_and_ignores_it_is_found_out(desk: Opens) -> None:
    def answer(asked: Asked) -> Reply:
        return says(GOOD if asked.form == "text" else "{}")

    found = desk(answer)
    assert ask(found) == GOOD
    assert found.server.forms == ["json_schema", "json_object", "text"]


def test_once_a_rung_has_borne_a_bad_answer_is_asked_for_once_more(desk: Opens) -> None:
    found = desk(one_by_one(says(GOOD), says("{}"), says(GOOD)))
    ask(found)
    assert ask(found) == GOOD
    assert found.server.forms == ["json_schema"] * 3
    assert 'no JSON object with a list "cards"' in found.server.asked[2].user


def test_a_model_that_says_nothing_usable_is_given_up(desk: Opens) -> None:
    found = desk(says("Of course! Here are your cards."))
    with pytest.raises(UnusableReplyError):
        ask(found)
    assert found.server.forms == ["json_schema", "json_object", "text", "text"]


@pytest.mark.parametrize(
    "text", [f"Here:\n```json\n{GOOD}\n```", GOOD[:-2], f"<think>{{}}</think>{GOOD}"]
)
def test_prose_around_and_an_end_cut_off_are_borne(desk: Opens, text: str) -> None:
    found = desk(says(text))
    assert read_cards(ask(found)) == read_cards(GOOD)
    assert len(found.server.asked) == 1


def test_a_500_on_the_rung_that_bears_may_pass(desk: Opens) -> None:
    found = desk(one_by_one(says(GOOD), refuses(500), says(GOOD)))
    ask(found)
    assert ask(found) == GOOD
    assert len(found.waits) == 1


def test_a_server_that_refuses_everything_is_told(desk: Opens) -> None:
    with pytest.raises(ModelError, match="HTTP 400: too long"):
        ask(desk(refuses(400, "too long")))


def test_a_model_without_temperature_and_old_limits_is_asked_without(desk: Opens) -> None:
    def answer(asked: Asked) -> Reply:
        if "max_tokens" in asked.body:
            return refuses(400, "Use 'max_completion_tokens' instead")
        return refuses(400, "no 'temperature' here") if "temperature" in asked.body else says(GOOD)

    found = desk(answer)
    assert ask(found) == GOOD
    assert found.server.forms == ["json_schema"] * 3
    ask(found)
    assert len(found.server.asked) == 4


@pytest.mark.parametrize(
    "data", [b"{}", b"[]", b'{"choices": []}', b'{"choices": [{"text": "x"}]}']
)
def test_json_that_is_no_answer_is_told(desk: Opens, data: bytes) -> None:
    with pytest.raises(ModelError, match="no answer of a model"):
        ask(desk(Reply(data)))


def test_an_empty_answer_is_unusable(desk: Opens) -> None:
    nothing = json.dumps({"choices": [{"message": {"content": None}}]}).encode()
    with pytest.raises(UnusableReplyError):
        ask(desk(Reply(nothing)))


def test_a_server_cannot_give_the_key_away(desk: Opens) -> None:
    leaking = cards(card(TEXT, f"What is {KEY}?", "the tide", KEY))
    assert KEY not in ask(desk(says(leaking)))


def test_the_cost_is_what_the_server_counts_else_a_guess(desk: Opens) -> None:
    found = desk(one_by_one(says(GOOD, 100, 50), says(GOOD)))
    ask(found)
    assert found.purse.spent == pytest.approx(150 / 1e6)
    ask(found)
    assert found.purse.spent > 250 / 1e6


def test_refused_requests_cost_nothing_and_bad_answers_do(desk: Opens) -> None:
    found = desk(one_by_one(refuses(500), says("{}", 100, 1), says(GOOD, 100, 50)))
    ask(found)
    assert found.purse.spent == pytest.approx(251 / 1e6)


def anthropic(text: str) -> Reply:
    reply = {
        "type": "message",
        "content": [{"type": "text", "text": text}],
        "usage": {"input_tokens": 70, "output_tokens": 30},
    }
    return Reply(json.dumps(reply).encode())


def test_anthropics_protocol_is_spoken_where_the_address_says_so(desk: Opens) -> None:
    found = desk(anthropic(GOOD), path="/messages")
    assert ask(found) == GOOD
    (asked,) = found.server.asked
    assert asked.path == "/v1/messages"
    assert asked.headers["x-api-key"] == KEY
    assert asked.headers["anthropic-version"] == "2023-06-01"
    assert "authorization" not in asked.headers
    assert asked.body["output_config"]["format"]["schema"] == CARDS_SCHEMA
    assert [message["role"] for message in asked.body["messages"]] == ["user"]
    assert found.purse.spent == pytest.approx(100 / 1e6)


def test_anthropics_older_models_are_asked_in_plain_words(desk: Opens) -> None:
    def answer(asked: Asked) -> Reply:
        return (
            refuses(400, "output_config: no") if "output_config" in asked.body else anthropic(GOOD)
        )

    found = desk(answer, path="/messages")
    assert ask(found) == GOOD
    assert json.dumps(CARDS_SCHEMA) in found.server.asked[1].body["system"]
