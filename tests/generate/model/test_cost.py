from __future__ import annotations

from dataclasses import replace

import pytest

from tests.generate.builders import document
from trainer.errors import ModelError
from trainer.generate.model.chunks import chunks
from trainer.generate.model.cost import Prices, Purse, estimate, tokens_in, tokens_of
from trainer.generate.model.prompts import cards_prompt

(CHUNK,) = chunks(document("An ebb is the tide that flows out to the open sea."))
PROMPT = cards_prompt(CHUNK, "mark")
PRICES = Prices(tokens_in=1.0, tokens_out=10.0)


def test_a_run_is_estimated_from_its_words_and_the_bound_of_its_answers() -> None:
    run = estimate([PROMPT, PROMPT], 3, PRICES)
    assert (run.requests, run.kept) == (2, 3)
    assert run.tokens_in == 2 * tokens_of(PROMPT)
    assert run.most_tokens_out == 2 * PROMPT.most_tokens
    assert run.least_cost == pytest.approx(run.tokens_in / 1e6)
    assert run.most_cost == pytest.approx((run.tokens_in + 10 * run.most_tokens_out) / 1e6)


def test_tokens_are_about_a_third_more_than_words() -> None:
    assert tokens_in("the tide is out at sea now we go " * 100) == pytest.approx(1215, abs=2)
    assert tokens_in("x" * 6000) > 1000


def test_what_costs_nothing_needs_no_budget() -> None:
    purse = Purse(Prices(), 0.0)
    purse.check(estimate([PROMPT], 0, Prices()))
    purse.settle(purse.reserve(PROMPT), 10, 10)
    assert purse.spent == 0


def test_a_run_that_is_too_dear_is_refused_before_it_begins() -> None:
    with pytest.raises(ModelError, match="Raise --budget"):
        Purse(PRICES, 1e-6).check(estimate([PROMPT], 0, PRICES))


def test_no_request_is_sent_that_might_exceed_the_budget() -> None:
    budget = 1.5 * PRICES.cost(tokens_of(PROMPT), PROMPT.most_tokens)
    purse = Purse(PRICES, budget)
    purse.settle(purse.reserve(PROMPT), 100, 100)
    assert purse.spent == pytest.approx(0.0011)
    purse.reserve(PROMPT)
    with pytest.raises(ModelError, match="does not bear another request"):
        purse.reserve(PROMPT)
    assert purse.spent <= budget


def test_a_longer_answer_must_be_paid_for() -> None:
    longer = replace(PROMPT, most_tokens=2 * PROMPT.most_tokens)
    purse = Purse(PRICES, PRICES.cost(tokens_of(PROMPT), PROMPT.most_tokens))
    with pytest.raises(ModelError):
        purse.reserve(longer)
