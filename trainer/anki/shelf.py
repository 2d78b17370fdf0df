"""The media of a package on their way to the deck's folder: which are taken, under what name.

Names come from anyone. Only pictures and sounds are taken, whatever a file is called, and each
gets a name that means a file in one folder on every system and nothing else.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Protocol

from trainer.anki.media import AUDIO_ENDINGS, IMAGE_ENDINGS

FOLDER = "media"
LARGEST = 20 << 20  # bytes; what a deck may show
MOST_BYTES = 4 << 30
_ENDINGS = {"image": IMAGE_ENDINGS, "audio": AUDIO_ENDINGS}
_UNSAFE = re.compile(r'[\\/:*?"<>|#%\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
_LONGEST = 120  # bytes of a name without its ending
_HASH_LETTERS = 8


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that comes along: its member in what holds it, and the SHA-256 of its content."""

    member: str
    sha256: str


class MediaSource(Protocol):
    """What holds media: a package, or a folder."""

    def medium(self, member: str, most: int) -> bytes | None:
        """The content of a file; None where it is missing or larger than that."""


@dataclass
class Shelf:
    """The files that notes of one package ask for; ``taken`` by their path beside the deck.

    What lies in the deck's ``folder`` already, or is ``reserved`` by another package with this
    SHA-256, keeps its name: another content gets another one.
    """

    source: MediaSource
    members: Mapping[str, str]
    folder: Path
    reserved: Mapping[str, str] = field(default_factory=dict)
    taken: dict[str, Taken] = field(default_factory=dict)
    _known: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)
    _bytes: int = 0
    _stood: set[str] | None = None

    def __post_init__(self) -> None:
        """Names are compared as Anki does, composed."""
        composed = {unicodedata.normalize("NFC", name): at for name, at in self.members.items()}
        self.members = composed

    def take(self, kind: str, name: str) -> tuple[str, str]:
        """The path beside the deck of a picture or sound, or empty and why it is not taken.

        Raises:
            PackageError: the file in the package is damaged.
        """
        asked = (kind, unicodedata.normalize("NFC", name))
        if asked not in self._known:
            self._known[asked] = self._looked_at(*asked)
        return self._known[asked]

    def _looked_at(self, kind: str, name: str) -> tuple[str, str]:
        member = self.members.get(name)
        ending = PurePosixPath(name).suffix.lower()
        if ending not in _ENDINGS[kind]:
            return "", f"{name}: files of this type are not taken"
        if member is None:
            path = self._standing(name)
            return path, "" if path else f"{name}: the file is not in the package"
        content = self.source.medium(member, LARGEST)
        if content is None or self._bytes + len(content) > MOST_BYTES:
            return "", f"{name}: the file is missing or too large"
        self._bytes += len(content)
        digest = hashlib.sha256(content).hexdigest()
        path = f"{FOLDER}/{safe_name(name)}"
        if self._is_others(path, digest):
            stem, _, last = path.rpartition(".")
            path = f"{stem}-{digest[:_HASH_LETTERS]}.{last}"
        self._names.add(path.casefold())
        self.taken[path] = Taken(member, digest)
        return path, ""

    def _standing(self, name: str) -> str:
        """The one file that came by this name before, where a package leaves its media out."""
        stem, _, ending = safe_name(name).rpartition(".")
        form = re.compile(rf"{re.escape(stem)}(?:-[0-9a-f]{{{_HASH_LETTERS}}})?\.{ending}")
        found = [f"{FOLDER}/{file}" for file in self._beside() if form.fullmatch(file)]
        return found[0] if len(found) == 1 else ""

    def _beside(self) -> set[str]:
        """The names of the media that the deck has, or gets from another package."""
        if self._stood is None:
            names = {path.rpartition("/")[2] for path in self.reserved}
            with suppress(OSError):
                names.update(file.name for file in (self.folder / FOLDER).iterdir())
            self._stood = names
        return self._stood

    def _is_others(self, path: str, digest: str) -> bool:
        """Whether a path is taken by another file; names that differ in case are one."""
        if path.casefold() in self._names or self.reserved.get(path, digest) != digest:
            return True
        try:
            with (self.folder / path).open("rb") as content:
                return hashlib.file_digest(content, "sha256").hexdigest() != digest
        except OSError:
            return False


def safe_name(name: str) -> str:
    """A name that every system takes for a file in its folder."""
    stem, _, ending = unicodedata.normalize("NFC", name).rpartition(".")
    stem = _UNSAFE.sub("_", stem).strip(" .-") or "file"
    stem = stem.encode()[:_LONGEST].decode(errors="ignore")
    return f"{'_' if _DEVICE.match(stem) else ''}{stem}.{ending.lower()}"
