"""Every key of the window in one place, so that help, key line and ``[keys]`` agree.

A binding's id is the name by which ``config.toml`` gives it other keys; where two
screens share an id, they share these keys too.
"""

from __future__ import annotations

from textual.binding import Binding

from trainer.memory.log import Rating

_Row = tuple[str, str, str, str]


def _shown(*rows: _Row) -> tuple[Binding, ...]:
    """Bindings of the key line: keys, action (which is the id too), word, tooltip."""
    return tuple(
        Binding(keys, action, word, id=action, tooltip=tooltip)
        for keys, action, word, tooltip in rows
    )


def _quiet(*rows: _Row) -> tuple[Binding, ...]:
    """Bindings that the key line leaves out: keys, action, id, tooltip."""
    return tuple(
        Binding(keys, action, name.replace("_", " "), id=name, tooltip=tooltip, show=False)
        for keys, action, name, tooltip in rows
    )


_GRADES = tuple(
    (
        str(int(rating)),
        f"grade({int(rating)})",
        f"grade_{rating.name.lower()}",
        f"Grade the card {rating.name.capitalize()}",
    )
    for rating in Rating
)

PROGRAM = (
    *_quiet(("ctrl+c", "leave_at_once", "leave_at_once", "Leave the program from anywhere")),
    # Replaces Textual's own, which has the same priority over an open palette.
    Binding(
        "ctrl+q", "quit", "quit", id="quit", tooltip="Leave the program", show=False, priority=True
    ),
)
EVERYWHERE = _shown(
    ("question_mark,f1", "help", "help", "Show what every key does"),
    ("q", "leave", "leave", "Leave; everything is saved already"),
)
HOME = _shown(
    ("a", "study_all", "study all", "Study the whole library"),
    ("r", "refresh", "refresh", "Read the deck files again"),
    ("u,ctrl+z", "undo", "undo", "Take back the last thing done today, and go on from there"),
    ("n", "more_new", "more new", "Study the chosen deck with more new cards, today only"),
    ("v", "more_reviews", "more reviews", "Study the chosen deck with more reviews, today only"),
    ("m", "make", "make", "Make a deck from a document or a web page"),
    ("plus", "add", "add", "Add a deck file or a folder of decks to the library"),
    ("x", "export", "export", "Export the chosen deck as a package for Anki"),
)
DECKS = (
    *_quiet(
        ("j", "cursor_down", "down", "One line down"),
        ("k", "cursor_up", "up", "One line up"),
    ),
    Binding("enter,space", "select", "study", id="study", tooltip="Study the chosen deck"),
)
REVIEW = (
    # Grades come first: a key of both, as in grade_good = "3,space", turns and then grades.
    *_quiet(
        *_GRADES,
        ("space,enter", "turn", "turn", "Show the answer, then grade as proposed (▸)"),
        ("f", "flag", "flag", "Flag the card, or take its flag off; browse flag:1 finds it"),
        ("F", "forget", "forget", "Make the card a new one again"),
        ("d", "set_due", "set_due", "Set in how many days the card is due"),
    ),
    *_shown(
        ("escape", "leave_field", "commands", "Leave the field, so that keys are commands again"),
        ("a", "lay_open", "all items", "Show all items of the list"),
        ("h", "hint", "hint", "Show the hint"),
        ("w", "quote", "why", "Show the whole quote from the source, or shorten it"),
        ("u,ctrl+z", "undo", "undo", "Take back the last thing done: a grade, a flag, a burying …"),
        ("U,ctrl+y", "redo", "redo", "Do again what was taken back last"),
        ("e", "edit", "edit", "Edit the note in your editor, then go on with the same card"),
        ("s", "suspend", "suspend", "Put the card away until it is unsuspended"),
        ("b", "bury", "bury", "Put the card away until tomorrow"),
    ),
)
CARD = _quiet(
    ("j", "scroll_down", "down", "Scroll down"),
    ("k", "scroll_up", "up", "Scroll up"),
)
SUMMARY = (
    *_quiet(("enter", "leave", "leave", "Leave")),
    *_shown(("u,ctrl+z", "undo", "undo", "Take back the last thing done")),
)
ACCEPT = (
    *_quiet(
        ("J,shift+down", "scroll_text(1)", "text_down", "Scroll card and passage down"),
        ("K,shift+up", "scroll_text(-1)", "text_up", "Scroll card and passage up"),
    ),
    *_shown(
        ("a", "accept", "accept", "Accept the card as it is"),
        ("e", "edit", "edit", "Edit the card, and accept what you make of it"),
        ("d", "drop", "drop", "Drop the card for good: it is not proposed again"),
        ("c", "make_cloze", "cloze", "Make the card a gap in the sentence that it quotes"),
        ("s", "split", "split", "Split the card into one for each thing that it lists"),
        ("m", "merge", "merge", "Merge the card with the next open one of the same passage"),
        ("u,ctrl+z", "undo", "undo", "Take back the last decision"),
        ("n", "next_open", "next open", "Go to the next card that is open"),
        ("A", "accept_rest", "accept the rest", "Accept all open cards that have no warning"),
    ),
)
PROPOSALS = _quiet(
    ("j", "cursor_down", "down", "One line down"),
    ("k", "cursor_up", "up", "One line up"),
)
MAKING = _quiet(("escape", "leave", "stop_making", "Stop; what was done before is kept"))
FORM = (
    Binding("ctrl+s", "take", "accept", id="take", tooltip="Accept the card as it stands here"),
    Binding("ctrl+o", "own_editor", "$EDITOR", id="own_editor", tooltip="Go on in your editor"),
    Binding("escape", "dismiss", "back", id="no_edit", tooltip="Leave the card as it was"),
)
DIALOGUE = (Binding("escape", "dismiss", "back", id="no_answer", tooltip="Leave all as it is"),)
CONFIRM = (
    Binding("y,enter", "dismiss(True)", "yes", id="yes", tooltip="Do it"),
    Binding("n,escape", "dismiss(False)", "no", id="no", tooltip="Leave it"),
)
NUMBER = (Binding("escape", "dismiss", "back", id="no_number", tooltip="Leave all as it is"),)
HELP = _quiet(
    ("question_mark,f1,q,escape,enter,space", "dismiss", "close_help", "Close the help"),
)

_ALL = (
    *(*PROGRAM, *EVERYWHERE, *HOME, *DECKS, *REVIEW, *CARD, *SUMMARY, *NUMBER, *HELP),
    *(*ACCEPT, *PROPOSALS, *MAKING, *FORM, *DIALOGUE, *CONFIRM),
)
IDS = frozenset(binding.id for binding in _ALL if binding.id)
TURN = next(binding for binding in REVIEW if binding.id == "turn")
