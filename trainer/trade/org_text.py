"""Org's marks in the Markdown subset: emphasis, code, links, lists, blocks and formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLOCK = re.compile(r"\s*#\+(begin|end)_(\w+)\s*(\S*)", re.IGNORECASE)
_CODE_BLOCKS = frozenset({"src", "example"})
_MARK_START, _MARK_END = r"(?<![\w*/=~+])", r"(?![\w*/=~+])"
_CODE = re.compile(rf"{_MARK_START}([=~])(?=\S)([^\n]*?\S)\1{_MARK_END}|\\\((.+?)\\\)")
_LINK = re.compile(r"\[\[([^\[\]]+)\](?:\[([^\[\]]+)\])?\]")
_MARKS = (
    (re.compile(rf"{_MARK_START}\*(?=\S)([^\n*]*?\S)\*{_MARK_END}"), "**"),
    (re.compile(rf"{_MARK_START}/(?=\S)([^\n/]*?\S)/{_MARK_END}"), "*"),
    (re.compile(rf"{_MARK_START}\+(?=\S)([^\n+]*?\S)\+{_MARK_END}"), "~~"),
)
_COMMENT = re.compile(r"\s*#(?:\s|$)")


def markdown(org: str) -> str:
    """A text in Org as Markdown."""
    return "\n".join(_lines(org)).strip()


def _lines(org: str) -> Iterator[str]:
    in_code = False
    for line in org.split("\n"):
        block = _BLOCK.match(line)
        if block and block[2].lower() in _CODE_BLOCKS:
            in_code = block[1].lower() == "begin"
            yield f"```{block[3] if in_code and block[2].lower() == 'src' else ''}"
        elif in_code:
            yield line
        elif not block and not _COMMENT.match(line):
            yield _line(line)


def _line(line: str) -> str:
    """One line; what is code or a formula keeps its signs."""
    parts, at = [], 0
    for code in _CODE.finditer(line):
        inner = f"${code[3].strip()}$" if code[3] else f"`{code[2]}`"
        parts += [_words(line[at : code.start()]), inner]
        at = code.end()
    return "".join([*parts, _words(line[at:])])


def _words(text: str) -> str:
    """Marked words; the slashes of an address are no marks."""
    parts, at = [], 0
    for link in _LINK.finditer(text):
        parts += [_marked(text[at : link.start()]), _link(link)]
        at = link.end()
    return "".join([*parts, _marked(text[at:])])


def _marked(text: str) -> str:
    for pattern, sign in _MARKS:
        text = pattern.sub(rf"{sign}\g<1>{sign}", text)
    return text


def _link(link: re.Match[str]) -> str:
    """A link as its words; a web address stays behind them."""
    address, words = link[1], link[2] or link[1]
    is_web = address.startswith(("https://", "http://")) and not re.search(r"[\s()]", address)
    return f"[{words}]({address})" if is_web and link[2] else words
