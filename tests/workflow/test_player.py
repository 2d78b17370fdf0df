"""Sounds are played by a program of the system that never outlives this one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.processes import is_alive
from trainer.errors import UsageError
from trainer.workflow import player
from trainer.workflow.player import Player, command

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fake players are scripts of Unix")

# A script that tells who it is and what it was called with, and then plays on and on.
FAKE = """\
#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word" >> "$0.words"; done
readlink /proc/$$/fd/0 > "$0.input" 2>/dev/null
echo $$ > "$0.new" && mv "$0.new" "$0.pid"
exec sleep 60
"""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs in which no player lies yet, on the path alone."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in ("sleep", "mv", "readlink", "sh"):
        found = next(p for p in ("/bin", "/usr/bin") if (Path(p) / tool).exists())
        (folder / tool).symlink_to(Path(found) / tool)
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def sounds() -> Iterator[Player]:
    playing = Player()
    yield playing
    playing.close()


def installed(programs: Path, *names: str, script: str = FAKE) -> Path:
    for name in names:
        (programs / name).write_text(script, "utf-8")
        (programs / name).chmod(0o755)
    return programs / names[-1]


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def started(program: Path) -> int:
    """The process that a fake player runs as, once it does."""
    pid = program.with_name(f"{program.name}.pid")
    until(pid.exists)
    return int(pid.read_text())


@pytest.mark.parametrize(
    ("names", "file", "taken"),
    [
        (("aplay", "mpv", "paplay"), "a.mp3", "mpv"),
        (("aplay", "paplay"), "a.ogg", "paplay"),
        (("aplay", "ffplay"), "a.wav", "ffplay"),
        (("aplay",), "a.WAV", "aplay"),
        (("paplay", "afplay"), "a.m4a", "afplay"),
    ],
)
def test_the_first_player_that_knows_the_format_is_taken(
    programs: Path, names: tuple[str, ...], file: str, taken: str
) -> None:
    installed(programs, *names)
    words = command("", Path("/decks") / file)
    assert words[0] == str(programs / taken)
    assert words[-1] == f"/decks/{file}"


def test_a_player_that_would_make_noise_of_a_format_is_not_taken(programs: Path) -> None:
    installed(programs, "aplay")
    with pytest.raises(UsageError, match="no player is installed") as refusal:
        command("", Path("/decks/a.mp3"))
    assert ", aplay" not in refusal.value.message
    assert "[look]" in refusal.value.mend


def test_the_learners_own_player_goes_before_all_others(programs: Path) -> None:
    installed(programs, "mpv", "my player")
    words = command("'my player' --volume '5 0'", Path("/decks/a.mp3"))
    assert words == [str(programs / "my player"), "--volume", "5 0", "/decks/a.mp3"]
    with pytest.raises(UsageError, match="'nothing' is not installed"):
        command("nothing -x", Path("/decks/a.mp3"))


def test_a_hostile_name_stays_one_argument(programs: Path, sounds: Player) -> None:
    program = installed(programs, "mpv")
    name = "/decks/$(touch hacked) `x` ; --script=x & | > 'a' \"b\".mp3"
    sounds.play(command("", Path(name)))
    started(program)
    assert (programs / "mpv.words").read_text().splitlines()[-1] == name


def test_a_player_gets_nothing_to_read(programs: Path, sounds: Player) -> None:
    program = installed(programs, "mpv")
    sounds.play([str(program), "a.mp3"])
    started(program)
    told = (programs / "mpv.input").read_text().strip()
    assert told in ("/dev/null", "")  # not every Unix tells


def test_stopping_ends_the_player(programs: Path, sounds: Player) -> None:
    program = installed(programs, "mpv")
    sounds.play([str(program), "a.mp3"])
    process = started(program)
    until(lambda: sounds.is_playing)
    sounds.stop()
    assert not sounds.is_playing
    until(lambda: not is_alive(process))
    assert not sounds.has_failed


def test_a_new_sound_takes_the_place_of_the_old(programs: Path, sounds: Player) -> None:
    first, second = installed(programs, "one"), installed(programs, "two")
    sounds.play([str(first)])
    old = started(first)
    sounds.play([str(second)])
    new = started(second)
    until(lambda: not is_alive(old))
    assert is_alive(new)
    sounds.close()
    assert not is_alive(new)


def test_a_player_that_does_not_listen_is_killed(programs: Path, sounds: Player) -> None:
    deaf = FAKE.replace("exec sleep 60", "while :; do sleep 1; done").replace(
        "#!/bin/sh\n", "#!/bin/sh\ntrap '' TERM\n"
    )
    program = installed(programs, "mpv", script=deaf)
    sounds.play([str(program)])
    process = started(program)
    sounds.close()
    assert not is_alive(process)


@pytest.mark.parametrize("script", ["#!/bin/sh\nexit 3\n", "#!/no/such/shell\n"])
def test_a_player_that_fails_is_noticed(programs: Path, sounds: Player, script: str) -> None:
    sounds.play([str(installed(programs, "mpv", script=script))])
    until(lambda: not sounds.is_playing)
    assert sounds.has_failed


def test_a_sound_that_came_to_its_end_is_no_failure(programs: Path, sounds: Player) -> None:
    sounds.play([str(installed(programs, "mpv", script="#!/bin/sh\nexit 0\n"))])
    until(lambda: not sounds.is_playing)
    assert not sounds.has_failed


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_no_player_outlives_the_program_however_it_ends(
    programs: Path, ending: signal.Signals
) -> None:
    program = installed(programs, "mpv")
    code = (
        f"import time; from trainer.workflow.player import Player; p = Player(); "
        f"p.play([{str(program)!r}]); time.sleep(60)"
    )
    folder = Path(player.__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", code], cwd=folder) as running:
        process = started(program)
        running.send_signal(ending)
    until(lambda: not is_alive(process))
