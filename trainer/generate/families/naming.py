"""Sentences that give a thing its name: called, known as, termed, the term … means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import (
    core,
    is_noun_phrase,
    is_term,
    phrase_is_plural,
)
from trainer.generate.english.openings import without_connective
from trainer.generate.english.tagger import NOUNS
from trainer.generate.english.tokens import has_words, without_brackets
from trainer.generate.english.words import (
    SUBJECTIVE,
)
from trainer.generate.facts import Candidate
from trainer.generate.families.meanings import QUOTED_TERM, USED_TERM
from trainer.generate.families.named_gaps import CALLED, FEWEST_BEFORE, named_gaps, term_of
from trainer.generate.reading import Reading
from trainer.generate.subjects import is_rare_kind
from trainer.generate.wording import capitalised, question

_PASSIVE = re.compile(
    r"(?P<subject>.{4,160}?) (?P<be>is|are|was|were) "
    r"(?P<adverb>(?:\w+ly |also |often |sometimes )*)"
    rf"{CALLED} (?P<rest>.+)"
)
_THIS = re.compile(
    r"(?:This|These|Such an?|Such|The resulting) (?P<noun>[\w-]+(?: [\w-]+)?) (?P<be>is|are) "
    r"(?:\w+ly |also |often )?"
    rf"{CALLED} (?P<rest>.+)"
)
_THIS_KIND = re.compile(  # "This design, which uses a lens, is known as a refractor"
    r"This (?P<noun>[a-z-]+(?: [a-z-]+)?), which (?P<said>[^,()]+)(?:, as [^,]+)?, "
    rf"(?P<named>is (?:\w+ly |also |often )?{CALLED} .+)"
)
_POINTS = re.compile(
    r"[Tt]he [a-z-]+(?: [a-z-]+)?"
)  # "The effect is called …" leans on what stands before
_ABOUT_WORDS = re.compile(r"(?:The )?(?:term|word|phrase|name|expression)\b|.*[/#=<>]")
_PARTICIPLE_FIRST = re.compile(r"[A-Z][a-z]+(?:ing|ed) [^,]+, ")
_ITS_NAME = re.compile(
    r"(?:(?P<article>the|its|their|an?) )?(?P<term>[\w’'-]+(?: [\w’'-]+){0,3})(?: of .+|,.*)?"
)
_TELLS = r"\b(?:that|which|who|where|of|between|on|needed|used|formed|made|from)\b"
_DOES = re.compile(r"\b(?:that|which|who)\b")
_FEWEST_TOLD = 4
_LONGEST_BEFORE = 28


def naming(reading: Reading) -> Iterator[Candidate]:
    """``A Y that … is called X`` → What is a Y that … called?; else a cloze of the name."""
    text = without_connective(reading.text).rstrip(".!")
    if any(pattern.match(text) for pattern in (USED_TERM, QUOTED_TERM)):
        return
    kind = _THIS_KIND.match(text)
    if kind:
        article = "An" if kind["noun"][0] in "aeiou" else "A"
        text = f"{article} {kind['noun']} that {kind['said']} {kind['named']}"
    this = _THIS.match(text)
    passive = _PASSIVE.match(text)
    if this and not reading.sentence.resolved:
        yield from _with_sentence_before(reading, this)
    elif passive and not passive["subject"].endswith((" which", " that")):
        yield from _asked(reading, passive)
    else:
        yield from _described(reading)
        yield from named_gaps(reading, text)


def _described(reading: Reading) -> Iterator[Candidate]:
    """``The molecule on which an enzyme acts is its substrate`` → What is … called?

    A name without an article is one where it can be nothing else: ``… is auxin``.
    """
    clause = reading.clause
    if clause is None or clause.lemma != "be" or clause.verb or clause.negated or clause.context:
        return
    match = _ITS_NAME.fullmatch(clause.rest)
    subject = clause.subject
    telling = clause.aux in {"is", "are"} and has_words(subject, _FEWEST_TOLD, _LONGEST_BEFORE)
    if match is None or not telling or not re.search(_TELLS, subject):
        return
    term = match["term"]
    if match["article"]:
        known = reading.knows(term) or is_rare_kind(term)
    else:
        named = clause.tree.words[clause.after].tag in NOUNS  # "is auxin", not "is neutral"
        known = named and is_rare_kind(term) and _DOES.search(subject) is not None
    if known and is_term(term) and not set(term.lower().split()) & SUBJECTIVE:
        front = question(f"what {clause.aux} {reading.subject} called")
        yield reading.asks("named", term, front, capitalised(term))


def _with_sentence_before(reading: Reading, match: re.Match[str]) -> Iterator[Candidate]:
    """``Water crosses a membrane. This process is called osmosis`` asks after the first."""
    before = reading.sentence.before
    term = term_of(match["rest"])
    if not term or not has_words(before, FEWEST_BEFORE, _LONGEST_BEFORE):
        return
    front = f"{before} What {match['be']} the {match['noun']} called?"
    yield reading.asks("named", term, front, capitalised(term))


def _asked(reading: Reading, match: re.Match[str]) -> Iterator[Candidate]:
    subject = _PARTICIPLE_FIRST.sub("", without_brackets(match["subject"]))
    term = term_of(match["rest"])
    fits = is_noun_phrase(subject, longest=24) and not _ABOUT_WORDS.match(subject)
    fits = fits and subject.split(" ", 1)[0].lower() not in {"each", "every", "some", "another"}
    fits = fits and (match["be"] in {"are", "were"}) == phrase_is_plural(subject)
    aside = subject.endswith(",") or re.search(r", for [^,]+$", subject)
    if not term or not fits or aside or "," in core(subject) or ", and " in subject:
        return
    lowered = reading.names.lowered(subject)
    synonym = "also" in match["adverb"] or "sometimes" in match["adverb"]
    if is_term(lowered) and (synonym or not has_words(subject, 2)):
        if not _is_noun(term):
            return
        front = question(f"what is another name for {lowered}")
    elif has_words(subject, 2) and not _POINTS.fullmatch(subject):
        front = question(f"what {match['be']} {lowered} called")
    else:
        return
    yield reading.asks("named", term, front, capitalised(term))


def _is_noun(term: str) -> bool:
    words_ = tree_of(term).words
    return bool(words_) and words_[-1].tag in NOUNS
