"""Markdown: blocks from the parser's token stream, with the emphasis that carries key terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from trainer.cards.document import Block, BlockKind, Emphasis
from trainer.ingest.draft import Draft, collapse, heading

_TITLE = re.compile(r"^title:\s*(.+?)\s*$", re.MULTILINE)
_DASHES = re.compile(r"^-{3}\n.*?^(?:-{3}|\.{3})\s*$", re.MULTILINE | re.DOTALL)
_APART = frozenset({"heading_open", "front_matter", "hr"})
_LISTS = frozenset({"bullet_list_open", "ordered_list_open", "table_open", "dl_open"})


def parse_markdown(text: str) -> Draft:
    """The blocks of CommonMark with tables and definition lists.

    The title is the front matter's, else the only first-level heading, which is then
    no heading of the text any more.
    """
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    deflist_plugin(parser)
    front_matter_plugin(parser)
    tokens = parser.parse(text)
    counts = _paragraphs(text, tokens)
    blocks = tuple(
        replace(block, number=counts[block.line - 1]) for block in _Walk().blocks(tokens)
    )
    title = _front_title(text)
    tops = [b for b in blocks if b.kind is BlockKind.HEADING and b.depth == 1]
    if len(tops) != 1:
        return Draft(title, blocks)
    return Draft(title or tops[0].text, tuple(block for block in blocks if block is not tops[0]))


def _paragraphs(text: str, tokens: list[Token]) -> list[int]:
    """For each line, how many paragraphs begin up to it: what blank lines and headings separate."""
    apart = {line for t in tokens if t.map and t.type in _APART for line in range(*t.map)}
    counts, inside = [0], False
    for index, line in enumerate(re.split(r"\r\n?|\n", text)):
        filled = bool(line.strip()) and index not in apart
        counts.append(counts[-1] + (filled and not inside))
        inside = filled
    return counts[1:]


def _front_title(text: str) -> str:
    front = _DASHES.match(text)
    found = _TITLE.search(front[0]) if front else None
    return found[1].strip("\"'") if found else ""


@dataclass
class _Walk:
    """Where the walk over the tokens stands: open lists, quotes and the term to be defined."""

    markers: list[str] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)
    quotes: int = 0
    group: int = 0
    term: str = ""
    cells: list[str] = field(default_factory=list)
    row: int = 0
    labelled: bool = False

    def blocks(self, tokens: list[Token]) -> Iterator[Block]:
        """The blocks of a token stream, in order."""
        opened = ""
        for token in tokens:
            self._enter_or_leave(token)
            if token.type in {"fence", "code_block"}:
                code = token.content.rstrip("\n")
                yield Block(BlockKind.CODE, code, line=_line(token))
            elif token.type == "tr_close":
                yield self._row()
            elif token.type == "inline":
                block = self._inline(token, opened)
                if block and block.text:
                    yield block
            if token.nesting == 1:
                opened = token.type if token.type != "heading_open" else token.tag

    def _enter_or_leave(self, token: Token) -> None:
        if token.type in _LISTS:
            self.group += 1
        if token.type == "list_item_open":
            self.markers.append(f"{token.info}{token.markup}" if token.info else "")
        elif token.type == "list_item_close":
            self.markers.pop()
        elif token.type == "blockquote_open":
            self.quotes += 1
        elif token.type == "blockquote_close":
            self.quotes -= 1
        elif token.type == "tr_open":
            self.cells = []
            self.row = _line(token)
        elif token.type == "thead_open":
            self.labelled = False
        elif token.type == "thead_close":  # every table has headings here, be it empty ones
            self.labelled = not any(self.cells[1:])

    def _row(self) -> Block:
        cells = tuple(self.cells)
        return Block(
            BlockKind.ROW, collapse(" ".join(cells)), cells=cells, group=self.group,
            line=self.row, labelled=self.labelled,
        )  # fmt: skip

    def _inline(self, token: Token, opened: str) -> Block | None:
        text, emphasis = _plain(token)
        if opened in {"th_open", "td_open"}:
            self.cells.append(text)
            return None
        if opened == "dt_open":
            self.term = text
            return None
        if re.fullmatch(r"h[1-6]", opened):
            return heading(text, int(opened[1]), _line(token))
        if self.term:
            return self._definition(text, token)
        return self._prose(text, emphasis, token)

    def _definition(self, meaning: str, token: Token) -> Block:
        term, self.term = self.term, ""
        return Block(
            BlockKind.DEFINITION, f"{term} {meaning}", cells=(term, meaning),
            emphasis=(Emphasis(0, len(term), strong=True),), group=self.group, line=_line(token),
        )  # fmt: skip

    def _prose(self, text: str, emphasis: tuple[Emphasis, ...], token: Token) -> Block:
        if not self.markers:
            kind = BlockKind.QUOTE if self.quotes else BlockKind.PARAGRAPH
            return Block(kind, text, emphasis=emphasis, line=_line(token))
        return Block(
            BlockKind.ITEM, text, emphasis=emphasis, marker=self.markers[-1],
            depth=len(self.markers) - 1, group=self.group, line=_line(token),
        )  # fmt: skip


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def _plain(token: Token) -> tuple[str, tuple[Emphasis, ...]]:
    """An inline token's text without markup, and the stretches that were emphasised."""
    text = ""
    opened: list[int] = []
    found: list[Emphasis] = []
    for child in token.children or ():
        if child.type in {"strong_open", "em_open"}:
            opened.append(len(text))
        elif child.type in {"strong_close", "em_close"}:
            start = opened.pop()
            found.append(Emphasis(start, len(text), strong=child.type == "strong_close"))
        elif child.type in {"softbreak", "hardbreak"}:
            text += " "
        elif child.type in {"text", "code_inline", "text_special"}:
            text = _appended(text, child.content)
    kept = text.rstrip()
    return kept, tuple(e for e in found if e.start < e.end <= len(kept))


def _appended(text: str, more: str) -> str:
    """The text with more of it, so that no two spaces meet and none leads."""
    more = re.sub(r"\s+", " ", more)
    return text + (more.lstrip() if not text or text.endswith(" ") else more)
