"""Cards that the layout of a document already holds: terms with meanings, tables, questions.

No grammar is needed, so these work in every language; in English they are worded
as questions where that is sure, elsewhere they become pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from trainer.cards.document import Block, BlockKind, Document
from trainer.cards.note import Kind
from trainer.generate.english.clause import clause
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import is_noun_phrase, is_term, phrase_is_plural
from trainer.generate.english.tagger import NOUNS
from trainer.generate.english.tokens import has_words, word_count
from trainer.generate.english.verbs import LEMMAS, THIRD
from trainer.generate.english.words import (
    ARTICLES,
    GENERIC_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    STATES,
    words,
)
from trainer.generate.facts import Candidate, Sentence
from trainer.generate.families.cloze import gapped
from trainer.generate.names import Names
from trainer.generate.sentences import readable, spans
from trainer.generate.tables import ground, tables
from trainer.generate.terms import is_rare, is_technical
from trainer.generate.wording import capitalised, question

_LABEL = re.compile(r"(?P<term>[^:–—.!?]{2,60}?)(?:: | [–—=-] )(?P<meaning>\S.+)")
_ASKED = re.compile(
    r"Q(?:uestion)?\s*\d*\s*[:.)]\s*(?P<q>.+\?)(?:\s+A(?:nswer)?\s*[:.)]\s*(?P<a>.+))?",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"A(?:nswer)?\s*\d*\s*[:.)]\s*(?P<a>.+)", re.IGNORECASE)
_WH = re.compile(r"(?:what|who|which|when|where|why|how)\b.+\?", re.IGNORECASE)
_TELLS = re.compile(  # a finite verb outside a relative clause: a remark, not a meaning
    r"(?:(?!\b(?:that|which|who|whose|where|when)\b).)*?"
    r" (?:is|are|was|were|has|have|can|must|should|will|may) "
)
_NO_TERMS = words(
    "note tip warning example q a in describe give explain list name what's why how compare discuss"
    " define show find calculate draw write see read do don't don’t never not"
)
_LEANS = re.compile(r"(?:\S+ ){0,4}?\b(?:they|the two|these|it|this|them)\b")
_ANY_SUCH = ARTICLES | {"one", "two", "some"}  # no name: that would be an example
_PROCESS = re.compile(r"^[a-z][\w -]*(?:[st]ion|sis|ing|ment|lysis|ance|ence)$")
_HANDLES = re.compile(  # "press of the people" is a noun
    r"(?:wipe|rinse|wash|clean|dry|empty|fill|refill|press|hold|replace|remove|unplug|soak|scrub"
    r"|brush|pull|push|lift|lower|tighten|loosen|shake|pour|insert|attach|detach)\b"
    r"(?! (?:of|for)\b)",
    re.IGNORECASE,
)
_FOR_INSTANCE = re.compile(r",? e\.g\.|, for example")
_CITES = re.compile(r"\(\d{4}[a-z]?\)|[A-Z]\w+ (?:&|and) [A-Z]")  # who found it, and when
_REMARKS = words(
    "error mistake pitfall tip note point hint question follow-up warning caution example exercise"
    " reminder aside answer"
)
_DEFINITION = words("definition def meaning")  # of what the heading names
_OPENS_MEANING = words("any how what anything anyone")
_BRACKET = re.compile(
    r"\s?\((?:(?:added|introduced|since|until|from|in) [^()]*|[A-Z][^()]*\d{4})\)"
)
_GOES_ON_TELLING = re.compile(r"^The two\b|\bthen\b(?! the\b)")
_ENDS = re.compile(r"[.!?]$")
_FEWEST_IF_ALONE = 5
_LONGEST_TERM = 6
_LONGEST_MEANING = 35
_FEWEST_ASKED = 3


def structural(document: Document, names: Names, *, english: bool) -> Iterator[Candidate]:
    """The cards in definition lists, labelled items, tables and question-answer pairs."""
    blocks = list(enumerate(document.blocks))
    yield from _labelled(blocks, names, english=english)
    yield from tables(blocks, english=english)
    yield from _questions(document.blocks)
    yield from _asked_headings(document.blocks)


def _labelled(
    blocks: list[tuple[int, Block]], names: Names, *, english: bool
) -> Iterator[Candidate]:
    for _, group in groupby(
        blocks, key=lambda pair: (pair[1].headings, _label(pair[1]) is not None)
    ):
        members = [(index, block, _label(block)) for index, block in group]
        first = members[0][1]
        several = len(members) > 1 or first.kind is BlockKind.DEFINITION or _opens_strongly(first)
        several = several or _says_what_it_is(members[0][2])
        several = several or (members[0][2] or ("",))[0].lower() in _DEFINITION
        several = several and all(label is None or _is_plain(label[0]) for _, _, label in members)
        for index, block, label in members:
            if label and several:
                card = _meaning_card(index, block, label, names, english=english)
                if card:
                    yield card


def _says_what_it_is(label: tuple[str, str] | None) -> bool:
    """``Liquidity: how easily an asset can be sold``: one label alone, but surely a meaning."""
    if label is None or not is_term(label[0]) or not has_words(label[1], _FEWEST_IF_ALONE):
        return False
    opening = label[1].split(" ", 1)[0].lower()
    rare = any(is_rare(word) for word in label[0].split())
    return rare and opening in ARTICLES | _OPENS_MEANING


def _opens_strongly(block: Block) -> bool:
    """Whether the author marked what stands before the colon."""
    return any(mark.strong and mark.start == 0 for mark in block.emphasis)


def _label(block: Block) -> tuple[str, str] | None:
    """Term and meaning of ``Term: meaning``; a term is short, a meaning has some words."""
    if block.kind is BlockKind.DEFINITION:
        return block.cells[0], block.cells[1]
    if block.kind not in {BlockKind.ITEM, BlockKind.PARAGRAPH} or block.seams:
        return None
    if block.kind is BlockKind.PARAGRAPH and not block.offset and not _ENDS.search(block.text):
        return None  # the headline of a plain text
    match = _LABEL.fullmatch(block.text)
    term, meaning = (match["term"], match["meaning"]) if match else _marked_label(block)
    if not meaning or word_count(term) > _LONGEST_TERM:
        return None
    opening = term.split(" ")[0].lower()
    if _CITES.search(term) or clause(term) is not None:
        return None
    return None if opening in PRONOUNS | _NO_TERMS or _LEANS.match(meaning) else (term, meaning)


def _marked_label(block: Block) -> tuple[str, str]:
    """``**Stub resolver.** A bit of code on your laptop.``, both empty where there is none."""
    mark = next((m for m in block.emphasis if m.strong and m.start == 0), None)
    label = block.text[: mark.end + 1].rstrip() if mark else ""
    if not label.endswith(".") or label.count(".") > 1:
        return "", ""
    return label[:-1], block.text[len(label) :].strip()


def _is_plain(term: str) -> bool:
    """Words, perhaps a command or option, but no code, list or sentence."""
    return bool(re.fullmatch(r"[\w’' ./+#()&-]+", term)) and any(c.isalpha() for c in term)


def _meaning_card(
    index: int, block: Block, label: tuple[str, str], names: Names, *, english: bool
) -> Candidate | None:
    term, meaning = label
    if english and term.lower() in _DEFINITION and block.heading:
        term = names.lowered(_BRACKET.sub("", block.heading))
    start = block.text.find(meaning)
    first = next(spans(block.said[start:]), (0, len(meaning)))
    answer = readable(block.said[start:][: first[1]]).rstrip(".;,")
    answer = _FOR_INSTANCE.split(answer)[0].partition("; ")[0]
    fits = has_words(answer, 1, _LONGEST_MEANING) and not answer.lower().startswith("only ")
    if not fits or term.lower() in GENERIC_NOUNS or not term[:1].isalpha():
        return None
    if term.lower().rpartition(" ")[2] in _REMARKS or answer.endswith("?"):
        return None  # "Common error: blood drawn from the line …"
    sentence = ground([block], index, block.text[: start + first[1]])
    if english and is_term(term) and has_words(answer, 3):
        front = _english_question(names.lowered(_BRACKET.sub("", term)), answer)
        if front:
            return Candidate("labelled", Kind.QUESTION, sentence, term, front, capitalised(answer))
    if english and block.kind is BlockKind.ITEM and _names_a_thing(term, answer):
        term = _BRACKET.sub("", term)
        front = gapped(f"{term}: {answer}", term)
        if front:
            return Candidate("labelled_gap", Kind.CLOZE, sentence, term, front)
    if english and (block.kind is not BlockKind.DEFINITION or clause(answer) is not None):
        return None  # a remark under a label, not what the label means
    return Candidate("labelled", Kind.PAIR, sentence, term, term, answer)


def _names_a_thing(term: str, told: str) -> bool:
    """``Slow start: the window doubles …``: a term, and a statement about it of some length."""
    single = " " not in term
    rare = is_technical(term) if single else any(is_rare(word) for word in term.split())
    rare = rare or not term[1:].islower()
    ties = {word.lower() for word in term.split()} & (PREPOSITIONS - {"of"})
    remark = bool(ties) or term.split(" ", 1)[0].lower() in _NO_TERMS
    noun = tree_of(term).words[-1].tag in NOUNS and not _GOES_ON_TELLING.search(told)
    told_of = noun and has_words(told, 7) and clause(told) is not None
    return is_term(term) and rare and not remark and told_of


def _english_question(term: str, answer: str) -> str:
    opening = answer.split(" ", 1)[0].lower()
    opens = opening in _OPENS_MEANING
    handles = _HANDLES.match(answer)  # what is done with the thing, not what its name means
    told = clause(answer) if _PROCESS.search(term) else None
    process = told is not None and told.subject.split(" ", 1)[0].lower() in _ANY_SUCH
    if handles or ((clause(answer) is not None or _TELLS.match(answer)) and not (opens or process)):
        return ""
    if process:
        return question(f"what happens in {term}")
    one_work = opening == "the" and re.search(r"\b1\d{3}\b|\b20\d\d\b", answer)
    if one_work:
        return ""  # "Michelangelo. The Sistine ceiling, 1508–12"
    if opening in ARTICLES | _OPENS_MEANING | {"one"} or _describes(answer):
        return f"What does “{term}” mean?"
    command = not re.sub("[ -]", "", term).isalpha() and opening in LEMMAS and not is_term(answer)
    if (opening in THIRD and THIRD[opening] not in STATES) or command:
        several = phrase_is_plural(term)
        counted = " " in term and term.replace(" ", "").isalpha() and term.islower()
        the = "the " if counted and not several else ""
        return question(f"what {'do' if several else 'does'} {the}{term} do")
    return ""


def _describes(answer: str) -> bool:
    """``assets worth less than liabilities``: a bare noun with something that narrows it."""
    tree = tree_of(answer)
    root = tree.words[tree.root]
    behind = [tree.words[at].label for at in tree.children(tree.root) if at > tree.root]
    plain = root.tag in NOUNS and is_noun_phrase(answer, longest=_LONGEST_MEANING)
    figure = any(letter.isdigit() for letter in answer)
    figure = figure or answer.split(" ", 1)[0].lower() in QUANTIFIERS
    return plain and not figure and bool({"relcl", "acl", "prep"} & set(behind))


def _questions(blocks: tuple[Block, ...]) -> Iterator[Candidate]:
    """``Q: … A: …``, and headings that ask with the paragraph that answers."""
    for index, block in enumerate(blocks):
        asked = _ASKED.fullmatch(block.text)
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if asked and asked["a"]:
            yield _qa(ground([block], index), asked["q"], asked["a"])
        elif asked and after and (answer := _ANSWER.fullmatch(after.text)):
            yield _qa(ground([block, after], index), asked["q"], answer["a"])


def _qa(sentence: Sentence, asked: str, answer: str) -> Candidate:
    short = answer if word_count(answer) <= _LONGEST_MEANING else ""
    return Candidate("question", Kind.QUESTION, sentence, asked, asked, short)


def _asked_headings(blocks: tuple[Block, ...]) -> Iterator[Candidate]:
    """Headings of a list of frequent questions: at least three that ask, each answered below."""
    asked = [
        index
        for index, block in enumerate(blocks[:-1])
        if block.kind is BlockKind.HEADING and _WH.match(block.text)
    ]
    if len(asked) >= _FEWEST_ASKED:
        for index in asked:
            alone = index + 2 == len(blocks) or blocks[index + 2].kind is BlockKind.HEADING
            if alone:
                yield from _asked_heading(blocks[index], blocks[index + 1], index)


def _asked_heading(heading: Block, after: Block, index: int) -> Iterator[Candidate]:
    if after.kind is not BlockKind.PARAGRAPH or not has_words(heading.text, 3):
        return
    yield _qa(ground([after], index + 1), heading.text, after.text.rstrip("."))
