"""Draws the picture of the README: ``python -m tests.tui.pictures``, by hand when looks change."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from tests.tui.conftest import Window
from trainer.config import load
from trainer.memory.log import Rating
from trainer.tui.app import TrainerApp
from trainer.tui.screens.review import ReviewScreen
from trainer.tui.writer import Writer
from trainer.workflow.home import Home
from trainer.workflow.study import Study

ROOT = Path(__file__).parents[2]
DECK = ROOT / "decks" / "immunotherapy.yaml"
CARD = "What does complete remission of a cancer mean?"
SIZE = (80, 24)
CLOCK = {"TRAINER_NOW": "2026-11-23T12:00:00+00:00", "TRAINER_CLOCK": "frozen", "TZ": "UTC"}


def study_up_to(home: Home, question: str) -> Study:
    """A sitting in which the cards before this one are graded already."""
    study = home.study()
    while (card := study.card()) and card.card.question != question:
        study.grade(Rating.GOOD, took_ms=4_000)
    return study


async def answered(study: Study) -> str:
    """SVG of the card at hand with its answer."""
    writer = Writer()
    app = TrainerApp(lambda: ReviewScreen(study, writer))
    async with app.run_test(size=SIZE) as pilot:
        window = Window(app, pilot)
        await window.settle()
        await window.press("space")
        picture = app.export_screenshot()
    writer.close()
    return picture


def without_hosts(svg: str) -> str:
    """The picture without fonts from other hosts: the reader's own monospace remains."""
    return re.sub(r"\s*(@font-face \{.*?\}|<!--.*?-->)", "", svg, flags=re.DOTALL)


def main() -> None:
    """Write the picture, over the one that was there."""
    os.environ.update(CLOCK)
    with (
        tempfile.TemporaryDirectory() as folder,
        Home(Path(folder), load(Path(folder), {})) as home,
    ):
        home.add(DECK)
        svg = without_hosts(asyncio.run(answered(study_up_to(home, CARD))))
    (ROOT / ".github" / "review.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
