"""Questions that a line of text answers, over another screen."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from trainer.cards.text import shown
from trainer.errors import TrainerError, UsageError
from trainer.store.typed_path import typed_path
from trainer.tui import keys
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.asked import Asked
from trainer.tui.widgets.field import Answer
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.wrong import Wrong
from trainer.workflow.note_form import new_file
from trainer.workflow.numbers import read_days, read_number

_T = TypeVar("_T")


class FieldScreen(Dialog[_T | None], Generic[_T]):
    """Dismissed with the answer, or with None where all stays as it is.

    Args:
        asked: the question, and what explains it.
        text: what stands in the field at first.
    """

    PLACEHOLDER: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [*keys.DIALOG]

    def __init__(self, asked: str, text: str = "") -> None:
        super().__init__()
        self._asked, self._text = asked, text

    @abstractmethod
    async def read(self, text: str) -> _T:
        """The answer that a text means.

        Raises:
            TrainerError: it means none, which is told below the field.
        """

    def compose_middle(self) -> ComposeResult:
        """One question, one field, and what is wrong with its content."""
        with Vertical(classes="dialog"):
            yield Asked(self._asked)
            yield Answer(shown(self._text), self.PLACEHOLDER)
            yield Wrong()
            yield KeyLine()

    @on(Input.Changed)
    def _forgive(self) -> None:
        self.query_one(Wrong).forgive()

    @on(Input.Submitted)
    async def _take(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            answer = await self.read(event.value.strip())
        except TrainerError as error:
            self.query_one(Wrong).tell(error)
        else:
            self.dismiss(answer)


class NumberScreen(FieldScreen[int]):
    """Takes whole numbers from 1 on."""

    PLACEHOLDER = "a number"

    async def read(self, text: str) -> int:
        """The number in digits."""
        return read_number(text)


class DaysScreen(FieldScreen[range]):
    """Takes in how many days something shall be: one number or two of which a day lies between."""

    PLACEHOLDER = "3, 0 for today, or 60-90"

    async def read(self, text: str) -> range:
        """The days, counted from today."""
        return read_days(text)


class WordsScreen(FieldScreen[str]):
    """Takes words as they stand; none where all stays as it is."""

    PLACEHOLDER = "one or more"

    async def read(self, text: str) -> str:
        """The words."""
        return text


class DeckPathScreen(FieldScreen[Path]):
    """Takes the path of a deck file that is there or shall be made."""

    PLACEHOLDER = "DECK.yaml"

    async def read(self, text: str) -> Path:
        """The path as it was typed, with the home folder filled in."""
        if not text:
            raise UsageError("no deck file is named", "Write its path, as in words.yaml")
        return typed_path(text)


class NewDeckScreen(FieldScreen[Path]):
    """Takes the name of a deck file that shall be made, in ``folder`` if it says no other."""

    PLACEHOLDER = "a name, as in birds"

    def __init__(self, asked: str, folder: Path) -> None:
        super().__init__(asked)
        self._folder = folder

    async def read(self, text: str) -> Path:
        """The path of the file."""
        return new_file(text, self._folder)


class ValueScreen(FieldScreen[bool]):
    """Takes what ``save`` takes; dismissed with True once it is saved."""

    def __init__(self, asked: str, text: str, save: Callable[[str], Awaitable[None]]) -> None:
        super().__init__(asked, text)
        self._save = save

    async def read(self, text: str) -> bool:
        """True, as the text is saved then."""
        await self._save(text)
        return True
