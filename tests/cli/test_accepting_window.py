"""``trainer make --review`` in a terminal: what is handed to the window, and what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run, answers
from tests.cli.test_model import GOOD
from tests.generate.model.server import serving
from trainer.cards.note import Kind
from trainer.errors import SourceError
from trainer.workflow.home import Home
from trainer.workflow.making import Making

Sit = Callable[[Making], None]


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Callable[[Sit], None]:
    """A terminal in which a person does something with the run that is handed over."""

    def opens(sit: Sit) -> None:
        def run_make(_home: Home, making: Making) -> int:
            sit(making)
            making.finish()
            return 0

        monkeypatch.setattr("trainer.cli.opening.has_terminal", lambda: True)
        monkeypatch.setattr("trainer.tui.app.run_make", run_make)

    return opens


@pytest.fixture
def sat(window: Callable[[Sit], None]) -> list[Making]:
    """The runs handed over so far; the person accepts the first card of each."""
    runs: list[Making] = []

    def sit(making: Making) -> None:
        runs.append(making)
        making.begin(making.plan()).accept()

    window(sit)
    return runs


def test_the_window_gets_every_wish_and_tells_what_became_of_it(
    run: Run, sat: list[Making], document: Path, target: Path
) -> None:
    result = run(
        *("make", document, "-o", target, "--review", "--title", "Sea", "--max", "2"),
        *("--kinds", "question"),
    )
    order = sat[0].order
    assert (order.title, order.maximum, order.kinds) == ("Sea", 2, frozenset({Kind.QUESTION}))
    assert result.code == 0
    assert result.out.splitlines() == [
        "+ What is the highest tide of a month called?",
        f"{target}: 1 added, 0 kept, 0 changed, 0 stale",
        "tides.yaml: 1 accepted, 0 edited, 0 dropped, 1 open",
        "The same command goes on with the open ones",
    ]
    assert answers(target) == ["Spring tide"]


def test_a_model_writes_the_cards_for_the_window_and_tells_its_cost_there(
    run: Run, sat: list[Making], document: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAINER_MODEL_PRICE_IN", "1000")
    monkeypatch.setenv("TRAINER_MODEL_PRICE_OUT", "1000")
    document.write_text(
        "# Sea\n\nA neap tide is the smallest tide of a month. It comes with the half moon.\n",
        encoding="utf-8",
    )
    with serving(GOOD) as server:
        words = ("--model", f"{server.url}#m", "--model-mode", "cards", "--budget", "99")
        result = run("make", document, "-o", target, "--review", *words)
    assert result.code == 0, result.err
    assert sat[0].stage.doing == "asking m"
    assert sat[0].stage.cost.startswith("1 requests to m: about ")
    assert answers(target) == ["the smallest tide of a month"]


def test_a_document_that_cannot_be_read_is_told_by_the_front_door(
    run: Run, window: Callable[[Sit], None], document: Path, target: Path
) -> None:
    def fail(_making: Making) -> None:
        raise SourceError("there is no such file", "Check the path", "none.md")

    window(fail)
    result = run("make", document, "-o", target, "--review")
    assert (result.code, result.err) == (
        2,
        "trainer: none.md: there is no such file. Check the path\n",
    )


def test_plain_decides_line_by_line_in_a_terminal_too(
    run: Run, sat: list[Making], document: Path, target: Path
) -> None:
    result = run("make", document, "-o", target, "--review", "--plain", typed="a\nq\n")
    assert "Z accepted=1 edited=0 dropped=0 left=2" in result.out
    assert not sat


def test_plain_alone_is_a_wrong_use(run: Run, document: Path, target: Path) -> None:
    result = run("make", document, "-o", target, "--plain")
    assert result.code == 2
    assert "--plain goes with --review" in result.err
    assert not target.exists()
