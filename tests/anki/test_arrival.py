"""What learners get: packages imported by Anki's own backend, and judged from outside."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.anki.conftest import STAMP, Anki, Export
from tests.anki.test_html import OURS, Reader
from trainer.cards.note import Kind, Note, Reference, Source

QUESTION = Note(
    Kind.QUESTION,
    "Which **port** does HTTPS use?",
    "443",
    hint="one below 444",
    extra="Since 1994",
    source=Source("rfc", "¶7 s1", "the port <443>"),
)
TYPED = Note(Kind.QUESTION, "Which port does SSH use?", "22", typed=True, accept=("tcp/22",))
PAIR = Note(Kind.PAIR, "der Hund", "the dog", section="Words")
CLOZE = Note(Kind.CLOZE, "{{c1::SYN}} then {{c2::SYN-ACK {{c3::flags}}::two flags}}")
LIST = Note(Kind.LIST, "Name the layers", items=("Physical", "Data *link*"), ordered=True)
SOURCES = {"rfc": Reference("RFC 9293", "https://example.org/rfc", "2022")}
ALL = (QUESTION, TYPED, PAIR, CLOZE, LIST)

HOSTILE_TEXTS = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<iframe src='file:///etc/passwd'></iframe>",
    "{{c9::x}} {{Front}} {{{{Back}}}}",
    "[sound:rickroll.mp3] [latex]\\input{x}[/latex] [anki:tts lang=en]x[/anki:tts]",
    "[[type:Back]] <%cloze:Text%>",
    "$\\href{javascript:alert(1)}{x}$ \\(\\require{html}\\)",
    "a\x00b\x1fc\x1b]52;c;x\x07d\x9be",
    "--><!-- <![CDATA[ <? &#x3c;b&#x3e; &lt;b&gt;",
    "[link](javascript:alert(1)) ![image](http://tracker.example/x.png)",
    "\ud800 lone \ufdd0" + "0\ufdd2",
)


def hostile(number: int, text: str) -> tuple[Note, ...]:
    """A note of each kind with the text wherever an author can put one."""
    about: dict[str, Any] = {"hint": text, "extra": text, "accept": (text,), "tags": (text,)}
    source = Source("bad", text, text)
    front = f"{number} {text}"
    notes = (
        Note(Kind.QUESTION, front, text, source=source, **about),
        Note(Kind.PAIR, front, text, **about),
        Note(Kind.CLOZE, f"{number} {{{{c1::word::{text}}}}} {text}", **about),
        Note(Kind.LIST, front, items=(text, text), **about),
    )
    return tuple(replace(note, written_id=f"{note.kind}{number}") for note in notes)


HOSTILE = tuple(note for number, text in enumerate(HOSTILE_TEXTS) for note in hostile(number, text))


def verified(shared: Path, package: Path, *arguments: str) -> dict[str, Any]:
    """The report of the outside judge, which must find nothing at all."""
    pytest.importorskip("anki", reason="Anki's backend has no wheel for this machine")
    judge = shared / "tools" / "verify_apkg.py"
    if not judge.is_file():
        pytest.skip("the outside judge is not in the shared folder")
    command = [sys.executable, str(judge), str(package), "--strict", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    report: dict[str, Any] = json.loads(done.stdout)
    assert (done.returncode, report["problems"]) == (0, [])
    return report


def test_every_kind_of_note_arrives(anki: Anki, export: Export) -> None:
    assert anki.take(export(*ALL, sources=SOURCES)) == {"new": 5}
    assert {note.id: len(anki.drawn(note.id)) for note in ALL} == {
        QUESTION.id: 1,
        TYPED.id: 1,
        PAIR.id: 2,
        CLOZE.id: 3,
        LIST.id: 1,
    }
    assert anki.is_sound()


def test_a_question_shows_its_answer_with_quote_and_source(anki: Anki, export: Export) -> None:
    anki.take(export(QUESTION, sources=SOURCES))
    ((question, answer),) = anki.drawn(QUESTION.id)
    assert "Which <strong>port</strong> does HTTPS use?" in question
    assert "one below 444" in question
    assert "443" not in question
    assert "<blockquote>the port &lt;443&gt;</blockquote>" in answer
    assert "RFC 9293 (2022), ¶7 s1<br>https://example.org/rfc" in answer
    assert "Since 1994" in answer


def test_a_typed_answer_is_asked_for_and_compared(anki: Anki, export: Export) -> None:
    anki.take(export(TYPED, QUESTION))
    ((question, answer),) = anki.drawn(TYPED.id)
    assert "[[type:Back]]" in question
    assert "[[type:Back]]" in answer
    assert "tcp/22" in answer
    assert "[[type" not in "".join(*anki.drawn(QUESTION.id))


def test_a_typed_pair_and_a_typed_cloze_ask_for_the_right_words(anki: Anki, export: Export) -> None:
    pair, cloze = replace(PAIR, typed=True), replace(CLOZE, typed=True)
    anki.take(export(pair, cloze))
    (forward, _), (reverse, _) = anki.drawn(pair.id)
    assert "[[type:Back]]" in forward
    assert "[[type:Front]]" in reverse
    assert all("[[type:cloze:Text]]" in question for question, _ in anki.drawn(cloze.id))


def test_whether_an_answer_is_typed_can_change_without_a_conflict(
    anki: Anki, export: Export
) -> None:
    note = replace(QUESTION, written_id="n000000001")
    anki.take(export(note))
    changed = replace(note, typed=True)
    assert anki.take(export(changed, modified={note.id: STAMP + 5})) == {"updated": 1}
    assert "[[type:Back]]" in anki.drawn(note.id)[0][0]


def test_both_directions_of_a_pair_are_asked(anki: Anki, export: Export) -> None:
    anki.take(export(PAIR))
    (forward, back), (reverse, front) = anki.drawn(PAIR.id)
    assert "der Hund" in forward
    assert "the dog" not in forward
    assert "the dog" in back
    assert "the dog" in reverse
    assert "der Hund" not in reverse
    assert "der Hund" in front


def test_each_gap_of_a_cloze_is_asked_with_its_hint(anki: Anki, export: Export) -> None:
    anki.take(export(CLOZE))
    asked = [re.sub("<[^>]*>", "", question) for question, _ in anki.drawn(CLOZE.id)]
    assert [question.strip() for question in asked] == [
        "[...] then SYN-ACK flags",
        "SYN then [two flags]",
        "SYN then SYN-ACK [...]",
    ]


def test_a_list_is_numbered_and_recalled_at_once(anki: Anki, export: Export) -> None:
    anki.take(export(LIST))
    ((question, answer),) = anki.drawn(LIST.id)
    assert "Physical" not in question
    assert "<ol><li>Physical</li><li>Data <em>link</em></li></ol>" in answer


def test_sections_are_sub_decks_and_tags_arrive(anki: Anki, export: Export) -> None:
    anki.take(export(QUESTION, PAIR, tags=("net work",), written_id="deck000001"))
    decks = {deck.name for deck in anki.collection.decks.all_names_and_ids()}
    assert {"Deck", "Deck::Words"} <= decks
    (card, _) = anki.note(PAIR.id).cards()
    assert anki.collection.decks.name(card.did) == "Deck::Words"
    assert set(anki.note(QUESTION.id).tags) == {"net_work", "trainer::deck000001"}


def test_media_arrive_and_are_shown(anki: Anki, export: Export, tmp_path: Path) -> None:
    (tmp_path / "star <1>.png").write_bytes(b"\x89PNG")
    (tmp_path / "word.mp3").write_bytes(b"ID3")
    note = replace(QUESTION, image="star <1>.png", audio="word.mp3")
    anki.take(export(note))
    (card,) = anki.note(note.id).cards()
    names = sorted(path.name for path in Path(anki.collection.media.dir()).iterdir())
    assert [name.rpartition(".")[2] for name in names] == ["mp3", "png"]
    assert f'<img src="{names[1]}">' in card.question()
    assert len(card.question_av_tags()) == 1
    assert anki.is_sound()


def test_hostile_texts_arrive_as_text(anki: Anki, export: Export) -> None:
    package = export(*HOSTILE, sources={"bad": Reference(HOSTILE_TEXTS[0], HOSTILE_TEXTS[4])})
    assert anki.take(package) == {"new": len(HOSTILE)}
    for note in HOSTILE:
        for field in anki.note(note.id).fields:
            assert set(Reader(field).tags) <= OURS
        for card in anki.note(note.id).cards():
            drawn = f"{card.question()}{card.answer()}"
            assert not card.question_av_tags()
            assert not card.answer_av_tags()
            assert "<script" not in drawn
            for formula in re.findall(r"\\\((.*?)\\\)", drawn):
                assert not re.search(r"\\(href|require)", formula)
            assert "[[type" not in drawn
    assert anki.is_sound()


def _answered(anki: Anki, note: Note) -> list[tuple[int, ...]]:
    """Answer the note's cards as its learner does; their schedule."""
    for card in anki.note(note.id).cards():
        anki.answer(card)
    return _schedule(anki, note)


def _schedule(anki: Anki, note: Note) -> list[tuple[int, ...]]:
    cards = anki.note(note.id).cards()
    return [(card.id, card.type, card.queue, card.due, card.ivl, card.reps) for card in cards]


def test_an_edit_updates_the_same_note_and_keeps_its_schedule(anki: Anki, export: Export) -> None:
    notes = [replace(note, written_id=note.id) for note in ALL]
    anki.take(export(*notes))
    schedules = [_answered(anki, note) for note in notes]
    assert all(reps == 1 for cards in schedules for *_, reps in cards)
    edited = replace(notes[0], back="443, over TCP or UDP")
    later = {note.id: STAMP for note in notes} | {edited.id: STAMP + 60}
    package = export(edited, *notes[1:], modified=later, timestamp=STAMP + 99)
    assert anki.take(package) == {"updated": 1, "duplicate": 4}
    assert "over TCP or UDP" in anki.drawn(edited.id)[0][1]
    assert [_schedule(anki, note) for note in notes] == schedules
    assert anki.is_sound()


def test_a_gap_added_later_is_a_new_card_beside_the_old_ones(anki: Anki, export: Export) -> None:
    note = replace(CLOZE, written_id=CLOZE.id)
    anki.take(export(note))
    schedule = _answered(anki, note)
    longer = replace(note, front=f"{note.front} then {{{{c4::ACK}}}}")
    assert anki.take(export(longer, modified={note.id: STAMP + 1})) == {"updated": 1}
    after = _schedule(anki, note)
    assert after[:3] == schedule
    assert len(after) == 4


def test_what_a_learner_edited_in_anki_stays_while_the_note_is_unchanged(
    anki: Anki, export: Export
) -> None:
    anki.take(export(QUESTION, modified={QUESTION.id: STAMP}))
    theirs = anki.note(QUESTION.id)
    theirs["Extra"] = "my own mnemonic"
    theirs.tags.append("mine")
    anki.collection.update_note(theirs)
    package = export(QUESTION, modified={QUESTION.id: STAMP}, timestamp=STAMP + 1000)
    assert anki.take(package) == {"duplicate": 1}
    assert anki.note(QUESTION.id)["Extra"] == "my own mnemonic"
    assert "mine" in anki.note(QUESTION.id).tags


def test_the_outside_judge_finds_nothing(export: Export, shared: Path, tmp_path: Path) -> None:
    (tmp_path / "star.png").write_bytes(b"\x89PNG")
    notes = (*ALL, replace(PAIR, front="der Stern", image="star.png", suspended=True))
    package = export(*notes, sources=SOURCES, description="*Ports* & more")
    report = verified(shared, package, "--expect-notes", "6", "--expect-cards", "10")
    assert report["media_unused"] == []


def test_the_outside_judge_finds_nothing_in_a_hostile_deck(export: Export, shared: Path) -> None:
    verified(shared, export(*HOSTILE), "--expect-notes", str(len(HOSTILE)))


def test_the_outside_judge_accepts_the_upgrade(export: Export, shared: Path) -> None:
    notes = [replace(note, written_id=note.id) for note in ALL]
    old = export(*notes, to="old.apkg")
    edited = [replace(note, extra="an edit", section="Moved") for note in notes]
    later = {note.id: STAMP + 60 for note in notes}
    new = export(*edited, to="new.apkg", modified=later, timestamp=STAMP + 60)
    report = verified(shared, new, "--expect-notes", "5", "--upgrade-from", str(old))
    assert report["upgrade"]["new_import"]["updated"] == 5
    assert report["upgrade"]["kept"] == 8
