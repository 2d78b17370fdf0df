"""What a text tells of often has no one thing that it does."""

from __future__ import annotations

from dataclasses import replace

from tests.generate.builders import sides
from trainer.cards.note import Kind
from trainer.generate.facts import Candidate, Sentence
from trainer.generate.mentions import Mentions

GROUND = Sentence("A", "A", "¶1 s1", 0, 1, ("Hulls",))
SHORT, LONG = 500, 50_000


def counted(words: int, *sentences: tuple[str, str]) -> Mentions:
    """Mentions of a document of so many words: a heading and a phrase for each sentence."""
    mentions = Mentions(words)
    for heading, phrase in sentences:
        mentions.add(replace(GROUND, headings=(heading,)), [phrase])
    return mentions


def test_a_thing_of_many_sentences_is_not_told_once() -> None:
    mentions = counted(SHORT, *[("Hulls", "keel")] * 3, ("Sails", "reef"))
    assert not mentions.is_seldom("the keel", GROUND)
    assert mentions.is_seldom("reef", GROUND)
    assert mentions.is_seldom("rudder", GROUND)


def test_of_a_long_document_the_part_around_a_sentence_counts() -> None:
    told = [("Hulls", "keel"), ("Sails", "keel"), ("Ropes", "keel"), ("Ropes", "keel")]
    assert not counted(SHORT, *told).is_seldom("keel", GROUND)
    assert counted(LONG, *told).is_seldom("keel", GROUND)
    often = counted(LONG, *[("Hulls", "keel")] * 3, ("Sails", "reef"))
    assert not often.is_seldom("keel", GROUND)


def test_an_abbreviation_counts_with_what_it_stands_for() -> None:
    mentions = counted(SHORT, *[("Hulls", "lh")] * 2, *[("Hulls", "luteinizing hormone")] * 2)
    assert mentions.is_seldom("LH", GROUND)
    asked = "What does LH stand for?"
    card = Candidate("abbreviation", Kind.QUESTION, GROUND, "LH", asked, "Luteinizing hormone")
    mentions.join([card])
    assert not mentions.is_seldom("LH", GROUND)
    assert not mentions.is_seldom("luteinizing hormone", GROUND)


def test_what_a_thing_does_is_asked_where_the_text_tells_one_thing_of_it() -> None:
    text = "Oxytocin prompts contractions of the womb."
    assert sides(text, "working") or sides(text, "telling")
    more = "The brain stores oxytocin. Milk flows through oxytocin. Oxytocin calms the mother."
    assert not [f for f, _ in sides(f"{text}\n\n{more}") if "oxytocin prompt" in f]
