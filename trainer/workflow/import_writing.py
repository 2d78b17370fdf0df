"""A planned import on its way to the disk: media, raw notes, log and deck file, or nothing."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from trainer.anki.arrive import media_source
from trainer.anki.content import content_hash
from trainer.anki.shelf import LARGEST, MediaSource
from trainer.cards.note import Deck
from trainer.errors import DeckError, PackageError
from trainer.store.deck_io import replace_bytes
from trainer.store.deck_writer import with_id
from trainer.store.deckfile import DeckChange, read_deck, revise_deck, write_deck, write_ids
from trainer.store.exported import Content, exported, keep_exported
from trainer.store.imported import recording_import
from trainer.workflow.home import Home
from trainer.workflow.import_plan import ImportPlan
from trainer.workflow.import_reading import Medium
from trainer.workflow.interrupts import held
from trainer.workflow.raw_notes import PARTS, raw_path, read_kept


def write_import(home: Home, plan: ImportPlan) -> None:
    """Write what was planned.

    Raises:
        DeckError: a file cannot be written, or somebody else changed the deck meanwhile.
        PackageError: a package was changed meanwhile.
        StoreError: the database is locked or cannot be written. In any case nothing
            has changed.
    """
    anew = plan.before is None
    with (
        held(),
        _media(plan),
        recording_import(home.database, plan.head.id, plan.rows, plan.events, anew=anew),
        _raw_notes(plan),
    ):
        deck = _written_new(plan) if plan.before is None else _revised(plan, plan.before)
        if plan.dated:
            keep_exported(home.database, deck.id, _contents(home, plan, deck))


def _written_new(plan: ImportPlan) -> Deck:
    if plan.target.exists():
        message = "the file was made by another program meanwhile"
        raise DeckError(message, "Nothing was written; try again", str(plan.target))
    deck = replace(plan.deck, sources=plan.sources)
    write_deck(plan.target, deck)
    return deck


def _revised(plan: ImportPlan, before: Deck) -> Deck:
    """Change the file; its notes get their ids first, on which all that came in hangs."""
    if plan.placed and not all(note.written_id for note in before.notes):
        write_ids(plan.target)
    if plan.rewritten or plan.added:
        pairs = tuple((with_id(joined.before), with_id(joined.after)) for joined in plan.rewritten)
        revise_deck(plan.target, DeckChange(pairs, plan.added, plan.sources))
        return read_deck(plan.target)
    return before


def _contents(home: Home, plan: ImportPlan, deck: Deck) -> dict[str, Content]:
    """Anki has these words already: an export shall not be newer than they are there."""
    before = exported(home.database, deck.id)
    contents = {}
    for note in deck.notes:
        changed_s = plan.dated.get(note.id, 0)
        # What went out later than it came in may be in Anki already, with other words.
        if changed_s and (note.id not in before or changed_s > before[note.id].changed_s):
            hash_ = content_hash(note, deck, plan.target.parent)
            contents[note.id] = Content(hash_, changed_s)
    return contents


@contextmanager
def _media(plan: ImportPlan) -> Iterator[None]:
    """Put the media in their places; take those away again that came for nothing."""
    folder = plan.target.parent
    missing = [path for path in plan.media if not (folder / path).exists()]
    if not missing:
        yield
        return
    made: list[Path] = []
    with _staging(folder) as stage:
        for number, content in enumerate(_contents_of(plan.media[path] for path in missing)):
            (stage / str(number)).write_bytes(content)
        try:
            for number, path in enumerate(missing):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (stage / str(number)).replace(folder / path)
                made.append(folder / path)
            yield
        except BaseException:
            for file in made:
                with suppress(OSError):
                    file.unlink()
            with suppress(OSError):
                (folder / missing[0]).parent.rmdir()
            raise


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    try:
        with tempfile.TemporaryDirectory(
            prefix=".trainer-", dir=folder, ignore_cleanup_errors=True
        ) as stage:
            yield Path(stage)
    except OSError as error:
        message = f"the media cannot be written: {error.strerror}"
        raise DeckError(message, "Choose another place, or make room", str(folder)) from error


def _contents_of(media: Iterable[Medium]) -> Iterator[bytes]:
    """The files as they were when the import was planned; each package is opened once."""
    with ExitStack() as open_:
        sources: dict[Path, MediaSource] = {}
        for medium in media:
            package = medium.package
            if package not in sources:
                sources[package] = open_.enter_context(media_source(package))
            content = sources[package].medium(medium.member, LARGEST)
            if content is None or hashlib.sha256(content).hexdigest() != medium.sha256:
                message = "the package was changed meanwhile"
                raise PackageError(message, "Nothing was written; try again", str(package))
            yield content


@contextmanager
def _raw_notes(plan: ImportPlan) -> Iterator[None]:
    """Keep the raw notes beside the deck, those of earlier imports as well."""
    path = raw_path(plan.target)
    before = path.read_bytes() if path.exists() else None
    content = _raw_content(plan, before)
    if content is None or content == before:
        yield
        return
    replace_bytes(path, content)
    try:
        yield
    except BaseException:
        with suppress(OSError, DeckError):
            path.unlink() if before is None else replace_bytes(path, before)
        raise


def _raw_content(plan: ImportPlan, before: bytes | None) -> bytes | None:
    if not plan.raw:
        return None
    kept = read_kept(raw_path(plan.target), before) if before else {}
    for part in PARTS:
        kept[part] = {**kept.get(part, {}), **plan.raw[part]}
    return json.dumps({"format": plan.raw["format"], **kept}, ensure_ascii=False, indent=1).encode()
