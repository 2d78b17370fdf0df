"""The table of keys."""

from __future__ import annotations

import tomllib
from collections import defaultdict

from trainer.tui import keys


def test_every_id_can_be_written_as_a_bare_key_of_toml() -> None:
    text = "".join(f'{name} = "x"\n' for name in keys.IDS)
    assert tomllib.loads(text).keys() == keys.IDS


def test_screens_that_share_an_id_mean_the_same_by_it() -> None:
    meanings = defaultdict(set)
    for table in (
        keys.PROGRAM,
        keys.EVERYWHERE,
        keys.HOME,
        keys.REVIEW,
        keys.SUMMARY,
        keys.STATISTICS,
        keys.BROWSE,
        keys.ACCEPT,
        keys.MAKING,
        keys.WORDING,
        keys.HELP,
    ):
        for binding in table:
            meanings[binding.id].add(binding.action)
    assert None not in meanings
    assert all(len(actions) == 1 for actions in meanings.values())


def test_each_rating_has_its_number_as_its_key() -> None:
    grades = {binding.id: binding.key for binding in keys.REVIEW if "grade" in binding.action}
    assert grades == {"grade_again": "1", "grade_hard": "2", "grade_good": "3", "grade_easy": "4"}


def test_what_is_done_to_cards_has_the_same_key_at_a_card_and_in_the_browser() -> None:
    at_card, in_browser = (
        {binding.id: binding.key for binding in table} for table in (keys.REVIEW, keys.BROWSE)
    )
    shared = at_card.keys() & in_browser.keys()
    assert shared >= {"edit", "open_editor", "info", "suspend", "bury", "flag", "mark"}
    assert shared >= {"forget", "set_due", "delete", "undo", "redo"}
    assert all(at_card[name] == in_browser[name] for name in shared)
