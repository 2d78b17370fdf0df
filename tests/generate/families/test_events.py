from __future__ import annotations

import pytest

from tests.generate.builders import holds, sides
from trainer.generate.english.clause import clause


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "In 1869 the company opened the Suez Canal.",
            "In which year was the Suez Canal opened?",
            "1869",
        ),
        (
            "In 1912, the line launched the Titanic.",
            "In which year was the Titanic launched?",
            "1912",
        ),
        (
            "In March 1620, the settlers signed the Mayflower Compact in the cabin.",
            "When was the Mayflower Compact signed?",
            "March 1620",
        ),
        (
            "In 1453 Mehmed II, a sultan, took Constantinople, the capital of Byzantium.",
            "In which year did Mehmed II take Constantinople?",
            "1453",
        ),
        (
            "World War I was ended by the armistice in 1918.",
            "In which year was World War I ended by the armistice?",
            "1918",
        ),
        (
            "In 1608, settlers founded Quebec, and others followed.",
            "In which year was Quebec founded?",
            "1608",
        ),
    ],
)
def test_a_dated_event_is_asked_for_its_date(sentence: str, question: str, answer: str) -> None:
    assert (question, answer) in sides(sentence, "date")


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1912, the crew left the ship.",
        "In 1912 the Titanic was crossing the Atlantic.",
        "In 1912 the company had opened a canal.",
        "In 1912, it opened the canal.",
        "In 1912, the crew saw its own Titanic.",
        "In the summer, the company opened the Suez Canal.",
        "The company did not open the Suez Canal in 1860.",
    ],
)
def test_an_episode_without_a_name_or_date_is_not_asked(sentence: str) -> None:
    assert sides(sentence, "date") == []


@pytest.mark.parametrize(
    ("text", "context", "subject"),
    [
        ("In 1869 the company opened the canal.", "In 1869", "the company"),
        ("In 1869, the company opened the canal.", "In 1869", "the company"),
        ("On May 3, 1869, the company opened it.", "On May 3, 1869", "the company"),
        ("By 1869 a company had opened the canal.", "By 1869", "a company"),
    ],
)
def test_a_date_opens_a_clause_with_or_without_a_comma(
    text: str, context: str, subject: str
) -> None:
    found = clause(text)
    assert found is not None
    assert (found.context, found.subject) == (context, subject)


def test_a_year_before_its_noun_is_no_opening_date() -> None:
    found = clause("In 1869 terms it was cheap.")
    assert found is None or found.context != "In 1869"


def test_a_ruler_with_a_number_is_a_person() -> None:
    text = "The Ottoman Empire was founded by Osman I."
    assert sides(text, "person") == [("Who founded the Ottoman Empire?", "Osman I")]
    assert sides(text, "passive") == [("Who founded the Ottoman Empire?", "Osman I")]


def test_a_title_or_an_initial_belongs_to_its_name() -> None:
    text = "Dr. Charles Macune led the Southern Alliance, which was based in Texas."
    assert ("Who led the Southern Alliance?", "Dr. Charles Macune") in sides(text)
    made = "In the 1990s, Pratibha L. Gai invented the environmental microscope."
    assert ("Who invented the environmental microscope?", "Pratibha L. Gai") in sides(made)


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("Riga was founded in 1201.", "Hanse: in which year was Riga founded?", "1201"),
        ("Elizabeth I shut the Steelyard in 1598.",
         "Hanse: in which year did Elizabeth I shut the Steelyard?", "1598"),
        ("A worker of A. mellifera lives for six weeks.",
         "Hanse: how long does a worker of A. mellifera live?", "For six weeks"),
    ],
)  # fmt: skip
def test_a_name_is_kept_whole(sentence: str, question: str, answer: str) -> None:
    assert (question, answer) in sides(sentence, title="Hanse")


def test_an_opening_without_a_comma_is_no_part_of_a_name() -> None:
    text = "During the First World War Curie organized a radiological service for the Army."
    assert not [card for card in sides(text, "person") if "War Curie" in card[1]]


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("Maria Skłodowska was born in Warsaw, then under Russian rule.",
         "Where was Maria Skłodowska born?", "In Warsaw"),
        ("The last Hansetag met at Lübeck in 1669, attended by nine towns.",
         "Hanse: in which year did the last Hansetag meet at Lübeck?", "1669"),
        ("Lübeck and Hamburg agreed in 1241 to protect the road between them.",
         "Hanse: in which year did Lübeck and Hamburg agree to protect the road between them?",
         "1241"),
        ("Pierre Curie received his doctorate in June 1895.",
         "Hanse: when did Pierre Curie receive his doctorate?", "June 1895"),
        ("In 1910, with André Debierne, Marie Curie isolated radium.",
         "Hanse: in which year did Marie Curie isolate radium?", "1910"),
        ("In the autumn of 1891 Marie Curie travelled to Paris.",
         "Hanse: when did Marie Curie travel to Paris?", "The autumn of 1891"),
    ],
)  # fmt: skip
def test_the_dates_and_places_of_a_life_and_a_league_are_asked(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in sides(sentence, title="Hanse")


def test_her_may_be_somebody_else() -> None:
    text = "Hilbert and Felix Klein invited her to Göttingen in 1915."
    assert not holds(text, "Emmy Noether", "invite her")


def test_a_verb_with_a_prefix_is_asked_in_its_plain_form() -> None:
    asked = "In which year did Bernard Silver overhear the president of a food chain?"
    text = "In 1948 Bernard Silver overheard the president of a food chain."
    assert (asked, "1948") in sides(text, title="Barcodes")
