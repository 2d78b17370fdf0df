"""The command that takes other programs' files: import."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from trainer.cli import opening

if TYPE_CHECKING:
    from trainer.cli.shapes import Shape
    from trainer.workflow.importing import ImportPlan

_MOST_TOLD = 20


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

        shapes.dump(_shape(plan, dry_run=arguments.dry_run))
    else:
        _tell(plan, arguments)
    return 0


def _shape(plan: ImportPlan, *, dry_run: bool) -> Shape:
    return {
        "path": str(plan.target),
        "deck": plan.head.id,
        "dry_run": dry_run,
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
    }


def _nothing(arguments: argparse.Namespace) -> Shape:
    counts = ("notes", "cards", "reviews", "media", "kept", "added", "changed", "conflicting")
    return {
        "path": str(arguments.output),
        "deck": "",
        "dry_run": arguments.dry_run,
        **dict.fromkeys(counts, 0),
        "removed": [],
        "lost": [],
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
    for lost in plan.lost[:_MOST_TOLD]:
        opening.say_line(f"lost: {lost.where}: {lost.what}")
    if len(plan.lost) > _MOST_TOLD:
        opening.say(f"… and {len(plan.lost) - _MOST_TOLD} more; --json lists them all")
    if plan.removed:
        opening.say(
            f"no longer in the file: {counted(len(plan.removed), 'note')}; they stay in the deck "
            "until you delete them"
        )
