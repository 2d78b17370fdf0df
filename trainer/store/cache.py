"""The cache of parsed decks: a second SQLite file, attached beside the log.

It may be deleted at any time; whatever is wrong with it, it is thrown away and filled
again. Being attached, its cards join with the states of the log in plain SQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trainer.cards.expand import keys
from trainer.cards.note import Deck, Note
from trainer.errors import StoreError
from trainer.store import answered, cache_sql, text_index
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
    """Put a deck's cards in the place of those that a file had; call it in a transaction."""
    clear(connection, path)
    file = connection.value(cache_sql.FILE_ID, (path,))
    connection.rows(cache_sql.SET_DECK, (deck.id, deck.title, file))
    sections = {
        name: connection.value(
            cache_sql.ADD_SECTION,
            (file, *(folded(_below(top, name)) for top in (deck.title, tree))),
        )
        for name in dict.fromkeys(note.section for note in deck.notes) or ("",)
    }
    first = connection.value(cache_sql.NEXT_NOTE)
    numbered = [*enumerate(deck.notes, first)]
    connection.run_many(
        cache_sql.ADD_NOTE,
        ((number, file, note_json(note), *searched(note)) for number, note in numbered),
    )
    text_index.add(connection, file)
    connection.run_many(
        cache_sql.ADD_TAG,
        ((tag, number, file) for number, note in numbered for tag in _tags(deck, note)),
    )
    connection.run_many(cache_sql.ADD_CARD, _card_rows(file, numbered, sections))
    answered.mark_file(connection, file)
    shadow(connection, file)


def clear(connection: Connection, path: str) -> None:
    """Forget the cards of a file; call it in a transaction."""
    file = connection.value(cache_sql.FILE_ID, (path,))
    text_index.forget(connection, file)
    for statement in cache_sql.CLEAR_FILE:
        connection.rows(statement, (file,))
    shadow(connection)


def shadow(connection: Connection, file: int | None = None) -> None:
    """Let each note count in the first of its files only; ``file`` has new cards.

    A note that stands in two files always has a shadowed card, so these notes and the new
    ones are all that need a look. Call it in the transaction that changed something.
    """
    connection.rows(cache_sql.SHADOW, (file,))


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
