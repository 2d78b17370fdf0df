"""Notes and note types as they came from Anki, read from beside the deck as what they may be.

Anyone may have put them there: templates go without anything that acts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trainer.anki.note_type import ForeignType, Template
from trainer.cards.html_parts import TAG, attributes, without_comments

_HARMLESS = re.compile(
    "b|br|center|code|div|em|h[1-6]|hr|i|li|ol|p|pre|s|small|span|strong|su[bp]"
    "|table|tbody|td|th|tr|u|ul"
)
_ACTING = re.compile(r"<(script|style)\b.*?(?:</\1[^>]*>|$)", re.IGNORECASE | re.DOTALL)
_NAMES = re.compile(r"[\w -]+")


@dataclass(frozen=True, slots=True)
class RawNote:
    """A note as it came: its type and, where a note here holds less than they do, its fields."""

    type: ForeignType
    fields: tuple[str, ...] = ()


def raw_notes(kept: Mapping[str, Any]) -> dict[str, RawNote]:
    """The raw notes of a deck by guid, of what an import kept.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: it is none of that.
    """
    types = {key: _type(int(key), made) for key, made in kept["note_types"].items()}
    return {
        guid: RawNote(types[raw["note_type"]], tuple(map(str, raw.get("fields", ()))))
        for guid, raw in kept["notes"].items()
    }


def _type(key: int, kept: Mapping[str, Any]) -> ForeignType:
    templates = (
        Template(str(made["name"]), _quiet(str(made["question"])), _quiet(str(made["answer"])))
        for made in kept["templates"]
    )
    fields = tuple(map(str, kept["fields"]))
    return ForeignType(
        key,
        str(kept["name"]),
        bool(kept["cloze"]),
        fields,
        tuple(templates),
        is_numbered=bool(kept.get("numbered", True)),
    )


def _quiet(template: str) -> str:
    """A template with nothing but fields, words and plain tags."""
    parts, at = [], 0
    html = _ACTING.sub("", without_comments(template))
    for tag in TAG.finditer(html):
        parts.append(html[at : tag.start()].replace("<", "&lt;"))
        at = tag.end()
        if _HARMLESS.fullmatch(tag["name"].lower()):
            named = attributes(tag["rest"])
            kept = ((name, named.get(name, "")) for name in ("id", "class"))
            plain = "".join(f' {name}="{is_}"' for name, is_ in kept if _NAMES.fullmatch(is_))
            parts.append(f"<{tag['end']}{tag['name'].lower()}{plain}>")
    return "".join([*parts, html[at:].replace("<", "&lt;")]).replace("[", "&#91;")
