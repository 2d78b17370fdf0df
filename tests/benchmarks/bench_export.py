"""How an export compares with Anki's own backend adding and exporting the same notes.

Run by hand: ``python tests/benchmarks/bench_export.py [NOTES]``. Each side runs in a fresh
interpreter, three times in turn; the smallest figures count. Time is that of the processor,
which other programs disturb least; memory is the peak above the deck already read.
The budget: half of Anki's time, a quarter of its memory.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from trainer.cards.note import Deck, Kind, Note, Reference, Source

RUNS = 3
STAMP = 1_790_000_000


def deck(notes: int) -> Deck:
    """A deck like one made from a document: clozes, questions and pairs that cite it."""
    return Deck(
        title="Benchmark",
        tags=("bench",),
        sources={"doc": Reference(title="A document", url="https://example.org/doc")},
        notes=tuple(_note(number) for number in range(notes)),
    )


def _note(number: int) -> Note:
    source = Source("doc", f"¶{number} s1", f"Sentence {number} of the document says so.")
    front, back = _texts(number)
    kind = (Kind.CLOZE, Kind.QUESTION, Kind.QUESTION, Kind.PAIR)[number % 4]
    if kind is Kind.CLOZE:
        front, back = f"The {{{{c1::{front}}}}} is followed by {{{{c2::{back}}}}}.", ""
    return Note(kind, front, back, source=source, written_id=f"n{number:08d}")


def _texts(number: int) -> tuple[str, str]:
    marked = f"the **marked** word {number}" if number % 10 == 0 else f"the plain word {number}"
    return marked, f"what goes with word {number}"


def ours(content: Deck, path: Path) -> None:
    """Exports through ``write_package``, its import included."""
    from trainer.anki.write import PackageDeck, write_package

    write_package(path, [PackageDeck(content, path.parent)], timestamp=STAMP)


def ankis(content: Deck, path: Path) -> None:
    """Adds the notes to a new collection, all in one call, and exports its deck."""
    from anki.collection import AddNoteRequest, Collection, DeckIdLimit, ExportAnkiPackageOptions

    collection = Collection(str(path.with_suffix(".anki2")))
    target = collection.decks.id(content.title)
    assert target is not None
    names = {Kind.CLOZE: "Cloze", Kind.PAIR: "Basic (and reversed card)"}
    requests = []
    for note in content.notes:
        note_type = collection.models.by_name(names.get(note.kind, "Basic"))
        assert note_type is not None
        added = collection.new_note(note_type)
        quote = note.source.quote if note.source else ""
        added.fields = [note.front, f"{note.back}<br>{quote}"]
        requests.append(AddNoteRequest(added, target))
    collection.add_notes(requests)
    collection.export_anki_package(
        out_path=str(path), options=ExportAnkiPackageOptions(legacy=True), limit=DeckIdLimit(target)
    )
    collection.close()


SIDES: dict[str, Callable[[Deck, Path], None]] = {"ours": ours, "anki": ankis}


def measure(side: str, notes: int) -> dict[str, float]:
    """Processor seconds and peak MiB above the deck, in this interpreter."""
    content = deck(notes)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        SIDES[side](content, Path(folder, "bench.apkg"))
        seconds = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": round(seconds, 3), "mib": round((after - before) / 1024, 1)}


def compare(notes: int) -> dict[str, object]:
    """Both sides in turn, and the ratios that the budget is about."""
    runs: dict[str, list[dict[str, float]]] = {side: [] for side in SIDES}
    for _ in range(RUNS):
        for side in SIDES:
            command = [sys.executable, __file__, str(notes), side]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            runs[side].append(json.loads(done.stdout))
    best = {
        side: {unit: min(run[unit] for run in done) for unit in ("seconds", "mib")}
        for side, done in runs.items()
    }
    ratios = {unit: round(best["ours"][unit] / best["anki"][unit], 3) for unit in best["ours"]}
    return {"notes": notes, **best, "ratios": ratios, "budget": {"seconds": 0.5, "mib": 0.25}}


if __name__ == "__main__":
    size = int(sys.argv[1]) if sys.argv[1:] else 100_000
    result = measure(sys.argv[2], size) if sys.argv[2:] else compare(size)
    sys.stdout.write(f"{json.dumps(result)}\n")
