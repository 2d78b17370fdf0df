"""The sound of a card: on its key or by itself, ended when the card is left."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.processes import is_alive
from tests.tui.conftest import SECOND, TYPED, Desk, Window

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fake player is a script of Unix")

FAKE = """\
#!/bin/sh
echo "$@" >> "$0.words"
echo $$ >> "$0.pids"
exec sleep 60
"""
HUND = """\
  - q: What does it say?
    a: der Hund
    audio: 'hund.mp3'
"""


class FakePlayer:
    """A player on the path that tells what it was asked to play."""

    def __init__(self, program: Path) -> None:
        self.program = program

    def installed(self, script: str = FAKE) -> FakePlayer:
        self.program.write_text(script, "utf-8")
        self.program.chmod(0o755)
        return self

    @property
    def played(self) -> list[str]:
        """The words of each call."""
        told = self.program.with_name("mpv.words")
        return told.read_text().splitlines() if told.exists() else []

    @property
    def alive(self) -> int:
        """How many are playing now."""
        told = self.program.with_name("mpv.pids")
        pids = told.read_text().split() if told.exists() else []
        return sum(is_alive(int(pid)) for pid in pids)


@pytest.fixture
def mpv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakePlayer:
    """The only player on the path; not yet installed."""
    folder = tmp_path / "bin"
    folder.mkdir()
    sleep = next(p for p in (Path("/bin/sleep"), Path("/usr/bin/sleep")) if p.exists())
    (folder / "sleep").symlink_to(sleep)
    monkeypatch.setenv("PATH", str(folder))
    (tmp_path / "hund.mp3").write_bytes(b"ID3")
    return FakePlayer(folder / "mpv")


async def plays(window: Window, mpv: FakePlayer, calls: int) -> None:
    """Wait until the player was called so often and the last call plays."""
    await window.until(lambda: len(mpv.played) == calls and mpv.alive == 1)


async def test_a_key_plays_the_sound_and_the_same_key_stops_it(desk: Desk, mpv: FakePlayer) -> None:
    mpv.installed()
    async with desk.review(desk.study(HUND)) as window:
        assert "audio hund.mp3" in window.text
        assert "p play" in window.text
        await window.press("p")
        await plays(window, mpv, 1)
        assert mpv.played[0].endswith(str((desk.folder / "hund.mp3").resolve()))
        await window.press("p")
        await window.until(lambda: mpv.alive == 0)
        await window.press("p")
        await plays(window, mpv, 2)


@pytest.mark.parametrize("leaving", [("space", "4"), ("s",), ("b",)])
async def test_the_sound_ends_with_its_card(
    desk: Desk, mpv: FakePlayer, leaving: tuple[str, ...]
) -> None:
    mpv.installed()
    async with desk.review(desk.study(HUND, SECOND)) as window:
        await window.press("p")
        await plays(window, mpv, 1)
        await window.press(*leaving)
        assert "Which layer" in window.text
        await window.until(lambda: mpv.alive == 0)
        assert "p play" not in window.text
        await window.press("p")
    assert len(mpv.played) == 1


async def test_the_sound_ends_with_the_last_card(desk: Desk, mpv: FakePlayer) -> None:
    mpv.installed()
    async with desk.review(desk.study(HUND)) as window:
        await window.press("p")
        await plays(window, mpv, 1)
        await window.press("space", "4")
        assert "reviewed" in window.text
        await window.until(lambda: mpv.alive == 0)


async def test_the_sound_goes_on_while_its_card_lies_there(desk: Desk, mpv: FakePlayer) -> None:
    mpv.installed()
    async with desk.review(desk.study(HUND)) as window:
        await window.press("p")
        await plays(window, mpv, 1)
        await window.press("space", "f", "question_mark", "escape")
        assert mpv.alive == 1


async def test_no_sound_outlives_the_screen(desk: Desk, mpv: FakePlayer) -> None:
    mpv.installed()
    desk.deck(HUND)
    async with desk.library() as window:
        await window.press("enter", "p")
        await plays(window, mpv, 1)
        await window.press("q")
        assert mpv.alive == 0


async def test_no_sound_outlives_the_window(desk: Desk, mpv: FakePlayer) -> None:
    mpv.installed()
    async with desk.review(desk.study(HUND)) as window:
        await window.press("p")
        await plays(window, mpv, 1)
    assert mpv.alive == 0


async def test_nothing_is_played_unasked(desk: Desk, mpv: FakePlayer) -> None:
    mpv.installed()
    async with desk.review(desk.study(HUND)) as window:
        await window.press("space")
    assert mpv.played == []


async def test_a_sound_can_come_with_the_question(desk: Desk, mpv: FakePlayer) -> None:
    mpv.installed()
    desk.configure(TRAINER_LOOK_AUDIO="on question")
    desk.deck(HUND, SECOND)
    async with desk.library() as window:
        await window.press("enter")
        await plays(window, mpv, 1)
        await window.press("space")
        assert len(mpv.played) == 1
        await window.press("4", "space", "u")
        await plays(window, mpv, 2)


async def test_a_drill_of_what_was_missed_sounds_like_its_sitting(
    desk: Desk, mpv: FakePlayer
) -> None:
    mpv.installed()
    desk.configure(TRAINER_LOOK_AUDIO="on question", TRAINER_STUDY_LEARN_AHEAD="1s")
    desk.deck(HUND)
    async with desk.library() as window:
        await window.press("enter")
        await plays(window, mpv, 1)
        await window.press("space", "1", "space")
        assert "missed" in window.text
        await window.until(lambda: mpv.alive == 0)
        await window.press("c")
        await plays(window, mpv, 2)


async def test_a_sound_can_come_with_the_answer(desk: Desk, mpv: FakePlayer) -> None:
    mpv.installed()
    desk.configure(TRAINER_LOOK_AUDIO="on answer")
    desk.deck(HUND, SECOND)
    async with desk.library() as window:
        await window.press("enter")
        assert mpv.played == []
        await window.press("space")
        await plays(window, mpv, 1)
        await window.press("w", "f")
        assert len(mpv.played) == 1


async def test_a_p_that_is_typed_as_an_answer_plays_nothing(desk: Desk, mpv: FakePlayer) -> None:
    mpv.installed()
    async with desk.review(desk.study(f"{TYPED}    audio: hund.mp3\n")) as window:
        await window.press("p")
        assert mpv.played == []
        await window.press("escape", "p")
        await plays(window, mpv, 1)


async def test_without_a_player_a_notice_says_so_once(desk: Desk, mpv: FakePlayer) -> None:
    desk.configure(TRAINER_LOOK_AUDIO="on question")
    desk.deck(HUND, HUND.replace("it say", "she say"))
    async with desk.library() as window:
        await window.press("enter")
        assert "! no player is installed (mpv, ffplay" in window.words
        await window.press("space", "4")
        assert "What does she say?" in window.text
        assert "no player" not in window.words
        await window.press("p")
        assert "no player" in window.words
        mpv.installed()
        await window.press("p")
        await plays(window, mpv, 1)


async def test_a_player_that_fails_is_told_of(desk: Desk, mpv: FakePlayer) -> None:
    mpv.installed("#!/bin/sh\nexit 2\n")
    async with desk.review(desk.study(HUND)) as window:
        await window.press("p")
        await window.until(lambda: "the player could not play the sound" in window.words)


async def test_the_learners_own_player_is_taken(desk: Desk, mpv: FakePlayer) -> None:
    own = mpv.installed().program.rename(mpv.program.with_name("my player"))
    desk.configure(TRAINER_LOOK_PLAYER="'my player' --soft")
    desk.deck(HUND)
    told = own.with_name("my player.words")
    async with desk.library() as window:
        await window.press("enter", "p")
        await window.until(lambda: told.exists() and told.read_text().startswith("--soft /"))


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: path.unlink(), "there is no such file"),
        (
            lambda path: path.write_bytes(b"#EXTM3U\nhttps://evil"),
            "the content does not fit the ending",
        ),
    ],
)
async def test_what_is_no_sound_is_not_played(
    desk: Desk, mpv: FakePlayer, make: Callable[[Path], object], told: str
) -> None:
    mpv.installed()
    make(desk.folder / "hund.mp3")
    async with desk.review(desk.study(HUND)) as window:
        await window.press("p")
        assert f"! hund.mp3: {told}" in window.words
    assert mpv.played == []


@pytest.mark.parametrize("name", ["$(touch x).mp3", "a;b & c|d `e`.mp3", "--script=x.mp3"])
async def test_a_hostile_name_is_one_argument(desk: Desk, mpv: FakePlayer, name: str) -> None:
    mpv.installed(FAKE.replace('"$@"', '"$#"'))
    (desk.folder / name).write_bytes(b"ID3")
    async with desk.review(desk.study(HUND.replace("hund.mp3", name))) as window:
        await window.press("p")
        await plays(window, mpv, 1)
    assert mpv.played == ["4"]  # three options and the file
    assert not (Path.cwd() / "x").exists()


async def test_the_key_can_be_remapped(desk: Desk, mpv: FakePlayer) -> None:
    mpv.installed()
    desk.write_settings('[keys]\nplay = "r"\nview_image = "V"\n')
    async with desk.review(desk.study(HUND)) as window:
        assert "r play" in window.text
        await window.press("r")
        await plays(window, mpv, 1)
