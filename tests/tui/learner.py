"""A learner of some weeks: decks of every kind of card, and the log of having studied them.

The log is studied once, day by day as a learner would, and then copied into each home.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from tests.tui.conftest import CLOZE, LIST, QUESTION, SECOND, TYPED, Desk
from trainer.config import load
from trainer.errors import NothingToDo
from trainer.memory.log import Event, Rating
from trainer.workflow.home import Home

NETWORKING = f"""\
format: 1
title: Networking
sources: {{rfc: {{title: RFC 9293}}}}
notes:
  - section: Layers
{QUESTION}{SECOND}{TYPED}{LIST}{CLOZE}"""
WORDS = {
    "der Hund": "the dog",
    "die Katze": "the cat",
    "das Pferd": "the horse",
    "der Vogel": "the bird",
    "das Meer": "the sea",
    "der Berg": "the mountain",
    "die Brücke": "the bridge",
    "das Schiff": "the ship",
    "der Hafen": "the harbour",
    "die Überraschung": "the surprise",
    "das Wörterbuch": "the dictionary",
    "der Schlüssel": "the key",
}
GERMAN = "format: 1\ntitle: German\ntags: [german]\nnotes:\n" + "".join(
    f"  - front: {german}\n    back: {english}\n" for german, english in WORDS.items()
)
LATIN = "format: 1\ntitle: Latin\nnotes:\n" + "".join(
    f"  - q: What does “{latin}” mean?\n    a: {english}\n"
    for latin, english in {"cogito": "I think", "ergo": "therefore", "sum": "I am"}.items()
)
SUMS = "format: 1\ntitle: Sums\nnotes:\n" + "".join(
    f"  - q: What is {n} times {n}?\n    a: '{n * n}'\n" for n in (7, 8, 9, 12, 13)
)
FIRST, TODAY = date(2026, 10, 12), date(2026, 11, 23)
NOVEMBER, SATURDAY = 11, 5
CHANCES = (*[Rating.AGAIN] * 2, *[Rating.HARD] * 2, *[Rating.GOOD] * 8, Rating.EASY)


def weeks_of_study(desk: Desk) -> None:
    """Give a desk the decks and the log."""
    _add(desk.home, desk.folder)
    desk.home.database.record(_log(), (desk.home.config.memory(),))


def make_haste(home: Home) -> None:
    """Wait for no disk: what is drawn needs to outlive no power failure."""
    home.database.connection.rows("PRAGMA synchronous=OFF")


def _add(home: Home, folder: Path) -> None:
    languages = folder / "languages"
    languages.mkdir()
    for path, text in {
        folder / "net.yaml": NETWORKING,
        folder / "sums.yaml": SUMS,
        languages / "german.yaml": GERMAN,
        languages / "latin.yaml": LATIN,
    }.items():
        path.write_text(text, encoding="utf-8")
    for path in (folder / "net.yaml", folder / "sums.yaml", languages):
        home.add(path)


@cache
def _log() -> Sequence[Event]:
    chance = Random(7)
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as clock:
        clock.setenv("TRAINER_CLOCK", "frozen")
        clock.setenv("TRAINER_NOW", f"{FIRST}T08:00:00+00:00")
        clock.setenv("TZ", "UTC")
        folder = Path(name)
        with Home(folder / "home", load(folder / "home", {"TRAINER_STUDY_NEW": "1"})) as home:
            make_haste(home)
            _add(home, folder)
            for day in (FIRST + timedelta(n) for n in range((TODAY - FIRST).days)):
                if day.month == NOVEMBER or day.weekday() < SATURDAY:
                    clock.setenv("TRAINER_NOW", f"{day}T18:30:00+00:00")
                    ratings = chance.choices(CHANCES, k=chance.randint(2, 7))
                    _answer(home, ["Networking", "German", "Latin"], ratings, chance)
            clock.setenv("TRAINER_NOW", f"{TODAY}T11:55:00+00:00")
            _answer(home, ["German"], [Rating.GOOD], chance)
            _answer(home, ["Sums"], [Rating.AGAIN], chance)
            return home.database.events()


def _answer(home: Home, decks: Sequence[str], ratings: Sequence[Rating], chance: Random) -> None:
    """Study until the ratings or the cards give out."""
    try:
        study = home.study(decks)
    except NothingToDo:
        return
    for rating in ratings:
        if study.card():
            study.grade(rating, took_ms=chance.randrange(3_000, 25_000))
