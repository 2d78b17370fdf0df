"""Searches: the tree they give, and where they go wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import UsageError
from trainer.memory.query import parse
from trainer.memory.query_terms import Asked
from trainer.memory.query_tree import (
    Added,
    Alike,
    And,
    CardKind,
    Deck,
    Edited,
    Flag,
    Introduced,
    Is,
    Not,
    Or,
    Property,
    Query,
    Rated,
    Regex,
    Side,
    Tag,
    Text,
    Untagged,
)

A, B, C = Text("a"), Text("b"), Text("c")


@pytest.mark.parametrize(
    ("search", "tree"),
    [
        ("", And(())),
        ("  ", And(())),
        ("a", A),
        ("a b", And((A, B))),
        ("a and b", And((A, B))),
        ("a or b", Or((A, B))),
        ("a OR b", Or((A, B))),
        ("a b or c", Or((And((A, B)), C))),
        ("a (b or c)", And((A, Or((B, C))))),
        ("((a))", A),
        ("-a", Not(A)),
        ("--a", Not(Not(A))),
        ("-(a or b) c", And((Not(Or((A, B))), C))),
        ("a - b", And((A, Text("-"), B))),
        ("well-known", Text("well-known")),
        ('"two words"', Text("two words")),
        ('-"two words"', Not(Text("two words"))),
        ('"or"', Text("or")),
        ("wild*card", Text("wild*card")),
        ("(a)(b)", And((A, B))),
    ],
)
def test_words_join_to_a_tree(search: str, tree: Query) -> None:
    assert parse(search) == tree


@pytest.mark.parametrize(
    ("search", "tree"),
    [
        ("deck:net::tcp", Deck("net::tcp")),
        ("deck:net*", Deck("net*")),
        ('deck:"Networking: the basics"', Deck("Networking: the basics")),
        ('"deck:Networking: the basics"', Deck("Networking: the basics")),
        ("DECK:net", Deck("net")),
        ("tag:osi", Tag("osi")),
        ("-tag:osi", Not(Tag("osi"))),
        ("is:due", Is(CardKind.DUE)),
        ("is:SUSPENDED", Is(CardKind.SUSPENDED)),
        ("deck:a -is:new", And((Deck("a"), Not(Is(CardKind.NEW))))),
        ("flag:3", Flag(3)),
        ("prop:lapses>=8", Property("lapses", ">=", 8)),
        ("prop:DUE<-3", Property("due", "<", -3)),
        ("prop:difficulty!=5.5", Property("difficulty", "!=", 5.5)),
        ("prop:s>10", Property("stability", ">", 10)),
        ("prop:d<=3", Property("difficulty", "<=", 3)),
        ("rated:7", Rated(7)),
        ("introduced:3", Introduced(3)),
        ("tag:none", Untagged()),
        ("nc:uber", Text("uber", bare=True)),
        ("re:a+b", Regex("a+b")),
        (r're:"\d+ (a|b)"', Regex(r"\d+ (a|b)")),
        ("dupe:answer", Alike(Side.ANSWER)),
        (r"12\:30", Text(r"12\:30")),
        (r"\-a", Text(r"\-a")),
        (r"a\(b", Text(r"a\(b")),
        (r'"say \"hi\""', Text(r"say \"hi\"")),
        ("\\", Text("\\")),
        ("-rated:1:1", Not(Rated(1, 1))),
        ('"12:30"', Text("12:30")),
        (":colon", Text(":colon")),
    ],
)
def test_filters_are_known_by_their_name(search: str, tree: Query) -> None:
    assert parse(search) == tree


@pytest.mark.parametrize("kind", sorted(set(CardKind) - {CardKind.LEECH}))
def test_every_kind_of_card_can_be_asked_for(kind: CardKind) -> None:
    assert parse(f"is:{kind}") == Is(kind)


@pytest.mark.parametrize(
    ("search", "col", "message", "mend"),
    [
        ("a dek:net", 3, "no filter dek:", "Did you mean deck:"),
        ("at 12:30", 4, "no filter 12:", 'write "12:30"'),
        ("is:duee", 1, "no card is:duee", "due, new, learn, review, suspended, buried"),
        ("flag:8", 1, "no flag:8", "0 to 7"),
        ("a prop:lapse>3", 3, "compares nothing", "lapses"),
        ("prop:ivl>", 1, "compares nothing", "prop:lapses>=8"),
        ("rated:0", 1, "names no days", "rated:7"),
        ("rated:7:5", 1, "names no days", "Again"),
        ("a deck:", 3, "names nothing", "behind deck:"),
        ("introduced:x", 1, "names no days", "introduced:7"),
        ("edited:0", 1, "names no days", "edited:7"),
        ("dupe:tag", 1, "nothing is dupe:tag", "question, answer"),
        ("re:a[b", 1, "cannot be understood", "plain text"),
        ('a re:"(a+)+"', 3, "for ever", "classes"),
        ("re:a*b*c*d*", 1, "for ever", "a few times"),
        ("a\0b", 2, "no text has", "Take it out"),
        ("a\udc80b", 2, "no text has", "Take it out"),
        ('a "b c', 3, "quote is not closed", 'closing "'),
        ('tag:"b c', 5, "quote is not closed", 'closing "'),
        ('a ""', 3, "quotes are empty", "take them out"),
        ("a (b or c", 3, "not closed", "Add a )"),
        ("a b)", 4, "no ( for this )", "Take the parenthesis out"),
        ("a ()", 4, "missing", "Add a word"),
        ("or a", 1, "missing", "Add a word"),
        ("a or", 5, "missing", "Add a word"),
        ("a and and b", 7, "missing", "Add a word"),
        ("a -or", 4, "missing", "Add a word"),
    ],
)
def test_a_search_that_cannot_be_read_says_where_and_how_to_mend_it(
    search: str, col: int, message: str, mend: str
) -> None:
    with pytest.raises(UsageError) as caught:
        parse(search)
    assert caught.value.col == col
    assert message in caught.value.message
    assert mend in caught.value.mend


@pytest.mark.parametrize("search", ["(" * 999 + "a", "-" * 999 + "a"])
def test_a_search_nested_without_end_is_refused(search: str) -> None:
    with pytest.raises(UsageError, match="nested too deeply"):
        parse(search)


def fault_of(search: str) -> UsageError | None:
    try:
        parse(search)
    except UsageError as fault:
        return fault
    return None


@given(st.text(alphabet='ab-(): "*or\t', max_size=30))
def test_any_text_is_a_search_or_a_usage_error_with_its_place(search: str) -> None:
    fault = fault_of(search)
    assert fault is None or 1 <= (fault.col or 0) <= len(search) + 1


@given(st.lists(st.text(alphabet="abcäß*", min_size=1, max_size=5), min_size=1, max_size=5))
def test_quoted_words_are_taken_as_they_are(words: list[str]) -> None:
    assert parse(f'"{" ".join(words)}"') == Text(" ".join(words))


def test_a_search_longer_than_a_page_is_refused() -> None:
    with pytest.raises(UsageError, match="longer than 1000 letters"):
        parse("a " * 501)


def test_a_leech_is_a_card_of_many_lapses() -> None:
    many, asked = Property("lapses", ">=", 5), Asked(leech_threshold=5)
    assert parse("is:leech", asked) == many
    assert parse("-is:leech", asked) == Not(many)
    assert parse("tag:leech", asked) == Or((Tag("leech"), many))
    assert parse("tag:leech::rare", asked) == Tag("leech::rare")


def test_days_since_a_note_was_added_or_edited_count_from_the_start_of_today() -> None:
    asked = Asked(day_start_ms=1_000_000_000)
    assert parse("added:1", asked) == Added(1_000_000_000)
    assert parse("edited:3", asked) == Edited(1_000_000_000 - 2 * 86_400_000)


@pytest.mark.parametrize(("operator", "turned"), [("<", ">"), (">=", "<="), ("=", "=")])
def test_retrievability_is_compared_by_how_long_a_card_has_waited(
    operator: str, turned: str
) -> None:
    found = parse(f"prop:r{operator}0.9")
    assert isinstance(found, Property)
    assert (found.name, found.operator) == ("waited", turned)
    assert found.value == pytest.approx(1)


def test_recall_never_falls_to_nothing() -> None:
    assert parse("prop:r<=0") == Property("waited", ">=", float("inf"))


REPEATING = ["(a|a)*", "((a+))*", "(a{2,})+", "(a*b*)*", "(?:a+)+", r"(a)\1"]


@pytest.mark.parametrize("expression", REPEATING)
def test_an_expression_that_could_take_for_ever_is_refused(expression: str) -> None:
    with pytest.raises(UsageError, match="for ever"):
        parse(f're:"{expression}"')


@pytest.mark.parametrize("expression", ["(a|b)c", "[*+]+", r"\(a\*\)*", "^a.*b$", "(ab)*"])
def test_an_expression_that_comes_to_an_end_is_taken(expression: str) -> None:
    assert parse(f're:"{expression}"') == Regex(expression)
