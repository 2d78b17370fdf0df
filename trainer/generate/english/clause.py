"""The main clause of a sentence: context, subject, verb and what follows.

No parser stands behind this. A clause is found only where its shape leaves little
doubt: the subject is a noun phrase, number agrees, and no other word of the clause
is a better verb. Where in doubt there is no clause, and so no card.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainer.generate.english.finite import (
    PLURAL_PRONOUNS,
    is_adverb,
    main_verb,
    without_adverbs,
)
from trainer.generate.english.nouns import is_noun_phrase, phrase_is_plural
from trainer.generate.english.tokens import Token, tokens
from trainer.generate.english.verbs import LEMMAS, NOUNISH, PARTICIPLES, PAST, THIRD
from trainer.generate.english.words import (
    BE,
    CONNECTIVE_PHRASES,
    CONNECTIVES,
    DO,
    HAVE,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
)

_LONGEST_CONTEXT = 8
_LONGEST_SUBJECT = 14
_NEGATIONS = frozenset({"not", "never", "rarely", "seldom"})


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


_BARE_DATE = re.compile(  # "In 1608 Champlain founded …", without a comma
    r"((?:In|By|On) (?:[A-Z][a-z]+ (?:\d{1,2}, )?)?\d{4}) (?=[A-Z]|(?:the|an?|he|she|they|it) )"
)
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
    context, body = _context(without_connective(text).rstrip(" .!;:"))
    parts = tokens(body)
    found = main_verb(parts)
    if found is None:
        return None
    at, cut = found
    subject, early = without_adverbs(body[: parts[cut].start].rstrip(" ,(–—"))
    insertion, late = without_adverbs(body[parts[cut].start : parts[at].start].strip(" ,()–—"))
    frame = _Frame(context, subject, insertion.rstrip(" ,)–—"), f"{early} {late}".strip())
    if not _can_be_subject(subject):
        return None
    group = _group(frame, body, parts, at)
    return group if group and _auxiliary_agrees(group) else None


def _can_be_subject(subject: str) -> bool:
    odd_quotes = subject.count("“") != subject.count("”") or subject.count('"') % 2
    quotation = re.search(r"[“\"].*\s.*[”\"]", subject)
    fits = is_noun_phrase(subject, longest=_LONGEST_SUBJECT) or _is_pronoun(subject)
    return fits and not odd_quotes and not quotation


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
    bare_date = _BARE_DATE.match(body)
    if bare_date:
        return bare_date[1], body[bare_date.end() :]
    date = re.match(r"(?:On|In|By) [A-Z][a-z]+ \d{1,2}, \d{4}", body)
    comma = body.find(", ", date.end() if date else 0)
    opening = body[:comma] if comma > 0 else ""
    if not opening or len(opening.split()) > _LONGEST_CONTEXT:
        return "", body
    return opening, body[comma + 2 :]


@dataclass(frozen=True, slots=True)
class _Frame:
    """The parts of a clause before its verb."""

    context: str
    subject: str
    insertion: str
    early: str  # adverbs between subject and verb


def _group(frame: _Frame, body: str, parts: tuple[Token, ...], at: int) -> Clause | None:
    """The clause once its verb is known to begin at a token."""
    first = parts[at].low
    index = at + 1
    while index < len(parts) and (is_adverb(parts[index].low) or parts[index].low == "not"):
        index += 1
    between = [token.low for token in parts[at + 1 : index]]
    negated = first == "cannot" or any(word in _NEGATIONS for word in between)
    adverb = " ".join([*frame.early.split(), *between])
    opening = (frame.context, frame.subject, frame.insertion)
    if first in BE:
        rest = body[parts[index].start :] if index < len(parts) else ""
        return Clause(*opening, first, adverb, "", "be", rest, negated)
    if first in MODALS | DO or (first in HAVE and _is_perfect(parts, index)):
        if index >= len(parts) or not _completes(first, parts[index].low):
            return None
        verb = parts[index].low
        lemma = PARTICIPLES.get(verb, verb) if first in HAVE else verb
        rest = body[parts[index].end :].strip()
        return Clause(*opening, first, adverb, verb, lemma, rest, negated)
    lemma = "have" if first in HAVE else THIRD.get(first) or _base(first, frame.subject)
    rest = body[parts[at].end :].strip()
    return Clause(*opening, "", frame.early, parts[at].text, lemma, rest, negated)


def _completes(auxiliary: str, verb: str) -> bool:
    """Whether an auxiliary and the word after it make a verb group that is understood."""
    return auxiliary in HAVE or (auxiliary in MODALS and verb in LEMMAS | {"be", "have"})


def _base(form: str, subject: str) -> str:
    if form in LEMMAS and (phrase_is_plural(subject) or subject.lower() in PLURAL_PRONOUNS):
        return form
    return PAST.get(form, form)


def _is_perfect(parts: tuple[Token, ...], index: int) -> bool:
    """Whether *have* is an auxiliary here: a participle or *been* comes next."""
    if index >= len(parts):
        return False
    after = parts[index].low
    return after == "been" or (after in PARTICIPLES and after not in NOUNISH)
