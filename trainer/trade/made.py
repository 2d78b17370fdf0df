"""A note made of named texts, as tables and JSON give them: the names that people use.

The names of programs and of people differ, and what a note is follows from what it has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from trainer.cards import cloze
from trainer.cards.deck_tree import below
from trainer.cards.from_html import readable
from trainer.cards.note import ID_FORM, Kind, Note, Source
from trainer.errors import SourceError

NAMES = {
    "question": ("question", "q", "front", "term", "word", "prompt"),
    "answer": ("answer", "a", "back", "definition", "meaning", "translation"),
    "cloze": ("cloze", "text"),
    "list": ("list", "items"),
    "tags": ("tags", "tag"),
    "hint": ("hint",),
    "extra": ("extra", "back extra", "comment", "explanation", "note", "notes"),
    "section": ("section", "deck", "category", "chapter"),
    "source": ("source", "reference", "citation"),
    "kind": ("kind", "type", "notetype", "note type"),
    "typed": ("typed",),
    "ordered": ("ordered",),
    "accept": ("accept",),
    "guid": ("guid",),
    "id": ("id",),
}
"""The words by which each value is known, whatever their case."""
CANONICAL = {word: name for name, words in NAMES.items() for word in words}

_NUMBERED_GAP = re.compile(r"\{\{c[0-9]+::")
_CODE = re.compile("[`$~=]")
"""Signs of code and formulas, in Markdown and in Org."""
_COLONS = re.compile(r"(?<!\\)::")
_YES = frozenset({"yes", "true", "1", "y", "x"})
_MEND = "Write one, or delete the row"
_TAGS = re.compile(r"[,;\s]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a note stands, for errors: the columns, from 1, at which its values begin."""

    file: str
    line: int | None = None
    cols: Mapping[str, int] = field(default_factory=dict)

    def refusal(self, name: str, message: str, mend: str) -> SourceError:
        """The error about one of the note's values."""
        col = self.cols.get(name, 1) if self.line else None
        return SourceError(message, mend, self.file, self.line, col)


def canonical(word: str) -> str:
    """The name for a word, empty if it is none that is known."""
    return CANONICAL.get(" ".join(word.replace("_", " ").split()).casefold(), "")


def note(values: Mapping[str, str], place: Place) -> Note:
    """The note that these texts say; keys are canonical names.

    Raises:
        SourceError: it asks nothing, or has no answer.
    """
    clean = {name: readable(text).strip() for name, text in values.items()}
    given = {name: text for name, text in clean.items() if text}
    kind = _kind(given)
    if kind is Kind.CLOZE:
        given = _as_cloze(given)
    _check(kind, given, place)
    id_ = given.get("id", "")
    is_list = kind is Kind.LIST
    accepts = kind in (Kind.QUESTION, Kind.PAIR)
    return Note(
        kind,
        given["question"],
        given.get("answer", "") if accepts else "",
        items=_parted(given["list"], "\n") if is_list else (),
        ordered=is_list and given.get("ordered", "").casefold() in _YES,
        typed=given.get("typed", "").casefold() in _YES,
        accept=_parted(given.get("accept", ""), ";") if accepts else (),
        hint=given.get("hint", ""),
        extra=given.get("extra", ""),
        source=Source(at=given["source"]) if "source" in given else None,
        tags=tuple(dict.fromkeys(tag for tag in _TAGS.split(given.get("tags", "")) if tag)),
        guid=given.get("guid", ""),
        written_id=id_ if ID_FORM.fullmatch(id_) else "",
        section=below(given.get("section", ""), ""),
        line=place.line or 0,
    )


def gap(number: int | str, words: str, hint: str | None = "") -> str:
    """A gap as a cloze has it; colons among its words open no hint, as they do in code anyway."""
    said = words if _CODE.search(words) else _COLONS.sub(r"\\::", words)
    return f"{{{{c{number}::{said}{f'::{hint}' if hint else ''}}}}}"


def _as_cloze(given: Mapping[str, str]) -> dict[str, str]:
    """What would be an answer is shown after that of a gap."""
    extra = filter(None, (given.get("answer"), given.get("extra")))
    front = given.get("cloze", given.get("question", ""))
    return {**given, "question": front, "answer": "", "extra": "\n".join(extra)}


def _check(kind: Kind, given: Mapping[str, str], place: Place) -> None:
    """Refuse what asks nothing, or has no answer."""
    if kind is Kind.CLOZE:
        for problem in cloze.problems(given["question"]):
            message = problem.message[:1].lower() + problem.message[1:]
            raise place.refusal("cloze", message, problem.mend)
    elif "question" not in given:
        raise place.refusal("question", "there is no question here", _MEND)
    elif kind is Kind.LIST and "list" not in given:
        raise place.refusal("list", "this list has no items", "Write one on each line")
    elif kind is not Kind.LIST and "answer" not in given:
        raise place.refusal("answer", "there is no answer here", _MEND)


def _kind(given: Mapping[str, str]) -> Kind:
    """What is said outright, in our word or in Anki's name of a note type, else what it has."""
    front = given.get("question", "")
    said = given.get("kind", "").casefold()
    if said in tuple(Kind):
        return Kind(said)
    if "cloze" in said or ("cloze" in given and not front):
        return Kind.CLOZE
    if "revers" in said:
        return Kind.PAIR
    if "list" in given:
        return Kind.LIST
    return Kind.CLOZE if _NUMBERED_GAP.search(front) else Kind.QUESTION


def _parted(text: str, sign: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(sign) if part.strip())
