"""Keys and actions: all are listed once, and no two of a screen clash."""

from __future__ import annotations

import pytest

from trainer.errors import ConfigError
from trainer.tui import keymap, keys


def test_every_action_is_listed_once_with_what_it_does() -> None:
    listed = [action for those in keymap.actions().values() for action in those]
    assert sorted(action.id for action in listed) == sorted(keys.IDS)
    assert all(action.about and action.standard for action in listed)


@pytest.mark.parametrize("name", sorted(keys.IDS))
def test_the_standard_keys_clash_with_no_others(name: str) -> None:
    keymap.check_clashes(name, {})


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ({"undo": "e"}, "e is the key of edit already"),  # both on a card
        ({"undo": "r"}, "r is the key of refresh already"),  # both in the library
        ({"undo": "?"}, "question_mark is the key of help already"),
        ({"undo": "ctrl+c"}, "ctrl+c is the key of leave_at_once already"),
        ({"undo": "pagedown"}, "pagedown moves in lists and cards already"),
        ({"undo": "y,z", "redo": "z"}, "z is the key of redo already"),
    ],
)
def test_a_clash_within_a_screen_names_the_other_action(own: dict[str, str], told: str) -> None:
    with pytest.raises(ConfigError, match=told.replace("?", r"\?").replace("+", r"\+")):
        keymap.check_clashes("undo", own)


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("hint", {"hint": "r"}),  # r is of other screens only
        ("undo", {"undo": "e", "edit": "E"}),
        ("grade_good", {"grade_good": "3,space"}),
        ("turn", {"turn": "t,1"}),
        ("undo", {}),
    ],
)
def test_keys_may_be_shared_where_no_mistake_is_possible(name: str, own: dict[str, str]) -> None:
    keymap.check_clashes(name, own)


@pytest.mark.parametrize("text", ["", ",", "a,,b"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ConfigError, match="are no keys"):
        keymap.check_written("undo", text)
