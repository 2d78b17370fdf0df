"""What the rules look at in a card's form, in any language: sides, lengths, brackets, gaps.

A predicate takes a card and returns what breaks its rule, "" where nothing does.
"""

from __future__ import annotations

import re

from trainer.cards.asked import PLACEHOLDER, Asked
from trainer.cards.cloze_scan import scan
from trainer.cards.english import content_stems, words
from trainer.cards.note import ASKED, Kind

_FEWEST_CONTEXT_WORDS, _CONTEXT_WORDS = 2, 4
_FEWEST_LISTED = 3
_LONGEST_ITEM = 7

_QUESTION_MARK = re.compile(r"\w[)\"'”’]?\?(?=[\s\"'”’)]|$)")
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“]*“")
_INTERVAL = re.compile(r"[\[(][^()\[\]]{1,20}[,;][^()\[\]]{1,20}[\])]")
_ITEM_LABEL = re.compile(r"(?:^|(?<=[\s,;]))(?:[0-9]{1,2}|[a-zA-Z]|[ivx]{1,4})\)")
_FACE = re.compile(r"[:;]-?[()]")
_PAIRED = re.compile(r"[()\"“”„]")
_QUOTE = re.compile(r"[\"“”„]")
_INCHES = re.compile(r"(?<=\d)\"")
GARBLED = re.compile(
    r"(?<!\S)\(\s*\)"  # what stood in the brackets is lost
    r"|[^\W\d_]\?\?|,\s*[,?]"
    r"|\ufffd|â€|Ã[\u0080-\u00bf]"  # letters read in the wrong encoding
)
LEFTOVER_MARKUP = re.compile(r"</?[a-zA-Z]\w*/?>|\*\*|`|https?://|\]\(|&(?:amp|lt|gt|nbsp|quot);")
_LIST_BREAK = re.compile(r";|\n|•|,\s+(?:(?:and|or|und|et|y)\s+)?|\s+and\s+")


def empty_side(asked: Asked) -> str:
    """A side without text; an empty gap is the cloze's own affair."""
    card = asked.card
    sides = (card.question,) if card.note.kind is Kind.CLOZE else (card.question, card.answer)
    return "" if all(side.strip() for side in sides) else "empty"


def empty_item(asked: Asked) -> str:
    """The place of the first item of a list that has no text."""
    items = asked.card.note.items
    return next((str(place) for place, item in enumerate(items, 1) if not item.strip()), "")


def unbalanced(asked: Asked) -> str:
    """Round brackets or straight quotation marks that do not come in pairs on one side."""
    return _unbalanced_sign(asked.question) or _unbalanced_sign(asked.answer)


def several_question_marks(asked: Asked) -> str:
    """Two question marks that each end a clause, those of quoted questions left out."""
    marks = _QUESTION_MARK.findall(_QUOTED.sub("", asked.question))
    return "two question marks" if len(marks) > 1 else ""


def question_words(asked: Asked) -> int:
    """The length of the question in words."""
    return len(asked.question_words)


def answer_words(asked: Asked) -> int:
    """The length of an answer in words; that of an enumeration is counted in items instead."""
    return 0 if enumerated(asked) else len(asked.answer_words)


def gap_words(asked: Asked) -> int:
    """The length of what fills the gap, in words."""
    return len(asked.answer_words)


def gaps(asked: Asked) -> int:
    """How many gaps are asked at once."""
    return asked.question.count(ASKED)


def items(asked: Asked) -> int:
    """How many items a list note has."""
    return len(asked.card.note.items)


def enumerated(asked: Asked) -> int:
    """How many things an answer enumerates; 0 if it is no enumeration of short items.

    A run of figures is one thing: a sequence, a date, a point.
    """
    if not any(sign in asked.answer for sign in "\n,;•"):
        return 0
    parts = [part for part in _LIST_BREAK.split(asked.answer) if part.strip()]
    figures = all(part.strip(" .").isdigit() or part == PLACEHOLDER for part in parts)
    short = all(len(words(part)) <= _LONGEST_ITEM for part in parts)
    if len(parts) >= _FEWEST_LISTED and short and not figures:
        return len(parts)
    lines = [line for line in asked.answer.split("\n") if line.strip()]
    return len(lines) if len(lines) >= _FEWEST_LISTED else 0


def stray_braces(asked: Asked) -> str:
    """The words before braces that look like the end of a gap but close none."""
    text = asked.card.note.front
    return next((text[max(0, at - 16) : at + 2] for at in scan(text).stray), "")


def gap_without_context(asked: Asked) -> str:
    """Next to nothing around a gap or in its hint to tell what is asked."""
    return "gap" if _context_size(asked) < _FEWEST_CONTEXT_WORDS else ""


def gap_with_little_context(asked: Asked) -> str:
    """Something around a gap, but less than usually tells what is asked."""
    size = _context_size(asked)
    return str(size) if _FEWEST_CONTEXT_WORDS <= size < _CONTEXT_WORDS else ""


def _context_size(asked: Asked) -> int:
    """How many telling words stand around a gap or in its hint.

    A formula or piece of code counts two; a word in letters beyond ASCII counts by its
    length, since many such scripts are written without spaces.
    """
    stems = asked.question_stems | content_stems(asked.card.hint)
    letters = sum(1 if stem.isascii() else (len(stem) + 1) // 2 for stem in stems)
    return letters + 2 * asked.question.count(PLACEHOLDER)


def _unbalanced_sign(text: str) -> str:
    if not _PAIRED.search(text):
        return ""
    text = _INTERVAL.sub("", text)
    unlabelled = _ITEM_LABEL.sub("", _FACE.sub("", text))
    if all(side.count("(") != side.count(")") for side in (text, unlabelled)):
        return "bracket"
    return "quotation mark" if len(_QUOTE.findall(_INCHES.sub("", text))) % 2 else ""
