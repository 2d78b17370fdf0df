"""What two readers said of the cards of texts that no rule had seen, and of decoys among them.

By hand, from the project's folder: ``python -m tests.benchmarks.readings``.

For each set of ``held_out``: how many cards are ours, how many are the longest word of a
paragraph's first sentence blanked out, and how many a plain *X is a Y* asked as *What is X?*;
and which share of them each reader found good as they are, in need of an edit, or bad. The
readers worked apart and did not know which card was which. The ratings are those of the cards
as they were written on the day of the reading, which later rules write otherwise or not at all.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path

HELD_OUT = Path(__file__).parent / "held_out"
RATINGS = ("good", "edit", "bad")
READERS = ("one", "other")
_OURS = "ours"


def main() -> None:
    """Prints a line for each set and kind of card."""
    found = defaultdict(list)
    for row in _rows("readings.tsv"):
        found[row["document"][0], _OURS].append(row)
    for row in _rows("decoys.tsv"):
        found[row["document"][0], row["family"]].append(row)
    print("set  cards                   one: good edit bad   other: good edit bad   agree")
    for (number, kind), rows in sorted(found.items()):
        shares = "        ".join(_shares(rows, reader) for reader in READERS)
        agree = sum(row["one"] == row["other"] for row in rows)
        print(f"{number}    {kind:14} {len(rows):3}           {shares}       {agree}")
    ours = [row for (_, kind), rows in found.items() for row in rows if kind == _OURS]
    lower = min(sum(row[reader] == "good" for row in ours) for reader in READERS) / len(ours)
    print(f"all sets: {len(ours)} cards of ours, good by the lower reading {lower:.2f}")


def _rows(name: str) -> list[dict[str, str]]:
    with (HELD_OUT / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _shares(rows: list[dict[str, str]], reader: str) -> str:
    told = Counter(row[reader] for row in rows)
    return " ".join(f"{told[rating] / len(rows):.2f}" for rating in RATINGS)


if __name__ == "__main__":
    main()
