"""From a tree of HTML elements to blocks: headings, prose, lists, definitions, tables, code.

Web pages, chapters of an EPUB and what is made of a DOCX all come through here. What is
page furniture has been taken out of the tree before; here nothing is judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from trainer.cards.document import Block, BlockKind, Emphasis
from trainer.ingest.draft import collapse, heading
from trainer.ingest.elements import (
    Element,
    integer,
    is_layout,
    is_mark,
    name_of,
    names,
    nearest,
    text_of,
)
from trainer.ingest.inline import Inline

_SILENT = names(
    "script style noscript template svg head iframe object button select textarea input img audio"
    " video canvas map annotation annotation-xml rp rt nav"
)
_BLOCKS = names(
    "address article aside body center details dialog dir div fieldset figure footer form header"
    " hr html legend main menu nav ol p section summary ul"
)
_STRONG = names("b strong dfn")
_EMPHASIS = _STRONG | names("em i")
_PERMALINK = re.compile(r"[¶#§🔗]|\[?edit\]?|↑|↩︎?|\^", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with the element that it comes from and the share of it that stands in links."""

    block: Block
    element: Element
    linked: float = 0.0


@dataclass
class _Place:
    """What running text becomes at this point of the walk."""

    kind: BlockKind = BlockKind.PARAGRAPH
    marker: str = ""
    depth: int = 0
    group: int = 0


def pieces(root: Element) -> list[Piece]:
    """The blocks below an element, in order; ``number`` counts paragraphs, lists and tables."""
    walk = _Walk()
    walk.enter(root)
    walk.flush(root)
    return walk.found


@dataclass
class _Walk:
    found: list[Piece] = field(default_factory=list)
    inline: Inline = field(default_factory=Inline)
    place: _Place = field(default_factory=_Place)
    number: int = 0
    group: int = 0
    whole: int = 0  # > 0 inside a list or table, which is one paragraph to count
    lists: int = 0

    def enter(self, element: Element) -> None:
        """Walk what the element holds, its tail not included."""
        self.inline.add(element.text or "")
        for child in element:
            tag = name_of(child)
            if tag and tag not in _SILENT:
                self._child(child, tag)
            self.inline.add(child.tail or "")

    def _child(self, child: Element, tag: str) -> None:
        handler = _HANDLERS.get(tag)
        if handler:
            self.flush(child)
            handler(self, child)
            self.flush(child)
        elif tag in _BLOCKS:
            self.flush(child)
            self.enter(child)
            self.flush(child)
        else:
            self._inline(child, tag)

    def _inline(self, child: Element, tag: str) -> None:
        start = self.inline.length
        if tag == "br":
            self._line_break(child)
            return
        if tag == "a" and _PERMALINK.fullmatch(text_of(child)):
            return
        if is_mark(child, tag, self.inline):
            self.inline.add(text_of(child))
            self.inline.mark(start)
            return
        self.enter(child)
        if tag in _EMPHASIS:
            self.inline.emphasise(start, strong=tag in _STRONG)
        if tag == "a":
            self.inline.linked += max(0, self.inline.length - start)

    def _line_break(self, child: Element) -> None:
        following = child.getnext()
        twice = following is not None and name_of(following) == "br"
        if twice and not (child.tail or "").strip():
            self.flush(child)
        else:
            self.inline.add(" ")

    def flush(self, element: Element) -> None:
        """End the running text; it becomes a block of the kind that the place asks for."""
        inline, self.inline = self.inline, Inline()
        text = inline.text
        if not text:
            return
        place = self.place
        block = Block(
            place.kind, text, emphasis=inline.kept_emphasis(), marks=inline.kept_marks(),
            marker=place.marker, depth=place.depth, group=place.group, drawn=bool(place.marker),
        )  # fmt: skip
        place.marker = ""
        self._emit(block, element, inline.linked / max(1, inline.length))

    def _emit(self, block: Block, element: Element, linked: float = 0.0) -> None:
        if block.kind is not BlockKind.HEADING and not self.whole:
            self.number += 1
        self.found.append(Piece(replace(block, number=self.number), element, linked))

    @contextmanager
    def _at(self, place: _Place) -> Iterator[None]:
        before, self.place = self.place, place
        yield
        self.place = before

    @contextmanager
    def _as_one(self) -> Iterator[None]:
        """Everything inside has one number."""
        self.number += not self.whole
        self.whole += 1
        yield
        self.whole -= 1

    def _gathered(self, element: Element) -> Inline:
        """The running text of an element that holds no blocks worth telling apart."""
        outer, self.inline = self.inline, Inline()
        self._flat(element)
        inner, self.inline = self.inline, outer
        return inner

    def _flat(self, element: Element) -> None:
        self.inline.add(element.text or "")
        for child in element:
            tag = name_of(child)
            if tag in _BLOCKS or tag in _HANDLERS:
                self.inline.add(" ")
                self._flat(child)
                self.inline.add(" ")
            elif tag and tag not in _SILENT:
                self._inline(child, tag)
            self.inline.add(child.tail or "")

    def on_heading(self, element: Element) -> None:
        text = self._gathered(element).unmarked()
        if text:
            self._emit(heading(text, int(name_of(element)[1]), 0), element)

    def on_list(self, element: Element) -> None:
        self.group += 1
        ordered = name_of(element) == "ol"
        count = integer(element.get("start"), 1)
        with self._as_one():
            self.lists += 1
            for child in element:
                if name_of(child) == "li":
                    count = integer(child.get("value"), count)
                    self.on_item(child, f"{count}." if ordered else "")
                    count += 1
                elif name_of(child) and name_of(child) not in _SILENT:
                    self._child(child, name_of(child))
            self.lists -= 1

    def on_item(self, element: Element, marker: str = "") -> None:
        depth = max(0, self.lists - 1)
        with self._at(_Place(BlockKind.ITEM, marker, depth, self.group)):
            self.enter(element)
            self.flush(element)

    def on_definitions(self, element: Element) -> None:
        self.group += 1
        terms: list[Inline] = []
        with self._as_one(), self._at(_Place()):
            for child in element.iter("{*}dt", "{*}dd"):
                if nearest(child, "dl") is not element:
                    continue
                if name_of(child) == "dt":
                    terms.append(self._gathered(child))
                else:
                    self._meaning(terms, child)
                    terms = []
            for term in terms:
                self._emit(Block(BlockKind.PARAGRAPH, term.text), element)

    def _meaning(self, terms: list[Inline], element: Element) -> None:
        """A definition from the first paragraph of what is said about the terms, then the rest."""
        first = len(self.found)
        self.enter(element)
        self.flush(element)
        called = [term.unmarked() for term in terms if term.unmarked()]
        if not called or len(self.found) == first:
            return
        piece = self.found[first]
        block = piece.block
        if block.kind is not BlockKind.PARAGRAPH:
            return
        term = collapse(" ".join(term.whole for term in terms))
        shift = len(term) + 1
        marks = tuple((start + shift, end + shift) for start, end in block.marks)
        told = tuple(Emphasis(m.start + shift, m.end + shift, m.strong) for m in block.emphasis)
        whole = replace(
            block, kind=BlockKind.DEFINITION, text=f"{term} {block.text}", marks=marks,
            cells=(", ".join(called), block.text), group=self.group,
            emphasis=(Emphasis(0, len(term), strong=True), *told),
        )  # fmt: skip
        self.found[first] = replace(piece, block=whole)

    def on_table(self, element: Element) -> None:
        if is_layout(element):
            for cell in element.iter("{*}td", "{*}th"):
                if nearest(cell, "table") is element:
                    self.enter(cell)
                    self.flush(cell)
            return
        self.group += 1
        own = [n for n in element.iter("{*}caption", "{*}tr") if nearest(n, "table") is element]
        headed = any(_kinds(node) == ["th", "th"] for node in own)
        with self._as_one():
            for node in own:
                if name_of(node) == "caption":
                    self.on_caption(node)
                else:
                    self._row(node, labelled=not headed and _kinds(node) == ["th", "td"])

    def _row(self, element: Element, *, labelled: bool) -> None:
        told = [self._gathered(cell) for cell in element if name_of(cell) in {"td", "th"}]
        text = collapse(" ".join(cell.whole for cell in told))
        cells = tuple(cell.unmarked() for cell in told)
        linked = sum(cell.linked for cell in told) / max(1, len(text))
        if text:
            block = Block(BlockKind.ROW, text, cells=cells, group=self.group, labelled=labelled)
            self._emit(block, element, linked)

    def on_code(self, element: Element) -> None:
        text = "".join(element.itertext()).strip("\n")
        if text.strip():
            self._emit(Block(BlockKind.CODE, text), element)

    def on_quote(self, element: Element) -> None:
        with self._at(_Place(BlockKind.QUOTE)):
            self.enter(element)
            self.flush(element)

    def on_caption(self, element: Element) -> None:
        told = self._gathered(element)
        if told.text:
            block = Block(BlockKind.CAPTION, told.text, emphasis=told.kept_emphasis())
            self._emit(block, element)


_HANDLERS: dict[str, Callable[[_Walk, Element], None]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _Walk.on_heading),
    **dict.fromkeys(("ul", "ol"), _Walk.on_list),
    **dict.fromkeys(("figcaption", "caption"), _Walk.on_caption),
    "li": _Walk.on_item,
    "dl": _Walk.on_definitions,
    "table": _Walk.on_table,
    "pre": _Walk.on_code,
    "blockquote": _Walk.on_quote,
}


def _kinds(row: Element) -> list[str]:
    """Whether the first two cells of a row are headings, by their tags."""
    return [name_of(cell) for cell in row if name_of(cell) in {"td", "th"}][:2]
