"""What each action's keys are, which are the learner's own, and where two would clash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from textual.binding import Binding

from trainer.config.settings import suggestion
from trainer.errors import ConfigError
from trainer.tui import keys

_EVERYWHERE = "everywhere"
_MOVING = frozenset({"up", "down", "pageup", "pagedown", "home", "end"})


@dataclass(frozen=True)
class Action:
    """Something that keys do: its id, what it does, and its standard keys."""

    id: str
    about: str
    standard: str


def actions() -> dict[str, tuple[Action, ...]]:
    """All actions by the screen on which they are met first; what all screens have comes first."""
    tables = {_EVERYWHERE: (*keys.PROGRAM, *keys.EVERYWHERE), **keys.SCREENS}
    listed: set[str] = set()
    found: dict[str, tuple[Action, ...]] = {}
    for screen, table in tables.items():
        named = {binding.id: binding for binding in table if binding.id not in listed}
        found[screen] = tuple(
            Action(name, binding.tooltip, ",".join(_keys(table, name)))
            for name, binding in named.items()
            if name
        )
        listed |= {action.id for action in found[screen]}
    return {screen: those for screen, those in found.items() if those}


def named(name: str) -> Action:
    """The action of this id.

    Raises:
        ConfigError: there is none, with the likely one.
    """
    found = {action.id: action for those in actions().values() for action in those}
    if name not in found:
        mend = suggestion(name, found, f"Known are: {', '.join(sorted(found))}")
        raise ConfigError(f"[keys] has no setting {name!r}", mend)
    return found[name]


def check_written(name: str, text: str) -> None:
    """Refuse what names no action, or no keys.

    Raises:
        ConfigError: with the mend.
    """
    named(name)
    if not all(part.strip() and part.isprintable() for part in text.split(",")):
        mend = 'Write them as in "3,space"; the comma itself is called comma'
        raise ConfigError(f"{text!r} are no keys", mend)


def check_clashes(name: str, own: Mapping[str, str]) -> None:
    """Refuse keys of an action that another action of the same screen has.

    Raises:
        ConfigError: another has one of them, which is named, or it is one that always moves
            in lists and cards.
    """
    wanted = own.get(name, named(name).standard)
    moving = _MOVING.intersection(_split(wanted)).difference(_split(named(name).standard))
    if moving:
        raise ConfigError(f"{min(moving)} moves in lists and cards already", "Choose another")
    for table in keys.SCREENS.values():
        on_screen = (*keys.PROGRAM, *table)
        others = {one.id for one in on_screen if one.id} - {name}
        if all(one.id != name for one in on_screen):
            continue
        for other in sorted(others):
            shared = set(_split(wanted)) & set(_in_effect(on_screen, other, own))
            if shared and not _may_share(name, other):
                key = min(shared)
                mend = f"Choose another, or first give {other} another"
                raise ConfigError(f"{key} is the key of {other} already", mend)


def _in_effect(table: Iterable[Binding], name: str, own: Mapping[str, str]) -> Iterable[str]:
    return _split(own[name]) if name in own else _keys(table, name)


def _keys(table: Iterable[Binding], name: str | None) -> Iterator[str]:
    return (binding.key for binding in Binding.make_bindings(table) if binding.id == name)


def _split(text: str) -> Iterator[str]:
    """Single keys as Textual names them: ``question_mark`` for ``?``."""
    return (binding.key for binding in Binding.make_bindings([Binding(text, "")]))


def _may_share(one: str, other: str) -> bool:
    """A key may turn a card and grade it: it grades only the answer side."""
    return "turn" in (one, other) and (one.startswith("grade_") or other.startswith("grade_"))
