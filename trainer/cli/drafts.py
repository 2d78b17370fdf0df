"""The plan of ``trainer make`` as people and programs read it."""

from __future__ import annotations

import argparse
import sys

from trainer.cards.expand import cards
from trainer.cli import opening, shapes
from trainer.generate.known import Change
from trainer.workflow.draft import Draft


def shape(made: Draft, *, dry_run: bool) -> shapes.Shape:
    """The outcome as ``--json`` tells it."""
    first = made.documents[0]
    return {
        "deck": made.deck.id,
        "path": str(made.target),
        "dry_run": dry_run,
        "document": {
            "title": first.title,
            "sha256": first.sha256,
            "words": sum(document.words for document in made.documents),
        },
        "plan": {
            "kept": [note.id for note in made.kept],
            "added": [row.note for row in made.added],
            "changed": [
                {"id": change.before.id, "fields": [*change.fields], "by_hand": change.by_hand}
                for change in made.changed
            ],
            "stale": [note.id for note in made.stale],
        },
        "cards": [
            shapes.fresh_card(card, made.deck.id, made.deck.title, str(made.target))
            for note in made.notes
            for card in cards(note)
        ],
        "dropped": [
            {"quote": item.quote, "at": item.at, "reason": item.reason} for item in made.dropped
        ],
        "removed_noise": [text for document in made.documents for text in document.removed_noise],
        "coverage": [
            {"heading": item.heading, "words": item.words, "cards": item.cards, "why": item.why}
            for item in made.coverage
        ],
    }


def tell(made: Draft, arguments: argparse.Namespace, *, undecided: bool) -> None:
    """What becomes of the deck; of new notes that are ``undecided`` only how many."""
    kept = {note.id for note in made.kept}
    for note in made.notes:
        if note.id in kept:
            opening.say(f"= {_line(note.front)}")
    for change in made.changed:
        opening.say(f"~ {_line(change.before.front)} ({_what_changed(change)})")
    for note in made.stale:
        quote = note.source.quote if note.source else ""
        opening.say(f"? {_line(note.front)} (stale, no longer in the document: {_line(quote)})")
    for row in made.added:
        if not undecided:
            opening.say(f"+ {_line(row.text.front)}")
    if made.notes or made.stale:
        opening.say(
            f"{made.target}: {_counts(made, undecided=undecided, dry_run=arguments.dry_run)}"
        )
    if made.notes and made.in_doubt and not undecided:
        opening.say(doubts(made))
    if arguments.verbose:
        _tell_rest(made)
    sys.stdout.flush()


def doubts(made: Draft) -> str:
    """That there are cards which a person had better look at."""
    from trainer.plots.line import counted

    cards = counted(made.in_doubt, "more card" if made.notes else "card")
    return f"{cards} {'is' if made.in_doubt == 1 else 'are'} in doubt: --review shows them"


def _what_changed(change: Change) -> str:
    if change.by_hand:
        return "its passage changed, your words stay"
    changed = " and ".join(change.fields)
    reworded = change.before.front != change.note.front
    return f"{changed} changed{f': {_line(change.note.front)}' if reworded else ''}"


def _counts(made: Draft, *, undecided: bool, dry_run: bool) -> str:
    new = f"{len(made.offered)} to decide" if undecided else f"{len(made.added)} added"
    counts = f"{new}, {len(made.kept)} kept, {len(made.changed)} changed, {len(made.stale)} stale"
    return f"{counts}{' (nothing written: a dry run)' if dry_run else ''}"


def _tell_rest(made: Draft) -> None:
    for document in made.documents:
        for noise in document.removed_noise:
            opening.say(f"removed noise: {noise}")
    for item in made.dropped:
        opening.say(f"dropped {item.at}: {item.reason}: {item.quote}")
    for place in made.coverage:
        why = f" ({place.why})" if place.why else ""
        counts = f"{place.cards} cards from {place.words} words{why}"
        opening.say(f"{place.heading or made.deck.title}: {counts}")


def _line(text: str) -> str:
    return " ".join(text.split())
