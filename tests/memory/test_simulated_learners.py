"""A year of study through the real session: promised retention comes true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.memory.learners import FIRST_DAY, FsrsMemory, HalfLifeMemory, Year, share, unlike
from trainer.memory.evidence import answers, evidence
from trainer.memory.options import FSRS_6_DEFAULTS, MemoryOptions
from trainer.workflow import fitting

HALF, DAYS = 180, 365
_SHORT = 3  # days: an interval that being in whole days makes another one


@pytest.mark.parametrize("wish", [0.85, 0.9])
def test_a_learner_as_the_scheduler_believes_remembers_as_promised(wish: float) -> None:
    options = MemoryOptions(retention=wish, leech_action="tag")
    year = Year(FsrsMemory(options), options)
    year.study(range(DAYS))
    assert len(year.recalled()) > 2_500
    assert share(year.recalled()) == pytest.approx(wish, abs=0.02)


def test_a_learner_whose_parameters_were_fitted_remembers_as_promised() -> None:
    pytest.importorskip("fsrs_rs_python")
    options = MemoryOptions(leech_action="tag")
    own = replace(options, parameters=unlike(FSRS_6_DEFAULTS))
    year = Year(FsrsMemory(own), options)
    year.study(range(HALF))
    before = share(year.recalled())
    parameters = fitting.fitted(evidence(answers(year.log)))
    year.refold(replace(options, parameters=parameters))
    year.study(range(HALF, DAYS))
    kept = year.kept(since=HALF)
    promised = sum(one.promised for one in kept) / len(kept)
    after = share([one.recalled for one in kept])
    assert after == pytest.approx(promised, abs=0.02)
    assert abs(after - 0.9) < abs(before - 0.9)
    # What this learner keeps for some hours only cannot be asked in time: a day is the least
    of_days = [one.recalled for one in kept if one.interval_days > _SHORT]
    assert len(of_days) > 2_500
    assert share(of_days) == pytest.approx(0.9, abs=0.02)


def test_a_learner_of_another_kind_is_reported(
    record_testsuite_property: Callable[[str, object], None],
) -> None:
    options = MemoryOptions(leech_action="tag")
    year = Year(HalfLifeMemory(), options)
    year.study(range(DAYS))
    told = share(year.recalled())
    record_testsuite_property("recalled of 0.90 promised", round(told, 3))
    print(f"a half-life learner remembered {told:.3f} of 0.900 promised")
    assert {event.day for event in year.log} == set(range(FIRST_DAY, FIRST_DAY + DAYS))
