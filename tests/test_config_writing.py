"""One value is written into a learner's own config.toml, and all else in it stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.config import Config, load
from trainer.config.writing import Change, change, write_parameters
from trainer.errors import ConfigError

OWN = tuple(round(0.1 + at / 10, 4) for at in range(21))
MINE = """\
# mine
[study]
new = 5  # not more

# about steps
[memory]
learning_steps = ["2m"]
"""


def changed(home: Path, before: str, key: str, text: str | None, deck: str = "") -> str:
    """The file after a change."""
    path = home / "config.toml"
    path.write_bytes(before.encode())
    settings = change(home, load(home, {}), Change(key, text, deck))
    assert settings == load(home, {})
    return path.read_bytes().decode()


def test_a_value_is_replaced_and_its_remark_stays(tmp_path: Path) -> None:
    assert changed(tmp_path, MINE, "study.new", "7") == MINE.replace("new = 5", "new = 7")


def test_a_new_value_stands_at_the_end_of_its_section_above_the_next_one_s_remarks(
    tmp_path: Path,
) -> None:
    expected = MINE.replace("not more\n", "not more\nreviews = 70\n")
    assert changed(tmp_path, MINE, "study.reviews", "70") == expected


def test_a_new_section_stands_at_the_end(tmp_path: Path) -> None:
    assert changed(tmp_path, MINE, "look.theme", "nord") == f'{MINE}\n[look]\ntheme = "nord"\n'


def test_a_reset_takes_the_line_out_and_of_nothing_changes_nothing(tmp_path: Path) -> None:
    assert changed(tmp_path, MINE, "study.new", None) == MINE.replace("new = 5  # not more\n", "")
    assert changed(tmp_path, MINE, "look.theme", None) == MINE


def test_a_value_of_one_deck_gets_a_table_of_that_deck(tmp_path: Path) -> None:
    text = changed(tmp_path, MINE, "study.new", "1", deck="kv7m2qd9tr")
    assert text == f"{MINE}\n[deck.kv7m2qd9tr.study]\nnew = 1\n"
    load(tmp_path, {}).study("kv7m2qd9tr")
    emptied = changed(tmp_path, text, "study.new", None, deck="kv7m2qd9tr")
    assert emptied.startswith(MINE)
    assert load(tmp_path, {}).decks == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "[study]\nnew = 7\n"),
        ("study.new = 4\nstudy.reviews=5\n", "study.new = 7\nstudy.reviews=5\n"),
        ("study = {new = 4, reviews = 5}\n", "study = {new = 7, reviews = 5}\n"),
        ("[study]\r\nnew = 4 # a\r\n", "[study]\r\nnew = 7 # a\r\n"),
        ("[study]\n# new = 3\n\n[look]\n", "[study]\nnew = 7\n# new = 3\n\n[look]\n"),
        ("[study]\nreviews = 5", "[study]\nreviews = 5\nnew = 7\n"),
        (
            '[deck."x y".study]\nnew=1\n[study]\nnew=2\n[deck.b.study]\nnew=3\n',
            '[deck."x y".study]\nnew=1\n[study]\nnew=7\n[deck.b.study]\nnew=3\n',
        ),
    ],
)
def test_files_of_every_style_are_changed_in_their_own(
    tmp_path: Path, before: str, after: str
) -> None:
    assert changed(tmp_path, before, "study.new", "7") == after


def test_a_mistake_in_the_file_is_told_with_its_line_and_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[study]\nnwe = 5\n")
    with pytest.raises(ConfigError, match=r"config\.toml:2.*'new'"):
        change(tmp_path, Config({}), Change("study.new", "7"))
    assert path.read_text() == "[study]\nnwe = 5\n"


@pytest.mark.parametrize(
    ("key", "typed", "line"),
    [
        ("memory.learning_steps", "5m, 1h", 'learning_steps = ["5m", "1h"]'),
        ("memory.learning_steps", '["90s"]', 'learning_steps = ["90s"]'),
        ("memory.learning_steps", "", "learning_steps = []"),
        ("memory.easy_days", "sun = reduced, sat=minimum", 'sun = "reduced", sat = "minimum"'),
        ("memory.easy_days", '{sun = "reduced"}', '{sun = "reduced"}'),
        ("memory.retention", " 0.85 ", "retention = 0.85"),
        ("memory.fuzz", "no", "fuzz = false"),
        ("study.learn_ahead", "90m", 'learn_ahead = "90m"'),
        ("study.timezone", '"UTC"', 'timezone = "UTC"'),
        ("keys.undo", "z,[", 'undo = "z,["'),
    ],
)
def test_a_value_may_be_typed_plainly_or_as_the_file_has_it(
    tmp_path: Path, key: str, typed: str, line: str
) -> None:
    assert line in changed(tmp_path, "", key, typed)


@pytest.mark.parametrize(
    ("wanted", "message", "mend"),
    [
        (Change("study.nwe", "1"), "no setting 'study.nwe'", "'study.new'"),
        (Change("study.new", "many"), "'many' is not a whole number", "as in new = 20"),
        (Change("memory.learning_steps", '["1m"'), "is not a list", '["1m", "10m"]'),
        (Change("memory.parameters", "1, 2, 3"), "21 parameters", "Leave it out"),
        (Change("memory.parameters", ",".join("9" * 21)), "do not describe a memory", "fit writes"),
        (Change("study.rollover", "3", "kv7m2qd9tr"), "holds for all decks", "without a deck"),
        (Change("look.theme", "nord", "kv7m2qd9tr"), "holds for all decks", ""),
        (Change("study.reviews", "9"), "TRAINER_STUDY_REVIEWS in the environment", "there"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    tmp_path: Path, wanted: Change, message: str, mend: str
) -> None:
    settings = load(tmp_path, {"TRAINER_STUDY_REVIEWS": "3"})
    with pytest.raises(ConfigError) as told:
        change(tmp_path, settings, wanted)
    assert message in told.value.message
    assert mend in told.value.mend
    assert list(tmp_path.iterdir()) == []


def test_what_the_environment_says_stays_above_the_changed_file(tmp_path: Path) -> None:
    environment = {"TRAINER_STUDY_REVIEWS": "3"}
    settings = change(tmp_path, load(tmp_path, environment), Change("study.new", "7"))
    assert settings == load(tmp_path, environment)
    own = change(tmp_path, settings, Change("study.reviews", "9", "kv7m2qd9tr"))
    assert (own.study().reviews, own.study("kv7m2qd9tr").reviews) == (3, 9)


def test_a_file_of_a_style_that_cannot_be_changed_is_told_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('deck.a.study.new = 5\nlook.theme = "nord"\n')
    with pytest.raises(ConfigError, match=r"without harm.*Write deck\.a\.memory\.fuzz into it"):
        change(tmp_path, load(tmp_path, {}), Change("memory.fuzz", "no", "a"))
    assert path.read_text() == 'deck.a.study.new = 5\nlook.theme = "nord"\n'


def test_a_change_that_would_change_more_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "config.toml"
    path.write_text(MINE)
    monkeypatch.setattr("tomlkit.dumps", lambda _tree: "[study]\nnew = 7\n")
    with pytest.raises(ConfigError, match="without harm to the rest of it"):
        change(tmp_path, load(tmp_path, {}), Change("study.new", "7"))
    assert path.read_text() == MINE


def test_a_check_that_refuses_leaves_the_file_alone(tmp_path: Path) -> None:
    def refuse(settings: Config) -> None:
        raise ConfigError(f"no theme {settings.theme()}")

    with pytest.raises(ConfigError, match="no theme nrod"):
        change(tmp_path, load(tmp_path, {}), Change("look.theme", "nrod"), refuse)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(ConfigError, match="cannot be read: is a directory"):
        change(tmp_path, Config({}), Change("study.new", "7"))


def test_parameters_are_written_and_all_else_stays(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("# mine\n[study]\nnew = 5  # not more\n\n[memory]\nretention = 0.85\n")
    write_parameters(path, OWN)
    text = path.read_text()
    assert text.startswith("# mine\n[study]\nnew = 5  # not more\n")
    config = load(tmp_path, {})
    assert config.memory().parameters == OWN
    assert config.memory().retention == 0.85
    assert config.study().new == 5


def test_parameters_are_replaced_and_a_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "home" / "config.toml"
    write_parameters(path, OWN)
    write_parameters(path, OWN[::-1])
    assert load(path.parent, {}).memory().parameters == OWN[::-1]
