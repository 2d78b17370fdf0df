"""The order in which keys are told: that of the tables, also for keys that a learner has chosen.

Textual puts chosen keys behind all others, where a narrow key line would leave them out.
"""

from __future__ import annotations

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


@cache
def _places(focused: type, screen: type) -> dict[str | None, int]:
    """The place of each id in the tables, where it comes first."""
    kinds = (*focused.__mro__, *screen.__mro__)
    tables = (vars(kind).get("BINDINGS", ()) for kind in kinds)
    bindings = (binding for table in tables for binding in Binding.make_bindings(table))
    ids = dict.fromkeys(binding.id for binding in bindings if binding.id)
    return {id_: place for place, id_ in enumerate(ids)}
