"""Clozes: gaps, hints, numbers, and what braces in code and formulas must not do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.cards.cloze import Gap, ask, filled, numbered, ordinals, parse, problems

BRACES = ("{{", "}}", "{{c1::", "{{c2::", "{{c12::", "{", "}", "::", "$", "$$", "`", "``", "\\")
WORDS = ("a", "b c", " ", "\n", "x_{1}", "c1::", "c3", "5")
SCRAPS = st.sampled_from([*BRACES, *WORDS])
TEXTS = st.lists(SCRAPS, max_size=40).map("".join)


def messages(text: str) -> str:
    return " | ".join(problem.message for problem in problems(text))


def test_the_asked_gap_is_open_and_the_others_are_filled() -> None:
    text = "The {{c1::SYN}} is answered by {{c2::SYN-ACK::two flags}}."
    assert ask(text, 1) == ("The [...] is answered by SYN-ACK.", "SYN", "")
    assert ask(text, 2) == ("The SYN is answered by [...].", "SYN-ACK", "two flags")
    assert ordinals(text) == (1, 2)


def test_gaps_with_one_number_are_asked_together() -> None:
    text = "{{c1::Mitosis}} yields two cells, {{c1::meiosis}} four; {{c2::both}} divide."
    assert ask(text, 1) == (
        "[...] yields two cells, [...] four; both divide.",
        "Mitosis, meiosis",
        "",
    )


def test_the_same_words_under_one_number_are_answered_once() -> None:
    assert ask("{{c1::DNA}} makes {{c1::DNA}}", 1)[1] == "DNA"


def test_an_inner_gap_is_asked_within_the_words_of_the_outer() -> None:
    text = "Pasteur refuted {{c1::the theory of {{c2::spontaneous}} generation}}."
    assert ask(text, 1)[:2] == ("Pasteur refuted [...].", "the theory of spontaneous generation")
    assert ask(text, 2)[:2] == (
        "Pasteur refuted the theory of [...] generation.",
        "spontaneous",
    )


def test_an_inner_gap_with_the_outer_number_is_part_of_the_outer_answer() -> None:
    assert ask("{{c1::a {{c1::b}} c}} d", 1)[:2] == ("[...] d", "a b c")


def test_ordinals_are_ascending_and_without_repeats() -> None:
    assert ordinals("{{c3::a}} {{c1::b}} {{c3::c}}") == (1, 3)


def test_short_gaps_are_numbered_in_order_above_the_numbers_in_use() -> None:
    assert numbered("{{a}} and {{b::hint}}") == "{{c1::a}} and {{c2::b::hint}}"
    assert numbered("{{a}} {{c4::b}} {{c}}") == "{{c5::a}} {{c4::b}} {{c6::c}}"
    assert numbered("{{a {{b}} c}}") == "{{c1::a {{c2::b}} c}}"


def test_a_short_gap_asks_like_the_numbered_one_it_will_become() -> None:
    text = "The heart has {{four}} chambers and {{four valves::how many}}."
    assert ordinals(text) == (1, 2)
    assert [ask(text, n) for n in (1, 2)] == [ask(numbered(text), n) for n in (1, 2)]


@pytest.mark.parametrize(
    ("text", "answer", "hint"),
    [
        (r"Half is {{c1::$\frac{1}{2}$}} here", r"$\frac{1}{2}$", ""),
        ("The entry is {{c1::$x_{a_{b}}$::index}} here", "$x_{a_{b}}$", "index"),
        ("Use {{c1::`std::vector`::container}} here", "`std::vector`", "container"),
        ("A block opens by {{c1::`if (x) {`}} here", "`if (x) {`", ""),
        ("It ends with {{c1::``}}``}} here", "``}}``", ""),
        ("The set {{c1::{1, 2}}} has two members", "{1, 2}", ""),
        ("Nested {{c1::{a {b}}}} braces", "{a {b}}", ""),
        ("A lone {{c1::if (x) {}} brace", "if (x) {", ""),
        ("It costs {{c1::$5}} and {{c2::$6}}", "$5", ""),
        ("Written as {{c1::\\{\\{}} here", "\\{\\{", ""),
    ],
)
def test_braces_and_colons_of_code_and_formulas_do_not_end_a_gap(
    text: str, answer: str, hint: str
) -> None:
    assert ask(text, 1)[1:] == (answer, hint)
    assert problems(text) == ()


def test_a_gap_within_a_formula_is_answered_by_a_formula() -> None:
    text = r"$$\sum_{i=1}^{{{c1::n}}} i = {{c2::\frac{n(n+1)}{2}}}$$"
    assert ask(text, 1)[:2] == (r"$$\sum_{i=1}^{[...]} i = \frac{n(n+1)}{2}$$", "$n$")
    assert ask(text, 2)[:2] == (r"$$\sum_{i=1}^{n} i = [...]$$", r"$\frac{n(n+1)}{2}$")


def test_a_gap_within_code_is_answered_by_code() -> None:
    text = "`for i in {{c1::range(3)::three times}}:`"
    assert ask(text, 1) == ("`for i in [...]:`", "`range(3)`", "three times")


def test_the_short_form_opens_no_gap_within_code_or_a_formula() -> None:
    text = "The template `{{ name }}` and $x^{{2}}$ differ from {{this}}"
    assert parse(text)[1:] == (Gap(1, ("this",)),)


def test_braces_around_a_gap_are_text() -> None:
    assert ask("{{{c1::x}}, y}", 1)[0] == "{[...], y}"


def test_an_opening_in_code_that_is_not_closed_there_is_text() -> None:
    text = "A gap opens with `{{c1::` and ends with {{c1::two braces}}."
    assert ordinals(text) == (1,)
    assert ask(text, 1)[1] == "two braces"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("No gap at all", "has no gap"),
        ("The {{c1::SYN is sent", "never closed"),
        ("The {{c1::}} is sent", "is empty"),
        ("The {{c1:: ::hint}} is sent", "is empty"),
        ("The {{c0::SYN}} is sent", "has the number 0"),
        ("The {{c500::SYN}} is sent", "has the number 500"),
        ("The {{c1:SYN}} is sent", "not read as one"),
        ("The {{C1::SYN}} is sent", "not read as one"),
        ("{{a" * 9 + "}}" * 9, "more than 8 deep"),
    ],
)
def test_what_is_no_valid_cloze_is_said_in_words(text: str, says: str) -> None:
    assert says in messages(text)


@pytest.mark.parametrize(
    "text",
    [
        "{{c1::x}} and {{c499::y}}",
        "f{g{x}} is the text before {{c1::y}}",
        "`}}` ends what {{c1::opens}}",
        "The vitamin {{c1}} helps",
        "Braces }} that close nothing are {{c1::text}}",
        "{{a" * 8 + "}}" * 8,
    ],
)
def test_a_valid_cloze_has_no_problem(text: str) -> None:
    assert problems(text) == ()


def test_a_text_may_have_a_hundred_gaps_and_no_more() -> None:
    assert problems("{{a}} " * 100) == ()
    (problem,) = problems("{{a}} " * 101)
    assert problem.message == "There are more than 100 gaps"


def test_a_problem_reads_as_two_sentences() -> None:
    (problem,) = problems("No gap at all")
    assert str(problem) == f"{problem.message}. {problem.mend}"


@given(TEXTS)
def test_numbering_is_idempotent(text: str) -> None:
    assert numbered(numbered(text)) == numbered(text)


@given(TEXTS)
def test_numbering_changes_neither_cards_nor_words(text: str) -> None:
    assert ordinals(numbered(text)) == ordinals(text)
    assert filled(parse(numbered(text))) == filled(parse(text))
    assert [ask(numbered(text), n) for n in ordinals(text)] == [
        ask(text, n) for n in ordinals(text)
    ]


@given(TEXTS)
def test_every_ordinal_can_be_asked(text: str) -> None:
    for number in ordinals(text):
        assert "[...]" in ask(text, number)[0]


@given(st.text(max_size=200))
def test_text_without_braces_is_one_literal_piece(text: str) -> None:
    literal = text.replace("{", "").replace("}", "")
    assert filled(parse(literal)) == literal
    assert ordinals(literal) == ()


@given(st.lists(st.tuples(st.integers(1, 499), st.text("abc $.", min_size=1)), min_size=1))
def test_any_words_put_into_gaps_come_out_of_them(gaps: list[tuple[int, str]]) -> None:
    text = " | ".join(f"{{{{c{number}::{words}}}}}" for number, words in gaps)
    if "$" not in text:
        assert ordinals(text) == tuple(sorted({number for number, _ in gaps}))
        assert filled(parse(text)) == " | ".join(words for _, words in gaps)


@pytest.mark.parametrize(
    "scrap", ["{{", "}}", "{{c1::", "$", "$$", "`", "``` ", "$a", "{{$", "\\", "{{c1::`", "$ {"]
)
def test_64_kib_of_any_sign_are_read_without_deep_recursion(scrap: str) -> None:
    text = (scrap * 65_536)[:65_536]
    assert filled(parse(text)) == text
    assert numbered(text) == text
    assert problems(text)


def test_thousands_of_gaps_are_read() -> None:
    text = "{{c1::x}} " * 7_000
    assert ask(text, 1)[0].count("[...]") == 7_000
