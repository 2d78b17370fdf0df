"""The one thread that touches the database."""

from __future__ import annotations

import asyncio
import threading
from functools import partial

import pytest

from trainer.errors import StoreError
from trainer.tui.writer import Writer


async def test_calls_run_in_their_order_in_one_other_thread() -> None:
    writer, order, threads = Writer(), [], set()

    def note(number: int) -> int:
        order.append(number)
        threads.add(threading.current_thread())
        return number

    results = await asyncio.gather(*(writer.run(partial(note, number)) for number in range(20)))
    writer.close()
    assert results == order == list(range(20))
    assert len(threads) == 1
    assert threading.main_thread() not in threads


async def test_what_a_call_raises_reaches_the_caller_and_nobody_else() -> None:
    writer = Writer()

    def fail() -> None:
        raise StoreError("the disk is full")

    with pytest.raises(StoreError):
        await writer.run(fail)
    writer.close()


async def test_a_call_whose_caller_has_left_is_finished() -> None:
    writer, ready, done = Writer(), threading.Event(), threading.Event()

    def slow() -> None:
        ready.wait(10)
        done.set()

    task = asyncio.create_task(writer.run(slow))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    ready.set()
    writer.close()
    assert done.is_set()


async def test_closing_raises_the_failure_of_a_call_whose_caller_has_left() -> None:
    writer, ready = Writer(), threading.Event()

    def fail() -> None:
        ready.wait(10)
        raise StoreError("the disk is full")

    task = asyncio.create_task(writer.run(fail))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    ready.set()
    with pytest.raises(StoreError):
        writer.close()
