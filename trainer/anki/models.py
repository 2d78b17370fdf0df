"""The four note types that trainer's notes have in Anki, frozen so that collections keep them.

Anki knows a note type, a field and a template by its id: an id that changed would fork the
type in every learner's collection, a field added later would force a full sync on them. So
the ids stand here for ever and every field the project may fill is declared from the start.
Whether an answer is typed is a field, not a type: it can be changed without a conflict.
Anki takes over new templates and CSS only if :data:`CHANGED` has grown; raise it together
with them and never otherwise, since that overwrites what learners styled themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from trainer.cards.note import Kind

CHANGED = 1_795_392_000
"""Unix seconds (2026-11-23) of the last change to a template or the CSS."""

FIELD_IDS = {
    "Front": 1,
    "Back": 2,
    "Text": 3,
    "Items": 4,
    "Hint": 5,
    "Extra": 6,
    "Source": 7,
    "Quote": 8,
    "Image": 9,
    "Audio": 10,
    "Typed": 11,
    "Accept": 12,
    "Card ID": 13,
}
_COMMON = ("Hint", "Extra", "Source", "Quote", "Image", "Audio", "Typed", "Accept", "Card ID")


@dataclass(frozen=True, slots=True)
class Template:
    """One card of a note type: what is asked and what is then shown, in Anki's templates."""

    id: int
    name: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """The fields of a kind of note, in their order, and the cards made of them."""

    id: int
    name: str
    fields: tuple[str, ...]
    templates: tuple[Template, ...]


def css() -> str:
    """The look of the cards, the same for all note types."""
    return files(__package__).joinpath("card.css").read_text("utf-8")


_HINT = '{{#Hint}}<div class="hint">{{hint:Hint}}</div>{{/Hint}}'
_IMAGE = '{{#Image}}<div class="image">{{Image}}</div>{{/Image}}'
_ACCEPT = '{{#Accept}}<div class="accept">Also right: {{Accept}}</div>{{/Accept}}'
_LINE = '<hr id="answer">'
_AFTER = """\
{{#Extra}}<div class="extra">{{Extra}}</div>{{/Extra}}
{{#Quote}}<blockquote>{{Quote}}</blockquote>{{/Quote}}
{{#Source}}<div class="source">{{Source}}</div>{{/Source}}"""


def _side(name: str, field: str) -> str:
    return f'<div class="{name}">{{{{{field}}}}}</div>'


def _typing(field: str) -> str:
    return f"{{{{#Typed}}}}{{{{type:{field}}}}}{{{{/Typed}}}}"


def _typed_or_shown(field: str) -> str:
    """The comparison with what was typed stands in for the answer."""
    return f"{_typing(field)}{{{{^Typed}}}}{{{{{field}}}}}{{{{/Typed}}}}"


def _lines(*parts: str) -> str:
    return "\n".join(parts)


_FRONT = _side("front", "Front")

_ASK_BACK = Template(
    id=1,
    name="Card",
    question=_lines(_FRONT, _IMAGE, "{{Audio}}", _HINT, _typing("Back")),
    answer=_lines(
        *(_FRONT, _IMAGE, _LINE),
        f'<div class="back">{_typed_or_shown("Back")}</div>',
        *(_ACCEPT, _AFTER),
    ),
)
_ASK_FRONT = Template(
    id=2,
    name="Reverse",
    question=_lines(_side("front", "Back"), _HINT, _typing("Front")),
    answer=_lines(
        *(_side("front", "Back"), _LINE),
        f'<div class="back">{_typed_or_shown("Front")}</div>',
        *(_IMAGE, "{{Audio}}", _AFTER),
    ),
)
_ASK_GAP = Template(
    id=3,
    name="Cloze",
    question=_lines(
        _side("front", "cloze:Text"), _IMAGE, "{{Audio}}", _HINT, _typing("cloze:Text")
    ),
    answer=_lines(
        _side("front", "cloze:Text"), _IMAGE, _LINE, _typing("cloze:Text"), _ACCEPT, _AFTER
    ),
)
_ASK_ITEMS = Template(
    id=4,
    name="List",
    question=_lines(_FRONT, _IMAGE, "{{Audio}}", _HINT),
    answer=_lines(_FRONT, _IMAGE, _LINE, _side("back", "Items"), _AFTER),
)

NOTE_TYPES = {
    Kind.QUESTION: NoteType(
        1_795_392_000_001, "Trainer question", ("Front", "Back", *_COMMON), (_ASK_BACK,)
    ),
    Kind.PAIR: NoteType(
        1_795_392_000_002, "Trainer pair", ("Front", "Back", *_COMMON), (_ASK_BACK, _ASK_FRONT)
    ),
    Kind.CLOZE: NoteType(1_795_392_000_003, "Trainer cloze", ("Text", *_COMMON), (_ASK_GAP,)),
    Kind.LIST: NoteType(
        1_795_392_000_004, "Trainer list", ("Front", "Items", *_COMMON), (_ASK_ITEMS,)
    ),
}
