"""Single values of a deck file in the place of others, each in the style that it finds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from trainer.store import yaml_events
from trainer.store.deck_layout import (
    Edit,
    before_key,
    content_end,
    last_pairs,
    line_end,
    without_lines,
)
from trainer.store.emit import in_brackets, quoted
from trainer.store.yaml_events import Dictionary, Entry, Node


def scalar_edit(text: str, node: Node, value: str, *, flow: bool, as_json: bool) -> Edit:
    """Put another text in the place of one, in the style of what is around it."""
    start, end = node.start.index, content_end(text, node)
    written = in_brackets(value) if flow else quoted(value)
    if as_json:
        written = json.dumps(value, ensure_ascii=False)
    gap = " " if text[start - 1 : start] == ":" else ""
    return Edit(start, end, gap + written)


def list_edits(
    text: str, entry: Entry, before: Sequence[str], after: Sequence[str]
) -> Iterator[Edit]:
    """Put other texts into a list: only those that differ, where their number stays."""
    items = entry.value
    assert isinstance(items, yaml_events.Sequence)
    as_json = is_json(entry)
    if len(before) == len(after):
        for node, old, new in zip(items.items, before, after, strict=True):
            if old != new:
                yield scalar_edit(text, node, new, flow=items.flow, as_json=as_json)
        return
    yield Edit(items.start.index, content_end(text, items), _list(text, items, after, as_json))


def _list(text: str, items: yaml_events.Sequence, values: Sequence[str], as_json: bool) -> str:  # noqa: FBT001
    if as_json:
        return json.dumps(list(values), ensure_ascii=False)
    if items.flow:
        return in_brackets(tuple(values))
    between = line_end(text) + " " * items.start.column
    return between.join(f"- {quoted(value)}" for value in values)


def tag_edits(
    text: str, item: Dictionary, before: Sequence[str], after: Sequence[str]
) -> Iterator[Edit]:
    """Give a note other tags; without any the line goes, and new ones stand above the id."""
    if "tags" in item.entries and after:
        yield from list_edits(text, item.entries["tags"], before, after)
    elif "tags" in item.entries:
        yield _no_tags(text, item)
    elif item.flow:
        first = next(iter(item.entries.values()))
        listed = json.dumps(list(after), ensure_ascii=False)
        yield last_pairs(text, item, {"tags": listed if is_json(first) else in_brackets((*after,))})
    elif "id" in item.entries:
        yield before_key(text, item, "id", [f"{' ' * item.start.column}{_tag_pair(after)}"])
    else:
        yield last_pairs(text, item, {"tags": in_brackets((*after,))})


def _tag_pair(tags: Sequence[str]) -> str:
    return f"tags: {in_brackets((*tags,))}"


def _no_tags(text: str, item: Dictionary) -> Edit:
    value = item.entries["tags"].value
    whole = None if item.flow else without_lines(text, item.entries["tags"])
    return whole or Edit(value.start.index, content_end(text, value), "[]")


def is_json(entry: Entry) -> bool:
    """Whether a deck is written in the manner of JSON, which its changes then keep."""
    return entry.key.style == '"'
