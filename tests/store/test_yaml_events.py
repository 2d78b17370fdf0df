"""Each trap of YAML: the text is kept as typed, or refused with its place and a mend.

All of it holds for both parsers of PyYAML, so that a deck opens everywhere or nowhere.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import DeckError
from trainer.store.yaml_events import (
    DEEPEST,
    LARGEST_TEXT,
    MOST_VALUES,
    Dictionary,
    Node,
    Scalar,
    Sequence,
    read_mapping,
)
from trainer.store.yaml_parsers import FASTEST, EventParser, PureParser

PARSERS = sorted({FASTEST, PureParser}, key=lambda parser: parser.__name__)
QUOTES = "quotes"
SINGLE = "Use single quotes"
Tree = str | list["Tree"] | dict[str, "Tree"]

both_parsers = pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)


def read(text: str, parser: type[EventParser]) -> Tree:
    return plain(read_mapping(text, "deck.yaml", {}, parser))


def plain(node: Node) -> Tree:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(entry.value) for key, entry in node.entries.items()}


def error(text: str, parser: type[EventParser]) -> DeckError:
    with pytest.raises(DeckError) as caught:
        read(text, parser)
    assert caught.value.file == "deck.yaml"
    return caught.value


def outcome(text: str, parser: type[EventParser]) -> Tree | DeckError:
    try:
        return read(text, parser)
    except DeckError as refused:
        return refused


@both_parsers
@pytest.mark.parametrize(
    "typed",
    [
        *("NO", "yes", "on", "Off", "true", "null", "~", "y"),
        *(
            "007",
            "0123",
            "08",
            "0x1F",
            "1_000",
            "0b101",
            "1.10",
            "5.",
            "6.02e23",
            "1e3",
            "9" * 5000,
        ),
        *(
            "12:30",
            "1:00",
            "16:9",
            "12:30:45",
            "2024-01-01",
            "2024-13-45",
            "3.14159265358979323846",
        ),
        *("a:b", "C#", "it's", "x\ty", "<<", "=", "\\frac{a}{b}", "a [b] {c}", "$x^2$", "😀 漢字"),
    ],
)
def test_a_scalar_is_the_text_that_was_typed(parser: type[EventParser], typed: str) -> None:
    assert read(f"a: {typed}\n", parser) == {"a": typed}


@both_parsers
@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a:\n", {"a": ""}),
        ("a: ''\n", {"a": ""}),
        ("a: 'it''s'\n", {"a": "it's"}),
        ('a: "tab\\t, \\u00e9, \\"q\\""\n', {"a": 'tab\t, é, "q"'}),
        ("a: '\\theta'\n", {"a": "\\theta"}),
        ("a: |\n  one\n\n    two\nb: x\n", {"a": "one\n\n  two\n", "b": "x"}),
        ("a: >-\n  one\n  two\n", {"a": "one two"}),
        ("a: one\n  two\n", {"a": "one two"}),
        ("a: C # a comment\n", {"a": "C"}),
        ("a: b\t\nc:\td\t# e\n", {"a": "b", "c": "d"}),
        ("{a: [b, c], d: {e: f}}", {"a": ["b", "c"], "d": {"e": "f"}}),
        ('{"a": ["b", true, null]}', {"a": ["b", "true", "null"]}),
        ("a: b\r\nc: |\r\n  d\r\n  e\r\n", {"a": "b", "c": "d\ne\n"}),
        ("a: b\rc: d\r", {"a": "b", "c": "d"}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("%YAML 1.2\n---\na: no\n", {"a": "no"}),
        ("? a\n: b\n", {"a": "b"}),
    ],
)
def test_the_yaml_of_decks_is_read(parser: type[EventParser], text: str, tree: Tree) -> None:
    assert read(text, parser) == tree


TRAPS = {
    "colon and space in plain text": ("a: TCP: x", 1, 7, "looks like a key", QUOTES),
    "at sign": ("a: @x", 1, 4, "begin with '@'", QUOTES),
    "backtick": ("a: `x` is", 1, 4, "begin with '`'", QUOTES),
    "percent sign": ("a: %d", 1, 4, "begin with '%'", QUOTES),
    "dash": ("a: - item", 1, 4, "begin with '- '", QUOTES),
    "question mark": ("a: ? item", 1, 4, "begin with '? '", QUOTES),
    "bracket": ("a: [x] done", 1, 8, "after a closing quote or bracket", QUOTES),
    "cloze": ("a: {{c1::x}} is", 1, 5, "begin with '{{'", QUOTES),
    "cloze alone": ("a: {{c1::x}}", 1, 5, "begin with '{{'", QUOTES),
    "quoted word": ('a: "b" c', 1, 8, "after a closing quote or bracket", QUOTES),
    "apostrophe in single quotes": ("a: 'it's so'", 1, 8, "after a closing quote", "twice"),
    "emphasis": ("a: *bold* text", 1, 4, "begin with '*'", QUOTES),
    "alias": ("a: *bold", 1, 4, "begin with '*'", QUOTES),
    "alias as a key": ("*a : b", 1, 1, "begin with '*'", QUOTES),
    "anchor": ("a: &b c", 1, 4, "begin with '&'", QUOTES),
    "anchor on a list": ("a: &b\n  - c", 1, 4, "begin with '&'", QUOTES),
    "entity": ("a: &amp; b", 1, 4, "begin with '&'", QUOTES),
    "recursive alias": ("a: &b [*b]", 1, 4, "begin with '&'", QUOTES),
    "tag": ("a: !important b", 1, 4, "begin with '!'", QUOTES),
    "bare tag": ("a: ! b", 1, 4, "begin with '!'", QUOTES),
    "integer tag": ("a: !!int 'abc'", 1, 4, "begin with '!'", QUOTES),
    "python tag": ("a: !!python/object:os.system x", 1, 4, "begin with '!'", QUOTES),
    "tag on the root": ("!!omap\na: b", 1, 1, "begin with '!'", QUOTES),
    "unknown tag handle": ("a: !e!x b", 1, 4, "begin with '!'", QUOTES),
    "open tag": ("a: !<x b", 1, 4, "begin with '!'", QUOTES),
    "quotation": ("a: > q", 1, 4, "nothing may follow '|' or '>'", "next line"),
    "pipe": ("a: | t", 1, 4, "nothing may follow '|' or '>'", "next line"),
    "merge key": ("a: b\n<<: {c: d}", 2, 1, "merge keys", "Write out"),
    "key twice": ("a: b\nc: d\na: e", 3, 1, "first stands on line 1", "Delete one"),
    "key twice in braces": ("a: {b: c, b: d}", 1, 11, "first stands on line 1", "Delete one"),
    "list as a key": ("[a]: b", 1, 1, "begin with '['", QUOTES),
    "mapping as a key": ("{a: b}: c", 1, 1, "is no deck file|begin with '{'", ""),
    "tab before a key": ("a:\n\tb: c", 2, 1, "tab is used for indentation", "spaces"),
    "tab after a dash": ("a:\n  -\tb: c", 2, 4, "tab is used for indentation", "spaces"),
    "open double quote": ('a: "b\nc: d\n', 1, 4, "quote is never closed", "Close it"),
    "open single quote": ("a: 'b\nc: d\n", 1, 4, "quote is never closed", "Close it"),
    "open bracket": ("a: [b\nc: d\n", 1, 4, "bracket is never closed", "Close it"),
    "open bracket at the end": ("a: [b", 1, 4, "bracket is never closed", "Close it"),
    "open brace": ("a: {b: c\n", 1, 4, "bracket is never closed", "Close it"),
    "missing comma": ("a: ['b' 'c']", 1, 9, "a comma or a closing bracket", QUOTES),
    "key without a space": ("a: b\nc:d\n", 2, 1, "has no ': '", "key: text"),
    "line without a key": ("a: b\nc\n", 2, 1, "has no ': '", "key: text"),
    "key indented too far": ("a: b\n   c: d", 2, 5, "looks like a key", "indentation"),
    "key indented too little": ("  a: b\n c: d", 2, 2, "not indented like|stands here after", ""),
    "unknown escape": ('a: "\\sqrt"', 1, 4, "no escape that is known", SINGLE),
    "escape without digits": ('a: "\\xzz"', 1, 4, "no escape that is known", SINGLE),
    "surrogate": ('a: "b\\ud800"', 1, 4, "names no character", SINGLE),
    "surrogate pair": ('a: "\\ud83d\\ude00"', 1, 4, "names no character", SINGLE),
    "escape beyond Unicode": ('a: "\\UFFFFFFFF"', 1, 4, "names no character", SINGLE),
    "formula in double quotes": ('a: "\\frac"', 1, 4, "control character U+000C", SINGLE),
    "bell in double quotes": ('a: "\\alpha"', 1, 4, "control character U+0007", SINGLE),
    "carriage return": ('a: "\\rho"', 1, 4, "control character U+000D", SINGLE),
    "escape sequence": ('a: "\\e]52;c;aGk="', 1, 4, "control character U+001B", SINGLE),
    "C1 control": ('a: "\\x9b2J"', 1, 4, "control character U+009B", SINGLE),
    "next line control": ('a: "\\N"', 1, 4, "control character U+0085", SINGLE),
    "NUL": ('a: "\\0"', 1, 4, "control character U+0000", SINGLE),
    "second document": ("a: b\n---\nc: d\n", 2, 1, "second document", "file of its own"),
    "text after the end": ("a: b\n...\nc\n", 3, 1, "after the end of the deck", "Delete it"),
    "directive": ("%what\n---\na: b\n", 1, 1, "begin with '%'", QUOTES),
    "other YAML": ("%YAML 2.0\n---\na: b\n", 1, 1, "directive is not understood", "Delete"),
    "nothing": ("", 1, 1, "the file is empty", "notes"),
    "only a comment": ("# a\n", 1, 1, "the file is empty", "notes"),
    "only text": ("hello there\n", 1, 1, "this is no deck file", "title"),
    "only a list": ("- a\n", 1, 1, "this is no deck file", "title"),
    "place after CRLF": ("a: b\r\nc: d: e\r\n", 2, 5, "looks like a key", QUOTES),
    "place after emoji": ("a: b\n'😀': d: e\n", 2, 7, "looks like a key", QUOTES),
}


@both_parsers
@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS)
def test_a_trap_is_refused_with_its_place_and_a_mend(
    parser: type[EventParser], trap: tuple[str, int, int, str, str]
) -> None:
    text, line, col, message, mend = trap
    found = error(text, parser)
    assert any(part in found.message for part in message.split("|"))
    assert mend in found.mend
    assert found.mend
    assert (found.line, found.col) == (line, col)


@both_parsers
@pytest.mark.parametrize(
    "text",
    ["- " * 30_000, "a: " + "[" * 100_000, "a: " + "{b: " * 30_000, "a:\n " + "- " * 30_000],
    ids=["lists", "brackets", "braces", "lists in a mapping"],
)
def test_deep_nesting_is_refused_and_does_not_crash(parser: type[EventParser], text: str) -> None:
    assert error(text, parser).line in (1, 2)


@both_parsers
def test_nesting_is_allowed_up_to_the_limit(parser: type[EventParser]) -> None:
    def nested(depth: int) -> str:
        return "a: " + "[" * (depth - 1) + "]" * (depth - 1)

    read(nested(DEEPEST), parser)
    assert f"more than {DEEPEST} deep" in error(nested(DEEPEST + 1), parser).message


@both_parsers
def test_the_length_of_a_text_is_limited_in_bytes(parser: type[EventParser]) -> None:
    most = LARGEST_TEXT // 3
    assert read(f"a: {'漢' * most}", parser) == {"a": "漢" * most}
    too_long = error(f"a: {'漢' * (most + 1)}", parser)
    assert (too_long.line, too_long.col) == (1, 4)
    assert "more than 64 KiB" in too_long.message


@both_parsers
def test_the_number_of_values_is_limited(parser: type[EventParser]) -> None:
    found = error("a:\n" + "- b\n" * (MOST_VALUES + 1), parser)
    assert found.message == f"there are more than {MOST_VALUES} values in one place"


@both_parsers
def test_items_go_to_their_handler_and_are_not_kept(parser: type[EventParser]) -> None:
    taken: list[Tree] = []
    text = "a: [b]\nitems: [c, {items: [d]}]\n"
    handlers = {"items": lambda node: taken.append(plain(node))}
    head = read_mapping(text, "deck.yaml", handlers, parser)
    assert taken == ["c", {"items": ["d"]}]
    assert plain(head) == {"a": ["b"], "items": []}


@both_parsers
def test_a_node_knows_its_place_and_style(parser: type[EventParser]) -> None:
    root = read_mapping("a: 😀\nb:\n  - 'c'\nd: {e: f}\n", "deck.yaml", {}, parser)
    items = root.entries["b"].value
    inner = root.entries["d"].value
    assert isinstance(items, Sequence)
    assert isinstance(inner, Dictionary)
    first = items.items[0]
    assert isinstance(first, Scalar)
    assert (first.start.line, first.start.column, first.start.index) == (2, 4, 12)
    assert (first.style, items.flow, inner.flow) == ("'", False, True)
    assert inner.end.index == 25


_TOKENS = (
    *("q: ", "a: ", "- ", "\n", "\n  ", "\n  - ", "\n    ", "x", "y z", ": ", ":", "?", "-"),
    *("{", "}", "[", "]", ",", ", ", "'", '"', " # c", "|\n  ", "|-\n  ", ">\n", "\n\n", "\r\n"),
    *(
        "&a ",
        "*a",
        "!",
        "%",
        "@",
        "`",
        "\n---\n",
        "...",
        "\\",
        "\\n",
        "\\x",
        "é",
        "😀",
        "''",
        "~",
        "<<",
    ),
)


@given(st.lists(st.sampled_from(_TOKENS), max_size=12).map("".join))
def test_both_parsers_read_and_refuse_the_same(text: str) -> None:
    one, other = (outcome(f"title: x\n{text}", parser) for parser in (FASTEST, PureParser))
    assert isinstance(one, DeckError) == isinstance(other, DeckError)
    assert isinstance(one, DeckError) or one == other
