"""What a run may cost, before it begins and while it goes on.

Tokens are guessed from words until the server counts them; whatever is not known is
taken at its most, so that a budget is never overrun.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.errors import ModelError
from trainer.generate.model.prompts import Prompt

_TOKENS_A_WORD = 1.35
_MILLION = 1_000_000
_MANY_DIGITS = 0.01


@dataclass(frozen=True, slots=True)
class Prices:
    """Money for a million tokens, in whatever currency the user thinks in."""

    tokens_in: float = 0.0
    tokens_out: float = 0.0

    def cost(self, tokens_in: int, tokens_out: int) -> float:
        """What so many tokens cost."""
        return (tokens_in * self.tokens_in + tokens_out * self.tokens_out) / _MILLION

    def __bool__(self) -> bool:
        """Whether anything costs anything."""
        return bool(self.tokens_in or self.tokens_out)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A run before it begins: ``kept`` requests have been answered in an earlier one."""

    requests: int
    kept: int
    tokens_in: int
    most_tokens_out: int
    least_cost: float
    most_cost: float

    def told(self, name: str) -> str:
        """What is about to be sent to the model of this name, and what it may cost."""
        told = f"{self.requests} requests to {name}: about {self.tokens_in:,} tokens in, "
        told += f"at most {self.most_tokens_out:,} out"
        if self.most_cost:
            told += f", {_money(self.least_cost)} to {_money(self.most_cost)}"
        return f"{told} ({self.kept} more are answered already)" if self.kept else told


def _money(amount: float) -> str:
    return f"{amount:.4f}" if amount < _MANY_DIGITS else f"{amount:.2f}"


def estimate(prompts: Iterable[Prompt], kept: int, prices: Prices) -> Estimate:
    """The size and cost of sending the prompts once."""
    found = list(prompts)
    tokens_in = sum(tokens_of(prompt) for prompt in found)
    out = sum(prompt.most_tokens for prompt in found)
    return Estimate(
        requests=len(found),
        kept=kept,
        tokens_in=tokens_in,
        most_tokens_out=out,
        least_cost=prices.cost(tokens_in, 0),
        most_cost=prices.cost(tokens_in, out),
    )


def tokens_of(prompt: Prompt) -> int:
    """About how many tokens a prompt has, its schema included."""
    return tokens_in(prompt.with_schema) + tokens_in(prompt.user)


def tokens_in(text: str) -> int:
    """About how many tokens a text has; marks and long words count as several words do."""
    return int(max(len(text.split()), len(text) / 6) * _TOKENS_A_WORD) + 1


@dataclass(slots=True)
class Purse:
    """The money of a run: ``budget`` None is no bound."""

    prices: Prices
    budget: float | None = None
    spent: float = 0.0

    def check(self, estimate: Estimate) -> None:
        """Refuse a run whose questions alone cost more than is left.

        Raises:
            ModelError: they do.
        """
        if self.budget is not None and self.spent + estimate.least_cost > self.budget:
            raise ModelError(
                f"it would cost {estimate.least_cost:.4f} to {estimate.most_cost:.4f}, and the "
                f"budget has {self.budget - self.spent:.4f} left",
                "Raise --budget or take a shorter document",
            )

    def reserve(self, prompt: Prompt) -> float:
        """What a request costs at most; it is spent from now on, until it is settled.

        Raises:
            ModelError: it could cost more than is left.
        """
        most = self.prices.cost(tokens_of(prompt), prompt.most_tokens)
        if self.budget is not None and self.spent + most > self.budget:
            raise ModelError(
                f"the budget of {self.budget:g} does not bear another request: {self.spent:.4f} "
                f"are spent, and it could cost {most:.4f}",
                "What was answered is kept: run it again with a higher --budget",
            )
        self.spent += most
        return most

    def settle(self, reserved: float, tokens_in: int, tokens_out: int) -> None:
        """Put the true cost in the place of the reserved one."""
        self.spent += self.prices.cost(tokens_in, tokens_out) - reserved
