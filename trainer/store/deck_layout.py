"""Where things stand in a deck file's text, and how lines are put in between.

A person's file keeps its comments, order, quotes and line ends: an edit is a place and
the text to put there, and places come from the marks of the strict reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from trainer.store.yaml_events import Dictionary, Node, Scalar, Sequence

_LINE_END = re.compile(r"\r\n|\n|\r")
_BLOCK_STYLES = ("|", ">")


class Edit(NamedTuple):
    """``text`` replaces what stands between two indices; equal ones insert."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; they do not overlap. Those at one place keep order.

    What is put in before a place stands before what replaces the text there.
    """
    parts, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end > edit.start)):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def line_end(text: str) -> str:
    """The line end that the text uses."""
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


def line_start(text: str, index: int) -> int:
    """The index of the first character of a line."""
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def next_line(text: str, index: int) -> int:
    """The index behind a line and its end."""
    found = _LINE_END.search(text, index)
    return found.end() if found else len(text)


def content_end(text: str, node: Node) -> int:
    """The index behind the last character of a value, comments behind it not counted."""
    if isinstance(node, Scalar):
        if node.style in _BLOCK_STYLES:
            start = node.start.index
            # Not every blank of Python is one of YAML: a last line may hold just U+00A0.
            return start + len(text[start : node.end.index].rstrip(" \t\r\n"))
        return node.end.index
    children = _children(node)
    if node.flow or not children:
        return node.end.index
    return content_end(text, children[-1])


def after_line(text: str, node: Node, lines: Iterable[str]) -> Edit:
    """Put lines below the last line of a value."""
    newline = line_end(text)
    below = "".join(line + newline for line in lines)
    found = _LINE_END.search(text, content_end(text, node))
    if found:
        return Edit(found.end(), found.end(), below)
    return Edit(len(text), len(text), newline + below)


def before_key(text: str, mapping: Dictionary, key: str, lines: Iterable[str]) -> Edit:
    """Put lines above a key of a mapping that is not in braces."""
    index = mapping.entries[key].key.start.index
    newline = line_end(text)
    above = "".join(line + newline for line in lines) + " " * mapping.start.column
    return Edit(index, index, above[mapping.start.column :])


def last_pairs(text: str, mapping: Dictionary, pairs: Mapping[str, str]) -> Edit:
    """Put keys with their values behind the last ones of a mapping, in its own style."""
    values = [entry.value for entry in mapping.entries.values()]
    if not mapping.flow:
        pad = " " * mapping.start.column
        return after_line(text, values[-1], [f"{pad}{key}: {pairs[key]}" for key in pairs])
    index = content_end(text, values[-1]) if values else mapping.end.index - 1
    between = ", " if values else ""
    return Edit(index, index, between + ", ".join(_in_braces(mapping, pairs)))


def first_pairs(text: str, mapping: Dictionary, pairs: Mapping[str, str]) -> Edit:
    """Put keys with their values before the first ones of a mapping, in its own style."""
    first = next(iter(mapping.entries))
    if not mapping.flow:
        pad = " " * mapping.start.column
        return before_key(text, mapping, first, [f"{pad}{key}: {pairs[key]}" for key in pairs])
    index = mapping.entries[first].key.start.index
    return Edit(index, index, "".join(f"{pair}, " for pair in _in_braces(mapping, pairs)))


def _children(node: Sequence | Dictionary) -> list[Node]:
    if isinstance(node, Sequence):
        return node.items
    return [entry.value for entry in node.entries.values()]


def _in_braces(mapping: Dictionary, pairs: Mapping[str, str]) -> list[str]:
    """Pairs in the mapping's own quotes, so that a deck in JSON stays JSON.

    A pair whose value is a mapping comes ready in YAML, which such a deck is as well.
    """
    ready = any(value.startswith("{") for value in pairs.values())
    if ready or not any(entry.key.style == '"' for entry in mapping.entries.values()):
        return [f"{key}: {value}" for key, value in pairs.items()]
    return [f'"{key}": {_json(value)}' for key, value in pairs.items()]


def _json(value: str) -> str:
    """An id or a number as JSON has it; a list comes ready."""
    return value if value.isdecimal() or value.startswith("[") else '"' + value.strip("'") + '"'
