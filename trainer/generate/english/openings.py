"""What stands before the statement of a sentence and is left out when it is read.

``However,``, ``As its name implies,`` and ``Today,`` tie a sentence to its text or its
day; what a card asks must hold without them.
"""

from __future__ import annotations

import re

from trainer.generate.english.words import CONNECTIVE_PHRASES, CONNECTIVES

ABBREVIATED = re.compile(r"\s\([A-Z][A-Za-z0-9/&-]{1,9}\)")  # a bracket that hides the tree
_TODAY = re.compile(r"(?:Today|Nowadays|Currently|These days)(?:, | (?=[a-z]))")
_AS_SAID = re.compile(
    r"As [^,]{0,50}?\b(?:explained|mentioned|noted|discussed|described|seen|stated|said|learned)\b"
    r"[^,]{0,50}, |As (?:its|the|their) names? (?:implies|imply|suggests?), ",
)
_LABEL = re.compile(
    r"^(?:WARNING|CAUTION|NOTE|DANGER|IMPORTANT|Warning|Caution|Note|Important|Tip): "
)
_TURN = re.compile(
    r",? (?:nevertheless|nonetheless|however|therefore|moreover|furthermore|consequently)\b,?"
    r"(?! (?:\w+ly|much|many|long|hard|far|often|great|small)\b)"
)


def without_connective(text: str) -> str:
    """The sentence without ``However,``, ``In fact,`` … at its start, verbatim from there on."""
    text = _LABEL.sub("", text)
    said = _AS_SAID.match(text)
    if said:
        return without_connective(text[said.end() :])
    low = text.lower()
    for phrase in CONNECTIVE_PHRASES:
        if low.startswith(phrase + ","):
            return without_connective(text[len(phrase) + 1 :].lstrip())
    first = low.split(",", 1)[0]
    if first in CONNECTIVES and "," in text:
        return without_connective(text[len(first) + 1 :].lstrip())
    today = _TODAY.match(text)
    if today:
        return text[today.end() :]
    opener, _, rest = text.partition(" ")
    if opener.lower() in {"thus", "therefore", "hence", "and", "but", "so", "yet"} and rest:
        return without_connective(rest)
    return text


def without_turn(text: str) -> str:
    """The sentence without a *nevertheless* or *however* within it, which looks back."""
    return _TURN.sub("", text)


def body_of(text: str) -> str:
    """What of a sentence is read: no connective before it, no bracketed letters, no stop."""
    return ABBREVIATED.sub("", without_connective(text).rstrip(" .!;:"))
