"""What this program exported comes back as the notes that they were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.anki.conftest import Anki, Export
from tests.anki.foreign_packages import BASIC, note, package
from tests.anki.test_arrival import ALL, PAIR, QUESTION, SOURCES
from tests.anki.test_read import rewritten
from trainer.anki.arrive import arrive
from trainer.cards.incoming import Incoming
from trainer.cards.note import Kind, Note, Reference, Source
from trainer.cards.text import plain


def back(path: Path) -> Incoming:
    return arrive(path, path.parent, {}, with_progress=False).incoming


def content(one: Note) -> Note:
    """The note with its id, and with a source that knows no key."""
    source = one.source and replace(one.source, ref="")
    return replace(one, written_id=one.id, source=source)


def by_id(incoming: Incoming) -> dict[str, Note]:
    return {one.id: one for one in incoming.notes}


def test_every_kind_of_note_comes_back_whole(export: Export) -> None:
    incoming = back(export(*ALL, sources=SOURCES, tags=("net",), written_id="deck000001"))
    assert (incoming.title, incoming.deck_id, incoming.tags) == ("Deck", "deck000001", ("net",))
    assert incoming.lost == ()
    came = by_id(incoming)
    assert [content(came[one.id]) for one in ALL] == [*map(content, ALL)]
    assert came[PAIR.id].section == "Words"


def test_a_cited_document_comes_back_with_its_title_date_and_address(export: Export) -> None:
    incoming = back(export(QUESTION, sources=SOURCES))
    source = incoming.notes[0].source
    assert source == Source("rfc-9293", "¶7 s1", "the port <443>")
    assert incoming.sources == {"rfc-9293": SOURCES["rfc"]}


def test_documents_of_alike_titles_stay_apart(export: Export) -> None:
    titles = [f"The collected statutes of the reading society, volume {n}" for n in (1, 2)]
    sources = {f"v{n}": Reference(title=title) for n, title in enumerate(titles, 1)}
    notes = [Note(Kind.QUESTION, f"{key}?", "a", source=Source(key, "¶1")) for key in sources]
    incoming = back(export(*notes, sources=sources))
    cited = [one.source and incoming.sources[one.source.ref].title for one in incoming.notes]
    assert cited == titles


def test_the_lines_of_an_item_stay_below_it(export: Export) -> None:
    items = ("one\n\n- within\n- it", "two")
    (came,) = back(export(Note(Kind.LIST, "Which?", items=items))).notes
    assert [plain(item) for item in came.items] == [*map(plain, items)]
    assert not any(line.startswith(" ") for item in came.items for line in item.split("\n"))


@pytest.mark.parametrize(
    "front",
    [
        "a **b** `c*d` ~~e~~ $x_1 < 2$",
        "```python\nx = [1]\n\nprint(x)\n```\n\nWhat is printed?",
        "- one\n- two\n\n1. three",
        "[sound:a.mp3] {{Front}} <b> & \\(x\\)",
        "2 * 3 * 4 \\*literal\\*",
    ],
)
def test_the_markdown_of_a_text_comes_back(export: Export, front: str) -> None:
    written = Note(Kind.QUESTION, front, "a")
    (came,) = back(export(written)).notes
    again = export(replace(came, written_id=""), to="again.apkg")
    assert back(again).notes[0].front == came.front
    assert came.id == written.id


def test_media_come_back_as_files_of_the_deck(export: Export, tmp_path: Path) -> None:
    (tmp_path / "star.png").write_bytes(b"\x89PNG")
    (tmp_path / "word.mp3").write_bytes(b"ID3")
    path = export(replace(QUESTION, image="star.png", audio="word.mp3", source=None))
    arrival = arrive(path, tmp_path, {}, with_progress=False)
    (came,) = arrival.incoming.notes
    assert {came.image, came.audio} == set(arrival.media)
    assert came.image.startswith("media/trainer-")


def test_a_suspended_note_comes_back_suspended(export: Export) -> None:
    assert back(export(replace(PAIR, suspended=True))).notes[0].suspended


def test_notes_that_went_through_anki_come_back_with_their_ids(
    anki: Anki, export: Export, tmp_path: Path
) -> None:
    anki.take(export(*ALL, sources=SOURCES, written_id="deck000001"))
    theirs = anki.note(QUESTION.id)
    theirs["Back"] = "<b>443</b>"
    anki.collection.update_note(theirs)
    incoming = back(anki.give(tmp_path / "back.apkg", "Deck"))
    assert incoming.deck_id == "deck000001"
    came = by_id(incoming)
    assert {one.id for one in ALL} == set(came)
    assert came[QUESTION.id].back == "**443**"
    assert all(one.guid == "" for one in came.values())


def test_notes_of_others_name_no_deck_of_ours(tmp_path: Path) -> None:
    assert back(package(tmp_path / "theirs.apkg", note(BASIC, "q", "a"))).deck_id == ""


def test_a_package_in_which_one_note_names_no_deck_is_none_of_ours(export: Export) -> None:
    whole = export(QUESTION, PAIR, sources=SOURCES, tags=("net",), written_id="deck000001")
    path = rewritten(whole, f"UPDATE notes SET tags = '' WHERE guid = '{PAIR.id}'")
    incoming = back(path)
    assert (incoming.deck_id, incoming.tags) == ("", ())
    assert "net" in by_id(incoming)[QUESTION.id].tags
