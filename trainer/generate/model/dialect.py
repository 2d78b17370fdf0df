"""How the two protocols word one request and one answer, as plain JSON values.

OpenAI's chat completions are spoken by nearly every server, local ones included;
Anthropic's messages by Anthropic and a few others. No tools are offered in either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from trainer.generate.model.endpoint import Endpoint, Protocol
from trainer.generate.model.prompts import Prompt
from trainer.generate.model.secret import Secret

_ANTHROPIC_VERSION = "2023-06-01"
_USED = {
    Protocol.OPENAI: (("prompt_tokens",), ("completion_tokens",)),
    Protocol.ANTHROPIC: (
        ("input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens"),
        ("output_tokens",),
    ),
}


class Rung(StrEnum):
    """How the shape of the answer is asked for, from the surest way to the humblest."""

    JSON_SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"
    TEXT = "text"


RUNGS = {
    Protocol.OPENAI: (Rung.JSON_SCHEMA, Rung.JSON_OBJECT, Rung.TEXT),
    Protocol.ANTHROPIC: (Rung.JSON_SCHEMA, Rung.TEXT),
}


@dataclass(frozen=True, slots=True)
class Habits:
    """What some models refuse: a temperature, or the older name of the limit."""

    temperature: bool = True
    limit: str = "max_tokens"

    def after(self, refusal: str) -> Habits:
        """The habits with what a server's refusal complains of changed, else the same."""
        if "max_completion_tokens" in refusal:
            return replace(self, limit="max_completion_tokens")
        return replace(self, temperature=False) if "temperature" in refusal else self


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model said; the counts are the server's, 0 where it gives none."""

    text: str
    tokens_in: int
    tokens_out: int


def headers(endpoint: Endpoint, secret: Secret) -> dict[str, str]:
    """The headers of a request; the key stands here and nowhere else."""
    found = {"content-type": "application/json", "accept-encoding": "identity"}
    if endpoint.protocol is Protocol.ANTHROPIC:
        found["anthropic-version"] = _ANTHROPIC_VERSION
        return found | ({"x-api-key": secret.key} if secret.key else {})
    return found | ({"authorization": f"Bearer {secret.key}"} if secret.key else {})


def body(endpoint: Endpoint, prompt: Prompt, rung: Rung, habits: Habits) -> dict[str, Any]:
    """The JSON of a request."""
    system = prompt.system if rung is Rung.JSON_SCHEMA else prompt.with_schema
    user = {"role": "user", "content": prompt.user}
    found: dict[str, Any] = {"model": endpoint.name, habits.limit: prompt.most_tokens}
    if habits.temperature:
        found["temperature"] = 0
    if endpoint.protocol is Protocol.ANTHROPIC:
        found |= {"system": system, "messages": [user]}
    else:
        instructions = {"role": "system", "content": system}
        found |= {"messages": [instructions, user], "stream": False}
    return found | _form(endpoint.protocol, prompt, rung)


def answer(protocol: Protocol, reply: object) -> Answer | None:
    """The answer in a server's JSON; None where it is no answer in this protocol."""
    if not isinstance(reply, Mapping):
        return None
    anthropic = protocol is Protocol.ANTHROPIC
    text = _joined(reply.get("content")) if anthropic else _of_first_choice(reply)
    counts = (_sum(reply.get("usage"), names) for names in _USED[protocol])
    return None if text is None else Answer(text, *counts)


def _form(protocol: Protocol, prompt: Prompt, rung: Rung) -> dict[str, Any]:
    if rung is Rung.TEXT:
        return {}
    if protocol is Protocol.ANTHROPIC:
        form = {"type": "json_schema", "schema": prompt.schema}
        return {"output_config": {"format": form}}
    if rung is Rung.JSON_OBJECT:
        return {"response_format": {"type": "json_object"}}
    schema = {"name": prompt.name, "strict": True, "schema": prompt.schema}
    return {"response_format": {"type": "json_schema", "json_schema": schema}}


def _of_first_choice(reply: Mapping[str, Any]) -> str | None:
    choices = reply.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, Mapping) else None
    if not isinstance(message, Mapping):
        return None
    content = message.get("content")
    return content if isinstance(content, str) else _joined(content) or ""


def _joined(parts: object) -> str | None:
    if not isinstance(parts, list):
        return None
    texts = [part.get("text") for part in parts if isinstance(part, Mapping)]
    return "".join(text for text in texts if isinstance(text, str))


def _sum(usage: object, names: Sequence[str]) -> int:
    """The sum of the counts that are there and are counts."""
    found = [usage.get(name) for name in names] if isinstance(usage, Mapping) else []
    return sum(n for n in found if isinstance(n, int) and not isinstance(n, bool) and n > 0)
