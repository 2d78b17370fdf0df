"""Which word of a sentence is its finite verb, told without a parser from form and neighbours."""

from __future__ import annotations

from trainer.generate.english.nouns import phrase_is_plural
from trainer.generate.english.tokens import Token
from trainer.generate.english.verbs import LEMMAS, NOUNISH, PARTICIPLES, PAST, THIRD
from trainer.generate.english.words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    COORDINATORS,
    DETERMINERS,
    HAVE,
    MODALS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    words,
)

Parts = tuple[Token, ...]
PLURAL_PRONOUNS = frozenset({"they", "these", "we", "you"})
_STOPS = RELATIVES | SUBORDINATORS | COORDINATORS
_ENDS_CLAUSE = SUBORDINATORS - RELATIVES - {"as"}
_NEVER_BEFORE = DETERMINERS | PREPOSITIONS | {"to", "not"}
_OPENS_INSERTION = (
    RELATIVES | DETERMINERS | PREPOSITIONS | PARTICIPLES.keys() | ADVERBS
    | words("or such especially particularly short literally")
)  # fmt: skip


def is_adverb(word: str) -> bool:
    """Whether a lower-case word is an adverb by list or ending."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4)  # noqa: PLR2004  "fly"


def without_adverbs(subject: str) -> tuple[str, str]:
    """A subject without the adverbs that stand between it and the verb, and those adverbs."""
    kept = subject.split(" ")
    taken: list[str] = []
    while len(kept) > 1 and is_adverb(kept[-1].lower()):
        taken.insert(0, kept.pop())
    return " ".join(kept), " ".join(taken)


def main_verb(parts: Parts) -> tuple[int, int] | None:
    """Index of the finite verb, and of the first token after the subject proper.

    Relative clauses inside the subject have a verb of their own, which is passed by.
    None where an insertion does not close, another clause begins, or no verb is sure.
    """
    open_relatives = 0
    index = 0
    seen_relative = False
    while index < len(parts):
        token = parts[index]
        if token.text in "([":
            index = _closing(parts, index) + 1
        elif token.text in ",–—" and index:
            return _after_insertion(parts, index)
        elif index and token.low in RELATIVES:
            open_relatives, seen_relative = open_relatives + 1, True
            index += 1
        elif token.text in "-;:" or (index and token.low in _ENDS_CLAUSE):
            return None
        elif _is_finite(parts, index, index, inside=open_relatives > 0):
            joined = seen_relative and parts[index - 1].low in COORDINATORS
            if not open_relatives and not joined:
                return (index, _subject_end(parts, index)) if index else None
            open_relatives = max(open_relatives - 1, 0)
            index = _past_group(parts, index)
        else:
            index += 1
    return None


def _subject_end(parts: Parts, verb: int) -> int:
    """Where a parenthesis between subject and verb begins, else the verb itself."""
    if parts[verb - 1].text == ")":
        opening = [i for i in range(verb) if parts[i].text == "("]
        return opening[-1] if opening and opening[-1] else verb
    return verb


def _past_group(parts: Parts, index: int) -> int:
    """The index after a verb group: ``has been shown`` is one verb of its clause."""
    index += 1
    while index < len(parts) and (
        parts[index].low in AUXILIARIES | {"be", "been", "being", "not"}
        or is_adverb(parts[index].low)
        or (parts[index].low in PARTICIPLES and parts[index - 1].low in BE | HAVE | {"be", "been"})
        or (parts[index].low in LEMMAS and parts[index - 1].low in MODALS)
    ):
        index += 1
    return index


def _closing(parts: Parts, opening: int) -> int:
    depth = 0
    for index in range(opening, len(parts)):
        depth += (parts[index].text in "([") - (parts[index].text in ")]")
        if not depth:
            return index
    return len(parts) - 1


def _after_insertion(parts: Parts, comma: int) -> tuple[int, int] | None:
    """The verb after ``X, which …, verb``: the insertion must close right before it."""
    mark = parts[comma].text
    if comma + 1 >= len(parts) or parts[comma + 1].low not in _OPENS_INSERTION:
        return None
    index = comma + 1
    while index < len(parts) - 1:
        if parts[index].text in "([":
            index = _closing(parts, index)
        elif parts[index].text == mark:
            after = index + 1
            while after < len(parts) - 1 and is_adverb(parts[after].low):
                after += 1
            if _is_finite(parts, after, comma, inside=False):
                return after, comma
        index += 1
    return None


def _is_finite(parts: Parts, index: int, subject_end: int, *, inside: bool) -> bool:
    """Whether the token is the finite verb of the subject before it (or of a relative clause)."""
    token = parts[index]
    if not token.text[0].islower():
        return False
    before = _word_before(parts, index)
    if token.low in AUXILIARIES:
        return before != "to"
    if inside:
        follows = before in RELATIVES or before not in _NEVER_BEFORE
        return follows and (token.low in THIRD or token.low in LEMMAS or token.low in PAST)
    if before in _NEVER_BEFORE or before in COORDINATORS:
        return False
    return _agrees(parts, index, subject_end) and not _better_verb_later(parts, index)


def _word_before(parts: Parts, index: int) -> str | None:
    index -= 1
    while index > 0 and is_adverb(parts[index].low):
        index -= 1
    return parts[index].low if index >= 0 else None


def _agrees(parts: Parts, index: int, end: int) -> bool:
    subject = without_adverbs(" ".join(token.text for token in parts[:end]))[0]
    if not subject:
        return False
    low = parts[index].low
    plural = phrase_is_plural(subject) or subject.lower() in PLURAL_PRONOUNS
    if low in THIRD:
        return not plural
    return plural if low in LEMMAS else low in PAST


def _better_verb_later(parts: Parts, index: int) -> bool:
    """Whether a doubtful form (a noun, a participle) is followed by a surer verb of the clause."""
    low = parts[index].low
    lemma = THIRD.get(low) or (low if low in LEMMAS else "")
    after = parts[index + 1].low if index + 1 < len(parts) else ""
    if after in AUXILIARIES or (after == "of" and lemma != "consist"):
        return True
    if lemma in NOUNISH and low in THIRD and after in LEMMAS:
        return True
    if lemma and lemma not in NOUNISH:
        return False
    return _has_sure_verb(parts, index + 1, past=_is_reduced_relative(parts, index))


def _is_reduced_relative(parts: Parts, index: int) -> bool:
    """``the treaty signed in 1494``: a participle with a preposition, but no infinitive, behind."""
    following = [token.low for token in parts[index + 1 : index + 3]]
    infinitive = len(following) > 1 and following[0] == "to" and following[1] in LEMMAS
    behind = bool(following) and following[0] in PREPOSITIONS
    return parts[index].low in PARTICIPLES and behind and not infinitive


def _has_sure_verb(parts: Parts, start: int, *, past: bool) -> bool:
    for position in range(start, len(parts)):
        token = parts[position]
        if token.low in _STOPS or token.text in ",;:([–—":
            return False
        third = THIRD.get(token.low, "")
        sure = token.low in AUXILIARIES or (third and third not in NOUNISH)
        if (sure or (past and token.low in PAST)) and parts[position - 1].low not in _NEVER_BEFORE:
            return True
    return False
