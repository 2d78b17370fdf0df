"""What a whole document's deck must be: clean to the linter, free of noise, true to its text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.generate.builders import FILLER, document
from trainer.cards.document import Document
from trainer.cards.lint import lint_deck
from trainer.cards.note import Deck, Kind, Note
from trainer.generate.engine import generate
from trainer.ingest.read import read

DOCUMENTS = sorted((Path(__file__).parent / "documents").iterdir())
SPAM = "Harbour tours for families"
PARAGRAPHS = (
    "A breakwater is a wall of stone that protects a harbour from waves.",
    "Harbour pilots guide ships into port. Dangers such as fog, ice, and currents delay ships.",
    "Tides are caused by the pull of the moon. Spring tides occur when sun and moon align.",
    "The Suez Canal was opened in 1869. It is used for trade.",
    "Unlike fish, whales breathe air through lungs.",
)


def notes(found: Document) -> tuple[Note, ...]:
    return tuple(proposal.note for proposal in generate(found).proposals)


def words_of(note: Note) -> str:
    return " ".join((note.front, note.back, *note.items)).casefold()


def findings(found: Document) -> list[str]:
    deck = Deck(title=found.title, language="en", notes=notes(found))
    return [f"{finding.rule}: {finding.message}" for finding in lint_deck(deck)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_linter_has_nothing_to_say_about_a_new_deck(path: Path) -> None:
    assert findings(read(path)) == []


BORNE = {"first-or-second-person", "answer-long", "question-long", "enumeration"}


def test_the_linter_finds_no_error_in_decks_from_textbooks(shared: Path) -> None:
    sections = sorted((shared / "data" / "gold").glob("*/section*.md"))[::6]
    assert sections
    found = [finding for path in sections for finding in findings(read(path))]
    assert [finding for finding in found if finding.split(":")[0] not in BORNE] == []


@pytest.mark.parametrize(
    "text",
    [
        "Sailing rigs are composed of masts, yards, sails, ropes, blocks, and hooks.",
        "The hold of a ship contains grain, coal, timber, iron, cotton, sugar, and tea.",
        "A lightship is a ship that lies at anchor off a coast on which no tower can be built.",
        "A lightship is any ship that lies at anchor, warns others of rocks and has no sails.",
        "A pilot now guides ships. A keel is a fin. Fog currently covers the coast of Maine.",
        "The harbour master described the harbour in the text. The author says that it is old.",
        "The second mast is the mizzen. The same sail was called a lateen by the crew of old.",
    ],
)
def test_what_the_linter_would_question_is_mended_or_left_out(text: str) -> None:
    assert findings(document(f"{text}\n\n{FILLER}")) == []


def test_four_or_five_members_are_asked_as_a_list() -> None:
    text = "Old rigs are made up of masts, yards, sails, and ropes."
    (note,) = notes(document(f"{text}\n\n{FILLER}"))
    assert (note.kind, note.ordered) == (Kind.LIST, False)
    assert note.items == ("masts", "yards", "sails", "ropes")


def test_many_steps_are_learnt_in_two_parts() -> None:
    steps = "\n".join(
        f"{number}. {step}"
        for number, step in enumerate(
            ("Check the wind", "Untie the boat", "Push off", "Hoist the sail", "Take the helm",
             "Leave the harbour", "Set a course"), 1)
    )  # fmt: skip
    found = notes(document(f"## How to leave a harbour\n\n{steps}\n\n{FILLER} {FILLER}"))
    assert [(note.front, len(note.items), note.ordered) for note in found] == [
        ("What are the first four steps to leave a harbour?", 4, True),
        ("What are the last three steps to leave a harbour?", 3, True),
    ]


def spammed(paragraphs: tuple[str, ...], title: str = SPAM) -> Document:
    """A document into which a search-engine phrase was put, at starts and ends in turn."""
    lines = [
        f"{SPAM} {text}" if index % 2 else f"{text} {SPAM}" for index, text in enumerate(paragraphs)
    ]
    return document(
        "\n\n".join([*([f"# {title}"] if title else []), *lines, " ".join([FILLER] * 4)])
    )


@pytest.mark.parametrize("title", [SPAM, "", "Sea and harbour"])
def test_a_phrase_that_was_cut_out_is_on_no_card(title: str) -> None:
    found = spammed(PARAGRAPHS, title)
    assert found.spam == (SPAM,)
    assert len(notes(found)) >= 3
    for note in notes(found):
        assert SPAM.casefold() not in words_of(note)
        assert note.source is not None
        assert SPAM.casefold() not in note.source.quote.casefold()


@given(st.permutations(PARAGRAPHS), st.sampled_from([SPAM, ""]))
def test_in_no_order_of_paragraphs_does_noise_reach_a_card(
    paragraphs: list[str], title: str
) -> None:
    found = spammed(tuple(paragraphs), title)
    assert all(
        phrase.casefold() not in words_of(note)
        for phrase in found.removed_noise
        for note in notes(found)
    )


def test_a_general_word_takes_its_topic_from_the_sentence_before() -> None:
    text = (
        "Few go out. Night sailing in winter has few friends."
        " Risks such as fog, ice, and currents delay ships."
    )
    asked = {note.front: note for note in notes(spammed((PARAGRAPHS[1], text)))}
    note = asked["What are three risks of night sailing in winter?"]
    assert note.items == ("fog", "ice", "currents")
    assert note.source is not None
    assert note.source.quote.startswith("Night sailing in winter has few friends. Risks such as")


def test_the_heading_is_the_topic_where_it_is_no_noise() -> None:
    text = "## Night sailing\n\nIt is hard. Risks such as fog, ice, and currents delay ships."
    fronts = [note.front for note in notes(document(f"{text}\n\n{FILLER}"))]
    assert "What are three risks of night sailing?" in fronts


def test_noise_in_a_real_sentence_stays_in_the_text_but_on_no_card() -> None:
    text = f"{SPAM} is a phrase that search engines like. {PARAGRAPHS[0]}"
    found = spammed((*PARAGRAPHS, text))
    assert "is a phrase that search engines like" in found.text
    assert all(SPAM.casefold() not in words_of(note) for note in notes(found))


def test_a_title_said_twice_is_still_a_word_that_cards_may_use() -> None:
    text = f"# Sea ice\n\nSea ice\n\nSea ice consists of pure ice and pockets of brine. {FILLER}"
    assert "What does sea ice consist of?" in [note.front for note in notes(document(text))]


MARKDOWN = [path for path in DOCUMENTS if path.suffix == ".md"]


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.name)
def test_a_reader_finds_each_quote_by_counting_blank_lines(path: Path) -> None:
    below = sections(path)
    for note in notes(read(path)):
        assert note.source is not None
        place = re.fullmatch(r"(?:§(?P<heading>.+) )?¶(?P<number>\d+).*", note.source.at)
        assert place is not None
        paragraph = below[place["heading"] or ""][int(place["number"]) - 1]
        assert all(word in paragraph for word in re.findall(r"\w+", note.source.quote)[:3])


def sections(path: Path) -> dict[str, list[str]]:
    """What a person sees under each heading of a file, title left out, parted at blank lines."""
    found: dict[str, list[str]] = {}
    heading = ""
    for chunk in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
        marks, _, words = chunk.partition(" ")
        if set(marks) == {"#"}:
            heading = words if len(marks) > 1 else ""
        elif not chunk.startswith("---"):
            found.setdefault(heading, []).append(chunk)
    return found
