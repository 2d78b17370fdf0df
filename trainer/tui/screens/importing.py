"""Taking another program's decks from the library: ask, plan, show the plan, then write.

Nothing is written before the learner has seen what would be, and a package's reviews and
due dates come along only where they are wanted. Nothing here is loaded before its key is
pressed.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from trainer.errors import TrainerError, UsageError
from trainer.plots.line import counted
from trainer.store.deck_folder import check_deck_name
from trainer.store.typed_path import typed_path
from trainer.tui.news import News
from trainer.tui.screens.ask import AskScreen
from trainer.tui.screens.base import behind_gate
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.questions import Answers, Question, QuestionsScreen
from trainer.workflow.import_plan import ImportPlan
from trainer.workflow.import_reading import Wishes, endings
from trainer.workflow.import_scheduling import advice, command_line
from trainer.workflow.import_writing import write_import
from trainer.workflow.importing import plan_import


def import_deck(library: HomeScreen) -> None:
    """Ask for a file and a deck, and take the one into the other."""

    def begin(answers: Answers | None) -> None:
        if answers:
            _plan(library, *map(typed_path, answers))

    *others, last = endings()
    asked = (
        Question("file", placeholder=f"{', '.join(others)} or {last}"),
        Question("deck file", placeholder="where the deck is written", proposed=_proposed),
    )
    title = "Import from Anki or another program"
    library.app.push_screen(QuestionsScreen(title, asked, _check), begin)


def _proposed(answers: Answers) -> str:
    return str(Path(answers[0]).with_suffix(".yaml")) if answers[0] else ""


def _check(answers: Answers) -> None:
    file, deck = answers
    if not typed_path(file).is_file():
        raise UsageError("there is no such file", "Check the path", file)
    check_deck_name(typed_path(deck))


@behind_gate
async def _plan(library: HomeScreen, file: Path, target: Path) -> None:
    wishes = Wishes(with_progress=True)
    try:
        plan = await library.in_writer(partial(plan_import, library.home, [file], target, wishes))
    except TrainerError as error:
        failure = News(failure=error)
        library.learn(lambda: failure)  # for the library is read again meanwhile
        return
    library.open_gate()

    def without_progress() -> News:
        """Planned anew: a deck of ours says itself what is suspended where no log tells it."""
        return _taken(library, plan_import(library.home, [file], target))

    def answered(wanted: bool | None) -> None:  # noqa: FBT001  (a screen's result)
        if wanted is None:
            library.learn(lambda: News("nothing was imported"))
        else:
            library.learn(partial(_taken, library, plan) if wanted else without_progress)

    def agreed(wanted: bool | None) -> None:  # noqa: FBT001  (a screen's result)
        if wanted and plan.reviews:
            library.app.push_screen(AskScreen(_asked(plan)), answered)
        elif wanted:
            answered(wanted)

    library.app.push_screen(AskScreen(f"{_told(plan)}. Import?"), agreed)


def _asked(plan: ImportPlan) -> str:
    """The question for progress, and how to schedule it as before where the settings differ."""
    reviews = f"{counted(plan.reviews, 'review')} and the due dates"
    lines = [f"Bring {reviews} along, too?"]
    for one in plan.scheduling:
        lines += ["", f"Note: {one.told()}."]
        lines += ["To take that over:"] if one.commands else []
        lines += [command_line(command) for command in one.commands]
    return "\n".join([*lines, advice(plan.scheduling)]).rstrip()


def _told(plan: ImportPlan) -> str:
    """What an import comes to, and what of it has no place here."""
    added = counted(len(plan.added), "note")
    counts = f"{added} added, {len(plan.changed)} changed, {len(plan.kept)} kept"
    if plan.conflicting:
        counts += f", {len(plan.conflicting)} left as you wrote them"
    if not plan.lost:
        return counts
    first = f"“{plan.lost[0].where}”: {plan.lost[0].what}"
    return f"{counts}; no place here for {counted(len(plan.lost), 'thing')}, such as {first}"


def _taken(library: HomeScreen, plan: ImportPlan) -> News:
    """Write the import, keep its deck in the library, and tell so."""
    write_import(library.home, plan)
    library.home.add(plan.target)
    return News(f"{plan.target.name}: {_told(plan)}", str(plan.target.absolute()))
