"""Cards from tables: what a row holds under each heading, asked by the row's first cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from trainer.cards.document import Block, BlockKind, Locator
from trainer.cards.note import Kind
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import is_plural, is_term
from trainer.generate.english.tagger import NOUNS
from trainer.generate.english.tokens import has_words, word_count
from trainer.generate.english.verbs import THIRD
from trainer.generate.english.words import PREPOSITIONS, words
from trainer.generate.facts import Candidate, Sentence
from trainer.generate.sentences import readable
from trainer.generate.table_wording import (
    DESCRIBING,
    MEANING_HEADS,
    TERM_HEADS,
    asked_of,
    first_word,
    is_code,
    sign_of,
    whose,
)
from trainer.generate.wording import capitalised, question, sentence_case

_LONGEST_TERM = 6
_LONGEST_MEANING = 35
_LONGEST_CELL = 12
_FEWEST_ROWS = 2
_COLUMNS = range(2, 5)
_PAIR = ("term", "meaning")
_TELLING_VERBS = frozenset({"match", "mean", "do", "return", "show", "print", "hold", "give"})
_OPENS_NO_NOUN = PREPOSITIONS | words("only not when where how why if what who")
_NOTHING = words("none nil no yes off on n/a variable")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_FORMS = words("short long brief full")
_RANKS = words("no number order rank step priority")
_RANGE = re.compile(r"[<>≤≥~]?\s*\d[\d.,]*\s*(?:[–—-]|to)\s*\d[\d.,]*\s*\S{0,4}")
_SEVERAL_SIGNS = re.compile(r"\w, \w|=|\w / \w")
_ONE_OF_MANY = re.compile(r"(?:for |e\.g\.|an? )?\s*examples?\b", re.IGNORECASE)
_TELLING = 0.6  # the share of different cells that makes a column worth asking

Rows = list[tuple[int, Block]]


def ground(blocks: list[Block], index: int, quote: str = "") -> Sentence:
    """The ground of a card that rests on whole neighbouring blocks, the first being ``index``."""
    first, last = blocks[0], blocks[-1]
    numbers = (first.number, last.number if last.page == first.page else first.number)
    at = str(Locator(first.heading, numbers, page=first.page))
    words = quote or " ".join(block.verbatim for block in blocks)
    return Sentence(words, words, at, index, 1, first.headings)


def tables(blocks: Rows, *, english: bool) -> Iterator[Candidate]:
    """The cards of every table with two to four columns under headings."""
    rows = [(index, block) for index, block in blocks if block.kind is BlockKind.ROW]
    for _, group in groupby(rows, key=lambda pair: pair[1].group):
        header, *body = whole = list(group)
        heads = header[1].cells
        if english and (sheet := [(index, row) for index, row in whole if row.labelled]):
            yield from _specified(sheet)
            continue
        if len(body) < _FEWEST_ROWS or len(heads) not in _COLUMNS:
            continue
        two = len(heads) == len(_PAIR)
        if two and any(letter.isdigit() for letter in heads[1]):
            if english:
                yield from _specified([header, *body])
        elif english and two and _tells_meanings(heads):
            yield from _meanings(heads[0], body)
        elif two and (not english or _is_vocabulary(heads, body)):
            yield from _pairs(body)
        elif english:
            yield from _asked(heads, body)


def _is_vocabulary(heads: tuple[str, ...], body: Rows) -> bool:
    """Whether the two columns are words and what they mean."""
    term, meaning = (head.strip().lower() for head in heads)
    named = all(any(c.isalpha() for c in row.cells[0]) for _, row in body if row.cells)
    return named and (term in TERM_HEADS or meaning in MEANING_HEADS)


def _tells_meanings(heads: tuple[str, ...]) -> bool:
    """Signs and what they mean: ``Light | Meaning``; not the words of a language."""
    sign, meaning = (head.strip().lower() for head in heads)
    return meaning == "meaning" and sign not in TERM_HEADS and word_count(sign) == 1


def _meanings(head: str, body: Rows) -> Iterator[Candidate]:
    """``Amber | No connection``: What does the light “Amber” mean?"""
    for index, row in body:
        if len(row.cells) == len(_PAIR) and _is_key(row.cells[0]):
            sign, meaning = (readable(cell) for cell in row.cells)
            if _SEVERAL_SIGNS.search(sign):
                continue
            if has_words(meaning, 1, _LONGEST_MEANING):
                front = f"What does the {sign_of(sentence_case(head), sign)} mean?"
                sentence = ground([row], index)
                yield Candidate("table", Kind.QUESTION, sentence, sign, front, capitalised(meaning))


def _specified(rows: Rows) -> Iterator[Candidate]:
    """``Weight | 92 kg``, a sheet of data without headings: What is the weight?"""
    for index, row in rows:
        if len(row.cells) != len(_PAIR):
            continue
        name, value = (readable(cell) for cell in row.cells)
        plain = _is_named(name) and name.replace(" ", "").replace("-", "").isalpha()
        if plain and has_words(value, 1, _LONGEST_CELL) and not _says_little(value):
            be = "are" if is_plural(name.rpartition(" ")[2]) else "is"
            front = question(f"what {be} the {sentence_case(name)}")
            sentence = ground([row], index)
            yield Candidate("sheet", Kind.QUESTION, sentence, name, front, capitalised(value))


def _is_named(name: str) -> bool:
    """Whether what a sheet tells of can be asked for: not *Active* or *Superseded by*."""
    found = tree_of(name.lower()).words
    return is_term(name.lower()) and found[-1].tag in NOUNS


def _says_little(value: str) -> bool:
    """``none``, ``low``: a word that is no answer without more of them."""
    found = tree_of(value.lower()).words
    return len(found) == 1 and (found[0].tag in DESCRIBING or found[0].low in _NOTHING)


def _pairs(body: Rows) -> Iterator[Candidate]:
    for index, row in body:
        if len(row.cells) != len(_PAIR) or not _is_key(row.cells[0]):
            continue
        first, second = row.cells
        if has_words(second, 1, _LONGEST_MEANING):
            term, meaning = readable(first), readable(second)
            yield Candidate("table", Kind.PAIR, ground([row], index), term, term, meaning)


def _asked(heads: tuple[str, ...], body: Rows) -> Iterator[Candidate]:
    """``What is the default port of TLS?`` for every column that tells its rows apart."""
    heads = tuple(_BRACKET.sub("", head) for head in heads)
    if not _names_rows(heads):
        return
    whole = [(index, row) for index, row in body if len(row.cells) == len(heads)]
    keys = [row.cells[0] for _, row in whole]
    if len(set(keys)) < len(keys) or (_is_rank(heads[0]) and any(key.isdigit() for key in keys)):
        return  # two columns together name a row; a row's number is no name
    if heads[0].lower() in _FORMS:
        return  # "Short" of an option is no name for it
    for column, head in enumerate(heads[1:], 1):
        if not _tells_rows_apart(head.strip(), column, whole):
            continue
        acts = 2 * sum(first_word(row.cells[column]) in THIRD for _, row in whole) > len(whole)
        for index, row in whole:
            key, cell = row.cells[0], row.cells[column]
            counted = key[:1].isdigit() and cell[:1].isdigit()  # a series of measurements
            named = _is_key(key) and not _RANGE.fullmatch(key) and not counted
            if named and has_words(cell, 1, _LONGEST_CELL):
                named_row = whose(sentence_case(heads[0]), key, row.headings)
                family, front = asked_of(head, named_row, cell, acts=acts)
                back = capitalised(readable(cell))
                yield Candidate(family, Kind.QUESTION, ground([row], index), key, front, back)


def _names_rows(heads: tuple[str, ...]) -> bool:
    """Whether the first column names what the others tell of: not ``Her party | His party``."""
    first = heads[0].lower()
    last = first.rpartition(" ")[2]
    alike = any(head.lower().rpartition(" ")[2] == last for head in heads[1:])
    return is_term(first) and not alike


def _tells_rows_apart(head: str, column: int, rows: Rows) -> bool:
    """Whether a column tells of each row something of its own that a question can name."""
    cells = [row.cells[column] for _, row in rows]
    if len(set(cells)) < _TELLING * len(cells):
        return False
    names = head.lower() == "name" and not all(is_code(row.cells[0]) for _, row in rows)
    if names or _ONE_OF_MANY.match(head):
        return False
    return _is_heading(head) or THIRD.get(head.lower()) in _TELLING_VERBS


def _is_rank(head: str) -> bool:
    return head.lower().rstrip(".") in _RANKS


def _is_heading(head: str) -> bool:
    """Whether a column's heading is a noun that can be asked for: not *introduced*."""
    found = tree_of(head.lower()).words
    named = bool(found) and found[-1].tag in {"NN", "NNP"} and is_term(head.lower())
    return named and found[0].low not in _OPENS_NO_NOUN


def _is_key(cell: str) -> bool:
    return bool(re.search(r"\w", cell)) and word_count(cell) <= _LONGEST_TERM
