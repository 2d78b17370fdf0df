"""Deck files on the disk: read whole, and replaced whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from trainer.errors import DeckError
from trainer.store.deck_text import LARGEST_FILE


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file that was given another content, so that it can be given back the former.

    A content that is None is that of a file that is not there.
    """

    path: Path
    before: bytes | None
    after: bytes | None

    @property
    def inverse(self) -> Rewrite:
        """The rewrite that takes this one back."""
        return Rewrite(self.path, self.after, self.before)

    def undone(self) -> Rewrite:
        """Write the former content back, and tell how that is undone in turn.

        Raises:
            DeckError: the file has changed since or cannot be written.
        """
        if self.before is None:
            remove_file(self.path, expected=self.after)
        elif self.after is None:
            make_file(self.path, self.before)
        else:
            replace_bytes(self.path, self.before, expected=self.after)
        return self.inverse


def read_bytes(path: Path) -> bytes:
    """The content of a deck file.

    Raises:
        DeckError: there is no such file, it is a folder or a device, may not be read, or
            is too large.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise DeckError("this is a folder", "Name a deck file in it", str(path))
        if not stat.S_ISREG(status.st_mode):
            raise DeckError("this is no ordinary file", "Name a deck file", str(path))
        if status.st_size > LARGEST_FILE:
            message = f"the file has more than {LARGEST_FILE >> 20} MiB"
            raise DeckError(message, "Split it into several decks", str(path))
        return path.read_bytes()
    except FileNotFoundError:
        raise DeckError("there is no such file", "Check the spelling", str(path)) from None
    except (OSError, ValueError) as error:
        message = f"the file cannot be read: {_reason(error)}"
        raise DeckError(message, "Check its permissions", str(path)) from error


def replace_bytes(path: Path, content: bytes, expected: bytes | None = None) -> None:
    """Put ``content`` in the place of a file, or leave everything as it was.

    A link stays a link to the same file, whose permissions are kept. With ``expected``
    the file must still hold these bytes.

    Raises:
        DeckError: the file changed meanwhile or cannot be written.
    """
    beside = None
    try:
        target = Path(os.path.realpath(path))
        beside = target.with_name(f".{target.name[:64]}.{uuid4().hex}")
        mode = _mode(target)
        _write_new(beside, content)
        if mode is not None:
            beside.chmod(mode)
        if expected is not None:
            _check(target, expected)
        beside.replace(target)
        _sync_folder(target.parent)
    except (OSError, ValueError) as error:
        raise _refused(error, path) from error
    finally:
        if beside:
            with suppress(OSError):
                beside.unlink()


def make_file(path: Path, content: bytes) -> None:
    """Put ``content`` where there is no file yet.

    Raises:
        DeckError: there is one by now, or it cannot be written.
    """
    if path.exists():
        raise DeckError("there is such a file by now", "Nothing was written", str(path))
    replace_bytes(path, content)


def remove_file(path: Path, expected: bytes | None) -> None:
    """Take a file away that still holds these bytes.

    Raises:
        DeckError: the file changed meanwhile or cannot be taken away.
    """
    try:
        target = Path(os.path.realpath(path))
        _check(target, expected)
        target.unlink()
        _sync_folder(target.parent)
    except OSError as error:
        raise _refused(error, path) from error


def _check(target: Path, expected: bytes | None) -> None:
    if target.read_bytes() != expected:
        mend = "Nothing was written; try again"
        raise DeckError("the file was changed by another program", mend, str(target))


def _refused(error: Exception, path: Path) -> DeckError:
    message = f"the file cannot be written: {_reason(error)}"
    mend = "Choose another place, or check the folder, its permissions and free space"
    return DeckError(message, mend, str(path))


def _mode(target: Path) -> int | None:
    """The permissions to keep, None for a new file; refuses what cannot be replaced."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        raise IsADirectoryError(0, "it is a folder or a device")
    if not os.access(target, os.W_OK):
        raise PermissionError(0, "it is write-protected")
    return stat.S_IMODE(mode)


def _write_new(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name durable, where the platform can open folders."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return reason[:1].lower() + reason[1:]
