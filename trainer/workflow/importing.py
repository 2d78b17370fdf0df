"""From another program's files to a deck here: what ``trainer import`` does.

First everything is planned, then shown, then written: :func:`plan_import` reads and decides,
:func:`trainer.workflow.import_writing.write_import` puts it on the disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from trainer.cards.note import Deck
from trainer.errors import NothingToDo
from trainer.store.deck_folder import check_deck_name
from trainer.store.deckfile import read_deck
from trainer.workflow.home import Home
from trainer.workflow.import_merge import tag_names
from trainer.workflow.import_placing import Placing
from trainer.workflow.import_plan import ImportPlan
from trainer.workflow.import_reading import (
    NOTES_ONLY,
    Arrivals,
    Wishes,
    read_arrivals,
    tagged,
)
from trainer.workflow.import_scheduling import scheduling


def plan_import(
    home: Home, files: Sequence[Path], target: Path, wishes: Wishes = NOTES_ONLY
) -> ImportPlan:
    """Read the files and plan what becomes of the deck; nothing is written.

    Raises:
        UsageError, PackageError, SourceError: a file cannot be read.
        DeckError: ``target`` is no deck.
        NothingToDo: the files hold no note.
        StoreError: the database cannot be read.
    """
    check_deck_name(target)
    before = read_deck(target) if target.exists() else None
    arrivals = read_arrivals(files, target.parent, wishes)
    if not arrivals.notes and not before:
        names = ", ".join(file.name for file in files)
        raise NothingToDo(f"no note that can be taken was found in {names}", _why(arrivals))
    head = before or _new_head(arrivals)
    arrivals = replace(arrivals, notes=tagged(arrivals.notes, _tags_of_another(arrivals, head)))
    placing = Placing(home, arrivals, target, before, head)
    placing.place()
    plan = placing.plan()
    if not wishes.with_progress:
        return plan
    from trainer.workflow.import_progress import progress  # noqa: PLC0415  only where wanted

    return replace(
        plan,
        events=tuple(progress(home, placing.progressed)),
        scheduling=scheduling(home, head.id, target, placing.progressed),
    )


def _why(arrivals: Arrivals) -> str:
    told = arrivals.lost[:1]
    return f"{told[0].where}: {told[0].what}" if told else "Check that it is the right file"


def _tags_of_another(arrivals: Arrivals, head: Deck) -> list[str]:
    """The tags of another deck that its notes would lose in this one."""
    if head.id == arrivals.deck_id:
        return []
    known = tag_names(head.tags)
    return [tag for tag in arrivals.tags if not tag_names([tag]) <= known]


def _new_head(arrivals: Arrivals) -> Deck:
    return Deck(
        title=arrivals.title,
        description=arrivals.description,
        tags=arrivals.tags,
        written_id=arrivals.deck_id,
    )
