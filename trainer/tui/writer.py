"""The one thread in which everything that touches the database happens.

The window stays alive while a grade is on its way to the disk, and no two writes can
ever meet: one thread takes them in the order in which they were asked for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

_T = TypeVar("_T")


class Writer:
    """Runs calls one after the other in its own thread."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._abandoned: Future[Any] | None = None

    async def run(self, call: Callable[[], _T]) -> _T:
        """What ``call`` returns or raises.

        A caller that is cancelled (the learner has left the screen) does not stop
        the call: it runs to its end, and :meth:`close` tells whether it failed.
        """
        future = self._pool.submit(call)
        outcome = asyncio.wrap_future(future)
        try:
            return await asyncio.shield(outcome)
        except asyncio.CancelledError:
            self._abandoned = future
            outcome.add_done_callback(asyncio.Future.exception)  # it is told by close()
            raise

    def close(self) -> None:
        """Wait for what is still under way.

        Raises:
            TrainerError: the last call failed and nobody was left to be told.
        """
        self._pool.shutdown(wait=True)
        if self._abandoned is not None:
            self._abandoned.result()
