"""Anki's templates, filled with the fields of a note as far as a card of text needs it.

A template says which fields a card asks and which it answers with; filters ask for typing,
hide a hint or open a gap. What is left is the HTML of either side.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from trainer.anki.note_type import ForeignType, Template

FRONT_SIDE = "FrontSide"
_TAG = re.compile(r"\{\{([^{}]++)\}\}")
_ANSWER_LINE = re.compile(r"<hr\b[^<>]*?\bid=[\"']?answer\b[^<>]*+>", re.IGNORECASE)
_LEADING = re.compile(r"(?:\s|<br ?/?>|<hr[^<>]*+>)*+", re.IGNORECASE)
_SPECIAL = frozenset({"Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID", FRONT_SIDE})
_WORDS = re.compile(r"<(?!img\b)[^<>]*+>|&nbsp;|\s", re.IGNORECASE)
_SIMPLE_QUESTION = re.compile(
    r"(?:\{\{#[^{}]+\}\})?\{\{([^{}:#^/]+)\}\}(?:<br>)?(?:\{\{type:([^{}:]+)\}\})?(?:\{\{/[^{}]+\}\})?"
)
_SIMPLE_ANSWER = re.compile(
    r"\{\{([^{}:#^/]+)\}\}(?:<hr[^<>]*>)\{\{(?:type:)?([^{}:#^/]+)\}\}", re.IGNORECASE
)
_SIMPLE_GAPS = re.compile(r"\{\{(?:type:)?cloze:([^{}:]+)\}\}")
_SIMPLE_FILLED = re.compile(
    r"\{\{(?:type:)?cloze:([^{}:]+)\}\}(?:<br>)?(?:\{\{([^{}:#^/]+)\}\})?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sides:
    """What a card shows: HTML of the question, of the answer alone, of hint and extra.

    ``typed`` tells that the answer is to be typed.
    """

    question: str
    answer: str
    hint: str = ""
    extra: str = ""
    typed: bool = False


@dataclass(slots=True)
class _Filled:
    """A filled template: its HTML, the hints hidden in it, the field that is typed."""

    html: str = ""
    hints: list[str] = field(default_factory=list)
    typed: str = ""
    shown: set[str] = field(default_factory=set)


def sides(template: Template, values: Mapping[str, str]) -> Sides:
    """Both sides of a card that is no cloze."""
    question = _filled(template.question, values)
    if question.typed:
        rest = _answer(template, values, question, leave_out=question.typed)
        answer, extra = values.get(question.typed, ""), rest
    else:
        answer, extra = _answer(template, values, question), ""
    return Sides(question.html, answer, "<br>".join(question.hints), extra, bool(question.typed))


def gap_sides(template: Template, values: Mapping[str, str]) -> Sides:
    """The text of a cloze with what stands around it, and what its answer adds."""
    question = _filled(template.question, values)
    unseen = {name: "" if name in question.shown else html for name, html in values.items()}
    extra = _without_start(_filled(template.answer, unseen).html)
    hint = "<br>".join(question.hints)
    return Sides(question.html, "", hint, extra, bool(question.typed))


def asks_something(template: Template, values: Mapping[str, str]) -> bool:
    """Whether Anki makes a card of a template: its question shows a field that says something."""
    shown = _filled(template.question, values).shown
    return any(_WORDS.sub("", values.get(name, "")) for name in shown)


def asked_first(type_: ForeignType, values: Mapping[str, str]) -> int:
    """The template of the first card that Anki makes, which is the first where it makes none."""
    if len(type_.templates) == 1:
        return 0
    asking = (n for n, made in enumerate(type_.templates) if asks_something(made, values))
    return next(asking, 0)


def is_typed(template: Template, values: Mapping[str, str]) -> bool:
    """Whether the answer is to be typed."""
    return bool(_filled(template.question, values).typed)


def is_reversible(type_: ForeignType) -> bool:
    """Whether the second card asks what the first answers, and answers what it asks."""
    return len(type_.templates) == 2 and _reversible(*type_.templates)  # noqa: PLR2004


@lru_cache(maxsize=256)
def is_simple(type_: ForeignType) -> bool:
    """Whether the note type says nothing that a note here cannot: one field asks, one answers."""
    used = [_simple_fields(type_, template) for template in type_.templates]
    if len(used) > 1 and not is_reversible(type_):
        return False
    controls = {name for made in type_.templates for name in _conditions(made.question)}
    return all(used) and set(type_.fields) <= set().union(*used, controls)


@lru_cache(maxsize=256)
def side_fields(type_: ForeignType) -> Mapping[str, tuple[str, ...]]:
    """The fields that each side of a note shows, by the first template."""
    asked, answered = map(_used, (type_.templates[0].question, type_.templates[0].answer))
    hints = [name for name, filters in asked.items() if "hint" in filters]
    typed = [name for name, filters in asked.items() if filters == ("type",)]
    fronts = [name for name in asked if name not in (*hints, *typed)]
    rest = [name for name in answered if name not in asked]
    is_told = bool(typed) or type_.is_cloze
    found = {"front": fronts, "hint": hints, "back": typed, "extra": rest}
    if not is_told:
        found |= {"back": rest, "extra": []}
    return {side: tuple(names) for side, names in found.items()}


def switches(type_: ForeignType) -> tuple[str, ...]:
    """The fields that say whether a note is asked the other way round as well."""
    if not is_reversible(type_):
        return ()
    there, back = (set(_used(made.question)) for made in type_.templates)
    wanted = _conditions(type_.templates[1].question) - there - back
    return tuple(name for name in type_.fields if name in wanted)


def _used(template: str) -> dict[str, tuple[str, ...]]:
    """The fields that a template shows, with their filters."""
    used: dict[str, tuple[str, ...]] = {}
    for tag in _TAG.findall(template):
        *filters, name = (part.strip() for part in tag.split(":"))
        if name[:1] not in tuple("#^/") and name not in _SPECIAL:
            used.setdefault(name, tuple(filters))
    return used


def _simple_fields(type_: ForeignType, template: Template) -> set[str]:
    """The fields of a template of the simplest form; none if it has another."""
    asks, answers = (
        (_SIMPLE_GAPS, _SIMPLE_FILLED) if type_.is_cloze else (_SIMPLE_QUESTION, _SIMPLE_ANSWER)
    )
    question = asks.fullmatch(_squeezed(template.question))
    answer = answers.fullmatch(_squeezed(template.answer))
    if not question or not answer:
        return set()
    return {name for name in (*question.groups(), *answer.groups()) if name} - {FRONT_SIDE}


@lru_cache(maxsize=256)
def _reversible(one: Template, other: Template) -> bool:
    there = _SIMPLE_QUESTION.fullmatch(_squeezed(one.question))
    back = _SIMPLE_QUESTION.fullmatch(_squeezed(other.question))
    if not there or not back or there[1] == back[1]:
        return False
    return _names(one.answer) >= {back[1]} and _names(other.answer) >= {there[1]}


def _squeezed(template: str) -> str:
    return re.sub(r"\s*\n\s*", "", template.strip())


def _names(template: str) -> set[str]:
    return {tag.rpartition(":")[2].strip() for tag in _TAG.findall(template)}


def _conditions(template: str) -> set[str]:
    return {tag[1:].strip() for tag in _TAG.findall(template) if tag[:1] in "#^"}


def _answer(
    template: Template, values: Mapping[str, str], question: _Filled, leave_out: str = ""
) -> str:
    """What the answer side adds to the question."""
    kept = {**values, leave_out: ""} if leave_out else values
    html = _filled(template.answer, kept).html
    parted = _ANSWER_LINE.split(html, maxsplit=1)
    if len(parted) > 1:
        return parted[1].strip()  # most answers are plain words then, which are read at once
    return _without_start(html.removeprefix(question.html))


def _without_start(html: str) -> str:
    return html[_LEADING.match(html).end() :]  # type: ignore[union-attr]  # it may be empty


def _filled(template: str, values: Mapping[str, str]) -> _Filled:
    """The template with its fields; a hint is taken out, and so is the place for typing."""
    filled = _Filled()
    parts: list[str] = []
    hidden = 0  # how many conditions around this place do not hold
    open_: list[bool] = []
    at = 0
    for tag in _TAG.finditer(template):
        if not hidden:
            parts.append(template[at : tag.start()])
        at = tag.end()
        name = tag[1].strip()
        if name[:1] in "#^":
            open_.append(_holds(name, values))
            hidden += not open_[-1]
        elif name[:1] == "/":
            hidden -= bool(open_) and not open_.pop()
        elif not hidden:
            parts.append(_field(name, values, filled))
    parts += [] if hidden else [template[at:]]
    filled.html = "".join(parts)
    return filled


def _holds(condition: str, values: Mapping[str, str]) -> bool:
    says_something = bool(_WORDS.sub("", values.get(condition[1:].strip(), "")))
    is_gap = re.fullmatch(r"c[0-9]+", condition[1:].strip()) is not None
    return (says_something or is_gap) == (condition[0] == "#")


def _field(tag: str, values: Mapping[str, str], filled: _Filled) -> str:
    *filters, name = (part.strip() for part in tag.split(":"))
    if name in _SPECIAL and name not in values:
        return ""
    html = values.get(name, "")
    filled.shown.add(name)
    if "type" in filters:
        filled.typed = name
        return html if "cloze" in filters else ""
    if "hint" in filters:
        filled.hints += [html] if html else []
        return ""
    return "" if any(made.startswith("tts") for made in filters) else html
