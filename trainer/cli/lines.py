"""Talking line by line over two streams: a tag and a text, flushed at once.

The plain study and the plain review of new cards speak like this, for screen readers,
pipes and scripts.
"""

from __future__ import annotations

from typing import TextIO

from trainer.cards.text import shown
from trainer.errors import UsageError


class Leave(Exception):  # noqa: N818  it is a way out, not an error
    """The person leaves, or the input ended."""


class Lines:
    """A reader and a writer of tagged lines."""

    def __init__(self, reader: TextIO, writer: TextIO) -> None:
        self.reader = reader
        self.writer = writer

    def say(self, tag: str, text: str = "") -> None:
        """Each line of a foreign text behind its tag, flushed."""
        self.write(tag, shown(text))

    def write(self, tag: str, safe: str) -> None:
        """The same for a text that is safe to draw already."""
        for line in safe.split("\n"):
            self.writer.write(f"{tag} {line}".rstrip() + "\n")
        self.writer.flush()

    def hear(self, tag: str, text: str = "") -> str:
        """One line of input without its end and outer blanks.

        Raises:
            Leave: the input has ended.
            UsageError: the input cannot be read.
        """
        self.say(tag, text)
        try:
            line = self.reader.readline()
        except (OSError, ValueError) as error:
            mend = "Run it in a terminal, or pipe the keys to it"
            raise UsageError("the input cannot be read", mend) from error
        if not line:
            raise Leave
        return line.strip()
