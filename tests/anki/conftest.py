"""A world for packages: decks written in one line, looked into as files or imported by Anki."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from trainer.anki.write import PackageDeck, write_package
from trainer.cards.note import Deck, Note

if TYPE_CHECKING:
    from anki.cards import Card
    from anki.notes import Note as AnkiNote

STAMP = 1_790_000_000
"""The time of all exports: before the present in which the backend imports and edits."""

Export = Callable[..., Path]
Rows = Callable[[Path, str], list[tuple[Any, ...]]]


@pytest.fixture
def export(tmp_path: Path) -> Export:
    """Write a deck of these notes as a package, by default ``deck.apkg``, and give its path."""

    def export(
        *notes: Note,
        to: str = "deck.apkg",
        modified: dict[str, int] | None = None,
        tree: str = "",
        timestamp: int = STAMP,
        **about: Any,
    ) -> Path:
        deck = Deck(title=about.pop("title", "Deck"), notes=notes, **about)
        source = PackageDeck(deck, tmp_path, tree, modified or {}, "deck.yaml")
        return write_package(tmp_path / to, [source], timestamp=timestamp).path

    return export


@pytest.fixture
def rows(tmp_path: Path) -> Rows:
    """The rows of a query to the database inside a package."""

    def rows(package: Path, query: str) -> list[tuple[Any, ...]]:
        with ZipFile(package) as archive:
            database = Path(archive.extract("collection.anki2", tmp_path / "inside"))
        with closing(sqlite3.connect(database)) as connection:
            return connection.execute(query).fetchall()

    return rows


class Anki:
    """A fresh collection of the real backend."""

    def __init__(self, folder: Path) -> None:
        from anki.collection import Collection

        self.collection = Collection(str(folder / "collection.anki2"))

    def take(self, package: Path) -> dict[str, int]:
        """Import as a user does; how many notes Anki counts as new, updated, conflicting, …."""
        from anki.collection import ImportAnkiPackageRequest

        request = ImportAnkiPackageRequest(package_path=str(package))
        log = self.collection.import_anki_package(request).log
        kinds = ("new", "updated", "duplicate", "conflicting")
        counts = {kind: len(getattr(log, kind)) for kind in kinds}
        return {kind: count for kind, count in counts.items() if count}

    def note(self, guid: str) -> AnkiNote:
        found = self.collection.db
        assert found is not None
        return self.collection.get_note(found.scalar("select id from notes where guid = ?", guid))

    def drawn(self, guid: str) -> list[tuple[str, str]]:
        """Question and answer of each card of a note, as HTML."""
        outputs = [card.render_output(reload=True) for card in self.note(guid).cards()]
        return [(output.question_text, output.answer_text) for output in outputs]

    def answer(self, card: Card) -> None:
        """Answer a card with Easy, which makes it a review card."""
        from anki.scheduler.v3 import CardAnswer, Scheduler

        scheduler = self.collection.sched
        assert isinstance(scheduler, Scheduler)
        states = self.collection._backend.get_scheduling_states(card.id)
        card.start_timer()
        answer = scheduler.build_answer(card=card, states=states, rating=CardAnswer.EASY)
        scheduler.answer_card(answer)

    def give(self, path: Path, deck: str = "", *, with_progress: bool = False) -> Path:
        """Export a deck with those within it, or all of them, as a user does."""
        from anki.collection import DeckIdLimit, ExportAnkiPackageOptions

        found = self.collection.decks.id_for_name(deck) if deck else None
        options = ExportAnkiPackageOptions(
            with_media=True, with_scheduling=with_progress, legacy=True
        )
        self.collection.export_anki_package(
            out_path=str(path), options=options, limit=DeckIdLimit(found) if found else None
        )
        return path

    def is_sound(self) -> bool:
        """Whether Anki's database and media checks and its search for empty cards find nothing."""
        _, whole = self.collection.fix_integrity()
        media = self.collection.media.check()
        empty = self.collection.get_empty_cards().notes
        return whole and not media.missing and not media.unused and not empty


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Anki]:
    pytest.importorskip("anki", reason="Anki's backend has no wheel for this machine")
    folder = tmp_path / "anki"
    folder.mkdir()
    world = Anki(folder)
    yield world
    world.collection.close()


@pytest.fixture
def models(rows: Rows) -> Callable[[Path], dict[str, Any]]:
    """The note types inside a package by name."""

    def models(package: Path) -> dict[str, Any]:
        ((text,),) = rows(package, "SELECT models FROM col")
        return {model["name"]: model for model in json.loads(text).values()}

    return models
