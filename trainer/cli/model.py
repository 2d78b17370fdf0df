"""The options of a model on top, and the writer that they wish for."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from trainer.errors import UsageError

if TYPE_CHECKING:
    from trainer.workflow.home import Home
    from trainer.workflow.with_model import Watcher, Writer

_MOST_MONEY = 1e9


def add_options(make: argparse.ArgumentParser) -> None:
    """Let a command take a model on top."""
    model = make.add_argument_group(
        "a model on top",
        "The document is sent to the model. Its key is read from $TRAINER_MODEL_KEY, for their "
        "own hosts also from $OPENAI_API_KEY and $ANTHROPIC_API_KEY.",
    )
    model.add_argument(
        "--model", metavar="URL_OR_NAME",
        help="ollama:NAME, lmstudio:NAME, llamacpp:NAME, openai:NAME, anthropic:NAME; URL#NAME "
        "as in http://localhost:11434/v1#llama3.2 (a URL that ends in /messages speaks as "
        "Anthropic does); or NAME at [model] url of config.toml",
    )  # fmt: skip
    model.add_argument(
        "--model-mode", choices=("questions", "cards"),
        help="let the model word the rules' questions, or write cards (else by its size: "
        "questions up to 4b)",
    )  # fmt: skip
    model.add_argument(
        "--budget", type=_amount, metavar="AMOUNT",
        help="spend no more than this, at [model] price_in and price_out a million tokens",
    )  # fmt: skip


@contextmanager
def writer(home: Home, arguments: argparse.Namespace, progress: Watcher) -> Iterator[Writer]:
    """Who writes the cards: the rules, or with ``--model`` a model on top of them."""
    if arguments.model is None:
        if arguments.budget is not None or arguments.model_mode:
            raise UsageError("--budget and --model-mode need --model", "See trainer make --help")
        from trainer.generate.engine import generate

        yield partial(generate, doubtful=True) if arguments.review else generate
        return
    from trainer.generate.model.endpoint import Mode
    from trainer.workflow.with_model import ModelWishes, model_writer

    mode = Mode(arguments.model_mode) if arguments.model_mode else None
    wishes = ModelWishes(arguments.model, mode, arguments.budget)
    with model_writer(home, wishes, os.environ, progress) as asking:
        yield asking


def _amount(text: str) -> float:
    try:
        amount = float(text)
    except ValueError:
        amount = -1.0
    if not 0 <= amount < _MOST_MONEY:
        raise argparse.ArgumentTypeError(f"{text!r} is not an amount of money")
    return amount
