"""The order in which keys are told: that of the tables, also for keys that a learner has chosen.

Textual puts chosen keys behind all others, where a narrow key line would leave them out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from textual.binding import ActiveBinding, Binding
from textual.screen import Screen


def in_order(screen: Screen[Any]) -> list[ActiveBinding]:
    """What keys do on a screen now, by the tables of what has the focus and of the screen."""
    focused: type = type(screen.focused)
    shown: type = type(screen)
    places = _places(focused, shown)
    active = screen.active_bindings.values()
    return sorted(active, key=lambda one: places.get(one.binding.id, len(places)))


def out_of_use(screen: Screen[Any], active: Iterable[ActiveBinding]) -> list[Binding]:
    """What keys would do on a screen that now do nothing, by the same tables."""
    used = {one.binding.id for one in active if one.enabled}
    bindings = _bindings(type(screen.focused), type(screen))
    return [binding for binding in bindings if binding.id and binding.id not in used]


@cache
def _places(focused: type, screen: type) -> dict[str | None, int]:
    """The place of each id in the tables, where it comes first."""
    ids = dict.fromkeys(binding.id for binding in _bindings(focused, screen) if binding.id)
    return {id_: place for place, id_ in enumerate(ids)}


def _bindings(focused: type, screen: type) -> Iterator[Binding]:
    """The rows of the tables, a key each."""
    for kind in (*focused.__mro__, *screen.__mro__):
        yield from Binding.make_bindings(vars(kind).get("BINDINGS", ()))
