from __future__ import annotations

import pytest

from trainer.errors import UsageError
from trainer.generate.model.endpoint import Mode, Protocol, endpoint, mode_for

LOCAL = "http://localhost:11434/v1"


@pytest.mark.parametrize(
    ("wanted", "url", "name", "protocol"),
    [
        ("ollama:llama3.2:3b", f"{LOCAL}/chat/completions", "llama3.2:3b", "openai"),
        ("lmstudio:phi", "http://localhost:1234/v1/chat/completions", "phi", "openai"),
        ("openai:gpt", "https://api.openai.com/v1/chat/completions", "gpt", "openai"),
        ("anthropic:claude", "https://api.anthropic.com/v1/messages", "claude", "anthropic"),
        (f"{LOCAL}#m", f"{LOCAL}/chat/completions", "m", "openai"),
        (f"{LOCAL}/#a/b:c", f"{LOCAL}/chat/completions", "a/b:c", "openai"),
        (f"{LOCAL}/chat/completions#m", f"{LOCAL}/chat/completions", "m", "openai"),
        (f"{LOCAL}/messages#m", f"{LOCAL}/messages", "m", "anthropic"),
        ("http://[::1]:80/v1#m", "http://[::1]:80/v1/chat/completions", "m", "openai"),
    ],
)
def test_a_model_is_written_in_one_of_three_ways(
    wanted: str, url: str, name: str, protocol: str
) -> None:
    found = endpoint(wanted)
    assert (found.url, found.name, found.protocol) == (url, name, Protocol(protocol))


def test_a_bare_name_is_asked_at_the_address_of_the_settings() -> None:
    assert endpoint("qwen:4b", LOCAL).url == f"{LOCAL}/chat/completions"
    assert endpoint("qwen:4b", LOCAL).name == "qwen:4b"
    assert endpoint(LOCAL, "", "qwen").name == "qwen"


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("llama3.2", "where the model 'llama3.2' runs is not known"),
        (LOCAL, "has no name"),
        ("ollama:", "has no name"),
        ("ftp://x/#m", "not an http or https address"),
        ("http://#m", "not an http or https address"),
        ("http://x:99999/#m", "not an http or https address"),
        ("http://[/#m", "not an http or https address"),
        ("http://a b/#m", "not an http or https address"),
    ],
)
def test_what_cannot_be_a_model_is_told(wanted: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        endpoint(wanted)


@pytest.mark.parametrize(
    "wanted", ["https://ada:secret@x/v1#m", "https://secret@x/v1#m", "https://x/v1?key=secret#m"]
)
def test_a_key_in_the_address_is_refused_and_not_repeated(wanted: str) -> None:
    with pytest.raises(UsageError) as refused:
        endpoint(wanted)
    assert "secret" not in str(refused.value)
    assert "TRAINER_MODEL_KEY" in str(refused.value)


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://localhost/v1", True),
        ("http://127.3.2.1/v1", True),
        ("http://[::1]/v1", True),
        ("http://localhost.example.org/v1", False),
        ("http://127.0.0.1.example.org/v1", False),
        ("http://192.168.0.7/v1", False),
    ],
)
def test_only_ones_own_machine_is_local(url: str, local: bool) -> None:  # noqa: FBT001
    assert endpoint(f"{url}#m").is_local is local


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("llama3.2:1b", Mode.QUESTIONS),
        ("qwen2.5-coder-1.5b-instruct-q4_k_m.gguf", Mode.QUESTIONS),
        ("Qwen2.5-0.5B", Mode.QUESTIONS),
        ("smollm2-135m", Mode.QUESTIONS),
        ("gemma3:4b", Mode.QUESTIONS),
        ("llama3.1:8b", Mode.CARDS),
        ("qwen3-30b-a3b", Mode.CARDS),
        ("claude-sonnet-5", Mode.CARDS),
        ("phi3", Mode.CARDS),
    ],
)
def test_a_small_model_by_its_name_only_words_questions(name: str, mode: Mode) -> None:
    assert mode_for(name) is mode
