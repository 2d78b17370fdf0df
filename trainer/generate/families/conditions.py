"""Sentences about what follows from what: when and because, what a thing lets another do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.clause import clause
from trainer.generate.english.grammar import sentence_tree
from trainer.generate.english.nouns import bare, is_noun_phrase, phrase_is_plural
from trainer.generate.english.openings import without_connective
from trainer.generate.english.tokens import has_words, word_count
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.verbs import LEMMAS
from trainer.generate.english.words import MODALS, PRONOUNS, QUANTIFIERS
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.repeats import stems
from trainer.generate.subjects import can_be_asked
from trainer.generate.trimming import trimmed, whole
from trainer.generate.wording import ask, capitalised, context_of, lowered_subject, question

_BECAUSE = re.compile(
    r"(?P<word>Because(?: of)?|Due to|As a result of) (?P<why>[^,]+), (?P<main>.+)"
)
_WHEN = re.compile(
    r"(?P<when>(?:When|If|Once|As soon as) (?P<event>[^,]+)), (?:then )?(?P<main>.+)"
)
_LETS = re.compile(r"(?P<object>.+?) to (?P<what>(?P<verb>[a-z]+)\b.*)")
LETTING = frozenset(
    {
        "allow",
        "enable",
        "permit",
        "cause",
        "force",
        "require",
        "prompt",
        "stimulate",
        "trigger",
        "induce",
    }
)
_OWN = re.compile(r"(it|they) ")
_ARTICLE = re.compile(r"(?:an?|the) ")
_JOINS = re.compile(r"(?:and|or|an?|the) ")
_YOU = re.compile(r"\byou\b")
_SHORTENED = {"ll": "will", "re": "are", "ve": "have"}  # "they'll pay": a noun takes no 'll
_LONGEST_EVENT = 14


def conditions(reading: Reading) -> Iterator[Candidate]:
    """Reasons and occasions that open a sentence; what a thing allows."""
    text = without_connective(reading.text).rstrip(".!")
    because, when = _BECAUSE.match(text), _WHEN.match(text)
    if because:
        yield from _because(reading, because)
    elif when:
        yield from _when(reading, when)
    found = reading.clause
    if (
        found
        and not found.negated
        and context_of(found) is not None
        and can_be_asked(reading, found)
    ):
        yield from _lets(reading, found)


def _because(reading: Reading, match: re.Match[str]) -> Iterator[Candidate]:
    """``Because …, X does Y`` → Why does X do Y?"""
    main = clause(capitalised(match["main"]), whole=True)
    if main is None or main.negated or main.is_past or not _is_fit(main):
        return
    own = _OWN.match(match["why"])
    agrees = own and (own[1] == "they") == phrase_is_plural(main.subject)
    if _dangles(match["why"][own.end() :] if own and agrees else match["why"]):
        return
    subject = lowered_subject(reading.names, main)
    rest = trimmed(main.rest, _LONGEST_EVENT)
    if rest and "," not in rest:
        front = ask("why", main, subject, rest)
        back = f"{match['word']} {match['why']}"
        yield reading.asks("reason", bare(subject), front, back)


def _when(reading: Reading, match: re.Match[str]) -> Iterator[Candidate]:
    """``When A happens, B happens`` → What happens when A happens?"""
    result = _behind_remark(match["main"])
    order = sentence_tree(capitalised(result))
    called = order.words and order.words[0].low == reading.name.lower()  # "Find behaves …"
    if order.words and not called and order.root == 0 and order.words[0].low in LEMMAS:
        yield from _to_be_done(reading, match, result)
        return
    main = clause(capitalised(result), whole=True)
    event = clause(capitalised(match["event"]))
    told_to_you = main is not None and main.subject.lower() == "you"
    if main is None or event is None or main.is_past or event.is_past:
        return
    if told_to_you and main.aux in {"can", "must", "should", "may"}:
        when = match["when"][0].lower() + match["when"][1:]
        front = question(f"what {main.aux} you do {when}")
        back = capitalised(trimmed(f"{main.verb} {main.rest}"))
        yield reading.asks("occasion", bare(event.subject), front, back)
        return
    vague = event.subject.lower().startswith("the ") and not reading.knows(event.subject)
    vague = vague and has_words(event.subject, 2, 2)
    worked = re.search(r"\(\d", match["event"])
    if worked:
        return
    you = event.subject.lower() == "you" and bool(reading.name)
    fits = word_count(match["event"]) <= _LONGEST_EVENT and (you or _is_fit(event)) and not vague
    argued = event.aux in MODALS or main.aux in {"should", "would", "might"}
    argued = argued or main.negated or main.subject.lower() in {"we", "you", "one"}
    if not fits or argued or _dangles(_YOU.sub("", match["event"])) or " called " in result:
        return
    when = match["when"][0].lower() + match["when"][1:]
    state = main.lemma == "be" and main.tree.words[main.main].tag != "VBN"
    state = state or (main.aux in {"has", "have"} and main.tree.words[main.main].tag == "VBN")
    front = question(f"what {'does it mean' if state else 'happens'} {when}")
    told = _named(result, main, event, reading.sentence.before)
    back = capitalised(whole(told))
    yield reading.asks("occasion", bare(event.subject), front, back)


def _to_be_done(reading: Reading, match: re.Match[str], order: str) -> Iterator[Candidate]:
    """``If you hear the motor labour, feed more slowly`` → What should you do if …?"""
    event = clause(capitalised(match["event"]))
    fits = event is not None and word_count(match["event"]) <= _LONGEST_EVENT
    if event is None or event.subject.lower() in PRONOUNS - {"you"}:
        return
    if not fits or not reading.name or _dangles(_YOU.sub("", match["event"])):
        return
    when = match["when"][0].lower() + match["when"][1:]
    back = whole(order.partition("; ")[0])
    front = question(f"what should you do {when}")
    yield reading.asks("occasion", bare(event.subject), front, capitalised(back))


def _behind_remark(told: str) -> str:
    """``the point of saturation, crystals form`` without what still belongs to the event."""
    remark, _, rest = told.partition(", ")
    apart = _ARTICLE.match(remark) and is_noun_phrase(remark, longest=_LONGEST_EVENT)
    main = clause(capitalised(rest)) if apart and not _JOINS.match(rest) else None
    return rest if main is not None and " and " not in main.subject else told


def _named(told: str, main: Clause, event: Clause, before: str) -> str:
    """``it links two antibodies`` with the subject of the event for its *it*.

    Where another sentence stands ``before``, it must have spoken of that one thing.
    """
    if not told.lower().startswith(main.subject.lower()):
        return told  # "though, they tend to do so again"
    one = main.subject.lower() == "it"
    if one and before and not stems(event.subject) & stems(before):
        return told
    number = {"it": False, "they": True}.get(main.subject.lower())
    empty = re.search(r"\b(?:be|is|are)\b.* (?:to|that) ", told)  # "it is hard to …"
    if number is None or number != phrase_is_plural(event.subject) or empty:
        return told
    subject = event.subject[0].lower() + event.subject[1:]
    rest = told[len(main.subject) :]
    for short, full in _SHORTENED.items():
        rest = rest.replace(f"’{short}", f"'{short}", 1).replace(f"'{short} ", f" {full} ", 1)
    return subject + rest


def _is_fit(found: Clause) -> bool:
    first = bare(found.subject).split(" ")[0].lower()
    return is_noun_phrase(found.subject, longest=10) and first not in QUANTIFIERS


def _dangles(words: str) -> bool:
    low = {word.strip(",.").lower() for word in words.split()}
    return bool(
        low & (PRONOUNS - {"that", "which", "who"} | {"its", "their", "such", "his", "her"})
    )


def _lets(reading: Reading, found: Clause) -> Iterator[Candidate]:
    """``X allows Y to do Z`` → What does X allow Y to do?"""
    match = _LETS.match(found.rest)
    if (
        found.lemma not in LETTING
        or not match
        or found.is_past
        or found.aux in {"is", "are", "would", "could"}
    ):
        return
    counted = any(word in QUANTIFIERS for word in match["object"].split()[1:])
    plain = is_noun_phrase(match["object"], longest=8) and not _dangles(match["object"])
    plain = plain and not counted
    made_to_be = match["verb"] == "be"
    if plain and match["verb"] in LEMMAS | {"be"} and not made_to_be:
        front = ask("what", found, reading.subject, f"{match['object']} to do")
        back = capitalised(trimmed(match["what"]))
        yield reading.asks("effect", bare(reading.subject), front, back)
