"""The archive that a package is, opened as what it may be: a stranger's file.

Nothing is extracted. Members are read by name, piece by piece, within limits that hold
whatever the archive says of itself.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from trainer.anki.protobuf import Message
from trainer.anki.zstd import unpacked
from trainer.cards.zip_members import FAULTS, is_bomb, opened_member
from trainer.errors import PackageError

MOST_MEMBERS = 100_000
LARGEST_COLLECTION = 2 << 30  # bytes
LARGEST_LIST = 32 << 20  # bytes of the list of media
_MOST_RATIO = 400
_FREE = 64 << 20  # bytes that may be packed as tightly as one likes
_CHUNK = 1 << 18
_NEWEST = 3
_COLLECTIONS = {1: "collection.anki2", 2: "collection.anki21", 3: "collection.anki21b"}
_WHOLE = "Get a whole copy of it"


@dataclass(frozen=True)
class Archive:
    """An opened package; ``version`` is 1 or 2 for the older formats, 3 for the newest."""

    members: zipfile.ZipFile
    version: int
    file: str

    def collection(self) -> Iterator[bytes]:
        """The database, piece by piece.

        Raises:
            PackageError: it is missing, damaged or too large.
        """
        return self._read(_COLLECTIONS[self.version], LARGEST_COLLECTION)

    def media(self) -> dict[str, str]:
        """The member that holds each media file, by the file's name in Anki.

        Raises:
            PackageError: the list is damaged, or a name leads out of a folder.
        """
        if "media" not in self.members.NameToInfo:
            return {}
        listed = b"".join(self._read("media", LARGEST_LIST))
        try:
            pairs = _newest_list(listed) if self.version == _NEWEST else _older_list(listed)
        except (ValueError, AttributeError, RecursionError) as error:
            raise self._damaged("its list of media cannot be read") from error
        for _, name in pairs:
            if not name or "/" in name or "\\" in name or "\0" in name or name in (".", ".."):
                message = f"the package holds a file named {name!r}, which leads out of its folder"
                raise PackageError(message, "Do not trust where it comes from", self.file)
        return {name: member for member, name in pairs}

    def medium(self, member: str, most: int) -> bytes | None:
        """The content of a media file; None where it is missing or larger than that.

        Raises:
            PackageError: it is damaged.
        """
        if member not in self.members.NameToInfo:
            return None
        pieces, size = [], 0
        for piece in self._pieces(member):
            pieces.append(piece)
            size += len(piece)
            if size > most:
                return None
        return b"".join(pieces)

    def _read(self, member: str, most: int) -> Iterator[bytes]:
        """A member that must be there and no larger than that."""
        size = 0
        for piece in self._pieces(member):
            size += len(piece)
            if size > most or is_bomb(self.members, member, size, _FREE, _MOST_RATIO):
                message = f"{member} unpacks to more than a collection can be"
                raise PackageError(message, "Do not trust where it comes from", self.file)
            yield piece

    def _pieces(self, member: str) -> Iterator[bytes]:
        try:
            with opened_member(self.members, member) as stream:
                if self.version == _NEWEST:
                    yield from unpacked(stream, self.file)
                else:
                    while piece := stream.read(_CHUNK):
                        yield piece
        except FAULTS as error:
            raise self._damaged(f"{member} cannot be read") from error

    def _damaged(self, why: str) -> PackageError:
        return PackageError(f"the package is damaged: {why}", _WHOLE, self.file)


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The package in a file.

    Raises:
        PackageError: it is no package, of a newer Anki, or built to do harm.
    """
    file = str(path)
    try:
        members = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise PackageError("there is no such file", "Check the spelling", file) from None
    except FAULTS as error:
        message = "this is no Anki package, or it is cut short"
        raise PackageError(message, _WHOLE, file) from error
    with members:
        _refuse_hostile(members, file)
        yield Archive(members, _version(members, file), file)


def _refuse_hostile(members: zipfile.ZipFile, file: str) -> None:
    infos = members.infolist()
    spans = sorted((i.header_offset, i.header_offset + i.compress_size) for i in infos)
    problem = ""
    if len(infos) > MOST_MEMBERS:
        problem = f"it holds more than {MOST_MEMBERS} files"
    elif len(members.NameToInfo) < len(infos):
        problem = "it holds two files of one name"
    elif any(info.flag_bits & 1 for info in infos):
        problem = "it is encrypted"
    elif any(end > start for (_, end), (start, _) in pairwise(spans)):
        problem = "its files overlap"
    if problem:
        raise PackageError(f"this is no Anki package: {problem}", _WHOLE, file)


def _version(members: zipfile.ZipFile, file: str) -> int:
    """By what the package says: its oldest collection may only ask for a newer Anki."""
    names = members.NameToInfo
    if "meta" not in names:
        version = 2 if _COLLECTIONS[2] in names else 1
    else:
        try:
            with opened_member(members, "meta") as stream:
                version = Message(stream.read(1 << 10)).number(1)
        except FAULTS as error:
            raise PackageError("the package is damaged: meta", _WHOLE, file) from error
    if version not in _COLLECTIONS:
        message = f"the package has format {version}, which is newer than this trainer"
        mend = "Export it from Anki with 'Support older Anki versions'"
        raise PackageError(message, mend, file)
    if _COLLECTIONS[version] not in names:
        message = f"this is no Anki package: {_COLLECTIONS[version]} is missing"
        raise PackageError(message, _WHOLE, file)
    return version


def _newest_list(listed: bytes) -> list[tuple[str, str]]:
    entries = Message(listed).each(1)
    return [(str(number), Message(entry).text(1)) for number, entry in enumerate(entries)]


def _older_list(listed: bytes) -> list[tuple[str, str]]:
    return [(str(member), str(name)) for member, name in json.loads(listed or b"{}").items()]
