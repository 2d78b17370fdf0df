"""How much of a card lies open on the table.

A frozen value: each key of the learner gives the next one, and the card view draws it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trainer.cards.expand import revealed
from trainer.cards.note import Card, Kind, Source
from trainer.cards.text import plain
from trainer.memory.log import Rating

if TYPE_CHECKING:
    from trainer.cards.note import Reference
    from trainer.memory.answer import Verdict

_PROPOSED = {"ok": Rating.GOOD, "close": Rating.HARD, "wrong": Rating.AGAIN}
SHORT_QUOTE = 120


@dataclass(frozen=True)
class Face:
    """A card with what is shown of it.

    ``recalled`` counts the items of a list that are open; ``verdict`` is what a typed
    answer came to; ``quoting`` shows the whole quote of the source, and its ``document``.
    """

    card: Card
    answered: bool = False
    recalled: int = 0
    hinted: bool = False
    quoting: bool = False
    document: Reference | None = None
    verdict: Verdict | None = None

    @property
    def is_list(self) -> bool:
        """Whether the answer is recalled item by item."""
        return self.card.note.kind is Kind.LIST

    @property
    def asks_to_type(self) -> bool:
        """Whether the learner is to type the answer now."""
        return self.card.note.typed and not self.is_list and not self.answered

    @property
    def question(self) -> str:
        """Markdown of what is asked; of a turned cloze the text with its gaps filled."""
        turned_cloze = self.answered and self.card.note.kind is Kind.CLOZE
        return revealed(self.card) if turned_cloze else self.card.question

    @property
    def answer(self) -> str:
        """Markdown of the open answer; empty where the question side tells it all."""
        told_otherwise = self.card.note.kind in (Kind.CLOZE, Kind.LIST)
        return self.card.answer if self.answered and not told_otherwise else ""

    @property
    def items(self) -> tuple[str, ...]:
        """Markdown of the items of a list that are open."""
        return self.card.note.items[: self.recalled]

    @property
    def items_left(self) -> int:
        """How many items of a list are still covered."""
        return len(self.card.note.items) - self.recalled

    @property
    def hint(self) -> str:
        """Markdown of the hint where it is shown: a gap's at once, any other on a key."""
        asked_with_hint = self.hinted or self.card.note.kind is Kind.CLOZE
        return self.card.hint if asked_with_hint and not self.answered else ""

    @property
    def can_hint(self) -> bool:
        """Whether there is a hint that is not shown yet."""
        return bool(self.card.hint and not self.hint and not self.answered)

    @property
    def can_quote(self) -> bool:
        """Whether there is a source of which more can be told."""
        return self.answered and self.card.note.source not in (None, Source())

    @property
    def proposed(self) -> Rating:
        """The rating that space gives: what the typed answer suggests, otherwise Good."""
        return _PROPOSED[self.verdict.kind] if self.verdict else Rating.GOOD

    def turned(self) -> Face:
        """One step on: the next item of a list, and with the last one, or at once, the answer."""
        recalled = min(self.recalled + 1, len(self.card.note.items))
        return replace(self, recalled=recalled, answered=recalled == len(self.card.note.items))

    def laid_open(self) -> Face:
        """The whole answer."""
        return replace(self, recalled=len(self.card.note.items), answered=True)

    def typed(self, text: str) -> Face:
        """The whole answer, with the typed one compared to it; nothing typed is only a look."""
        from trainer.memory.answer import compare  # noqa: PLC0415  (only for a typed answer)

        answer = plain(self.card.answer)
        verdict = compare(text, answer, self.card.note.accept) if text.strip() else None
        return replace(self.laid_open(), verdict=verdict)
