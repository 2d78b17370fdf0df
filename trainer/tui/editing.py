"""The learner's own editor in the terminal that the window lends it."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from typing import Any

from textual.app import App, SuspendNotSupported

from trainer.errors import UsageError


def run_editor(app: App[Any], command: Sequence[str]) -> None:
    """Run an editor until it is left.

    Raises:
        UsageError: it cannot be started.
    """
    try:
        with app.suspend():
            subprocess.run(command, check=False)  # noqa: S603  (the learner's own command)
    except (OSError, SuspendNotSupported) as error:
        reason = "The editor cannot be started"
        raise UsageError(f"{reason}: {error}", "Set $EDITOR to one that is installed") from None
