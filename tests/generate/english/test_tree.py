from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.generate.english.grammar import tree_of
from trainer.generate.english.tree import ROOT, Tree

_PIECES = ["the", "sea", "which", "rises", "and", "7", "1,200", "🌊", "“", "(", ",", "isn’t", "—"]
_SENTENCES = st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join)


def _check(tree: Tree) -> None:
    """One head each, no cycles, words in order, and extents that nest."""
    for at, word in enumerate(tree.words):
        assert tree.text[word.start : word.end] == word.text != ""
        first, last = tree.extent(at)
        assert first <= at <= last
        steps, above = 0, at
        while above != ROOT:
            above, steps = tree.words[above].head, steps + 1
            assert steps <= len(tree.words)
        if word.head != ROOT:
            outer = tree.extent(word.head)
            assert outer[0] <= first <= last <= outer[1]
    ends = [0, *(word.end for word in tree.words)]
    assert all(end <= word.start for end, word in zip(ends, tree.words, strict=False))


@given(st.one_of(_SENTENCES, st.text(max_size=80)))
def test_any_text_becomes_a_sound_tree(text: str) -> None:
    _check(tree_of(text))


@pytest.mark.parametrize(
    "text", ["🌊🌊 🌊", "1 2,000 3.5 %", "?!… — ( “", "sea " * 500, "(" * 500, "of the " * 250]
)
def test_odd_text_becomes_a_sound_tree(text: str) -> None:
    tree = tree_of(text)
    assert tree.words
    _check(tree)


@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_text_without_words_has_an_empty_tree(text: str) -> None:
    assert tree_of(text).words == ()


@given(_SENTENCES)
def test_a_sentence_read_anew_has_the_same_tree(text: str) -> None:
    before = tree_of(text)
    tree_of.cache_clear()
    assert tree_of(text) == before


def test_all_that_hangs_on_a_word_is_cut_verbatim() -> None:
    tree = tree_of("The bridge built by the  Romans was strong")
    subject = tree.child(tree.root, "nsubj")
    assert tree.words[tree.root].text == "was"
    assert subject is not None
    assert tree.phrase(subject) == "The bridge built by the  Romans"
    assert tree.cut(2, 1) == ""


def test_children_come_in_order_and_by_label() -> None:
    tree = tree_of("The sailor steers the ship")
    assert tree.children(tree.root) == (1, 4)
    assert tree.children(tree.root, "obj") == (4,)
    assert tree.child(tree.root, "neg") is None


def test_negations_possessives_and_numbers_are_words_of_their_own() -> None:
    words = tree_of("The ship’s crew didn’t carry 1,200 well-known U.S. maps.").words
    assert [word.text for word in words] == [
        "The", "ship", "’s", "crew", "did", "n’t", "carry", "1,200", "well-known", "U.S.", "maps",
        ".",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "at", "tag"),
    [
        ("Barnacles settle on a rock and stay.", 0, "NNS"),  # a capital alone makes no name
        ("The reign of Osman I.", 4, "NNP"),
        ("The law of gravitation states that every body attracts others.", 4, "VBZ"),
        ("A retinal, hidden in the eye, catches light.", 1, "NN"),
        ("B cells mature in the marrow.", 2, "VBP"),
        ("A tyrant rules over his subjects’ lives.", 6, "POS"),
        ("A tyrant rules over his subjects’ lives.", 7, "NNS"),
        ("Due process is a right.", 0, "JJ"),
    ],
)
def test_slips_of_the_tagger_are_mended(sentence: str, at: int, tag: str) -> None:
    assert tree_of(sentence).words[at].tag == tag


def test_a_remark_between_commas_is_no_second_subject() -> None:
    tree = tree_of("The Weavers’ Alliance, a conglomeration of three unions, took root in Leeds.")
    alliance, remark = 3, 6
    assert tree.words[remark].text == "conglomeration"
    assert (tree.words[remark].label, tree.words[remark].head) == ("appos", alliance)
