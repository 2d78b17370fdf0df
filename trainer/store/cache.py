"""The cache of parsed decks: a second SQLite file, attached beside the log.

It may be deleted at any time; whatever is wrong with it, it is thrown away and filled
again. Being attached, its cards join with the states of the log in plain SQL.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from trainer.cards.expand import keys
from trainer.cards.note import Deck, Note
from trainer.errors import StoreError
from trainer.store import answered, cache_sql, fill_sql, text_index
from trainer.store.connection import Connection, is_damage
from trainer.store.folding import folded
from trainer.store.places import cache_path
from trainer.store.rows import note_json
from trainer.store.searched import searched


def attach(connection: Connection) -> None:
    """Attach the cache of a home to its database, anew if it is damaged or of another version.

    Raises:
        StoreError: it cannot be written.
    """
    if _is_attached(connection):
        return
    try:
        if _attach(connection):
            answered.agree(connection)
            return
    except StoreError as error:
        if not is_damage(error):
            raise
    renew(connection)
    answered.agree(connection)


def renew(connection: Connection) -> None:
    """Throw the cache away and attach an empty one.

    Raises:
        StoreError: it cannot be removed or written.
    """
    if _is_attached(connection):
        connection.rows(cache_sql.DETACH)
    path = cache_path(connection.path.parent)
    try:
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        message = f"the cache of parsed decks cannot be removed: {error.strerror}"
        raise StoreError(message, "Delete it by hand", file=str(path)) from error
    _attach(connection)


def fill(connection: Connection, path: str, tree: str, deck: Deck) -> None:
    """Make a deck's cards those that a file has; call it in a transaction.

    What is there already as it shall be stays: of a long deck few notes change at a time, and
    each of them lies somewhere else in every index.
    """
    file = connection.value(cache_sql.FILE_ID, (path,))
    connection.rows(fill_sql.SET_DECK, (deck.id, deck.title, file))
    sections = _sections(connection, file, tree, deck)
    numbered = _numbered(connection, file, deck.notes)
    tags = ((tag, number, file) for number, note in numbered for tag in _tags(deck, note))
    _exchange(connection, file, tags, fill_sql.TAGS)
    _exchange(connection, file, _card_rows(file, numbered, sections), fill_sql.CARDS_OF)
    answered.mark_file(connection, file)
    shadow(connection, file)


def clear(connection: Connection, path: str) -> None:
    """Forget the cards of a file; call it in a transaction."""
    file = connection.value(cache_sql.FILE_ID, (path,))
    text_index.forget(connection, connection.value(fill_sql.NUMBERS, (file,)))
    for statement in fill_sql.CLEAR_FILE:
        connection.rows(statement, (file,))
    shadow(connection)


def shadow(connection: Connection, file: int | None = None) -> None:
    """Let each note count in the first of its files only; ``file`` has new cards.

    A note that stands in two files always has a shadowed card, so these notes and the new
    ones are all that need a look. Call it in the transaction that changed something.
    """
    connection.rows(fill_sql.SHADOW, (file,))


def _sections(connection: Connection, file: int, tree: str, deck: Deck) -> dict[str, int]:
    """The numbers of a deck's sections; those that the file had alone are forgotten."""
    known = {(*names,): number for number, *names in connection.rows(fill_sql.SECTIONS, (file,))}
    numbers = {}
    for section in dict.fromkeys(note.section for note in deck.notes) or ("",):
        names = tuple(folded(_below(top, section)) for top in (deck.title, tree))
        if names not in known:
            known[names] = connection.value(fill_sql.ADD_SECTION, (file, *names))
        numbers[section] = known[names]
    connection.rows(fill_sql.KEEP_SECTIONS, (file, json.dumps([*numbers.values()])))
    return numbers


def _numbered(
    connection: Connection, file: int, notes: Sequence[Note]
) -> Sequence[tuple[int, Note]]:
    """The notes of a file with their numbers; those that only the file had are forgotten."""
    known = {(*row,): number for number, *row in connection.rows(fill_sql.NOTES, (file,))}
    rows = [(note_json(note), *searched(note)) for note in notes]
    gone = json.dumps([known[row] for row in known.keys() - {*rows}])
    text_index.forget(connection, gone)
    connection.rows(fill_sql.FORGET_NOTES, (gone,))
    first = connection.value(fill_sql.NEXT_NOTE)
    added = dict(zip((row for row in rows if row not in known), count(first), strict=False))
    connection.run_many(fill_sql.ADD_NOTE, ((number, file, *row) for row, number in added.items()))
    text_index.add(connection, json.dumps([*added.values()]))
    numbers = known | added
    return [(numbers[row], note) for row, note in zip(rows, notes, strict=True)]


def _exchange(
    connection: Connection,
    file: int,
    rows: Iterable[tuple[object, ...]],
    table: fill_sql.Exchanged,
) -> None:
    """Put rows in the place of those of a file, and touch none that is the same."""
    before, after = {*connection.rows(table.of_file, (file,))}, {*rows}
    connection.run_many(table.forget, (row[:2] for row in before - after))
    connection.run_many(table.add, sorted(after - before))


def _card_rows(
    file: int, numbered: Iterable[tuple[int, Note]], sections: dict[str, int]
) -> Iterator[tuple[object, ...]]:
    in_order = ((number, note, key) for number, note in numbered for key in keys(note))
    for position, (number, note, key) in enumerate(in_order):
        yield file, position, key, note.id, number, sections[note.section], note.suspended


def _tags(deck: Deck, note: Note) -> set[str]:
    return {folded(tag) for tag in (*deck.tags, *note.tags)}


def _below(top: str, section: str) -> str:
    return f"{top}::{section}" if section else top


def _is_attached(connection: Connection) -> bool:
    return any(row[1] == "cache" for row in connection.rows(cache_sql.DATABASES))


def _attach(connection: Connection) -> bool:
    """Whether the attached file is one of this version; an empty one becomes one."""
    connection.rows(cache_sql.ATTACH, (str(cache_path(connection.path.parent)),))
    if connection.value(cache_sql.VERSION) == 0:
        _create(connection)
    if connection.value(cache_sql.VERSION) != text_index.version():
        return False
    for statement in cache_sql.SETUP:
        connection.rows(statement)
    answered.follow(connection)
    return True


def _create(connection: Connection) -> None:
    with connection.transaction():
        if connection.value(cache_sql.VERSION) == 0:  # else another trainer was faster
            for statement in cache_sql.SCHEMA:
                connection.rows(statement)
            text_index.create(connection)
            connection.rows(f"{cache_sql.VERSION} = {text_index.version()}")
