"""Work that a person may walk away from."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from threading import Event as Signal
from threading import current_thread

import pytest

from trainer.tui.background import in_own_thread


async def test_its_outcome_comes_back_from_a_thread_of_its_own() -> None:
    assert await in_own_thread(current_thread) is not current_thread()


async def test_its_error_is_raised_where_it_is_waited_for() -> None:
    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await in_own_thread(fail)


async def test_whoever_waits_may_leave() -> None:
    ready = Signal()
    waiting = asyncio.create_task(in_own_thread(lambda: ready.wait(timeout=10)))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    ready.set()
    await asyncio.sleep(0.01)


def test_a_program_ends_without_waiting_for_it() -> None:
    code = (
        "import asyncio, time\n"
        "from trainer.tui.background import in_own_thread\n"
        "async def main():\n"
        "    task = asyncio.create_task(in_own_thread(lambda: time.sleep(60)))\n"
        "    await asyncio.sleep(0.05)\n"
        "    task.cancel()\n"
        "asyncio.run(main())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], timeout=10, check=False)
    assert done.returncode == 0
