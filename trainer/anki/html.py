"""Card text as the HTML of an Anki field: only the tags written here, everything else escaped.

Anki runs whatever a field holds: scripts, ``{{fields}}``, ``[sound:…]``, ``[latex]``, and
MathJax with commands that load or link. A deck is foreign text, so none of it may arrive alive;
it arrives as the text that the author's readers see in trainer. Where Anki's own marks are
wanted, for the gaps of a cloze and around formulas, they are put in last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from trainer.anki.tex import harmless
from trainer.cards.cloze import Gap, Piece, parse
from trainer.cards.text import Block, BlockKind, Mark, Span, blocks

_TAGS = {Mark.CODE: "code", Mark.STRIKE: "s", Mark.EMPHASIS: "em", Mark.STRONG: "strong"}
"""From the innermost outwards."""

# Control characters break Anki's field separator, lone surrogates its database, and the
# noncharacters from U+FDD0 stand for the gaps of a cloze while its Markdown is read.
_BREAKING = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff"
_UNWRITABLE = re.compile(f"[{_BREAKING}\ufdd0-\ufdd2]")

# One line without any sign that means something in Markdown, HTML, Anki or MathJax, and
# without a list's marker before it: most texts, and they stay what they are.
_PLAIN = re.compile(rf"(?![-+ ]|[0-9]+[.)])[^*_`~$\\<>&\[{{}}\t\n{_BREAKING}]*(?<! )")

_GAP_START, _GAP_END, _STOP = "\ufdd0", "\ufdd1", "\ufdd2"
_GAP_EDGE = re.compile(f"([{_GAP_START}{_GAP_END}])([0-9]+){_STOP}")

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
    return _inert(writable(text)).replace("\n", "<br>")


def markdown_html(markdown: str) -> str:
    """The Markdown subset as HTML; a single paragraph has no tag around it."""
    if _PLAIN.fullmatch(markdown):
        return markdown
    return _blocks_html(blocks(writable(markdown)))


def items_html(items: Sequence[str], *, ordered: bool) -> str:
    """The items of a list, each in the Markdown subset, as a numbered or a bulleted list."""
    tag = "ol" if ordered else "ul"
    inner = "".join(f"<li>{markdown_html(item)}</li>" for item in items)
    return f"<{tag}>{inner}</{tag}>"


def cloze_html(text: str) -> str:
    """A cloze with its gaps as Anki writes them, ``{{c1::…::hint}}``, nested ones too.

    Every other brace and double colon becomes an entity, so that none of them can end a gap
    or open another. A text is taken literally if Markdown would hide one of its gaps, as in
    the address of a link.
    """
    gaps: list[Gap] = []
    marked = _marked(parse(writable(text)), gaps)
    html = _marked_html(marked, gaps)
    return _GAP_EDGE.sub(lambda edge: _edge(edge[1], gaps[int(edge[2])]), _unclozed(html))


def _marked(pieces: tuple[Piece, ...], gaps: list[Gap]) -> str:
    """The text with noncharacters, which Markdown reads as letters, at the edges of its gaps.

    Appends the gaps to ``gaps``; an edge carries the index of its gap there.
    """
    return "".join(
        piece if isinstance(piece, str) else _marked_gap(piece, gaps) for piece in pieces
    )


def _marked_gap(gap: Gap, gaps: list[Gap]) -> str:
    number = len(gaps)
    gaps.append(gap)
    inner = _marked(gap.pieces, gaps)
    return f"{_GAP_START}{number}{_STOP}{inner}{_GAP_END}{number}{_STOP}"


def _marked_html(marked: str, gaps: list[Gap]) -> str:
    if _PLAIN.fullmatch(marked):
        return marked
    html = _blocks_html(blocks(marked))
    hidden = len(_GAP_EDGE.findall(html)) != 2 * len(gaps)
    return _inert(marked).replace("\n", "<br>") if hidden else html


def _edge(edge: str, gap: Gap) -> str:
    if edge == _GAP_START:
        return f"{{{{c{gap.number}::"
    hint = _unclozed(text_html(gap.hint))
    return f"::{hint}}}}}" if hint else "}}"


def _unclozed(html: str) -> str:
    return html.replace("{", "&#123;").replace("}", "&#125;").replace("::", "&#58;&#58;")


def _blocks_html(content: tuple[Block, ...]) -> str:
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
        return f"<pre><code{named}>{_inert(block.text)}</code></pre>"
    if block.kind is BlockKind.MATH:
        return rf"<p>\[{_escaped(harmless(block.text))}\]</p>"
    inline = _spans_html(block.spans)
    return inline if block.marker else f"<p>{inline}</p>"


def _spans_html(spans: tuple[Span, ...]) -> str:
    """Neighbours never have the same marks, so no two texts meet without a tag between."""
    return "".join(_span_html(span.text, span.marks) for span in spans)


def _span_html(text: str, marks: frozenset[Mark]) -> str:
    if Mark.MATH in marks:
        html = rf"\({_escaped(harmless(text))}\)"
    else:
        html = _inert(text).replace("\n", "<br>")
    for mark, tag in _TAGS.items():
        if mark in marks:
            html = f"<{tag}>{html}</{tag}>"
    return html


def _inert(text: str) -> str:
    r"""Text with nothing in it that HTML, Anki or MathJax would act on.

    An empty tag parts ``\`` and ``(``: MathJax reads the text, in which an entity is no more.
    """
    return _MATH_EDGE.sub(r"\\<span></span>", _escaped(text))


def _escaped(text: str) -> str:
    """Escapes HTML and breaks Anki's marks; quotes stay, so that Anki's search finds them."""
    return _ALIVE.sub(lambda found: _DEAD[found[0]], escape(text, quote=False))
