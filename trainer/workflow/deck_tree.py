"""The tables of ``config.toml`` on the deck tree: which of them hold for a deck.

A table names a deck by its id, a folder or a deck by its place in the tree (``net``,
``net::tcp``), or a section of a deck (``kv7m2qd9tr::Layers``). A deck inherits from the folders
around it. A section has daily limits of its own and nothing else: its cards are asked in one
queue with the deck's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trainer.cards.note import ID_FORM
from trainer.config import FILE_NAME, Config
from trainer.config.settings import SETTINGS, Setting, suggestion
from trainer.errors import ConfigError, UsageError
from trainer.memory.limits import SEPARATOR, names
from trainer.memory.options import MemoryOptions, StudyOptions
from trainer.store.database import Database
from trainer.store.deck_tree import places
from trainer.store.folding import folded
from trainer.store.library import DeckEntry, Library

LIMITS = ("study.new", "study.reviews")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the deck tree as ``config.toml`` names it, and the tables that hold for it."""

    name: str
    tables: tuple[str, ...]
    is_section: bool = False

    def may_have(self, setting: Setting) -> bool:
        """Whether the part may have this setting of its own."""
        return setting.key in LIMITS if self.is_section else setting.is_of_deck


def tables(config: Config, deck: str, tree: str) -> tuple[str, ...]:
    """The tables that hold for a deck, by its id and place, from the top of the tree down."""
    return _written(_folded_tables(config), names(deck, folded(tree)))


def study_options(config: Config, entries: Sequence[DeckEntry]) -> StudyOptions:
    """The options of a sitting: what all of its decks have in common, else the library's."""
    if not entries:
        return config.study()
    chains = [tables(config, entry.id, entry.tree) for entry in entries]
    common = [table for table in chains[0] if all(table in chain for chain in chains)]
    return config.study(*common)


def own_memory(config: Config, entries: Iterable[DeckEntry]) -> dict[str, MemoryOptions]:
    """The options of memory of the decks that have other ones than the library, by deck id."""
    library = config.memory()
    own = {deck: config.memory(*chain) for deck, chain in _chains(config, entries).items()}
    return {deck: memory for deck, memory in own.items() if memory != library}


def burying(config: Config, entries: Iterable[DeckEntry]) -> dict[str, bool]:
    """Whether siblings are buried, of the decks that have tables of their own."""
    chains = _chains(config, entries)
    return {deck: config.study(*chain).bury_siblings for deck, chain in chains.items()}


def _chains(config: Config, entries: Iterable[DeckEntry]) -> dict[str, tuple[str, ...]]:
    """The tables of the decks for which there are any, by deck id."""
    written = _folded_tables(config)
    chains = {
        entry.id: _written(written, names(entry.id, folded(entry.tree)))
        for entry in entries
        if written
    }
    return {deck: chain for deck, chain in chains.items() if chain}


def part(config: Config, database: Database, library: Library, name: str) -> Part:
    """The part that a person means: a deck, a folder or a section (``Networking::Layers``).

    Raises:
        UsageError: nothing in the library is named so.
    """
    try:
        entry = library.find(name)
    except UsageError as unknown:
        found = _folder(config, library, name) or _section(config, database, library, name)
        if found is None:
            message = f"no deck, folder or section of the library is named {name!r}"
            raise UsageError(message, unknown.mend) from None
        return found
    return Part(entry.id, tables(config, entry.id, entry.tree))


def check_setting(part: Part, key: str | None) -> None:
    """Refuse what no section can have.

    Raises:
        ConfigError: the part is one, and the setting is no limit.
    """
    if part.is_section and key in SETTINGS and key not in LIMITS:
        told, mend = _of_section(key)
        raise ConfigError(f"{part.name} {told}", mend)


def doubts(
    config: Config, database: Database, entries: Sequence[DeckEntry]
) -> tuple[ConfigError, ...]:
    """What the tables name that the library does not have, and what no section can have.

    The id of a deck that is not in the library is no mistake: it may come back.
    """
    if not config.decks or not entries:
        return ()
    decks = {name for entry in entries for name in names(entry.id, folded(entry.tree))}
    parts = decks.union(*(place.names for place in places(database.connection)))
    found = []
    for name, own in config.decks.items():
        wrong = _unknown(folded(name), parts) or _misplaced(own, folded(name), decks)
        if wrong:
            told, mend = wrong
            file = str(database.home / FILE_NAME)
            found.append(ConfigError(f'[deck."{name}"] {told}', mend, file))
    return tuple(found)


def _unknown(name: str, parts: set[str]) -> tuple[str, str] | None:
    deck = name.partition(SEPARATOR)[0]
    if name in parts or (deck not in parts and ID_FORM.fullmatch(deck)):
        return None
    mend = suggestion(name, parts, "trainer decks lists them")
    return "names no deck, folder or section of the library", mend


def _misplaced(own: Iterable[str], name: str, decks: set[str]) -> tuple[str, str] | None:
    others = [setting for setting in own if setting not in LIMITS]
    if name in decks or not others:
        return None
    return _of_section(others[0])


def _of_section(key: str) -> tuple[str, str]:
    return f"is a section, which has no {key} of its own", f"It may have {' and '.join(LIMITS)}"


def _folder(config: Config, library: Library, name: str) -> Part | None:
    wanted = folded(name)
    for entry in library.decks():
        if folded(entry.tree).startswith(wanted + SEPARATOR):
            depth = len(wanted.split(SEPARATOR))
            written = SEPARATOR.join(entry.tree.split(SEPARATOR)[:depth])
            return Part(written, _written(_folded_tables(config), names("", wanted)))
    return None


def _section(config: Config, database: Database, library: Library, name: str) -> Part | None:
    parts, known = name.split(SEPARATOR), places(database.connection)
    for length in range(1, len(parts)):
        deck, section = SEPARATOR.join(parts[:length]), SEPARATOR.join(parts[length:])
        try:
            entry = library.find(deck)
        except UsageError:
            continue
        found = names(entry.id, folded(entry.tree), folded(section))
        if any(found[-1] in place.names for place in known):
            own = _written(_folded_tables(config), found)
            return Part(f"{entry.id}{SEPARATOR}{section}", own, is_section=True)
    return None


def _folded_tables(config: Config) -> dict[str, str]:
    """The names of all tables as they are written, by their folded names."""
    return {folded(table): table for table in config.decks}


def _written(tables: Mapping[str, str], found: Iterable[str]) -> tuple[str, ...]:
    """Those of the names under which there are tables, as these are written."""
    return tuple(tables[name] for name in found if name in tables)
