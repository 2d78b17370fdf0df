"""Cloze cards of key terms: only terms that the author marked, only in telling sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.cards.note import Kind
from trainer.generate.english.nouns import bare, is_term
from trainer.generate.english.tokens import has_words, word_count
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading

_FEWEST, _MOST = 7, 30
_FEWEST_AFTER = 4


def gaps(reading: Reading) -> Iterator[Candidate]:
    """A marked term that opens its sentence and is told about becomes the gap."""
    clause = reading.clause
    if clause is None or clause.negated or clause.is_past or clause.context:
        return
    text = reading.text
    fits = has_words(text, _FEWEST, _MOST) and word_count(clause.rest) >= _FEWEST_AFTER
    for term in reading.sentence.marked:
        opens = re.match(rf"(?:An? |The )?{re.escape(term)}(?!\w)", text)
        whole = bare(clause.subject).lower() == term.lower()
        if (
            fits
            and opens
            and whole
            and is_term(term)
            and len(re.findall(re.escape(term), text, re.IGNORECASE)) == 1
        ):
            front = text.replace(term, "{{c1::" + term + "}}", 1)
            yield Candidate("gap", Kind.CLOZE, reading.sentence, term, front)
