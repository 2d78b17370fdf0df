"""Sounds, played by a program of the system: an argument list, never a shell.

The first player that is installed and knows the format is taken, unless the learner named
one. A deck cannot choose the program nor give it options: it gets the full path of a file.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from trainer.errors import UsageError

_GUARD = Path(__file__).with_name("player_guard.py")
_MOST = frozenset({".wav", ".flac", ".ogg", ".opus", ".mp3"})
_ALL = _MOST | {".m4a"}
# A player that does not know a format may play its bytes as noise.
_PLAYERS = (
    (("mpv", "--no-video", "--no-terminal", "--ytdl=no"), _ALL),
    (("ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet"), _ALL),
    (("paplay",), _MOST),
    (("aplay", "--quiet"), frozenset({".wav"})),
    (("afplay",), frozenset({".wav", ".flac", ".mp3", ".m4a"})),
)
_NAMED = "name it as player under [look] in the settings"


def command(own: str, file: Path) -> list[str]:
    """Arguments of a process that plays ``file``; ``own`` is the learner's player, if any.

    Raises:
        UsageError: there is no player for it.
    """
    if own:
        name, *options = shlex.split(own)
        if program := shutil.which(name):
            return [program, *options, str(file)]
        raise UsageError(
            f"the player {name!r} is not installed", f"Install it, or another and {_NAMED}"
        )
    for (name, *options), endings in _PLAYERS:
        if file.suffix.lower() in endings and (program := shutil.which(name)):
            return [program, *options, str(file)]
    names = ", ".join(words[0] for words, endings in _PLAYERS if file.suffix.lower() in endings)
    raise UsageError(f"no player is installed ({names})", f"Install one, or another and {_NAMED}")


class Player:
    """Plays one sound at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._ending: list[subprocess.Popen[bytes]] = []

    @property
    def is_playing(self) -> bool:
        """Whether a sound is on."""
        return self._process is not None and self._process.poll() is None

    @property
    def has_failed(self) -> bool:
        """Whether the last sound ended by itself and badly."""
        return self._process is not None and bool(self._process.poll())

    def play(self, words: list[str]) -> None:
        """Start a player, in place of the one that runs."""
        self.stop()
        self._process = subprocess.Popen(  # noqa: S603  a program of the learner's own system
            [sys.executable, "-I", "-S", str(_GUARD), *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # without a terminal: this one is ours
        )

    def stop(self) -> None:
        """End the sound, without waiting for its player to be gone."""
        self._ending = [process for process in self._ending if process.poll() is None]
        process, self._process = self._process, None
        if process is not None and process.stdin is not None:
            process.stdin.close()
            self._ending.append(process)

    def close(self) -> None:
        """End the sound, and wait until no player is left."""
        self.stop()
        for process in self._ending:
            process.wait()
