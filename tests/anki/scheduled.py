"""Collections with a past: cards answered over months, and presets that schedule them."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.anki.conftest import Anki

OWN = (
    0.4, 1.5, 3.1, 9.0, 6.0, 0.9, 2.9, 0.01, 1.7, 0.2, 0.9, 1.6, 0.07, 0.3, 1.5, 0.5, 1.9, 0.6,
    0.1, 0.07, 0.2,
)  # fmt: skip
"""Parameters of FSRS-6 unlike the standard ones."""
_DAY_MS = 86_400_000


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the machine be in Greenwich: Anki counts days by its clock, and blocks of 24 hours."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system has one time zone for all programs")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


def answered(anki: Anki) -> None:
    """Give every card answers over a year, always the same ones."""
    database = anki.collection.db
    assert database
    chance, now_ms = random.Random(1), int(time.time() * 1000)
    for number, card in enumerate(anki.collection.find_cards("")):
        at_ms, days, times = now_ms - chance.randrange(200, 400) * _DAY_MS + number, 0, 0
        while at_ms < now_ms - _DAY_MS:
            ease, after = chance.choice([1, 2, 3, 3, 3, 4]), chance.randrange(1, 40)
            row = (at_ms, card, -1, ease, after, days, 2500, 4000, int(times > 0))
            database.execute("INSERT INTO revlog VALUES (?,?,?,?,?,?,?,?,?)", *row)
            days, times = after, times + 1
            at_ms += int(days * chance.uniform(0.8, 1.5) * _DAY_MS) + chance.randrange(_DAY_MS // 3)
        database.execute(
            "UPDATE cards SET type = 2, queue = 2, ivl = ?1, due = ?1, reps = ?2, factor = 2500 "
            "WHERE id = ?3",
            *(days, times, card),
        )


def preset(
    anki: Anki, deck: str, name: str = "", parameters: tuple[float, ...] = OWN, share: float = 0.85
) -> None:
    """Schedule a deck with FSRS by a new preset, or by its own where no name is given."""
    from anki.deck_config_pb2 import UpdateDeckConfigsRequest

    found = anki.collection.decks.id_for_name(deck)
    assert found
    standing = anki.collection.decks.get_deck_configs_for_update(found)
    used = standing.current_deck.config_id
    made = next(one.config for one in standing.all_config if one.config.id == used)
    if name:
        made.id, made.name = 0, name
    del made.config.fsrs_params_6[:]
    made.config.fsrs_params_6.extend(parameters)
    made.config.desired_retention = share
    anki.collection.decks.update_deck_configs(
        UpdateDeckConfigsRequest(
            target_deck_id=found, configs=[made], fsrs=True, limits=standing.current_deck.limits
        )
    )


def given(anki: Anki, path: Path, *, presets: bool = True, legacy: bool = True) -> Path:
    """Export all decks, or the collection itself, with their progress."""
    from anki.collection import ExportAnkiPackageOptions

    if path.suffix == ".colpkg":
        anki.collection.export_collection_package(str(path), include_media=False, legacy=legacy)
        anki.collection.reopen()
        return path
    options = ExportAnkiPackageOptions(
        with_scheduling=True, with_deck_configs=presets, with_media=True, legacy=legacy
    )
    anki.collection.export_anki_package(out_path=str(path), options=options, limit=None)
    return path
