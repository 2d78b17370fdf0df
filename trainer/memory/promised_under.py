"""Under which memory options the reviews of a card were answered, in words.

What changed is told, not every option each time: a learner who wonders about an interval looks
for what was different.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import Any

from trainer.memory.intervals import label_of_days, label_of_wait
from trainer.memory.log import Event, EventKind
from trainer.memory.options import FSRS_6_DEFAULTS, MemoryOptions
from trainer.memory.versions import BEFORE_RECORDED

_TOLD = 4  # of a set of parameters, to tell it from another: the first stabilities


def promised_under(history: Iterable[Event], kept: Mapping[int, MemoryOptions]) -> dict[str, str]:
    """In words, by event id: under which options the reviews of one card were answered.

    The history is newest first. The oldest review tells the main ones, the others what had changed
    since the one before. Rows of other programs name no options.
    """
    reviews = [
        event
        for event in history
        if event.kind is EventKind.REVIEW and event.options_version is not None
    ]
    words = {reviews[-1].id: _introduced(reviews[-1], kept)} if reviews else {}
    for event, before in pairwise(reviews):
        if event.options_version != before.options_version:
            words[event.id] = _changed(event, before, kept)
    return words


def _introduced(event: Event, kept: Mapping[int, MemoryOptions]) -> str:
    options = _of(event, kept)
    if options is None:
        return _unknown(event)
    return ", ".join(_WORDS[name](getattr(options, name)) for name in ("retention", "parameters"))


def _changed(event: Event, before: Event, kept: Mapping[int, MemoryOptions]) -> str:
    options, others = _of(event, kept), _of(before, kept)
    if options is None or others is None:
        return _introduced(event, kept)
    return ", ".join(
        words(getattr(options, name))
        for name, words in _WORDS.items()
        if getattr(options, name) != getattr(others, name)
    )


def _of(event: Event, kept: Mapping[int, MemoryOptions]) -> MemoryOptions | None:
    return None if event.options_version is None else kept.get(event.options_version)


def _unknown(event: Event) -> str:
    if event.options_version == BEFORE_RECORDED:
        return "options of before they were recorded"
    return "options that are not known here"


def _in_parameters(parameters: tuple[float, ...]) -> str:
    if parameters == FSRS_6_DEFAULTS:
        return "standard parameters"
    return f"own parameters {' '.join(f'{number:g}' for number in parameters[:_TOLD])} …"


def _in_steps(name: str) -> Callable[[tuple[int, ...]], str]:
    def words(steps: tuple[int, ...]) -> str:
        return f"{name} {' '.join(map(label_of_wait, steps)) or 'none'}"

    return words


def _in_easy_days(easy_days: tuple[tuple[str, str], ...]) -> str:
    return f"easy days {' '.join(f'{day} {ease}' for day, ease in easy_days) or 'none'}"


_WORDS: Mapping[str, Callable[[Any], str]] = {
    "retention": lambda share: f"retention {100 * share:g}%",
    "parameters": _in_parameters,
    "learning_steps": _in_steps("learning steps"),
    "relearning_steps": _in_steps("relearning steps"),
    "maximum_interval": lambda days: f"maximum interval {label_of_days(days)}",
    "fuzz": lambda fuzz: "fuzz" if fuzz else "no fuzz",
    "load_balance": lambda balance: "load balance" if balance else "no load balance",
    "easy_days": _in_easy_days,
    "leech_threshold": lambda lapses: f"leech at {lapses} lapses",
    "leech_action": lambda action: f"leeches: {action}",
}
