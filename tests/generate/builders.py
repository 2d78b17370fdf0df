"""Documents and cards for the tests of the writing room, made from a line of text."""

from __future__ import annotations

from trainer.cards.document import Document
from trainer.generate.engine import candidates, checked
from trainer.generate.facts import Candidate, Sentence
from trainer.generate.matter import matter_of
from trainer.ingest.clean import clean
from trainer.ingest.layout import lay_out
from trainer.ingest.markdown import parse_markdown

GROUND = Sentence("A keel keeps a boat upright.", "A keel keeps a boat upright.", "¶1 s1", 0, 1)
FILLER = "It was the one of the days that they have in which the sea is as calm as it can be."


def document(text: str, title: str = "") -> Document:
    draft = clean(parse_markdown(text))
    blocks = lay_out(draft)
    words = sum(len(block.text.split()) for block in blocks)
    return Document(
        title or draft.title, "notes", "0" * 64, words, blocks, draft.removed, draft.spam
    )


def written(text: str, title: str = "") -> list[Candidate]:
    """What the rules would write about an English text, unfit cards left out."""
    matter = matter_of(document(f"{text}\n\n{FILLER}", title))
    found = (checked(matter, candidate) for candidate in candidates(matter))
    return [candidate for candidate, reason in found if not reason]


def sides(text: str, family: str = "", title: str = "") -> list[tuple[str, str]]:
    """Question and answer of each card, of one family if it is named; lists joined by ``;``."""
    return [
        (card.front, card.back or "; ".join(card.items))
        for card in written(text, title)
        if family in {"", card.family}
    ]


def holds(text: str, title: str, wrong: str) -> bool:
    """Whether a card of a text holds these words."""
    return any(wrong in f"{front} {back}" for front, back in sides(text, title=title))
