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
from contextlib import redirect_stdout
from io import StringIO
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
    """The command itself, in a home of its own."""
    from trainer.cli import main

    words = ["import", path, "-o", folder / "deck.yaml", "--json", "--home", folder / "home"]
    with redirect_stdout(StringIO()):
        code = main([*map(str, words), *(["--with-progress"] if progress else [])])
    assert code == 0


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


def _run(*words: object) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.bench_import", *map(str, words)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    made: dict[str, float] = json.loads(done.stdout)
    return made


def compare(notes: int, reviews: int) -> dict[str, object]:
    """Both sides in turn, and their ratios."""
    runs: dict[str, list[dict[str, float]]] = {side: [] for side in SIDES}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bench.apkg")
        _run("--make", path, notes, reviews)  # a process begins with the peak of its parent
        for _ in range(RUNS):
            for side in SIDES:
                runs[side].append(_run("--side", side, path, reviews))
    best = {
        side: {unit: min(run[unit] for run in done) for unit in ("seconds", "mib")}
        for side, done in runs.items()
    }
    ratios = {unit: round(best["ours"][unit] / best["anki"][unit], 3) for unit in best["ours"]}
    return {"notes": notes, "reviews": reviews, **best, "ratios": ratios}


def run(words: list[str]) -> dict[str, object]:
    """What the command line asks for; the words with dashes are this program's own."""
    if words[:1] == ["--make"]:
        package(Path(words[1]), int(words[2]), int(words[3]))
        return {}
    if words[:1] == ["--side"]:
        return {**measure(words[1], Path(words[2]), progress=words[3] != "0")}
    return compare(int(words[0]) if words else 100_000, int(words[1]) if words[1:] else 0)


if __name__ == "__main__":
    sys.stdout.write(f"{json.dumps(run(sys.argv[1:]))}\n")
