"""Single values of a deck file: text, yes or no, lists of text, ids, media paths.

Each function takes one key with its value and either gives the value back in the type
that a note needs or refuses it with its place and a mend.
"""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from typing import NoReturn

from trainer.cards.note import ID_ALPHABET, ID_FORM
from trainer.store.yaml_errors import excerpt
from trainer.store.yaml_events import Dictionary, Entry, Node, Scalar, Sequence, refusal

IMAGE_ENDINGS = ("png", "jpg", "jpeg", "gif", "webp", "svg")
AUDIO_ENDINGS = ("mp3", "ogg", "wav", "opus", "flac", "m4a")
LONGEST_MEDIA_PATH = 200  # bytes in UTF-8
_MOST_LISTED = 20

_FLAGS = {"yes": True, "true": True, "no": False, "false": False}
_OTHER_WORDS = {
    "answer": "a",
    "answers": "accept",
    "cards": "notes",
    "deck": "id",
    "items": "list",
    "question": "q",
    "reference": "ref",
    "type": "typed",
}


def refuse_key(key: Scalar, known: Collection[str], owner: str, name: str) -> NoReturn:
    """Refuse a key that ``owner`` ("a note", "a deck") does not have."""
    message = f"{owner} has no key '{excerpt(key.text)}'"
    raise refusal(name, key.start, message, suggestion(key.text, known))


def suggestion(word: str, known: Collection[str]) -> str:
    """The mend for a misspelt word."""
    other_words = {other: own for other, own in _OTHER_WORDS.items() if own in known}
    close = get_close_matches(word.lower(), [*known, *other_words], n=1)
    if close:
        return f"Write '{excerpt(other_words.get(close[0], close[0]))}' if that is meant"
    listed = [excerpt(name) for name in sorted(known)[:_MOST_LISTED]]
    more = ["…"] if len(known) > _MOST_LISTED else []
    return f"Known are: {', '.join([*listed, *more])}" if known else "None is known so far"


def text(entry: Entry, name: str) -> str:
    """The text behind a key, empty if nothing stands there.

    Line breaks at the end of a block of text belong to the notation, not to the text.
    """
    value = entry.value
    if type(value) is not Scalar:
        refuse_shape(value, f"'{entry.key.text}'", name)
    return value.text.rstrip("\n")


def refuse_shape(node: Node, what: str, name: str) -> NoReturn:
    """Refuse a list or mapping that stands where there must be text."""
    shape, opening = ("a list", "[") if isinstance(node, Sequence) else ("a mapping", "{")
    in_brackets = isinstance(node, Sequence | Dictionary) and node.flow
    mend = f"Put text that begins with '{opening}' in quotes" if in_brackets else "Write one text"
    raise refusal(name, node.start, f"{what} must be text, and this is {shape}", mend)


def flag(entry: Entry, name: str) -> bool:
    """Yes or no."""
    word = text(entry, name)
    if word not in _FLAGS:
        message = f"'{entry.key.text}' is yes or no, and not '{excerpt(word)}'"
        raise refusal(name, entry.value.start, message, "Write yes or no in small letters")
    return _FLAGS[word]


def texts(entry: Entry, name: str) -> tuple[str, ...]:
    """The texts of a list, none of them empty."""
    key, value = entry
    if type(value) is not Sequence:
        mend = f"Write {key.text}: [one, another]"
        raise refusal(name, value.start, f"'{key.text}' must be a list", mend)
    return tuple([_list_item(item, key.text, name) for item in value.items])


def _list_item(item: Node, key: str, name: str) -> str:
    if type(item) is not Scalar:
        refuse_shape(item, f"each item of '{key}'", name)
    if not item.text or item.text.isspace():
        raise refusal(name, item.start, f"an item of '{key}' is empty", "Write it or delete it")
    return item.text.rstrip("\n")


def identity(entry: Entry, name: str) -> str:
    """An id as written once by the tool."""
    letters = text(entry, name)
    if not ID_FORM.fullmatch(letters):
        message = f"'{excerpt(letters)}' is no id: 6 to 16 of the letters {ID_ALPHABET}"
        mend = "Delete the line; trainer check --fix writes a new id"
        raise refusal(name, entry.value.start, message, mend)
    return letters


def image(entry: Entry, name: str) -> str:
    """A relative path to a picture beside the deck."""
    return _media(entry, IMAGE_ENDINGS, name)


def audio(entry: Entry, name: str) -> str:
    """A relative path to a sound beside the deck."""
    return _media(entry, AUDIO_ENDINGS, name)


def _media(entry: Entry, endings: Collection[str], name: str) -> str:
    path = text(entry, name)
    if problem := _media_problem(path, endings):
        mend = "Write a path from the deck's folder, such as media/star." + next(iter(endings))
        raise refusal(name, entry.value.start, f"'{entry.key.text}' {problem}", mend)
    return path


def _media_problem(path: str, endings: Collection[str]) -> str:
    """Why a path is refused: it might leave the folder on some system, or name a program."""
    if "\\" in path or ":" in path or "\n" in path:
        return "holds a backslash, colon or line break"
    if path.startswith("/"):
        return "must be relative to the deck's folder"
    if any(part == "" or part.startswith(".") for part in path.split("/")):
        return "has a part that is empty or begins with a dot"
    if len(path.encode()) > LONGEST_MEDIA_PATH:
        return f"is longer than {LONGEST_MEDIA_PATH} bytes"
    if "." not in path or path.rpartition(".")[2].lower() not in endings:
        return f"must end in one of {', '.join(endings)}"
    return ""
