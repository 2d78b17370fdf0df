"""Cloze cards of key terms: a term that opens a sentence which tells something of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.cards.note import Kind
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import bare, head, is_term
from trainer.generate.english.openings import without_connective
from trainer.generate.english.tagger import FINITE
from trainer.generate.english.tokens import has_words, tokens, without_brackets
from trainer.generate.english.words import GENERIC_NOUNS, POSSESSIVES, PRONOUNS, words
from trainer.generate.facts import Candidate
from trainer.generate.families.cloze import gapped
from trainer.generate.families.named_gaps import name_within
from trainer.generate.families.settings import setting_of
from trainer.generate.reading import Reading
from trainer.generate.resolve import with_before
from trainer.generate.terms import is_rare, is_technical
from trainer.generate.terms import key as key_of
from trainer.generate.wording import capitalised

_FEWEST, _MOST = 7, 30
_MOST_OF_TWO = 40
_OPENS_LOOSELY = re.compile(
    r"(?:However|Moreover|Thus|Therefore|Hence|But|And|So|Also|Then|Yet|First|Second"
    r"|Third|Finally|In (?:return|turn|addition|contrast)|As a result|For (?:this|that))\b"
)
_DEFINES = re.compile(
    r"(?:(?:in|under|by|at|on|for) which|where|whereby|also (?:called|known as)) "
)
_KIND_OF = re.compile(  # "One form of lending is microcredit, which offers …"
    r"(?:One|Another|A|An)(?: [\w-]+){0,2} (?:form|type|kind|class|branch|measure|method|technique)"
    r" of [\w’' -]+? is (?P<term>(?:an? |the )?[\w’'-]+(?: [\w’'-]+){0,3}),"
    r" (?:which|in which|where|an?|the)\b"
)
_UNDERGOES = re.compile(r"\w+(?:ed|en|own|ung|elt|ept|ade|one) ")
_DEFINING = words("be mean refer denote describe consist comprise")
_EXPLAINED_BEHIND = re.compile(
    r"[”\"]?(?: ?[(—–:]|,? or |, (?:the|an?|where|that is) "
    r"|, (?:[a-z]+ ){1,3}(?:who|which|that|whom)\b)"
)
_TELLING_TIES = words("as by with using via")
_KEY = 1.0  # how much must speak for a term: it is defined, marked, headed or often repeated
_GOES_ON = re.compile(
    r"\b(?:are|is|was|were|can|will) (?:then|also|therefore|thus|instead)\b"
    r"|\b(?:has|have) (?:\w+ )?been\b|\b(?:doesn|don|didn|isn|aren)[’']t\b"
    r"|\b(?:another|an|one) example of\b|\ba part of\b|\bone of the (?:most|best|main|few)\b"
)
_LEANING = words(
    "this these that those such each both some many another most others then here so thus only nor"
)
_OPEN = words("can may might could would should must shall")
_SURE = 1.0
_IS_USED = re.compile(  # so are many others
    r"(?:\w+ly )?(?:taken|given|used|sold|kept|stored|prescribed|available|found|seen) "
)
_TOP = re.compile(r"(?:most|least|best|worst|\w{3,}est) [a-z]")  # which one, is told behind
_LISTS_ON = re.compile(r"(?:Also|Others?|Forms|Examples): ")  # of what, stands above
_EXPLAINS = re.compile(  # "Under this plan, …", "These tribunals …"
    r"(?:(?:In|Under|With|Through|By) (?=this|these))?(?:[Tt]his|[Tt]hese) "
    r"(?!is\b|are\b|was\b)[a-z]"
)
_ONE_OF_THEM = re.compile(r"Such an? ")
_POINTS_BACK = words("this these such another same latter former")
_LOOSE = (PRONOUNS | POSSESSIVES) - {"that", "which", "who", "there"}


def gaps(reading: Reading) -> Iterator[Candidate]:
    """A term as the subject, or marked by its author within the sentence, becomes the gap."""
    text = capitalised(without_connective(reading.text))
    if not has_words(text, _FEWEST, _MOST):
        return
    yield from _behind_before(reading)
    yield from _before_following(reading, text)
    opens = tree_of(text).words[:1]
    leans = (_leans(text) or _LISTS_ON.match(text)) and not _KIND_OF.match(text)
    if leans or _GOES_ON.search(text):
        return
    for term in _terms(reading):
        front = gapped(text, term) if tells_of(text, term) else ""
        labels = re.match(r"\{\{c1::[^}]*\}\}(?: \([^)]*\))?(?::| [–—→-] )", front)
        told = opens and opens[0].tag == "VB" and front.startswith("{{")  # "Avoid metoclopramide"
        if front and not labels and not told:  # a label with its meaning is read by its layout
            yield Candidate("gap", Kind.CLOZE, reading.sentence, term, front)


def _behind_before(reading: Reading) -> Iterator[Candidate]:
    """The sentence that a passage leans on and the one with the term, as one cloze."""
    before, sentence = reading.previous, reading.sentence
    if before is None or sentence.resolved or sentence.split or before.text != sentence.before:
        return
    if not (_leans(sentence.text) or _POINTS_BACK & {t.low for t in tokens(sentence.text)}):
        return  # it can be asked by itself
    if _POINTS_BACK & {token.low for token in tokens(before.text)}:
        return
    if _leans(before.text) or _OPENS_LOOSELY.match(before.text) or before.text.endswith("?"):
        return
    named = name_within(sentence.text)
    for term in (*_terms(reading), *([named] if named else [])):
        front = gapped(f"{before.text} {sentence.text}", term)
        said = _ONE_OF_THEM.sub("", sentence.text)
        opens = said == sentence.text and bare(said).lower().startswith(term.lower())
        if front and not opens and has_words(front, most=_MOST_OF_TWO):
            ground = with_before(before, sentence)
            yield Candidate("told_gap", Kind.CLOZE, ground, term, front)


def _before_following(reading: Reading, text: str) -> Iterator[Candidate]:
    """A sentence that ends in a term and the next, which says what that is, as one cloze."""
    sentence, following = reading.sentence, reading.following
    if following is None or sentence.split or not _EXPLAINS.match(following.text):
        return
    if _leans(text) or _POINTS_BACK & {token.low for token in tokens(text)}:
        return
    for term in sentence.marked:
        closes = re.search(rf"\b{re.escape(term)}\b[”\"]?(?: \w+)?\.$", text)
        front = gapped(f"{text} {following.text}", term) if closes and is_term(term) else ""
        if front and has_words(front, most=_MOST_OF_TWO):
            yield Candidate(
                "explained_gap", Kind.CLOZE, with_before(sentence, following), term, front
            )


def _terms(reading: Reading) -> Iterator[str]:
    clause = reading.clause
    subject = bare(without_brackets(clause.subject)) if clause else ""
    lasting = clause and not (clause.negated or clause.is_past or clause.context)
    kind = _KIND_OF.match(reading.text)
    if kind and is_term(kind["term"]) and any(map(is_rare, bare(kind["term"]).split())):
        yield bare(kind["term"])
    if (
        clause
        and lasting
        and (not clause.insertion or _DEFINES.match(clause.insertion))
        and clause.aux not in _OPEN
        and _is_key(reading, subject)
    ):
        yield subject
    told = clause and not clause.is_past and clause.subject.lower() not in PRONOUNS
    within = setting_of(clause) if clause and told else ""
    if "," not in within and reading.is_marked(within) and is_term(within):
        yield bare(within)
    for mark in reading.sentence.marked:
        if is_term(mark) and mark.lower() != subject.lower():
            yield mark


def tells_of(text: str, mark: str) -> bool:
    """Whether a sentence says something of a term that its author marked within it.

    It does as or within the subject, as what the verb is about, or where an explanation
    follows; where the term only helps to say where or with what, or before another noun,
    the sentence would be as true of many.
    """
    tree = tree_of(text)
    place = text.lower().find(mark.lower())
    inner = [at for at, w in enumerate(tree.words) if place <= w.start < place + len(mark)]
    if not inner or _EXPLAINED_BEHIND.match(text, place + len(mark)):
        return bool(inner)
    main = tree.words[next(at for at in inner if tree.words[at].head not in inner)]
    if main.label == "mod" and inner[-1] < main.head:
        return False
    above = tree.words[main.head] if main.label == "pobj" and main.head >= 0 else None
    verb = next((at for at, w in enumerate(tree.words) if w.tag in FINITE), len(tree.words))
    return above is None or inner[0] < verb or above.low in _TELLING_TIES


def _is_key(reading: Reading, subject: str) -> bool:
    """A rare term that much speaks for, but not what the whole document is about."""
    defined = reading.clause is not None and bool(_DEFINES.match(reading.clause.insertion))
    general = head(subject).lower() in GENERIC_NOUNS or reading.is_matter(subject)
    general = general or bool(_TOP.match(subject))
    used = reading.clause is not None and _IS_USED.match(reading.clause.rest)
    general = general or bool(used and reading.clause and reading.clause.lemma == "be")
    technical = any(is_technical(word) for word in subject.split())
    rare = technical or (reading.weight(subject) >= _SURE and any(map(is_rare, subject.split())))
    defines = reading.clause is not None and reading.clause.lemma in _DEFINING
    defines = defines and not _UNDERGOES.match(reading.clause.rest if reading.clause else "")
    marked = key_of(subject) in {key_of(mark) for mark in reading.sentence.marked}
    rare = technical or marked or (rare and (defines or " " in subject))
    key = reading.weight(subject) >= _KEY and rare
    key = key or (defined and any(map(is_rare, subject.split())))
    return key and is_term(subject) and not general


def _leans(text: str) -> bool:
    opening = tokens(text)[0].low
    return opening in _LOOSE | _LEANING
