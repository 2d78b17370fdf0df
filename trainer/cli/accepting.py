"""New cards decided on line by line: what ``trainer make --review`` does without a window.

Each line is a tag and a text, flushed at once; a longer text repeats its tag. ::

    C 3/18                      the third of eighteen new cards
    L Heading › Below, ¶7 s1–2  where its passage stands
    P before »quote« after      the passage; in a terminal the quote is bold instead
    Q …    A …                  question and answer; a list has an A for each item
    W rule: what is wrong. How to mend it
    >                           reads a key: a e d c s u q A ?
    ? question (…)              reads a line: e without $EDITOR asks for each side
    + id accepted|edited|dropped        the decision, which is on disk now
    N …                         nothing is left to decide; reads q or u
    U                           the last decision is taken back, its card comes again
    ! message                   the key did nothing; > again
    Z accepted=n edited=n dropped=n left=n

The end of the input leaves as ``q`` does: what was decided is kept and written.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TextIO

from trainer.cards.expand import cards
from trainer.cards.lint import Finding, lint_note
from trainer.cards.note import Kind, Note
from trainer.cards.text import plain, shown
from trainer.cli.lines import Leave, Lines
from trainer.errors import TrainerError, UsageError
from trainer.store.made import MadeNote
from trainer.workflow.accepting import LEAST_SCORE, Review
from trainer.workflow.draft import Draft
from trainer.workflow.home import Home
from trainer.workflow.note_editing import edit_note
from trainer.workflow.offer import Offer

INTERRUPTED = 130
_BOLD, _USUAL = "\x1b[1m", "\x1b[0m"
_PARTED = ";"
_HELP = f"""\
a accept it
e edit it
d drop it for good
c make it a cloze of the sentence it quotes
s split it into a card for each item
u undo the last decision
A accept all the rest that have no warning and a score of {LEAST_SCORE} or more
q leave; what is undecided is offered the next time"""


def decide(home: Home, draft: Draft, reader: TextIO, writer: TextIO) -> int:
    """Offer the new cards of a draft until all are decided or the person leaves.

    Returns:
        0, or 130 after Ctrl-C; either way what was decided is written.
    """
    dialogue = _Dialogue(Review(home, draft), draft.head.language, reader, writer)
    code = 0
    try:
        dialogue.run()
    except Leave:
        pass
    except KeyboardInterrupt:
        code = INTERRUPTED
    dialogue.review.leave()
    counts = dialogue.review.counts
    dialogue.say("Z", " ".join(f"{name}={count}" for name, count in counts.items()))
    return code


class _Dialogue(Lines):
    """One sitting over two streams."""

    def __init__(self, review: Review, language: str, reader: TextIO, writer: TextIO) -> None:
        super().__init__(reader, writer)
        self.review = review
        self.language = language
        colours = writer.isatty() and not os.environ.get("NO_COLOR")
        self.marks = (_BOLD, _USUAL) if colours else ("»", "«")
        self.decisions: dict[str, Callable[[Offer], tuple[MadeNote, ...]]] = {
            "a": lambda _: self.review.accept(),
            "e": self.edit,
            "d": lambda _: self.review.drop(),
            "c": lambda _: self.review.make_cloze(),
            "s": lambda _: self.review.split(),
            "A": lambda _: self.review.accept_rest(),
        }

    def run(self) -> None:
        """Card by card; after the last one there is a moment to take a decision back."""
        offered = self.review.current is not None
        while offered:
            if offer := self.review.current:
                self.ask(offer)
            elif (key := self.hear("N", "all are decided; q writes the deck, u undoes")) == "q":
                return
            elif key == "u":
                self.done(self.undo)
            else:
                self.say("!", "type q or u")

    def ask(self, offer: Offer) -> None:
        """One card, until a decision on it or the undoing of another has been taken."""
        self.show(offer)
        while True:
            key = self.hear(">")
            if key == "q":
                raise Leave
            if key == "?":
                self.say("!", _HELP)
            elif key == "u" or key in self.decisions:
                if self.done(lambda: self.take(key, offer)):  # noqa: B023
                    return
            else:
                self.say("!", "type a, e, d, c, s, u, A or q; ? tells what they do")

    def show(self, offer: Offer) -> None:
        """The card beside its passage, with what speaks against it."""
        note = offer.note
        self.say("C", f"{offer.number}/{offer.total}")
        place = " › ".join(part for part in note.section.split("::") if part)
        at = note.source.at if note.source else ""
        self.say("L", ", ".join(part for part in (place, at) if part))
        before, quote, after = (
            shown(part) for part in (offer.passage.before, offer.passage.quote, offer.passage.after)
        )
        self.write("P", f"{before}{self.marks[0]}{quote}{self.marks[1]}{after}")
        self.sides(note)
        self.warn(offer.findings)

    def sides(self, note: Note) -> None:
        """Question and answer of each of its cards."""
        for card in cards(note):
            self.say("Q", plain(card.question))
            self.say("A", plain(card.answer))

    def warn(self, findings: Iterable[Finding]) -> None:
        """What speaks against a card, and how to mend it."""
        for finding in findings:
            self.say("W", f"{finding.rule}: {finding.message}. {finding.mend}")

    def done(self, step: Callable[[], None]) -> bool:
        """Whether a step went through; an error is told and changes nothing."""
        try:
            step()
        except TrainerError as error:
            self.say("!", " ".join(str(error).split()))
            return False
        return True

    def take(self, key: str, offer: Offer) -> None:
        """Decide, and say so once it is on disk."""
        if key == "u":
            self.undo()
            return
        rows = self.decisions[key](offer)
        for row in rows:
            self.say("+", f"{row.note} {row.status}")
            if row.text != offer.note and key != "A":
                self.sides(row.text)
                self.warn(lint_note(row.text, self.language))
        if not rows:
            raise UsageError("none of the rest is free of warnings with such a score")

    def undo(self) -> None:
        """Take the last decision back and say so."""
        if self.review.undo() is None:
            raise UsageError("there is nothing to undo")
        self.say("U")

    def edit(self, offer: Offer) -> tuple[MadeNote, ...]:
        """In the person's editor where there is a terminal for it, else side by side."""
        chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        if chosen and self.reader.isatty():
            return edit_note(offer.note, self.language, self.review.edit)
        return self.review.edit([self.typed(offer.note)])

    def typed(self, note: Note) -> Note:
        """The note with the sides that are typed; an empty line keeps one."""
        what = "text with its {{c1::gap}}" if note.kind is Kind.CLOZE else "question"
        front = self.hear("?", f"{what} (empty keeps it)") or note.front
        if note.kind is Kind.CLOZE:
            return replace(note, front=front)
        if note.kind is Kind.LIST:
            line = self.hear("?", f"items, with {_PARTED} between them (empty keeps them)")
            items = tuple(item.strip() for item in line.split(_PARTED) if item.strip())
            return replace(note, front=front, items=items or note.items)
        return replace(
            note, front=front, back=self.hear("?", "answer (empty keeps it)") or note.back
        )
