"""What decks are scheduled with is read from every form of package, and guessed from none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.anki.conftest import Anki
from tests.anki.foreign_packages import BASIC, note, package
from tests.anki.scheduled import OWN, answered, given, preset
from tests.anki.test_read import need_zstd
from trainer.anki.presets import Preset, as_scheduled, retention_of
from trainer.anki.read import Contents, ForeignCard, read_contents

FORMS = [("a.apkg", True), ("a.apkg", False), ("a.colpkg", True), ("a.colpkg", False)]


@pytest.fixture
def learnt(anki: Anki, tmp_path: Path) -> Anki:
    """Two decks, of which one has a preset of its own."""
    more = {"Other": [note(BASIC, "o", "1")]}
    anki.take(package(tmp_path / "new.apkg", note(BASIC, "a", "1"), more=more))
    answered(anki)
    preset(anki, "Lang", "Languages")
    return anki


def found(contents: Contents) -> dict[str, Preset]:
    return {deck.name: deck.preset for deck in contents.decks}


@pytest.mark.parametrize(("name", "legacy"), FORMS, ids=str)
def test_the_presets_of_decks(learnt: Anki, tmp_path: Path, name: str, *, legacy: bool) -> None:
    need_zstd("" if legacy else "latest")
    own = learnt.collection.decks.by_name("Other")
    assert own
    own["desiredRetention"] = 95
    learnt.collection.decks.save(own)
    presets = found(read_contents(given(learnt, tmp_path / name, legacy=legacy), with_reviews=True))
    assert presets["Lang"] == Preset("Languages", OWN, 0.85)
    assert presets["Other"] == Preset("Default", (), 0.95)


def test_older_parameters_are_completed(learnt: Anki, tmp_path: Path) -> None:
    deck = learnt.collection.decks.id_for_name("Lang")
    assert deck
    old = learnt.collection.decks.config_dict_for_deck_id(deck)
    old["fsrsParams6"], old["fsrsParams5"] = [], list(OWN[:19])
    learnt.collection.decks.update_config(old)
    presets = found(read_contents(given(learnt, tmp_path / "a.apkg"), with_reviews=True))
    assert presets["Lang"].parameters == (*OWN[:19], 0.0, 0.5)


def test_without_its_presets_a_package_tells_only_what_its_cards_do(
    learnt: Anki, tmp_path: Path
) -> None:
    contents = read_contents(given(learnt, tmp_path / "a.apkg", presets=False), with_reviews=True)
    plain = found(contents)["Lang"]
    assert plain.is_plain
    cards = {
        name: [card for one in contents.notes for card in one.cards if card.deck == name]
        for name in ("Lang", "Other")
    }
    told = as_scheduled(plain, cards["Lang"])
    assert (told.parameters, told.retention, told.is_hidden) == ((), 0.85, True)
    assert not as_scheduled(plain, cards["Other"]).is_hidden


def test_cards_without_a_memory_tell_nothing() -> None:
    new = ForeignCard(1, 0, "D", 0, 0, None, None, 0, 0, 0, None, 1, 0.8, 0.3)
    assert as_scheduled(Preset("P"), [new]) == Preset("P")


@pytest.mark.parametrize(("given", "share"), [(85.0, 0.85), (0.9, 0.9), (0.0, 0.0), (1e9, 0.0)])
def test_retention_is_a_share_of_one(given: float, share: float) -> None:
    assert retention_of(given) == share
