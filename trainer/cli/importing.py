"""The command that takes other programs' files: import."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from trainer.cli import opening

if TYPE_CHECKING:
    from trainer.cli.shapes import Shape
    from trainer.workflow.import_plan import ImportPlan
    from trainer.workflow.import_scheduling import Scheduling


def take(arguments: argparse.Namespace) -> int:
    """``trainer import``: files of other programs to a deck."""
    from trainer.cli.progress import Progress
    from trainer.workflow.import_reading import Wishes
    from trainer.workflow.import_writing import write_import
    from trainer.workflow.importing import plan_import

    with opening.home(arguments) as home:
        with opening.empty(arguments, lambda: _nothing(arguments)), Progress() as progress:
            wishes = Wishes(arguments.with_progress, progress.later)
            plan = plan_import(home, arguments.files, arguments.output, wishes)
        if not arguments.dry_run:
            write_import(home, plan)
    if arguments.json:
        from trainer.cli import shapes

        shapes.dump(_shape(plan, arguments))
    else:
        _tell(plan, arguments)
    return 0


def _shape(plan: ImportPlan, arguments: argparse.Namespace) -> Shape:
    return {
        "path": str(plan.target),
        "deck": plan.head.id,
        "dry_run": arguments.dry_run,
        "notes": len(plan.placed),
        "cards": plan.cards,
        "reviews": plan.reviews,
        "media": len(plan.media),
        "kept": len(plan.kept),
        "added": len(plan.added),
        "changed": len(plan.changed),
        "conflicting": len(plan.conflicting),
        "removed": list(plan.removed),
        "lost": [{"where": lost.where, "what": lost.what} for lost in plan.lost],
        "scheduling": [
            {
                "preset": one.preset,
                "decks": list(one.decks),
                "cards": one.cards,
                "parameters": one.parameters and list(one.parameters),
                "retention": one.retention,
                "parameters_missing": one.is_hidden,
                "commands": list(_commands(one, arguments)),
            }
            for one in plan.scheduling
        ],
    }


def _commands(one: Scheduling, arguments: argparse.Namespace) -> Iterator[str]:
    from trainer.workflow.import_scheduling import command_line

    options = ("--home", str(arguments.home)) if arguments.home else ()
    yield from (command_line(command, *options) for command in one.commands)


def _nothing(arguments: argparse.Namespace) -> Shape:
    counts = ("notes", "cards", "reviews", "media", "kept", "added", "changed", "conflicting")
    return {
        "path": str(arguments.output),
        "deck": "",
        "dry_run": arguments.dry_run,
        **dict.fromkeys(counts, 0),
        "removed": [],
        "lost": [],
        "scheduling": [],
    }


def _tell(plan: ImportPlan, arguments: argparse.Namespace) -> None:
    from trainer.plots.line import counted

    counts = f"{len(plan.added)} added, {len(plan.kept)} kept, {len(plan.changed)} changed"
    if plan.conflicting:
        counts += f", {len(plan.conflicting)} conflicting (your own words stay)"
    dry = " (nothing written: a dry run)" if arguments.dry_run else ""
    opening.say(f"{plan.target}: {counts}{dry}")
    what = {"note": len(plan.placed), "card": plan.cards, "review": plan.reviews}
    what["media file"] = len(plan.media)
    opening.say(", ".join(counted(number, word) for word, number in what.items()))
    opening.say_lost(plan.lost)
    if plan.removed:
        opening.say(
            f"no longer in the file: {counted(len(plan.removed), 'note')}; they stay in the deck "
            "until you delete them"
        )
    if plan.events:  # once: what was told with the progress is not told again
        _tell_scheduling(plan.scheduling, arguments)


def _tell_scheduling(ways: Sequence[Scheduling], arguments: argparse.Namespace) -> None:
    from trainer.workflow.import_scheduling import advice

    for one in ways:
        opening.say_line(f"{one.told()}{'; to take that over:' if one.commands else ''}")
        for command in _commands(one, arguments):
            opening.say_line(f"  {command}")
    if told := advice(ways):
        opening.say(told)
