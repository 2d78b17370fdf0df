"""Cards with a picture, pictures for them, and how they stand on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.strip import Strip

from tests.tui.conftest import Window
from trainer.workflow import picture

needs_pillow = pytest.mark.skipif(
    not picture.is_installed(), reason="needs the extra [images]: Pillow"
)
HALF = "▀"
RED = (255, 0, 0)


def illustrated(file: str, question: str = "Which topology is this?") -> str:
    return f"  - q: {question}\n    a: A star\n    image: '{file}'\n"


def paint(path: Path, width: int = 600, height: int = 300) -> Path:
    """A red picture with a blue lower half."""
    from PIL import Image

    whole = Image.new("RGB", (width, height), RED)
    whole.paste((0, 0, 255), (0, height // 2, width, height))
    whole.save(path)
    return path


def strips(window: Window) -> list[Strip]:
    return window.app.screen._compositor.render_strips()


def size(window: Window) -> tuple[int, int]:
    """Cells and lines of the picture that stands on the screen."""
    lines = [strip.text.count(HALF) for strip in strips(window) if HALF in strip.text]
    assert len(set(lines)) <= 1
    return (lines[0], len(lines)) if lines else (0, 0)
