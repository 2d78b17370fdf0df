"""The card on the table: question, answer, what the author added, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from trainer.cards.note import Card, Reference, Source
from trainer.cards.text import shown
from trainer.tui import keys
from trainer.tui.face import SHORT_QUOTE, Face
from trainer.tui.widgets.field import Field
from trainer.tui.widgets.prose import Part, inline, listed, parts
from trainer.tui.widgets.sheet import RULE, Passage, Sheet

if TYPE_CHECKING:
    from trainer.memory.answer import Verdict

_VERDICTS = {"ok": "✓ right", "close": "≈ close", "wrong": "✗ not quite"}


class CardView(VerticalScroll):
    """Shows a :class:`Face`; scrolls where the card is long."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.CARD]

    @dataclass
    class Typed(Message):
        """The learner has typed an answer."""

        text: str

    def compose(self) -> ComposeResult:
        """The sheet; a field comes below it while an answer is to be typed."""
        yield Sheet()

    async def show(self, face: Face, image: Passage | None = None) -> None:
        """Draw as much of the card as lies open; ``image`` in place of its picture's name."""
        whole = face if face.answered else face.laid_open()
        self.query_one(Sheet).show(passages(face, image), passages(whole, image))
        await self._offer_field(face)

    def seek_answer(self, face: Face) -> None:
        """Scroll no further than needed to see the answer just laid open, and its verdict."""
        self.call_after_refresh(self._seek, len(above(face)))

    def _seek(self, rule: int) -> None:
        sheet = self.query_one(Sheet)
        top, bottom = sheet.lines_before(rule), sheet.lines_before(rule + 3)
        lowest = min(bottom - self.scrollable_content_region.height, top)
        if lowest > self.scroll_y:
            self.scroll_to(y=lowest, animate=False)

    def seek_source(self) -> None:
        """Scroll to where the source stands, at the end of all."""
        self.call_after_refresh(self.scroll_end, animate=False)

    def say(self, markdown: str) -> None:
        """Draw a message instead of a card."""
        message = [Passage(parts(markdown), "sheet--question")]
        self.query_one(Sheet).show(message, message)

    @property
    def typed_text(self) -> str:
        """What stands in the field of a card whose answer is typed."""
        return "".join(field.value for field in self.query("#typed").results(Input))

    async def _offer_field(self, face: Face) -> None:
        """A field while the answer is to be typed; it keeps its text while its card lies there."""
        fields = self.query("#typed")
        if face.asks_to_type and any(field.name == face.card.key for field in fields):
            return
        if fields:
            await fields.remove()
            self.focus()
        self.set_class(face.asks_to_type, "-typing")
        if face.asks_to_type:
            field = Field(
                placeholder="type the answer, then Enter",
                name=face.card.key,
                id="typed",
                select_on_focus=False,
            )
            await self.mount(field)
            field.focus()

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))


def passages(face: Face, image: Passage | None = None) -> tuple[Passage, ...]:
    """All of a card that lies open."""
    return (*above(face, image), *below(face))


def sides(card: Card, image: Passage | None = None) -> Iterator[Passage]:
    """A card as it is asked, and below it what stands there once it is turned."""
    asked = Face(card)
    turned = asked.laid_open()
    yield from above(asked, image)
    if turned.question != asked.question:
        yield from (RULE, Passage(parts(turned.question)))
    yield from below(turned)


def above(face: Face, image: Passage | None = None) -> tuple[Passage, ...]:
    """What is asked, with its hint and media: these by name, but for an ``image`` to be drawn."""
    note = face.card.note
    hint = (Part(Content.assemble(("hint ", ".sheet--label"), inline(face.hint))),)
    return (
        Passage(parts(face.question), "sheet--question"),
        Passage(hint if face.hint else (), "sheet--aside"),
        image or named("image", note.image),
        named("audio", note.audio),
    )


def below(face: Face) -> tuple[Passage, ...]:
    """What is answered: as far as it lies open, under a rule."""
    note = face.card.note
    answer = listed(face.items, ordered=note.ordered) if face.is_list else parts(face.answer)
    passages = [Passage(answer)]
    if face.answered:
        passages += [
            Passage(_verdict(face.verdict)),
            Passage(parts(note.extra), "sheet--aside"),
            Passage(_source(note.source, in_full=face.quoting), "sheet--aside"),
            Passage(_document(face.document if face.quoting else None), "sheet--aside"),
        ]
    return (RULE, *passages) if any(passage.parts for passage in passages) else ()


def named(kind: str, file: str, told: str = "") -> Passage:
    """A picture or sound by its name, with what there is to tell of it."""
    text = shown(f"{file}; {told}" if told else file)
    line = Part(Content.assemble((f"{kind} ", ".sheet--label"), text))
    return Passage((line,) if file else (), "sheet--aside")


def _source(source: Source | None, *, in_full: bool) -> tuple[Part, ...]:
    if source is None or source == Source():
        return ()
    quote = shown(source.quote)
    if len(quote) > SHORT_QUOTE and not in_full:
        quote = f"{quote[:SHORT_QUOTE].rsplit(' ', 1)[0]} …"
    words = f"“{quote}”" if quote else ""
    place = shown(source.at or source.ref)
    return (
        Part(Content.assemble((place, ".sheet--label"), ": " if place and words else "", words)),
    )


def _document(document: Reference | None) -> tuple[Part, ...]:
    """Title and date of a document, and its address."""
    if document is None:
        return ()
    named = ", ".join(part for part in (document.title, document.date) if part)
    lines = (part for part in (named, document.url) if part)
    return tuple(Part(Content(shown(line)), is_item=True) for line in lines)


def _verdict(verdict: Verdict | None) -> tuple[Part, ...]:
    if verdict is None:
        return ()
    # A wrong answer stands as it was typed: its differences would be all of it.
    diff = (
        (text, part) for text, part in verdict.diff if verdict.kind != "wrong" or part != "missing"
    )
    pieces = ((shown(text), f".sheet--{part}") for text, part in diff)
    return (Part(Content.assemble((_VERDICTS[verdict.kind], ".sheet--label"), "  ", *pieces)),)
