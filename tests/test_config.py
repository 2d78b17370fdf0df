"""Settings come from defaults, a file, the environment and flags, and each says from where."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.config import Sound, load
from trainer.errors import ConfigError


def write(home: Path, text: str) -> Path:
    (home / "config.toml").write_text(text, encoding="utf-8")
    return home


def test_without_a_file_every_value_is_the_default(tmp_path: Path) -> None:
    config = load(tmp_path, {})
    assert config.study().new == 20
    assert config.memory().learning_steps == (60, 600)
    assert len(config.memory().parameters) == 21
    assert {value.origin for value in config.values.values()} == {"default"}


def test_parameters_from_an_older_program_are_completed(tmp_path: Path) -> None:
    older = [0.5, 1.2, 3.1, 15.7, 7.2, 0.5, 1.5, 0.0, 1.5, 0.1, 1.0, 1.9, 0.1, 0.3, 2.3, 0.2, 3.0]
    config = load(write(tmp_path, f"[memory]\nparameters = {[*older, 0.5, 0.6]}\n"), {})
    assert config.memory().parameters == (*older, 0.5, 0.6, 0.0, 0.5)


def test_a_file_names_the_line_of_each_value(tmp_path: Path) -> None:
    home = write(tmp_path, '# mine\n[study]\nnew = 5  # few\n\n[memory]\nlearning_steps = ["2m"]\n')
    config = load(home, {})
    assert config.study().new == 5
    assert config.memory().learning_steps == (120,)
    assert config.values["study.new"].origin == "file:3"
    assert config.values["memory.learning_steps"].origin == "file:6"


def test_the_environment_wins_over_the_file_and_a_flag_over_both(tmp_path: Path) -> None:
    home = write(tmp_path, "[study]\nnew = 5\nreviews = 50\n")
    environ = {"TRAINER_STUDY_NEW": "7", "TRAINER_STUDY_REVIEWS": "70"}
    config = load(home, environ, {"study.reviews": 9})
    assert (config.study().new, config.values["study.new"].origin) == (7, "env:TRAINER_STUDY_NEW")
    assert (config.study().reviews, config.values["study.reviews"].origin) == (9, "flag")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("TRAINER_MEMORY_FUZZ", "no", False),
        ("TRAINER_MEMORY_FUZZ", "true", True),
        ("TRAINER_MEMORY_RETENTION", "0.85", 0.85),
        ("TRAINER_MEMORY_LEARNING_STEPS", "5m, 1h", (300, 3600)),
        ("TRAINER_MEMORY_LEARNING_STEPS", "", ()),
    ],
)
def test_an_environment_variable_is_read_as_its_setting(
    tmp_path: Path, name: str, text: str, expected: object
) -> None:
    memory = load(tmp_path, {name: text}).memory()
    assert getattr(memory, name.removeprefix("TRAINER_MEMORY_").lower()) == expected


def test_one_deck_may_have_other_options(tmp_path: Path) -> None:
    home = write(tmp_path, '[study]\nnew = 5\n[deck."kv7m2qd9tr".study]\nnew = 1\n')
    config = load(home, {})
    assert config.study("kv7m2qd9tr").new == 1
    assert config.study("another0id").new == 5
    assert config.decks["kv7m2qd9tr"]["study.new"].origin == "deck"


def test_key_bindings_have_free_names(tmp_path: Path) -> None:
    config = load(write(tmp_path, '[keys]\ngrade_good = "3,space"\n'), {})
    assert config.keys() == {"grade_good": "3,space"}


def test_sounds_are_played_on_a_key_unless_the_learner_wants_it_otherwise(tmp_path: Path) -> None:
    assert load(tmp_path, {}).sound() == Sound("on key", "")
    given = {"TRAINER_LOOK_AUDIO": "on answer", "TRAINER_LOOK_PLAYER": "mpv --volume=50"}
    assert load(tmp_path, given).sound() == Sound("on answer", "mpv --volume=50")
    assert load(tmp_path, {"TRAINER_LOOK_PLAYER": "  "}).sound().player == ""


@pytest.mark.parametrize(
    ("text", "line", "message", "mend"),
    [
        ("[study]\nnwe = 5\n", 2, "no setting 'nwe'", "Did you mean 'new'?"),
        ("[studdy]\nnew = 5\n", 1, "no section [studdy]", "Did you mean 'study'?"),
        ("\n[study]\nnew = -1\n", 3, "study.new: -1 is not a whole number", "Write the new cards"),
        ("[study]\nnew = true\n", 2, "True is not a whole number", ""),
        ('[study]\ntimezone = "Mars/Base"\n', 2, "no time zone", "Europe/Rome"),
        ('[memory]\nlearning_steps = ["2d"]\n', 2, "less than a day", ""),
        ('[memory]\nlearning_steps = ["soon"]\n', 2, "not a duration", ""),
        ('[memory]\nlearning_steps = ["2²m"]\n', 2, "not a duration", ""),
        (f'[study]\nlearn_ahead = "{"9" * 5000}m"\n', 2, "not a duration", ""),
        ("[memory]\nretention = 2\n", 2, "0.7 to 0.99", ""),
        ("[memory]\nparameters = [1.0]\n", 2, "21 parameters", ""),
        ('[memory]\neasy_days = {sunday = "reduced"}\n', 2, "weekdays", ""),
        ('[look]\naudio = "on anser"\n', 2, "not one of on key, on question, on answer", ""),
        ('[look]\nplayer = "mpv \'x"\n', 2, "a quote that is not closed", "mpv --no-video"),
        ("[study\nnew = 5\n", 1, "", "as TOML"),
        ("new = 5\n", 1, "no section [new]", ""),
        ('[deck."abc".study]\nnwe = 5\n', 2, "no setting 'nwe'", "'new'"),
    ],
)
def test_a_mistake_names_the_file_the_line_and_the_mend(
    tmp_path: Path, text: str, line: int, message: str, mend: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        load(write(tmp_path, text), {})
    assert caught.value.file == str(tmp_path / "config.toml")
    assert caught.value.line == line
    assert message in caught.value.message
    assert mend in caught.value.mend


def test_a_wrong_environment_variable_names_itself(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="TRAINER_STUDY_NEW: 'many' is not a whole number"):
        load(tmp_path, {"TRAINER_STUDY_NEW": "many"})


def test_a_file_that_is_not_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path, {})


def test_one_deck_may_have_a_memory_of_its_own_but_for_the_parameters(tmp_path: Path) -> None:
    own = '[deck."kv7m2qd9tr".memory]\nretention = 0.95\n'
    config = load(write(tmp_path, f"[memory]\nfuzz = false\n{own}"), {})
    assert config.memory().retention == 0.90
    assert config.memory("kv7m2qd9tr").retention == 0.95
    assert not config.memory("kv7m2qd9tr").fuzz
    with pytest.raises(ConfigError, match="no parameters of its own") as told:
        load(write(tmp_path, f"{own}parameters = []\n"), {})
    assert told.value.line == 3
