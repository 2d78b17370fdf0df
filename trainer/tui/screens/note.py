"""The form of a note: its fields, the cards that they make, and what is wrong with them."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from trainer.cards.lint import Finding
from trainer.cards.note import Kind, Note
from trainer.cards.text import legible, shown
from trainer.errors import DeckError, TrainerError
from trainer.tui import keys
from trainer.tui.lending import lend_terminal
from trainer.tui.note_draft import TEXTS, TICKS, Draft, draft_of, note_of
from trainer.tui.screens.base import TrainerScreen, behind_gate
from trainer.tui.widgets.choosing import Choice, Tick
from trainer.tui.widgets.notice import Notice
from trainer.tui.widgets.preview import Preview
from trainer.tui.widgets.text_field import TextField
from trainer.tui.writer import Writer
from trainer.workflow.note_form import REFUSED, NoteForm, findings

_KINDS = tuple(Kind)
_BLANK = Note(Kind.QUESTION, "")


class NoteScreen(TrainerScreen):
    """Writes new notes, or changes one; dismissed with True where something was saved."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.FORM]

    def __init__(self, form: NoteForm, writer: Writer) -> None:
        super().__init__(writer)
        self._form = form
        self._before = form.first or _BLANK
        self._clean = draft_of(self._before)
        self._saved = 0
        self._more = self._clean.has_more

    def compose_middle(self) -> ComposeResult:
        """Head, fields, and beside or below them what they make."""
        doing = "Edit a note of" if self._form.first else "New note for"
        yield Static(Content(f"{doing} {shown(self._form.title)}"), id="form-head")
        with VerticalScroll(id="form"):
            with Vertical(id="fields"):
                yield Choice([str(kind) for kind in self._kinds])
                for field in TEXTS:
                    with Vertical(classes="labelled", id=f"of-{field.name}"):
                        yield Static(classes="label", markup=False)
                        yield TextField(field.name)
                for field in TICKS:
                    yield Tick(next(iter(field.labels.values())), field.name)
            yield Preview()
        yield Notice()

    def on_mount(self) -> None:
        """Fill the form; heed keys from the first frame on."""
        self._fill(self._clean)
        self._field("front").focus()
        self.open_gate()

    @property
    def _kinds(self) -> tuple[Kind, ...]:
        """The kinds to choose from: a note that has progress keeps its own."""
        return (self._form.first.kind,) if self._form.first else _KINDS

    def _field(self, name: str) -> TextField:
        return self.query_one(f"#of-{name} TextField", TextField)

    # what stands in the form

    @property
    def draft(self) -> Draft:
        """The form as it is now."""
        held: dict[str, Any] = {field.name: self._field(field.name).text for field in TEXTS}
        held |= {str(tick.name): tick.on for tick in self.query(Tick)}
        return Draft(self._kinds[self.query_one(Choice).chosen], **held)

    @property
    def _is_unsaved(self) -> bool:
        draft = self.draft
        return draft != self._clean if self._form.first else not draft.is_empty

    def _fill(self, draft: Draft) -> None:
        self.query_one(Choice).chosen = self._kinds.index(draft.kind)
        for field in TEXTS:
            if self._field(field.name).text != getattr(draft, field.name):
                self._field(field.name).load_text(getattr(draft, field.name))
        for tick in self.query(Tick):
            tick.on = getattr(draft, str(tick.name))
        self._more = self._more or draft.has_more
        self._lay()

    @on(TextArea.Changed)
    @on(Tick.Turned)
    @on(Choice.Taken)
    def _lay(self) -> None:
        """Show the fields of the kind, the cards they make, and what is wrong with them."""
        draft = self.draft
        for field in TEXTS:
            box = self.query_one(f"#of-{field.name}")
            box.display = draft.kind in field.labels and (self._more or not field.is_more)
            box.query_one(".label", Static).update(field.labels.get(draft.kind, ""))
            self._field(field.name).placeholder = field.helps.get(draft.kind, "")
        for field, tick in zip(TICKS, self.query(Tick), strict=True):
            tick.display = draft.kind in field.labels and (self._more or not field.is_more)
        note = self._note(draft)
        findings = () if draft.is_empty else self._findings(note)
        self.query_one(Preview).show(note, findings, self._form.file)
        self.refresh_bindings()

    def _note(self, draft: Draft) -> Note:
        return note_of(draft, self._before)

    def _findings(self, note: Note) -> tuple[Finding, ...]:
        return findings(note, self._form.language)

    def _refuse(self, note: Note) -> None:
        """Raise why a deck file would not take the note."""
        for one in self._findings(note):
            if one.rule == REFUSED:
                raise DeckError(one.message, one.mend)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A form is left by its own key, as letters are text; a kept kind is not changed."""
        del parameters
        return action != "leave" and (action != "next_kind" or len(self._kinds) > 1)

    # what the learner does

    def action_next_kind(self) -> None:
        """Take the next kind of note; what is written stays."""
        self.query_one(Choice).action_next()

    def action_more(self) -> None:
        """Show or hide the fields that are seldom needed."""
        self._more = not self._more
        self._lay()

    @behind_gate
    async def action_save(self) -> None:
        """Write the note; a changed one is left then, of new ones the next begins."""
        draft = self.draft
        note = self._note(draft)
        if self._form.first and not self._is_unsaved:
            self.dismiss(result=False)
            return
        self._refuse(note)
        await self.in_writer(partial(self._form.save, note))
        self._after_saving(draft, note)
        self.open_gate()

    def _after_saving(self, draft: Draft, note: Note) -> None:
        self._saved += 1
        if self._form.first:
            self.dismiss(result=True)
            return
        question = " ".join(legible(note.front).split())
        self.notice.tell(f"saved: {question}")
        self._clean = Draft(draft.kind, tags=draft.tags)
        self._fill(self._clean)
        self._field("front").focus()

    def action_leave_form(self) -> None:
        """Go back to the screen below, asking where something is not saved."""
        from trainer.tui.screens.ask import AskScreen  # noqa: PLC0415  (only when shown)

        if self._is_unsaved:
            ask = AskScreen("What you wrote is not saved. Leave all the same?")
            self.app.push_screen(ask, self._leave)
        else:
            self._leave(agreed=True)

    def _leave(self, agreed: bool | None) -> None:  # noqa: FBT001  (a screen's result)
        if agreed:
            self.leave(changed=self._saved > 0)

    def action_form_editor(self) -> None:
        """Go on with the note in the learner's editor; what comes back stands in the form."""
        from trainer.workflow.note_editing import edit_note  # noqa: PLC0415  (only when used)

        note = self._note(self.draft)
        edit = partial(edit_note, note, self._form.language, self._only)
        try:
            self._fill(draft_of(lend_terminal(self.app, edit)))
        except TrainerError as error:
            self.notice.warn(error)

    def _only(self, written: tuple[Note, ...]) -> Note:
        if len(written) != 1:
            raise DeckError(f"there are {len(written)} notes now", "The form takes one at a time")
        if written[0].kind not in self._kinds:
            kept = str(self._kinds[0])
            raise DeckError(f"this note is a {kept} and stays one", "Write another note for that")
        return written[0]
