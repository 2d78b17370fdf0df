"""How good a card promises to be, by what readers said of cards like it."""

from __future__ import annotations

from dataclasses import replace

from tests.generate.builders import FILLER, GROUND, document
from trainer.cards.note import Kind
from trainer.generate.engine import generate
from trainer.generate.facts import Candidate
from trainer.generate.rank import features, rank

GAP = Candidate("gap", Kind.CLOZE, GROUND, "keel", "A {{c1::keel}} keeps a boat upright.")


def test_a_gap_that_its_author_did_not_mark_ranks_far_behind_a_marked_one() -> None:
    marked = replace(GAP, sentence=replace(GROUND, marked=("keel",)))
    assert rank(marked, {}).score - rank(GAP, {}).score > 0.3


def test_a_meaning_told_in_passing_ranks_behind_one_of_a_whole_sentence() -> None:
    whole = Candidate("definition", Kind.QUESTION, GROUND, "keel", "What is a keel?", "A long fin")
    passing = replace(whole, sentence=replace(GROUND, split=True))
    assert features(passing)["remark"]
    assert rank(passing, {}).score < rank(whole, {}).score


def test_what_happens_if_ranks_behind_what_it_means_if() -> None:
    asks = "what happens if a keel breaks?"
    wide = Candidate("occasion", Kind.QUESTION, GROUND, "keel", f"Boats: {asks}", "It capsizes")
    close = replace(wide, front="Boats: what does it mean if a keel breaks?")
    assert rank(wide, {}).score < rank(close, {}).score


def test_a_short_text_may_ask_what_a_long_one_leaves_out() -> None:
    text = "# Boats\n\nThe sloop Argo carried four guns for twelve years."
    short = document(text)
    long = document(f"{text}\n\n" + f"{FILLER}\n\n" * 50)
    assert long.words > 1000 > short.words
    asked = [proposal.note.front for proposal in generate(short).proposals]
    assert any("carry" in front for front in asked)
    assert not any("carry" in proposal.note.front for proposal in generate(long).proposals)
