from __future__ import annotations

import pytest

from tests.generate.builders import document, sides
from trainer.generate.english.words import PEOPLES
from trainer.generate.names import Names, names_of
from trainer.generate.resolve import resolved, with_before
from trainer.generate.sentences import sentences
from trainer.generate.topic import holds_spam, topic_of


@pytest.fixture
def names() -> Names:
    return names_of(sentences(document("The crew saw Neptune and a boat. Fog came. A Dane rowed.")))


@pytest.mark.parametrize(
    ("phrase", "inside"),
    [
        ("Neptune rises", "Neptune rises"),
        ("Boat", "boat"),
        ("Boats", "boats"),
        ("The boat", "the boat"),
        ("NATO", "NATO"),
        ("J. Cook", "J. Cook"),
        ("Ice Age tools", "Ice Age tools"),
        ("Tibetans", "Tibetans"),
        ("Tibetan boats", "Tibetan boats"),
        ("Vikings", "Vikings"),
        ("The Dutch", "the Dutch"),
        ("Christian sailors", "Christian sailors"),
        ("Fog", "fog"),
    ],
)
def test_a_phrase_from_the_start_of_a_sentence_gets_its_inner_case(
    names: Names, phrase: str, inside: str
) -> None:
    assert names.lowered(phrase) == inside


def test_a_peoples_name_that_is_a_common_word_too_follows_the_document() -> None:
    found = names_of(sentences(document("They polish it. The polish shines. A turkey ran.")))
    assert found.lowered("Polish") == "polish"
    assert found.lowered("Turks") == "Turks"


def test_peoples_are_listed_in_the_singular_and_in_lower_case() -> None:
    assert {people for people in PEOPLES if people != people.lower()} == set()
    assert not {people + "s" for people in PEOPLES} & PEOPLES


@pytest.mark.parametrize("word", ["Neptune", "Boat", "Sails", "The"])
def test_the_document_shows_the_case_of_words_it_uses(names: Names, word: str) -> None:
    assert names.is_sure(word)


def test_a_word_never_seen_inside_a_sentence_leaves_its_case_open(names: Names) -> None:
    assert not names.is_sure("Tortuga")


def test_an_opening_name_in_doubt_is_not_asked_for() -> None:
    text = "Blackbeard, a pirate of the Caribbean, took ships."
    assert sides(text, "identity") == []


def test_demonyms_keep_their_capital_in_a_question() -> None:
    text = "Tibetans breathe thin air by taking more breaths than people at sea level."
    assert [front for front, _ in sides(text, "mechanism", "Tibetans")] == [
        "How do Tibetans breathe thin air?"
    ]


def reworded(text: str) -> list[str]:
    found = sentences(document(text))
    return [sentence.text for sentence in resolved(found, names_of(found))]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "They praised Magellan. Magellan sailed from Spain. In 1520 he found a strait.",
            "In 1520, Magellan found a strait.",
        ),
        (
            "They praised Magellan. Magellan sailed from Spain. On May 3, 1520, he saw a strait.",
            "On May 3, 1520, Magellan saw a strait.",
        ),
        ("A captain sailed from Spain. In 1520 he found a strait.", "In 1520 he found a strait."),
        ("Tides are long waves. They are slow.", "Tides are slow."),
        ("Tides are long waves. Their crests are low.", "Their crests are low."),
        ("Tides are long waves. It is slow.", "It is slow."),
        ("They praised Drake. Drake was a captain. He sailed far.", "Drake sailed far."),
    ],
)
def test_a_pronoun_is_replaced_only_where_one_thing_can_be_meant(text: str, last: str) -> None:
    assert reworded(text)[-1] == last


def test_a_sentence_can_quote_the_one_before_it_too() -> None:
    first, second = sentences(document("The sea is calm. It is deep."))
    both = with_before(first, second)
    assert (both.quote, both.at) == ("The sea is calm. It is deep.", "¶1 s1–2")
    assert both.text == second.text


def test_two_sentences_of_an_item_share_its_locator() -> None:
    first, second = sentences(document("- The sea is calm. It is deep.\n"))
    assert with_before(first, second).at == "¶1"


@pytest.mark.parametrize(
    ("headings", "title", "topic"),
    [
        (("Sea ice",), "Oceans", "sea ice"),
        (("1.2 Sea Ice", "Overview"), "Oceans", "sea ice"),
        (("Overview",), "Oceans", "oceans"),
        (("How to sail",), "", ""),
        ((), "Sea: a story", ""),
        ((), "", ""),
        (("Of ships",), "The DNA Code", "the DNA code"),
    ],
)
def test_the_topic_is_the_nearest_heading_that_is_a_phrase(
    headings: tuple[str, ...], title: str, topic: str
) -> None:
    assert topic_of(title, headings) == topic


@pytest.mark.parametrize("words", ["Best HARBOUR tours now", "Best harbour\n tours now"])
def test_noise_is_known_in_any_case_and_spacing(words: str) -> None:
    assert holds_spam(words, ("Harbour tours",))


@pytest.mark.parametrize("words", ["Best harbour tour now", "Harbour", ""])
def test_a_part_of_the_noise_is_no_noise(words: str) -> None:
    assert not holds_spam(words, ("Harbour tours",))
