"""The bundled decks that are offered beside the learner's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import Desk
from trainer.errors import DeckError
from trainer.tui.offers import Offer, offers


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    path = tmp_path / "tour.yaml"
    text = "format: 1\nid: rpcjgt8q0r\ntitle: The tour\nnotes:\n  - {q: What?, a: That}\n"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_deck_that_is_not_in_the_library_is_offered_by_its_title(
    desk: Desk, bundled: Path
) -> None:
    assert offers([bundled], desk.home.decks()) == (Offer("The tour", bundled),)


def test_a_deck_in_the_library_is_not_offered(desk: Desk, bundled: Path) -> None:
    desk.home.add(bundled)
    assert offers([bundled], desk.home.decks()) == ()


def test_a_deck_of_which_the_library_has_a_copy_is_not_offered(desk: Desk, bundled: Path) -> None:
    copy = bundled.with_name("copy.yaml")
    copy.write_bytes(bundled.read_bytes())
    desk.home.add(copy)
    assert offers([bundled], desk.home.decks()) == ()


def test_a_bundled_deck_that_is_damaged_is_told(desk: Desk, bundled: Path) -> None:
    bundled.write_text("notes: [", encoding="utf-8")
    with pytest.raises(DeckError, match=r"tour\.yaml:"):
        offers([bundled], desk.home.decks())


def test_the_decks_that_come_with_the_program_can_be_offered(desk: Desk) -> None:
    titles = [offer.title for offer in offers(desk.home.bundled(), ())]
    assert titles[0] == "Welcome to trainer"
    assert len(titles) >= 2
