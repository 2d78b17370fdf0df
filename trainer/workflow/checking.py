"""Looking a deck over: what the reader refuses and what the lint of its notes finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.cards.expand import cards
from trainer.cards.lint import Level, lint_deck
from trainer.cards.note import Deck
from trainer.errors import DeckError, TrainerError, UsageError
from trainer.store.deck_comments import lost_texts
from trainer.store.deck_io import read_bytes
from trainer.store.deckfile import fix_deck, media_problems, parse_deck

UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Found:
    """One finding with its place; ``id`` is the note's, None where the whole file is meant."""

    file: str
    line: int
    col: int
    level: Level
    rule: str
    message: str
    mend: str
    id: str | None
    fixable: bool


@dataclass(frozen=True, slots=True)
class Report:
    """All findings over all files, sorted by place; ``unreadable`` is the first file's error."""

    files: int
    notes: int
    cards: int
    findings: tuple[Found, ...]
    unreadable: TrainerError | None


def check(paths: Sequence[Path], *, fix: bool = False) -> Report:
    """Check deck files and every deck below folders; with ``fix`` write ids first.

    Raises:
        UsageError: a path does not exist, or a folder holds no deck.
    """
    files = [file for path in paths for file in _files(path)]
    found: list[Found] = []
    decks: dict[Path, Deck] = {}
    unreadable: TrainerError | None = None
    for file in files:
        try:
            if fix:
                fix_deck(file)
            content = read_bytes(file)
            deck = parse_deck(content, str(file))
        except DeckError as error:
            unreadable = unreadable or error
            found.append(_refused(error, file))
        else:
            decks[file] = deck
            found.extend(_findings(file, deck))
            found.extend(_lost(file, content, deck))
    return Report(
        files=len(files),
        notes=sum(len(deck.notes) for deck in decks.values()),
        cards=sum(len(cards(note)) for deck in decks.values() for note in deck.notes),
        findings=tuple(sorted([*found, *_twice(decks)], key=_printed_order)),
        unreadable=unreadable,
    )


def _printed_order(found: Found) -> tuple[str, int, int, str, str, str]:
    return (found.file, found.line, found.col, found.level, found.rule, found.message)


def _twice(decks: Mapping[Path, Deck]) -> Iterator[Found]:
    """A warning for each note whose id stands in an earlier file too."""
    first: dict[str, Path] = {}
    for file, deck in decks.items():
        for note in deck.notes:
            other = first.setdefault(note.id, file)
            if other != file:
                yield Found(
                    file=str(file),
                    line=note.line,
                    col=1,
                    level="warning",
                    rule="same-id",
                    message=f"the note {note.id} stands in {other} too",
                    mend="Delete it from one of the two; it is asked once",
                    id=note.id,
                    fixable=False,
                )


def _files(path: Path) -> Iterable[Path]:
    if not path.exists():
        raise UsageError("there is no such file or folder", "Check the spelling", str(path))
    if not path.is_dir():
        return [path]
    found = sorted(
        file
        for ending in ("*.yaml", "*.yml")
        for file in path.rglob(ending)
        if not any(part.startswith(".") for part in file.relative_to(path).parts)
    )
    if not found:
        raise UsageError("holds no deck", "Deck files end in .yaml", str(path))
    return found


def _lost(file: Path, content: bytes, deck: Deck) -> Iterator[Found]:
    for lost in lost_texts(content, deck):
        yield Found(
            file=str(file),
            line=lost.line,
            col=lost.col,
            level="warning",
            rule="comment-in-text",
            message=f"{lost.lost!r} is a comment and no part of the card",
            mend="Put the whole text in quotes, or two spaces before the #",
            id=lost.note.id,
            fixable=False,
        )


def _refused(error: DeckError, file: Path) -> Found:
    return Found(
        file=error.file or str(file),
        line=error.line or 1,
        col=error.col or 1,
        level="error",
        rule=UNREADABLE,
        message=error.message,
        mend=error.mend,
        id=None,
        fixable=False,
    )


def _findings(file: Path, deck: Deck) -> Iterator[Found]:
    for item in lint_deck(deck):
        yield Found(
            file=str(file),
            line=item.note.line if item.note else 1,
            col=1,
            level=item.level,
            rule=item.rule,
            message=item.message,
            mend=item.mend,
            id=item.note.id if item.note else None,
            fixable=item.fixable,
        )
    for problem in media_problems(file, deck):
        yield Found(
            file=str(file),
            line=problem.note.line,
            col=1,
            level="error",
            rule="media",
            message=problem.message,
            mend=problem.mend,
            id=problem.note.id,
            fixable=False,
        )
