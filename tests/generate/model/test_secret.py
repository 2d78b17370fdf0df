from __future__ import annotations

import pytest

from trainer.errors import UsageError
from trainer.generate.model.endpoint import endpoint
from trainer.generate.model.secret import secret

OPENAI, ANTHROPIC = endpoint("openai:m"), endpoint("anthropic:m")
LOCAL, ELSEWHERE = endpoint("ollama:m"), endpoint("https://models.example.org/v1#m")
KEYS = {"OPENAI_API_KEY": "for-openai", "ANTHROPIC_API_KEY": "for-anthropic"}


def test_the_well_known_keys_go_to_their_own_hosts_only() -> None:
    assert secret(OPENAI, KEYS).key == "for-openai"
    assert secret(ANTHROPIC, KEYS).key == "for-anthropic"
    assert secret(LOCAL, KEYS).key == ""
    assert secret(ELSEWHERE, KEYS).key == ""
    assert secret(endpoint("https://api.openai.com.example.org/v1#m"), KEYS).key == ""


def test_the_own_variable_goes_before_the_well_known_ones() -> None:
    found = secret(OPENAI, {**KEYS, "TRAINER_MODEL_KEY": " mine\n"})
    assert (found.key, found.variable) == ("mine", "TRAINER_MODEL_KEY")


def test_without_a_key_the_variable_that_may_hold_one_is_known() -> None:
    assert secret(ANTHROPIC, {}).variable == "ANTHROPIC_API_KEY"
    assert secret(ELSEWHERE, {}).variable == "TRAINER_MODEL_KEY"


def test_a_key_never_travels_in_the_open() -> None:
    environ = {"TRAINER_MODEL_KEY": "mine"}
    with pytest.raises(UsageError) as refused:
        secret(endpoint("http://192.168.0.7/v1#m"), environ)
    assert "mine" not in str(refused.value)
    assert secret(LOCAL, environ).key == "mine"
    assert secret(endpoint("http://192.168.0.7/v1#m"), {}).key == ""


@pytest.mark.parametrize("wrong", ["two words", "line\nbreak", "schlüssel", "a\x7fb"])
def test_what_is_no_key_is_told_without_repeating_it(wrong: str) -> None:
    with pytest.raises(UsageError) as refused:
        secret(LOCAL, {"TRAINER_MODEL_KEY": wrong})
    assert wrong not in str(refused.value)
    assert "TRAINER_MODEL_KEY" in str(refused.value)


def test_a_key_is_not_in_its_representation_and_is_blotted_out_of_texts() -> None:
    found = secret(LOCAL, {"TRAINER_MODEL_KEY": "s3cret"})
    assert "s3cret" not in repr(found)
    assert found.hidden_in("wrong key s3cret given") == "wrong key [key] given"
    assert secret(LOCAL, {}).hidden_in("as it was") == "as it was"
