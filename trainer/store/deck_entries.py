"""One key of a note or a source in a file: given another value, put in, or taken out.

Values keep the manner in which they are written, in brackets or on lines of their own, in
YAML or in JSON; what stands around them stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from trainer.store import yaml_events
from trainer.store.deck_layout import (
    Edit,
    after_line,
    before_key,
    content_end,
    last_pairs,
    line_end,
    line_start,
    next_line,
)
from trainer.store.emit import entry as lines_of
from trainer.store.emit import in_brackets, quoted
from trainer.store.yaml_events import Dictionary, Entry, Node

Value = str | bool | tuple[str, ...]


def set_value(text: str, mapping: Dictionary, key: str, value: Value) -> Iterator[Edit]:
    """Give a key of a note another value; one that says nothing takes the key out.

    A key that is missing is put before the id, which is always the last.
    """
    if key not in mapping.entries:
        if value:
            yield _added(text, mapping, key, value)
    elif isinstance(value, bool):
        yield set_text(text, mapping, key, "yes" if value else "no")
    elif not value:
        yield _removed(text, mapping, key)
    elif isinstance(value, str):
        yield set_text(text, mapping, key, value)
    else:
        yield from set_items(text, mapping.entries[key], value)


def set_text(text: str, mapping: Dictionary, key: str, value: str) -> Edit:
    """Give a key of a mapping another text; one that is missing comes last."""
    if key not in mapping.entries:
        written = in_brackets(value) if mapping.flow else quoted(value)
        return last_pairs(text, mapping, {key: written})
    entry = mapping.entries[key]
    if not mapping.flow and (block := _block(text, mapping, entry, value)):
        return _scalar(text, entry.value, block)
    return _scalar(text, entry.value, _written(value, flow=mapping.flow, as_json=_is_json(entry)))


def set_items(text: str, entry: Entry, after: Sequence[str]) -> Iterator[Edit]:
    """Give a list other items; of equally many only those are touched that differ."""
    items = entry.value
    assert isinstance(items, yaml_events.Sequence)
    as_json = _is_json(entry)
    if len(items.items) != len(after):
        yield Edit(items.start.index, content_end(text, items), _list(text, items, after, as_json))
        return
    for node, new in zip(items.items, after, strict=True):
        assert isinstance(node, yaml_events.Scalar)
        if node.text.rstrip("\n") != new:
            yield _scalar(text, node, _written(new, flow=items.flow, as_json=as_json))


def _added(text: str, mapping: Dictionary, key: str, value: Value) -> Edit:
    last = "id" if "id" in mapping.entries else ""
    if not mapping.flow:
        lines = list(lines_of(key, value, mapping.start.column))
        if last:
            return before_key(text, mapping, last, lines)
        return after_line(text, [entry.value for entry in mapping.entries.values()][-1], lines)
    if any(_is_json(entry) for entry in mapping.entries.values()):
        known = "yes" if value is True else list(value) if isinstance(value, tuple) else value
        pair = f"{json.dumps(key)}: {json.dumps(known, ensure_ascii=False)}"
    else:
        pair = f"{key}: {in_brackets(value)}"
    if last:
        index = mapping.entries[last].key.start.index
        return Edit(index, index, f"{pair}, ")
    index = content_end(text, [entry.value for entry in mapping.entries.values()][-1])
    return Edit(index, index, f", {pair}")


def _removed(text: str, mapping: Dictionary, key: str) -> Edit:
    """Take out a key with its value: its lines, or what stands up to the key beside it."""
    keys = list(mapping.entries)
    entry, at = mapping.entries[key], keys.index(key)
    end = content_end(text, entry.value)
    if at == 0:
        return Edit(entry.key.start.index, mapping.entries[keys[1]].key.start.index, "")
    if mapping.flow:
        before = mapping.entries[keys[at - 1]].value
        return Edit(content_end(text, before), end, "")
    return Edit(line_start(text, entry.key.start.index), next_line(text, end), "")


def _scalar(text: str, node: Node, written: str) -> Edit:
    start = node.start.index
    gap = " " if text[start - 1 : start] == ":" else ""
    return Edit(start, content_end(text, node), gap + written)


def _written(value: str, *, flow: bool, as_json: bool) -> str:
    if as_json:
        return json.dumps(value, ensure_ascii=False)
    return in_brackets(value) if flow else quoted(value)


def _block(text: str, mapping: Dictionary, entry: Entry, value: str) -> str:
    """Several lines of text as a block; empty where what stands behind would become part of it."""
    end = content_end(text, entry.value)
    if text[end : next_line(text, end)].rstrip("\r\n"):
        return ""
    first, *others = lines_of("k", value, mapping.start.column)
    return line_end(text).join([first.strip().removeprefix("k: "), *others]) if others else ""


def _list(text: str, items: yaml_events.Sequence, values: Sequence[str], as_json: bool) -> str:  # noqa: FBT001
    if as_json:
        return json.dumps(list(values), ensure_ascii=False)
    if items.flow:
        return in_brackets(tuple(values))
    between = line_end(text) + " " * items.start.column
    return between.join(f"- {quoted(value)}" for value in values)


def _is_json(entry: Entry) -> bool:
    """Whether a deck is written in the manner of JSON, which its changes then keep."""
    return entry.key.style == '"'
