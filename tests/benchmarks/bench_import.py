"""How an import compares with Anki's own backend importing the same package.

Run by hand: ``python tests/benchmarks/bench_import.py [NOTES] [REVIEWS]``. The package is our
own export; with REVIEWS a card it comes from Anki, which has answered every card so often, and
both sides take the progress along. Each side runs in a fresh interpreter, three times in turn;
the smallest figures count: time of the processor, and peak memory of the whole process.
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

from tests.benchmarks.bench_export import STAMP, deck

RUNS = 3


def package(path: Path, notes: int, reviews: int) -> None:
    """Writes the package that both sides import."""
    from trainer.anki.write import PackageDeck, write_package

    write_package(path, [PackageDeck(deck(notes), path.parent)], timestamp=STAMP)
    if reviews:
        _answered(path, reviews)


def _answered(path: Path, reviews: int) -> None:
    """The same package out of a collection in which every card has a history."""
    from anki.collection import Collection, DeckIdLimit, ExportAnkiPackageOptions

    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder, "collection.anki2")))
        _take(collection, path, progress=False)
        database = collection.db
        assert database is not None
        cards = [int(card) for card in database.list("SELECT id FROM cards")]
        database.execute(
            "UPDATE cards SET type = 2, queue = 2, due = 30, ivl = 12, reps = ?", reviews
        )
        ids = iter(range((STAMP - 90 * 86_400) * 1000, STAMP * 1000))
        rows = [
            (next(ids), card, -1, 3, 12, 5, 500, 4000, 1) for _ in range(reviews) for card in cards
        ]
        database.executemany("INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        found = collection.decks.id_for_name("Benchmark")
        assert found is not None
        collection.export_anki_package(
            out_path=str(path),
            options=ExportAnkiPackageOptions(with_scheduling=True, legacy=True),
            limit=DeckIdLimit(found),
        )
        collection.close()


def ours(path: Path, folder: Path, *, progress: bool) -> None:
    """Plans and writes a deck file, in a home of its own."""
    from trainer.config import load
    from trainer.workflow.home import Home
    from trainer.workflow.import_reading import Wishes
    from trainer.workflow.import_writing import write_import
    from trainer.workflow.importing import plan_import

    with Home(folder / "home", load(folder / "home", {})) as home:
        write_import(home, plan_import(home, [path], folder / "deck.yaml", Wishes(progress)))


def ankis(path: Path, folder: Path, *, progress: bool) -> None:
    """Imports into a new collection."""
    from anki.collection import Collection

    collection = Collection(str(folder / "collection.anki2"))
    _take(collection, path, progress=progress)
    collection.close()


def _take(collection: object, path: Path, *, progress: bool) -> None:
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    assert isinstance(collection, Collection)
    options = ImportAnkiPackageOptions(with_scheduling=progress)
    collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(path), options=options)
    )


SIDES: dict[str, Callable[..., None]] = {"ours": ours, "anki": ankis}


def measure(side: str, path: Path, *, progress: bool) -> dict[str, float]:
    """Processor seconds and peak MiB, in this interpreter."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        SIDES[side](path, Path(folder), progress=progress)
        seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": round(seconds, 3), "mib": round(peak / 1024, 1)}


def compare(notes: int, reviews: int) -> dict[str, object]:
    """Both sides in turn, and their ratios."""
    runs: dict[str, list[dict[str, float]]] = {side: [] for side in SIDES}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bench.apkg")
        package(path, notes, reviews)
        for _ in range(RUNS):
            for side in SIDES:
                command = [sys.executable, "-m", "tests.benchmarks.bench_import"]
                command += ["--side", side, str(path), str(reviews)]
                done = subprocess.run(command, check=True, capture_output=True, text=True)
                runs[side].append(json.loads(done.stdout))
    best = {
        side: {unit: min(run[unit] for run in done) for unit in ("seconds", "mib")}
        for side, done in runs.items()
    }
    ratios = {unit: round(best["ours"][unit] / best["anki"][unit], 3) for unit in best["ours"]}
    return {"notes": notes, "reviews": reviews, **best, "ratios": ratios}


if __name__ == "__main__":
    words = sys.argv[1:]
    if words[:1] == ["--side"]:
        result: dict[str, object] = {**measure(words[1], Path(words[2]), progress=words[3] != "0")}
    else:
        result = compare(int(words[0]) if words else 100_000, int(words[1]) if words[1:] else 0)
    sys.stdout.write(f"{json.dumps(result)}\n")
