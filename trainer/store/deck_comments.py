"""Text that YAML took for a comment: ``q: What is C # about?`` asks "What is C".

A comment behind a value is legal and often meant, so this is no error. But when the
sign follows the text after a single space, as a word would, somebody has probably lost
the end of a sentence without being told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trainer.cards.note import Deck, Note

_SUSPECT = re.compile(
    r"\s*(?:-\s+)?(?:q|a|front|back|cloze|hint|extra):\s+"
    r"(?P<text>[^\s'\"|>\[{&*!#].*?) #\s?(?P<lost>\S.*)"
)


@dataclass(frozen=True, slots=True)
class LostText:
    """Words of a note that are a comment to YAML; ``line`` and ``col`` (from 1) are its sign's."""

    note: Note
    line: int
    col: int
    lost: str


def lost_texts(content: bytes, deck: Deck) -> Iterator[LostText]:
    """Where the text of a note may go on in what is a comment to YAML."""
    if b" #" not in content:
        return
    lines = content.decode("utf-8-sig").splitlines()
    for note, last in zip(
        deck.notes, [*(n.line for n in deck.notes[1:]), len(lines) + 1], strict=True
    ):
        texts = {note.front, note.back, note.hint, note.extra}
        for number in range(note.line, min(last, len(lines) + 1)):
            match = _SUSPECT.fullmatch(lines[number - 1])
            if match and not match["text"].endswith(" ") and match["text"] in texts:
                yield LostText(note, number, match.end("text") + 2, match["lost"].strip())
