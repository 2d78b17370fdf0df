"""The peer of the window's benchmarks: the smallest Textual app, one widget, one key."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """Counts key presses; ``q`` ends it."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed = 0

    def compose(self) -> ComposeResult:
        yield Static("Question 0 asked")

    def on_key(self) -> None:
        self.pressed += 1
        self.query_one(Static).update(f"Question {self.pressed} asked")

    def key_q(self) -> None:
        self.exit()


if __name__ == "__main__":
    BareApp().run()
