"""The front of the writing room: the stages from a document to its cards, in order."""

from __future__ import annotations

from trainer.cards.document import Document
from trainer.cards.note import Kind
from trainer.generate.facts import Generated

ALL_KINDS = frozenset({Kind.QUESTION, Kind.CLOZE, Kind.LIST})


def generate(
    document: Document, *, maximum: int | None = None, kinds: frozenset[Kind] = ALL_KINDS
) -> Generated:
    """The cards of ``kinds`` that are worth asking, at most ``maximum`` of them."""
    raise NotImplementedError
