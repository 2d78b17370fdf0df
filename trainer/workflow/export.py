"""From deck files to an Anki package: what ``trainer export`` does.

Each note's time of change grows only when what Anki would take over has changed, so that
importing a later export leaves notes alone that a learner has changed over there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer import clock
from trainer.anki.content import content_hash
from trainer.anki.write import PackageDeck, write_package
from trainer.cards.incoming import Lost
from trainer.cards.note import Deck
from trainer.errors import UsageError
from trainer.store.deck_folder import is_deck_name
from trainer.store.deckfile import read_deck
from trainer.store.exported import Content, exported, record_exported
from trainer.workflow.home import Home
from trainer.workflow.raw_notes import raw_notes_of

ENDING = ".apkg"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the package holds; notes by id as compared with the export before.

    ``removed`` are notes of that export which the deck no longer has: Anki keeps them.
    ``conflicting`` are those that Anki has in a note type with no place for what they say;
    ``lost`` tells why.
    """

    path: Path
    notes: int
    cards: int
    media: int
    kept: tuple[str, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    conflicting: tuple[str, ...]
    lost: tuple[Lost, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    file: Path
    tree: str
    deck: Deck
    before: Mapping[str, Content]
    now: Mapping[str, Content]


def export(home: Home, names: Sequence[str], target: Path) -> Outcome:
    """Write decks, named by path or as the library knows them, into one package.

    Raises:
        UsageError: a name fits no deck, or the ending is not that of a package.
        DeckError: a deck cannot be read.
        PackageError: a note or a media file cannot go into a package, or it cannot be written.
    """
    if target.suffix.lower() != ENDING:
        mend = f"Name it like deck{ENDING}"
        raise UsageError(f"a package for Anki ends in {ENDING}", mend, str(target))
    sources: list[_Source] = []
    for name in names:
        # A note of several decks is one note to Anki: the first of them brings it.
        taken = {note for source in sources for note in source.now}
        sources.append(_source(home, name, taken))
    times = [content.changed_s for source in sources for content in source.now.values()]
    written = write_package(
        target,
        [_package_deck(source) for source in sources],
        timestamp=max(times, default=0),
    )
    for source in sources:
        record_exported(home.database, source.deck.id, source.now)
    return Outcome(
        path=written.path,
        notes=written.notes,
        cards=written.cards,
        media=written.media,
        kept=tuple(n for s in sources for n, c in s.now.items() if s.before.get(n) == c),
        added=tuple(n for s in sources for n in s.now if n not in s.before),
        changed=tuple(n for s in sources for n, c in s.now.items() if s.before.get(n, c) != c),
        removed=tuple(n for s in sources for n in s.before if n not in s.now),
        conflicting=written.refused,
        lost=written.lost,
    )


def _source(home: Home, name: str, taken: set[str]) -> _Source:
    path = Path(name)
    if not path.exists() and is_deck_name(path):
        raise UsageError("there is no such file", "Check the path", name)
    entry = None if path.is_file() else home.library.find(name)
    file, tree = (entry.path, entry.tree) if entry else (path, path.stem)
    deck = read_deck(file)
    before = exported(home.database, deck.id)
    now_s = clock.now_ms() // 1000
    now = {}
    for note in deck.notes:
        if note.id in taken:
            continue
        fresh = content_hash(note, deck, file.parent)
        old = before.get(note.id)
        unchanged = old is not None and old.hash == fresh
        # A reverted text must be newer than the text that it replaces.
        changed_s = (
            old.changed_s if unchanged and old else max(now_s, old.changed_s + 1 if old else 0)
        )
        now[note.id] = Content(fresh, changed_s)
    return _Source(file, tree, deck, before, now)


def _package_deck(source: _Source) -> PackageDeck:
    return PackageDeck(
        deck=source.deck,
        folder=source.file.parent,
        tree=source.tree,
        modified={note: content.changed_s for note, content in source.now.items()},
        file=str(source.file),
        raw=raw_notes_of(source.file),
    )
