from __future__ import annotations

import pytest

from tests.generate.builders import document
from trainer.cards.note import Kind
from trainer.cards.text import plain
from trainer.generate.facts import Candidate, Sentence
from trainer.generate.write import fact_key, literal, write

SEA = document("# Sea\n\nA keel keeps a boat upright.")


def candidate(front: str, back: str, quote: str = "A keel keeps a boat upright.") -> Candidate:
    ground = Sentence(quote, quote, "¶1 s1", 0, 1)
    return Candidate("definition", Kind.QUESTION, ground, "keel", front, back)


@pytest.mark.parametrize(
    "words",
    [
        "What is __init__?",
        "What costs $5 and $6?",
        "What is a*b*c?",
        "Is `x` code?",
        "A _b_ c?",
        r"Search for \$4\.99",
        r"What is C:\dir?",
    ],
)
def test_words_of_the_text_are_never_taken_for_markdown(words: str) -> None:
    note = write(candidate(words, words), SEA)
    assert (plain(note.front), plain(note.back)) == (words, words)


def test_plain_words_are_written_as_they_are() -> None:
    note = write(candidate("What is a keel_son?", "A part (of 3) of the hull"), SEA)
    assert (note.front, note.back) == ("What is a keel_son?", "A part (of 3) of the hull")


def test_a_fact_keeps_its_key_when_only_the_wording_changes() -> None:
    first = candidate("What is a keel?", "A fin")
    second = candidate("What does a keel do?", "It keeps a boat upright")
    other = candidate("What is a keel?", "A fin", quote="A keel is a fin.")
    assert fact_key(first) == fact_key(second) != fact_key(other)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("The length $KL$ is that of the strut.", "The length $KL$ is that of the strut."),
        (r"It is $\lambda = KL/r_1$ by *law*.", r"It is $\lambda = KL/r_1$ by \*law\*."),
        ("It costs $5 to $10, or US$20.", r"It costs \$5 to \$10, or US\$20."),
        ("A fee of $5 and a tax of $2 = $7.", r"A fee of \$5 and a tax of \$2 = \$7."),
    ],
)
def test_formulas_of_the_source_stay_formulas_and_prices_prices(said: str, written: str) -> None:
    assert literal(said) == written
