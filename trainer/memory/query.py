r"""Searches, in Anki's syntax, parsed to the tree of :mod:`trainer.memory.query_tree`.

    deck:net::tcp tag:osi is:due word "two words" -not (this or that) wild* l_tter
    flag:1 prop:lapses>=8 prop:due<0 prop:r<0.8 rated:7 rated:1:1 introduced:7
    added:1 edited:1 re:\d+ nc:uber dupe:question

Terms side by side must all hold; ``or`` binds weaker than that; ``-`` negates a term or a
group; quotes keep spaces; ``*`` stands for any characters, ``_`` for one; a backslash makes
a sign plain text.
"""

from __future__ import annotations

import re

from trainer.errors import UsageError
from trainer.memory.query_terms import Asked, leaf
from trainer.memory.query_tokens import Sign, Token, tokens
from trainer.memory.query_tree import And, Not, Or, Query

_DEEPEST = 16
_LONGEST = 1_000
"""Characters of a search: with both limits no search is too deep a tree for SQLite."""

_BROKEN = re.compile("[\0\ud800-\udfff]")
_ANYONE = Asked()


def parse(text: str, asked: Asked = _ANYONE) -> Query:
    """The tree of a search; an empty search holds for every card.

    ``is:leech`` (and ``tag:leech``, as Anki marks them) means cards of as many lapses as
    ``asked`` says, or more.

    Raises:
        UsageError: it is too long, or has an unknown filter, an open quote or a
            parenthesis without its partner; ``col`` counts characters of the search from 1.
    """
    if len(text) > _LONGEST:
        raise UsageError(f"the search is longer than {_LONGEST} letters", "Shorten it", "search")
    if broken := _BROKEN.search(text):
        message = "the search has a letter that no text has"
        raise UsageError(message, "Take it out", "search", col=broken.start() + 1)
    parser = _Parser(tokens(text), asked)
    if parser.peek() is Sign.END:
        return And(())
    query = parser.alternatives(depth=0)
    if parser.peek() is not Sign.END:
        raise parser.fault("there is no ( for this )", "Take the parenthesis out")
    return query


class _Parser:
    """Recursive descent over the tokens of one search."""

    def __init__(self, found: list[Token], asked: Asked) -> None:
        self._tokens = found
        self._asked = asked
        self._at = 0

    def peek(self) -> Sign:
        return self._tokens[self._at].sign

    def fault(self, message: str, mend: str) -> UsageError:
        return UsageError(message, mend, file="search", col=self._tokens[self._at].col)

    def next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def alternatives(self, depth: int) -> Query:
        parts = [self.conjunction(depth)]
        while self.peek() is Sign.OR:
            self.next()
            parts.append(self.conjunction(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def conjunction(self, depth: int) -> Query:
        parts = [self.term(depth)]
        while self.peek() not in {Sign.OR, Sign.CLOSE, Sign.END}:
            if self.peek() is Sign.AND:
                self.next()
            parts.append(self.term(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def term(self, depth: int) -> Query:
        if depth > _DEEPEST:
            raise self.fault("the search is nested too deeply", "Use fewer parentheses")
        if self.peek() in {Sign.AND, Sign.OR, Sign.CLOSE, Sign.END}:
            raise self.fault("a search term is missing here", "Add a word or a filter")
        token = self.next()
        if token.sign is Sign.NOT:
            return Not(self.term(depth + 1))
        if token.sign is Sign.OPEN:
            return self.group(token, depth)
        return leaf(token, self._asked)

    def group(self, opening: Token, depth: int) -> Query:
        query = self.alternatives(depth + 1)
        if self.peek() is not Sign.CLOSE:
            raise UsageError(
                "the parenthesis is not closed", "Add a )", file="search", col=opening.col
            )
        self.next()
        return query
