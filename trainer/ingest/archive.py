"""EPUB and DOCX are ZIP archives: members are read within limits and never unpacked to disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from trainer.cards.zip_members import FAULTS, is_bomb, opened_member
from trainer.errors import SourceError

MOST_MEMBERS = 10_000
MOST_MEMBER_BYTES = 32 * 2**20
MOST_BYTES = 128 * 2**20
MOST_RATIO = 200
_FREE_BYTES = 2**20  # a small member may be packed as tightly as it likes
_WHOLE = "Get a whole copy of it"


@dataclass
class Archive:
    """An opened archive; ``left`` bytes may still be read from it."""

    members: zipfile.ZipFile
    kind: str
    file: str
    left: int = MOST_BYTES

    @property
    def names(self) -> frozenset[str]:
        """The names of its members."""
        return frozenset(self.members.namelist())

    def read(self, name: str) -> bytes:
        """The bytes of a member.

        Raises SourceError where there is no such member, it is damaged or it unpacks to
        more than the limits allow, whatever the archive says of its size.
        """
        try:
            with opened_member(self.members, name) as stream:
                most = min(MOST_MEMBER_BYTES, self.left)
                content = stream.read(most + 1)
        except KeyError:
            raise self.broken(f"{name} is missing") from None
        except RuntimeError as error:
            raise self.broken(f"{name} is encrypted or packed in an unknown way") from error
        except FAULTS as error:
            raise self.broken(f"{name} is damaged") from error
        size = len(content)
        if size > most or is_bomb(self.members, name, size, _FREE_BYTES, MOST_RATIO):
            raise self.bomb()
        self.left -= len(content)
        return content

    def broken(self, why: str) -> SourceError:
        """The error of an archive that is not what it should be."""
        return SourceError(f"is a broken {self.kind}: {why}", _WHOLE, self.file)

    def bomb(self) -> SourceError:
        """The error of an archive that unpacks to more than a document needs."""
        limit = f"a member over {MOST_MEMBER_BYTES // 2**20} MiB, {MOST_BYTES // 2**20} MiB in all"
        wrong = f"unpacks to too much ({limit}, or {MOST_RATIO} times its size)"
        return SourceError(wrong, "Save the document anew without what swells it", self.file)


@contextmanager
def opened(content: bytes, kind: str, file: str) -> Iterator[Archive]:
    """The archive in these bytes; SourceError where it is broken or has too many members."""
    try:
        members = zipfile.ZipFile(BytesIO(content))
    except FAULTS as error:
        wrong = f"is a broken {kind}: its list of contents cannot be read"
        raise SourceError(wrong, _WHOLE, file) from error
    with members:
        archive = Archive(members, kind, file)
        if len(members.infolist()) > MOST_MEMBERS:
            raise archive.bomb()
        yield archive
