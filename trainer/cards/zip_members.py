"""Members of a ZIP archive that may come from anyone: documents and packages are such archives.

How much either may unpack to, its reader knows. What holds for both is here: which failures
a reader has to expect, and that members are only unpacked as these formats pack them. Python
knows other methods, some of which take gigabytes before they give a byte.
"""

from __future__ import annotations

import zipfile
import zlib
from typing import IO

FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
"""What opening or reading an archive raises where it is no sound one."""

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


def opened_member(members: zipfile.ZipFile, name: str) -> IO[bytes]:
    """The content of a member, to be read piece by piece.

    Raises:
        KeyError: there is none of this name.
        NotImplementedError: it is packed by another method.
        RuntimeError: it is encrypted.
        BadZipFile: it is damaged.
    """
    member = members.getinfo(name)
    if member.compress_type not in _METHODS:
        raise NotImplementedError(f"compression method {member.compress_type}")
    return members.open(member)


def is_bomb(members: zipfile.ZipFile, name: str, unpacked: int, free: int, ratio: int) -> bool:
    """Whether so many bytes are more than ``free`` ones and ``ratio`` times the packed ones."""
    return unpacked > max(free, ratio * members.getinfo(name).compress_size)
