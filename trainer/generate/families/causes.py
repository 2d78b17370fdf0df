"""Sentences about why, how and when a thing comes about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.clause import clause as clause_of
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import bare
from trainer.generate.english.openings import without_connective
from trainer.generate.english.tagger import FINITE
from trainer.generate.english.tokens import has_words
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.verbs import GERUNDS
from trainer.generate.english.words import ARTICLES, HAVE, SUBJECTIVE, SUBORDINATORS, words
from trainer.generate.facts import Candidate
from trainer.generate.families.relations import is_askable
from trainer.generate.reading import Reading
from trainer.generate.subjects import can_be_asked, is_placed
from trainer.generate.trimming import trimmed
from trainer.generate.wording import ask, capitalised, context_of, lowered_subject

_REASON = re.compile(
    r"(?P<fact>.+?),? (?P<word>because of|because|due to|owing to|as a result of) (?P<why>.+)"
)
_SINCE = re.compile(  # the reason, not the time
    r"(?P<fact>.+?),? since"
    r" (?P<why>(?!\d|[A-Z]|then\b|the (?:end|beginning|start|middle|time)\b).+)"
)
_SECOND_AUX = re.compile(
    r"(?:^| )(?:and|or) (?:should|must|can|may|will|is|are|was|were|has|have)\b"
)
_SECOND = re.compile(r" (?:and|or) (?:\w+ )?\w+s (?:to|from|in|on|the|an?|its|their)\b")
_BY = re.compile(r"By (?P<how>(?P<first>\w+ing) [^,]+), (?P<main>.+)")
_MEANS = re.compile(r"(?P<fact>.+?),? by (?P<how>(?P<first>\w+ing)\b.+)")
_WHEN = re.compile(r"(?:only )?(?P<when>(?:when|if|whenever|where|wherever) .+)")
_TOLD_NEXT = re.compile(r" and (?=(?:\w+ed|was|were|had|made|took|gave|went) )")
_GIVEN = re.compile(
    r"The (?:main |primary |chief |principal )?reason (?:that |why )?(?P<fact>[^,]+?) (?:is|was) "
    r"(?:that|because) (?P<why>.+)"
)
_MADE = re.compile(
    r"(?:made|formed|created|produced|released|triggered|caused|born|used|given|needed|required"
    r"|indicated|recommended|allowed|reserved|applied) "
)
_COMES_ABOUT = words("occur happen arise begin end result form develop appear emerge")
_VAGUE_OPENINGS = words("some others many one this these")
_DOUBTING = words("may might could would")
_LOOSE = words("it them him her this these but")
_LONGEST_FACT = 14


def causes(reading: Reading) -> Iterator[Candidate]:
    """Causes, reasons, means and conditions of what the main clause states."""
    yield from _given_reason(reading)
    yield from _means_first(reading)
    clause = reading.clause
    if clause is None or context_of(clause) is None:
        return
    named = is_askable(clause) and can_be_asked(reading, clause)
    named = named or is_placed(reading, clause)
    if clause.aux in _DOUBTING or not named:
        return
    yield from _reason(reading, clause)
    if not clause.negated:
        for family in (_cause, _mechanism, _condition):
            yield from family(reading, clause)


def _cause(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    """``X results from Y`` → What does X result from?"""
    if clause.lemma in {"result", "arise", "stem"} and clause.rest.startswith("from "):
        front = ask("what", clause, reading.subject, "from")
        yield _answered(reading, "cause", front, clause.rest.removeprefix("from "))


def _answered(reading: Reading, family: str, front: str, answer: str) -> Candidate:
    return reading.asks(family, bare(reading.subject), front, capitalised(trimmed(answer)))


def _reason(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    """``… because …`` → Why …?"""
    found = _REASON.match(clause.rest) or _since(clause)
    if not found or not _is_one_fact(found["fact"]):
        return
    said_to_be = found["fact"].split(" ", 1)[0] in ARTICLES
    judged = any(word in SUBJECTIVE for word in found["fact"].split()) or said_to_be
    judged = clause.lemma == "be" and judged
    episode = clause.is_past and not re.search(r"[A-Z]", clause.subject[1:] + found["fact"])
    answer = trimmed(found["why"])
    second = _SECOND_AUX.search(found["fact"]) or (
        not clause.aux and _SECOND.search(found["fact"])
    )  # "takes from X and gives to Y"
    if not answer or judged or episode or second or answer.split(" ", 1)[0] in _VAGUE_OPENINGS:
        return
    front = ask("why", clause, reading.subject, found["fact"])
    back = capitalised(f"{found.groupdict().get('word', 'because')} {answer}")
    yield reading.asks("reason", bare(reading.subject), front, back)


def _since(clause: Clause) -> re.Match[str] | None:
    """``since`` where it tells a reason: in the present, and before a statement."""
    found = _SINCE.match(clause.rest)
    timed = clause.is_past or clause.aux in HAVE
    stated = found and any(word.tag in FINITE for word in tree_of(found["why"]).words)
    return found if stated and not timed else None


def _means_first(reading: Reading) -> Iterator[Candidate]:
    """``By doing Z, X does Y`` → How does X do Y?"""
    match = _BY.match(without_connective(reading.text).rstrip(".!"))
    main = clause_of(capitalised(match["main"])) if match else None
    if match is None or main is None or main.negated or match["first"].lower() not in GERUNDS:
        return
    fact = trimmed(main.rest, _LONGEST_FACT)
    if fact == main.rest and (can_be_asked(reading, main) or is_placed(reading, main)):
        subject = lowered_subject(reading.names, main)
        front = ask("how", main, subject, fact)
        yield reading.asks("mechanism", bare(subject), front, f"By {match['how']}")


def _given_reason(reading: Reading) -> Iterator[Candidate]:
    """``The reason A does B is that C`` → Why does A do B?"""
    match = _GIVEN.match(reading.text.rstrip(".!"))
    fact = clause_of(capitalised(match["fact"])) if match else None
    answer = trimmed(match["why"]) if match else ""
    if fact and answer and not fact.negated and not fact.context and is_askable(fact):
        subject = lowered_subject(reading.names, fact)
        front = ask("why", fact, subject, fact.rest)
        yield reading.asks("reason", bare(subject), front, f"Because {answer}")


def _is_one_fact(fact: str) -> bool:
    loose = (SUBORDINATORS - {"that", "after", "before", "until"}) | _LOOSE
    plain = not any(word in loose for word in fact.split()) and not set(fact) & set(",:;")
    return plain and has_words(fact, 1, _LONGEST_FACT)


def _mechanism(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    """``X does Y by doing Z`` → How does X do Y?"""
    found = _MEANS.match(clause.rest)
    if not found or found["first"].lower() not in GERUNDS or not _is_one_fact(found["fact"]):
        return
    if clause.lemma == "be" and found["fact"].split(" ", 1)[0] in ARTICLES:
        return  # "is a calculation arrived at by …"
    if " that " in found["fact"]:
        return  # "ruled that a buyer could cancel by paying": who pays?
    if any(w.text == found["first"] and w.label == "mod" for w in clause.tree.words):
        return  # "by working memory"
    answer = trimmed(_TOLD_NEXT.split(found["how"])[0])
    if answer and clause.lemma not in {"follow", "accompany"}:
        front = ask("how", clause, reading.subject, found["fact"].removesuffix(" only"))
        yield reading.asks("mechanism", bare(reading.subject), front, f"By {answer}")


def _condition(reading: Reading, clause: Clause) -> Iterator[Candidate]:
    """``X occurs when …`` → When does X occur?"""
    found = _WHEN.match(clause.rest)
    made = clause.lemma == "be" and _MADE.match(clause.rest)
    if made and " when " in clause.rest and clause.rest.count(",") == 0:
        fact, _, event = clause.rest.partition(" when ")
        front = ask("when", clause, reading.subject, fact)
        yield _answered(reading, "condition", front, f"when {event}")
    elif found and clause.lemma in _COMES_ABOUT:
        front = ask("where" if "where" in found["when"][:8] else "when", clause, reading.subject)
        yield _answered(reading, "condition", front, found["when"])
