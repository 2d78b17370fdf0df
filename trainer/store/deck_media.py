"""Whether the pictures and sounds that a deck names are what they are called.

The reader checks the names alone; here the files are looked at: they lie in the deck's
folder even behind links, are not huge, and begin as their ending promises.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from trainer.cards.note import Deck, Note
from trainer.errors import DeckError

LARGEST_MEDIA = 20 << 20  # bytes
_HEAD = 4096  # bytes; an SVG may open with a long comment


@dataclass(frozen=True, slots=True)
class MediaProblem:
    """What is wrong with a file that a note shows or plays, and how to mend it."""

    note: Note
    message: str
    mend: str


def media_problems(path: Path, deck: Deck) -> tuple[MediaProblem, ...]:
    """The problems of all media of the deck that was read from ``path``, in file order."""
    return tuple(
        MediaProblem(note, f"{name}: {message}", mend)
        for note in deck.notes
        for name in (note.image, note.audio)
        if name
        for message, mend in _problems(path, name)
    )


def media_file(deck_file: Path, name: str) -> Path:
    """The picture or sound that a note of this deck file names, without links.

    Raises:
        DeckError: it is not there, or not what it is called.
    """
    for message, mend in _problems(deck_file, name):
        raise DeckError(message, mend, name)
    return (deck_file.resolve().parent / name).resolve()


def _problems(deck_file: Path, name: str) -> Iterator[tuple[str, str]]:
    """At most one message with its mend."""
    try:
        folder = deck_file.resolve().parent
        file = (folder / name).resolve()
        if not file.is_relative_to(folder):
            yield "the link leads out of the deck's folder", "Copy the file into the folder"
            return
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            yield "this is no file", "Name a picture or a sound"
        elif status.st_size > LARGEST_MEDIA:
            yield f"the file has more than {LARGEST_MEDIA >> 20} MiB", "Make it smaller"
        elif not _fits(file):
            yield "the content does not fit the ending", "Give the file its true ending"
    except FileNotFoundError:
        yield "there is no such file", "Put it beside the deck, or delete the line"
    except (OSError, RuntimeError, ValueError) as error:
        yield f"the file cannot be read ({error})", "Check its permissions and links"


def _fits(file: Path) -> bool:
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
    fits = _SIGNATURES.get(file.suffix.lower().removeprefix("."))
    return fits is not None and fits(head)  # a link may lead to any ending


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(starts)


def _riff(form: bytes) -> Callable[[bytes], bool]:
    return lambda head: head[:4] == b"RIFF" and head[8:12] == form


def _is_mp3(head: bytes) -> bool:
    """An ID3 tag, or the eleven set bits with which an MPEG frame begins."""
    return head[:3] == b"ID3" or (head[:1] == b"\xff" and head[1:2] >= b"\xe0")


_SIGNATURES: dict[str, Callable[[bytes], bool]] = {
    "png": _begins(b"\x89PNG\r\n\x1a\n"),
    "jpg": _begins(b"\xff\xd8\xff"),
    "jpeg": _begins(b"\xff\xd8\xff"),
    "gif": _begins(b"GIF87a", b"GIF89a"),
    "webp": _riff(b"WEBP"),
    "svg": lambda head: b"<svg" in head,
    "mp3": _is_mp3,
    "ogg": _begins(b"OggS"),
    "opus": _begins(b"OggS"),
    "wav": _riff(b"WAVE"),
    "flac": _begins(b"fLaC"),
    "m4a": lambda head: head[4:8] == b"ftyp",
}
