"""A quote is found again where its words stand now, whole or edited."""

from __future__ import annotations

import random

import pytest

from tests.benchmarks.bench_reanchor import measured
from tests.generate.builders import document
from trainer.cards.document import Document
from trainer.cards.note import Source
from trainer.generate.anchor import anchors
from trainer.generate.engine import generate
from trainer.generate.sentences import sentences

TIDE = "A tide is a regular rise and fall of the sea that is caused by the pull of the Moon."
SPRING = "The highest tide of a month is called a spring tide."
GAUGE = "A tide gauge is used to measure the height of the sea at a harbour wall."
BEFORE = f"# Tides\n\n{TIDE} {SPRING}\n\n{GAUGE}\n"


def anchored(text: str, quote: str, at: str = "", *others: Source) -> tuple[str, str, bool] | None:
    """Place and words of a quote in another text, and whether they are the same."""
    source = Source("notes", at, quote)
    found = anchors(document(text), [source, *others]).get(source)
    return (found.source.at, found.source.quote, found.exact) if found else None


def test_words_that_still_stand_keep_their_place() -> None:
    assert anchored(BEFORE, SPRING, "¶1 s2") == ("¶1 s2", SPRING, True)


def test_words_that_moved_get_their_new_place() -> None:
    moved = f"# Tides\n\n{GAUGE}\n\nSome more of it.\n\n{TIDE} {SPRING}\n"
    assert anchored(moved, SPRING, "¶1 s2") == ("¶3 s2", SPRING, True)
    assert anchored(moved, f"{TIDE} {SPRING}", "¶1 s1–2") == ("¶3 s1–2", f"{TIDE} {SPRING}", True)


def test_words_that_stand_twice_stay_where_they_were_cited() -> None:
    twice = f"# Tides\n\n{SPRING}\n\n{TIDE} {SPRING}\n"
    assert anchored(twice, SPRING, "¶2 s2") == ("¶2 s2", SPRING, True)
    assert anchored(twice, SPRING, "¶9 s9") == ("¶1 s1", SPRING, True)


def test_a_heading_is_no_part_of_the_count() -> None:
    text = f"# Tides\n\n## Their size s1\n\n{GAUGE} {SPRING} {TIDE}\n"
    run = f"{GAUGE} {SPRING}"
    assert anchored(text, run, "¶1 s1–2") == ("§Their size s1 ¶1 s1–2", run, True)


def test_words_that_no_sentence_holds_keep_their_locator() -> None:
    endless = f"so it went on {'and on ' * 200}"
    text = f"{endless}. {GAUGE}\n"
    assert anchored(text, "and on and on", "¶7") == ("¶7", "and on and on", True)


def test_an_edited_sentence_is_the_one_most_like_it() -> None:
    after = TIDE.replace("regular", "slow and steady").replace("the Moon", "the Moon and the Sun")
    text = BEFORE.replace(TIDE, after)
    assert anchored(text, TIDE, "¶1 s1") == ("¶1 s1", after, False)


def test_a_sentence_cut_in_two_is_found_as_both() -> None:
    after = TIDE.replace(" that is", ". It is")
    assert anchored(BEFORE.replace(TIDE, after), TIDE, "¶1 s1") == ("¶1 s1–2", after, False)


def test_a_deleted_sentence_is_gone_although_others_speak_of_the_same_thing() -> None:
    assert anchored(BEFORE.replace(SPRING, ""), SPRING) is None


def test_what_another_quote_stands_for_was_not_edited() -> None:
    low = "The lowest tide of a month is called a neap tide."
    text = f"# Tides\n\n{low} {GAUGE}\n"
    assert anchored(text, SPRING) == ("¶1 s1", low, False)
    assert anchored(text, SPRING, "", Source("notes", "¶1 s1", low)) is None


def test_two_lost_quotes_do_not_become_the_same_sentence() -> None:
    low = Source("notes", "", "The lowest tide of a month is called a neap tide.")
    high = Source("notes", "", SPRING)
    after = "The lowest tide of any month is called a neap tide."
    found = anchors(document(f"{after} {GAUGE}"), [high, low])
    assert set(found) == {low}


def test_a_list_is_found_with_an_item_more() -> None:
    before = "The parts of the gauge are:\n\n- the float\n- the copper wire\n"
    quote = "The parts of the gauge are: the float the copper wire"
    assert anchored(f"{GAUGE}\n\n{before}", quote, "¶2–3") == ("¶2–3", quote, True)
    found = anchored(f"{GAUGE}\n\n{before}- the drum\n", f"{quote} the wheel", "¶2–3")
    assert found == ("¶2–3", f"{quote} the drum", False)


def test_an_empty_document_or_quote_anchors_nothing() -> None:
    assert anchored("", SPRING) is None
    assert anchored(BEFORE, "") is None


def paper() -> Document:
    """A made-up paper of forty sentences that have much in common."""
    kinds = ("tide", "current", "wave", "swell", "surge", "seiche", "bore", "eddy")
    causes = ("the Moon", "the wind", "a storm", "the shape of a bay", "an earthquake")
    sections = []
    for number, kind in enumerate(kinds):
        cause, other = causes[number % 5], causes[(number + 2) % 5]
        sections.append(
            f"## The {kind}\n\nA {kind} is a movement of water that is caused by {cause}. "
            f"Its height is measured in metres at pole {number + 3} of the northern pier. "
            f"Sailors call the time between one {kind} and another the {kind} interval.\n\n"
            f"Where {other} adds to it, the {kind} can flood {number + 2} villages in a night. "
            f"The oldest record of a {kind} was kept by a monk in the year {1300 + 40 * number}."
        )
    return document("# Water\n\n" + "\n\n".join(sections) + "\n")


def test_the_locators_are_those_that_the_engine_gives() -> None:
    read = paper()
    sources = [p.note.source for p in generate(read).proposals if p.note.source]
    assert sources
    assert {source: found.source for source, found in anchors(read, sources).items()} == {
        source: source for source in sources
    }


@pytest.mark.parametrize("seed", range(4))
def test_after_a_heavy_edit_nearly_every_sentence_is_decided_rightly(seed: int) -> None:
    read = paper()
    told = measured(read, {sentence.quote for sentence in sentences(read)}, random.Random(seed))
    assert told["unchanged right"] == told["unchanged"] > 20
    wrong = sum(told[fate] - told[f"{fate} right"] for fate in ("edited", "deleted"))
    assert wrong <= 1
