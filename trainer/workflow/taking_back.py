"""One history of what a learner did: the newest is taken back first, wherever it was done.

What was done at cards stands in the log, with that of the sittings before; what the browser
did to deck files it remembers itself as long as the program runs. Here both are one row.
"""

from __future__ import annotations

from trainer.errors import NothingToDo
from trainer.memory.history import asks_none, label_of
from trainer.store import gather
from trainer.workflow.deeds import Deed, Logged
from trainer.workflow.home import Home
from trainer.workflow.sitting import Choices
from trainer.workflow.study import Study


def undo(home: Home) -> str:
    """Take the newest thing back; returns its name.

    Raises:
        NothingToDo: nothing was done today.
        TrainerError: it cannot be taken back; nothing has changed.
    """
    newest = _newest(home)
    if newest is None:
        raise NothingToDo("nothing was done today that could be taken back")
    if not home.deeds.done or home.deeds.done[-1] is not newest:
        home.deeds.done.append(newest)
    return home.deeds.undo(home)


def redo(home: Home) -> str:
    """Do again what was taken back last, also before the program began; returns its name.

    Raises:
        NothingToDo: nothing was taken back, or something was done since.
        TrainerError: it cannot be done again; nothing has changed.
    """
    undone, found = home.deeds.undone, to_redo(home)
    live = {one.at_ms for one in found}
    while undone and isinstance(undone[-1], Logged) and undone[-1].at_ms not in live:
        undone.pop()  # something was done in a sitting since
    if not undone:
        undone += found[-1:]
    if not undone:
        raise NothingToDo("nothing was taken back today that could be done again")
    return home.deeds.redo(home)


def to_redo(home: Home) -> list[Logged]:
    """What the log tells to have been taken back on this study day with nothing done since."""
    written = [deed.at_ms for deed in home.deeds.done if not isinstance(deed, Logged)]
    return [
        Logged(label_of(one.act[0]), one.voids, one.act)
        for one in home.database.taken_back_on(home.today())
        if one.voids[-1].at_ms > max(written, default=0)
    ]


def undo_and_go_on(home: Home) -> str | Study:
    """Take the newest thing back: its name, or a sitting in which its card is asked again.

    Raises:
        NothingToDo: nothing was done today.
        TrainerError: it cannot be taken back; nothing has changed.
    """
    newest = _newest(home)
    is_of_card = isinstance(newest, Logged) and not asks_none(newest.acts)
    return home.study((), Choices(undo=True)) if is_of_card else undo(home)


def _newest(home: Home) -> Deed | None:
    """The newest of what the log and the browser know, of the log on this study day alone."""
    day, done = home.today(), home.deeds.done
    acts = home.database.acts_on(day)
    live = {event.id for act in acts for event in act}
    while done and isinstance(done[-1], Logged) and done[-1].is_gone(day, live):
        done.pop()  # it was taken back in a sitting
    last = done[-1] if done else None
    here = gather.lying_in(home.database, (act[0].card for act in acts), None)
    act = next((act for act in reversed(acts) if act[0].card in here), ())
    if not act or (isinstance(last, Logged) and act[0] in last.acts):
        return last
    if last is not None and last.at_ms > act[-1].at_ms:
        return last
    return Logged(label_of(act[0]), act)
