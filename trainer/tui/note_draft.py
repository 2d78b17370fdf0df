"""What stands in the form of a note: texts as they are typed, and the note they make.

A frozen value between the fields of the screen and the note of the deck. A text that was
not touched stays what it was in the file, even where the screen could not show all of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from trainer.cards.note import Kind, Note
from trainer.cards.text import shown

_FURTHER = "  "  # before the further lines of an item


@dataclass(frozen=True)
class Draft:
    """The fields of the form. ``items`` and ``accept`` are one a line, ``tags`` between commas."""

    kind: Kind = Kind.QUESTION
    front: str = ""
    back: str = ""
    items: str = ""
    hint: str = ""
    extra: str = ""
    tags: str = ""
    accept: str = ""
    image: str = ""
    audio: str = ""
    typed: bool = False
    ordered: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written yet; tags alone are nothing."""
        texts = (self.front, self.back, self.items, self.hint, self.extra, self.accept)
        return not any(text.strip() for text in (*texts, self.image, self.audio))

    @property
    def has_more(self) -> bool:
        """Whether one of the seldom needed fields says something."""
        texts = (self.hint, self.extra, self.accept, self.image, self.audio)
        return self.typed or any(texts)


@dataclass(frozen=True)
class Field:
    """A field of the form: its name in the draft, its label by the kinds that have it.

    ``helps`` says by kind what is written there, as long as nothing is.
    """

    name: str
    labels: dict[Kind, str]
    helps: dict[Kind, str] = field(default_factory=dict)
    is_more: bool = False


def _all(label: str) -> dict[Kind, str]:
    return dict.fromkeys(Kind, label)


def _some(label: str, *kinds: Kind) -> dict[Kind, str]:
    return dict.fromkeys(kinds, label)


TEXTS = (
    Field(
        "front",
        {**_all("question"), Kind.PAIR: "front", Kind.CLOZE: "text"},
        {
            **_all("a whole sentence"),
            Kind.PAIR: "one side",
            Kind.CLOZE: "a {{c1::gap}} in a sentence",
        },
    ),
    Field(
        "back",
        {Kind.QUESTION: "answer", Kind.PAIR: "back"},
        {Kind.QUESTION: "one fact", Kind.PAIR: "the other side"},
    ),
    Field("items", _some("items", Kind.LIST), _all("one a line")),
    Field("tags", _all("tags"), _all("between commas")),
    Field("hint", _all("hint"), _all("shown on a key"), is_more=True),
    Field("extra", _all("extra"), _all("shown after the answer"), is_more=True),
    Field(
        "accept",
        _some("accept", Kind.QUESTION, Kind.PAIR),
        _all("other right answers, one a line"),
        is_more=True,
    ),
    Field("image", _all("image"), _all("as in media/a.png"), is_more=True),
    Field("audio", _all("audio"), _all("as in media/a.mp3"), is_more=True),
)
TICKS = (
    Field("ordered", _some("in this order", Kind.LIST)),
    Field(
        "typed", _some("the answer is typed", Kind.QUESTION, Kind.PAIR, Kind.CLOZE), is_more=True
    ),
)


def draft_of(note: Note) -> Draft:
    """The fields as they show a note."""
    return Draft(
        kind=note.kind,
        front=shown(note.front),
        back=shown(note.back),
        items=_lines(note.items),
        hint=shown(note.hint),
        extra=shown(note.extra),
        tags=shown(", ".join(note.tags)),
        accept=_lines(note.accept),
        image=shown(note.image),
        audio=shown(note.audio),
        typed=note.typed,
        ordered=note.ordered,
    )


def note_of(draft: Draft, before: Note) -> Note:
    """The note that the fields say; what is no field of them stays as in ``before``."""
    was, kind = draft_of(before), draft.kind

    def text(name: str) -> str:
        typed: str = getattr(draft, name)
        kept: str = getattr(before, name)
        return kept if typed == getattr(was, name) else typed.strip("\n").rstrip()

    items = before.items if draft.items == was.items else _split(draft.items)
    accept = before.accept if draft.accept == was.accept else _split(draft.accept)
    tags = tuple(tag.strip() for tag in draft.tags.split(",") if tag.strip())
    has_back = kind in (Kind.QUESTION, Kind.PAIR)
    return replace(
        before,
        kind=kind,
        front=text("front"),
        back=text("back") if has_back else "",
        items=items if kind is Kind.LIST else (),
        hint=text("hint"),
        extra=text("extra"),
        tags=before.tags if draft.tags == was.tags else tags,
        accept=accept if has_back else (),
        image=text("image"),
        audio=text("audio"),
        typed=draft.typed and kind is not Kind.LIST,
        ordered=draft.ordered and kind is Kind.LIST,
    )


def _lines(items: tuple[str, ...]) -> str:
    return shown("\n".join(item.replace("\n", "\n" + _FURTHER) for item in items))


def _split(text: str) -> tuple[str, ...]:
    """The items of a text, one a line; lines that begin with two spaces go on with theirs."""
    items: list[str] = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        if items and line.startswith(_FURTHER):
            items[-1] += "\n" + line.removeprefix(_FURTHER).rstrip()
        else:
            items.append(line.strip())
    return tuple(items)
