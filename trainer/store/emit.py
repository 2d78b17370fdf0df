"""Values written as YAML that a person likes to read and every YAML reader takes as text.

Text is plain where nothing can go wrong, else in single quotes; several lines stand in a
``|`` block; only what none of these can hold comes in double quotes. Short lists and
mappings stay on one line. (``yaml.dump`` re-sorts, re-wraps and escapes instead.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

Value = str | int | tuple[str, ...] | Mapping[str, "Value"]

LONGEST_LINE = 100  # characters, for lists and mappings in brackets
_STEP = 2

_UNSAFE = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_PLAIN = re.compile(rf"[\w(/+$^;.][^\t\n{_UNSAFE}]*")
_PLAIN_IN_BRACKETS = re.compile(r"[\w /.+()–-]*")
_ONE_LINE = re.compile(rf"[^\t\n{_UNSAFE}]*")
_BLOCK = re.compile(rf"[^{_UNSAFE}]*")
_BLANK_LINE = re.compile(r"^[ \t]+$", re.MULTILINE)
_TYPED_ELSEWHERE = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|[-+]?\.(?:inf|nan)"
    r"|0[xob][\da-f_]+|[-+]?[\d_]*\.?[\d_]*(?:e[-+]?\d+)?"  # numbers
    r"|[-+]?[\d_]+(?::\d+)+(?:\.[\d_]*)?"  # numbers to the base of 60
    r"|\d{4}-\d\d?-\d\d?[t \d:.+z-]*",  # dates and times
    re.IGNORECASE,
)
_ESCAPED = re.compile(rf'["\\\t\n{_UNSAFE}]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def entry(key: str, value: Value, indent: int) -> Iterator[str]:
    """The lines of ``key: value`` at an indentation, without line ends.

    A yes or no comes as bool, a number of ours as int. Text ends in no line break.
    """
    head = f"{' ' * indent}{quoted(key)}:"
    inner = indent + _STEP
    line = f"{head} {in_brackets(value)}"
    if isinstance(value, str):
        yield from _text(head, value, inner)
    elif isinstance(value, int) or not value or (len(line) <= LONGEST_LINE and "\\n" not in line):
        yield line
    elif isinstance(value, tuple):
        yield head
        for item in value:
            yield from _text(f"{' ' * inner}-", item, inner + _STEP)
    else:
        yield head
        for inner_key, inner_value in value.items():
            yield from entry(inner_key, inner_value, inner)


def _text(head: str, text: str, indent: int) -> Iterator[str]:
    """A text behind ``head``, in a block at an indentation if it has several lines."""
    if not _fits_block(text):
        yield f"{head} {quoted(text)}"
        return
    yield f"{head} |{_STEP}" if text[0] in " \t" else f"{head} |"
    yield from (f"{' ' * indent}{line}" if line else "" for line in text.split("\n"))


def quoted(text: str) -> str:
    """The text on one line, in quotes where it needs them."""
    return text if _is_plain(text) else _quoted(text)


def _quoted(text: str) -> str:
    if _ONE_LINE.fullmatch(text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _is_plain(text: str) -> bool:
    return bool(
        _PLAIN.fullmatch(text)
        and ": " not in text
        and " #" not in text
        and not text.endswith((":", " "))
        and not text.startswith("...")
        and not _TYPED_ELSEWHERE.fullmatch(text)
    )


def _fits_block(text: str) -> bool:
    return bool(
        "\n" in text
        and not text.startswith("\n")
        and not text.endswith("\n")
        and _BLOCK.fullmatch(text)
        and not _BLANK_LINE.search(text)
    )


def in_brackets(value: Value) -> str:
    """The value on one line, as part of a list or a mapping that is on one line too."""
    if isinstance(value, str):
        return value if _PLAIN_IN_BRACKETS.fullmatch(value) and _is_plain(value) else _quoted(value)
    if isinstance(value, int):
        return _word(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(in_brackets, value))}]"
    pairs = (f"{in_brackets(key)}: {in_brackets(inner)}" for key, inner in value.items())
    return f"{{{', '.join(pairs)}}}"


def _word(value: int) -> str:
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04x}"
