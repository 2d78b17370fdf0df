"""How much of what people asked about textbook sections the cards ask, by a given scorer.

By hand, with the data that lies beside the checkout:

    python -m tests.benchmarks.score_gold ../shared/data/gold ../shared/tools/score_deck.py

Every folder of the gold holds ``section.md`` and, with its key terms marked,
``section.bold.md``. Both are made into decks, and the scorer prints a line for each
section and one for all. The decks stay in the folder given with ``-o``.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from trainer.cards.note import Note
from trainer.generate.engine import generate
from trainer.ingest.read import read

GAP = re.compile(r"\{\{c\d+::(.*?)\}\}")
SECTIONS = {"plain": "section.md", "marked": "section.bold.md"}


def main() -> None:
    """Makes the decks and hands them to the scorer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("-o", "--out", type=Path, default=Path(tempfile.gettempdir(), "gold-decks"))
    given = parser.parse_args()
    for kind, section in SECTIONS.items():
        decks = given.out / kind
        decks.mkdir(parents=True, exist_ok=True)
        for folder in sorted(path for path in given.gold.iterdir() if path.is_dir()):
            cards = [_card(made.note) for made in generate(read(folder / section)).proposals]
            text = json.dumps(cards, ensure_ascii=False, indent=1)
            (decks / f"{folder.name}.json").write_text(text, encoding="utf-8")
        print(f"{kind}:", flush=True)
        command = [sys.executable, str(given.scorer), "--all", str(decks), str(given.gold)]
        subprocess.run(command, check=True)


def _card(note: Note) -> dict[str, str]:
    """A note in the words of the scorer: the fill of a cloze is its answer."""
    gap = GAP.search(note.front)
    answer = gap[1] if gap else note.back or "; ".join(note.items)
    quote = note.source.quote if note.source else ""
    return {"question": note.front, "answer": answer, "source": quote}


if __name__ == "__main__":
    main()
