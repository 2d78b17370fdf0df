"""From a chosen candidate to the note that goes into the deck."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from trainer.cards.document import Document, slug
from trainer.cards.note import Note, Source
from trainer.generate.facts import Candidate

_MARKS = re.compile(  # snake_case is no mark
    r"[*`$]|\\(?=[!-/:-@\[-`{-~])|(?<![^\W_])_|_(?![^\W_])"
)
_FORMULA = re.compile(  # as Markdown reads it, and no price
    r"\$(?!\s)(?:[A-Za-z]{1,3}|(?=[^$\n]*[\\^_=+*/<>])[^$\n]+)(?<!\s)\$(?!\d)"
)
_KEY_LETTERS = 20


def write(candidate: Candidate, document: Document) -> Note:
    """The note: its words safe as Markdown, its source, its tags and section from the headings."""
    sentence = candidate.sentence
    return Note(
        kind=candidate.kind,
        front=literal(candidate.front),
        back=literal(candidate.back),
        items=tuple(literal(item) for item in candidate.items),
        ordered=candidate.ordered,
        source=Source(ref=document.ref, at=sentence.at, quote=sentence.quote),
        tags=tuple(dict.fromkeys(slug(heading) for heading in sentence.headings if slug(heading))),
        section="::".join(sentence.headings),
    )


def literal(text: str) -> str:
    """Text in which nothing is taken for Markdown but the formulas of its source."""
    parts, end = [], 0
    for formula in _FORMULA.finditer(text):
        parts += [_escaped(text[end : formula.start()]), formula[0]]
        end = formula.end()
    return "".join((*parts, _escaped(text[end:])))


def _escaped(text: str) -> str:
    return _MARKS.sub(lambda match: "\\" + match[0], text)


def fact_key(candidate: Candidate) -> str:
    """What stays the same when only the wording of a card changes."""
    parts = (_plain(candidate.subject), candidate.family, _plain(candidate.sentence.quote))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_KEY_LETTERS]


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"\w+", folded))
