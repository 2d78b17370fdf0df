"""How fast cards are made from Markdown, and how much memory that takes.

By hand, each time in a process of its own, with real prose:

    python -m tests.benchmarks.bench_generate ../shared/data/gold/*/section.md

The texts are joined to one document, of which a quarter is made and then all: words a
minute of processor time that do not fall tell that the time is linear. No text stands in
it twice, as trees that were built once are kept.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path

from trainer.generate.engine import generate
from trainer.ingest.read import read

PARTS = (4, 1)


def main() -> None:
    """Prints a line for each length."""
    if len(sys.argv) == 1:
        sys.exit("Name the texts: python -m tests.benchmarks.bench_generate TEXT.md …")
    text = "\n\n".join(Path(name).read_text(encoding="utf-8") for name in sys.argv[1:])
    lines = text.split("\n")
    with tempfile.TemporaryDirectory() as folder:
        for part in PARTS:
            path = Path(folder, f"part{part}.md")
            path.write_text("\n".join(lines[: len(lines) // part]), encoding="utf-8")
            fresh = multiprocessing.get_context("spawn").Process(target=_measure, args=(path,))
            fresh.start()
            fresh.join()


def _measure(path: Path) -> None:
    document = read(path)
    start = time.process_time()
    cards = len(generate(document).proposals)
    minutes = (time.process_time() - start) / 60
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{document.words} words: {document.words / minutes:,.0f} a minute, "
          f"{cards} cards, {peak:.0f} MiB")  # fmt: skip


if __name__ == "__main__":
    main()
