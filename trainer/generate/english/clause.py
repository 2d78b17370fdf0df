"""The main clause of a sentence: context, subject, verb and what follows.

It is read off the sentence's tree, and only where its shape leaves little doubt: a
finite verb with a subject that is a noun phrase, and number that agrees. Where in
doubt there is no clause, and so no card.
"""

from __future__ import annotations

import re
from dataclasses import replace

from trainer.generate.english.grammar import sentence_tree, tree_of
from trainer.generate.english.nouns import is_noun_phrase
from trainer.generate.english.openings import body_of
from trainer.generate.english.verb_clause import LONGEST_CONTEXT, Clause, clause_at
from trainer.generate.english.words import (
    words,
)

_LONGEST_SUBJECT = 14
_PRONOUNS = words("it they he she this these that those who which we you i")
_OPENINGS = words("according in under within during on at for")
_RELATIVE_WORDS = words("who which that")
_ONE_THING = re.compile(r"(?:an?|the) ")
_RELATIVE_CONTEXT = re.compile(r"\b(?:which|whom|where|whereby)$")
_REMARK = re.compile(
    r"(?P<subject>[^,]{3,60}), (?P<remark>(?:(?:in|on|at|by|for|from|to|with|of|under|through) )?"
    r"(?:which|whom|whose|who|where|whereby|when|an?|the|or)\b.+)"
)


_BARE_DATE = re.compile(  # "In 1608 Champlain founded …", without a comma
    r"((?:In|By|On) (?:[A-Z][a-z]+ (?:\d{1,2}, )?|\d{1,2} [A-Z][a-z]+ |the [a-z]+ of )?\d{4}) "
    r"(?=[A-Z]|(?:the|an?|he|she|they|it) |[a-z]+ [A-Z])"
)
_COMMA_DATE = re.compile(r"((?:On|In|By) [A-Z][a-z]+ \d{1,2}, \d{4}), ")


def clause(text: str, *, whole: bool = False) -> Clause | None:
    """The main clause of a sentence, None where its shape is in doubt.

    ``whole`` tells that the text is a sentence and no phrase, and so must hold a verb.
    """
    body = body_of(text)
    if body.endswith("?"):
        return None
    date = _BARE_DATE.match(body)
    if date:
        body = f"{date[1]}, {body[date.end() :]}"
    tree = sentence_tree(body) if whole else tree_of(body)
    if tree.words and tree.words[0].tag == "VB" and not tree.root:
        return None  # an instruction has no subject that could be asked about
    found = clause_at(tree, tree.root) if tree.words else None
    if found is not None and _RELATIVE_CONTEXT.search(found.context):
        found = None
    if found is None or _skips(body, found):
        torn = found is not None and "," not in body.partition(found.subject)[0]
        found = _around_remark(body) or _behind_opening(body) or (None if torn else found)
    if found and found.rest.startswith(("n’t", "n't")):
        return None  # "won’t": its verb is torn
    return found if found and _can_be_subject(found.subject) and _agrees(found) else None


def _skips(body: str, found: Clause) -> bool:
    """Whether a clause leaves out how its sentence opens: ``Ferritin, the protein that …``."""
    return not found.context and not body.startswith(found.subject)


def _around_remark(body: str) -> Clause | None:
    """``A bilge, in which water gathers, lies …``, read without its remark where that is surer."""
    for close in re.finditer(", ", body):
        match = _REMARK.fullmatch(body[: close.start()])
        rest = body[close.end() :]
        if match is None or not rest:
            continue
        tree = tree_of(f"{match['subject']} {rest}")
        found = clause_at(tree, tree.root)
        verb = found and (found.aux or found.verb)
        if found and verb and found.subject == match["subject"] and rest.startswith(f"{verb} "):
            return replace(found, insertion=match["remark"])
    return None


def _behind_opening(body: str) -> Clause | None:
    """The clause behind ``According to X,`` or ``In X,``, read by itself where that is surer."""
    date = _COMMA_DATE.match(body)
    opening, comma, rest = (
        body.partition(", ") if date is None else (date[1], ", ", body[date.end() :])
    )
    first = opening.split(" ", 1)[0].lower()
    participle = first.endswith(("ed", "ing"))
    told = first in _OPENINGS or participle
    if not comma or not told or len(opening.split()) > LONGEST_CONTEXT:
        return None
    tree = tree_of(rest)
    found = clause_at(tree, tree.root) if tree.words else None
    if found is None or found.context or found.subject.lower() in _RELATIVE_WORDS:
        return None
    return found if participle else replace(found, context=opening)


def _can_be_subject(subject: str) -> bool:
    odd_quotes = subject.count("“") != subject.count("”") or subject.count('"') % 2
    quotation = re.search(r"[“\"].*\s.*[”\"]", subject)
    fits = is_noun_phrase(subject, longest=_LONGEST_SUBJECT) or subject.lower() in _PRONOUNS
    return fits and not odd_quotes and not quotation


def _agrees(group: Clause) -> bool:
    """``is`` with a plural subject means that the subject was cut wrongly."""
    if group.subject.lower() in _PRONOUNS:
        return True
    main = group.tree.words[group.main]
    if not group.aux and main.tag in {"VBP", "VB"} and main.low == group.verb.lower():
        return group.plural or group.subject.lower() in _PRONOUNS
    illness = " " not in group.subject and _ONE_THING.match(group.rest)
    if illness and group.aux in {"is", "was"} and not group.verb:
        return True  # "Shingles is a rash", "measles", "billiards"
    if group.aux in {"is", "was", "has"} or (group.verb == "has" and not group.aux):
        return not group.plural
    return group.plural or group.aux not in {"are", "were", "have"}
