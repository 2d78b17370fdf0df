"""The key of a model server: taken from the environment, sent to one host, shown to nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trainer.errors import UsageError
from trainer.generate.model.endpoint import Endpoint

OWN = "TRAINER_MODEL_KEY"
_USUAL = {"api.openai.com": "OPENAI_API_KEY", "api.anthropic.com": "ANTHROPIC_API_KEY"}
_HIDDEN = "[key]"


@dataclass(frozen=True, slots=True)
class Secret:
    """A key, maybe empty, and the environment variable in which it stands or should stand."""

    variable: str
    key: str = field(default="", repr=False)

    def hidden_in(self, text: str) -> str:
        """The text with the key blotted out."""
        return text.replace(self.key, _HIDDEN) if self.key else text


def secret(endpoint: Endpoint, environ: Mapping[str, str]) -> Secret:
    """The key for an endpoint: ``TRAINER_MODEL_KEY``, for two well-known hosts their own name.

    Raises:
        UsageError: the key would travel in the open, or is no key.
    """
    usual = _USUAL.get(endpoint.host, OWN)
    variable = OWN if environ.get(OWN, "").strip() else usual
    key = environ.get(variable, "").strip()
    if key and not (endpoint.is_encrypted or endpoint.is_local):
        mend = f"Use an https address, or unset {variable} if the server needs no key"
        raise UsageError(f"the key would be sent to {endpoint.host} in the open", mend)
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise UsageError(f"what stands in {variable} is no key", "Set it to the key alone")
    return Secret(variable, key)
