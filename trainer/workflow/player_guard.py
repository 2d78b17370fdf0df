"""Runs a player and ends it when its own standard input ends, run by itself as a script.

Standard input is a pipe from the program, which ends however the program ends: left,
stopped or killed. So no sound outlives it.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from threading import Thread

_PATIENCE = 1.0  # seconds


def main(words: list[str]) -> int:
    """Run the player that these arguments start; returns its exit code."""
    nowhere = subprocess.DEVNULL
    try:
        player = subprocess.Popen(words, stdin=nowhere, stdout=nowhere, stderr=nowhere)  # noqa: S603
    except OSError:
        return 127
    Thread(target=_end_with_input, args=(player,), daemon=True).start()
    return player.wait()


def _end_with_input(player: subprocess.Popen[bytes]) -> None:
    os.read(sys.stdin.fileno(), 1)  # unbuffered: a thread within a buffer stops the exit
    player.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        player.wait(_PATIENCE)
    player.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
