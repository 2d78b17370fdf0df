"""What an HTML element is: its name, its words, whether it is a note's number or mere layout."""

from __future__ import annotations

import re
from typing import Any

from trainer.ingest.draft import collapse
from trainer.ingest.inline import Inline

Element = Any  # lxml has no types


def names(text: str) -> frozenset[str]:
    """A set of names from one string."""
    return frozenset(text.split())


_CONTAINERS = names("p div h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre section")
_NOTE_MARK = re.compile(
    r"\[?(?:note |nb )?(?:\d{1,4}|[a-z]|[*†‡§¶]+)(?:[,–-] ?\d{1,4})*\]?", re.IGNORECASE
)
_BRACKETED = re.compile(r"\[[^\]]{1,30}\]")
_POWERS = "sin|cos|tan|log|sec|mol|rad|deg"  # what is squared, not annotated
_AFTER_WORD = re.compile(rf"(?:[.,;:!?”\"’')\]]|[^\W\d_]{{3}}(?<!{_POWERS}))$")


def name_of(element: Element) -> str:
    """The element's tag without namespace, empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def text_of(element: Element) -> str:
    """All the words inside, white space collapsed."""
    return collapse("".join(element.itertext()))


def is_mark(element: Element, tag: str, before: Inline) -> bool:
    """Whether the element is a note's number: a link to a note, a citation, a bare high number."""
    text = text_of(element)
    if not text:
        return False
    noted = element.get("role") == "doc-noteref" or any(
        key.endswith("type") and value == "noteref" for key, value in element.items()
    )
    if noted or (tag == "sup" and "reference" in (element.get("class") or "")):
        return True
    if tag == "sup":
        linked = any(name_of(node) == "a" for node in element.iter())
        bare = text.isdigit() or not text.isalnum()
        return bool(_NOTE_MARK.fullmatch(text) or _BRACKETED.fullmatch(text)) and (
            linked or bool(_BRACKETED.fullmatch(text)) or (bare and before.ends_with(_AFTER_WORD))
        )
    to_note = tag == "a" and (element.get("href") or "").startswith("#")
    return to_note and bool(re.fullmatch(r"\[?\d{1,4}\]?|\[[^\]]{1,30}\]", text))


def is_layout(table: Element) -> bool:
    """Whether a table only arranges the page: one cell a row, or cells that hold sections."""
    rows = [row for row in table.iter("{*}tr") if nearest(row, "table") is table]
    widths = [sum(name_of(cell) in {"td", "th"} for cell in row) for row in rows]
    if table.get("role") == "presentation" or max(widths, default=0) <= 1:
        return True
    return any(
        sum(name_of(node) in _CONTAINERS for node in cell) > 1
        for row in rows for cell in row if name_of(cell) == "td"
    )  # fmt: skip


def nearest(element: Element, tag: str) -> Element:
    """The closest ancestor of that name, None where there is none."""
    return next((above for above in element.iterancestors() if name_of(above) == tag), None)


def integer(text: str | None, otherwise: int) -> int:
    """The number that an attribute holds, if it holds one."""
    return int(text) if text and re.fullmatch(r"\d{1,6}", text.strip()) else otherwise


def is_within(element: Element, home: Element) -> bool:
    """Whether an element is ``home`` or stands inside it."""
    return element is home or any(above is home for above in element.iterancestors())
