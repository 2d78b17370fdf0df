"""Cards that the layout of a document already holds: terms with meanings, tables, questions.

No grammar is needed, so these work in every language; in English they are worded
as questions where that is sure, elsewhere they become pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from trainer.cards.document import Block, BlockKind, Document, Locator
from trainer.cards.note import Kind
from trainer.generate.english.clause import clause
from trainer.generate.english.nouns import is_plural, is_term, phrase_is_plural
from trainer.generate.english.tokens import has_words, word_count
from trainer.generate.english.verbs import LEMMAS, THIRD
from trainer.generate.english.words import ARTICLES, GENERIC_NOUNS, PRONOUNS
from trainer.generate.facts import Candidate, Sentence
from trainer.generate.names import Names
from trainer.generate.sentences import spans
from trainer.generate.wording import capitalised, question

_LABEL = re.compile(r"(?P<term>[^:–—.!?]{2,60}?)(?:: | [–—-] )(?P<meaning>\S.+)")
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
_LONGEST_TERM = 6
_LONGEST_MEANING = 35
_LONGEST_CELL = 12
_FEWEST_ROWS = 2
_COLUMNS = range(2, 5)
_FEWEST_ASKED = 3
_PAIR = ("term", "meaning")
_TERM_HEADS = frozenset({"term", "word", "name", "concept", "expression", "vocabulary", "key term"})
_MEANING_HEADS = frozenset({"definition", "meaning", "description", "explanation", "translation"})


def ground(blocks: list[Block], index: int, quote: str = "") -> Sentence:
    """The ground of a card that rests on whole neighbouring blocks, the first being ``index``."""
    first, last = blocks[0], blocks[-1]
    at = str(Locator(first.heading, (first.number, last.number)))
    words = quote or " ".join(block.verbatim for block in blocks)
    return Sentence(words, words, at, index, 1, first.headings)


def structural(document: Document, names: Names, *, english: bool) -> Iterator[Candidate]:
    """The cards in definition lists, labelled items, tables and question-answer pairs."""
    blocks = list(enumerate(document.blocks))
    yield from _labelled(blocks, names, english=english)
    yield from _tables(blocks, english=english)
    yield from _questions(document.blocks)
    yield from _asked_headings(document.blocks)


def _labelled(
    blocks: list[tuple[int, Block]], names: Names, *, english: bool
) -> Iterator[Candidate]:
    for _, group in groupby(
        blocks, key=lambda pair: (pair[1].headings, _label(pair[1]) is not None)
    ):
        members = [(index, block, _label(block)) for index, block in group]
        several = len(members) > 1 or members[0][1].kind is BlockKind.DEFINITION
        several = several and all(label is None or _is_plain(label[0]) for _, _, label in members)
        for index, block, label in members:
            if label and several:
                card = _meaning_card(index, block, label, names, english=english)
                if card:
                    yield card


def _label(block: Block) -> tuple[str, str] | None:
    """Term and meaning of ``Term: meaning``; a term is short, a meaning has some words."""
    if block.kind is BlockKind.DEFINITION:
        return block.cells[0], block.cells[1]
    if block.kind not in {BlockKind.ITEM, BlockKind.PARAGRAPH} or block.seams:
        return None
    match = _LABEL.fullmatch(block.text)
    if not match or word_count(match["term"]) > _LONGEST_TERM:
        return None
    opening = match["term"].split(" ")[0].lower()
    if opening in PRONOUNS or opening in {"note", "tip", "warning", "example", "q", "a", "in"}:
        return None
    return match["term"], match["meaning"]


def _is_plain(term: str) -> bool:
    """Words, perhaps a command or option, but no code, list or sentence."""
    return bool(re.fullmatch(r"[\w’' ./+#()&-]+", term)) and any(c.isalpha() for c in term)


def _meaning_card(
    index: int, block: Block, label: tuple[str, str], names: Names, *, english: bool
) -> Candidate | None:
    term, meaning = label
    start = block.text.find(meaning)
    first = next(spans(block.text[start:]), (0, len(meaning)))
    answer = block.text[start:][: first[1]].rstrip(".;,")
    if not has_words(answer, 1, _LONGEST_MEANING) or term.lower() in GENERIC_NOUNS:
        return None
    sentence = ground([block], index, block.text[: start + first[1]])
    if english and is_term(term) and has_words(answer, 3):
        front = _english_question(names.lowered(term), answer)
        if front:
            return Candidate("labelled", Kind.QUESTION, sentence, term, front, capitalised(answer))
    if english and (block.kind is not BlockKind.DEFINITION or clause(answer) is not None):
        return None  # a remark under a label, not what the label means
    return Candidate("labelled", Kind.PAIR, sentence, term, term, answer)


def _english_question(term: str, answer: str) -> str:
    opening = answer.split(" ", 1)[0].lower()
    if clause(answer) is not None or _TELLS.match(answer):
        return ""
    if opening in ARTICLES or opening in {"any", "one"}:
        return f"What does “{term}” mean?"
    if opening in THIRD or (opening in LEMMAS and not is_term(answer)):
        return question(f"what {'do' if phrase_is_plural(term) else 'does'} {term} do")
    return ""


def _tables(blocks: list[tuple[int, Block]], *, english: bool) -> Iterator[Candidate]:
    rows = [(index, block) for index, block in blocks if block.kind is BlockKind.ROW]
    for _, group in groupby(rows, key=lambda pair: pair[1].group):
        header, *body = list(group)
        heads = header[1].cells
        if len(body) >= _FEWEST_ROWS and len(heads) in _COLUMNS:
            for index, row in body:
                yield from _row(index, row, heads, english=english)


def _row(index: int, row: Block, heads: tuple[str, ...], *, english: bool) -> Iterator[Candidate]:
    first = row.cells[0]
    if not first or word_count(first) > _LONGEST_TERM or len(row.cells) != len(heads):
        return
    sentence = ground([row], index)
    if len(row.cells) == len(_PAIR) and (not english or _is_vocabulary(heads)):
        if has_words(row.cells[1], 1, _LONGEST_MEANING):
            yield Candidate("table", Kind.PAIR, sentence, first, first, row.cells[1])
        return
    for head, cell in zip(heads[1:], row.cells[1:], strict=True):
        asks = english and is_term(head.lower()) and not is_plural(head)
        if asks and has_words(cell, 1, _LONGEST_CELL):
            front = question(f"what is the {head.lower()} of {first}")
            yield Candidate("table", Kind.QUESTION, sentence, first, front, capitalised(cell))


def _is_vocabulary(heads: tuple[str, ...]) -> bool:
    """Whether the two columns are words and what they mean."""
    term, meaning = (head.strip().lower() for head in heads)
    return term in _TERM_HEADS or meaning in _MEANING_HEADS or not is_term(meaning)


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
