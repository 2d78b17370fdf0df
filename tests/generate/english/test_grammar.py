from __future__ import annotations

import pytest

from trainer.generate.english.clause import clause
from trainer.generate.english.nouns import (
    head,
    is_noun_phrase,
    is_plural,
    is_term,
    phrase_before,
    phrase_is_plural,
    singular,
)
from trainer.generate.english.openings import without_connective
from trainer.generate.english.verb_lists import NOUNISH
from trainer.generate.english.verbs import LEMMAS, gerund, participle, past, third_person


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("carry", ("carries", "carrying", "carried", "carried")),
        ("stop", ("stops", "stopping", "stopped", "stopped")),
        ("pass", ("passes", "passing", "passed", "passed")),
        ("write", ("writes", "writing", "wrote", "written")),
        ("lie", ("lies", "lying", "lay", "lain")),
        ("have", ("has", "having", "had", "had")),
        ("store", ("stores", "storing", "stored", "stored")),
    ],
)
def test_verbs_take_their_forms(lemma: str, forms: tuple[str, ...]) -> None:
    assert (third_person(lemma), gerund(lemma), past(lemma), participle(lemma)) == forms


def test_every_verb_that_is_often_a_noun_is_a_known_verb() -> None:
    assert NOUNISH <= LEMMAS


@pytest.mark.parametrize("noun", ["ships", "people", "bacteria", "classes", "viruses", "ROVs"])
def test_plurals_are_known(noun: str) -> None:
    assert is_plural(noun)


@pytest.mark.parametrize("noun", ["ship", "lens", "physics", "analysis", "virus", "glass", "DNS"])
def test_singulars_with_an_s_are_no_plurals(noun: str) -> None:
    assert not is_plural(noun)


def test_nouns_are_put_into_the_singular() -> None:
    assert [singular(noun) for noun in ("ships", "bodies", "classes", "people", "lens")] == [
        "ship",
        "body",
        "class",
        "people",
        "lens",
    ]


@pytest.mark.parametrize(
    ("phrase", "noun"),
    [
        ("the hull of a ship", "hull"),
        ("cells located in the brain", "cells"),
        ("a person who sails", "person"),
        ("spring tides", "tides"),
    ],
)
def test_the_head_of_a_phrase_is_what_it_is_about(phrase: str, noun: str) -> None:
    assert head(phrase) == noun


def test_number_goes_by_the_head_and_by_and() -> None:
    assert phrase_is_plural("the masts of a ship")
    assert phrase_is_plural("wind and tide")
    assert not phrase_is_plural("the mast of two ships")
    assert not phrase_is_plural("each mast")


@pytest.mark.parametrize(
    "words", ["the ship arrives", "it", "of the sea", "not a ship", "the", "what"]
)
def test_what_cannot_be_a_noun_phrase_is_none(words: str) -> None:
    assert not is_noun_phrase(words)


def test_a_term_is_short_and_no_quantity() -> None:
    assert is_term("the tidal range")
    assert not is_term("several ships")
    assert not is_term("the height of the sea at the mouth of the river")


def test_the_phrase_at_the_end_of_a_text_stops_at_its_verb() -> None:
    assert phrase_before("Glands release marine salt") == "marine salt"
    assert phrase_before("They live in the cold deep sea") == "cold deep sea"


@pytest.mark.parametrize(
    ("sentence", "subject", "aux", "lemma", "rest"),
    [
        ("A keel keeps a boat upright.", "A keel", "", "keep", "a boat upright"),
        ("Keels keep boats upright.", "Keels", "", "keep", "boats upright"),
        ("A sailor who drinks water is wise.", "A sailor who drinks water", "is", "be", "wise"),
        ("A ship built of oak was heavy.", "A ship built of oak", "was", "be", "heavy"),
        ("The treaty signed in 1494 divided the sea.", "The treaty signed in 1494", "", "divide",
         "the sea"),
        ("Sail functions include balance.", "Sail functions", "", "include", "balance"),
        ("A hull can carry two masts.", "A hull", "can", "carry", "two masts"),
        ("The fleet has sailed at dawn.", "The fleet", "has", "sail", "at dawn"),
        ("The fleet has ten ships.", "The fleet", "", "have", "ten ships"),
        ("Small boats (dinghies) carry two people.", "Small boats", "", "carry", "two people"),
        ("The gulls, which eat fish, live on cliffs.", "The gulls", "", "live", "on cliffs"),
    ],
)  # fmt: skip
def test_the_main_clause_is_found(
    sentence: str, subject: str, aux: str, lemma: str, rest: str
) -> None:
    found = clause(sentence)
    assert found is not None
    assert (found.subject, found.aux, found.lemma, found.rest) == (subject, aux, lemma, rest)


def test_context_insertion_adverb_and_tense_are_told_apart() -> None:
    found = clause("In summer, the gulls, a noisy kind of bird, lived here.")
    assert found is not None
    assert found.context == "In summer"
    assert found.insertion == "a noisy kind of bird"
    assert found.is_past
    assert found.plural
    often = clause("Strong winds often damage the tall masts.")
    assert often is not None
    assert (often.adverb, often.is_past) == ("often", False)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ships is here.",
        "Sail on.",
        "Where the river ends.",
        "Where the river ends and the sea begins.",
        "“A storm,” she said, “is coming.”",
        "",
    ],
)
def test_where_in_doubt_there_is_no_clause(sentence: str) -> None:
    assert clause(sentence) is None


def test_a_verb_group_is_no_reason_to_look_for_a_hidden_verb() -> None:
    found = clause(
        "IQ tests—the tools that measure wit—have been the subject of debate.", whole=True
    )
    assert found is not None
    assert (found.subject, found.aux, found.verb) == ("IQ tests", "have", "been")


def test_openings_that_carry_no_fact_are_left_out() -> None:
    assert without_connective("However, in fact, the sea rises.") == "the sea rises."
    assert without_connective("As we have seen above, the sea rises.") == "the sea rises."
    assert without_connective("In winter, the sea rises.") == "In winter, the sea rises."


@pytest.mark.parametrize(
    ("sentence", "subject", "verb", "insertion"),
    [
        ("A bilge, in which water gathers, lies under the floor.", "A bilge", "lies",
         "in which water gathers"),
        ("Stated in plain words, the law forbids theft.", "the law", "forbids", ""),
        (("Named after Ada Holm, who was among the first to describe such a tone in pianos,"
         " the Holm effect spoils the sound."), "the Holm effect", "spoils", ""),
        ("Members of racial, ethnic, or religious groups face such laws.",
         "Members of racial, ethnic, or religious groups", "face", ""),
        ("The law of gravitation states that every body attracts every other body.",
         "The law of gravitation", "states", ""),
    ],
)  # fmt: skip
def test_a_remark_or_an_opening_hides_no_clause(
    sentence: str, subject: str, verb: str, insertion: str
) -> None:
    found = clause(sentence)
    assert found is not None
    assert (found.subject, found.verb, found.insertion) == (subject, verb, insertion)


@pytest.mark.parametrize(
    "sentence",
    [
        "Because the wind fell.",
        "The values on which members base their choices.",
        "The cook, the maid and the gardener, who lived upstairs, all of them tired.",
    ],
)
def test_a_side_clause_alone_is_no_main_clause(sentence: str) -> None:
    assert clause(sentence) is None


def test_an_illness_may_look_like_a_plural() -> None:
    found = clause("Shingles is a painful rash in a strip of skin.")
    assert found is not None
    assert found.subject == "Shingles"


def test_a_participle_before_a_preposition_is_no_subject() -> None:
    found = clause("Ground basalt spread on fields weathers fast.", whole=True)
    assert found is None or not found.subject.startswith("spread")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Neap tides yield about a quarter of what springs do.", "Neap tides"),
        ("Rain causes damage to the roof.", "Rain"),
    ],
)
def test_a_plural_before_a_verb_is_no_verb_itself(text: str, subject: str) -> None:
    found = clause(text, whole=True)
    assert found is not None
    assert found.subject == subject


def test_a_typewriter_apostrophe_is_read_as_a_printed_one() -> None:
    for text in ("The guild's chest had three locks.", "The guild’s chest had three locks."):
        found = clause(text, whole=True)
        assert found is not None
        assert found.subject[-5:] == "chest"
