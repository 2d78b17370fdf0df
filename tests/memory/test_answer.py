"""Typed answers: what is forgiven, what is a slip, and what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.memory.answer import compare


def kind(typed: str, expected: str, *accept: str) -> str:
    return compare(typed, expected, accept).kind


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("three-way handshake", "Three-way handshake"),
        ("STRASSE", "Straße"),
        ("uber", "über"),
        ("Sao Paulo", "São Paulo"),
        ("ＨＴＴＰＳ", "HTTPS"),  # full width
        ("ﬁnal", "final"),  # a ligature
        ("dont", "don’t"),
        ('"quoted"', "“quoted”"),
        ("red, green and blue", "red green and blue."),
        ("  a   star ", "a star"),
        ("e-mail", "Email"),
        ("well known", "well–known"),
        ("U.S.", "US"),
        ("why", "why?"),
        ("1000", "1,000"),
        ("3,5", "3.5"),
        ("10 %", "10%"),
        ("5 – 10", "5-10"),
        ("−5", "-5"),
        ("A→B", "a → b"),
        ("x²", "x2"),
        ("…", "..."),
    ],
)
def test_what_is_no_matter_of_knowledge_does_not_count(typed: str, expected: str) -> None:
    assert kind(typed, expected) == "ok"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("42", "43"),
        ("443", "4443"),
        ("port 442", "port 443"),
        ("the year 1989", "the year 1998"),
        ("-5", "5"),
        ("2-3", "23"),
        ("12:30", "1230"),
        ("10 0", "100"),
        ("3.5", "35"),
        ("192.168.0.1", "192.168.0.2"),
    ],
)
def test_a_number_is_right_or_wrong_but_never_close(typed: str, expected: str) -> None:
    assert kind(typed, expected) == "wrong"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("recieve", "receive"),
        ("handshke", "handshake"),
        ("immunotherapie", "immunotherapy"),
        ("cytokins", "cytokines"),
        ("prot 443 over tcp", "port 443 over tcp"),
    ],
)
def test_a_slip_of_the_fingers_is_close(typed: str, expected: str) -> None:
    assert kind(typed, expected) == "close"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", "SYN"),
        ("UDP", "TCP"),
        ("cat", "car"),
        ("C", "C#"),
        ("C++", "C"),
        ("か", "が"),
        ("the acknowledgement", "the handshake"),
    ],
)
def test_another_word_is_wrong(typed: str, expected: str) -> None:
    assert kind(typed, expected) == "wrong"


def test_every_accepted_answer_is_right() -> None:
    assert kind("tcp / 443", "443", "tcp/443") == "ok"
    assert compare("TCP/443", "443", ["tcp/443"]).diff == (("tcp/443", "same"),)


def test_the_difference_is_drawn_against_the_nearest_accepted_answer() -> None:
    verdict = compare("handshke", "three steps", ["handshake"])
    assert verdict.kind == "close"
    assert verdict.diff == (("handsh", "same"), ("a", "missing"), ("ke", "same"))


def test_letters_too_much_and_missing_are_told_apart() -> None:
    assert compare("axc", "abc").diff == (
        ("a", "same"),
        ("x", "extra"),
        ("b", "missing"),
        ("c", "same"),
    )


def test_an_empty_answer_lacks_everything() -> None:
    assert compare(" ", "SYN").diff == (("SYN", "missing"),)


def test_case_and_accents_are_no_difference_to_draw() -> None:
    assert compare("ÜBER a", "uber b").diff[0] == ("uber ", "same")


@given(st.text(max_size=40))
def test_an_answer_is_right_when_it_is_the_expected_one(text: str) -> None:
    assert kind(text, text) == "ok"


@given(st.text(max_size=30), st.text(max_size=30))
def test_the_difference_puts_both_texts_together_again(typed: str, expected: str) -> None:
    verdict = compare(typed, expected)
    theirs = "".join(text for text, part in verdict.diff if part != "extra")
    assert theirs == expected
    if verdict.kind != "ok":
        ours = [text for text, part in verdict.diff if part == "extra"]
        assert all(text in typed for text in ours)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_two_numbers_are_never_close(one: int, other: int) -> None:
    assert kind(str(one), str(other)) == ("ok" if one == other else "wrong")
