"""Lending the terminal to another program, such as the learner's editor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from textual.app import App, SuspendNotSupported

from trainer.errors import TrainerError, UsageError

_T = TypeVar("_T")


def lend_terminal(app: App[Any], call: Callable[[], _T]) -> _T:
    """What ``call`` returns or raises, run while the terminal is not ours.

    Raises:
        UsageError: this terminal cannot be lent.
    """
    try:
        with app.suspend():
            # Textual takes the terminal back only where nothing is raised in here.
            try:
                return call()
            except TrainerError as error:
                failure = error
    except SuspendNotSupported:
        mend = "Use the form, or edit the deck file outside"
        raise UsageError("this terminal cannot be lent to an editor", mend) from None
    raise failure
