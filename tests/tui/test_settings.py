"""Settings in the window: seen with their origin, changed in place, and in effect at once."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tests.tui.conftest import QUESTION, SECOND, SIZES, Desk, Window
from trainer.errors import StoreError

HOSTILE = "'[red]x[/red] [/y] [@click=app.exit()]z[/]'"


def row(window: Window, name: str) -> list[str]:
    lines = (line.strip("▁▂▃▄▅▆▇█ ").split() for line in window.text.splitlines())
    return next((line for line in lines if line[:1] == [name]), [])


async def to(window: Window, name: str) -> None:
    """Put the cursor on a setting."""
    await window.press("home")
    pointed = window.app.screen.pointed  # type: ignore[attr-defined]
    while pointed.name != name:
        await window.press("j")
        pointed = window.app.screen.pointed  # type: ignore[attr-defined]


async def retype(window: Window, text: str) -> None:
    """Put another text into the open field, and Enter."""
    window.app.screen.query_one(Input).value = text
    await window.settle()
    await window.press("enter")


@SIZES
async def test_settings_open_with_value_and_explanation(desk: Desk, size: tuple[int, int]) -> None:
    async with desk.library(size) as window:
        await window.press(",")
        assert row(window, "new")[:2] == ["new", "20"]
        assert "The most new cards" in window.text
        assert "default" in window.text
        await window.press("q")
        assert "Welcome" in window.text


async def test_a_number_is_changed_in_place_and_the_next_sitting_heeds_it(desk: Desk) -> None:
    desk.write_settings("# mine\n[study]\nreviews = 50  # enough\n")
    desk.deck(QUESTION, SECOND)
    async with desk.library() as window:
        await window.press(",", "enter")
        await retype(window, "1")
        assert row(window, "new") == ["new", "1", "line", "4"]
        assert "new = 1; in effect from the next sitting" in window.text
        await window.press("q")
        assert "1 new" in window.text
        await window.press("enter")
        assert "▸1 new" in window.text
    assert desk.settings == "# mine\n[study]\nreviews = 50  # enough\nnew = 1\n"


async def test_a_wrong_value_is_told_at_the_field_with_the_mend(desk: Desk) -> None:
    async with desk.library() as window:
        await window.press(",", "enter")
        await retype(window, "many")
        assert "! study.new: 'many' is not a whole number from" in window.text
        assert "Write the new cards a day, as in new = 20" in window.text
        await retype(window, "[red]x[/red]")
        assert "! study.new: '[red]x[/red]' is not a whole number" in window.text
        await window.press("1")
        assert "! study.new" not in window.text
        await window.press("escape")
        assert row(window, "new") == ["new", "20", "default"]
    assert desk.settings == ""


async def test_in_the_smallest_terminal_too_the_fault_is_seen_at_the_field(desk: Desk) -> None:
    async with desk.library((30, 10)) as window:
        await window.press(",", "enter")
        await retype(window, "x")
        assert "! study.new: 'x' is not a whole number from 0 to" in window.words


async def test_what_is_either_or_changes_with_one_key_and_is_reset_with_another(
    desk: Desk,
) -> None:
    async with desk.library() as window:
        await window.press(",")
        await to(window, "bury_siblings")
        await window.press("enter")
        assert row(window, "bury_siblings")[:2] == ["bury_siblings", "false"]
        assert "bury_siblings = false" in desk.settings
        await window.press("r")
        assert row(window, "bury_siblings") == ["bury_siblings", "true", "default"]
    assert "bury_siblings" not in desk.settings
    assert desk.home.config.study().bury_siblings


async def test_one_of_a_few_words_is_chosen_from_a_list(desk: Desk) -> None:
    async with desk.library() as window:
        await window.press(",")
        await to(window, "mix")
        await window.press("enter")
        assert "● mixed" in window.text
        await window.press("j", "enter")
        assert row(window, "mix")[:2] == ["mix", '"reviews-first"']
    assert desk.home.config.study().mix == "reviews-first"


async def test_a_theme_is_seen_while_it_is_pointed_at_and_stays_once_chosen(desk: Desk) -> None:
    async with desk.library() as window:
        standard = window.app.theme
        await window.press(",")
        await to(window, "theme")
        await window.press("enter", "j", "j")
        seen = window.app.theme
        assert seen != standard
        await window.press("escape")
        assert window.app.theme == standard
        await window.press("enter", "j", "j", "enter")
        assert window.app.theme == seen
        assert f'theme = "{seen}"' in desk.settings
        await window.press("enter", "home", "enter")
        assert window.app.theme == standard
        assert "theme" not in desk.settings


async def test_what_the_environment_says_is_shown_as_such_and_stays(desk: Desk) -> None:
    desk.configure(TRAINER_STUDY_NEW="7")
    async with desk.library() as window:
        await window.press(",")
        assert row(window, "new") == ["new", "7", "environment"]
        assert "Set by TRAINER_STUDY_NEW in the environment" in window.words
        for key in ("enter", "r"):
            await window.press(key)
            assert "! study.new is set by TRAINER_STUDY_NEW" in window.words
            await window.press("down", "up")
    assert desk.settings == ""


async def test_today_s_limits_are_told_of_with_the_learner_s_key(desk: Desk) -> None:
    desk.write_settings('[keys]\nmore_new = "x"\n')
    async with desk.library() as window:
        await window.press(",")
        assert "For today alone press x in the library." in window.words


async def test_a_deck_has_settings_of_its_own_and_inherits_the_others(desk: Desk) -> None:
    desk.write_settings("[study]\nnew = 9\n")
    desk.deck(QUESTION, SECOND, title="Alpha", name="alpha.yaml")
    desk.deck(SECOND, title="Beta", name="beta.yaml")
    async with desk.library() as window:
        await window.press(",", "d", "j", "enter")
        assert "Settings of Alpha" in window.text
        assert row(window, "new") == ["new", "9", "inherited"]
        assert "Inherited from the library: line 2 of config.toml" in window.words
        assert "rollover" not in window.text
        await window.press("enter")
        await retype(window, "1")
        assert row(window, "new") == ["new", "1", "this", "deck"]
        assert "This deck's own; the library has 9" in window.words
        await window.press("d")
        assert "Alpha *" in window.text
        await window.press("home", "enter")
        assert row(window, "new") == ["new", "9", "line", "2"]
    alpha = next(deck.id for deck in desk.home.decks() if deck.title == "Alpha")
    assert desk.home.config.study(alpha).new == 1
    assert f"[deck.{alpha}.study]\nnew = 1\n" in desk.settings


async def test_what_a_deck_inherits_from_its_place_in_the_tree_says_so(desk: Desk) -> None:
    desk.write_settings('[deck."alpha".study]\nnew = 7\n')
    desk.deck(QUESTION, title="Alpha", name="alpha.yaml")
    async with desk.library() as window:
        await window.press(",", "d", "j", "enter")
        assert row(window, "new") == ["new", "7", "inherited"]
        assert "Inherited from alpha; the library has 20" in window.words


async def test_a_deck_s_own_value_is_reset_to_the_library_s(desk: Desk) -> None:
    desk.deck(QUESTION, title="Alpha")
    async with desk.library() as window:
        await window.press(",", "d", "j", "enter", "enter")
        await retype(window, "1")
        await window.press("r")
        assert row(window, "new") == ["new", "20", "inherited"]
    assert desk.home.config.decks == {}


async def test_a_hostile_title_is_drawn_as_text(desk: Desk) -> None:
    desk.deck(QUESTION, title=HOSTILE)
    async with desk.library() as window:
        await window.press(",", "d")
        assert "[red]x[/red] [/y] [@click=app.exit()]z[/]" in window.text
        await window.press("j", "enter")
        assert "Settings of [red]x[/red] [/y] [@click=app.exit()]z[/]" in window.text
        await window.press("enter")
        await retype(window, "3")
        assert row(window, "new") == ["new", "3", "this", "deck"]


async def test_a_hostile_value_is_drawn_as_text(desk: Desk) -> None:
    desk.write_settings('[model]\nname = "\\u001b]2;P\\u0007[red]x[/y]"\n')
    async with desk.library() as window:
        await window.press(",")
        await to(window, "name")
        assert "[red]x[/y]" in window.text
        await window.press("enter")
        assert "␛]2;P␇[red]x[/y]" in window.text
        assert not {"\x1b", "\x07"} & set(window.text)
        await window.press("escape", "r")
        assert row(window, "name") == ["name", "–", "default"]


async def test_a_file_that_another_broke_meanwhile_is_told_and_left_alone(desk: Desk) -> None:
    async with desk.library() as window:
        await window.press(",")
        (desk.home.folder / "config.toml").write_text("[studdy]\nnew = 1\n", encoding="utf-8")
        await window.press("enter")
        await retype(window, "3")
        assert "[studdy]" in window.words
        await window.press("escape")
        assert row(window, "new") == ["new", "20", "default"]
    assert desk.settings == "[studdy]\nnew = 1\n"


async def test_without_motion_the_cursor_does_not_blink(desk: Desk) -> None:
    desk.write_settings('[look]\nmotion = "none"\n')
    async with desk.library() as window:
        assert window.app.animation_level == "none"
        await window.press(",", "enter")
        assert not window.app.screen.query_one(Input).cursor_blink


async def test_motion_ceases_as_soon_as_that_is_chosen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.library() as window:
        monkeypatch.setattr(window.app, "animation_level", "full")
        await window.press(",")
        await to(window, "motion")
        await window.press("enter", "j", "enter")
        assert window.app.animation_level == "none"


async def test_the_palette_offers_what_keys_do_and_keeps_a_theme(desk: Desk) -> None:
    desk.deck(QUESTION)
    async with desk.library() as window:
        titles = [command.title for command in window.app.get_system_commands(window.app.screen)]
        assert len(set(titles)) == len(titles)
        commands = {
            command.title: command for command in window.app.get_system_commands(window.app.screen)
        }
        assert {"Settings", "Study all", "Help", "Theme"} <= commands.keys()
        await commands["Settings"].callback()
        await window.settle()
        assert "Settings of the whole library" in window.text
        await window.press("q")
        window.app.search_themes()
        await window.settle()
        await window.press("j", "enter")
        assert f'theme = "{window.app.theme}"' in desk.settings
        assert desk.home.config.theme() == window.app.theme


async def test_no_deck_is_asked_for_where_the_decks_cannot_be_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise StoreError("another trainer has the database open", "Close it first")

    async with desk.library() as window:
        await window.press(",")
        monkeypatch.setattr(type(desk.home.library), "decks", refuse)
        await window.press("d")
        assert "! another trainer has the database open. Close it first" in window.text
        assert "Whose settings?" not in window.text
