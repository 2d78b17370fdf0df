from __future__ import annotations

import json
from dataclasses import replace

from tests.generate.builders import FILLER, document
from trainer.cards.note import Kind
from trainer.generate.engine import candidates
from trainer.generate.matter import matter_of
from trainer.generate.model.chunks import chunks
from trainer.generate.model.prompts import CARDS_SCHEMA, cards_prompt, question_prompt

TEXT = "# Sea\n\n## Tides\n\nAn ebb is the tide that flows out to the open sea.\n"
(CHUNK,) = chunks(document(TEXT))


def test_the_passage_stands_between_random_lines_that_the_instructions_name() -> None:
    prompt = cards_prompt(CHUNK, "f00d")
    first, *material, last = prompt.user.split("\n")
    assert first == last == "f00d"
    assert "f00d" in prompt.system
    assert CHUNK.text not in prompt.system
    assert CHUNK.text in "\n".join(material)


def test_the_place_of_the_passage_is_told() -> None:
    assert "Place: Sea > Tides" in cards_prompt(CHUNK, "m").user


def test_a_model_must_quote_before_it_asks_and_ask_before_it_answers() -> None:
    fields = CARDS_SCHEMA["properties"]["cards"]["items"]["required"]
    assert fields.index("quote") < fields.index("question") < fields.index("answer")


def test_what_is_kept_by_does_not_depend_on_chance_but_on_place_and_words() -> None:
    one, two = cards_prompt(CHUNK, "a"), cards_prompt(CHUNK, "b")
    assert one.about == two.about
    assert one.about != cards_prompt(replace(CHUNK, title="Land"), "a").about


def test_the_schema_can_be_said_in_words() -> None:
    prompt = cards_prompt(CHUNK, "m")
    assert json.loads(prompt.with_schema.rsplit("\n", 1)[1]) == CARDS_SCHEMA


def test_a_question_is_asked_for_with_sentence_answer_and_draft() -> None:
    matter = matter_of(document(f"{TEXT}\n{FILLER}\n"))
    card = next(card for card in candidates(matter) if card.kind is Kind.QUESTION)
    prompt = question_prompt(card, "m")
    assert card.sentence.text in prompt.user
    assert f"Answer: {card.back}\nDraft: {card.front}" in prompt.user
