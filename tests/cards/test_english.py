"""Stems and telling words, as far as wordings are compared by them."""

from __future__ import annotations

import pytest

from trainer.cards.english import content_stems, stem, words


@pytest.mark.parametrize(
    "forms",
    [
        ("translate", "translates", "translated", "translating", "translation"),
        ("cell", "cells", "cell's"),
        ("study", "studies", "studied"),
        ("copy", "copies", "copied", "copying"),
        ("box", "boxes"),
        ("stop", "stopped", "stopping"),
        ("enzyme", "Enzymes"),
        ("quick", "quickly"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("gas", "gal"), ("virus", "vir"), ("class", "clay"), ("mass", "mast"), ("osmosis", "osmium")],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words_are_parted_by_hyphens_and_kept_with_apostrophes() -> None:
    assert words("T-cell's naïve, don’t (2nd)") == ["T", "cell's", "naïve", "don’t", "2nd"]


def test_function_words_and_single_letters_tell_nothing() -> None:
    assert content_stems("What is the plan of a B cell?") == {stem("plan"), stem("cell")}


def test_figures_tell_something() -> None:
    assert content_stems("at 7 in 1989") == {"7", "1989"}


@pytest.mark.parametrize("text", ["", "of the and", "…!?"])
def test_a_text_may_tell_nothing(text: str) -> None:
    assert content_stems(text) == frozenset()
