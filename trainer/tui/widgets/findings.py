"""What speaks against a note, as lines of a sheet: a sign for its weight, rule, mend."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from trainer.cards.lint import Finding
from trainer.cards.text import shown
from trainer.tui.widgets.prose import Part
from trainer.tui.widgets.sheet import Passage
from trainer.workflow.note_form import REFUSED

_SIGNS = {"error": "✗ ", "warning": "! "}


def told(findings: Iterable[Finding]) -> Passage:
    """A line for each finding."""
    return Passage(tuple(map(_line, findings)), "sheet--warning")


def _line(finding: Finding) -> Part:
    sign = _SIGNS[finding.level]
    text = Content(shown(f"{finding.message}. {finding.mend}"))
    if finding.rule != REFUSED:  # which is none of the rules that can be looked up
        text = Content.assemble((f"{finding.rule}: ", ".sheet--label"), text)
    return Part(text, sign, " " * len(sign), is_item=True)
