"""The two parsers of PyYAML, made to agree.

libyaml's is twenty times faster; the one in Python stands in where a machine lacks
libyaml. They differ over tabs between words and over escapes that name no character,
so that a deck might open on one machine only; the subclass here follows libyaml.
"""

from __future__ import annotations

from typing import Any, Protocol

from yaml.error import Mark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

_LINE_END = "\0\r\n"


class EventParser(Protocol):
    """What both parsers offer: the next event of a text, and an end."""

    def __init__(self, stream: str, /) -> None: ...

    def get_event(self) -> Any:
        """The next event, None after the last."""

    def dispose(self) -> None:
        """Let go of the text."""


class PureParser(Reader, Scanner, Parser):
    """PyYAML's parser in Python, which takes tabs and bad escapes as libyaml does."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skip tabs too where they are not indentation."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_plain_spaces(self, indent: int, start_mark: Mark) -> list[str] | None:
        """Take tabs between the words of plain text as spaces are taken."""
        length = 0
        while self.peek(length) in (" ", "\t"):
            length += 1
        blanks = self.prefix(length)
        if "\t" not in blanks:
            spaces: list[str] | None = super().scan_plain_spaces(indent, start_mark)
            return spaces
        self.forward(length)
        if self.peek() in _LINE_END:
            return self.scan_plain_spaces(indent, start_mark)
        return [blanks]

    def scan_flow_scalar(self, style: str) -> Any:
        """Refuse escapes beyond Unicode's last character, and halves of surrogate pairs."""
        start = self.get_mark()
        try:
            token = super().scan_flow_scalar(style)
            token.value.encode()
        except (ValueError, OverflowError):
            context = "while scanning a double-quoted scalar"
            problem = "found invalid Unicode character escape code"
            raise ScannerError(context, start, problem, self.get_mark()) from None
        return token

    def scan_directive(self) -> Any:
        """Refuse directives that YAML does not define."""
        token = super().scan_directive()
        if token.name not in ("YAML", "TAG"):
            problem = "found unknown directive name"
            raise ScannerError("while scanning a directive", token.start_mark, problem, None)
        return token


try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML was built without libyaml
    FASTEST: type[EventParser] = PureParser
else:
    FASTEST = CParser
