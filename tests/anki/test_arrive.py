"""Notes of other people's packages as notes of a deck here."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.anki.foreign_packages import (
    BASIC,
    CLOZE,
    OPTIONAL,
    PNG,
    REVERSED,
    TYPED,
    VOCABULARY,
    Shape,
    note,
    package,
)  # fmt: skip
from trainer.anki.arrive import Arrival, arrive
from trainer.cards.note import Kind, Note

Take = Callable[..., Arrival]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """What arrives of a package with these notes."""

    def take(*notes: Any, with_progress: bool = False, **about: Any) -> Arrival:
        path = package(tmp_path / "theirs.apkg", *notes, **about)
        return arrive(path, tmp_path, {}, with_progress=with_progress)

    return take


def only(arrival: Arrival) -> Note:
    (found,) = arrival.incoming.notes
    return found


def lost(arrival: Arrival) -> list[tuple[str, str]]:
    return [(one.where, one.what) for one in arrival.incoming.lost]


def test_a_basic_note_is_a_question(take: Take) -> None:
    found = only(take(note(BASIC, "<b>Why</b>?", "a<br>b", guid="g", tags=["x::y"])))
    assert (found.kind, found.front, found.back) == (Kind.QUESTION, "**Why**?", "a\nb")
    assert (found.guid, found.tags, found.written_id) == ("g", ("x::y",), "")


def test_a_reversed_note_is_a_pair(take: Take) -> None:
    found = only(take(note(REVERSED, "Haus", "house")))
    assert (found.kind, found.front, found.back) == (Kind.PAIR, "Haus", "house")


def test_an_optionally_reversed_note_is_a_pair_where_it_is_asked_both_ways(take: Take) -> None:
    arrival = take(note(OPTIONAL, "Baum", "tree", "y"), note(OPTIONAL, "Wald", "forest", ""))
    assert [found.kind for found in arrival.incoming.notes] == [Kind.PAIR, Kind.QUESTION]
    assert (lost(arrival), arrival.raw) == ([], {})


def test_a_typed_note_is_a_typed_question(take: Take) -> None:
    found = only(take(note(TYPED, "to go", "gehen")))
    assert (found.kind, found.front, found.back, found.typed) == (
        Kind.QUESTION,
        "to go",
        "gehen",
        True,
    )


def test_a_cloze_keeps_its_gaps_and_its_extra(take: Take) -> None:
    found = only(take(note(CLOZE, "{{c1::<i>SYN</i>}} then {{c2::ACK::flag}}", "more")))
    assert (found.kind, found.extra) == (Kind.CLOZE, "more")
    assert found.front == "{{c1::*SYN*}} then {{c2::ACK::flag}}"


def test_a_type_of_their_own_is_a_question_by_its_first_template_and_is_kept_raw(
    take: Take,
) -> None:
    arrival = take(note(VOCABULARY, "laufen", "to run", "Er läuft.", guid="v"))
    found = only(arrival)
    assert (found.kind, found.front, found.back) == (
        Kind.QUESTION,
        "laufen",
        "to run\n\nEr läuft.",
    )
    assert lost(arrival) == [("note type Typ 2", "its card 'Karte 2' (1 of them)")]
    raw = arrival.raw["notes"]["v"]
    assert raw["fields"] == ["laufen", "to run", "Er läuft."]
    kept = arrival.raw["note_types"][raw["note_type"]]
    assert (kept["fields"], kept["css"]) == (["Word", "Meaning", "Example"], ".card {}")
    assert kept["templates"][1]["question"] == "{{Meaning}} — {{hint:Example}}"


def test_stock_notes_are_not_kept_raw(take: Take) -> None:
    assert take(note(BASIC, "q", "a"), note(CLOZE, "{{c1::x}}", "")).raw == {}


def test_masks_over_a_picture_cannot_be_drawn_so_the_note_is_put_away(take: Take) -> None:
    shape: Shape = (
        ("Occlusion", "Image", "Header"),
        (("{{Header}}{{cloze:Occlusion}}{{Image}}", "{{Header}}{{cloze:Occlusion}}{{Image}}"),),
    )
    masks = "{{c1::image-occlusion:rect:left=.1}}"
    arrival = take(note(shape, masks, '<img src="a.png">', "Heart"), files={"a.png": PNG})
    found = only(arrival)
    assert (found.front, found.image, found.suspended) == ("Heart", "media/a.png", True)
    assert "masks" in lost(arrival)[0][1]
    assert arrival.raw["notes"]


def test_the_first_picture_of_the_question_and_the_first_sound_are_the_notes_own(
    take: Take,
) -> None:
    files = {"a.png": PNG, "b.png": PNG, "s.mp3": b"ID3"}
    html = 'see <img src="a.png"> or <img src="b.png">'
    arrival = take(note(BASIC, html, "[sound:s.mp3]", guid="m"), files=files)
    found = only(arrival)
    assert (found.image, found.audio) == ("media/a.png", "media/s.mp3")
    assert (found.front, found.back) == ("see or [b.png](media/b.png)", "(sound)")
    assert set(arrival.media) == {"media/a.png", "media/b.png", "media/s.mp3"}
    assert [what for _, what in lost(arrival)] == ["the picture media/b.png is only named"]


def test_a_picture_of_the_answer_does_not_stand_beside_the_question(take: Take) -> None:
    found = only(take(note(BASIC, "heart?", '<img src="a.png">'), files={"a.png": PNG}))
    assert (found.image, found.back) == ("", "[a.png](media/a.png)")


def test_media_that_are_missing_or_far_away_are_listed(take: Take) -> None:
    data = base64.b64encode(PNG).decode()
    html = f'<img src="gone.png"><img src="https://x.org/y.png"><img src="data:;{data}">q'
    arrival = take(note(BASIC, html, "a", guid="m"))
    assert only(arrival).front == "(picture)[picture](https://x.org/y.png)(picture)q"
    assert [what for _, what in lost(arrival)] == [
        "gone.png: the file is not in the package",
        "a picture on the web is only named: https://x.org/y.png",
    ]


def test_a_note_without_an_answer_says_so(take: Take) -> None:
    arrival = take(note(BASIC, "q", ""))
    assert only(arrival).back == "—"
    assert lost(arrival) == [("q", "it has no answer; — stands for it")]


def test_a_note_that_asks_nothing_is_listed_and_left_out(take: Take) -> None:
    broken = note(CLOZE, "{{c1::}} x", "", guid="e")
    silent = note(BASIC, "<style>.a {}</style>", "a", guid="s")
    arrival = take(broken, silent, note(BASIC, "ok", "a"))
    assert only(arrival).front == "ok"
    assert len(arrival.cards) == 1
    assert [what for _, what in lost(arrival)] == [
        "a cloze: the gap {{c1::}} is empty",
        "a note that asks nothing",
    ]


def test_a_text_larger_than_a_deck_file_holds_is_left_out(take: Take) -> None:
    arrival = take(note(BASIC, "q", "ä" * 40_000, guid="big"))
    assert arrival.incoming.notes == ()
    assert lost(arrival) == [("q", "a note with more than 64 KiB of text in one place")]


def test_sub_decks_are_sections_of_the_deck_around_all(take: Take) -> None:
    more = {"Lang::German": [note(BASIC, "b", "2")], "Lang::German::Verbs": [note(BASIC, "c", "3")]}
    incoming = take(note(BASIC, "a", "1"), more=more).incoming
    assert incoming.title == "Lang"
    assert [found.section for found in incoming.notes] == ["", "German", "German::Verbs"]


def test_decks_with_nothing_around_them_are_sections_of_a_deck_without_a_title(take: Take) -> None:
    incoming = take(note(BASIC, "a", "1"), more={"Math": [note(BASIC, "b", "2")]}).incoming
    assert incoming.title == ""
    assert [found.section for found in incoming.notes] == ["Lang", "Math"]


def test_a_single_deck_gives_its_name(take: Take) -> None:
    incoming = take(note(BASIC, "a", "1"), deck="Lang::German").incoming
    assert (incoming.title, only_section(incoming.notes)) == ("Lang::German", "")


def only_section(notes: tuple[Note, ...]) -> str:
    (section,) = {found.section for found in notes}
    return section
