"""The main clause of a sentence: context, subject, verb and what follows.

No parser stands behind this. A clause is found only where its shape leaves little
doubt: the subject is a noun phrase, number agrees, and no other word of the clause
is a better verb. Where in doubt there is no clause, and so no card.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainer.generate.english.nouns import is_noun_phrase, phrase_is_plural
from trainer.generate.english.tokens import Token, tokens
from trainer.generate.english.verbs import LEMMAS, NOUNISH, PARTICIPLES, PAST, THIRD
from trainer.generate.english.words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONNECTIVE_PHRASES,
    CONNECTIVES,
    COORDINATORS,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)

_LONGEST_CONTEXT = 8
_STOPS = RELATIVES | SUBORDINATORS | COORDINATORS


@dataclass(frozen=True, slots=True)
class Clause:
    """``context, subject, insertion, aux adverb verb rest``, every part verbatim.

    ``verb`` is empty where a form of *be* stands alone, ``lemma`` its base form;
    ``rest`` goes to the end of the sentence, without the final mark. ``negated``
    tells of *not* or *never* beside the verb.
    """

    context: str
    subject: str
    insertion: str
    aux: str
    adverb: str
    verb: str
    lemma: str
    rest: str
    negated: bool = False

    @property
    def plural(self) -> bool:
        """Whether the subject takes a plural verb."""
        return phrase_is_plural(self.subject)

    @property
    def is_past(self) -> bool:
        """Whether the clause tells of the past."""
        simple_past = bool(self.verb) and self.verb.lower() in PAST and not self.aux
        same_form = self.verb.lower() in LEMMAS and self.plural
        return self.aux in {"was", "were", "had", "did"} or (simple_past and not same_form)


_AS_SAID = re.compile(
    r"As [^,]{0,50}?\b(?:explained|mentioned|noted|discussed|described|seen|stated|said|learned)\b"
    r"[^,]{0,50}, ",
)


def without_connective(text: str) -> str:
    """The sentence without ``However,``, ``In fact,`` … at its start, verbatim from there on."""
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
    opener, _, rest = text.partition(" ")
    if opener.lower() in {"thus", "therefore", "hence", "and", "but", "so", "yet"} and rest:
        return without_connective(rest)
    return text


def clause(text: str) -> Clause | None:
    """The main clause of a sentence, None where its shape is in doubt."""
    body = without_connective(text).rstrip(" .!;:")
    context, body = _context(body)
    parts = tokens(body)
    found = _verb(parts)
    if found is None:
        return None
    at, cut = found
    subject = body[: parts[cut].start].rstrip(" ,(") if cut < at else body[: parts[at].start]
    insertion = body[parts[cut].start : parts[at].start].strip(" ,()") if cut < at else ""
    subject, early = _without_adverbs(subject.rstrip(" ,"))
    odd_quotes = subject.count("“") != subject.count("”") or subject.count('"') % 2
    if odd_quotes or re.search(r"[“\"].*\s.*[”\"]", subject):
        return None
    if not is_noun_phrase(subject, longest=14) and not _is_pronoun(subject):
        return None
    group = _group(body, parts, at, context, subject, insertion, early)
    return group if group and _auxiliary_agrees(group) else None


def _auxiliary_agrees(group: Clause) -> bool:
    """``is`` with a plural subject means that the subject was cut wrongly."""
    if _is_pronoun(group.subject):
        return True
    if group.aux in {"is", "was", "has"} or (group.verb == "has" and not group.aux):
        return not group.plural
    return group.plural or group.aux not in {"are", "were", "have"}


def _is_pronoun(subject: str) -> bool:
    return subject.lower() in {"it", "they", "he", "she", "this", "these"}


def _context(body: str) -> tuple[str, str]:
    """A short opening like ``In psychology,`` apart from the rest."""
    first = body.split(" ", 1)[0].lower()
    opens = first in PREPOSITIONS or first in SUBORDINATORS or first == "according"
    if not opens:
        return "", body
    date = re.match(r"(?:On|In|By) [A-Z][a-z]+ \d{1,2}, \d{4}", body)
    comma = body.find(", ", date.end() if date else 0)
    opening = body[:comma] if comma > 0 else ""
    if not opening or len(opening.split()) > _LONGEST_CONTEXT:
        return "", body
    return opening, body[comma + 2 :]


def _without_adverbs(subject: str) -> tuple[str, str]:
    """Adverbs between subject and verb belong to the verb."""
    kept = subject.split(" ")
    taken: list[str] = []
    while len(kept) > 1 and _is_adverb(kept[-1].lower()):
        taken.insert(0, kept.pop())
    return " ".join(kept), " ".join(taken)


def _is_adverb(word: str) -> bool:
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4)  # noqa: PLR2004  "fly"


def _verb(parts: tuple[Token, ...]) -> tuple[int, int] | None:
    """Index of the finite verb, and of the first token after the subject proper."""
    clauses = 0  # relative clauses whose verb has not come yet
    index = 0
    seen_relative = False
    while index < len(parts):
        token = parts[index]
        if token.text in "([":
            index = _closing(parts, index) + 1
        elif token.text in ",–—" and index:
            return _after_insertion(parts, index)
        elif index and token.low in RELATIVES and not _is_adverb(token.low):
            clauses, seen_relative = clauses + 1, True
            index += 1
        elif token.text == "-":
            return None
        elif index and token.low in SUBORDINATORS - RELATIVES - {"as"} or token.text in ";:":
            return None
        elif _is_finite(parts, index, inside=clauses > 0):
            joined = parts[index - 1].low in COORDINATORS
            if not clauses and not (seen_relative and joined):
                return (index, _subject_end(parts, index)) if index else None
            clauses = max(clauses - 1, 0)
            index = _past_group(parts, index)
        else:
            index += 1
    return None


def _subject_end(parts: tuple[Token, ...], verb: int) -> int:
    """Where a parenthesis between subject and verb begins, else the verb itself."""
    if parts[verb - 1].text == ")":
        opening = [i for i in range(verb) if parts[i].text == "("]
        return opening[-1] if opening and opening[-1] else verb
    return verb


def _past_group(parts: tuple[Token, ...], index: int) -> int:
    """The index after a verb group: ``has been shown`` is one verb of its clause."""
    index += 1
    while index < len(parts) and (
        parts[index].low in AUXILIARIES | {"be", "been", "being", "not"}
        or _is_adverb(parts[index].low)
        or (parts[index].low in PARTICIPLES and parts[index - 1].low in BE | HAVE | {"be", "been"})
        or (parts[index].low in LEMMAS and parts[index - 1].low in MODALS)
    ):
        index += 1
    return index


def _closing(parts: tuple[Token, ...], opening: int) -> int:
    depth = 0
    for index in range(opening, len(parts)):
        depth += (parts[index].text in "([") - (parts[index].text in ")]")
        if not depth:
            return index
    return len(parts) - 1


def _after_insertion(parts: tuple[Token, ...], comma: int) -> tuple[int, int] | None:
    """The verb after ``X, which …, verb``: the insertion must close right before it."""
    mark = parts[comma].text
    inserted = parts[comma + 1].low if comma + 1 < len(parts) else ""
    opens = inserted in RELATIVES | DETERMINERS | PREPOSITIONS | PARTICIPLES.keys() | ADVERBS | {
        "or", "such", "especially", "particularly", "short", "literally",
    }  # fmt: skip
    if not opens:
        return None
    index = comma + 1
    while index < len(parts) - 1:
        if parts[index].text in "([":
            index = _closing(parts, index)
        elif parts[index].text == mark:
            after = index + 1
            while after < len(parts) - 1 and _is_adverb(parts[after].low):
                after += 1
            if _is_finite(parts, after, inside=False, subject_end=comma):
                return after, comma
        index += 1
    return None


def _is_finite(
    parts: tuple[Token, ...], index: int, *, inside: bool, subject_end: int | None = None
) -> bool:
    """Whether the token is the finite verb of the subject before it (or of a relative clause)."""
    token = parts[index]
    if not token.text[0].islower():
        return False
    before = _word_before(parts, index)
    if token.low in AUXILIARIES:
        return before != "to"
    if before is not None and (
        before in DETERMINERS | PREPOSITIONS | {"to", "not"} or (before in COORDINATORS and not inside)
    ) and not (inside and before in RELATIVES):  # fmt: skip
        return False
    if inside:
        return token.low in THIRD or token.low in LEMMAS or token.low in PAST
    end = subject_end if subject_end is not None else index
    return _agrees(parts, index, end) and not _better_verb_later(parts, index)


def _word_before(parts: tuple[Token, ...], index: int) -> str | None:
    index -= 1
    while index > 0 and _is_adverb(parts[index].low):
        index -= 1
    return parts[index].low if index >= 0 else None


def _agrees(parts: tuple[Token, ...], index: int, end: int) -> bool:
    subject = " ".join(token.text for token in parts[:end])
    subject = _without_adverbs(subject)[0]
    if not subject:
        return False
    low = parts[index].low
    third = low in THIRD
    base = low in LEMMAS
    plural = phrase_is_plural(subject) or subject.lower() in {"they", "these", "we", "you"}
    if third and not plural:
        return True
    return (base and plural) or (low in PAST and not third and not (base and not plural))


def _better_verb_later(parts: tuple[Token, ...], index: int) -> bool:
    """Whether a doubtful form (a noun, a participle) is followed by a surer verb of the clause."""
    low = parts[index].low
    lemma = THIRD.get(low) or (low if low in LEMMAS else "")
    after = parts[index + 1] if index + 1 < len(parts) else None
    if after and (after.low in AUXILIARIES or (after.low == "of" and lemma not in {"consist"})):
        return True
    if lemma in NOUNISH and low in THIRD and after and after.low in LEMMAS:
        return True
    if lemma and lemma not in NOUNISH:
        return False
    infinitive = index + 2 < len(parts) and parts[index + 2].low in LEMMAS
    is_participle = low in PARTICIPLES and after is not None and after.low in PREPOSITIONS
    is_participle = is_participle and not (infinitive and after is not None and after.low == "to")
    for position in range(index + 1, len(parts)):
        token = parts[position]
        if token.low in _STOPS or token.text in ",;:([–—":
            return False
        before = parts[position - 1].low
        sure = token.low in THIRD and THIRD[token.low] not in NOUNISH
        sure = sure or (is_participle and token.low in PAST)
        if (token.low in AUXILIARIES or sure) and before not in PREPOSITIONS | DETERMINERS | {"to"}:
            return True
    return False


def _group(
    body: str,
    parts: tuple[Token, ...],
    at: int,
    context: str,
    subject: str,
    insertion: str,
    early: str,
) -> Clause | None:
    first = parts[at].low
    index = at + 1
    while index < len(parts) and (_is_adverb(parts[index].low) or parts[index].low == "not"):
        index += 1
    between = [token.text for token in parts[at + 1 : index]]
    negated = any(word.lower() in {"not", "never", "rarely", "seldom"} for word in between)
    adverb = " ".join([*early.split(), *between])
    rest_at = parts[index].start if index < len(parts) else len(body)
    if first in AUXILIARIES and not (first in HAVE and not _is_perfect(parts, index)):
        if first in BE:
            return Clause(
                context, subject, insertion, first, adverb, "", "be", body[rest_at:], negated
            )
        if index >= len(parts) or first in DO:
            return None
        verb = parts[index].low
        if first in MODALS and verb not in LEMMAS | {"be", "have"}:
            return None
        lemma = PARTICIPLES.get(verb, verb) if first in HAVE else verb
        rest = body[parts[index].end :].strip()
        return Clause(context, subject, insertion, first, adverb, verb, lemma, rest, negated)
    verb = parts[at].text
    lemma = "have" if first in HAVE else THIRD.get(first) or _base(first, subject)
    rest = body[parts[at].end :].strip()
    return Clause(context, subject, insertion, "", early, verb, lemma, rest, negated)


def _base(form: str, subject: str) -> str:
    if form in LEMMAS and (phrase_is_plural(subject) or subject.lower() in {"they", "these"}):
        return form
    return PAST.get(form, form)


def _is_perfect(parts: tuple[Token, ...], index: int) -> bool:
    """Whether *have* is an auxiliary here: a participle or *been* comes next."""
    if index >= len(parts):
        return False
    after = parts[index].low
    return after == "been" or (after in PARTICIPLES and after not in NOUNISH)
