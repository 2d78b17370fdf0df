"""The pictures and sounds that go into a package, checked and named by their content.

A deck may come from anyone: a name in it must not fetch a file from elsewhere on this machine
into a package that is then shared. Named by content, two files never clash in Anki, and a
changed picture changes the note that shows it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from trainer.errors import PackageError

IMAGE_ENDINGS = frozenset({".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
AUDIO_ENDINGS = frozenset({".flac", ".m4a", ".mp3", ".ogg", ".opus", ".wav"})
_HASH_LETTERS = 20


@dataclass
class Media:
    """The media files of one package: the name each gets in Anki, and the file that has it."""

    files: dict[str, Path] = field(default_factory=dict)
    _names: dict[Path, str] = field(default_factory=dict)

    def image(self, folder: Path, reference: str) -> str:
        """The field that shows a picture; ``reference`` is relative to the deck's ``folder``.

        Raises:
            PackageError: The file is missing, empty, outside the folder or no picture.
        """
        return f'<img src="{self._add(folder, reference, IMAGE_ENDINGS)}">'

    def audio(self, folder: Path, reference: str) -> str:
        """The field that plays a sound; errors as in :meth:`image`."""
        return f"[sound:{self._add(folder, reference, AUDIO_ENDINGS)}]"

    def _add(self, folder: Path, reference: str, endings: frozenset[str]) -> str:
        file = _checked(folder, reference, endings)
        if file not in self._names:
            self._names[file] = _content_name(file, reference)
            self.files[self._names[file]] = file
        return self._names[file]


def _checked(folder: Path, reference: str, endings: frozenset[str]) -> Path:
    ending = Path(reference).suffix.lower()
    if ending not in endings:
        allowed = " ".join(sorted(endings))
        raise PackageError(f"{reference!r} has none of the endings {allowed}", "Convert the file")
    try:
        root = folder.resolve()
        file = (root / reference).resolve()
        found = file.is_file()
    except (OSError, ValueError) as error:
        raise PackageError(f"{reference!r} cannot be looked up: {error}") from error
    if not file.is_relative_to(root):
        raise PackageError(
            f"{reference!r} lies outside the deck's folder", "Copy the file beside the deck"
        )
    if not found:
        raise PackageError(
            f"The file {reference!r} does not exist beside the deck",
            "Add the file or correct its name",
        )
    return file


def _content_name(file: Path, reference: str) -> str:
    try:
        if not file.stat().st_size:
            raise PackageError(f"The file {reference!r} is empty", "Replace it by a whole one")
        with file.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        raise PackageError(f"{reference!r} cannot be read: {error.strerror}") from error
    return f"trainer-{digest[:_HASH_LETTERS]}{Path(reference).suffix.lower()}"
