"""Every screen of the window in a state worth seeing: how it begins, and the keys that lead there.

What is shown comes from real decks, a real log and a clock that stands still. The folder
of the desk, which has another name in every run, is left out of the paths before they
are laid out.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tui.conftest import CLOZE, LIST, QUESTION, SECOND, TYPED, Desk, Window
from tests.tui.harbour import Harbour
from tests.tui.learner import make_haste, weeks_of_study
from trainer.cards.text import shown
from trainer.generate.model.cost import Estimate
from trainer.tui.screens.make import MakeScreen

Size = tuple[int, int]
Opened = AbstractAsyncContextManager[Window]
Begin = Callable[[Desk, Size], Opened]
PROSE = """\
  - q: How does TCP open a connection?
    a: |
      By a **three-way handshake**:

      1. `SYN` with the *initial* sequence number $x$
      2. `SYN-ACK` with $x+1$
      3. `ACK`

      ```python
      sock.connect((host, 443))
      ```
    extra: 漢字 and 👍 are two cells wide.
    source:
      ref: rfc
      at: '¶7 s1'
      quote: >-
        the three-way handshake is the procedure used to establish a connection; it is
        initiated by one TCP peer and responded to by another TCP peer
"""
_SHOWS_PATHS = ("info", "listing", "make")


class Words(str):
    """A step that is pasted, as typing it letter by letter takes its time."""

    __slots__ = ()


@dataclass(frozen=True)
class Picture:
    """A screen in a state: its steps are keys, and words."""

    name: str
    begin: Begin
    steps: tuple[str, ...] = ()

    @asynccontextmanager
    async def open(self, desk: Desk, size: Size) -> AsyncIterator[Window]:
        """The window at this picture."""
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(desk.folder)
            for editor in ("VISUAL", "EDITOR"):  # a key is offered where one is chosen
                patch.delenv(editor, raising=False)
            for screen in _SHOWS_PATHS:
                patch.setattr(f"trainer.tui.screens.{screen}.shown", _without(desk.folder))
            make_haste(desk.home)
            async with self.begin(desk, size) as window:
                for step in self.steps:
                    if isinstance(step, Words):
                        await window.paste(step)
                    else:
                        await window.press(step)
                yield window


def _without(folder: Path) -> Callable[[str], str]:
    """What is shown, with paths that begin in the folder, however that is spelled."""
    return lambda text: shown(text).replace(f"{folder.resolve()}/", "").replace(f"{folder}/", "")


def _empty(desk: Desk, size: Size) -> Opened:
    return desk.library(size)


def _library(desk: Desk, size: Size) -> Opened:
    weeks_of_study(desk)
    return desk.library(size)


def _browser(query: str) -> Begin:
    def begin(desk: Desk, size: Size) -> Opened:
        weeks_of_study(desk)
        return desk.browser(query, size)

    return begin


def _review(*notes: str, **settings: str) -> Begin:
    def begin(desk: Desk, size: Size) -> Opened:
        desk.configure(**settings)
        return desk.review(desk.study(*notes), size)

    return begin


def _form(desk: Desk, size: Size) -> Opened:
    return desk.form(Path("words.yaml"), size)


def _harbour(desk: Desk, size: Size) -> Opened:
    return Harbour(desk).window(size)


@asynccontextmanager
async def _watching(desk: Desk, size: Size) -> AsyncIterator[Window]:
    """A making that has come to the third of twelve requests and stays there."""
    harbour = Harbour(desk)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MakeScreen, "_make", lambda *_given: None)
        harbour.making.expect(Estimate(12, 0, 9_000, 4_000, 0.5, 2.25), "tiny")
        harbour.making.advance(3, 12)
        async with harbour.window(size) as window:
            yield window


HOME = (
    Picture("home-empty", _empty),
    Picture("home", _library),
    Picture("home-help", _library, ("question_mark",)),
    Picture("home-more-new", _library, ("n", "x", "enter")),
    Picture("home-add", _library, ("plus", Words("none"), "enter")),
    Picture("home-make", _library, ("m", Words("harbour.md"), "tab")),
    Picture("home-import", _library, ("i", Words("words.csv"), "tab")),
    Picture("home-export", _library, ("x", "ctrl+u", Words("words.apkg"))),
    Picture("home-palette", _library, ("ctrl+p",)),
)
REVIEW = (
    Picture("review-question", _library, ("A",)),
    Picture("review-answer", _review(QUESTION), ("space",)),
    Picture("review-why", _review(PROSE), ("space", "w")),
    Picture("review-typed", _review(TYPED), (Words("four hundrd"),)),
    Picture("review-diff", _review(TYPED), (Words("for hundredd"), "enter")),
    Picture("review-list", _review(LIST), ("space",)),
    Picture("review-cloze-hint", _review(CLOZE), ("h",)),
    Picture("review-flagged", _review(QUESTION, SECOND), ("f", "m", "u")),
    Picture("review-waiting", _review(QUESTION, TRAINER_STUDY_LEARN_AHEAD="0m"), ("space", "3")),
    Picture("review-delete", _review(QUESTION, SECOND), ("D",)),
    Picture("card-info", _library, ("A", "i")),
    Picture("card-info-end", _library, ("A", "i", "end")),
    Picture("summary", _review(QUESTION, SECOND), ("space", "4", "space", "1", "space", "4")),
)
NOTES = (
    Picture("note-question", _form, (Words("Why is it so"), "tab", Words("So"))),
    Picture("note-pair", _form, ("ctrl+t", Words("der Hund"), "tab", Words("the dog"))),
    Picture("note-cloze", _form, ("ctrl+t", "ctrl+t", Words("{{c1::SYN}} comes first."))),
    Picture("note-list", _form, (*["ctrl+t"] * 3, Words("Layers?"), "tab", "A", "enter", "B")),
    Picture("note-edit", _review(QUESTION), ("e",)),
    Picture("note-unsaved", _form, (Words("Why"), "escape")),
)
BROWSE = (
    Picture("browse", _browser("")),
    Picture("browse-found", _browser("tag:german is:due"), ("space", "f")),
    Picture("browse-preview", _browser(""), ("p", "down")),
    Picture("browse-error", _browser("layer"), ("slash", Words(" or"))),
    Picture("browse-tag", _browser(""), ("t",)),
    Picture("browse-move", _browser(""), ("M",)),
    Picture(
        "browse-replace", _browser("dog"), ("x", Words("Hund"), "enter", Words("Wolf"), "enter")
    ),
)
STATISTICS = (
    Picture("statistics-none", _empty, ("t",)),
    Picture("statistics-month", _library, ("t",)),
    Picture("statistics-year", _library, ("t", "r", "f")),
    Picture("statistics-all", _library, ("t", "r", "r", "f", "f", "pagedown")),
    Picture("statistics-end", _library, ("t", "end")),
    Picture("statistics-deck", _library, ("t", "d")),
)
SETTINGS = (
    Picture("settings", _library, ("comma",)),
    Picture("settings-value", _library, ("comma", "enter", "ctrl+u", Words("many"), "enter")),
    Picture("settings-choice", _library, ("comma", *["j"] * 7, "enter")),
    Picture("keys", _library, ("comma", "m")),
    Picture("keys-clash", _library, ("comma", "m", "down", "down", "enter", "a", "enter")),
    Picture("backups", _library, ("comma", "b", "n")),
    Picture("backups-restore", _library, ("comma", "b", "n", "enter")),
)
MAKING = (
    Picture("make", _watching),
    Picture("accept", _harbour),
    Picture("accept-warning", _harbour, ("a", "d")),
    Picture("wording", _harbour, ("e", "f7", Words("Is it high?"))),
    Picture("wording-merge", _harbour, ("m", "f7", Words("Is it?"), "tab", "tab", "end")),
)
PICTURES = (*HOME, *REVIEW, *NOTES, *BROWSE, *STATISTICS, *SETTINGS, *MAKING)
