"""What one note shows and plays: a picture with its question, and a sound.

Other programs put media anywhere in a field. A note here has one picture and one sound; what
is more is named in the text, and taken along all the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from trainer.cards.marked import Run

_REMOTE = ("http://", "https://")
_WORDS = {"image": "picture", "audio": "sound"}


class Taker(Protocol):
    """What knows the place of each file, as :class:`trainer.anki.shelf.Shelf` does."""

    def take(self, kind: str, name: str) -> tuple[str, str]:
        """The path beside the deck of a picture or sound, or empty and why there is none."""


def is_remote(name: str) -> bool:
    """Whether media lie on the web, from where nothing is fetched."""
    return name.startswith(_REMOTE)


def remote(kind: str, name: str, alt: str) -> Run:
    """What stands for media on the web: a word that is a link to them."""
    return Run(alt or _WORDS[kind], url="" if " " in name else name)


@dataclass
class NoteMedia:
    """What one note shows and plays: one picture with its question, and one sound."""

    shelf: Taker
    image: str = ""
    audio: str = ""
    lost: list[str] = field(default_factory=list)

    def on_question(self, kind: str, name: str, alt: str) -> Run | None:
        """The first picture is the note's own; others are named."""
        if kind == "image" and not self.image and (path := self._path(kind, name)):
            self.image = path
            return None
        return self._named(kind, name, alt)

    def in_gap(self, kind: str, name: str, alt: str) -> Run | None:
        """What fills a gap must be there to be asked for: it is named in any case."""
        return self._named(kind, name, alt, stays=True)

    def on_answer(self, kind: str, name: str, alt: str) -> Run | None:
        """A picture here would give the answer away beside the question: it is named."""
        return self._named(kind, name, alt)

    def _named(self, kind: str, name: str, alt: str, *, stays: bool = False) -> Run | None:
        word = _WORDS[kind]
        if is_remote(name):
            self.lost.append(f"a {word} on the web is only named: {name}")
            return remote(kind, name, alt)
        path = self._path(kind, name)
        if not path:
            return Run(f"({alt or word})")
        if kind == "audio" and not self.audio and not stays:
            self.audio = path
            return None
        self.lost.append(f"the {word} {path} is only named")
        return Run(alt or path.rpartition("/")[2], url=path)

    def _path(self, kind: str, name: str) -> str:
        if name.startswith((*_REMOTE, "data:")) or not name:
            return ""
        path, why = self.shelf.take(kind, name)
        if why and why not in self.lost:
            self.lost.append(why)
        return path
