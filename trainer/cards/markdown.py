"""The Markdown subset of card text, as blocks of marked spans that a widget can draw.

Read are emphasis, strong, strike, code, fenced code, lists, ``$math$`` and links (of
which the text is shown, of an image its description). Everything else is literal text:
raw HTML, entities, headings, quotes and tables, so that ``#include`` and ``a < b`` need
no escape. Unlike in Markdown a line end stays one: cards are short and their lines meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from trainer.cards.note import ASKED

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


class Mark(StrEnum):
    """How a span of text is set."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    MATH = "math"
    STRIKE = "strike"


class BlockKind(StrEnum):
    """What a block of text is."""

    PARAGRAPH = "paragraph"
    CODE = "code"
    ITEM = "item"
    MATH = "math"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text under the same marks; a line end in it is drawn as one."""

    text: str
    marks: frozenset[Mark] = frozenset()

    @property
    def drawn(self) -> str:
        """The text as it is drawn: a formula in signs instead of commands."""
        if Mark.MATH not in self.marks:
            return self.text
        from trainer.cards.formula import readable  # noqa: PLC0415  only where there are formulas

        return readable(self.text)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a fenced code, one item of a list or a displayed formula.

    ``language`` is that of a fenced code, often empty; ``depth`` counts the lists
    around the block (1 in an outermost list); ``marker`` is what stands before an item
    ("•", "3."), empty for its further blocks.
    """

    kind: BlockKind
    spans: tuple[Span, ...]
    language: str = ""
    depth: int = 0
    marker: str = ""

    @property
    def text(self) -> str:
        """The block's words without their marks."""
        return "".join(span.text for span in self.spans)


def blocks(markdown: str) -> tuple[Block, ...]:
    """The text as blocks to draw, top to bottom. Never raises, whatever the text."""
    if _MARKUP.search(markdown):
        if _LINE_OF_WORDS.fullmatch(markdown):
            return (_line(markdown),)
        return _Reader().read(_parser().parse(markdown))
    lines = [line.lstrip(" \t").rstrip(" ") for line in _LINE_END.split(markdown)]
    paragraphs = [text.strip(" \t\n") for text in re.split(r"\n\n+", "\n".join(lines))]
    return tuple(_paragraph(text) for text in paragraphs if text)


def plain(markdown: str) -> str:
    """The text with its marks stripped: each block on lines of its own, items with their marker."""
    return "\n".join(_plain_block(block) for block in blocks(markdown))


def legible(markdown: str) -> str:
    """As :func:`plain`, with formulas as they are drawn."""
    read = (replace(block, spans=tuple(map(_drawn, block.spans))) for block in blocks(markdown))
    return "\n".join(map(_plain_block, read))


def _drawn(span: Span) -> Span:
    return replace(span, text=span.drawn)


_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKUP = re.compile(r"[*_`~$\\]|\]\(|<[A-Za-z]|(?:^|[\r\n])[ \t]*(?:[-+]|[0-9]{1,9}[.)])(?:\s|$)")
"""Text without any of these needs no parser, which most cards never load."""
_LINE_OF_WORDS = re.compile(
    r"(?!(?:[-+*]|[0-9]{1,9}[.)])(?:\s|$)|`{3}|~{3}|\${2})[^\s\0](?:[^\r\n\0]*[^\s\0])?"
)
"""A line that opens no list, fence or formula needs no parser of blocks, half of the work."""

_LITERAL = ("code", "heading", "lheading", "hr", "blockquote", "reference", "html_block")
_LITERAL_INLINE = ("html_inline", "entity", "image")
_DEEPEST = 100
_BULLET = "•"
_BULLET_SIGNS = frozenset("-+*")

_OPENING = {"strong_open": Mark.STRONG, "em_open": Mark.EMPHASIS, "s_open": Mark.STRIKE}
_CLOSING = {"strong_close": Mark.STRONG, "em_close": Mark.EMPHASIS, "s_close": Mark.STRIKE}
_LEAVES = {
    "code_inline": Mark.CODE,
    "math_inline": Mark.MATH,
    "math_inline_double": Mark.MATH,
}


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415  heavy: only where there is markup
    from mdit_py_plugins.dollarmath import dollarmath_plugin  # noqa: PLC0415

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    parser.enable("strikethrough").disable([*_LITERAL, *_LITERAL_INLINE])
    parser.use(
        dollarmath_plugin,
        allow_labels=False,
        allow_space=False,
        allow_digits=False,
        double_inline=True,
    )
    parser.inline.ruler.before("link", "asked_gap", _asked_gap)
    return parser


def _asked_gap(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  the parser's signature
    """An inline rule: the asked gap of a cloze opens no link, even right before a bracket."""
    if not state.src.startswith(ASKED, state.pos):
        return False
    if not silent:
        state.pending += ASKED
    state.pos += len(ASKED)
    return True


@dataclass(slots=True)
class _Reader:
    """Walks the parser's tokens and remembers the lists it is in.

    ``signs`` are those of the items just opened whose first block is still to come.
    """

    found: list[Block] = field(default_factory=list)
    depth: int = 0
    signs: list[str] = field(default_factory=list)

    def read(self, tokens: Iterable[Token]) -> tuple[Block, ...]:
        for token in tokens:
            self.take(token)
        return tuple(self.found)

    def take(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.depth += 1
            case "bullet_list_close" | "ordered_list_close":
                self.depth -= 1
            case "list_item_open":
                self.signs.append(f"{token.info}{token.markup}")
            case "list_item_close" if self.signs:
                self.found.append(_paragraph(" ".join(self.signs)))
                self.signs.clear()
            case "inline":
                kind = BlockKind.ITEM if self.depth else BlockKind.PARAGRAPH
                self.add(kind, _spans(token.children or ()))
            case "fence" if not token.content.strip():
                self.found.append(_paragraph(f"{token.markup}{token.info}".rstrip()))
            case "fence":
                language = token.info.strip().partition(" ")[0].lower()
                self.add(BlockKind.CODE, _leaf(token, Mark.CODE), language)
            case "math_block":
                self.add(BlockKind.MATH, _leaf(token, Mark.MATH))

    def add(self, kind: BlockKind, spans: tuple[Span, ...], language: str = "") -> None:
        marker = " ".join(_BULLET if sign in _BULLET_SIGNS else sign for sign in self.signs)
        self.found.append(Block(kind, spans, language, self.depth, marker))
        self.signs.clear()


def _line(text: str) -> Block:
    parser = _parser()
    tokens: list[Token] = []
    parser.inline.parse(text, parser, {}, tokens)
    return Block(BlockKind.PARAGRAPH, _spans(tokens))


def _leaf(token: Token, mark: Mark) -> tuple[Span, ...]:
    return (Span(token.content.strip("\n"), frozenset({mark})),)


def _paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, (Span(text),))


def _spans(tokens: Iterable[Token]) -> tuple[Span, ...]:
    """The runs of text of one block; neighbours under the same marks are one span."""
    runs: list[tuple[str, frozenset[Mark]]] = []
    marks: list[Mark] = []
    for token in tokens:
        if token.type in _OPENING:
            marks.append(_OPENING[token.type])
        elif token.type in _CLOSING:
            marks.remove(_CLOSING[token.type])
        elif token.type == "link_open":
            _drop_image_sign(runs)
        elif text := _text(token):
            own = {_LEAVES[token.type]} if token.type in _LEAVES else set()
            runs.append((text, frozenset({*marks, *own})))
    return _merged(runs)


def _text(token: Token) -> str:
    return "\n" if token.type in {"softbreak", "hardbreak"} else token.content


def _drop_image_sign(runs: list[tuple[str, frozenset[Mark]]]) -> None:
    """An image is a link behind ``!``; read so, images within images need no recursion."""
    if runs and runs[-1][0].endswith("!"):
        text, marks = runs.pop()
        runs.append((text[:-1], marks))


def _merged(runs: Iterable[tuple[str, frozenset[Mark]]]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for text, marks in runs:
        if spans and spans[-1].marks == marks:
            spans[-1] = Span(spans[-1].text + text, marks)
        elif text:
            spans.append(Span(text, marks))
    return tuple(spans)


def _plain_block(block: Block) -> str:
    indent = "  " * max(0, block.depth - 1)
    head = f"{indent}{block.marker} " if block.marker else indent
    return head + block.text.replace("\n", f"\n{indent}")
