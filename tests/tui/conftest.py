"""A desk to study at: a real home with a deck written for the test, and the window over it."""

from __future__ import annotations

import asyncio
import re
import sys
import webbrowser
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from threading import Event as Signal

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.screen import Screen

from tests.tui.editor import Editor
from tests.tui.harbour import Harbour
from trainer.config import load
from trainer.errors import StoreError
from trainer.memory.log import Event
from trainer.memory.options import MemoryOptions
from trainer.tui.app import TrainerApp, window
from trainer.tui.screens.base import TrainerScreen
from trainer.tui.screens.browse import BrowseScreen
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.note import NoteScreen
from trainer.tui.screens.review import ReviewScreen
from trainer.tui.writer import Writer
from trainer.workflow.home import Home
from trainer.workflow.study import Study

NOON = "2026-11-23T12:00:00+00:00"
QUESTION = """\
  - q: What does TCP stand for?
    a: Transmission Control Protocol
    hint: three words
    source: {ref: rfc, at: '¶7 s1', quote: the Transmission Control Protocol}
"""
SECOND = """\
  - q: Which layer routes packets?
    a: The network layer
"""
TYPED = """\
  - q: Which port does HTTPS use?
    a: four hundred
    typed: yes
"""
LIST = """\
  - q: Name the lowest three layers.
    list: [Physical, Data link, Network]
    ordered: yes
"""
CLOZE = """\
  - cloze: The {{c1::SYN::first flag}} opens a connection.
"""
SIZES = pytest.mark.parametrize("size", [(40, 15), (80, 24), (200, 60)], ids=str)
_EDGES = str.maketrans("│╭╮╰╯", "     ")


class Window:
    """The open window, as a test drives it and looks at it."""

    def __init__(self, app: TrainerApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys one by one, each after the last one has had its full effect."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    def burst(self, *keys: str) -> None:
        """Keys that arrive together, as over a slow connection or from a key held down."""
        for key in keys:
            self.app.post_message(Key(key, None))

    async def paste(self, text: str) -> None:
        """Put text into the field at hand."""
        self.app.post_message(Paste(text))
        await self.settle()

    async def click_on(self, text: str) -> int:
        """Click on the end of this text wherever it stands; in how many places that is."""
        found = re.compile(re.escape(text)).finditer
        ends = [
            (match.end() - 1, y)
            for y, line in enumerate(self.text.splitlines())
            for match in found(line)
        ]
        for place in ends:
            await self.pilot.click(offset=place)
            await self.settle()
        return len(ends)

    async def settle(self) -> None:
        """Wait until nothing is under way: no worker, no message, no frame to be drawn."""
        calm, before = 0, ""
        while calm < 4 and self.app.is_running:  # a message may just be on its way to a parent
            await self.app.workers.wait_for_complete()
            await self.app.animator.wait_until_complete()
            await self.pilot.pause()
            calm = calm + 1 if self._is_calm() else 0
            if calm == 1:
                before = self.text
            elif calm == 4 and before != self.text:
                calm = 0

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.until(lambda: self.app.screen.outer_size == (width, height))
        await self.settle()

    def _is_calm(self) -> bool:
        screen = self.app.screen
        gate_is_open = not isinstance(screen, TrainerScreen) or screen.gate_is_open
        nodes = (self.app, *screen.walk_children(with_self=True))
        return gate_is_open and all(node.message_queue_size == 0 for node in nodes)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something that takes its time; 20 s at most."""
        async with asyncio.timeout(20):
            while not holds():
                await self.pilot.pause(0.01)

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def words(self) -> str:
        """What stands on the screen, wherever lines are broken and whatever edge is around them."""
        return " ".join(self.text.translate(_EDGES).split())


class Desk:
    """A home with a deck of some of these notes, and the window over it."""

    def __init__(self, home: Home, folder: Path) -> None:
        self.home = home
        self.folder = folder

    def deck(self, *notes: str, title: str = "Networking", name: str = "net.yaml") -> Path:
        """Write a deck file and put it into the library."""
        path = self.folder / name
        text = f"format: 1\ntitle: {title}\nsources: {{rfc: {{title: RFC}}}}\nnotes:\n"
        path.write_text(text + "".join(notes), encoding="utf-8")
        self.home.add(path)
        return path

    @property
    def settings(self) -> str:
        """What the settings file says."""
        path = self.home.folder / "config.toml"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def write_settings(self, toml: str) -> None:
        """Settings for the sittings to come, as the file gives them."""
        (self.home.folder / "config.toml").write_text(toml, encoding="utf-8")
        self.configure()

    def configure(self, **environment: str) -> None:
        """Settings for the sittings to come, as environment variables give them."""
        self.home.config = load(self.home.folder, environment)

    def study(self, *notes: str) -> Study:
        """A sitting over a new deck of these notes."""
        self.deck(*notes)
        return self.home.study()

    def reviews(self) -> list[Event]:
        """The log, oldest row first."""
        return list(self.home.database.events())

    @asynccontextmanager
    async def window(
        self, first: Callable[[Writer], Screen[bool]], size: tuple[int, int] = (80, 24)
    ) -> AsyncIterator[Window]:
        """The window on this screen."""
        writer = Writer()
        app = window(self.home, writer, first)
        app.animation_level = "none"
        try:
            async with app.run_test(size=size) as pilot:
                opened = Window(app, pilot)
                await opened.settle()
                yield opened
        finally:
            writer.close()

    def review(
        self, study: Study, size: tuple[int, int] = (80, 24)
    ) -> AbstractAsyncContextManager[Window]:
        """The window on the review screen."""
        return self.window(lambda writer: ReviewScreen(study, writer), size)

    def library(self, size: tuple[int, int] = (80, 24)) -> AbstractAsyncContextManager[Window]:
        """The window on the home screen."""
        return self.window(lambda writer: HomeScreen(self.home, writer), size)

    def browser(
        self, query: str = "", size: tuple[int, int] = (80, 24)
    ) -> AbstractAsyncContextManager[Window]:
        """The window on the browser."""
        return self.window(lambda writer: BrowseScreen(self.home, writer, query), size)

    def form(
        self, deck: Path, size: tuple[int, int] = (80, 24)
    ) -> AbstractAsyncContextManager[Window]:
        """The window on the form for new notes of a deck."""
        return self.window(lambda writer: NoteScreen(self.home.new_notes(deck), writer), size)


@pytest.fixture(autouse=True)
def _no_guessing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing wait for the processor to look idle: tests wait for conditions."""

    async def yield_once(*_times: float) -> None:
        await asyncio.sleep(0)

    monkeypatch.setattr("textual.app.wait_for_idle", yield_once)
    monkeypatch.setattr("textual.pilot.wait_for_idle", yield_once)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("TRAINER_NOW", NOON)
    monkeypatch.setenv("TRAINER_CLOCK", "frozen")
    monkeypatch.setenv("TZ", "UTC")
    folder = tmp_path / "home"
    with Home(folder, load(folder, {})) as home:
        yield Desk(home, tmp_path)


@pytest.fixture
def harbour(desk: Desk) -> Harbour:
    return Harbour(desk)


@pytest.fixture
def lent_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that can be lent to an editor, where none is open in truth."""
    monkeypatch.setattr(TrainerApp, "suspend", lambda _app: nullcontext())


@pytest.fixture
def editor(tmp_path: Path, lent_terminal: None, monkeypatch: pytest.MonkeyPatch) -> Editor:
    script = tmp_path / "editor.py"
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    return Editor(script)


@pytest.fixture
def no_editor(lent_terminal: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor is chosen that is not there."""
    monkeypatch.setenv("VISUAL", "/no/such/editor")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were given to the system's opener."""
    addresses: list[str] = []

    class Opener:
        def open(self, address: str) -> bool:
            addresses.append(address)
            return True

    monkeypatch.setattr(webbrowser, "get", Opener)
    return addresses


@pytest.fixture
def slow_disk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Signal]:
    """A disk that takes nothing until the signal is set."""
    ready, record = Signal(), desk.home.database.record

    def slowly(events: Sequence[Event], memory: Iterable[MemoryOptions] = ()) -> None:
        ready.wait(timeout=10)
        record(events, memory)

    monkeypatch.setattr(desk.home.database, "record", slowly)
    yield ready
    ready.set()


@pytest.fixture
def full_disk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes nothing more."""

    def refuse(events: Sequence[Event], memory: Iterable[MemoryOptions] = ()) -> None:
        raise StoreError("the disk is full", "Make room and grade again")

    monkeypatch.setattr(desk.home.database, "record", refuse)
