"""A stand-in for the learner's editor."""

from __future__ import annotations

from pathlib import Path


class Editor:
    """A program in the place of the learner's editor: it replaces a text by another."""

    def __init__(self, script: Path) -> None:
        self._script = script

    def will_replace(self, old: str, new: str) -> None:
        """Say what it does in the files that it is to open."""
        self._script.write_text(
            "import sys, pathlib\n"
            "file = pathlib.Path(sys.argv[-1])\n"
            f"text = file.read_text(encoding='utf-8').replace({old!r}, {new!r})\n"
            "file.write_text(text, encoding='utf-8')\n",
            encoding="utf-8",
        )
