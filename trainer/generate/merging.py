"""Two proposed cards of one passage as one, for a person to word.

Rules cut a passage into facts that each stand alone; a person may see that two of them
are one thought. What both say is laid together, and the quote covers both.
"""

from __future__ import annotations

import re
from dataclasses import replace

from trainer.cards.document import Document
from trainer.cards.expand import cards
from trainer.cards.note import Kind, Note, Source
from trainer.cards.text import plain

_SENTENCES = re.compile(r" s(\d+)(?:–(\d+))?$")


def of_one_passage(one: Note, other: Note) -> bool:
    """Whether two notes come from the same paragraph of the same document."""
    places = [(n.source.ref, _paragraph(n.source.at)) for n in (one, other) if n.source]
    return len(places) > 1 and places[0] == places[1]


def merged(one: Note, other: Note, document: Document | None) -> Note:
    """A note that asks what both ask, their texts below each other.

    Two lists stay a list and two clozes a cloze; all else becomes a question. ``document``
    is where both come from.
    """
    tags = tuple(dict.fromkeys((*one.tags, *other.tags)))
    joined = replace(one, tags=tags, source=_source(one, other, document), written_id="")
    if one.kind is other.kind is Kind.CLOZE:
        return replace(joined, front=f"{one.front} {other.front}")
    front = "\n".join(dict.fromkeys((_asked(one), _asked(other))))
    if one.kind is other.kind is Kind.LIST:
        return replace(joined, front=front, items=tuple(dict.fromkeys(one.items + other.items)))
    back = "\n".join(dict.fromkeys((_answer(one), _answer(other))))
    return replace(
        joined, kind=Kind.QUESTION, front=front, back=back, items=(), ordered=False, typed=False
    )


def _asked(note: Note) -> str:
    return plain(cards(note)[0].question) if note.kind is Kind.CLOZE else note.front


def _answer(note: Note) -> str:
    return plain(cards(note)[0].answer) if note.kind in (Kind.CLOZE, Kind.LIST) else note.back


def _paragraph(at: str) -> str:
    return _SENTENCES.sub("", at)


def _source(one: Note, other: Note, document: Document | None) -> Source | None:
    """The passage from the first word that either quotes to the last, where it stands so."""
    if one.source is None or other.source is None or document is None:
        return one.source
    quotes = [" ".join(note.source.quote.split()) for note in (one, other) if note.source]
    starts = [document.text.find(quote) for quote in quotes]
    if min(starts) < 0:
        return one.source
    end = max(start + len(quote) for start, quote in zip(starts, quotes, strict=True))
    quote = document.text[min(starts) : end]
    return replace(one.source, at=_span(one.source.at, other.source.at), quote=quote)


def _span(one: str, other: str) -> str:
    """The locator of the sentences of both; of a place that has no sentences as it is."""
    found = [match for at in (one, other) if (match := _SENTENCES.search(at))]
    numbers = sorted(int(number) for match in found for number in match.groups() if number)
    if not numbers or numbers[0] == numbers[-1]:
        return one
    return f"{_paragraph(one)} s{numbers[0]}–{numbers[-1]}"
