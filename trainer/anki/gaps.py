"""Clozes as Anki writes them: ``The {{c1::SYN}} is answered by {{c2::SYN-ACK::two flags}}``.

Markdown is read around the gaps, which may stand anywhere in it and hold marks of their own;
meanwhile noncharacters, which no text holds and Markdown takes for letters, keep their edges.
"""

from __future__ import annotations

import re

from trainer.anki.html import MEANINGFUL, PLAIN_START, blocks_html, inert, text_html, writable
from trainer.cards.cloze import Gap, Piece, parse
from trainer.cards.text import blocks

HIGHEST_GAP = 499
"""Anki makes no card for a gap with a higher number."""

_START, _END, _STOP = "\ufdd0", "\ufdd1", "\ufdd2"
_EDGE = re.compile(f"([{_START}{_END}])([0-9]+){_STOP}")
_NUMBER = re.compile(r"\{\{c([0-9]+)::")

# A line of plain words and single colons with plain gaps in it is what Anki writes already.
# The quantifiers never give back what they took, so that no text takes long.
_WORDS = rf"(?>[^:{MEANINGFUL}{_START}-{_STOP}]++|:(?!:))++"
_PLAIN_GAP = rf"\{{\{{c[1-9][0-9]{{0,2}}::{_WORDS}(?:::(?! ){_WORDS}(?<! ))?+\}}\}}"
_PLAIN_CLOZE = re.compile(rf"{PLAIN_START}(?>{_WORDS}|{_PLAIN_GAP})*+(?<! )")


def cloze_html(text: str) -> str:
    """A cloze with its gaps as Anki writes them, ``{{c1::…::hint}}``, nested ones too.

    Every other brace and double colon becomes an entity, so that none of them can end a gap
    or open another. A text is taken literally if Markdown would hide one of its gaps, as in
    the address of a link.
    """
    if _PLAIN_CLOZE.fullmatch(text):
        return text
    gaps: list[Gap] = []
    marked = _marked(parse(writable(text)), gaps)
    html = blocks_html(blocks(marked))
    if len(_EDGE.findall(html)) != 2 * len(gaps):
        html = inert(marked).replace("\n", "<br>")
    return _EDGE.sub(lambda edge: _edge(edge[1], gaps[int(edge[2])]), _unclozed(html))


def gap_numbers(html: str) -> tuple[int, ...]:
    """The numbers for which Anki makes a card of a cloze field, ascending, each once."""
    numbers = {int(number) for number in _NUMBER.findall(html)}
    return tuple(sorted(number for number in numbers if 0 < number <= HIGHEST_GAP))


def _marked(pieces: tuple[Piece, ...], gaps: list[Gap]) -> str:
    """The text with the edges of its gaps marked; an edge carries its gap's index in ``gaps``.

    Appends the gaps to ``gaps``, outer before inner.
    """
    return "".join(
        piece if isinstance(piece, str) else _marked_gap(piece, gaps) for piece in pieces
    )


def _marked_gap(gap: Gap, gaps: list[Gap]) -> str:
    number = len(gaps)
    gaps.append(gap)
    inner = _marked(gap.pieces, gaps)
    return f"{_START}{number}{_STOP}{inner}{_END}{number}{_STOP}"


def _edge(edge: str, gap: Gap) -> str:
    if edge == _START:
        return f"{{{{c{gap.number}::"
    hint = _unclozed(text_html(gap.hint))
    return f"::{hint}}}}}" if hint else "}}"


def _unclozed(html: str) -> str:
    return html.replace("{", "&#123;").replace("}", "&#125;").replace("::", "&#58;&#58;")
