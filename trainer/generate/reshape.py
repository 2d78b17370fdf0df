"""Another shape for a proposed card: a gap in its sentence, or a card for each of its items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from trainer.cards.note import Kind, Note
from trainer.cards.text import plain
from trainer.generate.sentences import readable, spans
from trainer.generate.write import literal

_LONGEST_GAP = 6  # words
_MOST_PARTS = 6
_TERM = re.compile(
    r"What (?:is|are|was|were|does|do|did) (?:an? |the )?(.+?)(?: mean| stand for)?\?"
)
_PARTS = re.compile(r"\s*[;,]\s+(?:and |or )?|\s+(?:and|or)\s+")
_BRACES = ("{{", "}}", "::")


def as_cloze(note: Note) -> Note | None:
    """The sentence that a card quotes, with its answer as a gap, or else its term.

    None where neither stands in the quote word for word, or is too long for a gap.
    """
    for gap in _gaps(note):
        place = re.compile(rf"(?<!\w){re.escape(gap)}(?!\w)", re.IGNORECASE)
        for sentence in _sentences(note):
            if found := place.search(sentence):
                before, after = sentence[: found.start()], sentence[found.end() :]
                front = f"{literal(before)}{{{{c1::{literal(found[0])}}}}}{literal(after)}"
                return replace(note, kind=Kind.CLOZE, front=front, back="", items=(), ordered=False)
    return None


def split(note: Note) -> tuple[Note, ...]:
    """A question for each item of a list, or of an answer that lists several.

    Each names the other items, so that it has one answer. Empty where there is nothing
    to split.
    """
    parts = note.items or tuple(part for part in _PARTS.split(note.back.rstrip(".")) if part)
    if note.kind not in (Kind.LIST, Kind.QUESTION) or not 1 < len(parts) <= _MOST_PARTS:
        return ()
    mark = note.front[-1:] if note.front[-1:] in ".?!" else ""
    asked = note.front.removesuffix(mark)
    return tuple(
        replace(
            note,
            kind=Kind.QUESTION,
            front=f"{asked}, besides {_listed(parts[:number] + parts[number + 1 :])}{mark}",
            back=part,
            items=(),
            ordered=False,
        )
        for number, part in enumerate(parts)
    )


def _gaps(note: Note) -> Iterator[str]:
    term = _TERM.fullmatch(plain(note.front))
    for gap in (plain(note.back).rstrip("."), term[1] if term else ""):
        if gap and len(gap.split()) <= _LONGEST_GAP:
            yield gap


def _sentences(note: Note) -> Iterator[str]:
    quote = note.source.quote if note.source else ""
    for start, end in spans(quote):
        sentence = readable(quote[start:end])
        if not any(brace in sentence for brace in _BRACES):
            yield sentence


def _listed(items: tuple[str, ...]) -> str:
    *others, last = items
    return f"{', '.join(others)} and {last}" if others else last
