"""How soon the first of 20 cards stands on the screen, against other programs of the terminal.

Run by hand: ``python -m tests.benchmarks.bench_peers FOLDER [RUNS]``. ``FOLDER`` holds
a virtual environment for each program, all of one Python (3.12 or newer: two of them ask for it),
named ``trainer``, ``flashcard-cli``, ``anki-cli`` (the package ``anki-cli[tui]``), ``recto``::

    python3 -m venv FOLDER/recto && FOLDER/recto/bin/pip install recto

Each is started by its installed command in a real pseudo-terminal, in turn; the least CPU time
until the first question is drawn counts. Of recto, which opens on its list of decks, the key that
chooses one is pressed as soon as the list is there.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from anki.collection import Collection

from tests.benchmarks.bench_first_card import least
from tests.benchmarks.terminal_program import TerminalProgram, library

CARDS = [(f"Question {number} asked", f"Answer {number} given") for number in range(20)]
DECK = "Peers"
ASKED = " asked"
_COLLECTION = "collection.anki2"
_RECTO = f"""
import sys
from recto.adapters.sqlite_deck_repository import SqliteDeckRepository
from recto.domain.deck import Deck
from recto.domain.knowledge import ORIGINAL, Knowledge, Variant
from recto.settings import Settings

deck = Deck(id="peers", name=sys.argv[1], description="cards", instructions="")
cards = [
    Knowledge(deck.id, f"c{{place}}", place, (Variant(ORIGINAL, *texts),))
    for place, texts in enumerate({CARDS!r})
]
SqliteDeckRepository(Settings().db).save_deck(deck, cards)
"""


@dataclass(frozen=True)
class Peer:
    """A program: what it is called with, how its cards are laid, the first text and its key."""

    command: str
    words: tuple[str, ...]
    lay: Callable[[Path, Path], object]
    opened_by: tuple[str, str] = ("", "")


def lay_ours(home: Path, _python: Path) -> None:
    """A library of the same cards in this home."""
    library(home, len(CARDS))


def lay_flashcard(home: Path, _python: Path) -> None:
    """Its table, in the folder where it is started."""
    with sqlite3.connect(home / "flashcard.db") as table:
        table.execute(
            "CREATE TABLE flashcard (id INTEGER PRIMARY KEY AUTOINCREMENT, question TEXT NOT NULL,"
            " answer TEXT NOT NULL, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP)"
        )
        table.executemany("INSERT INTO flashcard (question, answer) VALUES (?, ?)", CARDS)


def lay_anki(home: Path, _python: Path) -> None:
    """A collection of Anki, which anki-cli opens itself."""
    collection = Collection(str(home / _COLLECTION))
    deck = collection.decks.id(DECK)
    basic = collection.models.by_name("Basic")
    assert deck is not None
    assert basic is not None
    for front, back in CARDS:
        note = collection.new_note(basic)
        note["Front"], note["Back"] = front, back
        collection.add_note(note, deck)
    collection.close()


def lay_recto(home: Path, python: Path) -> None:
    """A deck that its own code stores, which asks no model for variants of the questions."""
    subprocess.run([str(python), "-c", _RECTO, DECK], check=True, env=surroundings(home))


PEERS = {
    "trainer": Peer("trainer", ("study", "--home", f"home-{len(CARDS)}"), lay_ours),
    "flashcard-cli": Peer("flashcard", ("start",), lay_flashcard),
    "anki-cli": Peer(
        "anki",
        ("--backend", "direct", "--col", _COLLECTION, "review:start", "--deck", DECK),
        lay_anki,
    ),
    "recto": Peer("recto", (), lay_recto, (DECK, "\r")),
}


def surroundings(home: Path) -> dict[str, str]:
    """What the programs find around them: a home of their own, and a key that is never used."""
    own = {"HOME": str(home), "OPENAI_API_KEY": "none"}
    return {**own, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


def first_card(peer: Peer, folder: Path, home: Path) -> tuple[float, float, float]:
    """CPU and wall seconds until the first question is drawn, and MiB of memory then."""
    program = [str(folder / "bin" / peer.command), *peer.words]
    text, key = peer.opened_by
    with TerminalProgram(program, home, surroundings(home)) as running:
        if key:
            running.wait_for(text)
            running.send(key)
        wall = running.wait_for(ASKED)
        return running.cpu_seconds(), wall, running.memory_mib()


def main(folder: Path, runs: int) -> None:
    """Measure all programs in turn and print the least of each."""
    with tempfile.TemporaryDirectory() as name:
        homes = {peer: Path(name) / peer for peer in PEERS}
        for package, peer in PEERS.items():
            homes[package].mkdir()
            peer.lay(homes[package], folder / package / "bin" / "python")
        rounds = [
            [first_card(peer, folder / package, homes[package]) for package, peer in PEERS.items()]
            for _ in range(runs + 1)
        ][1:]  # in the first one bytecode and file cache are cold
    figures = dict(zip(PEERS, map(least, zip(*rounds, strict=True)), strict=True))
    ours = figures["trainer"][0]
    for package, (cpu, wall, memory) in figures.items():
        told = f"{cpu * 1000:5.0f} ms CPU  {wall * 1000:5.0f} ms wall  {memory:4.0f} MiB"
        print(f"{package:>14}: {told}  {cpu / ours:5.2f} × ours")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 7)
