"""Clients that lose no time, and whose waiting is told instead of waited."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from random import Random

import pytest

from tests.generate.model.server import Asked, ModelServer, Reply, serving
from trainer.generate.model.client import Client, Means, Patience
from trainer.generate.model.cost import Prices, Purse
from trainer.generate.model.endpoint import endpoint
from trainer.generate.model.ladder import Model
from trainer.generate.model.secret import secret

KEY = "sk-test-0123456789"
HURRIED = Patience(connect_s=2, silence_s=0.2, reply_s=0.4, total_s=60, pause_s=1, tries=3)


class Desk:
    """A server, the model on it, and what the client waited (in seconds)."""

    def __init__(self, server: ModelServer, waits: list[float], url: str, key: str) -> None:
        self.server, self.waits = server, waits
        target = endpoint(f"{url or server.url}#tiny-1b")
        own = secret(target, {"TRAINER_MODEL_KEY": key})
        self.client = Client(target, own, Means(time.monotonic, waits.append, Random(7)), HURRIED)
        self.purse = Purse(Prices(1.0, 1.0))
        self.model = Model(self.client, self.purse)


Opens = Callable[..., Desk]


@pytest.fixture
def desk() -> Iterator[Opens]:
    """Call ``desk(answer)`` to have a model that answers so; ``path`` is that of the address."""
    with ExitStack() as stack:

        def opened(
            answer: Callable[[Asked], Reply] | Reply, path: str = "", url: str = "", key: str = KEY
        ) -> Desk:
            server = stack.enter_context(serving(answer))
            waits: list[float] = []
            found = Desk(server, waits, url or server.url + path, key)
            stack.enter_context(found.client)
            return found

        yield opened
