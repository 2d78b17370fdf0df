"""Notes leave a deck file for another with what they show and cite, all of them or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.config import load
from trainer.errors import DeckError, UsageError
from trainer.store.deckfile import read_deck
from trainer.store.library import LibraryCard
from trainer.workflow.home import Home
from trainer.workflow.note_leaving import deleted, emptied, moved
from trainer.workflow.source_opening import address_of

PNG = b"\x89PNG\r\n\x1a\n"
SEA = """\
title: The sea
sources:
  book: {title: Tides, url: texts/tides.md}
  web: {title: Waves, url: https://example.org/waves}
notes:
  - section: Water
  - q: What does the curve show?   # a remark
    a: The height of the sea
    image: media/curve.png
    source: {ref: book, at: p. 3, quote: the height of the sea}
    id: aaaaaa
  - q: What does wind raise?
    a: Waves
    source: {ref: web}
    id: bbbbbb
  - section: ''
  - q: What pulls the sea?
    a: The moon
"""
SKY = """\
title: The sky
sources:
  book: {title: Stars}
  web: {title: Waves, url: https://example.org/waves, sha256: SHA}
notes:
  - section: Light
  - q: What shines?
    a: A star
""".replace("SHA", "a" * 64)


@pytest.fixture
def sea(tmp_path: Path) -> Path:
    return written(tmp_path / "sea" / "sea.yaml", SEA)


@pytest.fixture
def sky(tmp_path: Path) -> Path:
    return written(tmp_path / "sky" / "sky.yaml", SKY)


def written(path: Path, text: str) -> Path:
    (path.parent / "media").mkdir(parents=True)
    (path.parent / "media" / "curve.png").write_bytes(PNG + path.stem.encode())
    path.write_text(text, encoding="utf-8")
    return path


def cards(tmp_path: Path, path: Path) -> tuple[LibraryCard, ...]:
    with Home(tmp_path / "home", load(tmp_path / "home", {})) as home:
        home.add(path)
        every = home.database.connection.rows("SELECT key FROM cache.card ORDER BY file, position")
        return tuple(home.library.cards([key for (key,) in every]).values())


def test_a_note_keeps_its_id_its_section_and_its_source(
    sea: Path, sky: Path, tmp_path: Path
) -> None:
    curve, wind, moon = cards(tmp_path, sea)
    moved([curve, moon], sky)
    *_, first, last = read_deck(sky).notes
    assert (first.id, first.section, first.front) == ("aaaaaa", "Water", curve.card.note.front)
    assert (last.id, last.section) == (moon.card.note.id, "")
    assert first.source
    assert first.source.ref == "book-2"
    cited = read_deck(sky).sources["book-2"]
    assert (cited.title, cited.url) == ("Tides", "../sea/texts/tides.md")
    assert [note.id for note in read_deck(sea).notes] == [wind.card.note.id]


def test_a_document_that_the_other_deck_knows_is_not_described_twice(
    sea: Path, sky: Path, tmp_path: Path
) -> None:
    wind = cards(tmp_path, sea)[1]
    moved([wind], sky)
    assert list(read_deck(sky).sources) == ["book", "web"]
    assert read_deck(sky).sources["web"].sha256 == "a" * 64
    assert read_deck(sky).notes[-1].source == wind.card.note.source


def test_a_picture_comes_along_beside_one_of_the_same_name(
    sea: Path, sky: Path, tmp_path: Path
) -> None:
    moved([cards(tmp_path, sea)[0]], sky)
    image = read_deck(sky).notes[-1].image
    assert image == "media/curve-2.png"
    assert (sky.parent / image).read_bytes() == PNG + b"sea"
    assert (sky.parent / "media" / "curve.png").read_bytes() == PNG + b"sky"
    assert (sea.parent / "media" / "curve.png").exists()


def test_a_picture_behind_a_link_out_of_the_folder_is_not_copied(
    sea: Path, sky: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"not yours")
    picture = sea.parent / "media" / "curve.png"
    picture.unlink()
    picture.symlink_to(secret)
    moved([cards(tmp_path, sea)[0]], sky)
    assert [found.name for found in (sky.parent / "media").iterdir()] == ["curve.png"]


def test_in_one_folder_pictures_and_documents_stay_where_they_are(
    sea: Path, tmp_path: Path
) -> None:
    sky = sea.with_name("sky.yaml")
    sky.write_text(SKY, encoding="utf-8")
    moved([cards(tmp_path, sea)[0]], sky)
    note = read_deck(sky).notes[-1]
    assert note.image == "media/curve.png"
    assert read_deck(sky).sources["book-2"].url == "texts/tides.md"


def test_an_address_that_nobody_can_parse_moves_as_it_is(
    sea: Path, sky: Path, tmp_path: Path
) -> None:
    broken = "http://[example.org/waves"
    sea.write_text(SEA.replace("https://example.org/waves", f"'{broken}'"), encoding="utf-8")
    wind = cards(tmp_path, sea)[1]
    moved([wind], sky)
    assert read_deck(sky).sources["web-2"].url == broken
    assert address_of(cards(tmp_path, sky)[-1]) == broken


def test_where_one_cannot_leave_none_moves(sea: Path, sky: Path, tmp_path: Path) -> None:
    in_brackets = SEA.partition("notes:")[0] + "notes: [{q: a, a: b}, {q: c, a: d}]\n"
    sea.write_text(in_brackets, encoding="utf-8")
    with pytest.raises(DeckError, match="notes in brackets cannot be taken out"):
        moved(cards(tmp_path, sea)[:1], sky)
    assert sea.read_text(encoding="utf-8") == in_brackets
    assert sky.read_text(encoding="utf-8") == SKY


def test_a_deck_that_is_not_there_is_made_of_what_arrives(sea: Path, tmp_path: Path) -> None:
    sea.write_text(f"language: en\n{SEA}", encoding="utf-8")
    curve, wind, _moon = cards(tmp_path, sea)
    made, rest = moved([curve, wind], sea.with_name("water_waves.yaml"))
    deck = read_deck(made.path)
    assert (deck.title, deck.language) == ("Water waves", "en")
    assert [(note.written_id, note.section) for note in deck.notes] == [
        ("aaaaaa", "Water"),
        ("bbbbbb", "Water"),
    ]
    assert deck.sources == {key: read_deck(sea).sources[key] for key in ("book", "web")}
    rest.undone()
    made.undone()
    assert not made.path.exists()
    assert sea.read_text(encoding="utf-8") == f"language: en\n{SEA}"


def test_a_deck_file_goes_with_its_last_notes_and_comes_back(
    sea: Path, sky: Path, tmp_path: Path
) -> None:
    every = cards(tmp_path, sea)
    assert emptied(every[1:]) == ()
    assert emptied(every) == (sea,)
    _, gone = moved(every, sky)
    assert not sea.exists()
    assert len(read_deck(sky).notes) == 4
    back = gone.undone()
    assert sea.read_text(encoding="utf-8") == SEA
    sea.write_text("another hand was here", encoding="utf-8")
    with pytest.raises(DeckError, match="changed by another program"):
        back.undone()
    assert sea.exists()


def test_a_file_that_came_meanwhile_is_not_overwritten_by_undo(
    sea: Path, sky: Path, tmp_path: Path
) -> None:
    _, gone = moved(cards(tmp_path, sea), sky)
    sea.write_text("another hand was here", encoding="utf-8")
    with pytest.raises(DeckError, match="there is such a file by now"):
        gone.undone()
    assert sea.read_text(encoding="utf-8") == "another hand was here"


def test_a_note_that_is_there_already_does_not_move(sea: Path, sky: Path, tmp_path: Path) -> None:
    curve = cards(tmp_path, sea)[0]
    sky.write_text(f"{SKY}  - q: x\n    a: y\n    id: aaaaaa\n", encoding="utf-8")
    with pytest.raises(DeckError, match="already has a note with the id 'aaaaaa'"):
        moved([curve], sky)
    assert sea.read_text(encoding="utf-8") == SEA
    with pytest.raises(UsageError, match="in that deck already"):
        moved([curve], sea)


def test_many_notes_are_deleted_and_comments_stay(sea: Path, tmp_path: Path) -> None:
    curve, wind, _ = cards(tmp_path, sea)
    (rewrite,) = deleted([curve, wind])
    (left,) = read_deck(sea).notes
    assert left.front == "What pulls the sea?"
    assert "section: Water" in sea.read_text(encoding="utf-8")
    rewrite.undone()
    assert sea.read_text(encoding="utf-8") == SEA
