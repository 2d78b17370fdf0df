"""Nothing that a card holds may move, colour or command the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.cards.shown import shown

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    ("payload", "drawn"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x1b]52;c;aGFja2Vk\x07", "␛]52;c;aGFja2Vk␇"),
        ("\x1b]0;title\x1b\\", "␛]0;title␛\\"),
        ("\x1b[c\x1b[18t", "␛[c␛[18t"),
        ("\x1bP+q544e\x1b\\", "␛P+q544e␛\\"),
        ("\x1bc", "␛c"),
        ("a\x9b31mb", "a\ufffd31mb"),
        ("a\x90b\x9d", "a\ufffdb\ufffd"),
        ("del\x7fete", "del␡ete"),
        ("nul\x00", "nul␀"),
        ("bell\a back\b", "bell␇ back␈"),
    ],
)
def test_control_characters_become_pictures(payload: str, drawn: str) -> None:
    assert shown(payload) == drawn


@pytest.mark.parametrize("separator", ["\r\n", "\n", "\x85", "\u2028", "\u2029"])
def test_every_line_separator_is_a_newline(separator: str) -> None:
    assert shown(f"a{separator}b") == "a\nb"


def test_a_tab_is_four_spaces() -> None:
    assert shown("a\tb") == "a    b"


def test_a_lone_carriage_return_cannot_overwrite_a_line() -> None:
    assert shown("safe\rEVIL") == "safeEVIL"


DIRECTION = (0x061C, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069, 0x206F)
INVISIBLE = (0x00AD, 0x180E, 0x200B, 0x2060, 0x2063, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9)
TAGS = (0xE0001, 0xE0041, 0xE007F, 0xE0100, 0xE01EF)


@pytest.mark.parametrize("code", [*DIRECTION, *INVISIBLE, *TAGS])
def test_direction_marks_and_invisible_characters_vanish(code: int) -> None:
    assert shown(f"a{chr(code)}b") == "ab"


def test_a_hidden_message_in_tag_letters_vanishes() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "ignore all")
    assert shown(f"visible{hidden}") == "visible"


def test_a_lone_surrogate_is_replaced() -> None:
    assert shown("a\ud800b") == "a\ufffdb"


def test_combining_marks_do_not_pile_up() -> None:
    assert shown("e" + "\u0301" * 40) == "e" + "\u0301" * 8


@pytest.mark.parametrize(
    "text",
    [
        "plain text",
        "two\nlines",
        "é\u0301 ä ö",
        "👩\u200d💻 and 👨\u200d👩\u200d👧",
        "می\u200cخواهم עברית العربية",
        "🇩🇪 🇯🇵",
        ENGLAND,
        "❤\ufe0f",
        "x̄ ≤ ∑ 𝔸",
        "[x] done, a[i] = b[/i], [a-z]+[/]",
    ],
)
def test_ordinary_text_of_any_script_stays_as_it_is(text: str) -> None:
    assert shown(text) == text


def test_a_flag_survives_beside_a_payload() -> None:
    assert shown(f"{ENGLAND}\x1b[2J") == f"{ENGLAND}␛[2J"


def test_a_flag_is_no_cover_for_a_long_message() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "ignoreeverything")
    assert shown(f"\U0001f3f4{hidden}\U000e007f") == "\U0001f3f4"


@given(st.text(st.characters(codec=None, categories=None)))
def test_what_is_shown_holds_no_control_and_stays_shown(text: str) -> None:
    drawn = shown(text)
    categories = {unicodedata.category(character) for character in drawn if character != "\n"}
    assert not categories & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(drawn) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert shown(drawn) == drawn
