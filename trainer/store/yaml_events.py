"""A strict reading of YAML in which every scalar is the text that was typed.

YAML's own loading turns ``12:30`` into 750 and ``NO`` into False, takes the last of two
equal keys, follows aliases without end, and its C form crashes on deep nesting. So the
objects are built here from the parser's events: text, lists and mappings with their
places, within limits, and nothing else that YAML knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol

from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from trainer.errors import DeckError
from trainer.store.yaml_errors import IN_QUOTES, excerpt, reworded
from trainer.store.yaml_parsers import FASTEST, EventParser

DEEPEST = 16
LARGEST_TEXT = 64 << 10  # bytes of one scalar in UTF-8
MOST_VALUES = 100_000  # in one note, or in the deck's head
_WIDEST = 4  # bytes of a character in UTF-8

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


class Mark(Protocol):
    """A place in the text: line and column from 0, ``index`` in characters."""

    line: int
    column: int
    index: int


class Scalar(NamedTuple):
    """Text as typed; ``style`` is its quote, ``|`` or ``>``, empty for plain text."""

    text: str
    style: str
    start: Mark
    end: Mark


class Sequence(NamedTuple):
    """A list; ``flow`` if it is written in brackets."""

    items: list[Node]
    flow: bool
    start: Mark
    end: Mark


class Dictionary(NamedTuple):
    """Keys with their values in file order; ``flow`` if it is written in braces."""

    entries: dict[str, Entry]
    flow: bool
    start: Mark
    end: Mark


class Entry(NamedTuple):
    """One key of a mapping and what stands behind it."""

    key: Scalar
    value: Node


Node = Scalar | Sequence | Dictionary
Handler = Callable[[Node], None]
Handlers = Mapping[str, Handler]


def read_mapping(
    text: str,
    name: str,
    handlers: Handlers,
    parser: type[EventParser] = FASTEST,
) -> Dictionary:
    """The mapping that a YAML text is.

    A top key that is in ``handlers`` has its text told to its handler as soon as it is
    read; or if it has a list, then each item, which is not kept, so that memory does not
    grow with their number.

    Raises:
        DeckError: the text is no YAML, uses more of YAML than text, lists and mappings,
            or goes over a limit; file, line and column are known.
    """
    events = parser(text)
    try:
        return _Builder(events, text, name, handlers).document()
    except MarkedYAMLError as error:
        raise reworded(error, text, name) from None
    finally:
        events.dispose()


def refusal(name: str, mark: Mark, message: str, mend: str) -> DeckError:
    """The error for a place in the file ``name``."""
    return DeckError(message, mend, name, mark.line + 1, mark.column + 1)


class _Builder:
    """Builds nodes by descending through the events of one text."""

    def __init__(self, events: EventParser, text: str, name: str, handlers: Handlers) -> None:
        self._next = events.get_event
        self._text = text
        self._name = name
        self._handlers = handlers
        self._depth = 0
        self._values = 0

    def document(self) -> Dictionary:
        self._next()  # the stream's start
        if not isinstance(self._next(), DocumentStartEvent):
            mend = "A deck has at least a list of notes"
            raise DeckError("the file is empty", mend, self._name, 1, 1)
        start = self._next()
        if type(start) is not MappingStartEvent:
            mend = "A deck begins with lines such as 'title: …' and 'notes:'"
            raise self._fault(start, "this is no deck file", mend)
        if start.anchor is not None or start.tag is not None:
            raise self._bad_property(start)
        self._depth = 1
        root = self._dictionary(start, self._handlers)
        self._next()  # the document's end
        after = self._next()
        ended = isinstance(after, StreamEndEvent)
        if not ended:
            mend = "Make it a file of its own, or delete the line '---'"
            raise self._fault(after, "a second document begins here", mend)
        return root

    def _collection(self, event: Any, handler: Handler | None = None) -> Node:
        """A list or a mapping; ``handler`` takes the items of a list."""
        if type(event) is AliasEvent:
            raise self._fault(event, "text cannot begin with '*'", IN_QUOTES)
        if event.anchor is not None or event.tag is not None:
            raise self._bad_property(event)
        self._depth += 1
        if self._depth > DEEPEST:
            message = f"this is nested more than {DEEPEST} deep"
            raise self._fault(event, message, "Put text with brackets in quotes")
        if type(event) is SequenceStartEvent:
            node: Node = self._sequence(event, handler)
        else:
            node = self._dictionary(event, {})
        self._depth -= 1
        return node

    def _scalar(self, event: Any) -> Scalar:
        text, style = event.value, event.style
        if event.anchor is not None or event.tag is not None:
            raise self._bad_property(event)
        if style == '"' and (control := _CONTROL.search(text)):
            message = f"the text holds the control character U+{ord(control[0]):04X}"
            mend = "Use single quotes, in which a backslash stays one, or delete the character"
            raise self._fault(event, message, mend)
        if len(text) > LARGEST_TEXT // _WIDEST and len(text.encode()) > LARGEST_TEXT:
            message = f"this text has more than {LARGEST_TEXT >> 10} KiB"
            raise self._fault(event, message, "Split it into several notes")
        return Scalar(text, style or "", event.start_mark, event.end_mark)

    def _bad_property(self, event: Any) -> DeckError:
        first = "&" if event.anchor is not None else "!"
        return self._fault(event, f"text cannot begin with '{first}'", IN_QUOTES)

    def _too_many(self, event: Any) -> DeckError:
        message = f"there are more than {MOST_VALUES} values in one place"
        return self._fault(event, message, "Split them over several notes")

    def _sequence(self, start: Any, handler: Handler | None) -> Sequence:
        items: list[Node] = []
        event = self._next()
        while (kind := type(event)) is not SequenceEndEvent:
            item = self._scalar(event) if kind is ScalarEvent else self._collection(event)
            if handler:
                self._values = 0
                handler(item)
            else:
                items.append(item)
                self._values += 1
                if self._values > MOST_VALUES:
                    raise self._too_many(event)
            event = self._next()
        return Sequence(items, bool(start.flow_style), start.start_mark, event.end_mark)

    def _dictionary(self, start: Any, handlers: Handlers) -> Dictionary:
        entries: dict[str, Entry] = {}
        event = self._next()
        while (kind := type(event)) is not MappingEndEvent:
            if kind is not ScalarEvent:
                raise self._bad_key(event)
            key = self._key(event, entries)
            self._values += 1
            if self._values > MOST_VALUES:
                raise self._too_many(event)
            event = self._next()
            handler = handlers.get(key.text)
            if type(event) is ScalarEvent:
                value: Node = self._scalar(event)
                if handler:
                    handler(value)
            else:
                value = self._collection(event, handler)
            entries[key.text] = Entry(key, value)
            event = self._next()
        return Dictionary(entries, bool(start.flow_style), start.start_mark, event.end_mark)

    def _key(self, event: Any, entries: dict[str, Entry]) -> Scalar:
        key = self._scalar(event)
        if key.text in entries:
            first = entries[key.text].key.start.line + 1
            message = (
                f"the key '{excerpt(key.text)}' stands here again; it first stands on line {first}"
            )
            raise refusal(self._name, key.start, message, "Delete one of the two")
        if key.text == "<<" and not key.style:
            mend = "Write out what should be the same"
            raise refusal(self._name, key.start, "merge keys (<<) are not part of a deck", mend)
        return key

    def _bad_key(self, event: Any) -> DeckError:
        """A list, a mapping or an alias where a key should be: mostly text without quotes."""
        index = event.start_mark.index
        first = "{{" if self._text[max(0, index - 1) : index + 1] == "{{" else self._text[index]
        return self._fault(event, f"text cannot begin with '{first}'", IN_QUOTES)

    def _fault(self, event: Any, message: str, mend: str) -> DeckError:
        return refusal(self._name, event.start_mark, message, mend)
