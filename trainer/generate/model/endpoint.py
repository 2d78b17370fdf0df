"""Which model is meant by ``--model``, where it is asked, and in which protocol.

``NAME`` is asked at the address of the settings; ``URL#NAME`` names both;
``ollama:NAME``, ``lmstudio:NAME``, ``llamacpp:NAME``, ``openai:NAME`` and
``anthropic:NAME`` stand for the usual addresses. An address that ends in ``/messages``
speaks Anthropic's protocol, every other one OpenAI's chat completions.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

from trainer.errors import UsageError

SHORT_FORMS = {
    "ollama": "http://localhost:11434/v1",
    "lmstudio": "http://localhost:1234/v1",
    "llamacpp": "http://localhost:8080/v1",
    "openai": "https://api.openai.com/v1",
    "anthropic": "https://api.anthropic.com/v1/messages",
}
_COMPLETIONS = "/chat/completions"
_MESSAGES = "/messages"
_SIZE = re.compile(r"(?<![a-z\d.])(\d+(?:\.\d+)?)([bm])(?![a-z\d])", re.IGNORECASE)
_SMALL_BILLIONS = 4.0


class Protocol(StrEnum):
    """How a server wants to be asked."""

    OPENAI = "openai"
    ANTHROPIC = "anthropic"


class Mode(StrEnum):
    """What a model is asked for: questions about facts that the rules chose, or whole cards."""

    QUESTIONS = "questions"
    CARDS = "cards"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model at a place: ``url`` is the very address that requests go to."""

    url: str
    name: str
    protocol: Protocol

    @property
    def host(self) -> str:
        """The server's host, lower case, without port."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_local(self) -> bool:
        """Whether the server runs on this machine."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def is_encrypted(self) -> bool:
        """Whether what is sent can be read by nobody on the way."""
        return self.url.startswith("https:")


def endpoint(wanted: str, url: str = "", name: str = "") -> Endpoint:
    """The endpoint that ``wanted`` means; ``url`` and ``name`` are those of the settings.

    Raises:
        UsageError: no address or no name is known, or the address cannot be.
    """
    kind, colon, rest = wanted.partition(":")
    if "://" in wanted:
        address, _, model = wanted.partition("#")
        model = model or name
    elif colon and kind in SHORT_FORMS:
        address, model = SHORT_FORMS[kind], rest
    else:
        address, model = url, wanted
    if not address:
        mend = "Write it as ollama:NAME or URL#NAME, or set url under [model] in config.toml"
        raise UsageError(f"where the model {wanted!r} runs is not known", mend)
    if not model.strip():
        raise UsageError("the model has no name", "Write it behind the address, as in URL#NAME")
    return _at(address, model.strip())


def mode_for(name: str) -> Mode:
    """Small models, by the size in their name (at most 4 billion), only word questions."""
    sizes = [float(number) / (1 if unit in "bB" else 1000) for number, unit in _SIZE.findall(name)]
    return Mode.QUESTIONS if sizes and max(sizes) <= _SMALL_BILLIONS else Mode.CARDS


def _at(address: str, name: str) -> Endpoint:
    parts = _split(address)
    path = parts.path.rstrip("/")
    root = f"{parts.scheme}://{parts.netloc}"
    if path.endswith(_MESSAGES):
        return Endpoint(root + path, name, Protocol.ANTHROPIC)
    path = path if path.endswith(_COMPLETIONS) else path + _COMPLETIONS
    return Endpoint(root + path, name, Protocol.OPENAI)


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fits = False
    if not fits or not address.isprintable() or " " in address:
        mend = "Write it as in http://localhost:11434/v1"
        raise UsageError("the model's address is not an http or https address", mend)
    if parts.username or parts.password or parts.query:  # never repeat it: it may be a secret
        mend = "Put the key into TRAINER_MODEL_KEY and the bare address here"
        raise UsageError("the model's address holds more than an address", mend)
    return parts
