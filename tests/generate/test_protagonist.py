from __future__ import annotations

from tests.generate.builders import sides
from trainer.generate.facts import Sentence
from trainer.generate.protagonist import in_full


def told(name: str, *texts: str) -> list[str]:
    """The texts of one paragraph as they are read under a document's name."""
    befores = ("", *texts)
    found = tuple(
        Sentence(text, text, f"¶1 s{at}", 0, at, before=befores[at - 1])
        for at, text in enumerate(texts, 1)
    )
    return [sentence.text for sentence in in_full(found, name)]


def test_the_canal_is_the_one_that_the_document_is_about() -> None:
    assert told(
        "The Suez Canal", "The Suez Canal Company sold shares.", "The canal was opened."
    ) == [
        "The Suez Canal Company sold shares.",
        "The Suez Canal was opened.",
    ]


def test_the_canal_of_something_else_stays() -> None:
    text = "The canal of Corinth is narrow."
    assert told("The Suez Canal", "The Suez Canal is wide.", text)[1] == text


def test_a_common_noun_in_a_title_is_no_name() -> None:
    assert told("Tumble Dryer", "The dryer has a fan.") == ["The dryer has a fan."]


def test_he_is_the_one_whose_life_is_told() -> None:
    life = "Ignaz Semmelweis was a Hungarian physician who fought fever."
    assert told(
        "Ignaz Semmelweis", life, "He was born in Buda.", "In 1844 he took his degree."
    ) == [
        life,
        "Ignaz Semmelweis was born in Buda.",
        "In 1844, Ignaz Semmelweis took his degree.",
    ]


def test_he_may_be_somebody_else_where_one_was_named() -> None:
    life = "Ignaz Semmelweis was a Hungarian physician who fought fever."
    friend = "A friend, Jakob Kolletschka, had cut himself."
    assert (
        told("Ignaz Semmelweis", life, friend, "He died within days.")[2] == "He died within days."
    )
    wife = "A year later the wife of the grocer came."
    assert told("Ignaz Semmelweis", life, wife, "She wept.")[2] == "She wept."


def test_she_is_the_protagonist_beside_any_man() -> None:
    life = "Marie Curie, née Skłodowska (1867–1934), was a physicist and chemist."
    assert told(
        "Marie Curie",
        life,
        "With her husband, Pierre Curie, she discovered radium in 1898.",
        "She met Paul Langevin in Paris.",
        "In 1910, with André Debierne, she isolated radium as a metal.",
        "Her notebooks are still dangerous.",
    ) == [
        life,
        "With her husband, Pierre Curie, Marie Curie discovered radium in 1898.",
        "Marie Curie met Paul Langevin in Paris.",
        "In 1910, with André Debierne, Marie Curie isolated radium as a metal.",
        "Marie Curie’s notebooks are still dangerous.",
    ]


def test_a_paragraph_that_turns_to_another_speaks_of_that_one() -> None:
    life = "Marie Curie was a physicist who lived in Paris."
    told_of_ada = ("Ada Lovelace wrote a program.", "She loved numbers.", "She died young.")
    assert told("Marie Curie", life, *told_of_ada)[1:] == list(told_of_ada)


def test_a_life_that_opens_with_a_birth_is_one() -> None:
    born = (
        "Alexandrine Petronella Tinne was born in The Hague in 1835, the only child of a merchant."
    )
    later = "In January 1869 she started from Tripoli to cross the Sahara."
    later += " On 1 August she was killed by Tuareg near Ghat."
    found = sides(f"{born} {later}", title="Alexandrine Tinne")
    assert not any("1 August Alexandrine" in front for front, _ in found)
    asked = "In which year was Alexandrine Petronella Tinne born in The Hague?"
    assert (asked, "1835") in found
    assert any("Alexandrine Tinne start" in front and "1869" in back for front, back in found), (
        found
    )
