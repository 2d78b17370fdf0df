"""Our errors beside those of the outside judge: what we let pass, it rarely flags.

The judge sees plain text only, so it takes code, formulas, pictures and grammar for
prose; those cards stand aside here. Both must agree on worded cards.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.cards.builders import cloze, question
from trainer.cards.expand import cards
from trainer.cards.lint import lint_note
from trainer.cards.note import Kind, Note
from trainer.cards.text import plain

Judge = Callable[[Mapping[str, str]], list[tuple[str, str, str]]]


@pytest.fixture(scope="module")
def judge(shared: Path) -> Judge:
    """The lint of the shared scorer, loaded from its file."""
    path = shared / "tools" / "score_deck.py"
    if not path.is_file():
        pytest.skip("the shared scorer is not there")
    spec = importlib.util.spec_from_file_location("score_deck", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.lint  # type: ignore[no-any-return]


GOOD = [
    question("When did the Berlin Wall fall?", "9 November 1989"),
    question("Which gas do plants take in for photosynthesis?", "carbon dioxide"),
    question("Why does ice float on water?", "lower density than that of liquid"),
    question("What do checkpoint inhibitors block?", "proteins such as PD-1 and CTLA-4"),
    question("How does CAR-T therapy differ from a vaccine?", "engineered cells are given back"),
    question("What is the term for the loss of a lease on life by a cell?", "apoptosis"),
    question("Which two countries share the longest border?", "Canada and the United States"),
    question("Name the process by which ice turns directly into vapour.", "sublimation"),
    question("Who succeeded Queen Victoria in 1901?", "Edward VII"),
    question("What does a mitochondrion produce?", "ATP from sugar and oxygen"),
    cloze("The Treaty of Versailles of {{c1::1919}} ended the war with Germany."),
    cloze("{{c1::Photosynthesis}} turns light, water and carbon dioxide into sugar."),
    cloze("Bile, made by the {{c1::liver}}, digests fat in the {{c2::small intestine}}."),
    Note(
        Kind.LIST, "Name the layers of a leaf, top down.", items=("cuticle", "mesophyll", "xylem")
    ),
]

BAD = [
    question("What is ATP?", ""),
    question("The powerhouse of the cell", "the mitochondrion"),
    question("Is the sun a star?", "Yes, a yellow dwarf"),
    question("Which organ is the liver of the body?", "the liver"),
    question("What decides the price of bread?", "many factors"),
    question("What does this process release?", "oxygen and sugar"),
    question("What does it release at night?", "carbon dioxide"),
    question("What does a ribosome do?", "It makes proteins"),
    question("According to the text, what do plants breathe?", "carbon dioxide"),
    question("Which gas is shown in Figure 3?", "argon"),
    question("What about enzymes?", "proteins that speed reactions"),
    question("What is osmosis and why does it matter?", "flow of water; it feeds cells"),
    question("Which metals are noble?", "gold, silver, iridium, rhodium, osmium, platinum"),
    question("What is a cell made of?", "a membrane and the"),
    question("What is the the largest planet?", "Jupiter"),
    question("Why sleep?", "memories are sorted at night"),
    question("what does a ribosome make?", "proteins"),
    question("Which enzyme (of a cell copies DNA?", "polymerase"),
    question("Which " + "telling " * 45 + "word is it?", "the fact"),
    question("What is a stem cell?", "a cell " + "that divides " * 20),
    cloze("The {{c1::cell}} divides."),
    cloze("{{c1::Red}}, {{c1::green}} and {{c1::blue}} light mix to white light"),
    cloze("Bile is made {{c1::by}} the liver of most vertebrates"),
    cloze("Inertia means that {{c1::a body at rest will stay at rest}} without a force."),
    cloze("They {{c1::unwind}} the strands of DNA before copying"),
]


def errors(note: Note) -> set[str]:
    return {finding.rule for finding in lint_note(note) if finding.level == "error"}


def judged(judge: Judge, note: Note) -> set[str]:
    """The judge's error rules over all cards of a note, as ``browse --json`` would print them."""
    shapes = [
        {"question": plain(card.question), "answer": plain(card.answer), "kind": note.kind.value}
        for card in cards(note)
    ]
    return {rule for shape in shapes for level, rule, _ in judge(shape) if level == "error"}


@pytest.mark.parametrize("note", GOOD, ids=lambda note: note.front[:30])
def test_both_let_a_good_card_pass(judge: Judge, note: Note) -> None:
    assert (errors(note), judged(judge, note)) == (set(), set())


@pytest.mark.parametrize("note", BAD, ids=lambda note: note.front[:30])
def test_both_flag_a_bad_card_by_the_same_rule(judge: Judge, note: Note) -> None:
    assert errors(note) & judged(judge, note)


def test_cloze_cards_from_textbook_sentences_are_judged_much_alike(
    judge: Judge, shared: Path
) -> None:
    notes = [
        cloze(sentence.strip().replace("**", "{{", 1).replace("**", "}}", 1))
        for section in sorted((shared / "data" / "gold").glob("*/section.bold.md"))
        for sentence in section.read_text(encoding="utf-8").replace("\n", ". ").split(". ")
        if sentence.count("**") == 2
    ]
    passed = [note for note in notes if not errors(note)]
    flagged = [note for note in passed if judged(judge, note)]
    assert len(passed) > 100
    assert len(flagged) < len(passed) / 5
