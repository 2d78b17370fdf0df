"""The daily limits of the deck tree: one set on a folder, deck or section holds for all below.

As with Anki's limits that start from the top, a card is asked only while every limit above it
has something left. The library's own limit holds, all together, for the cards that have no other
above them.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Self

SEPARATOR = "::"
TOP = ""  # the name of the library's own limit
_ONLY_TOP = (TOP,)


def names(deck: str, tree: str, section: str = "") -> tuple[str, ...]:
    """What may be named to mean a place or something above it, from the top down.

    The place is a deck, by its id and its place in the deck tree, or a section of it: a section
    ``A::B`` of ``net::tcp`` lies below ``net``, ``net::tcp`` and ``net::tcp::A``.
    """
    found = [*_from_the_top(tree), deck]
    for inner in _from_the_top(section) if section else ():
        found += (_joined(tree, inner), _joined(deck, inner))
    return tuple(found)


def folders(tree: str) -> list[str]:
    """The places of the folders around a deck, from the top down."""
    return [*_from_the_top(tree)][:-1]


def _from_the_top(place: str) -> Iterator[str]:
    """What lies above a place, from the top down, and the place itself."""
    return accumulate(place.split(SEPARATOR), _joined)


def _joined(above: str, below: str) -> str:
    return f"{above}{SEPARATOR}{below}"


@dataclass(frozen=True, slots=True)
class Limits:
    """How many new cards and reviews a day may have, by the name of what they hold for."""

    new: Mapping[str, int]
    reviews: Mapping[str, int]

    @classmethod
    def of_library(cls, new: int, reviews: int) -> Self:
        """Limits that hold for all cards together."""
        return cls({TOP: new}, {TOP: reviews})


@dataclass(frozen=True, slots=True)
class Place:
    """Where cards lie: a deck file, and in it a section or none; ``names`` may mean it."""

    id: int
    file: str
    names: tuple[str, ...]

    def under(self, limits: Container[str]) -> tuple[str, ...]:
        """Those of the limits that hold here, from the top down, but for the library's own."""
        return tuple(filter(limits.__contains__, self.names))


@dataclass(slots=True)
class Allowance:
    """How many more cards of one kind there may be today.

    ``left`` is by limit; ``above`` names the limits above each place, where they are not the
    library's alone.
    """

    left: dict[str, int]
    above: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    _chains: frozenset[tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Tell which limits lie above any place together: few, however many places there are."""
        self._chains = frozenset(self.above.values()) or frozenset((_ONLY_TOP,))

    @classmethod
    def today(
        cls,
        limits: Mapping[str, int],
        places: Iterable[Place],
        done: Mapping[int, int],
        files: Container[str] | None = None,
    ) -> Self:
        """What is left of limits when so many cards were done today, by the id of their place.

        Of the library's own limit only what was done in ``files`` takes (of all, where None).
        """
        above = {}
        for place in places:
            top = _ONLY_TOP if files is None or place.file in files else ()
            above[place.id] = (place.under(limits) if len(limits) > 1 else ()) or top
        left = dict(limits)
        for id_, cards in done.items():
            for name in above.get(id_, ()):
                left[name] -= cards
        return cls(left, above)

    def room(self, place: int) -> int:
        """How many cards of a place there may still be."""
        return self._least(self._over(place))

    def take(self, place: int, cards: int = 1) -> None:
        """Count cards of a place, for which there is room."""
        for name in self._over(place):
            self.left[name] -= cards

    def open(self) -> list[int] | None:
        """The places for which there is room; None where there is room everywhere."""
        full = {over for over in self._chains if not self._least(over)}
        return [place for place, over in self.above.items() if over not in full] if full else None

    def of_deck(self, places: Iterable[int], done: Mapping[int, int], top: int) -> Self:
        """What is left for a deck that is studied alone: the library's limit is all for it."""
        alone = (place for place in places if self._over(place) == _ONLY_TOP)
        return replace(
            self, left=self.left | {TOP: top - sum(done.get(place, 0) for place in alone)}
        )

    def of(self, cards: Mapping[int, int]) -> int:
        """How many of so many cards in each place there is room for, all together."""
        rest = replace(self, left=dict(self.left))
        total = 0
        for place, waiting in cards.items():
            taken = min(waiting, rest.room(place))
            rest.take(place, taken)
            total += taken
        return total

    def has_room(self, places: Iterable[int] | None = None) -> bool:
        """Whether there is room in any of these places; in any at all, where None."""
        return any(map(self._least, self._chains if places is None else map(self._over, places)))

    @property
    def is_divided(self) -> bool:
        """Whether some places lie below other limits than others."""
        return len(self._chains) > 1

    def _least(self, over: tuple[str, ...]) -> int:
        return max(0, min((self.left[name] for name in over), default=0))

    def _over(self, place: int) -> tuple[str, ...]:
        return self.above.get(place, _ONLY_TOP)
