"""Notes in a line, for what looks at notes."""

from __future__ import annotations

from trainer.cards.lint import lint_note
from trainer.cards.note import Kind, Note


def question(front: str, back: str = "a specific fact") -> Note:
    return Note(Kind.QUESTION, front, back)


def cloze(text: str, hint: str = "") -> Note:
    return Note(Kind.CLOZE, text, hint=hint)


def levels(note: Note, language: str = "en") -> dict[str, str]:
    return {finding.rule: finding.level for finding in lint_note(note, language)}
