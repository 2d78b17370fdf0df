"""The options of scheduling and of a day's study, as two frozen records.

They are plain values so that any state can be explained by the log and the options
alone. Where they come from (file, environment, flags) is :mod:`trainer.config`'s affair.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

FSRS_6_DEFAULTS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
_FSRS_4, _FSRS_5 = 17, 19  # parameters of the versions before
_AS_BEFORE = (0.0, 0.5)  # no wait makes the same day harder, and the curve falls as it did
MINUTE = 60
ORDERS = (
    "due", "overdue", "retrievability", "retrievability-reversed", "interval", "interval-reversed",
    "difficulty", "difficulty-reversed", "deck", "newest", "random",
)  # fmt: skip
NEW_ORDERS = ("file", "newest", "random")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class MemoryOptions:
    """How intervals come about: ``retention`` is desired retention (0–1), steps are in seconds.

    ``easy_days`` are pairs as ``("sun", "reduced")``; they matter with fuzz and load balance on.
    """

    retention: float = 0.90
    learning_steps: tuple[int, ...] = (1 * MINUTE, 10 * MINUTE)
    relearning_steps: tuple[int, ...] = (10 * MINUTE,)
    maximum_interval: int = 36500
    fuzz: bool = True
    load_balance: bool = True
    easy_days: tuple[tuple[str, str], ...] = ()
    leech_threshold: int = 8
    leech_action: str = "suspend"
    parameters: tuple[float, ...] = FSRS_6_DEFAULTS


STANDARD_MEMORY = MemoryOptions()


def completed(parameters: tuple[float, ...]) -> tuple[float, ...]:
    """The parameters of FSRS-4.5 or FSRS-5 as FSRS-6 has them; all others as they are."""
    if len(parameters) == _FSRS_5:
        return (*parameters, *_AS_BEFORE)
    if len(parameters) != _FSRS_4:
        return parameters
    easiest, fall, turn = parameters[4:7]  # of difficulty, which was linear
    difficulty = (easiest + 2 * fall, math.log(3 * fall + 1) / 3, turn + 0.5)
    return completed((*parameters[:4], *difficulty, *parameters[7:], 0.0, 0.0))


@dataclass(frozen=True, slots=True)
class StudyOptions:
    """What a day's study is made of.

    ``new`` and ``reviews`` are cards a day; ``rollover`` is the local hour at which a
    study day begins; ``timezone`` an IANA name or ``local``; ``learn_ahead`` seconds.
    ``order`` is one of ``ORDERS``: ``overdue`` is against the interval, ``retrievability`` least
    certain first, ``interval`` shortest first, ``difficulty`` easiest first, ``deck`` as in the
    files and ``newest`` the other way round. ``new_order`` is one of ``NEW_ORDERS``; ``mix`` is
    ``mixed``, ``reviews-first`` or ``new-first``.
    """

    new: int = 20
    reviews: int = 200
    rollover: int = 4
    timezone: str = "local"
    learn_ahead: int = 20 * MINUTE
    order: str = "due"
    new_order: str = "file"
    mix: str = "mixed"
    bury_siblings: bool = True
