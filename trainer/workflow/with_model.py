"""Cards with a model on top: the route that joins the rules, the model and kept answers.

It stands in for the rule engine: the same arguments, the same outcome. Each usable
answer is kept at once, so that a run that is stopped, by Ctrl-C or by a server that goes
away, goes on from there the next time.
"""

from __future__ import annotations

import random
import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from trainer.cards.advance import Advance, silent
from trainer.cards.document import Document
from trainer.cards.note import Kind
from trainer.errors import ModelError, UsageError
from trainer.generate.engine import ALL_KINDS, coverage, generate
from trainer.generate.facts import Dropped, Generated
from trainer.generate.matter import matter_of
from trainer.generate.mend import without_repeats
from trainer.generate.model import prompts
from trainer.generate.model.cards import chosen, judged
from trainer.generate.model.chunks import chunks
from trainer.generate.model.cost import Estimate, Prices, Purse, estimate
from trainer.generate.model.drafts import UnusableReplyError, read_cards, read_question
from trainer.generate.model.endpoint import Endpoint, Mode, endpoint, mode_for
from trainer.generate.model.prompts import Prompt
from trainer.generate.model.questions import behind, to_reword, with_question
from trainer.generate.model.secret import secret
from trainer.generate.rank import Ranked
from trainer.store.replies import Replies
from trainer.workflow.home import Home

if TYPE_CHECKING:
    from trainer.generate.model.ladder import Model

Found = TypeVar("Found")
_MOST_USELESS = 5
_ASKED_KINDS = frozenset({Kind.QUESTION, Kind.LIST})


class Writer(Protocol):
    """Whoever turns a document into cards."""

    def __call__(
        self,
        document: Document,
        *,
        maximum: int | None = None,
        kinds: frozenset[Kind] = ALL_KINDS,
        advance: Advance = silent,
    ) -> Generated:
        """The cards of ``kinds`` that are worth asking, at most ``maximum`` of them."""


class Watcher(Protocol):
    """Whoever is told how a run goes."""

    def expect(self, run: Estimate, name: str) -> None:
        """Called before the first request about a document."""

    def advance(self, done: int, total: int) -> None:
        """Called after each answer."""


@dataclass(frozen=True, slots=True)
class ModelWishes:
    """What the author asked for: which model, in which mode (None: by its size), for how much."""

    model: str
    mode: Mode | None = None
    budget: float | None = None


@contextmanager
def model_writer(
    home: Home, wishes: ModelWishes, environ: Mapping[str, str], watcher: Watcher
) -> Iterator[Writer]:
    """A writer that asks a model, open as long as the context is.

    The writer raises ModelError where the server is away, refuses or says nothing
    usable, and where the budget is used up.

    Raises:
        UsageError: the model, its key or the budget cannot be, or httpx is missing.
    """
    options = home.config.model()
    target = endpoint(wishes.model, options["url"], options["name"])
    prices = Prices(options["price_in"], options["price_out"])
    if wishes.budget is not None and not prices:
        mend = "Set price_in and price_out under [model] in config.toml"
        raise UsageError("a budget needs the prices of the model", mend)
    purse = Purse(prices, wishes.budget)
    with _opened(target, purse, environ) as model:
        replies = Replies(home.folder, target.name, prompts.VERSION)
        asking = _Asking(model, target.name, replies, purse, watcher)
        mode = wishes.mode or mode_for(target.name)
        yield asking.questions if mode is Mode.QUESTIONS else asking.cards


@contextmanager
def _opened(target: Endpoint, purse: Purse, environ: Mapping[str, str]) -> Iterator[Model]:
    key = secret(target, environ)
    try:  # only who asks a model needs an HTTP client
        from trainer.generate.model.client import Client, Means  # noqa: PLC0415
        from trainer.generate.model.ladder import Model  # noqa: PLC0415
    except ModuleNotFoundError:
        mend = "Install it: pip install 'flashcard-trainer[model]'"
        raise UsageError("asking a model needs the extra [model]", mend) from None
    means = Means(time.monotonic, time.sleep, random.Random())  # noqa: S311  spreads retries
    with Client(target, key, means) as client:
        yield Model(client, purse)


@dataclass(frozen=True)
class _Asking:
    """A model with the answers that it gave before, and what it may cost."""

    model: Model
    name: str
    replies: Replies
    purse: Purse
    watcher: Watcher

    def cards(
        self,
        document: Document,
        *,
        maximum: int | None = None,
        kinds: frozenset[Kind] = ALL_KINDS,
        advance: Advance = silent,
    ) -> Generated:
        """The model's own cards, and those that the author laid out."""
        matter = matter_of(document)
        rules = behind(matter, generate(document, kinds=kinds, advance=advance).proposals)
        passages = list(chunks(document)) if kinds & _ASKED_KINDS else []
        requests = [prompts.cards_prompt(passage, _mark()) for passage in passages]
        found: list[Ranked | Dropped] = []
        answers = self._answers(requests, read_cards)
        for passage, drafts in zip(passages, answers, strict=True):
            if drafts is None:
                first = passage.sentences[0]
                found.append(Dropped(first.quote, first.at, "the model said nothing usable"))
            else:
                found += judged(matter, passage, drafts, kinds)
        return chosen(document, rules.values(), found, maximum)

    def questions(
        self,
        document: Document,
        *,
        maximum: int | None = None,
        kinds: frozenset[Kind] = ALL_KINDS,
        advance: Advance = silent,
    ) -> Generated:
        """The rules' cards, their questions worded by the model where it does that well."""
        generated = generate(document, maximum=maximum, kinds=kinds, advance=advance)
        matter = matter_of(document)
        cards = dict(to_reword(behind(matter, generated.proposals)))
        requests = [prompts.question_prompt(card, _mark()) for card in cards.values()]
        answers = self._answers(requests, read_question)
        questions = dict(zip(cards, answers, strict=True))
        reworded = (
            with_question(proposal, cards[proposal], question, matter)
            if (question := questions.get(proposal))
            else proposal
            for proposal in generated.proposals
        )
        proposals = without_repeats(tuple(reworded))
        places = coverage(document, proposals, generated.dropped)
        return replace(generated, proposals=proposals, coverage=places)

    def _answers(
        self, requests: Sequence[Prompt], read: Callable[[str], Found]
    ) -> Iterator[Found | None]:
        """What was read in each answer, None where there was nothing usable to read."""
        kept = [self._kept(prompt, read) for prompt in requests]
        missing = [p for p, answer in zip(requests, kept, strict=True) if answer is None]
        run = estimate(missing, len(requests) - len(missing), self.purse.prices)
        self.purse.check(run)
        if missing:
            self.watcher.expect(run, self.name)
        useless = 0
        for done, (prompt, answer) in enumerate(zip(requests, kept, strict=True), 1):
            found = self._asked(prompt, read) if answer is None else answer
            useless = useless + 1 if found is None else 0
            if useless == min(_MOST_USELESS, len(requests)):
                raise ModelError(
                    f"the model {self.name} gave {useless} answers in a row that cannot be used",
                    "Take another model; what was answered before is kept",
                )
            self.watcher.advance(done, len(requests))
            yield found

    def _kept(self, prompt: Prompt, read: Callable[[str], Found]) -> Found | None:
        text = self.replies.get(prompt.about)
        try:
            return None if text is None else read(text)
        except UnusableReplyError:
            return None

    def _asked(self, prompt: Prompt, read: Callable[[str], Found]) -> Found | None:
        try:
            text = self.model.ask(prompt, read)
        except UnusableReplyError:
            return None
        self.replies.keep(prompt.about, text)
        return read(text)


def _mark() -> str:
    """A line that no document can foresee."""
    return secrets.token_hex(16)
