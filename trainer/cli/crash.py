"""What becomes of an error that nobody foresaw while the window was open."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from trainer import __version__
from trainer.cards.shown import shown
from trainer.errors import TrainerError

FILE_NAME = "crash.log"


@contextmanager
def reported(home: Path) -> Iterator[None]:
    """Write what an unforeseen error tells into a file of the home, and say so in one line.

    Raises:
        TrainerError: instead of such an error; one that was foreseen passes as it is.
    """
    try:
        yield
    except TrainerError:
        raise
    except Exception as fault:
        what = " ".join(f"{type(fault).__name__}: {fault}".split())
        raise TrainerError(f"this should not have happened: {what}", _mend(home, fault)) from fault


def _mend(home: Path, fault: Exception) -> str:
    safe = "All that you graded is saved"
    path = home / FILE_NAME
    try:
        path.write_text(shown(_report(fault)), encoding="utf-8")
    except OSError:
        return f"{safe}. Run it again with --debug and report what it shows"
    return f"{safe}. Please report what stands in {path}"


def _report(fault: Exception) -> str:
    from importlib.metadata import version

    from trainer import clock

    at = datetime.fromtimestamp(clock.now_ms() / 1000, UTC)
    system = f"Python {platform.python_version()}, {platform.system()}"
    versions = f"trainer {__version__}, Textual {version('textual')}, {system}"
    lines = (f"{at:%Y-%m-%d %H:%M:%S} UTC", versions, "", *traceback.format_exception(fault))
    return "\n".join(lines)
