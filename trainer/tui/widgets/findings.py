"""What speaks against a note, as lines of a sheet: a sign for its weight, rule, mend."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from trainer.cards.lint import Finding
from trainer.cards.text import shown
from trainer.tui import keys
from trainer.tui.widgets.prose import Part
from trainer.tui.widgets.sheet import Passage, Sheet
from trainer.workflow.note_form import REFUSED

_SIGNS = {"error": "✗ ", "warning": "! "}


class Findings(VerticalScroll):
    """The findings where there is little room: Tab leads here when they are to be scrolled."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.CARD]

    def compose(self) -> ComposeResult:
        """One sheet."""
        yield Sheet()

    def allow_focus(self) -> bool:
        """Whether there is anything to scroll."""
        return self.max_scroll_y > 0

    def show(self, findings: Iterable[Finding]) -> None:
        """Draw these, from the top."""
        self.query_one(Sheet).show([told(findings)])
        self.scroll_home(animate=False)


def told(findings: Iterable[Finding]) -> Passage:
    """A line for each finding."""
    return Passage(tuple(map(_line, findings)), "sheet--warning")


def _line(finding: Finding) -> Part:
    sign = _SIGNS[finding.level]
    text = Content(shown(f"{finding.message}. {finding.mend}"))
    if finding.rule != REFUSED:  # which is none of the rules that can be looked up
        text = Content.assemble((f"{finding.rule}: ", ".sheet--label"), text)
    return Part(text, sign, " " * len(sign), is_item=True)
