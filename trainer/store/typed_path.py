"""Paths as people type them, into a command or a field of the window."""

from __future__ import annotations

from pathlib import Path

from trainer.errors import UsageError


def typed_path(text: str | Path) -> Path:
    """The path, with ``~`` filled in; nothing need be there.

    Raises:
        UsageError: there can be no such path, or nobody may look.
    """
    try:
        path = Path(text).expanduser()
        path.exists()
    except RuntimeError:
        mend = "Write the whole path"
        raise UsageError("there is no such home folder", mend, str(text)) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        what = f"the path cannot be used: {reason[:1].lower()}{reason[1:]}"
        raise UsageError(what, "Choose another", str(text)) from None
    return path
