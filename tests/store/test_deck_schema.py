"""The schema that editors use says what the reader says."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
import yaml
from hypothesis import given
from jsonschema import Draft202012Validator

from tests.store.deck_strategies import decks
from trainer.cards.note import Deck
from trainer.errors import DeckError
from trainer.store.deckfile import emit_deck, parse_deck

SCHEMA: dict[str, Any] = json.loads(files("trainer.store").joinpath("deck.schema.json").read_text())
VALIDATOR = Draft202012Validator(SCHEMA)
SECTION = "  - section: Layers\n"
GOOD_NOTES = {
    "a question": "  - {q: one, a: two}\n",
    "numbers and flags as text": "  - {q: 12, a: yes, accept: [443, no]}\n",
    "every common key": (
        "  - {q: a, a: b, typed: yes, hint: c, extra: d, source: {at: p. 1}, tags: [e],\n"
        "     image: media/f.png, audio: g.MP3, suspended: no, guid: 'h;', id: b7pqx0w3ce}\n"
    ),
    "a pair": "  - {front: a, back: b, accept: [c], typed: true}\n",
    "a cloze": "  - cloze: The {{c1::SYN}} is {{c2::answered::how}}\n",
    "a short cloze": "  - cloze: The {{SYN}}\n",
    "an ordered list": "  - {q: a, list: [b, 2], ordered: yes}\n",
    "a section": SECTION + "  - {q: a, a: b}\n",
    "the end of a section": SECTION + "  - section: ''\n  - {q: a, a: b}\n",
    "an empty hint": "  - {q: a, a: b, hint: }\n",
}
BAD_NOTES = {
    "no note": "  - hello\n",
    "nothing asked": "  - {a: b}\n",
    "an empty item": "  -\n",
    "only a section": SECTION,
    "a section without a name": "  - section:\n  - {q: a, a: b}\n",
    "a section with more": "  - {section: a, tags: [b]}\n  - {q: a, a: b}\n",
    "no answer": "  - {q: a}\n",
    "an empty answer": "  - {q: a, a: }\n",
    "a blank question": "  - {q: ' ', a: b}\n",
    "an answer as a list": "  - {q: a, a: [b]}\n",
    "two kinds": "  - {q: a, a: b, cloze: '{{c}}'}\n",
    "a pair with an answer": "  - {front: a, back: b, a: c}\n",
    "half a pair": "  - {front: a}\n",
    "a cloze without a gap": "  - cloze: a\n",
    "a cloze with other answers": "  - {cloze: '{{a}}', accept: [b]}\n",
    "an empty list": "  - {q: a, list: []}\n",
    "a list of lists": "  - {q: a, list: [[b]]}\n",
    "a list and an answer": "  - {q: a, a: b, list: [c]}\n",
    "an ordered question": "  - {q: a, a: b, ordered: yes}\n",
    "an unknown key": "  - {q: a, anwser: b}\n",
    "perhaps": "  - {q: a, a: b, typed: perhaps}\n",
    "tags as text": "  - {q: a, a: b, tags: c}\n",
    "an empty tag": "  - {q: a, a: b, tags: ['']}\n",
    "a bad id": "  - {q: a, a: b, id: Islolu12}\n",
    "a short id": "  - {q: a, a: b, id: abc12}\n",
    "a source as text": "  - {q: a, a: b, source: RFC}\n",
    "an empty source": "  - {q: a, a: b, source: {}}\n",
    "a source with an unknown key": "  - {q: a, a: b, source: {page: 1}}\n",
    "a picture above the folder": "  - {q: a, a: b, image: ../c.png}\n",
    "an absolute picture": "  - {q: a, a: b, image: /c.png}\n",
    "a hidden picture": "  - {q: a, a: b, image: c/.d.png}\n",
    "a picture with a drive": "  - {q: a, a: b, image: 'c:d.png'}\n",
    "a picture with a backslash": "  - {q: a, a: b, image: 'c\\d.png'}\n",
    "a program as a picture": "  - {q: a, a: b, image: c.exe}\n",
    "a picture as a sound": "  - {q: a, a: b, audio: c.png}\n",
}
NOTES = "notes:\n  - {q: a, a: b}\n"
GOOD_HEADS = {
    "nothing but notes": "",
    "all of a head": (
        "format: 1\nid: rpcjgt8q0r\ntitle: 'A: b'\nauthor: c\nlanguage: no\nlicense: CC-BY-4.0\n"
        "version: 1.2\ndescription: |\n  text\ntags: [d]\n"
        "sources:\n  rfc: {title: e, url: 'https://e.org', date: 2022-08, sha256: 12}\n  f: {}\n"
    ),
}
BAD_HEADS = {
    "an unknown key": "cards: []\n",
    "another format": "format: 7\n",
    "a blank title": "title: ' '\n",
    "a title as a list": "title: [a]\n",
    "a bad id": "id: rpcjgt8q0l\n",
    "tags as text": "tags: a\n",
    "sources as a list": "sources: [a]\n",
    "a source as text": "sources: {a: b}\n",
    "a source with an unknown key": "sources: {a: {page: 1}}\n",
}


def schema_accepts(content: str) -> bool:
    return bool(VALIDATOR.is_valid(yaml.safe_load(content)))


def reader_accepts(content: str) -> bool:
    try:
        parse_deck(content.encode(), "deck.yaml")
    except DeckError:
        return False
    return True


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("notes", GOOD_NOTES.values(), ids=GOOD_NOTES)
def test_both_accept_a_deck_with(notes: str) -> None:
    assert reader_accepts(f"notes:\n{notes}")
    assert schema_accepts(f"notes:\n{notes}")


@pytest.mark.parametrize("notes", BAD_NOTES.values(), ids=BAD_NOTES)
def test_both_refuse_a_deck_with(notes: str) -> None:
    assert not reader_accepts(f"notes:\n{notes}")
    assert not schema_accepts(f"notes:\n{notes}")


@pytest.mark.parametrize("head", GOOD_HEADS.values(), ids=GOOD_HEADS)
def test_both_accept_a_head_with(head: str) -> None:
    assert reader_accepts(head + NOTES)
    assert schema_accepts(head + NOTES)


@pytest.mark.parametrize("head", BAD_HEADS.values(), ids=BAD_HEADS)
def test_both_refuse_a_head_with(head: str) -> None:
    assert not reader_accepts(head + NOTES)
    assert not schema_accepts(head + NOTES)


def test_both_refuse_a_deck_without_notes() -> None:
    for content in ("title: a\n", "notes:\n", "notes: []\n", "notes: a\n", "notes: {q: a}\n"):
        assert not reader_accepts(content)
        assert not schema_accepts(content)


@given(decks())
def test_whatever_is_written_fits_the_schema(deck: Deck) -> None:
    VALIDATOR.validate(yaml.safe_load(emit_deck(deck)))
