"""An error that nobody foresaw: a report in the home, one calm line, exit code 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from trainer.cli.crash import reported
from trainer.errors import StoreError, TrainerError
from trainer.workflow.home import Home

WINDOWS = ("run_home", "run_study", "run_browse", "run_statistics", "run_form", "run_make")


@pytest.fixture
def broken_window(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal in which the window fails."""

    def fail(_home: Home, *_given: object) -> int:
        raise RuntimeError("drawn \x1b]2;PWNED\x07 wrongly")

    for name in WINDOWS:
        monkeypatch.setattr(f"trainer.tui.app.{name}", fail)
    monkeypatch.setattr("trainer.cli.opening.need_terminal", lambda _mend: None)
    monkeypatch.setattr("trainer.cli.opening.has_terminal", lambda: True)


@pytest.mark.usefixtures("broken_window")
@pytest.mark.parametrize("words", [[], ["study"], ["browse"], ["stats"], ["new", "new.yaml"]])
def test_the_report_lies_in_the_home_and_is_named_with_what_is_safe(
    run: Run, home: Path, deck: Path, words: list[str]
) -> None:
    run("add", deck)
    result = run(*words)
    report = home / "crash.log"
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "trainer: this should not have happened: RuntimeError: drawn ␛]2;PWNED␇ wrongly. "
        f"All that you graded is saved. Please report what stands in {report}\n"
    )
    text = report.read_text(encoding="utf-8")
    assert text.startswith("2026-11-23 09:00:00 UTC\ntrainer 0.")
    assert "RuntimeError: drawn ␛]2;PWNED" in text
    assert "in fail" in text


@pytest.mark.usefixtures("broken_window")
def test_debug_shows_the_trace(run: Run, home: Path) -> None:
    with pytest.raises(TrainerError) as raised:
        run("--debug")
    assert isinstance(raised.value.__cause__, RuntimeError)
    assert (home / "crash.log").exists()


@pytest.mark.usefixtures("broken_window")
def test_where_nothing_can_be_written_the_way_to_a_report_is_told(run: Run, home: Path) -> None:
    (home / "crash.log").mkdir(parents=True)
    result = run()
    assert result.code == 2
    assert "All that you graded is saved. Run it again with --debug" in result.err


def test_an_error_that_was_foreseen_passes_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="disk is full"), reported(tmp_path):
        raise StoreError("the disk is full")
    assert list(tmp_path.iterdir()) == []
