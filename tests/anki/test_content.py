from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from trainer.anki.content import content, content_hash
from trainer.anki.media import Media
from trainer.anki.models import NOTE_TYPES
from trainer.cards.note import Deck, Kind, Note, Reference, Source
from trainer.errors import PackageError

NOWHERE = Path("nowhere")
DECK = Deck("Ports", sources={"rfc": Reference("RFC 9293", "https://example.org/rfc", date="2022")})
QUESTION = Note(Kind.QUESTION, "Which port?", "443")


def fields(note: Note, deck: Deck = DECK) -> dict[str, str]:
    made = content(note, deck, NOWHERE, Media())
    return dict(zip(NOTE_TYPES[note.kind].fields, made.fields, strict=True))


def test_a_question_fills_its_fields() -> None:
    note = replace(QUESTION, hint="*below* 444", extra="TLS", typed=True, accept=("tcp/443", "<2>"))
    assert fields(note) == {
        "Front": "Which port?",
        "Back": "443",
        "Hint": "<em>below</em> 444",
        "Extra": "TLS",
        "Source": "",
        "Quote": "",
        "Image": "",
        "Audio": "",
        "Typed": "yes",
        "Accept": "tcp/443; &lt;2&gt;",
        "Card ID": note.id,
    }


@pytest.mark.parametrize(
    ("source", "cited"),
    [
        (Source("rfc", "¶7 s1", "q"), "RFC 9293 (2022), ¶7 s1<br>https://example.org/rfc"),
        (Source("rfc"), "RFC 9293 (2022)<br>https://example.org/rfc"),
        (Source("unknown", "p. 3"), "unknown, p. 3"),
        (Source(at="p. 3"), "p. 3"),
        (Source(quote="words"), ""),
        (None, ""),
    ],
)
def test_a_source_is_cited_as_far_as_it_is_known(source: Source | None, cited: str) -> None:
    assert fields(replace(QUESTION, source=source))["Source"] == cited


def test_a_quote_is_text_and_not_markdown() -> None:
    assert fields(replace(QUESTION, source=Source(quote="a *b* <c>")))["Quote"] == "a *b* &lt;c&gt;"


def test_the_cards_are_those_of_the_kind() -> None:
    ordinals = {
        note.kind: content(note, DECK, NOWHERE, Media()).ordinals
        for note in (
            QUESTION,
            Note(Kind.PAIR, "der Hund", "the dog"),
            Note(Kind.CLOZE, "{{c2::a {{c5::b}}}} {{c2::c}}"),
            Note(Kind.LIST, "Name them", items=("a", "b")),
        )
    }
    expected = {Kind.QUESTION: (0,), Kind.PAIR: (0, 1), Kind.CLOZE: (1, 4), Kind.LIST: (0,)}
    assert ordinals == expected


def test_the_guid_of_an_imported_note_is_kept() -> None:
    assert content(QUESTION, DECK, NOWHERE, Media()).guid == QUESTION.id
    imported = replace(QUESTION, guid="xK^3_2")
    assert content(imported, DECK, NOWHERE, Media()).guid == "xK^3_2"


def test_tags_hold_no_spaces_and_no_doubles() -> None:
    deck = replace(DECK, tags=("net work", "OSI"), written_id="deck000001")
    note = replace(QUESTION, tags=("osi", "a,b", " ", "tab\there", "a::b"))
    tags = content(note, deck, NOWHERE, Media()).tags
    assert tags == ("net_work", "osi", "a_b", "tab_here", "a::b", "trainer::deck000001")


@pytest.mark.parametrize(
    "note",
    [
        Note(Kind.QUESTION, "", "an answer", line=7),
        Note(Kind.QUESTION, "\x00 \x1f", "an answer"),
        Note(Kind.QUESTION, "[](x)\n\n[](y)", "an answer"),
        Note(Kind.PAIR, "a side", "", hint="a hint"),
        Note(Kind.CLOZE, "no gap"),
        Note(Kind.CLOZE, "{{c0::x}} {{c500::y}}"),
        Note(Kind.CLOZE, "{{c1::never closed"),
    ],
)
def test_a_note_that_would_be_invisible_in_anki_is_refused(note: Note) -> None:
    with pytest.raises(PackageError, match=f"No card can be made of note {note.id}"):
        content(note, DECK, NOWHERE, Media())


@pytest.mark.parametrize(
    "changed",
    [
        {"front": "Which port then?"},
        {"back": "444"},
        {"hint": "a hint"},
        {"extra": "more"},
        {"tags": ("new",)},
        {"typed": True},
        {"accept": ("x",)},
        {"source": Source("rfc")},
    ],
)
def test_the_hash_changes_with_what_is_exported(changed: dict[str, object]) -> None:
    note = replace(QUESTION, written_id="aaaaaaaaaa")
    edited = replace(note, **changed)  # type: ignore[arg-type]
    assert content_hash(note, DECK, NOWHERE) != content_hash(edited, DECK, NOWHERE)


def test_the_hash_changes_with_what_the_deck_adds() -> None:
    note = replace(QUESTION, source=Source("rfc"))
    before = content_hash(note, DECK, NOWHERE)
    assert content_hash(note, replace(DECK, written_id=DECK.id, tags=("t",)), NOWHERE) != before
    assert content_hash(note, replace(DECK, sources={}), NOWHERE) != before


def test_the_hash_changes_with_a_picture(tmp_path: Path) -> None:
    note = replace(QUESTION, image="star.png")
    (tmp_path / "star.png").write_bytes(b"one")
    before = content_hash(note, DECK, tmp_path)
    (tmp_path / "star.png").write_bytes(b"two")
    assert content_hash(note, DECK, tmp_path) != before


def test_a_missing_picture_is_no_matter_of_the_hash() -> None:
    missing = replace(QUESTION, image="none.png")
    assert content_hash(missing, DECK, NOWHERE) != content_hash(QUESTION, DECK, NOWHERE)


def test_the_hash_stays_when_a_note_only_moves_or_its_deck_is_renamed() -> None:
    before = content_hash(QUESTION, DECK, NOWHERE)
    moved = replace(QUESTION, line=99, section="Elsewhere", suspended=True)
    renamed = replace(DECK, title="New", written_id=DECK.id, description="changed")
    assert content_hash(moved, renamed, NOWHERE) == before
