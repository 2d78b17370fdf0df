"""Card text as the HTML of an Anki field: only the tags written here, everything else escaped.

Anki runs whatever a field holds: scripts, ``{{fields}}``, ``[sound:…]``, ``[latex]``, and
MathJax with commands that load or link. A deck is foreign text, so none of it may arrive alive;
it arrives as the text that the author's readers see in trainer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from trainer.anki.tex import harmless
from trainer.cards.text import Block, BlockKind, Mark, Span, blocks

_TAGS = {Mark.CODE: "code", Mark.STRIKE: "s", Mark.EMPHASIS: "em", Mark.STRONG: "strong"}
"""From the innermost outwards."""

# Control characters break Anki's field separator, lone surrogates its database, and the
# noncharacters from U+FDD0 keep the edges of gaps while the Markdown around them is read.
_BREAKING = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff"
_UNWRITABLE = re.compile(f"[{_BREAKING}\ufdd0-\ufdd2]")

MEANINGFUL = rf"*_`~$\\<>&\[{{}}\t\n{_BREAKING}"
"""For a class of characters: those that Markdown, HTML, Anki or MathJax may act on."""
PLAIN_START = "(?![-+ ]|[0-9]+[.)])"
"""Before a line's text: neither the marker of a list nor space that would be stripped."""
_PLAIN = re.compile(rf"{PLAIN_START}[^{MEANINGFUL}]*(?<! )")
"""Most texts: they stay what they are."""

_ALIVE = re.compile(
    r"\{\{"
    r"|\[(?=sound:|anki:|\[?type:|/?latex\]|/?\${1,2}\])"
    r"|&amp;(?=(?:lt|gt|amp|quot|#[0-9]+);)",  # else taken for text that was escaped twice
    re.IGNORECASE,
)
_DEAD = {"{{": "&#123;&#123;", "[": "&#91;", "&amp;": "&#38;"}
_NO_CLASS = re.compile("[^A-Za-z0-9_+#.-]")
_MATH_EDGE = re.compile(r"\\(?=[()\[\]])")


def writable(text: str) -> str:
    """The text without the characters that an Anki collection cannot hold."""
    return _UNWRITABLE.sub("", text)


def text_html(text: str) -> str:
    """Plain text, no Markdown, as HTML; line ends become breaks."""
    if _PLAIN.fullmatch(text):
        return text
    return inert(writable(text)).replace("\n", "<br>")


def markdown_html(markdown: str) -> str:
    """The Markdown subset as HTML; a single paragraph has no tag around it."""
    if _PLAIN.fullmatch(markdown):
        return markdown
    return blocks_html(blocks(writable(markdown)))


def items_html(items: Sequence[str], *, ordered: bool) -> str:
    """The items of a list, each in the Markdown subset, as a numbered or a bulleted list."""
    tag = "ol" if ordered else "ul"
    inner = "".join(f"<li>{markdown_html(item)}</li>" for item in items)
    return f"<{tag}>{inner}</{tag}>"


def blocks_html(content: tuple[Block, ...]) -> str:
    """A lone numbered item is a phrase, such as a date, that only looks like a list."""
    if len(content) == 1 and content[0].kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        phrase = _spans_html(content[0].spans)
        return f"{content[0].marker} {phrase}" if content[0].marker else phrase
    return "".join(_written(content))


def _written(content: tuple[Block, ...]) -> Iterator[str]:
    lists: list[str] = []
    for block in content:
        yield from _closed(lists, block.depth)
        signs = block.marker.split()
        for level, sign in enumerate(signs, start=block.depth - len(signs) + 1):
            yield from _item_start(level, sign, lists)
        yield _block_html(block)
    yield from _closed(lists, 0)


def _closed(lists: list[str], depth: int) -> Iterator[str]:
    """End tags of the lists below ``depth``; ``lists`` are the open ones, outermost first."""
    while len(lists) > depth:
        yield f"</li></{lists.pop()}>"


def _item_start(level: int, sign: str, lists: list[str]) -> Iterator[str]:
    """A new item in the list at ``level``, or the list's first with the list."""
    yield from _closed(lists, level)
    number = sign.rstrip(".)")
    tag = "ol" if number.isdecimal() else "ul"
    if len(lists) == level and lists[-1] == tag:
        yield "</li><li>"
        return
    yield from _closed(lists, level - 1)
    lists.append(tag)
    start = f' start="{int(number)}"' if tag == "ol" and int(number) != 1 else ""
    yield f"<{tag}{start}><li>"


def _block_html(block: Block) -> str:
    if block.kind is BlockKind.CODE:
        language = _NO_CLASS.sub("", block.language)
        named = f' class="language-{language}"' if language else ""
        return f"<pre><code{named}>{inert(block.text)}</code></pre>"
    if block.kind is BlockKind.MATH:
        formula = _escaped(harmless(block.text))
        apart = " " if _ALIVE.match(f"[{formula}") else ""  # else the edge and it are one mark
        return rf"<p>\[{apart}{formula}\]</p>"
    inline = _spans_html(block.spans)
    return inline if block.marker else f"<p>{inline}</p>"


def _spans_html(spans: tuple[Span, ...]) -> str:
    """Neighbours never have the same marks, so no two texts meet without a tag between."""
    return "".join(_span_html(span.text, span.marks) for span in spans)


def _span_html(text: str, marks: frozenset[Mark]) -> str:
    if Mark.MATH in marks:
        html = rf"\({_escaped(harmless(text))}\)"
    else:
        html = inert(text).replace("\n", "<br>")
    for mark, tag in _TAGS.items():
        if mark in marks:
            html = f"<{tag}>{html}</{tag}>"
    return html


def inert(text: str) -> str:
    r"""Text with nothing in it that HTML, Anki or MathJax would act on.

    An empty tag parts ``\`` and ``(``: MathJax reads the text, in which an entity is no more.
    """
    return _MATH_EDGE.sub(r"\\<span></span>", _escaped(text))


def _escaped(text: str) -> str:
    """Escapes HTML and breaks Anki's marks; quotes stay, so that Anki's search finds them."""
    return _ALIVE.sub(lambda found: _DEAD[found[0]], escape(text, quote=False))
