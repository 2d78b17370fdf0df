"""One server over HTTP: patient with one that is busy, short with one that lies.

Redirects are never followed (the key goes to one host), replies are read up to a cap,
and no error repeats the key.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from types import TracebackType
from typing import Any, Self

import httpx

from trainer.errors import ModelError
from trainer.generate.model import dialect
from trainer.generate.model.endpoint import Endpoint
from trainer.generate.model.refusals import Refusal, retry_after, said, unreachable
from trainer.generate.model.secret import Secret

_MOST_BYTES = 1 << 20
_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_BACK_AFTER = "What was answered is kept: run it again later and it goes on from there"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds, and how often to try again."""

    connect_s: float = 10.0
    silence_s: float = 180.0
    reply_s: float = 600.0
    total_s: float = 900.0
    pause_s: float = 1.0
    tries: int = 6


@dataclass(frozen=True, slots=True)
class Means:
    """What a client needs of the world: a clock in seconds, a way to wait, and chance."""

    clock: Callable[[], float]
    sleep: Callable[[float], None]
    random: Random


class _PassingError(Exception):
    """A trouble that may pass; ``wait_s`` is what the server asked for, 0 for nothing."""

    def __init__(self, what: str, wait_s: float = 0.0, *, lost: bool = False) -> None:
        super().__init__(what)
        self.wait_s, self.lost = wait_s, lost


class Client:
    """An open connection to a server; close it, or use it as a context manager."""

    def __init__(
        self, endpoint: Endpoint, secret: Secret, means: Means, patience: Patience | None = None
    ) -> None:
        self.endpoint, self._secret, self._means = endpoint, secret, means
        self._patience = patience or Patience()
        self._http = httpx.Client(
            headers=dialect.headers(endpoint, secret),
            timeout=httpx.Timeout(self._patience.silence_s, connect=self._patience.connect_s),
            follow_redirects=False,
            trust_env=not endpoint.is_local,  # no proxy stands before one's own machine
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.close()

    def send(
        self, body: Mapping[str, Any], handled: frozenset[int], lost: Callable[[], object]
    ) -> object:
        """The server's JSON for a request, which is sent again while there is hope.

        ``lost`` is called before a request is sent again that may have been worked on.

        Raises:
            Refusal: the server answered with one of the ``handled`` statuses.
            ModelError: it is away, refuses otherwise, or answers with something else.
        """
        patience, means = self._patience, self._means
        begun = means.clock()
        for attempt in range(patience.tries):
            try:
                return self._once(body, handled)
            except _PassingError as trouble:
                backoff = patience.pause_s * 2**attempt * means.random.uniform(0.5, 1.5)
                wait_s = max(trouble.wait_s, backoff)
                over = means.clock() - begun + wait_s > patience.total_s
                if over or attempt == patience.tries - 1:
                    raise self._error(str(trouble), _BACK_AFTER) from None
                if trouble.lost:
                    lost()
                means.sleep(wait_s)
        raise AssertionError("the last try returns or raises")

    def _once(self, body: Mapping[str, Any], handled: frozenset[int]) -> object:
        content = json.dumps(body).encode()
        try:
            with self._http.stream("POST", self.endpoint.url, content=content) as response:
                data = b"".join(self._read(response))
        except httpx.TimeoutException:
            raise _PassingError("did not answer in time", lost=True) from None
        except (httpx.ConnectError, httpx.InvalidURL) as error:
            raise unreachable(self.endpoint, self._secret.hidden_in(str(error))) from None
        except httpx.TransportError:
            raise _PassingError("broke off its answer", lost=True) from None
        if response.is_success:
            return self._json(response, data)
        raise self._refused(response, said(data, self._secret), handled)

    def _read(self, response: httpx.Response) -> Iterator[bytes]:
        begun = self._means.clock()
        size = 0
        for part in response.iter_raw():
            size += len(part)
            if size > _MOST_BYTES:
                raise self._error("sent more than an answer can be", "Check what runs there")
            if self._means.clock() - begun > self._patience.reply_s:
                raise _PassingError("did not finish its answer in time", lost=True)
            yield part

    def _json(self, response: httpx.Response, data: bytes) -> object:
        kind = response.headers.get("content-type", "json")
        try:
            found: object = json.loads(data) if "json" in kind else None
        except (ValueError, RecursionError):
            found = None
        if found is None:
            mend = "Check the address: it usually ends in /v1"
            raise self._error("answered with something other than JSON", mend)
        return found

    def _refused(self, response: httpx.Response, words: str, handled: frozenset[int]) -> Exception:
        status = response.status_code
        if response.is_redirect or response.has_redirect_location:
            mend = "Give the address that it leads to, if you trust it"
            return self._error("leads elsewhere, and redirects are not followed", mend)
        refusal = Refusal(status, words)
        if status in handled:
            return refusal
        if status in _BUSY:
            wait_s = retry_after(response.headers)
            return _PassingError(f"is busy or broken (HTTP {status}{words})", wait_s)
        return self.refusal(refusal)

    def _error(self, what: str, mend: str) -> ModelError:
        return ModelError(f"the model server {self.endpoint.host} {what}", mend)

    def refusal(self, refusal: Refusal) -> ModelError:
        """A refusal that nobody handled, as an error."""
        return refusal.told(self.endpoint, self._secret)

    def without_key(self, text: str) -> str:
        """A text of the server in which it cannot give the key away."""
        return self._secret.hidden_in(text)

    def is_no_model(self) -> ModelError:
        """The error for JSON that is no answer in the protocol."""
        return self._error(
            "answered with JSON that is no answer of a model",
            "Check the address: it usually ends in /v1",
        )
