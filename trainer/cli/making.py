"""The commands of authors: make, check, export."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from trainer.cli import model, opening
from trainer.errors import NothingToDo, UsageError

if TYPE_CHECKING:
    from trainer.cards.note import Kind
    from trainer.cli.shapes import Shape
    from trainer.workflow.checking import Report

FINDINGS = 1


def make(arguments: argparse.Namespace) -> int:
    """``trainer make``: documents to a deck."""
    from trainer.cards.note import Kind
    from trainer.cli import drafts
    from trainer.cli.progress import Progress
    from trainer.workflow.make import Wishes, draft
    from trainer.workflow.writing import write

    if arguments.plain and not arguments.review:
        raise UsageError("--plain goes with --review", "Leave it out, or add --review")
    if arguments.review:
        _refuse_with_review(arguments)
    kinds = frozenset(map(Kind, arguments.kinds))
    if arguments.review and not arguments.plain and opening.has_terminal():
        return _make_in_window(arguments, kinds)
    with opening.home(arguments) as home:
        with Progress() as progress, model.writer(home, arguments, progress) as writer:
            wishes = Wishes(
                arguments.title, arguments.max, kinds, writer, progress.later, progress.later
            )
            made = draft(home, arguments.sources, arguments.output, wishes)
        if not arguments.json:
            drafts.tell(made, arguments, undecided=arguments.review)
        if arguments.review:
            from trainer.cli.accepting import decide

            return decide(home, made, sys.stdin, sys.stdout)
        if not arguments.dry_run:
            write(home, made)
    if arguments.json:
        from trainer.cli import shapes

        shapes.dump(drafts.shape(made, dry_run=arguments.dry_run))
    if not made.notes:
        names = ", ".join(str(source) for source in arguments.sources)
        mend = "Cards come from sentences that define, name, contrast or list something"
        raise NothingToDo(
            f"nothing to ask was found in {names}", drafts.doubts(made) if made.in_doubt else mend
        )
    return 0


def _make_in_window(arguments: argparse.Namespace, kinds: frozenset[Kind]) -> int:
    from trainer.cli import drafts
    from trainer.tui.app import run_make
    from trainer.workflow.making import Making, Order

    with opening.home(arguments) as home:
        order = Order(
            tuple(arguments.sources),
            arguments.output,
            arguments.title,
            arguments.max,
            kinds,
            lambda opened, watcher: model.writer(opened, arguments, watcher),
        )
        making = Making(home, order)
        code = opening.in_window(home, lambda: run_make(home, making))
    if making.written:
        drafts.tell(making.written, arguments, undecided=False)
    opening.say(making.told)
    if making.review and making.review.counts["left"]:
        opening.say("The same command goes on with the open ones")
    return code


def _refuse_with_review(arguments: argparse.Namespace) -> None:
    """A review talks with a person, which these do not allow."""
    if arguments.json or arguments.dry_run:
        option = "--json" if arguments.json else "--dry-run"
        raise UsageError(f"--review cannot go with {option}", "Leave one of the two out")
    if sys.__stdin__ is None:
        mend = "Run it in a terminal, or pipe the keys to it"
        raise UsageError("--review has no input to read decisions from", mend)


def check(arguments: argparse.Namespace) -> int:
    """``trainer check``: findings on stdout, exit code 1 where they count."""
    from trainer.workflow.checking import check

    report = check(arguments.paths, fix=arguments.fix)
    if arguments.json or arguments.format == "json":
        from trainer.cli import shapes

        shapes.dump(_report_shape(report))
    else:
        _tell_findings(report, github=arguments.format == "github")
    if report.unreadable:
        return report.unreadable.exit_code
    counted = {"error", "warning"} if arguments.strict else {"error"}
    return FINDINGS if any(found.level in counted for found in report.findings) else 0


def export(arguments: argparse.Namespace) -> int:
    """``trainer export``: decks to an Anki package."""
    from trainer.workflow.export import export

    with opening.home(arguments) as home:
        exported = export(home, arguments.decks, arguments.output)
    if arguments.json:
        from trainer.cli import shapes

        shapes.dump(
            {
                "path": str(exported.path),
                "notes": exported.notes,
                "cards": exported.cards,
                "reviews": 0,
                "media": exported.media,
                "kept": len(exported.kept),
                "added": len(exported.added),
                "changed": len(exported.changed),
                "conflicting": len(exported.conflicting),
                "removed": list(exported.removed),
                "lost": [{"where": lost.where, "what": lost.what} for lost in exported.lost],
            }
        )
        return 0
    opening.say(
        f"{exported.path}: {exported.notes} notes, {exported.cards} cards, "
        f"{exported.media} media files"
    )
    opening.say_lost(exported.lost)
    if exported.removed:
        opening.say(
            f"{len(exported.removed)} notes are no longer in the deck; Anki keeps them until you "
            "delete them there"
        )
    opening.say(
        "In Anki: File, Import. Importing again updates the same notes and keeps their schedule."
    )
    return 0


def _report_shape(report: Report) -> Shape:
    from trainer.cli import shapes

    return {
        **(shapes.error(report.unreadable) if report.unreadable else {}),
        "files": report.files,
        "notes": report.notes,
        "cards": report.cards,
        "findings": [
            {
                "file": found.file,
                "line": found.line,
                "col": found.col,
                "level": found.level,
                "rule": found.rule,
                "id": found.id,
                "message": found.message,
                "mend": found.mend,
                "fixable": found.fixable,
            }
            for found in report.findings
        ],
    }


def _tell_findings(report: Report, *, github: bool) -> None:
    for found in report.findings:
        text = f"{found.message}. {found.mend}".rstrip(". ")
        if github:
            file = _escaped(found.file).replace(":", "%3A").replace(",", "%2C")
            place = f"file={file},line={found.line},col={found.col},title={found.rule}"
            opening.say_line(f"::{found.level} {place}::{_escaped(text)}")
        else:
            place = f"{found.file}:{found.line}:{found.col}"
            opening.say_line(f"{place} {found.level} {found.rule} {text}")


def _escaped(text: str) -> str:
    """A text as GitHub's workflow commands want it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
