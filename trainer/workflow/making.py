"""A run of ``make`` that a person watches, stops, decides in, and leaves.

Reading and writing cards take a thread of their own, with a database connection of their
own, so that the window lives on; what is decided goes through the home's connection. A run
that is stopped has written nothing but the answers of a model, which are kept. Whether it is
stopped or written is decided once: whichever of the two threads comes first has its way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from trainer.cards.note import Kind
from trainer.errors import DeckError, NothingToDo, SourceError, TrainerError, UsageError
from trainer.generate.engine import generate
from trainer.generate.model.cost import Estimate
from trainer.ingest.sources import is_url
from trainer.store.deck_folder import check_deck_name
from trainer.store.typed_path import typed_path
from trainer.workflow.accepting import Review
from trainer.workflow.draft import Draft
from trainer.workflow.home import Home
from trainer.workflow.make import Wishes, draft

if TYPE_CHECKING:
    from trainer.workflow.with_model import Watcher, Writer

_NAMELESS = "deck"
READING, MAKING = "reading", "making cards"


@contextmanager
def _rules(_home: Home, _watcher: Watcher) -> Iterator[Writer]:
    yield partial(generate, doubtful=True)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of which documents; ``writer`` opens whoever writes the cards."""

    sources: tuple[str, ...]
    target: Path
    title: str = ""
    maximum: int | None = None
    kinds: frozenset[Kind] = frozenset(Kind)
    writer: Callable[[Home, Watcher], AbstractContextManager[Writer]] = _rules


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a run has come; ``cost`` is what was told of a model before it was asked."""

    doing: str = READING
    done: int = 0
    total: int = 0
    cost: str = ""


class Making:
    """One run: :meth:`plan`, then the decisions of ``review``, then :meth:`finish`.

    ``stage`` may be read at any time, from any thread. ``written`` is the draft as it was
    written in the end; ``failure`` what kept it from that.
    """

    def __init__(self, home: Home, order: Order) -> None:
        self.order = order
        self.stage = Stage()
        self.draft: Draft | None = None
        self.review: Review | None = None
        self.written: Draft | None = None
        self.failure: TrainerError | None = None
        self.stopped = False
        self._is_written = False  # or is about to be
        self._deciding = Lock()
        self._home = home

    def plan(self) -> Draft:
        """Read the documents and make their cards; call it in a thread of its own.

        Raises:
            NothingToDo: it was stopped meanwhile.
            TrainerError: a document, the deck, a model or the database fails.
        """
        order = self.order
        with (
            Home(self._home.folder, self._home.config) as home,
            order.writer(home, self) as writer,
        ):
            wishes = Wishes(
                order.title,
                order.maximum,
                order.kinds,
                writer,
                partial(self._come, READING),
                partial(self._come, MAKING),
            )
            return draft(home, order.sources, order.target, wishes)

    def stop(self) -> bool:
        """Let the planning end at its next step; False where the deck is being written already."""
        with self._deciding:
            self.stopped = not self._is_written
        return self.stopped

    def begin(self, found: Draft) -> Review:
        """Offer the new cards of a plan."""
        self.draft, self.review = found, Review(self._home, found)
        return self.review

    def finish(self) -> None:
        """Write the deck file with what was taken, unless it was stopped; a failure is raised.

        Raises:
            TrainerError: nothing was written; the decisions and the failure are kept.
        """
        with self._deciding:
            if self.stopped or self.review is None or self.written is not None:
                return
            self._is_written = True
        try:
            self.written = self.review.leave()
        except TrainerError as error:
            self.failure, self._is_written = error, False
            raise
        self.failure = None

    @property
    def told(self) -> str:
        """What has become of it, in a line."""
        name = self.order.target.name
        if self.stopped or self.review is None:
            return "stopped; nothing was written"
        if not self.review.total:
            return f"{name}: nothing new to decide on"
        counts = self.review.counts
        left = counts.pop("left")
        decided = ", ".join(f"{count} {status}" for status, count in counts.items())
        return f"{name}: {decided}, {left} open" if left else f"{name}: {decided}"

    def expect(self, run: Estimate, name: str) -> None:
        """Told by a model before its first request."""
        self.stage = Stage(f"asking {name}", 0, run.requests, run.told(name))

    def advance(self, done: int, total: int) -> None:
        """Told by a model after each answer."""
        self._come(self.stage.doing, done, total)

    def _come(self, doing: str, done: int, total: int) -> None:
        if self.stopped:
            raise NothingToDo(self.told)
        self.stage = replace(self.stage, doing=doing, done=done, total=total)


def proposed_target(source: str) -> Path:
    """The deck file that a document most likely becomes: its name, beside it."""
    if is_url(source):
        host, *parts = source.partition("://")[2].split("?")[0].rstrip("/").split("/")
        return Path(f"{Path(parts[-1]).stem if parts else host or _NAMELESS}.yaml")
    path = Path(source)
    return path.parent / f"{path.stem or path.absolute().name or _NAMELESS}.yaml"


def order_of(source: str, target: str) -> Order:
    """What a person asked for by the words typed; a path may begin with ``~``.

    Raises:
        UsageError: a word is missing.
        SourceError: there is no such document.
        DeckError: the deck cannot lie there.
    """
    if not source:
        raise UsageError("a document is missing", "Type its path or its https address")
    if not target:
        raise UsageError("the deck needs a file", "Type a path that ends in .yaml")
    deck = typed_path(target)
    if not is_url(source):
        document = typed_path(source)
        if not document.exists():
            raise SourceError("there is no such file or folder", "Check the path", str(document))
        source = str(document)
    check_deck_name(deck)
    if not deck.absolute().parent.is_dir():
        raise DeckError("there is no such folder", "Make it first, or choose another", str(deck))
    return Order((source,), deck)
