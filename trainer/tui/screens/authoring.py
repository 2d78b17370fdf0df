"""What authors do from the library: make a deck, add one, export one.

Each asks what it has to know in a few questions over the library, which then tells what
became of it. Nothing here is loaded before its key is pressed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from trainer.errors import UsageError
from trainer.plots.line import counted
from trainer.store.typed_path import typed_path
from trainer.tui.news import News
from trainer.tui.outline import Line
from trainer.tui.screens.ask import AskScreen
from trainer.tui.screens.base import behind_gate
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.questions import Answers, Question, QuestionsScreen

_SOURCE = "a file, a folder or an https address"


def make(library: HomeScreen) -> None:
    """Ask for a document and a deck file, and open the making of it."""
    from trainer.workflow.making import order_of, proposed_target  # noqa: PLC0415  (the generator)

    def proposed(answers: Answers) -> str:
        return str(proposed_target(answers[0])) if answers[0] else ""

    def begin(answers: Answers | None) -> None:
        if answers:
            _open(library, *answers)

    document, deck = library.unfinished or ("", "")
    asked = (
        Question("document", document, _SOURCE),
        Question("deck file", deck, "where the deck is written", proposed),
    )
    screen = QuestionsScreen("Make a deck from a document", asked, lambda told: order_of(*told))
    library.app.push_screen(screen, begin)


def _open(library: HomeScreen, source: str, target: str) -> None:
    from trainer.tui.screens.make import MakeScreen  # noqa: PLC0415  (only when shown)
    from trainer.workflow.making import Making, order_of  # noqa: PLC0415  (the generator)

    making = Making(library.home, order_of(source, target))

    def after(_result: bool | None) -> None:  # noqa: FBT001  (a screen's result)
        left = making.review.counts["left"] if making.review else 0
        library.unfinished = () if making.written and not left else (source, target)
        if making.failure:
            library.learn(lambda: News(failure=making.failure))
            return
        deck = making.order.target.absolute()
        told = f"{making.told}; {library.key_of('make')} takes it up again" if left else making.told
        held = any(Path(row.path) == deck for row in library.rows)
        if making.written and deck.exists() and not held:
            _offer(library, deck, told)
        else:
            library.learn(lambda: News(told, str(deck)))

    library.app.push_screen(MakeScreen(making, library.writer), after)


def _offer(library: HomeScreen, deck: Path, told: str) -> None:
    """Ask whether a new deck shall come into the library, and show it there."""

    def answered(wanted: bool | None) -> None:  # noqa: FBT001  (a screen's result)
        library.learn(lambda: _added(library, deck, told) if wanted else News(told))

    library.app.push_screen(AskScreen(f"{told}. Add it to your library?"), answered)


def _added(library: HomeScreen, path: Path, told: str = "") -> News:
    """Add a path to the library, and tell so."""
    decks = library.home.add(path)
    what = decks[0].title if len(decks) == 1 else f"{len(decks)} decks"
    return News(told or f"added {what}", str(decks[0].path) if decks else "")


def add(library: HomeScreen) -> None:
    """Ask for a deck file or a folder and add it."""

    def begin(answers: Answers | None) -> None:
        if answers:
            library.learn(lambda: _added(library, typed_path(answers[0])))

    asked = Question("deck file or folder", placeholder="a path")
    library.app.push_screen(QuestionsScreen("Add to the library", [asked], _existing), begin)


def _existing(answers: Answers) -> None:
    if not answers[0]:
        raise UsageError("a path is missing", "Type that of a deck file or a folder of decks")
    if not typed_path(answers[0]).exists():
        raise UsageError("there is no such file or folder", "Check the path", answers[0])


@behind_gate
async def remove(library: HomeScreen, line: Line) -> None:
    """Ask, and let decks go; of a folder that was added all of them go together."""
    places, decks = await library.in_writer(partial(_held, library, line))

    def answered(wanted: bool | None) -> None:  # noqa: FBT001  (a screen's result)
        if wanted:
            library.learn(lambda: _removed(library, places))

    what = f"Let {line.label} go from the library?"
    if decks > len(line.decks):
        names = ", ".join(place.name for place in places)
        what = f"{line.label} came with the folder {names}. Let all its {decks} decks go?"
    library.app.push_screen(AskScreen(f"{what} Files and progress stay."), answered)
    library.open_gate()


def _held(library: HomeScreen, line: Line) -> tuple[tuple[Path, ...], int]:
    """The paths that were added and hold the decks of a line, and how many decks they hold."""
    places = tuple(dict.fromkeys(map(library.home.library.added_as, map(Path, line.decks))))
    decks = library.home.library.decks()
    return places, sum(any(deck.path.is_relative_to(place) for place in places) for deck in decks)


def _removed(library: HomeScreen, places: Sequence[Path]) -> News:
    gone = [deck for place in places for deck in library.home.library.remove(str(place))]
    return News(f"{counted(len(gone), 'deck')} let go; {library.key_of('add')} adds a path again")


def export(library: HomeScreen, line: Line) -> None:
    """Ask for the name of a package and export the decks of a line into it."""

    def begin(answers: Answers | None) -> None:
        if answers:
            library.learn(_exporting(library, line, typed_path(answers[0])))

    beside = Path(line.decks[0]).with_suffix(".apkg")
    if len(line.decks) > 1:
        beside = beside.with_name(f"{line.label}.apkg")
    asked = Question("package", str(beside), placeholder="a path that ends in .apkg")
    library.app.push_screen(QuestionsScreen(f"Export {line.label}", [asked], _package), begin)


def _package(answers: Answers) -> None:
    path = typed_path(answers[0])
    if path.suffix.lower() != ".apkg":
        raise UsageError("a package ends in .apkg", "Choose such a name", answers[0])
    if not path.absolute().parent.is_dir():
        mend = "Make it first, or choose another"
        raise UsageError("there is no such folder", mend, str(path.parent))


def _exporting(library: HomeScreen, line: Line, target: Path) -> Callable[[], News]:
    def run() -> News:
        from trainer.workflow.export import export  # noqa: PLC0415  (Anki's room)

        made = export(library.home, line.decks, target)
        told = (made.notes, "note"), (made.cards, "card"), (made.media, "media file")
        counts = ", ".join(counted(number, word) for number, word in told)
        if made.lost:
            first = f"“{made.lost[0].where}”: {made.lost[0].what}"
            counts += f"; Anki may refuse {counted(len(made.lost), 'thing')}, such as {first}"
        return News(f"{made.path}: {counts}. In Anki: File, Import", line.decks[0])

    return run
