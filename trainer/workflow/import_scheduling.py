"""How cards that come in were scheduled in Anki, where that is not as they are here.

Settings are the learner's own: what the presets of a collection say is told, together with the
commands that take it over, and nothing of it is set.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isclose
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cards.note import Note
from trainer.errors import ConfigError
from trainer.memory.options import FSRS_6_DEFAULTS
from trainer.workflow.deck_tree import tables
from trainer.workflow.home import Home

if TYPE_CHECKING:
    from trainer.anki.presets import Preset
    from trainer.anki.read import ForeignCard
    from trainer.workflow.import_reading import Arrived

_SAME = 1e-6  # of a parameter, relatively
_MOST_NAMED = 3
_LOWEST, _HIGHEST = 0.70, 0.99  # desired retention here


@dataclass(frozen=True, slots=True)
class Scheduling:
    """One way in which cards were scheduled over there, and not here.

    ``preset`` is its name in Anki, ``decks`` those of the cards. ``parameters`` and ``retention``
    are None where they are as here; ``is_hidden`` where the cards had parameters of their own
    that did not come along. ``commands`` are the arguments of ``trainer`` that take it over.
    """

    preset: str
    decks: tuple[str, ...]
    cards: int
    parameters: tuple[float, ...] | None
    retention: float | None
    is_hidden: bool
    commands: tuple[tuple[str, ...], ...]

    def told(self) -> str:
        """What was otherwise over there, as a sentence."""
        few, others = self.decks[:_MOST_NAMED], len(self.decks) - _MOST_NAMED
        decks = ", ".join(few) + (f" and {others} more" if others > 0 else "")
        preset = f" (preset “{self.preset}”)" if self.preset else ""
        ways = []
        if self.parameters:
            ways.append("with FSRS parameters of its own")
        if self.is_hidden:
            ways.append("with FSRS parameters that came without its deck presets")
        if self.retention:
            ways.append(f"for a desired retention of {self.retention:.2f}")
        return f"other than here, Anki scheduled {decks}{preset} {' and '.join(ways)}"


def command_line(arguments: Sequence[str], *options: str) -> str:
    """A command as it is typed, with options of ``trainer`` itself before it."""
    return shlex.join(("trainer", *options, *arguments))


def scheduling(
    home: Home, deck: str, target: Path, notes: Iterable[tuple[Note, Arrived]]
) -> tuple[Scheduling, ...]:
    """How the cards of these notes were scheduled, where not as they are here; most cards first.

    Cards without a memory of FSRS tell nothing: the parameters did not make their intervals.
    """
    groups = [*_groups(notes)]
    own = _Own.of(home, deck, target, [preset for preset, _, _ in groups])
    found = (own.beside(preset, decks, cards) for preset, decks, cards in groups)
    others = [one for one in found if one.parameters or one.retention or one.is_hidden]
    return tuple(sorted(others, key=lambda one: -one.cards))


def advice(ways: Sequence[Scheduling]) -> str:
    """What is to be known before the commands of several ways are used."""
    if len({one.parameters for one in ways if one.parameters}) > 1:
        return "parameters hold for all decks: take over those of one preset"
    if len({one.retention for one in ways if one.retention}) > 1:
        return "a deck has one desired retention: take over that of one preset"
    return ""


def _groups(
    notes: Iterable[tuple[Note, Arrived]],
) -> Iterator[tuple[Preset, tuple[str, ...], int]]:
    """Every preset with its decks and how many cards came from these."""
    from trainer.anki.presets import as_scheduled  # noqa: PLC0415  only packages have any

    cards: dict[tuple[Preset, str], list[ForeignCard]] = {}
    for _, arrived in notes:
        for card in arrived.cards:
            if card.stability is not None and card.deck in arrived.presets:
                cards.setdefault((arrived.presets[card.deck], card.deck), []).append(card)
    grouped: dict[Preset, dict[str, int]] = {}
    for (preset, deck), held in cards.items():
        group = grouped.setdefault(as_scheduled(preset, held), {})
        group[deck] = group.get(deck, 0) + len(held)
    for preset, counts in grouped.items():
        yield preset, tuple(counts), sum(counts.values())


@dataclass(frozen=True, slots=True)
class _Own:
    """How the deck is scheduled here, None where that is decided, and what adds it."""

    parameters: tuple[float, ...] | None
    retention: float | None
    deck: str
    adding: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, home: Home, deck: str, target: Path, presets: Sequence[Preset]) -> _Own:
        """One deck has one way: that of any of these presets is a choice among them."""
        entry = next((one for one in home.library.decks() if one.id == deck), None)
        held = tables(home.config, deck, entry.tree if entry else "")
        memory = home.config.memory(*held)
        is_taken = any(_are_same(one.parameters, memory.parameters) for one in presets)
        is_chosen = any("memory.retention" in home.config.decks[table] for table in held)
        return cls(
            None if is_taken else memory.parameters,
            None if is_chosen else memory.retention,
            deck,
            () if entry else (("add", str(target)),),
        )

    def beside(self, preset: Preset, decks: tuple[str, ...], cards: int) -> Scheduling:
        parameters = preset.parameters if self._are_others(preset.parameters) else None
        retention = preset.retention if self._is_other(preset.retention) else None
        commands: list[tuple[str, ...]] = []
        if parameters:
            listed = ", ".join(map(str, parameters))
            commands.append(("config", "memory.parameters", f"[{listed}]"))
        if retention:
            wanted = ("config", "memory.retention", str(retention), "--deck", self.deck)
            commands += [*self.adding, wanted]
        is_hidden = preset.is_hidden and self.parameters == FSRS_6_DEFAULTS
        return Scheduling(
            preset.name, decks, cards, parameters, retention, is_hidden, tuple(commands)
        )

    def _are_others(self, parameters: tuple[float, ...]) -> bool:
        from trainer.memory.fsrs import check_parameters  # noqa: PLC0415  slow to load

        if not parameters or self.parameters is None:
            return False
        try:
            check_parameters(parameters)
        except ConfigError:
            return False
        return True

    def _is_other(self, retention: float) -> bool:
        is_one = self.retention is not None and _LOWEST <= retention <= _HIGHEST
        return is_one and not isclose(retention, self.retention or 0, abs_tol=_SAME)


def _are_same(parameters: tuple[float, ...], own: tuple[float, ...]) -> bool:
    return bool(parameters) and all(
        isclose(one, other, rel_tol=_SAME, abs_tol=_SAME)
        for one, other in zip(parameters, own, strict=True)
    )
