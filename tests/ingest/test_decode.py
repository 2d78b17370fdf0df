"""Which encoding a text has, and what is said when that cannot be told."""

from __future__ import annotations

import sys

import pytest

from trainer.errors import SourceError
from trainer.ingest.decode import declared_charset, decode

TEXT = "Die Flut läuft über die Bäche; das Öl für die Straße ist schön.\nIt’s “late” – very.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_common_encodings_are_told_apart(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "x.txt") == TEXT


def test_big_endian_utf16_with_its_mark_is_decoded() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "x.txt") == TEXT


def test_one_accent_in_latin_1_is_enough() -> None:
    assert decode("It was in the café.".encode("latin-1"), "x.txt") == "It was in the café."


def test_cyrillic_is_told_from_western_letters() -> None:
    text = "Море поднимается дважды в день, потому что луна притягивает воду."
    assert decode(text.encode("cp1251"), "x.txt") == text


def test_a_declared_encoding_is_believed_before_what_bytes_look_like() -> None:
    assert decode("Poznań żółć".encode("cp1250"), "x.html", "windows-1250") == "Poznań żółć"


def test_utf8_wins_over_a_wrong_declaration() -> None:
    assert decode("café".encode(), "x.html", "iso-8859-1") == "café"


def test_an_unknown_or_wrong_declaration_is_passed_over() -> None:
    assert decode("Die Flut läuft über.".encode("cp1252"), "x", "klingon") == "Die Flut läuft über."


def test_damaged_utf8_is_named_and_not_taken_for_another_encoding() -> None:
    data = "Die Flut läuft über die Bäche.\nDas Öl ".encode() + b"\xc3 ist da."
    with pytest.raises(SourceError, match="not UTF-8: byte 0xC3") as caught:
        decode(data, "x.txt")
    assert (caught.value.line, caught.value.col) == (2, 8)


def test_without_a_detector_the_first_byte_is_named_with_line_and_column(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(SourceError, match="0xE9") as caught:
        decode("The first line.\nThe café ".encode() + b"caf\xe9 here.", "x.txt")
    assert (caught.value.line, caught.value.col) == (2, 13)
    assert caught.value.mend == "Save it with the encoding UTF-8"


@pytest.mark.parametrize(
    ("page", "charset"),
    [
        (b'<meta charset="Windows-1252">', "windows-1252"),
        (b"<meta http-equiv=x content='text/html; charset=koi8-r'>", "koi8-r"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><html>', "iso-8859-1"),
        (b"<html><p>charset=utf-9</p>", ""),
    ],
)
def test_the_declaration_of_a_page_is_found(page: bytes, charset: str) -> None:
    assert declared_charset(page) == charset
