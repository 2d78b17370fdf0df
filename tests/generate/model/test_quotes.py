from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.generate.builders import document
from trainer.generate.model.quotes import find_quote
from trainer.generate.sentences import sentences

TEXT = """\
An ebb is the tide that flows out to sea. Harbour pilots wait for it. It lasts six hours.

A “neap” tide is the smallest tide of a month – it comes at half moon.
"""
FOUND = sentences(document(TEXT))


def test_a_verbatim_quote_leads_to_its_sentence() -> None:
    found = find_quote("An ebb is the tide that flows out to sea.", FOUND)
    assert found is not None
    assert (found.sentence, found.exact) == (FOUND[0], True)


def test_a_part_of_a_sentence_is_quoted_as_the_whole_sentence() -> None:
    found = find_quote("the tide that flows out", FOUND)
    assert found is not None
    assert found.sentence.quote == FOUND[0].quote


def test_marks_and_case_do_not_tell_quotes_apart() -> None:
    found = find_quote(
        'a "Neap" tide is the smallest tide of a month - it comes at half moon', FOUND
    )
    assert found is not None
    assert (found.sentence, found.exact) == (FOUND[3], True)


def test_a_quote_of_adjacent_sentences_cites_them_all_and_their_locator() -> None:
    found = find_quote("flows out to sea. Harbour pilots wait for it. It lasts", FOUND)
    assert found is not None
    assert found.sentence.quote in document(TEXT).text
    assert found.sentence.at == "¶1 s1–3"


def test_a_quote_with_a_slip_is_led_back_to_the_closest_sentence() -> None:
    found = find_quote("An ebb is a tide which flows out to the sea.", FOUND)
    assert found is not None
    assert (found.sentence, found.exact) == (FOUND[0], False)


def test_what_the_passage_does_not_say_has_no_anchor() -> None:
    assert find_quote("The Moon pulls at the water of the oceans.", FOUND) is None
    assert find_quote("Sea to out flows that tide the is ebb an.", FOUND) is None


def test_a_word_or_two_are_no_quote() -> None:
    assert find_quote("the tide", FOUND) is None
    assert find_quote("…", FOUND) is None


def test_a_quote_is_never_joined_over_a_paragraph_or_left_out_sentence() -> None:
    assert find_quote("It lasts six hours. A “neap” tide is the smallest", FOUND) is None
    found = find_quote("flows out to sea. It lasts six hours.", (FOUND[0], FOUND[2]))
    assert found is None or found.sentence in FOUND


@given(st.text(max_size=80))
def test_every_anchor_is_verbatim_in_the_document(quote: str) -> None:
    found = find_quote(quote, FOUND)
    assert found is None or found.sentence.quote in document(TEXT).text
