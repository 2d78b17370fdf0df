from __future__ import annotations

import pytest

from trainer.generate.wording import (
    capitalised,
    is_bare_verb,
    listed,
    question,
    sentence_case,
    without_article,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a fin", "A fin"),
        ("iPhone", "iPhone"),
        ("eEF2 protein", "eEF2 protein"),
        ("DNA", "DNA"),
        ("", ""),
        ("3 knots", "3 knots"),
    ],
)
def test_an_answer_opens_with_a_capital_unless_its_word_has_a_case(text: str, shown: str) -> None:
    assert capitalised(text) == shown


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Bone Structure", "bone structure"),
        ("The DNA Code", "the DNA code"),
        ("SPRING TIDES", "spring tides"),
        ("How macOS Sleeps", "how macOS sleeps"),
    ],
)
def test_a_heading_is_put_into_running_case(heading: str, words: str) -> None:
    assert sentence_case(heading) == words


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("what is a keel", "What is a keel?"),
        (" what  is\na keel ?", "What is a keel?"),
        ("what is a keel.", "What is a keel?"),
        ("in summer, what do gulls eat", "In summer, what do gulls eat?"),
    ],
)
def test_a_question_has_one_capital_and_one_mark(words: str, asked: str) -> None:
    assert question(words) == asked


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("salt, pepper, and sugar", ("salt", "pepper", "sugar")),
        ("salt, pepper and sugar", ("salt", "pepper", "sugar")),
        ("a mast, a yard, or a boom", ("a mast", "a yard", "a boom")),
        ("masts (of oak), yards, and booms", ("masts", "yards", "booms")),
        ("floating, storing, and drifting", ("floating", "storing", "drifting")),
        ("salt, pepper, as well as sugar", ("salt", "pepper", "sugar")),
    ],
)
def test_a_clean_enumeration_is_taken_apart(text: str, members: tuple[str, ...]) -> None:
    assert listed(text) == members


@pytest.mark.parametrize(
    "text",
    [
        "salt and pepper",
        "salt",
        "salt, pepper",
        "the mast, which is tall, and the sail",
        "salt; pepper; and sugar",
        "salt, pepper, and sailing to the sea",
        "salt, also pepper, and sugar",
        "salt, they, and sugar",
        "salt, bread and butter and jam and oil",
    ],
)
def test_what_only_looks_like_an_enumeration_is_left(text: str) -> None:
    assert listed(text) == ()


def test_two_members_count_where_they_are_enough() -> None:
    assert listed("salt and pepper", fewest=2) == ("salt", "pepper")


@pytest.mark.parametrize(
    ("term", "bare"),
    [("a keel", "keel"), ("“the Moon”", "Moon"), ("an ebb,", "ebb"), ("keel", "keel"), ("a", "a")],
)
def test_a_term_as_an_answer_has_no_article(term: str, bare: str) -> None:
    assert without_article(term) == bare


@pytest.mark.parametrize("text", ["guide ships", "be calm", "scull home"])
def test_a_base_form_opens_what_follows_to(text: str) -> None:
    assert is_bare_verb(text)


@pytest.mark.parametrize("text", ["the ships", "guiding ships", "guides ships", "of ships", "it"])
def test_other_words_are_no_base_form(text: str) -> None:
    assert not is_bare_verb(text)
