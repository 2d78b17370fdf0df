"""What a server says when it does not answer, put into words that tell how to mend it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from trainer.errors import ModelError
from trainer.generate.model.endpoint import Endpoint
from trainer.generate.model.secret import Secret

_LONGEST = 200
_NO_KEY = frozenset({401, 403})
_UNKNOWN = 404


class Refusal(Exception):  # noqa: N818  it may be no error: a humbler request may do
    """A status other than success, with what the server said as `` : words`` or nothing."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(f"HTTP {status}{words}")
        self.status, self.words = status, words

    def told(self, endpoint: Endpoint, secret: Secret) -> ModelError:
        """The refusal as a person can use it."""
        host, status, words = endpoint.host, self.status, self.words
        if status in _NO_KEY and not secret.key:
            return ModelError(
                f"the model server {host} asks for a key (HTTP {status}{words})",
                f"Put it into the environment variable {secret.variable}",
            )
        if status in _NO_KEY:
            return ModelError(
                f"the model server {host} does not accept the key (HTTP {status}{words})",
                f"Check the environment variable {secret.variable}",
            )
        if status == _UNKNOWN:
            return ModelError(
                f"the model server {host} knows no model {endpoint.name!r}, or not the address "
                f"{endpoint.url} (HTTP {status}{words})",
                "Check the name of the model and the address",
            )
        return ModelError(
            f"the model server {host} refused the request (HTTP {status}{words})",
            "Check that the model is one for chat, and its settings there",
        )


def unreachable(endpoint: Endpoint, why: str) -> ModelError:
    """The error for a server that cannot be reached at all."""
    where = "Start it there, or check the address" if endpoint.is_local else "Check the address"
    return ModelError(f"no model server can be reached at {endpoint.url} ({why})", where)


def said(data: bytes, secret: Secret) -> str:
    """What a server's error says, on one line after a colon, the key blotted out."""
    text = data.decode("utf-8", "replace")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None if text.lstrip().startswith("<") else text
    words = " ".join(secret.hidden_in(_message(found)).split())
    return f": {words[:_LONGEST].rstrip('. ')}" if words else ""


def retry_after(headers: Mapping[str, str]) -> float:
    """The seconds that ``Retry-After`` asks for: a number, or a date by the server's own clock."""
    wanted = headers.get("retry-after", "")
    if wanted.replace(".", "", 1).isdecimal():
        return float(wanted)
    try:
        wait = parsedate_to_datetime(wanted) - parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, TypeError):
        return 0.0
    return max(0.0, wait.total_seconds())


def _message(found: object) -> str:
    if isinstance(found, Mapping):
        names = ("error", "message", "detail")
        return next((_message(found[name]) for name in names if found.get(name)), "")
    return found if isinstance(found, str) else ""
