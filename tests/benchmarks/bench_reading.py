"""Whether reading text takes time in proportion to its length, however odd the text.

Run by hand: ``python tests/benchmarks/bench_reading.py [MEGABYTES]``. Each text is read at a
quarter of the size and at the whole (1 unless given); a growth of about 4 is linear, of 16
quadratic. Time is that of the processor.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from trainer.ingest.read import read

SENTENCE = "The water of the sea rises and falls twice a day"
PIECES = {
    "one line": f"{SENTENCE}. ",
    "one word": "x",
    "wrapped lines": f"{SENTENCE}\n",
    "paragraphs": f"{SENTENCE}.\n\n",
    "search-engine noise": f"{SENTENCE}. Best Sea Tables\n\n",
    "list": "- ebb\n  ",
    "cells": "a | ",
    "stars": "* a ",
    "quotes": "> ",
    "blanks": "a" + " " * 99,
    "blank lines": "\n\n",
    "page furniture": "Read more\n\n",
}


def seconds(path: Path, text: str) -> float:
    """How long reading the text takes."""
    path.write_text(f"It falls.\n\n{text}", encoding="utf-8")
    start = time.process_time()
    read(path)
    return time.process_time() - start


def compare(megabytes: float) -> dict[str, dict[str, float]]:
    """Seconds for the whole, and how much more that is than for a quarter."""
    letters = int(megabytes * 2**20)
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("txt", "md"):
            path = Path(folder, f"bench.{ending}")
            seconds(path, "The sea rises.")
            for name, piece in PIECES.items():
                times = letters // len(piece)
                part, whole = seconds(path, piece * (times // 4)), seconds(path, piece * times)
                growth = whole / max(part, 0.001)
                found[f"{ending}: {name}"] = {"s": round(whole, 2), "growth": round(growth, 1)}
    return found


if __name__ == "__main__":
    size = float(sys.argv[1]) if sys.argv[1:] else 1.0
    for text, figures in compare(size).items():
        sys.stdout.write(f"{text}: {json.dumps(figures)}\n")
