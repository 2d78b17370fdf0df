"""Opening an address in the program that the system has for it, never through a shell."""

from __future__ import annotations

import webbrowser
from functools import partial
from typing import Any

from textual.app import App

from trainer.errors import UsageError
from trainer.tui.lending import lend_terminal


def open_address(app: App[Any], address: str) -> None:
    """Open an ``https:`` or ``file:`` address.

    A browser of the terminal gets the terminal until it is left.

    Raises:
        UsageError: no program takes it.
    """
    if app.is_web:
        app.open_url(address)
        return
    try:
        program = webbrowser.get()
    except webbrowser.Error:
        program = None
    opening = partial(program.open, address) if program else bool
    # Of the module's classes only this very one runs in the foreground.
    in_terminal = type(program) is webbrowser.GenericBrowser
    if not (lend_terminal(app, opening) if in_terminal else opening()):
        raise UsageError("no program is there to open it", f"It is at {address}")
