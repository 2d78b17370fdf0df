"""A proposed card in a small form: its sides to be worded, and what speaks against them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from trainer.cards.lint import lint_note
from trainer.cards.note import Kind, Note
from trainer.cards.text import shown
from trainer.errors import TrainerError, UsageError
from trainer.tui import keys
from trainer.tui.lending import lend_terminal
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.findings import Findings
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.notice import Notice
from trainer.tui.widgets.text_field import TextField
from trainer.workflow.note_editing import edit_note

_FRONT = {
    Kind.QUESTION: "question",
    Kind.PAIR: "front",
    Kind.CLOZE: "text with its {{c1::gap}}",
    Kind.LIST: "question",
}
_BACK = {Kind.QUESTION: "answer", Kind.PAIR: "back", Kind.LIST: "items, one a line"}


class WordingScreen(Dialog[Sequence[Note] | None]):
    """Dismissed with the notes that the card became, or with None where it stays as it was.

    ``check`` raises what keeps them from being taken.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.WORDING]

    def __init__(
        self, head: str, note: Note, language: str, check: Callable[[Sequence[Note]], object]
    ) -> None:
        super().__init__()
        self._head = head
        self._note = note
        self._language = language
        self._check = check

    def compose_middle(self) -> ComposeResult:
        """A head, a field a side, and below them what speaks against the card."""
        with Vertical(id="wording", classes="dialog"):
            yield Static(self._head, id="head", markup=False)
            for name, label, text in self._sides():
                yield Static(label, markup=False)
                yield TextField(name, text)
            yield Findings()
            yield Notice()
            yield KeyLine()

    def on_mount(self) -> None:
        """Begin to type at the end of the first field."""
        for field in self.query(TextField):
            field.move_cursor(field.document.end)
        self.query(TextField).first().focus()
        self._judge()

    def _sides(self) -> Iterator[tuple[str, str, str]]:
        note = self._note
        yield "front", _FRONT[note.kind], note.front
        if note.kind in _BACK:
            back = "\n".join(note.items) if note.kind is Kind.LIST else note.back
            yield "back", _BACK[note.kind], back

    @property
    def worded(self) -> Note:
        """The card as it stands in the form."""
        typed = {field.name: field.text for field in self.query(TextField)}
        # What nobody touched stays as it was, even where it cannot be drawn so.
        texts = {
            name: before if typed[name] == shown(before) else typed[name].strip()
            for name, _, before in self._sides()
        }
        if self._note.kind is Kind.CLOZE:
            return replace(self._note, front=texts["front"])
        if self._note.kind is Kind.LIST:
            lines = (line.strip() for line in texts["back"].splitlines())
            return replace(self._note, front=texts["front"], items=tuple(filter(None, lines)))
        return replace(self._note, front=texts["front"], back=texts["back"])

    @on(TextArea.Changed)
    def _judge(self) -> None:
        """Say what speaks against the card as it stands."""
        self.query_one(Notice).tell("")
        self.query_one(Findings).show(lint_note(self.worded, self._language))

    def action_take(self) -> None:
        """Take the card as it stands."""
        self._take(lambda: self._checked((self.worded,)))

    def action_form_editor(self) -> None:
        """Take what the learner's own editor makes of it; as many cards as they wrote."""
        before = self.worded

        def changed(notes: Sequence[Note]) -> Sequence[Note]:
            if list(notes) == [before]:  # whoever just leaves an editor has accepted nothing
                raise UsageError("nothing was changed", "Accept it here as it is, or go on")
            return self._checked(notes)

        edit = partial(edit_note, before, self._language, changed)
        self._take(lambda: lend_terminal(self.app, edit))

    def _checked(self, notes: Sequence[Note]) -> Sequence[Note]:
        self._check(notes)
        return notes

    def _take(self, make: Callable[[], Sequence[Note]]) -> None:
        try:
            self.dismiss(make())
        except TrainerError as error:
            self.query_one(Notice).warn(error)
