"""A planned import on its way to the disk: media, raw notes, log and deck file, or nothing."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from trainer.anki.arrive import media_source
from trainer.anki.shelf import LARGEST
from trainer.errors import DeckError, PackageError
from trainer.store.deck_io import replace_bytes
from trainer.store.deck_writer import with_id
from trainer.store.deckfile import DeckChange, revise_deck, write_deck, write_ids
from trainer.store.imported import recording_import
from trainer.workflow.home import Home
from trainer.workflow.importing import ImportPlan


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
        _media(plan),
        recording_import(home.database, plan.head.id, plan.rows, plan.events, anew=anew),
        _raw_notes(plan),
    ):
        if plan.before is None:
            _write_new(plan)
        else:
            _revise(plan)


def raw_path(target: Path) -> Path:
    """Where the raw notes of a deck file lie."""
    return target.with_suffix(".anki.json")


def _write_new(plan: ImportPlan) -> None:
    if plan.target.exists():
        message = "the file was made by another program meanwhile"
        raise DeckError(message, "Nothing was written; try again", str(plan.target))
    write_deck(plan.target, replace(plan.deck, sources=plan.sources))


def _revise(plan: ImportPlan) -> None:
    """Change the file; its notes get their ids first, on which all that came in hangs."""
    assert plan.before is not None
    if plan.placed and not all(note.written_id for note in plan.before.notes):
        write_ids(plan.target)
    if plan.rewritten or plan.added:
        pairs = tuple((with_id(joined.before), with_id(joined.after)) for joined in plan.rewritten)
        revise_deck(plan.target, DeckChange(pairs, plan.added, plan.sources))


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
        for number, path in enumerate(missing):
            (stage / str(number)).write_bytes(_content(plan, path))
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


def _content(plan: ImportPlan, path: str) -> bytes:
    medium = plan.media[path]
    with media_source(medium.package) as source:
        content = source.medium(medium.member, LARGEST)
    if content is None:
        message = "the package was changed meanwhile"
        raise PackageError(message, "Nothing was written; try again", str(medium.package))
    return content


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
    kept = _read_raw(raw_path(plan.target), before) if before else {}
    for part in ("note_types", "notes"):
        kept[part] = {**kept.get(part, {}), **plan.raw[part]}
    return json.dumps({"format": plan.raw["format"], **kept}, ensure_ascii=False, indent=1).encode()


def _read_raw(path: Path, content: bytes) -> dict[str, Any]:
    try:
        kept = json.loads(content)
        return {part: dict(kept.get(part, {})) for part in ("note_types", "notes")}
    except (ValueError, AttributeError, TypeError, RecursionError):
        message = "the raw notes of an earlier import cannot be read"
        raise DeckError(message, "Move the file away", str(path)) from None
