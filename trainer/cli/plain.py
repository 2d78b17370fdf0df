"""A review line by line, for screen readers, pipes and scripts.

Each line is a tag and a text, flushed at once; the grammar is a contract that outside
programs read. Behind it stands the same ``Study`` that the window drives, so whatever
is true of one is true of the other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from trainer.cards.note import Card, Kind, Note
from trainer.cards.text import plain
from trainer.cli import shapes
from trainer.cli.lines import Leave, Lines
from trainer.errors import TrainerError, UsageError
from trainer.memory.answer import Verdict, compare
from trainer.memory.intervals import label
from trainer.memory.log import Rating
from trainer.memory.session import Summary
from trainer.store.library import LibraryCard
from trainer.workflow import editor
from trainer.workflow.leeches import leech_told
from trainer.workflow.numbers import read_number
from trainer.workflow.study import Study

_MARKS = {"same": ("", ""), "missing": ("{+", "+}"), "extra": ("[-", "-]")}
_CHOICES = (
    "type 1, 2, 3 or 4; or u undo, U redo, e edit, s suspend, b bury, f flag, m mark,"
    " F forget, d set due, D delete, q leave"
)
_RATINGS = {str(int(rating)): rating for rating in Rating}


def drill(study: Study, reader: TextIO, writer: TextIO) -> int:
    """Ask cards until none is left or the learner leaves; everything is kept. Returns 0."""
    dialogue = _Dialogue(study, reader, writer)
    if study.taken_back and study.session.current:  # study --undo
        dialogue.say("U", study.session.current.key)
    try:
        while (found := study.card()) is not None:
            dialogue.ask(found)
            study.tick()
    except Leave:
        pass
    dialogue.say("Z", _last_words(study.summary()))
    return 0


class _Dialogue(Lines):
    """One run of questions and answers over two streams."""

    def __init__(self, study: Study, reader: TextIO, writer: TextIO) -> None:
        super().__init__(reader, writer)
        self.study = study
        self.commands: dict[str, Callable[[str], None]] = {
            "u": self.undo,
            "U": self.redo,
            "e": self.edit,
            "s": self.suspend,
            "b": self.bury,
            "f": self.flag,
            "m": self.mark,
            "D": self.delete,
            "F": self.forget,
            "d": self.set_due,
            "q": self.leave,
        }

    def ask(self, found: LibraryCard) -> None:
        """One card, from its question until a rating or another command has been taken."""
        started = self.study.now_ms()
        card = found.card
        self.question(found)
        line = self.hear("?")
        while (command := _command(line, typed=_is_typed(card.note))) in self.commands:
            if self.took(command, card.key):
                return
            line = self.hear("?")
        self.answer(card, line)
        self.rate(card.key, started)

    def question(self, found: LibraryCard) -> None:
        """The card's place, key, question and hint."""
        card, note = found.card, found.card.note
        self.say("D", "::".join(part for part in (found.deck_title, found.section) if part))
        self.say("K", card.key)
        media = [
            f"[{kind}: {name}]"
            for kind, name in (("image", note.image), ("audio", note.audio))
            if name
        ]
        self.say("Q", "\n".join([plain(card.question), *media]))
        if card.hint:
            self.say("H", plain(card.hint))

    def answer(self, card: Card, typed: str) -> None:
        """The answer with what is shown after it, the verdict on a typed one, the source."""
        note = card.note
        self.say("A", "\n".join(part for part in (plain(card.answer), plain(note.extra)) if part))
        if _is_typed(note):
            verdict = compare(typed, plain(card.answer), note.accept)
            self.say("T", f"{verdict.kind} {_marked(verdict)}")
        if note.source:
            place = note.source.at or note.source.ref
            self.say("S", ": ".join(part for part in (place, note.source.quote) if part))

    def rate(self, key: str, started: int) -> None:
        """Offer the ratings until one, or another command, has been taken."""
        futures = self.study.session.futures
        labels = {f.rating: label(f) for f in futures} if futures else dict.fromkeys(Rating, "-")
        self.say("R", " ".join(f"{int(rating)}={text}" for rating, text in labels.items()))
        while True:
            line = self.hear(">")
            if line in _RATINGS:
                took_ms = self.study.now_ms() - started
                if self.done(lambda: self.grade(key, _RATINGS[line], took_ms)):  # noqa: B023
                    return
            elif line not in self.commands:
                self.say("!", _CHOICES)
            elif self.took(line, key):
                return

    def took(self, command: str, key: str) -> bool:
        """Whether a command could be done; a refusal is told."""
        return self.done(lambda: self.commands[command](key))

    def done(self, step: Callable[[], None]) -> bool:
        """Whether a step went through; an error is told and changes nothing."""
        try:
            step()
        except TrainerError as error:
            self.say("!", " ".join(str(error).split()))
            return False
        return True

    def grade(self, key: str, rating: Rating, took_ms: int) -> None:
        """Commit a rating, then say so."""
        event = self.study.grade(rating, took_ms)
        self.say("+", f"{key} {int(rating)} {shapes.due(event.due_day, event.due_ms) or '-'}")
        if leech := self.study.session.leech:
            self.say("!", leech_told(leech))

    def suspend(self, key: str) -> None:
        """Put the card away until it is unsuspended."""
        self.study.suspend()
        self.say("+", f"{key} suspend -")

    def bury(self, key: str) -> None:
        """Put the card away until tomorrow."""
        self.study.bury()
        self.say("+", f"{key} bury -")

    def flag(self, key: str) -> None:
        """Flag the card or take its flag off; it is asked again."""
        self.say("+", f"{key} {'flag' if self.study.flag() else 'unflag'} -")

    def mark(self, key: str) -> None:
        """Mark the card as wrong or take the mark off; it is asked again."""
        self.say("+", f"{key} {'mark' if self.study.mark() else 'unmark'} -")

    def delete(self, key: str) -> None:
        """Ask, then take the card's note out of its deck file."""
        count = self.study.siblings
        cards = "1 card" if count == 1 else f"{count} cards"
        if self.hear("?", f"delete the note and its {cards}? y or n") != "y":
            raise UsageError("nothing was deleted")
        self.study.delete()
        self.say("+", f"{key} delete -")

    def forget(self, key: str) -> None:
        """Make the card a new one again."""
        self.study.forget()
        self.say("+", f"{key} forget -")

    def set_due(self, key: str) -> None:
        """Ask in how many days the card shall be due, and make it so."""
        self.study.check_due_date()
        days = read_number(self.hear("?", "due in how many days?"))
        event = self.study.set_due(days)
        self.say("+", f"{key} set-due {shapes.due(event.due_day, None)}")

    def redo(self, key: str) -> None:
        """Do again what was taken back last."""
        label = self.study.session.redo_label
        if not self.study.redo():
            raise UsageError("there is nothing to do again")
        self.say("+", f"{key} {label} -")

    def undo(self, key: str) -> None:
        """Take back the last thing done and name the card that is asked again."""
        del key
        if not self.study.undo():
            raise UsageError("there is nothing to undo")
        current = self.study.session.current
        self.say("U", current.key if current else "")

    def edit(self, key: str) -> None:
        """Open the learner's editor at the note; the card is asked again afterwards."""
        del key
        editor.run(self.study.edit_command())
        for error in self.study.refresh_card():
            self.say("!", " ".join(str(error).split()))

    def leave(self, key: str) -> None:
        """Stop here; everything is kept."""
        del key
        raise Leave


def _is_typed(note: Note) -> bool:
    """Whether the answer is typed; a list is recalled item by item instead."""
    return note.typed and note.kind is not Kind.LIST


def _command(line: str, *, typed: bool) -> str:
    """The command in a line at the question; where answers are typed a colon tells it."""
    if not typed:
        return line
    return line[1:] if line.startswith(":") else ""


def _marked(verdict: Verdict) -> str:
    """The typed answer against the expected one: ``{+missing+}`` and ``[-too much-]``."""
    return "".join(_MARKS[part][0] + text + _MARKS[part][1] for text, part in verdict.diff)


def _last_words(summary: Summary) -> str:
    minutes = round(summary.took_ms / 60_000)
    due = shapes.due(summary.next_due_day, summary.next_due_ms)
    return f"reviewed={summary.reviewed} again={summary.again} minutes={minutes} next={due or '-'}"
