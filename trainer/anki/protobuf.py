"""The few messages of Protocol Buffers that a package holds, read by field number.

Note types, decks and the list of media are such messages in newer packages; few of their
fields matter, for which no generated code is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import iter_unpack

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_WIDTHS = {_FIXED64: 8, _FIXED32: 4}
_LONGEST_VARINT = 10


class Message:
    """One message; of a field that stands several times the last counts."""

    def __init__(self, content: bytes) -> None:
        """Read all fields.

        Raises:
            ValueError: the bytes are no message.
        """
        self._numbers: dict[int, int] = {}
        self._contents: dict[int, list[bytes]] = {}
        for number, value in _fields(content):
            if isinstance(value, int):
                self._numbers[number] = value
            else:
                self._contents.setdefault(number, []).append(value)

    def number(self, field: int) -> int:
        """A whole number, 0 where it is missing."""
        return self._numbers.get(field, 0)

    def text(self, field: int) -> str:
        """A text, empty where it is missing."""
        return self._contents.get(field, [b""])[-1].decode("utf-8", "replace")

    def floats(self, field: int) -> tuple[float, ...]:
        """All values of a field of short floating-point numbers, packed or not.

        Raises:
            ValueError: they are cut short.
        """
        content = b"".join(self._contents.get(field, ()))
        if len(content) % _WIDTHS[_FIXED32]:
            raise ValueError("cut short")
        return tuple(number for (number,) in iter_unpack("<f", content))

    def each(self, field: int) -> tuple[bytes, ...]:
        """All values of a repeated field, as bytes."""
        return tuple(self._contents.get(field, ()))


def _fields(content: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(content):
        key, at = _varint(content, at)
        number, wire = key >> 3, key & 7
        if wire == _VARINT:
            value, at = _varint(content, at)
            yield number, value
            continue
        if wire == _BYTES:
            width, at = _varint(content, at)
        elif wire in _WIDTHS:
            width = _WIDTHS[wire]
        else:
            raise ValueError("unknown wire type")
        if at + width > len(content):
            raise ValueError("cut short")
        yield number, content[at : at + width]
        at += width


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(_LONGEST_VARINT):
        if at >= len(content):
            break
        byte = content[at]
        at += 1
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:  # noqa: PLR2004  the top bit says that more follows
            return value, at
    raise ValueError("cut short")
