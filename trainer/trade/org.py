"""Cards within Org files: of org-drill, org-fc and anki-editor.

A headline is a card by its tag (``:drill:``, ``:fc:``) or by the note type among its
properties; what it asks stands in it, in the text below, or under headlines of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from trainer.cards.deck_tree import BETWEEN
from trainer.cards.incoming import Incoming
from trainer.cards.note import Note
from trainer.errors import SourceError
from trainer.trade.made import Place, gap
from trainer.trade.made import note as made_note
from trainer.trade.org_text import markdown
from trainer.trade.text import MOST_NOTES, read_text

_HEADLINE = re.compile(r"(\*+)\s+(.*?)(?:\s+(:[\w@#%:]+:))?\s*$")
_STATE = re.compile(r"^(?:TODO|DONE|NEXT|WAITING)\s+|^\[#[A-Z]\]\s+")
_PROPERTY = re.compile(r"\s*:([\w-]+):\s*(.*?)\s*$")
_DRAWER = re.compile(r"\s*:(?:PROPERTIES|REVIEW_DATA|LOGBOOK|END):\s*$", re.IGNORECASE)
_PLANNING = re.compile(r"\s*(?:SCHEDULED|DEADLINE|CLOSED):")
_KEYWORD = re.compile(r"#\+(title|filetags|anki_deck|property):\s*(.*)", re.IGNORECASE)
_DRILL_GAP = re.compile(
    r"(?<!\[)\[(?![\[ xX-]\]?\s*\[)([^\[\]\n|]+?)(?:\|\|([^\[\]\n]*))?\](?![\[\]])"
)
_FC_GAP = re.compile(r"\{\{([^{}]+)\}(?:\{([^{}]*)\})?@(\d+)\}")
_CARD_TAGS = frozenset({"drill", "fc", "leech", "suspended"})
_TWO_SIDED = frozenset({"twosided", "multisided", "double"})


@dataclass
class Headline:
    """A headline with the text below it and the headlines within it."""

    level: int
    title: str
    line: int
    tags: tuple[str, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)
    inner: list[Headline] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text below as Markdown."""
        return markdown("\n".join(self.body))

    @property
    def is_card(self) -> bool:
        """Whether one of the three programs would ask it."""
        return bool({"drill", "fc"} & set(self.tags)) or "ANKI_NOTE_TYPE" in self.properties


def read_org(path: Path) -> Incoming:
    """The cards of an Org file.

    Raises:
        SourceError: there are none, or one lacks a side.
    """
    text, file = read_text(path), str(path)
    root, keywords = _parsed(text)
    tags = tuple(tag for tag in keywords.get("filetags", "").split(":") if tag.strip())
    notes = tuple(_notes(root, (), tags, file))
    if not notes:
        message = "there are no cards in this file"
        mend = "Mark headlines with :drill: or :fc:, or give them an ANKI_NOTE_TYPE"
        raise SourceError(message, mend, file)
    if len(notes) > MOST_NOTES:
        raise SourceError(f"it holds more than {MOST_NOTES} notes", "Split it into several", file)
    return Incoming(keywords.get("title") or keywords.get("anki_deck", ""), notes)


def _parsed(text: str) -> tuple[Headline, dict[str, str]]:
    root = Headline(0, "", 1)
    open_ = [root]
    keywords: dict[str, str] = {}
    in_drawer = in_block = False
    for number, line in enumerate(text.split("\n"), 1):
        in_block ^= line.strip().lower().startswith(("#+end_", "#+begin_"))
        headline = None if in_block else _HEADLINE.match(line)
        keyword = _KEYWORD.match(line)
        if headline:
            made = _headline(headline, number)
            while open_[-1].level >= made.level:
                open_.pop()
            open_[-1].inner.append(made)
            open_.append(made)
            in_drawer = False
        elif keyword:
            keywords[keyword[1].lower()] = keyword[2].strip()
        elif not in_block and _DRAWER.match(line):
            in_drawer = line.strip().upper() != ":END:"
        elif in_drawer:
            if found := _PROPERTY.match(line):
                open_[-1].properties[found[1].upper()] = found[2]
        elif not _PLANNING.match(line):
            open_[-1].body.append(line)
    return root, keywords


def _headline(found: re.Match[str], number: int) -> Headline:
    tags = tuple(tag for tag in (found[3] or "").split(":") if tag)
    title = _STATE.sub("", _STATE.sub("", found[2]))
    return Headline(len(found[1]), title.strip(), number, tags)


def _notes(
    above: Headline, path: tuple[str, ...], tags: tuple[str, ...], file: str
) -> Iterator[Note]:
    """The cards below a headline; those around a card are its sections."""
    for headline in above.inner:
        inherited = tuple(dict.fromkeys((*tags, *headline.tags)))
        if headline.is_card:
            kept = [tag for tag in inherited if tag not in _CARD_TAGS]
            values = {
                **_values(headline, file),
                "tags": " ".join(kept),
                "section": headline.properties.get("ANKI_DECK") or BETWEEN.join(path),
                "guid": headline.properties.get("ID", ""),
            }
            yield made_note(values, Place(file, headline.line))
        name = markdown(headline.title).replace(BETWEEN, ": ")
        yield from _notes(headline, (*path, name), inherited, file)


def _values(headline: Headline, file: str) -> dict[str, str]:
    if "ANKI_NOTE_TYPE" in headline.properties:
        return _anki_editor(headline)
    if "fc" in headline.tags:
        return _org_fc(headline)
    return _org_drill(headline, file)


def _anki_editor(headline: Headline) -> dict[str, str]:
    """Fields are headlines within; one that is missing stands in the headline or its text."""
    fields = {inner.title.casefold(): inner.text for inner in headline.inner}
    kind = headline.properties["ANKI_NOTE_TYPE"]
    title = markdown(headline.title)
    if "cloze" in kind.casefold():
        text = fields.get("text") or headline.text or title
        return {
            "kind": "cloze",
            "cloze": text,
            "extra": fields.get("back extra", fields.get("extra", "")),
        }
    front = fields.get("front") or title
    back = fields.get("back") or headline.text
    return {"kind": kind, "question": front, "answer": back, "extra": fields.get("extra", "")}


def _org_fc(headline: Headline) -> dict[str, str]:
    type_ = headline.properties.get("FC_TYPE", "normal").casefold()
    title = markdown(headline.title)
    raw = "\n".join(headline.body)
    if type_ == "cloze" or _FC_GAP.search(raw) or _FC_GAP.search(headline.title):
        source = headline.title if _FC_GAP.search(headline.title) else raw
        return {"kind": "cloze", "cloze": markdown(_FC_GAP.sub(_fc_gap, source))}
    back = next((inner.text for inner in headline.inner if inner.title.casefold() == "back"), "")
    front = "\n\n".join(filter(None, (title, headline.text if back else "")))
    return {
        "kind": "pair" if type_ in _TWO_SIDED else "question",
        "question": front,
        "answer": back or headline.text,
        "typed": "yes" if type_ == "text-input" else "",
    }


def _fc_gap(found: re.Match[str]) -> str:
    return gap(int(found[3]) + 1, found[1], found[2])


def _org_drill(headline: Headline, file: str) -> dict[str, str]:
    """The text asks and the first headline within answers; else it has gaps in brackets."""
    title = markdown(headline.title)
    type_ = headline.properties.get("DRILL_CARD_TYPE", "").casefold()
    sides = [inner.text or markdown(inner.title) for inner in headline.inner if not inner.is_card]
    if type_ in _TWO_SIDED and len(sides) > 1:
        return {"kind": "pair", "question": sides[0], "answer": sides[1], "hint": headline.text}
    if sides:
        question = headline.text or title
        return {"kind": "question", "question": question, "answer": sides[0]}
    raw = "\n".join(headline.body)
    if _DRILL_GAP.search(raw) or _DRILL_GAP.search(headline.title):
        source = raw if _DRILL_GAP.search(raw) else headline.title
        return {"kind": "cloze", "cloze": markdown(_drill_gaps(source))}
    if not headline.text:
        message = "this card has no answer"
        mend = "Write it below, under a headline of its own, or put [brackets] around it"
        raise SourceError(message, mend, file, headline.line, 1)
    return {"kind": "question", "question": title, "answer": headline.text}


def _drill_gaps(text: str) -> str:
    numbers = count(1)
    return _DRILL_GAP.sub(lambda found: gap(next(numbers), found[1], found[2]), text)
