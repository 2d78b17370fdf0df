"""When Ctrl-C does not stop the program at once: while another has the terminal, or in a write."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread


@contextmanager
def deaf() -> Iterator[list[int]]:
    """Let Ctrl-C do nothing; tells those that came."""
    came: list[int] = []
    is_ignored = signal.getsignal(signal.SIGINT) is signal.SIG_IGN  # as of a job behind &
    if is_ignored or current_thread() is not main_thread():
        yield came
        return
    before = signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    try:
        yield came
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def held() -> Iterator[None]:
    """Let Ctrl-C wait for the end of what is short and must not be left half-way.

    Raises:
        KeyboardInterrupt: it came meanwhile.
    """
    with deaf() as came:
        yield
    if came:
        raise KeyboardInterrupt
