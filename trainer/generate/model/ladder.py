"""One model, asked in the surest form that its server was found to understand.

Servers differ in what they take: a JSON schema, only the wish for JSON, or plain words;
some refuse, some answer 500, some take it and answer ``{}``. The first request finds the
rung that bears; the later ones stay on it. Every answer is checked, and one that cannot
be used is asked for once more with what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from trainer.generate.model import dialect
from trainer.generate.model.client import Client
from trainer.generate.model.cost import Purse, tokens_in, tokens_of
from trainer.generate.model.dialect import RUNGS, Habits, Rung
from trainer.generate.model.drafts import UnusableReplyError
from trainer.generate.model.prompts import Prompt
from trainer.generate.model.refusals import Refusal

Check = Callable[[str], object]
_NOT_TAKEN = frozenset({400, 415, 422, 500, 501})
_SETTINGS_REFUSED = frozenset({400, 422})


class Model:
    """A model behind a client; what it costs is taken from the purse."""

    def __init__(self, client: Client, purse: Purse) -> None:
        self._client, self._purse = client, purse
        self._rungs = RUNGS[client.endpoint.protocol]
        self._habits = Habits()

    def ask(self, prompt: Prompt, check: Check) -> str:
        """An answer that ``check`` finds usable, as the model wrote it.

        Raises:
            UnusableReplyError: nothing, on every rung and after a second request.
            ModelError: the server is away or refuses, or the budget is used up.
        """
        *surer, last = self._rungs
        for rung in surer:
            try:
                found = self._checked(prompt, rung, check, _NOT_TAKEN)
            except (Refusal, UnusableReplyError):
                continue
            self._rungs = (rung,)
            return found
        found = self._insist(prompt, last, check)
        self._rungs = (last,)
        return found

    def _insist(self, prompt: Prompt, rung: Rung, check: Check) -> str:
        try:
            return self._checked(prompt, rung, check)
        except UnusableReplyError as fault:
            again = f"{prompt.user}\n\nAn earlier reply could not be used: {fault}."
            return self._checked(replace(prompt, user=again), rung, check)

    def _checked(
        self, prompt: Prompt, rung: Rung, check: Check, handled: frozenset[int] = frozenset()
    ) -> str:
        text = self._say(prompt, rung, handled)
        check(text)
        return text

    def _say(self, prompt: Prompt, rung: Rung, handled: frozenset[int]) -> str:
        """The model's words; a setting that the server refuses by name is left out for good."""
        try:
            return self._send(prompt, rung, handled | _SETTINGS_REFUSED)
        except Refusal as refusal:
            habits = self._habits.after(refusal.words)
            if habits != self._habits:
                self._habits = habits
                return self._say(prompt, rung, handled)
            if refusal.status in handled:
                raise
            raise self._client.refusal(refusal) from None

    def _send(self, prompt: Prompt, rung: Rung, handled: frozenset[int]) -> str:
        endpoint = self._client.endpoint
        body = dialect.body(endpoint, prompt, rung, self._habits)
        reserved = self._purse.reserve(prompt)
        try:
            reply = self._client.send(body, handled, lambda: self._purse.reserve(prompt))
        except Refusal:
            self._purse.settle(reserved, 0, 0)
            raise
        answer = dialect.answer(endpoint.protocol, reply)
        if answer is None:
            raise self._client.is_no_model()
        said = answer.tokens_out or tokens_in(answer.text)
        self._purse.settle(reserved, answer.tokens_in or tokens_of(prompt), said)
        return self._client.without_key(answer.text)
