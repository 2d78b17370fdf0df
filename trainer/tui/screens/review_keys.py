"""The keys of the review screen: one table, so that help and key line come of themselves."""

from __future__ import annotations

from textual.binding import Binding

from trainer.memory.log import Rating

_SHOWN = (
    ("escape", "leave_field", "commands", "Leave the field, so that keys are commands again"),
    ("a", "lay_open", "all items", "Show all items of the list"),
    ("h", "hint", "hint", "Show the hint"),
    ("w", "quote", "why", "Show the whole quote from the source, or shorten it"),
    ("u", "undo", "undo", "Take back the last grade, suspension or burying"),
    ("e", "edit", "edit", "Edit the note in your editor, then go on with the same card"),
    ("s", "suspend", "suspend", "Put the card away until it is unsuspended"),
    ("b", "bury", "bury", "Put the card away until tomorrow"),
)
_QUIET = (("space,enter", "turn", "show", "Show the answer, then grade as proposed (▸)"),)
_GRADES = tuple(
    (str(int(rating)), f"grade({int(rating)})", rating.name.lower(), f"Grade the card {name}")
    for rating, name in zip(Rating, ("Again", "Hard", "Good", "Easy"), strict=True)
)

KEYS = tuple(
    Binding(key, action, word, show=table is _SHOWN, id=f"review.{word}", tooltip=tooltip)
    for table in (_QUIET, _GRADES, _SHOWN)
    for key, action, word, tooltip in table
)
