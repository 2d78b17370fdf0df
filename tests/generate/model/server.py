"""A model server that does as a test says: it lies, stumbles, or answers."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    path: str
    headers: Mapping[str, str]
    body: Any

    @property
    def form(self) -> str:
        """How the shape of the answer was asked for."""
        return str(self.body.get("response_format", {}).get("type", "text"))

    @property
    def user(self) -> str:
        return str(self.body["messages"][-1]["content"])

    @property
    def system(self) -> str:
        first = self.body["messages"][0]
        return str(self.body.get("system") or first["content"])


@dataclass(frozen=True)
class Reply:
    """What the server does: bytes with a status, after a while, drop by drop, or hanging up."""

    data: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": "application/json"})
    after_s: float = 0.0
    hangs_up: bool = False
    drips: bool = False


def says(text: str, tokens_in: int = 0, tokens_out: int = 0) -> Reply:
    """A chat completion with this text."""
    reply = {
        "choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": tokens_in, "completion_tokens": tokens_out},
    }
    return Reply(json.dumps(reply).encode())


def refuses(status: int, message: str = "", **headers: str) -> Reply:
    """An error as OpenAI words it."""
    shown = {"content-type": "application/json"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    return Reply(json.dumps({"error": {"message": message}}).encode(), status, shown)


def card(quote: str, question: str, answer: str, term: str = "") -> dict[str, str]:
    return {"quote": quote, "question": question, "answer": answer, "term": term}


def cards(*found: Mapping[str, str]) -> str:
    return json.dumps({"cards": found})


class ModelServer:
    """The running server: what it was asked, and where it is."""

    def __init__(self, answer: Callable[[Asked], Reply]) -> None:
        self.answer = answer
        self.asked: list[Asked] = []
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    @property
    def forms(self) -> list[str]:
        return [asked.form for asked in self.asked]

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["content-length"])
                headers = {name.lower(): value for name, value in self.headers.items()}
                asked = Asked(self.path, headers, json.loads(self.rfile.read(length)))
                server.asked.append(asked)
                self._give(server.answer(asked))

            def _give(self, reply: Reply) -> None:
                time.sleep(reply.after_s)
                try:
                    self.send_response_only(reply.status)  # without a date of its own
                    for name, value in reply.headers.items():
                        self.send_header(name, value)
                    more = 9 if reply.hangs_up else 0
                    self.send_header("content-length", str(len(reply.data) + more))
                    self.end_headers()
                    self._write(reply)
                except (BrokenPipeError, ConnectionResetError):
                    pass  # the client has had enough

            def _write(self, reply: Reply) -> None:
                size = 1 if reply.drips else len(reply.data) or 1
                for start in range(0, len(reply.data), size):
                    self.wfile.write(reply.data[start : start + size])
                    time.sleep(0.1 * reply.drips)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        return Handler


@contextmanager
def serving(answer: Callable[[Asked], Reply] | Reply) -> Iterator[ModelServer]:
    """A server that answers by the function, or always the same."""
    server = ModelServer((lambda _: answer) if isinstance(answer, Reply) else answer)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def one_by_one(*replies: Reply) -> Callable[[Asked], Reply]:
    """The replies in turn, the last one for ever."""
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]
