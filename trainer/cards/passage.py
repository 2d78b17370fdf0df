"""The words around a quote, so that a person can judge a card by where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.cards.document import Document

_AROUND = 300  # letters on either side
_CUT = "… "


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with what stands before and after it in its paragraph, white space collapsed."""

    before: str
    quote: str
    after: str


def passage(document: Document, quote: str) -> Passage:
    """The first place of a quote; a long paragraph is cut at words, with an ellipsis.

    A quote that does not stand in the document comes alone.
    """
    words, text = " ".join(quote.split()), document.text
    start = text.find(words)
    if start < 0:
        return Passage("", words, "")
    end, offset, first, last = start + len(words), 0, 0, len(text)
    for block in document.blocks:
        after = offset + len(block.verbatim)
        if offset <= start:
            first = offset
        if end <= after:
            last = after
            break
        offset = after + 1
    return Passage(_tail(text[first:start]), words, _head(text[end:last]))


def _tail(text: str) -> str:
    return text if len(text) <= _AROUND else _CUT + text[-_AROUND:].partition(" ")[2]


def _head(text: str) -> str:
    return text if len(text) <= _AROUND else text[:_AROUND].rpartition(" ")[0] + _CUT[::-1]
