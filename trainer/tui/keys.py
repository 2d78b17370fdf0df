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
_REDO = ("U,ctrl+y", "redo", "redo", "Do again what was taken back last")
HOME = _shown(
    ("b", "browse", "browse", "Browse all cards of the library"),
    ("m", "make", "make", "Make a deck from a document or a web page"),
    ("t", "statistics", "stats", "Show what study came to, and what is due"),
    ("a", "new_note", "new note", "Write a new note for the chosen deck"),
    ("comma", "settings", "settings", "Settings, keys and backups"),
    ("u,ctrl+z", "undo", "undo", "Take back the last thing done today, and go on from there"),
    _REDO,
    ("plus", "add", "add", "Add a deck file or a folder of decks to the library"),
    ("A", "study_all", "study all", "Study the whole library"),
    ("n", "more_new", "more new", "Study the chosen deck with more new cards, today only"),
    ("v", "more_reviews", "more reviews", "Study the chosen deck with more reviews, today only"),
    ("c", "cram", "cram", "Drill the whole chosen deck; no due date changes by that"),
    ("D,ctrl+d", "remove", "remove", "Let the chosen deck go; its file and progress stay"),
    ("x", "export", "export", "Export the chosen deck as a package for Anki"),
    ("i", "import_deck", "import", "Import a deck from Anki or another program"),
    ("r", "refresh", "refresh", "Read the deck files again"),
)
_LINES = _quiet(
    ("j", "cursor_down", "down", "One line down"),
    ("k", "cursor_up", "up", "One line up"),
)
DECKS = (
    *_LINES,
    Binding("enter,space", "select", "study", id="study", tooltip="Study the chosen deck"),
)
_LEAVE_FIELD = (
    "escape",
    "leave_field",
    "commands",
    "Leave the field, so that keys are commands again",
)
_INFO = ("i", "info", "info", "Show all about the card: its memory, its curve, its history")
_TRACED = (
    ("o", "open_source", "open_source", "Open the document that the card comes from"),
    ("c", "copy_card", "copy_card", "Copy question and answer to the clipboard"),
)
REVIEW = (
    # Grades come first: a key of both, as in grade_good = "3,space", turns and then grades.
    *_quiet(
        *_GRADES,
        ("space,enter", "turn", "turn", "Show the answer, then grade as proposed (▸)"),
        ("f", "flag", "flag", "Flag the card, or take its flag off; browse flag:1 finds it"),
        ("m", "mark", "mark", "Mark the card as wrong, or not; browse is:marked finds it"),
        ("F", "forget", "forget", "Make the card a new one again"),
        ("d", "set_due", "set_due", "Set in how many days the card is due"),
        ("E", "open_editor", "open_editor", "Open the note in your editor, then go on with it"),
        ("D,ctrl+d", "delete", "delete", "Delete the note from its deck file; asks first"),
        *_TRACED,
    ),
    *_shown(
        _LEAVE_FIELD,
        ("tab", "enter_field", "type", "Go back to the field"),
        ("a", "lay_open", "all items", "Show all items of the list"),
        ("h", "hint", "hint", "Show the hint"),
        ("p", "play", "play", "Play the card's sound, or stop it"),
        ("v", "view_image", "view", "View the card's picture large, in the system's program"),
        ("w", "quote", "why", "Show where the card comes from: the whole quote, its document"),
        ("u,ctrl+z", "undo", "undo", "Take back the last thing done: a grade, a flag, a burying …"),
        _REDO,
        ("e", "edit", "edit", "Edit the note in a form, then go on with the same card"),
        ("s", "suspend", "suspend", "Put the card away until it is unsuspended"),
        ("b", "bury", "bury", "Put the card away until tomorrow"),
        _INFO,
    ),
)
CARD = _quiet(
    ("j", "scroll_down", "down", "Scroll down"),
    ("k", "scroll_up", "up", "Scroll up"),
)
_TEXT = _quiet(
    ("J,shift+down", "scroll_text(1)", "text_down", "Scroll the card down"),
    ("K,shift+up", "scroll_text(-1)", "text_up", "Scroll the card up"),
)
BROWSE = (
    *_TEXT,
    *_shown(
        _LEAVE_FIELD,
        ("slash", "search", "search", "Search: words, deck: tag: is: prop: rated: …"),
        ("p", "preview", "preview", "Show the card where there is room for the table alone"),
        ("u,ctrl+z", "undo", "undo", "Take back the last thing done, here or at a card today"),
        _REDO,
        ("e", "edit", "edit", "Edit the note in a form, then come back to its card"),
        _INFO,
        ("s", "suspend", "suspend", "Suspend the chosen cards, or take them back"),
        ("t", "tag", "tag", "Add tags to the notes of the chosen cards"),
        ("S", "sort_next", "sort", "Sort by the next column"),
        ("b", "bury", "bury", "Put the chosen cards away until tomorrow, or take them back"),
        ("f", "flag", "flag", "Flag the chosen cards, or take their flags off"),
        ("x", "replace", "replace", "Find and replace a text in the notes of the chosen cards"),
        ("M", "move", "move", "Move the notes of the chosen cards to another deck"),
        ("R", "sort_turn", "turn order", "Turn the order round"),
        ("T", "untag", "untag", "Take tags off the notes of the chosen cards"),
        (
            "equals_sign",
            "duplicates",
            "duplicates",
            "Find notes of the same question, then of the same answer",
        ),
        ("r", "refresh", "refresh", "Read the deck files again"),
    ),
    *_quiet(
        ("enter", "edit", "edit_row", "Edit the note in a form, then come back to its card"),
        ("E", "open_editor", "open_editor", "Open the note in your editor, then come back"),
        ("m", "mark", "mark", "Mark the chosen cards as wrong, or take their marks off"),
        ("D,ctrl+d", "delete", "delete", "Delete the notes of the chosen cards; asks first"),
        ("F", "forget", "forget", "Make the chosen cards new ones again"),
        ("d", "set_due", "set_due", "Set in how many days the chosen cards are due"),
        *_TRACED,
        ("a", "select_all", "select_all", "Choose all cards that were found"),
        ("v", "select_others", "select_others", "Choose the others instead of the chosen ones"),
        ("n", "select_none", "select_none", "Choose none"),
    ),
)
CARDS = _quiet(
    ("space", "select", "select_row", "Choose the card, or leave it out, and go on to the next"),
    ("down,j", "move(1)", "row_down", "One card down"),
    ("up,k", "move(-1)", "row_up", "One card up"),
    ("pagedown,ctrl+f", "page(1)", "page_down", "A page down"),
    ("pageup,ctrl+b", "page(-1)", "page_up", "A page up"),
    ("home,g", "first", "first_row", "To the first card"),
    ("end,G", "last", "last_row", "To the last card"),
)
SUMMARY = (
    *_quiet(("enter", "leave", "leave", "Leave")),
    *_shown(
        ("c", "cram", "drill missed", "Drill what was missed; no due date changes by that"),
        ("u,ctrl+z", "undo", "undo", "Take back the last thing done"),
    ),
)
LIST = (
    *_LINES,
    Binding("enter,space", "select", "choose", id="choose", tooltip="Choose or change the line"),
)
_RESET = ("r", "reset", "reset", "Give the chosen line its standard value again")
SETTINGS = _shown(
    _RESET,
    ("d", "choose_deck", "deck", "Choose the deck whose settings are shown, or the whole library"),
    ("m", "keymap", "keys", "Choose other keys"),
    ("b", "backups", "backups", "Make backups, and go back to one"),
)
KEYMAP = _shown(_RESET)
BACKUPS = _shown(("n", "back_up", "back up now", "Make a backup now"))
DIALOG = (Binding("escape", "dismiss", "back", id="back", tooltip="Leave all as it is"),)
STATISTICS = _shown(
    ("r", "range", "range", "Look at the last month, at the last year, or at all time"),
    ("d", "deck", "deck", "Choose a deck, or the whole library"),
    ("f", "forecast", "forecast", "Look 30, 90 or 365 days ahead"),
)
DECK_CHOICE = (Binding("enter,space", "select", "choose", id="choose", tooltip="Choose this deck"),)
ACCEPT = (
    *_TEXT,
    *_shown(
        ("a", "accept", "accept", "Accept the card as it is"),
        ("e", "edit", "edit", "Edit the card, and accept what you make of it"),
        ("d", "drop", "drop", "Drop the card for good: it is not proposed again"),
        ("u,ctrl+z", "undo", "undo", "Take back the last decision"),
        ("m", "merge", "merge", "Merge the card with the next open one of the same passage"),
        ("s", "split", "split", "Split the card into one for each thing that it lists"),
        ("c", "make_cloze", "cloze", "Make the card a gap in the sentence that it quotes"),
        ("n", "next_open", "next open", "Go to the next card that is open"),
        ("A", "accept_rest", "accept the rest", "Accept all open cards that have no warning"),
    ),
)
PROPOSALS = _LINES
MAKING = _quiet(("escape", "leave", "stop_making", "Stop; what was done before is kept"))
_FORM_EDITOR = ("ctrl+e", "form_editor", "editor", "Go on with the note in your editor")
WORDING = (
    Binding("ctrl+s", "take", "accept", id="take", tooltip="Accept the card as it stands here"),
    *_shown(_FORM_EDITOR),
    Binding("escape", "dismiss", "back", id="no_edit", tooltip="Leave the card as it was"),
)
ASK = (
    *_shown(("y,enter", "yes", "yes", "Do it"), ("n", "no", "no", "Do not")),
    *_quiet(("escape,q", "dismiss", "no_answer", "Leave all as it is")),
)
FORM = (
    *_shown(
        ("ctrl+s", "save", "save", "Save the note"),
        ("escape", "leave_form", "leave", "Leave the form; asks if something is not saved"),
        ("ctrl+t", "next_kind", "kind", "Take the next kind of note"),
        ("ctrl+o", "more", "more", "Show or hide the fields that are seldom needed"),
        _FORM_EDITOR,
    ),
)
TICK = (Binding("space,enter", "turn_over", "on or off", id="toggle", tooltip="On, or off"),)
CHOICE = _quiet(
    ("right,space,enter", "next", "choose_next", "Take the word to the right"),
    ("left", "previous", "choose_previous", "Take the word to the left"),
)
INFO = (
    Binding(
        "escape,i,q,enter,space", "dismiss", "back", id="close_info", tooltip="Close the card info"
    ),
)
HELP = (
    Binding(
        "escape,question_mark,f1,q,enter,space",
        "dismiss",
        "back",
        id="close_help",
        tooltip="Close the help",
    ),
)

# Under the name of each screen the keys that act on it, besides those of the program.
SCREENS = {
    "library": (*EVERYWHERE, *HOME, *DECKS),
    "card": (*EVERYWHERE, *REVIEW, *CARD),
    "summary": (*EVERYWHERE, *SUMMARY),
    "settings": (*EVERYWHERE, *SETTINGS, *LIST),
    "keys": (*EVERYWHERE, *KEYMAP, *LIST),
    "backups": (*EVERYWHERE, *BACKUPS, *LIST),
    "choice": (*DIALOG, *LIST),
    "statistics": (*EVERYWHERE, *STATISTICS, *CARD),
    "browser": (*EVERYWHERE, *BROWSE, *CARDS),
    "deck choice": (*DIALOG, *DECK_CHOICE),
    "question": ASK,
    "note": (*FORM, *TICK),
    "note kind": (*FORM, *CHOICE),
    "card info": INFO,
    "proposals": (*EVERYWHERE, *ACCEPT, *PROPOSALS),
    "making": (*EVERYWHERE, *MAKING),
    "proposed card": (*WORDING, *CARD),
    "help": HELP,
}
_ALL = (*PROGRAM, *(binding for table in SCREENS.values() for binding in table))
IDS = frozenset(binding.id for binding in _ALL if binding.id)
# Of no use in the palette, which closes after one step.
MOVES = frozenset(
    binding.id
    for binding in (*CARD, *DECKS, *LIST, *PROPOSALS, *CARDS, *ACCEPT)
    if binding.action.partition("(")[0].partition("_")[0] in {"cursor", "scroll", "move", "page"}
)
TURN = next(binding for binding in REVIEW if binding.id == "turn")
