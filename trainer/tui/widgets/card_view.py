"""The card on the table: question, answer, what the author added, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from trainer.cards.note import Note, Source
from trainer.cards.text import shown
from trainer.memory.answer import Verdict
from trainer.tui.face import SHORT_QUOTE, Face
from trainer.tui.widgets.prose import Part, Prose, inline, listed, parts

_VERDICTS = {"ok": "✓ right", "close": "≈ close", "wrong": "✗ not quite"}


class CardView(VerticalScroll):
    """Shows a :class:`Face`; scrolls where the card is long."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "down", id="card.down", show=False, tooltip="Scroll down"),
        Binding("k", "scroll_up", "up", id="card.up", show=False, tooltip="Scroll up"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "card--label",
        "card--same",
        "card--missing",
        "card--extra",
    }

    def compose(self) -> ComposeResult:
        """The parts of a card, top to bottom; empty ones take no room."""
        yield Static(id="headroom")
        yield Prose(id="question")
        yield Prose(id="aside")
        yield Static(id="turn")
        yield Prose(id="answer")
        yield Prose(id="verdict")
        yield Prose(id="extra")
        yield Prose(id="source")

    @dataclass
    class Typed(Message):
        """The learner has typed an answer."""

        text: str

    async def show(self, face: Face) -> None:
        """Draw as much of the card as lies open."""
        note = face.card.note
        self._part("question").show(parts(face.question))
        self._part("aside").show(_aside(face))
        below = {
            "answer": _answer(face),
            "verdict": _verdict(face.verdict),
            "extra": parts(note.extra) if face.answered else (),
            "source": _source(note.source, face) if face.answered else (),
        }
        for name, prose in below.items():
            self._part(name).show(prose)
        self.query_one("#turn").display = any(below.values())
        await self._offer_field(face)

    def say(self, markdown: str) -> None:
        """Draw a message instead of a card."""
        for prose in self.query(Prose):
            prose.show(parts(markdown) if prose.id == "question" else ())
        self.query_one("#turn").display = False

    @property
    def typed_text(self) -> str:
        """What stands in the field of a card whose answer is typed."""
        return "".join(field.value for field in self.query("#typed").results(Input))

    def _part(self, name: str) -> Prose:
        return self.query_one(f"#{name}", Prose)

    async def _offer_field(self, face: Face) -> None:
        """A field while the answer is to be typed; it keeps its text while its card lies there."""
        fields = self.query("#typed")
        if face.asks_to_type and any(field.name == face.card.key for field in fields):
            return
        await fields.remove()
        self.focus()
        if face.asks_to_type:
            field = Input(id="typed", name=face.card.key, placeholder="type the answer, then Enter")
            await self.mount(field, after="#aside")
            field.focus()

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))


def _answer(face: Face) -> tuple[Part, ...]:
    if face.is_list:
        return listed(face.items, ordered=face.card.note.ordered)
    return parts(face.answer)


def _aside(face: Face) -> tuple[Part, ...]:
    hint = (Part(Content.assemble(("hint ", ".card--label"), inline(face.hint))),)
    return (hint if face.hint else ()) + _media(face.card.note)


def _media(note: Note) -> tuple[Part, ...]:
    named = (("image", note.image), ("audio", note.audio))
    return tuple(
        Part(Content.assemble((f"{kind} ", ".card--label"), shown(file)))
        for kind, file in named
        if file
    )


def _source(source: Source | None, face: Face) -> tuple[Part, ...]:
    if source is None or not (source.at or source.quote):
        return ()
    quote = shown(source.quote)
    if len(quote) > SHORT_QUOTE and not face.quoting:
        quote = f"{quote[:SHORT_QUOTE].rsplit(' ', 1)[0]} …"
    words = f"“{quote}”" if quote else ""
    place = shown(source.at or source.ref)
    return (
        Part(Content.assemble((place, ".card--label"), ": " if place and words else "", words)),
    )


def _verdict(verdict: Verdict | None) -> tuple[Part, ...]:
    if verdict is None:
        return ()
    pieces = ((shown(text), f".card--{part}") for text, part in verdict.diff)
    return (Part(Content.assemble((_VERDICTS[verdict.kind], ".card--label"), "  ", *pieces)),)
