"""The commands of authors: make, check, export."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from trainer.cli import model, opening
from trainer.errors import NothingToDo

if TYPE_CHECKING:
    from trainer.cli.shapes import Shape
    from trainer.workflow.checking import Report
    from trainer.workflow.make import Made

FINDINGS = 1


def make(arguments: argparse.Namespace) -> int:
    """``trainer make``: documents to a deck."""
    from trainer.cards.note import Kind
    from trainer.workflow.home import Home
    from trainer.workflow.make import Wishes, make

    kinds = frozenset(Kind(word) for word in arguments.kinds)
    with (
        Home(opening.folder(arguments), opening.settings(arguments)) as home,
        model.writer(home, arguments) as writer,
    ):
        wishes = Wishes(arguments.title, arguments.max, kinds, writer)
        made = make(home, arguments.sources, arguments.output, wishes, dry_run=arguments.dry_run)
    if arguments.json:
        from trainer.cli import shapes

        shapes.dump(_made_shape(made, dry_run=arguments.dry_run))
    else:
        _tell_made(made, verbose=arguments.verbose, dry_run=arguments.dry_run)
    if not made.notes:
        names = ", ".join(str(source) for source in arguments.sources)
        raise NothingToDo(
            f"nothing to ask was found in {names}",
            "Cards come from sentences that define, name, contrast or list something",
        )
    return 0


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
                "conflicting": 0,
                "removed": list(exported.removed),
                "lost": [],
            }
        )
        return 0
    opening.say(
        f"{exported.path}: {exported.notes} notes, {exported.cards} cards, "
        f"{exported.media} media files"
    )
    if exported.removed:
        opening.say(
            f"{len(exported.removed)} notes are no longer in the deck; Anki keeps them until you "
            "delete them there"
        )
    opening.say(
        "In Anki: File, Import. Importing again updates the same notes and keeps their schedule."
    )
    return 0


def _made_shape(made: Made, *, dry_run: bool) -> Shape:
    from trainer.cards.expand import cards
    from trainer.cli import shapes

    first = made.documents[0]
    return {
        "deck": made.deck.id,
        "path": str(made.path),
        "dry_run": dry_run,
        "document": {
            "title": first.title,
            "sha256": first.sha256,
            "words": sum(document.words for document in made.documents),
        },
        "plan": {
            "kept": list(made.plan.kept),
            "added": list(made.plan.added),
            "changed": [],  # a note that stands is never rewritten: see Plan
            "stale": [{"id": note} for note in made.plan.stale],
        },
        "cards": [
            shapes.fresh_card(card, made.deck.id, made.deck.title, str(made.path))
            for note in made.notes
            for card in cards(note)
        ],
        "dropped": [
            {"quote": item.quote, "at": item.at, "reason": item.reason} for item in made.dropped
        ],
        "removed_noise": [text for document in made.documents for text in document.removed_noise],
        "coverage": [
            {"heading": item.heading, "words": item.words, "cards": item.cards}
            for item in made.coverage
        ],
    }


def _tell_made(made: Made, *, verbose: bool, dry_run: bool) -> None:
    plan = made.plan
    for note in made.notes:
        mark = "+" if note.id in plan.added else "="
        opening.say(f"{mark} {' '.join(note.front.split())}")
    if made.notes:
        counts = f"{len(plan.added)} added, {len(plan.kept)} kept, {len(plan.stale)} stale"
        opening.say(f"{made.path}: {counts}{' (nothing written: a dry run)' if dry_run else ''}")
    if not verbose:
        return
    for document in made.documents:
        for noise in document.removed_noise:
            opening.say(f"removed noise: {noise}")
    for item in made.dropped:
        opening.say(f"dropped {item.at}: {item.reason}: {item.quote}")
    for place in made.coverage:
        opening.say(
            f"{place.heading or made.deck.title}: {place.cards} cards from {place.words} words"
        )


def _report_shape(report: Report) -> Shape:
    return {
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
