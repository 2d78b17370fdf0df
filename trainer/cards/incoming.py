"""What another program's file brings: notes on their way in, and what could not be told of it.

Readers of every format end in these values, so that the plan of an import need not know
where a note comes from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trainer.cards.note import Note, Reference
from trainer.cards.text import plain

_LONGEST = 60  # letters


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that a note cannot hold here: where it stood, and what it was."""

    where: str
    what: str


def lost_of(note: Note, what: str) -> Lost:
    """Something that a note lost; it is known by its first words."""
    words = " ".join(plain(note.front).split()) or note.guid
    return Lost(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…", what)


@dataclass(frozen=True)
class Incoming:
    """The content of one foreign file.

    ``title`` is empty where the file names none. A note has a ``written_id`` only where the
    file gives one of ours, a ``guid`` where it knows its notes by keys of its own.
    """

    title: str = ""
    notes: tuple[Note, ...] = ()
    lost: tuple[Lost, ...] = ()
    deck_id: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    sources: Mapping[str, Reference] = field(default_factory=dict)
