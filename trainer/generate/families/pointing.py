"""A term that names what the sentence before describes: ``… . This is the transition state.``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.cards.note import Kind
from trainer.generate.english.nouns import is_term
from trainer.generate.english.tokens import has_words
from trainer.generate.english.words import GENERIC_NOUNS, SUBJECTIVE, words
from trainer.generate.facts import Candidate
from trainer.generate.families.cloze import gapped
from trainer.generate.reading import Reading
from trainer.generate.resolve import with_before

_TIES = r"(?:in|by|on|at|for|from|to|with|among|because|when|after)"
_NAMES = re.compile(
    r"(?:(?:This|These|Such an?|The resulting)(?: [\w-]+){0,2}"
    r"|(?=The [a-z-]+(?: [a-z-]+)? (?:is|are) (?:\w+ly |also )?(?:called|known|termed))"
    r"The [a-z-]+(?: [a-z-]+)?) (?:is|are)"
    r"(?: (?:\w+ly|also|often|sometimes|what is))*"
    r"(?P<how> (?:called|known as|termed|referred to as|dubbed))? "
    rf"(?:an? |the )?[“\"]?(?P<term>[\w’'–-]+(?: (?!{_TIES}\b)[\w’'–-]+){{0,3}})[”\"]?"
    rf"(?=[.,;:(]| \(| and (?:is|are)| {_TIES} |$)"
)
_SET_OFF = re.compile(  # "This network, called the web, links …"
    r"(?:This|These|Such an?) [\w-]+(?: [\w-]+)?(?:, | \()(?P<how>called|known as|termed) "
    r"(?:an? |the )?(?P<term>[\w’'-]+(?: [\w’'-]+){0,3})[,)]"
)
_CALLS = re.compile(  # "Economists call such a wall a barrier to entry"
    r"(?:The )?[A-Z][\w’-]+(?: [\w’-]+)? (?:call|calls|called|refer to|named|term) "
    r"(?:it|them|this|such|(?:this|these|such an?) [\w-]+)(?P<how>) (?:as )?(?:an? |the )?"
    r"[“\"]?(?P<term>[\w’'-]+(?: [\w’'-]+){0,3})[”\"]?(?=[.,;:(]| \(| and |$)"
)
_FEWEST, _MOST = 6, 30
_LEANING = words("this these it they he she such his her their its but and so yet then")


def pointing(reading: Reading) -> Iterator[Candidate]:
    """Both sentences with the term as the gap."""
    shapes = (_NAMES, _SET_OFF, _CALLS)
    match = next((m for m in (shape.match(reading.text) for shape in shapes) if m), None)
    before = reading.sentence.before
    sentence = reading.sentence
    if match is None or not before or sentence.resolved or sentence.split:
        return
    term = match["term"]
    said = reading.knows(term) or match["how"] is not None
    told = reading.text if match.re is _SET_OFF else f"{match[0]}."
    leans = before.split(" ", 1)[0].lower().strip(",") in _LEANING
    general = term.lower() in GENERIC_NOUNS | SUBJECTIVE
    goes_on = match["how"] is None and re.match(r" \(|,", reading.text[match.end() :])
    leans = leans or (goes_on is not None and match[0].startswith("These"))  # one of a row
    if not said or leans or general or not is_term(term) or not has_words(before, _FEWEST, _MOST):
        return
    front = gapped(f"{before} {told}", term) if has_words(told, most=_MOST) else ""
    if front and reading.previous:
        ground = with_before(reading.previous, reading.sentence)
        yield Candidate("pointing", Kind.CLOZE, ground, term, front)
