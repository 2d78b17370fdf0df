"""Theme and keys as the learner's settings have them."""

from __future__ import annotations

import pytest

from tests.tui.conftest import QUESTION, SECOND, TYPED, Desk, Window
from trainer.errors import ConfigError
from trainer.memory.log import Rating
from trainer.tui.app import run_home, run_study
from trainer.tui.preferences import Preferences, preferences


def ratings(desk: Desk) -> list[Rating | None]:
    return [event.rating for event in desk.reviews()]


def row(window: Window) -> str:
    return next(line for line in window.text.splitlines() if "Again" in line)


def test_without_settings_everything_is_standard(desk: Desk) -> None:
    assert preferences(desk.home) == Preferences(theme="", keymap={})


async def test_the_window_opens_in_the_theme_that_was_set(desk: Desk) -> None:
    desk.write_settings('[look]\ntheme = "nord"\n')
    async with desk.review(desk.study(QUESTION)) as window:
        assert window.app.current_theme.name == "nord"


async def test_a_rating_with_another_key_is_given_by_it_and_shows_it(desk: Desk) -> None:
    desk.write_settings('[keys]\ngrade_easy = "g"\n')
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        await window.press("space")
        assert "g Easy" in row(window)
        await window.press("4")
        assert "Transmission Control Protocol" in window.text
        await window.press("g")
    assert ratings(desk) == [Rating.EASY]


async def test_a_rating_that_shares_the_turning_key_grades_only_the_answer(desk: Desk) -> None:
    desk.write_settings('[keys]\ngrade_easy = "4,space"\n')
    async with desk.review(desk.study(QUESTION, SECOND)) as window:
        assert "space show the answer" in window.text
        await window.press("space")
        assert "4 Easy" in row(window)
        await window.press("space")
    assert ratings(desk) == [Rating.EASY]


async def test_another_turning_key_is_named_where_the_card_is_turned(desk: Desk) -> None:
    desk.write_settings('[keys]\nturn = "t"\n')
    async with desk.review(desk.study(QUESTION)) as window:
        assert "t show the answer" in window.text
        await window.press("space")
        assert "Transmission Control Protocol" not in window.text
        await window.press("t")
        assert "Transmission Control Protocol" in window.text


async def test_a_key_is_taken_from_what_had_it(desk: Desk) -> None:
    desk.write_settings('[keys]\nhint = "s"\n')
    async with desk.review(desk.study(QUESTION)) as window:
        assert "s hint" in window.text
        assert "suspend" not in window.text
        await window.press("s")
        assert "hint three words" in window.text
        await window.press("space", "s")
    assert desk.reviews() == []


async def test_keys_of_all_screens_and_lists_can_be_set(desk: Desk) -> None:
    desk.write_settings('[keys]\nleave = "x"\nhelp = "f2"\ndown = "n"\n')
    desk.deck(QUESTION, title="Alpha", name="alpha.yaml")
    desk.deck(SECOND, title="Beta", name="beta.yaml")
    async with desk.library() as window:
        assert "f2 help  x leave" in window.text
        await window.press("n", "enter")
        assert "Which layer routes packets?" in window.text
        await window.press("q", "x")
        assert "Alpha" in window.text


async def test_keys_that_were_set_are_letters_in_a_field(desk: Desk) -> None:
    desk.write_settings('[keys]\ngrade_again = "g"\n')
    async with desk.review(desk.study(TYPED)) as window:
        await window.press("g")
        assert "▊  g " in window.text


def test_a_slip_in_a_binding_is_told_with_its_line_and_the_likely_name(desk: Desk) -> None:
    desk.write_settings('[study]\nnew = 5\n\n[keys]\ngrade_god = "g"\n')
    with pytest.raises(ConfigError) as told:
        run_study(desk.home, desk.study(QUESTION))
    assert (told.value.line, told.value.mend) == (5, "Did you mean 'grade_good'?")
    assert told.value.file == str(desk.home.folder / "config.toml")


def test_a_binding_like_no_other_is_told_with_those_there_are(desk: Desk) -> None:
    desk.write_settings('[keys]\nxyzzy = "g"\n')
    with pytest.raises(ConfigError, match=r"Known are: .*\bbury, .*\bclose_help, .*\bdown, "):
        preferences(desk.home)


def test_an_unknown_theme_is_told_with_its_line_and_those_there_are(desk: Desk) -> None:
    desk.write_settings('[look]\ntheme = "nrod"\n')
    with pytest.raises(ConfigError, match=r"config\.toml:2: there is no theme 'nrod'.*nord"):
        run_home(desk.home)


def test_an_unknown_theme_from_the_environment_names_the_variable(desk: Desk) -> None:
    desk.configure(TRAINER_LOOK_THEME="nrod")
    with pytest.raises(ConfigError, match=r"^TRAINER_LOOK_THEME: there is no theme"):
        preferences(desk.home)


async def test_a_key_that_was_chosen_keeps_its_place_in_the_key_line(desk: Desk) -> None:
    desk.deck(QUESTION)
    async with desk.library() as window:
        before = window.text.splitlines()[-1]
        window.app.set_keymap({"browse": "z"})
        await window.settle()
        assert window.text.splitlines()[-1] == before.replace("b browse", "z browse")
