"""What becomes of a deck's notes when the document they cite has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.generate.builders import document
from trainer.cards.note import Kind, Note, Source
from trainer.generate.facts import Proposal
from trainer.generate.known import Change, Known
from trainer.generate.update import REFUSED, Update, update

SPRING = "The highest tide of a month is called a spring tide."
KING = "The highest tide of any month is called a king tide."
GAUGE = "The tide gauge (TG) is used to measure the height of the sea."
NEAP = "A neap tide is the smallest tide that a harbour sees in a month."
TEXT = f"# Tides\n\n{SPRING} {NEAP}\n\n{GAUGE}\n"
EDITED = TEXT.replace(SPRING, KING)
MOVED = f"# Tides\n\n{GAUGE}\n\n{NEAP} {SPRING}\n"


def fact(front: str, back: str, quote: str, at: str = "¶1 s1", family: str = "named") -> Proposal:
    """A proposal as the engine gives it; its key tells facts and sentences apart."""
    note = Note(Kind.QUESTION, front, back, source=Source("notes", at, quote))
    return Proposal(note, family, 0.8, f"{family} {front} {quote}")


HIGHEST = fact("What is the highest tide of a month called?", "Spring tide", SPRING)
KING_TIDE = fact("What is the highest tide of any month called?", "King tide", KING)
SMALLEST = fact("What is a neap tide?", "the smallest tide of a month", NEAP, "¶1 s2", "term")
MEASURED = fact("What does TG stand for?", "Tide gauge", GAUGE, "¶2 s1", "abbreviation")
FACTS = (HIGHEST, SMALLEST, MEASURED)
AFTER = (KING_TIDE, SMALLEST, MEASURED)


def known(found: Proposal) -> Known:
    """A note as it stands in the deck, with what make remembers of it."""
    note = replace(found.note, written_id=found.note.id)
    return Known(note, found.note, found.family, found.fact_key)


def updated(
    text: str,
    proposals: tuple[Proposal, ...],
    *standing: Known,
    refused: tuple[Known, ...] = (),
) -> Update:
    return update(document(text), standing, refused, proposals)


def only(found: Update) -> Change:
    (change,) = found.changed
    return change


def test_a_note_whose_words_still_stand_is_kept_and_its_fact_is_no_news() -> None:
    note = known(HIGHEST)
    found = updated(TEXT, FACTS, note)
    assert (found.kept, found.changed, found.stale) == ((note.note,), (), ())
    assert found.fresh == (SMALLEST, MEASURED)


def test_a_kept_note_is_not_reworded_when_the_engine_has_learnt_better_words() -> None:
    note = known(HIGHEST)
    better = fact("Which name has the highest tide of a month?", "Spring tide", SPRING)
    found = updated(TEXT, (better,), note)
    assert (found.kept, found.fresh) == ((note.note,), ())


def test_a_moved_passage_changes_the_locator_alone() -> None:
    note = known(HIGHEST)
    change = only(updated(MOVED, (), note))
    assert change.fields == ("source",)
    assert change.note == replace(note.note, source=Source("notes", "¶2 s2", SPRING))


def test_an_edited_sentence_gives_its_note_the_new_wording_and_keeps_the_id() -> None:
    note = known(HIGHEST)
    found = updated(EDITED, AFTER, note)
    change = only(found)
    assert change.note.id == note.note.id
    assert (change.note.front, change.note.back) == (KING_TIDE.note.front, "King tide")
    assert change.note.source == KING_TIDE.note.source
    assert change.fields == ("question", "answer", "source")
    assert change.proposal == KING_TIDE
    assert found.fresh == (SMALLEST, MEASURED)


@pytest.mark.parametrize(
    "by_hand",
    [
        replace(known(HIGHEST), note=replace(known(HIGHEST).note, back="a high one")),
        replace(known(HIGHEST), note=replace(known(HIGHEST).note, extra="twice a month")),
        replace(known(HIGHEST), edited=True),
        Known(known(HIGHEST).note),
    ],
    ids=["another answer", "an addition", "edited when accepted", "nobody knows"],
)
def test_words_put_by_hand_stay_and_the_change_is_told(by_hand: Known) -> None:
    found = updated(EDITED, AFTER, by_hand)
    assert only(found) == Change(by_hand.note, by_hand.note, ("source",), by_hand=True)
    assert KING_TIDE not in found.fresh


def test_tags_and_the_like_are_no_wording() -> None:
    note = known(HIGHEST)
    tagged = replace(note, note=replace(note.note, tags=("mine",), suspended=True))
    change = only(updated(EDITED, AFTER, tagged))
    assert not change.by_hand
    assert (change.note.tags, change.note.suspended) == (("mine",), True)


@pytest.mark.parametrize("at", ["p. 3", "¶9 s9", ""])
def test_a_locator_that_somebody_wrote_is_not_counted_anew(at: str) -> None:
    note = known(HIGHEST)
    mine = replace(note, note=replace(note.note, source=Source("notes", at, SPRING)))
    assert updated(MOVED, FACTS, mine).kept == (mine.note,)


def test_a_note_that_nobody_knows_is_found_in_its_new_place() -> None:
    assert only(updated(MOVED, (), Known(HIGHEST.note))).fields == ("source",)


def test_where_the_new_sentence_gives_no_card_its_words_become_the_quote() -> None:
    note = known(SMALLEST)
    after = NEAP.replace("harbour", "port")
    change = only(updated(TEXT.replace(NEAP, after), (HIGHEST, MEASURED), note))
    assert change.fields == ("source",)
    assert change.note == replace(note.note, source=Source("notes", "¶1 s2", after))


def test_a_note_whose_answer_the_edited_sentence_no_longer_says_is_stale() -> None:
    note = known(HIGHEST)
    found = updated(EDITED, (SMALLEST, MEASURED), note)
    assert (found.stale, found.changed) == ((note.note,), ())


@pytest.mark.parametrize(
    "after",
    [
        NEAP.replace("smallest", "largest"),
        NEAP.replace("is the", "is not the"),
        NEAP.replace("sees", "never sees"),
    ],
)
def test_a_note_whose_sentence_now_says_something_else_is_stale(after: str) -> None:
    note = known(SMALLEST)
    assert updated(TEXT.replace(NEAP, after), (), note).stale == (note.note,)


def test_a_vanished_sentence_makes_its_note_stale() -> None:
    note, other = known(HIGHEST), known(MEASURED)
    found = updated(TEXT.replace(SPRING, ""), (SMALLEST, MEASURED), note, other)
    assert (found.stale, found.kept) == ((note.note,), (other.note,))


def test_a_fact_told_again_in_other_words_keeps_its_note() -> None:
    note, kept = known(MEASURED), known(HIGHEST)
    words = "For such work every port has its own tide gauge (TG)."
    again = fact("What does TG stand for?", "Tide gauge", words, "¶2 s1", "abbreviation")
    found = updated(TEXT.replace(GAUGE, words), (HIGHEST, SMALLEST, again), kept, note)
    change = only(found)
    assert (change.note.id, change.fields) == (note.note.id, ("source",))
    assert (found.kept, found.stale, found.fresh) == ((kept.note,), (), (SMALLEST,))


def test_a_refused_fact_does_not_come_back() -> None:
    found = updated(TEXT, FACTS, refused=(known(HIGHEST),))
    assert found.fresh == (SMALLEST, MEASURED)
    assert [(drop.quote, drop.reason) for drop in found.refused] == [(SPRING, REFUSED)]


def test_nor_does_it_when_its_sentence_was_edited() -> None:
    assert updated(EDITED, AFTER, refused=(known(HIGHEST),)).fresh == (SMALLEST, MEASURED)


def test_nor_does_it_when_the_engine_words_or_sorts_it_otherwise() -> None:
    reworded = fact(
        "How is the highest tide of a month called?", "a spring tide", SPRING, family="x"
    )
    assert updated(TEXT, (reworded,), refused=(known(HIGHEST),)).fresh == ()


def test_nor_does_the_very_same_card_from_another_sentence() -> None:
    again = fact(HIGHEST.note.front, HIGHEST.note.back, NEAP)
    assert updated(TEXT, (again,), refused=(known(HIGHEST),)).fresh == ()


def test_another_fact_of_the_same_sentence_is_still_offered() -> None:
    other = fact("What measures the height of the sea?", "A tide gauge", GAUGE, family="function")
    found = updated(TEXT, (MEASURED, other), refused=(known(MEASURED),))
    assert found.fresh == (other,)


def test_two_gaps_of_one_edited_sentence_are_two_facts() -> None:
    def gap(text: str, quote: str) -> Proposal:
        note = Note(Kind.CLOZE, text, source=Source("notes", "¶1 s1", quote))
        return Proposal(note, "gap", 0.7, text)

    words, after = ("month", "spring tide"), SPRING.replace("highest", "very highest")
    before = [gap(SPRING.replace(word, f"{{{{c1::{word}}}}}"), SPRING) for word in words]
    now = [gap(after.replace(word, f"{{{{c1::{word}}}}}"), after) for word in words]
    found = updated(TEXT.replace(SPRING, after), tuple(now), *map(known, before))
    assert [change.note.front for change in found.changed] == [p.note.front for p in now]


def test_a_cloze_takes_the_edited_sentence_around_its_gap() -> None:
    note = Note(
        Kind.CLOZE,
        SPRING.replace("spring tide", "{{c1::spring tide}}"),
        source=Source("notes", "¶1 s1", SPRING),
    )
    after = "The very highest tide of a lunar month is called a spring tide."
    change = only(updated(TEXT.replace(SPRING, after), (), Known(note, note, "gap", "some fact")))
    assert change.note.front == after.replace("spring tide", "{{c1::spring tide}}")
    assert change.fields == ("question", "source")
    denied = "The highest tide of a month is not called a spring tide."
    found = updated(TEXT.replace(SPRING, denied), (), Known(note, note, "gap", "some fact"))
    assert found.stale == (note,)


def test_a_note_that_cites_no_words_is_kept() -> None:
    bare = Known(Note(Kind.QUESTION, "Why?", "Because", source=Source("notes")))
    assert updated(TEXT, FACTS, bare).kept == (bare.note,)
