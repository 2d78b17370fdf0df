"""Names of decks within decks, ``Lang::German``, as a title and the sections below it."""

from __future__ import annotations

from collections.abc import Iterable

BETWEEN = "::"


def common_deck(names: Iterable[str]) -> str:
    """The deepest deck that all these are, or lie in; empty if there is none."""
    common: list[str] = []
    for parts in zip(*(name.split(BETWEEN) for name in names), strict=False):
        if len(set(parts)) > 1:
            break
        common.append(parts[0])
    return BETWEEN.join(common)


def below(name: str, deck: str) -> str:
    """The section that a deck is within the one that holds it, without empty parts."""
    inner = name.removeprefix(deck) if deck else name
    return BETWEEN.join(part for part in map(str.strip, inner.split(BETWEEN)) if part)
