"""A thread of its own for work that a person may walk away from.

Unlike the workers of Textual, such a thread never holds the program up when it is left:
it may be waiting for a server.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TypeVar

_T = TypeVar("_T")


async def in_own_thread(call: Callable[[], _T]) -> _T:
    """What ``call`` returns or raises; nobody needs to wait for it."""
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[_T] = loop.create_future()

    def settle(tell: Callable[[], None]) -> None:
        if not outcome.done():
            tell()

    def run() -> None:
        try:
            tell = partial(outcome.set_result, call())
        except BaseException as error:  # noqa: BLE001  (it is raised where it is waited for)
            tell = partial(outcome.set_exception, error)
        with suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(settle, tell)

    Thread(target=run, name="background", daemon=True).start()
    return await outcome
