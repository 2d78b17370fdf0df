"""Documents, what cards are made from, as one form for every file format.

A reader turns a file into a :class:`Document`: blocks in reading order, each with
the headings it stands under and a number that a person can count to. Whatever is
said about a place in a document (a locator, a quote) is said in these terms, so
that a card still finds its passage after the file has been edited.

Paragraphs are counted as a reader of the file counts them, from 1 under each heading
(from the top where there is none): whatever stands between two blank lines is one,
be it a paragraph, a whole list, a table or a lead-in with its list; a list with blank
lines between its items is as many. In plain text that keeps each paragraph on one long
line, or that has no blank lines at all, each line is one. Headings and the title are
not counted; what cleaning takes away is, since the reader still sees it. Sentences are
counted from 1 within a paragraph; within a list or table they are not, there the quote
tells which item or row is meant. In a document with pages they are counted within the page
instead, and what goes on from the page before counts as one there.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

UNSAID = "\u2060"  # an invisible joiner, which no text of a document holds
_REF_LETTERS = 40


class BlockKind(StrEnum):
    """What a block is in the document's own layout."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    DEFINITION = "definition"
    ROW = "row"
    CODE = "code"
    QUOTE = "quote"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A stretch ``start:end`` of a block's text that its author marked."""

    start: int
    end: int
    strong: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, table row …, white space collapsed.

    ``text`` has no markup. ``headings`` is the path of headings above it (for a
    heading: down to itself), without the document's title. ``number`` is that of the
    paragraph it stands in, as described above (0 for a heading). ``marker`` is a list
    item's number as typed (``3.``), empty for a bullet; ``group`` numbers the list
    or table that an item or row belongs to, 0 for none. ``cells`` are a row's cells
    or a definition's term and meaning. ``seams`` are offsets in ``text`` where a
    passage was removed: no quote may cross one; where the words before a seam end no
    sentence, the page was turned within one. ``marks`` are stretches of ``text`` that only
    point elsewhere, as a note's number does: a quote holds them, a card does not.
    ``page`` counts from 1, 0 in a document without pages; ``offset`` is where ``verbatim``
    begins in the document's text. ``drawn``: the marker is not typed in the document but
    drawn by whoever shows it. ``labelled``: a row under no headings, of which the first cell
    says what the second one is, as in a sheet of data.
    """

    kind: BlockKind
    text: str
    headings: tuple[str, ...] = ()
    number: int = 0
    emphasis: tuple[Emphasis, ...] = ()
    marker: str = ""
    depth: int = 0
    group: int = 0
    cells: tuple[str, ...] = ()
    seams: tuple[int, ...] = ()
    line: int = 0
    page: int = 0
    offset: int = 0
    marks: tuple[tuple[int, int], ...] = ()
    drawn: bool = False
    labelled: bool = False

    @property
    def verbatim(self) -> str:
        """The text as it stands in the document: a typed list number included."""
        return f"{self.marker} {self.text}" if self.marker and not self.drawn else self.text

    @property
    def said(self) -> str:
        """The text with ``UNSAID`` for each letter of its marks, so that offsets still hold."""
        text = self.text
        for start, end in self.marks:
            text = text[:start] + UNSAID * (end - start) + text[end:]
        return text

    @property
    def heading(self) -> str:
        """The nearest heading, empty above the first one."""
        return self.headings[-1] if self.headings else ""


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a document: heading, paragraphs, and sentences of one paragraph if counted.

    With a ``page`` (0: there are none) paragraphs are those of the page, and the heading
    is not needed to find them.
    """

    heading: str
    paragraphs: tuple[int, int]
    sentences: tuple[int, int] | None = None
    page: int = 0

    def __str__(self) -> str:
        """As decks cite it: ``¶7 s1–2``, ``§Heading ¶2 s1``, ``§Heading ¶2–5``, ``p. 12 ¶3 s1``."""
        place = f"§{self.heading} " if self.heading else ""
        place = f"p. {self.page} " if self.page else place
        place += f"¶{_span(self.paragraphs)}"
        return f"{place} s{_span(self.sentences)}" if self.sentences else place


@dataclass(frozen=True, slots=True)
class Document:
    """What was read: ``sha256`` is over the file's bytes, ``words`` what is left to read.

    ``name`` is the file name without its ending, ``url`` the address it was fetched from,
    empty for a file. ``removed_noise`` lists each removed
    phrase or line once, in the order of its first removal; ``spam`` are those of them
    that were cut out of paragraphs, where search-engine optimisation had put them.
    """

    title: str
    name: str
    sha256: str
    words: int
    blocks: tuple[Block, ...]
    removed_noise: tuple[str, ...] = ()
    spam: tuple[str, ...] = ()
    url: str = ""

    @property
    def text(self) -> str:
        """Everything a quote can be taken from, blocks separated by one space."""
        return " ".join(block.verbatim for block in self.blocks)

    @property
    def ref(self) -> str:
        """The key by which notes of a deck cite this document."""
        return slug(self.name) or slug(self.title) or "document"


def slug(text: str) -> str:
    """Lower-case words of letters and digits joined by ``-``, at most 40 letters, maybe empty."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = re.sub(r"[^\w]+|_", "-", folded).strip("-")
    if len(words) <= _REF_LETTERS:
        return words
    return words[: _REF_LETTERS + 1].rpartition("-")[0] or words[:_REF_LETTERS]


def _span(numbers: tuple[int, int]) -> str:
    first, last = numbers
    return str(first) if first == last else f"{first}–{last}"
