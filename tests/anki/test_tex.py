from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.anki.tex import harmless


@pytest.mark.parametrize(
    "formula",
    [r"\frac{a}{b}", r"\sqrt{2} \le \alpha", r"a \\ \hline b", r"\hrefs", r"\{x\}", "no command"],
)
def test_mathematics_stays_as_it_is(formula: str) -> None:
    assert harmless(formula) == formula


@pytest.mark.parametrize(
    "name",
    ["href", "require", "unicode", "input", "class", "style", "mmlToken", "def", "newcommand"],
)
def test_a_command_that_acts_is_shown_instead(name: str) -> None:
    assert harmless(rf"x \{name}{{y}}") == rf"x \backslash {name}{{y}}"


def test_a_line_break_before_a_word_is_no_command() -> None:
    assert harmless(r"a \\href") == r"a \\href"
    assert harmless(r"a \\\href") == r"a \\\backslash href"


@given(st.lists(st.sampled_from(["\\", "href", "{", "}", "x", "\\\\", "\n"])).map("".join))
def test_no_spelling_lets_a_link_through(formula: str) -> None:
    commands = re.findall(r"\\([A-Za-z]+|.)", harmless(formula), re.DOTALL)
    assert "href" not in commands
