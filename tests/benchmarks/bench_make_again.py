"""What ``make`` does to a deck whose document was edited, and what a large library costs it.

By hand: ``python -m tests.benchmarks.bench_make_again DOCUMENT.md…``. Each document is made
into a deck, made again unchanged (which must change nothing), edited as in
``bench_reanchor`` and made again twice. Counted is what became of the notes by what became
of their sentences; the second time nothing may be left to do. Then a library of 100,000
cards with the words of the documents is added, and one plan is timed with and without it.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.bench_reanchor import changed_sentence
from trainer.config import load
from trainer.generate.sentences import spans
from trainer.workflow.draft import Draft
from trainer.workflow.home import Home
from trainer.workflow.make import Wishes, draft
from trainer.workflow.writing import write

LIBRARY, FILES = 100_000, 100
_MARKS = re.compile(r"[*_`\\]")


def edited(text: str, chance: random.Random) -> tuple[str, dict[str, str | None]]:
    """A Markdown text with its paragraphs edited, and what became of each sentence."""
    now: dict[str, str | None] = {}
    paragraphs = []
    for block in text.split("\n\n"):
        if not block.strip() or block.lstrip()[0] in "#-*|>":
            paragraphs.append(block)
            continue
        whole = " ".join(block.split())
        before = [whole[start:end] for start, end in spans(whole)]
        after = [changed_sentence(sentence, chance) for sentence in before]
        for old, new in zip(before, after, strict=True):
            now[_MARKS.sub("", old)] = new and _MARKS.sub("", new)
        paragraphs.append(" ".join(filter(None, after)))
    return "\n\n".join(filter(str.strip, paragraphs)), now


def fates(plan: Draft) -> Iterator[tuple[str, str]]:
    """Each old note's quote with ``kept``, ``moved``, ``reworded`` or ``stale``."""
    for note in (*plan.kept, *plan.stale):
        quote = note.source.quote if note.source else ""
        yield quote, "kept" if note in plan.kept else "stale"
    for change in plan.changed:
        old, new = change.before.source, change.note.source
        assert old
        assert new
        yield old.quote, "moved" if old.quote == new.quote else "reworded"


def became(quote: str, now: dict[str, str | None]) -> str:
    """What became of the sentences of a quote; ``other`` where it is no plain paragraph's."""
    parts = [quote[start:end] for start, end in spans(quote)]
    if any(part not in now for part in parts):
        return "other"
    after = [now[part] for part in parts]
    if None in after:
        return "deleted"
    return "unchanged" if after == parts else "edited"


def again(home: Home, path: Path, target: Path, chance: random.Random) -> Counter[str]:
    """One document through all of it."""
    write(home, draft(home, [path], target, Wishes()))
    assert not draft(home, [path], target, Wishes()).changes_file
    text, now = edited(path.read_text(encoding="utf-8"), chance)
    path.write_text(text, encoding="utf-8")
    plan = draft(home, [path], target, Wishes())
    write(home, plan)
    assert not draft(home, [path], target, Wishes()).changes_file
    told = Counter(f"{became(quote, now)} {fate}" for quote, fate in fates(plan))
    return told + Counter({"new": len(plan.added)})


def add_library(home: Home, folder: Path, words: list[str], chance: random.Random) -> None:
    """Decks of questions out of the documents' own words."""
    folder.mkdir()
    for number in range(FILES):
        lines = [f"title: Deck {number}", "notes:"]
        for card in range(LIBRARY // FILES):
            asked = " ".join(chance.choices(words, k=10))
            lines += [f"  - q: What is {asked} {number} {card}?"]
            lines += [f"    a: It is {' '.join(chance.choices(words, k=8))}"]
        (folder / f"deck{number}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    home.add(folder)


def timed(home: Home, path: Path, target: Path) -> float:
    """The best of three plans, in milliseconds, the library's refresh included."""
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        home.refresh()
        draft(home, [path], target, Wishes())
        taken.append(1000 * (time.perf_counter() - started))
    return min(taken)


def main(paths: list[str]) -> None:
    """Measure all documents and print the counts and times."""
    told: Counter[str] = Counter()
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Home(folder / "home", load(folder / "home", {})) as home:
            for number, path in enumerate(paths):
                copy = folder / f"document{number}.md"
                copy.write_text(Path(path).read_text(encoding="utf-8"), encoding="utf-8")
                told += again(home, copy, copy.with_suffix(".yaml"), chance)
            for what, count in sorted(told.items()):
                print(f"{what:20} {count}")
            whole = "\n".join(Path(path).read_text(encoding="utf-8") for path in paths)
            words = re.findall(r"[a-z]{3,}", whole.lower())
            alone = timed(home, Path(paths[0]), folder / "fresh.yaml")
            add_library(home, folder / "library", words, chance)
            among = timed(home, Path(paths[0]), folder / "fresh.yaml")
            print(f"one plan {alone:.0f} ms; beside {LIBRARY:,} cards {among:.0f} ms")


if __name__ == "__main__":
    main(sys.argv[1:])
