"""How reading a PDF compares with pdfminer's own text extraction, and what a long book takes.

Run by hand: ``python tests/benchmarks/bench_pdf.py [PAGES | FILE.pdf]``. Without a file a book
of so many pages is made (300; memory is judged with 1500). Each side runs in a fresh
interpreter, three times in turn; the smallest figures count. Time is that of the processor.
The budget: 1.2 times pdfminer's time; 150 MiB for 1,500 pages.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

RUNS = 3
LINES = 46
WORDS = "tide moon water harbour captain ebb flood current shore rises falls between under the of"


def book(path: Path, pages: int) -> Path:
    """A book with running heads, page numbers, chapters and paragraphs of eight lines."""
    from reportlab.pdfgen.canvas import Canvas

    chance, words = random.Random(7), WORDS.split()
    canvas = Canvas(str(path), pagesize=(595, 842))
    for number in range(1, pages + 1):
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(72, 805, f"Chapter {number // 20 + 1}")
        canvas.drawCentredString(297, 30, str(number))
        if number % 20 == 1:
            canvas.setFont("Times-Bold", 16)
            canvas.drawString(72, 780, f"{number // 20 + 1} Of {chance.choice(words)} and tides")
        canvas.setFont("Times-Roman", 11)
        for line in range(LINES):
            text = " ".join(chance.choice(words) for _ in range(14))
            indent = 14 if line % 8 == 0 else 0
            canvas.drawString(72 + indent, 750 - 15 * line, f"{text}{'.' if line % 8 == 7 else ''}")
        canvas.showPage()
    canvas.save()
    return path


def ours(path: Path) -> int:
    """Reads through ``read``, its import included; gives the number of words."""
    from trainer.ingest.read import read

    return read(path).words


def pdfminers(path: Path) -> int:
    """Extracts the text with pdfminer's own layout analysis."""
    from pdfminer.high_level import extract_text

    return len(extract_text(path).split())


SIDES: dict[str, Callable[[Path], int]] = {"ours": ours, "pdfminer": pdfminers}


def measure(side: str, path: Path) -> dict[str, float]:
    """Processor seconds, words, and the peak MiB of this interpreter."""
    start = time.process_time()
    words = SIDES[side](path)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": round(seconds, 2), "words": words, "mib": round(peak, 1)}


def compare(path: Path) -> dict[str, object]:
    """Both sides in turn, and the ratio that the budget is about."""
    runs: dict[str, list[dict[str, float]]] = {side: [] for side in SIDES}
    for _ in range(RUNS):
        for side in SIDES:
            command = [sys.executable, __file__, str(path), side]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            runs[side].append(json.loads(done.stdout))
    best = {side: min(done, key=lambda run: run["seconds"]) for side, done in runs.items()}
    ratio = round(best["ours"]["seconds"] / best["pdfminer"]["seconds"], 3)
    return {**best, "ratio": ratio, "budget": {"ratio": 1.2, "mib": 150}}


def main(words: list[str]) -> dict[str, object]:
    """What the command line asks for."""
    if len(words) > 1:
        return dict(measure(words[1], Path(words[0])))
    if words and words[0].endswith(".pdf"):
        return compare(Path(words[0]))
    with tempfile.TemporaryDirectory() as folder:
        return compare(book(Path(folder, "book.pdf"), int(words[0]) if words else 300))


if __name__ == "__main__":
    sys.stdout.write(f"{json.dumps(main(sys.argv[1:]))}\n")
