"""A run of make that somebody watches, stops and leaves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.workflow.conftest import TIDES
from trainer.errors import DeckError, NothingToDo, SourceError, TrainerError
from trainer.generate.engine import generate
from trainer.generate.model.cost import Estimate
from trainer.store.deckfile import read_deck
from trainer.workflow import making as making_module
from trainer.workflow.draft import Draft
from trainer.workflow.home import Home
from trainer.workflow.making import Making, Order, Stage, order_of, proposed_target
from trainer.workflow.with_model import Watcher, Writer


@pytest.fixture
def making(home: Home, tides: Path, target: Path) -> Making:
    return Making(home, Order((str(tides),), target))


def test_a_run_is_planned_decided_and_written(making: Making, target: Path) -> None:
    review = making.begin(making.plan())
    assert making.stage == Stage("making cards", making.stage.total, making.stage.total)
    review.accept()
    review.drop()
    making.finish()
    assert [note.back for note in read_deck(target).notes] == ["Spring tide"]
    assert making.told == "tides.yaml: 1 accepted, 0 edited, 1 dropped, 1 open"
    making.finish()
    assert len(read_deck(target).notes) == 1


def test_how_far_it_is_can_be_read_while_it_runs(
    making: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Stage] = []
    come = Making._come

    def watched(run: Making, doing: str, done: int, total: int) -> None:
        come(run, doing, done, total)
        seen.append(run.stage)

    monkeypatch.setattr(Making, "_come", watched)
    making.plan()
    assert seen[0] == Stage("reading", 1, 1)
    assert {stage.doing for stage in seen} == {"reading", "making cards"}
    shares = [stage.done / stage.total for stage in seen[1:]]
    assert shares == sorted(shares)
    assert len(shares) > 3


def test_a_stopped_run_ends_at_its_next_step_and_has_written_nothing(
    making: Making, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making_module, "generate", lambda *_a, **_k: pytest.fail("went on"))
    making.stop()
    with pytest.raises(NothingToDo, match="nothing was written"):
        making.plan()
    making.finish()
    assert not target.exists()


def test_a_run_that_is_stopped_before_it_is_written_writes_nothing(
    making: Making, target: Path
) -> None:
    making.begin(making.plan()).accept()
    assert making.stop()
    making.finish()
    assert not target.exists()
    assert making.told == "stopped; nothing was written"


def test_a_run_that_is_being_written_cannot_be_stopped(
    making: Making, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = making.begin(making.plan())
    review.accept()
    leave = review.leave
    stopped: list[bool] = []

    def stop_then_leave() -> Draft:
        stopped.append(making.stop())
        return leave()

    monkeypatch.setattr(review, "leave", stop_then_leave)
    making.finish()
    assert stopped == [False]
    assert target.exists()
    assert making.told == "tides.yaml: 1 accepted, 0 edited, 0 dropped, 2 open"


def test_what_a_model_may_cost_is_told_with_how_far_it_is(
    home: Home, tides: Path, target: Path
) -> None:
    @contextmanager
    def model(_home: Home, watcher: Watcher) -> Iterator[Writer]:
        watcher.expect(Estimate(3, 1, 2_000, 900, 0.5, 2.25), "tiny")
        watcher.advance(1, 4)
        yield generate

    making = Making(home, Order((str(tides),), target, writer=model))
    making.stage = Stage()
    with making.order.writer(home, making):
        stage = making.stage
    assert (stage.doing, stage.done, stage.total) == ("asking tiny", 1, 4)
    assert stage.cost == (
        "3 requests to tiny: about 2,000 tokens in, at most 900 out, 0.50 to 2.25 "
        "(1 more are answered already)"
    )


def test_decisions_outlive_a_file_that_cannot_be_written(making: Making, target: Path) -> None:
    making.begin(making.plan()).accept()
    target.write_text("somebody was faster", encoding="utf-8")
    with pytest.raises(DeckError, match="your decisions are kept"):
        making.finish()
    assert isinstance(making.failure, DeckError)
    target.unlink()
    making.finish()
    assert target.exists()


def test_the_database_of_the_home_can_be_written_while_a_run_is_planned(
    making: Making, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def during(run: Making, _doing: str, _done: int, _total: int) -> None:
        with home.database.connection.transaction():
            home.database.connection.rows("DELETE FROM made")
        seen.append(run.stopped)

    monkeypatch.setattr(Making, "_come", during)
    making.plan()
    assert seen


def test_nothing_new_is_told(making: Making, home: Home) -> None:
    making.begin(making.plan()).accept_rest(least_score=0)
    making.finish()
    again = Making(home, making.order)
    again.begin(again.plan())
    again.finish()
    assert again.told == "tides.yaml: nothing new to decide on"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("tides.md", "tides.yaml"),
        ("notes/sea.tar.pdf", "notes/sea.tar.yaml"),
        ("~/talks", "~/talks.yaml"),
        ("https://example.org/a/tides.html?page=2", "tides.yaml"),
        ("https://example.org/", "example.org.yaml"),
        ("https://", "deck.yaml"),
    ],
)
def test_the_deck_is_proposed_beside_its_document(source: str, target: str) -> None:
    assert proposed_target(source) == Path(target)


def test_the_present_folder_gives_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert proposed_target(".") == Path(f"{tmp_path.name}.yaml")


def test_what_is_typed_may_begin_with_a_tilde(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "tides.md").write_text(TIDES, encoding="utf-8")
    order = order_of("~/tides.md", "~/tides.yaml")
    assert order == Order((str(tmp_path / "tides.md"),), tmp_path / "tides.yaml")


@pytest.mark.parametrize(
    ("source", "target", "kind", "message"),
    [
        ("", "a.yaml", TrainerError, "a document is missing"),
        ("no.md", "a.yaml", SourceError, "no such file or folder"),
        ("https://example.org", "", TrainerError, "the deck needs a file"),
        ("https://example.org", "a.txt", DeckError, "ends in .yaml"),
        ("https://example.org", "no/such/a.yaml", DeckError, "no such folder"),
    ],
)
def test_what_cannot_be_made_is_told_before_it_begins(
    source: str, target: str, kind: type[TrainerError], message: str
) -> None:
    with pytest.raises(kind, match=message):
        order_of(source, target)
