"""Bytes that a parser should not see are refused with their place."""

from __future__ import annotations

import pytest

from trainer.errors import DeckError
from trainer.store import deck_text
from trainer.store.deck_text import decode


def error(content: bytes) -> DeckError:
    with pytest.raises(DeckError) as caught:
        decode(content, "deck.yaml")
    assert caught.value.file == "deck.yaml"
    assert caught.value.mend
    return caught.value


def test_utf8_is_read_with_and_without_a_byte_order_mark() -> None:
    assert decode("é 漢字 😀\n".encode(), "a") == decode("\ufeffé 漢字 😀\n".encode(), "a")


def test_ordinary_invisible_characters_are_kept() -> None:
    kept = "a\tb\r\n\u00a0\u200d\u202e\u00ad\U000e0041\ue000"
    assert decode(kept.encode(), "a") == kept


@pytest.mark.parametrize(
    ("content", "line", "col", "message"),
    [
        (b"a: b\nc: Ren\xe9\n", 2, 7, "byte 0xe9 is no UTF-8"),
        ("é: ".encode() + b"\xc0\x80", 1, 4, "byte 0xc0"),
        (b"a\r\nb\r\n\xff", 3, 1, "byte 0xff"),
        (b"\xed\xa0\x80", 1, 1, "byte 0xed"),
        ("a: b".encode("utf-16"), 1, 1, "UTF-16"),
        ("a: b".encode("utf-32"), 1, 1, "UTF-32"),
        (b"a\nb\x1b[31m", 2, 2, "control character U+001B"),
        (b"a\x00", 1, 2, "control character U+0000"),
        (b"\x7f", 1, 1, "control character U+007F"),
        ("a\x9b".encode(), 1, 2, "control character U+009B"),
        ("a\ufffe".encode(), 1, 2, "control character U+FFFE"),
        ("harmless\u2028    evil: x".encode(), 1, 9, "unusual line break U+2028"),
        ("harmless\u2029evil: x".encode(), 1, 9, "unusual line break U+2029"),
        ("harmless\x85evil: x".encode(), 1, 9, "unusual line break U+0085"),
        ("a\ufeffb".encode(), 1, 2, "byte order mark"),
    ],
)
def test_bytes_that_are_no_text_are_refused(
    content: bytes, line: int, col: int, message: str
) -> None:
    found = error(content)
    assert message in found.message
    assert (found.line, found.col) == (line, col)


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "||||||| base", "=======", ">>>>>>> theirs"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_half_merged_file_is_refused(marker: str, newline: str) -> None:
    found = error(f"a: b{newline}{marker}{newline}c: d{newline}".encode())
    assert "git conflict marker" in found.message
    assert (found.line, found.col) == (2, 1)


def test_what_only_looks_like_a_conflict_marker_is_kept() -> None:
    kept = "a: |\n  =======\n  <<<<<<< HEAD\n========\n<<<<<<<<\n"
    assert decode(kept.encode(), "a") == kept


def test_a_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deck_text, "LARGEST_FILE", 3)
    assert decode(b"abc", "a") == "abc"
    assert "Split it" in error(b"abcd").mend
