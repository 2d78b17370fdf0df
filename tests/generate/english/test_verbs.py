from __future__ import annotations

import pytest

from trainer.generate.english.verbs import LEMMAS, gerund, lemma_of, third_person


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("stored", "VBD", "store"),
        ("Stored", "VBD", "store"),
        ("hopped", "VBD", "hop"),
        ("hoped", "VBD", "hope"),
        ("sank", "VBD", "sink"),
        ("written", "VBN", "write"),
        ("carries", "VBZ", "carry"),
        ("goes", "VBZ", "go"),
        ("watches", "VBZ", "watch"),
        ("dies", "VBZ", "die"),
        ("lying", "VBG", "lie"),
        ("bring", "VB", "bring"),
    ],
)
def test_a_verb_is_put_into_its_base_form(form: str, tag: str, lemma: str) -> None:
    assert lemma_of(form, tag) == lemma


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [("moored", "VBD", "moor"), ("emulsifies", "VBZ", "emulsify"), ("blorping", "VBG", "blorp")],
)
def test_a_verb_no_list_has_goes_by_the_spelling_rules(form: str, tag: str, lemma: str) -> None:
    assert lemma_of(form, tag) == lemma


def test_auxiliaries_have_their_own_base_forms() -> None:
    forms = [("was", "VBD"), ("’s", "VBZ"), ("had", "VBD"), ("done", "VBN")]
    assert [lemma_of(form, tag) for form, tag in forms] == ["be", "be", "have", "do"]


def test_what_is_no_form_of_a_verb_stays_as_it_is() -> None:
    assert lemma_of("Ships", "NNS") == "ships"


def test_the_forms_of_every_known_verb_lead_back_to_it() -> None:
    assert {lemma_of(third_person(verb), "VBZ") for verb in LEMMAS} == LEMMAS
    assert {lemma_of(gerund(verb), "VBG") for verb in LEMMAS} == LEMMAS
