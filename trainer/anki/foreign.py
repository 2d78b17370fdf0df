"""Notes of Anki's types and of people's own, told by what their first card shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from trainer.anki.note_media import NoteMedia
from trainer.anki.read import ForeignNote
from trainer.anki.template import asked_first, gap_sides, is_reversible, sides
from trainer.cards.from_html import told
from trainer.cards.note import Kind, Note

OCCLUSION = "image-occlusion:"
NO_ANSWER, PICTURE, SOUND = "—", "(picture)", "(sound)"
"""Words for a side that has none."""

Drafted = tuple[Note, tuple[str, ...]]
"""A note without tags, and what could not be told."""


def foreign_note(found: ForeignNote, media: NoteMedia) -> Drafted:
    """The note that one of a foreign type is here; its files are asked of ``media``."""
    values = dict(zip(found.type.fields, found.fields, strict=True))
    if any(OCCLUSION in html for html in found.fields):
        note, lost = _occlusion(values, media)
    elif found.type.is_cloze:
        note, lost = _cloze(found, values, media)
    else:
        note, lost = _question(found, values, media)
    if media.image or media.audio:
        note = replace(note, image=media.image, audio=media.audio)
    return note, lost


def _question(found: ForeignNote, values: Mapping[str, str], media: NoteMedia) -> Drafted:
    asked = asked_first(found.type, values)
    shown = sides(found.type.templates[asked], values)
    front = told(shown.question, media.on_question)
    back = told(shown.answer, media.on_answer)
    if not back.text and shown.answer and media.audio:
        back = replace(back, text=SOUND)
    hint, extra = told(shown.hint, media.on_answer), told(shown.extra, media.on_answer)
    ordinals = {card.ordinal for card in found.cards}
    is_pair = is_reversible(found.type) and 1 in ordinals and not asked
    kind = Kind.PAIR if is_pair else Kind.QUESTION
    note = Note(kind, front.text, back.text, hint=hint.text, extra=extra.text, typed=shown.typed)
    return note, (*front.lost, *back.lost, *hint.lost, *extra.lost)


def _cloze(found: ForeignNote, values: Mapping[str, str], media: NoteMedia) -> Drafted:
    shown = gap_sides(found.type.templates[0], values)
    front = told(shown.question, media.on_question, gaps=True, in_gap=media.in_gap)
    hint, extra = told(shown.hint, media.on_answer), told(shown.extra, media.on_answer)
    note = Note(Kind.CLOZE, front.text, hint=hint.text, extra=extra.text, typed=shown.typed)
    return note, (*front.lost, *hint.lost, *extra.lost)


def _occlusion(values: Mapping[str, str], media: NoteMedia) -> Drafted:
    """Its masks cannot be drawn, so it is put away: with the picture, to be made anew by hand."""
    others = [html for html in values.values() if OCCLUSION not in html]
    parts = [told(html, media.on_question) for html in others]
    words = [part.text for part in parts if part.text]
    front = words[0] if words else PICTURE
    note = Note(Kind.QUESTION, front, "\n".join(words[1:]), suspended=True)
    lost = "the masks over its picture; it is suspended until it is written anew"
    return note, (lost, *(what for part in parts for what in part.lost))


def filled(note: Note) -> Note:
    """A side that only shows or plays something gets a word for it."""
    answers = note.kind in (Kind.QUESTION, Kind.PAIR)
    if note.front and (note.back or not answers):
        return note
    front = note.front or (PICTURE if note.image else SOUND if note.audio else "")
    return replace(note, front=front, back=note.back or (NO_ANSWER if answers else ""))
