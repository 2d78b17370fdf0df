"""Values are written the way a person would, and read as text by every YAML reader."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given

from tests.store.deck_strategies import texts
from trainer.store.emit import LONGEST_LINE, Value, entry, quoted


def written(value: Value) -> str:
    return "\n".join(entry("key", value, 2))


def read_back(text: str) -> object:
    return yaml.safe_load(text + "\n")["key"]


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("What does TCP stand for?", "What does TCP stand for?"),
        ("der Hund", "der Hund"),
        ("(x) or y, z [1]", "(x) or y, z [1]"),
        ("$x^2$", "$x^2$"),
        ("漢字 and é", "漢字 and é"),
        ("version 1.2.0", "version 1.2.0"),
        ("It's so", "It's so"),
        ("C# and F", "C# and F"),
        ("ratio 3:1", "ratio 3:1"),
    ],
)
def test_ordinary_text_is_plain(text: str, style: str) -> None:
    assert quoted(text) == style


@pytest.mark.parametrize(
    "text",
    [
        *("443", "007", "-1", "1_000", "0x1F", "0b101", "1e3", "6.02e23", ".5", ".inf", "1.10"),
        *("12:30", "16:9", "2024-01-01", "2024-13-45"),
        *("yes", "NO", "on", "Off", "true", "~", "null", "y", ""),
        *(
            "a: b",
            "a:",
            "x #y",
            "- x",
            "? x",
            ": x",
            "* x",
            "&x",
            "!x",
            "%d",
            "@x",
            "`x`",
            "|",
            "> q",
        ),
        *("[x] done", "{{c1::x}} is", '"a" b', "'a'", " lead", "trail ", "<<", "---", "...", "#"),
    ],
)
def test_text_that_yaml_would_take_for_something_else_is_in_single_quotes(text: str) -> None:
    assert quoted(text) == "'" + text.replace("'", "''") + "'"
    assert read_back(f"key: {quoted(text)}") == text


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("a\tb", r'"a\tb"'),
        ("a\n \nb", r'"a\n \nb"'),
        ("\na", r'"\na"'),
        ("a\u2028b\\", '"a\\u2028b\\\\"'),
        ('\ufeff"', '"\\ufeff\\""'),
    ],
)
def test_text_that_nothing_else_can_hold_is_in_double_quotes(text: str, style: str) -> None:
    assert written(text) == f"  key: {style}"


def test_several_lines_stand_in_a_block() -> None:
    assert written("one\n\n  two: # 3\nlast") == ("  key: |\n    one\n\n      two: # 3\n    last")


def test_a_block_that_begins_with_a_space_says_how_far_it_is_indented() -> None:
    assert written("  code\nmore") == "  key: |2\n      code\n    more"


def test_short_lists_and_mappings_stay_on_one_line() -> None:
    assert written(("Physical", "Data link", "a, b")) == "  key: [Physical, Data link, 'a, b']"
    assert written({"ref": "rfc", "at": "¶7 s1–2"}) == "  key: {ref: rfc, at: '¶7 s1–2'}"


def test_long_lists_and_mappings_have_a_line_for_each_item() -> None:
    long = "word " * (LONGEST_LINE // 5) + "end"
    assert written((long, "b")) == f"  key:\n    - {long}\n    - b"
    assert written({"ref": "rfc", "quote": long}) == f"  key:\n    ref: rfc\n    quote: {long}"


def test_an_item_of_several_lines_is_a_block_in_its_list() -> None:
    assert written(("a\nb", "c")) == "  key:\n    - |\n      a\n      b\n    - c"


def test_flags_and_numbers_of_ours_are_bare_words() -> None:
    assert [written(True), written(1)] == ["  key: yes", "  key: 1"]


@given(texts)
def test_any_text_is_read_as_the_same_text_by_an_ordinary_yaml_reader(text: str) -> None:
    found = read_back(written(text))
    assert isinstance(found, str)
    assert found.rstrip("\n") == text


@given(texts, texts)
def test_any_texts_in_lists_and_mappings_are_read_as_the_same_texts(one: str, two: str) -> None:
    value: Value = {"list": (one, two), "map": {one: two, "x": one}}
    found = read_back(written(value))
    assert isinstance(found, dict)
    assert [item.rstrip("\n") for item in found["list"]] == [one, two]
    assert {key: text.rstrip("\n") for key, text in found["map"].items()} == {one: two, "x": one}
