"""What repeats within a deck is found, and what only looks alike is left alone."""

from __future__ import annotations

from trainer.cards.lint import Finding, lint_deck
from trainer.cards.note import Deck, Kind, Note, Source


def question(front: str, back: str, quote: str = "", line: int = 0) -> Note:
    return Note(
        Kind.QUESTION, front, back, source=Source(quote=quote) if quote else None, line=line
    )


def repeats(*notes: Note) -> list[Finding]:
    rules = {"duplicate", "same-answer", "crowded-quote", "crowded-term"}
    return [finding for finding in lint_deck(Deck("T", notes=notes)) if finding.rule in rules]


def rules(*notes: Note) -> list[str]:
    return [finding.rule for finding in repeats(*notes)]


def test_a_note_that_says_the_same_in_other_words_is_a_duplicate() -> None:
    first = question("Which enzyme unwinds the DNA helix?", "helicase", line=3)
    again = question("Which enzymes unwind a DNA helix?", "Helicases")
    (finding,) = repeats(first, again)
    assert (finding.rule, finding.level, finding.note) == ("duplicate", "warning", again)
    assert finding.message == (
        "The note nearly repeats 'Which enzyme unwinds the DNA helix?' in line 3"
    )


def test_the_same_answer_to_two_similar_questions_is_found() -> None:
    found = rules(
        question("Which hormone lowers the sugar in the blood of humans?", "insulin"),
        question("Which hormone lowers sugar in blood when people eat cake?", "insulin"),
    )
    assert "same-answer" in found


def test_the_same_answer_to_different_questions_is_fine() -> None:
    assert not rules(
        question("Which hormone lowers the sugar in the blood?", "insulin"),
        question("What did Banting isolate in Toronto?", "insulin"),
    )


def test_other_figures_make_another_card() -> None:
    assert not rules(
        question("In which year did the 1st Punic War of Rome begin?", "264 BC"),
        question("In which year did the 2nd Punic War of Rome begin?", "218 BC"),
    )
    assert not rules(question("What is 6 + 2?", "8"), question("What is 6 - 2?", "4"))


def test_a_term_and_its_definition_may_be_asked_both_ways() -> None:
    assert not rules(
        question("What is the term for the movement of water through a membrane?", "osmosis"),
        question("What is osmosis?", "the movement of water through a membrane"),
    )


def test_siblings_of_one_note_do_not_repeat_each_other() -> None:
    assert not rules(Note(Kind.CLOZE, "The {{c1::liver}} of a {{c2::goose}} makes bile all day"))
    assert not rules(Note(Kind.PAIR, "der Hund", "the dog"))


def test_more_than_two_notes_on_one_quote_are_too_many() -> None:
    quote = "Helicase unwinds the helix, primase starts and ligase joins the strands"
    notes = [
        question("Which enzyme unwinds the helix?", "helicase", quote),
        question("What starts a new strand?", "primase", quote),
        question("What joins fragments?", "ligase", f"{quote} "),
    ]
    assert rules(*notes[:2]) == []
    (finding,) = repeats(*notes)
    assert (finding.rule, finding.note) == ("crowded-quote", notes[2])


def test_more_than_three_cited_notes_on_one_term_are_too_many() -> None:
    fronts = (
        "Who rules bees?",
        "What lays eggs?",
        "Which bee lives long?",
        "What do drones court?",
    )
    notes = [question(front, "the queen", f"quote of {front}") for front in fronts]
    assert "crowded-term" not in rules(*notes[:3])
    assert "crowded-term" in rules(*notes)


def test_notes_without_a_source_may_share_a_term() -> None:
    fronts = (
        "Who rules bees?",
        "What lays eggs?",
        "Which bee lives long?",
        "What do drones court?",
    )
    assert rules(*[question(front, "the queen") for front in fronts]) == []


def test_a_large_deck_of_one_pattern_is_compared() -> None:
    notes = [question(f"Which element has the atomic number {n}?", f"E{n}") for n in range(2_000)]
    assert rules(*notes) == []
    assert rules(*notes, question("Which element has atomic number 7?", "E7")) != []


def test_an_empty_deck_has_no_findings() -> None:
    assert lint_deck(Deck("T")) == ()
