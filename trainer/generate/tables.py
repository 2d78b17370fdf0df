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
from trainer.generate.english.verbs import LEMMAS, THIRD
from trainer.generate.english.words import PREPOSITIONS, words
from trainer.generate.facts import Candidate, Sentence
from trainer.generate.sentences import readable
from trainer.generate.wording import capitalised, question, sentence_case

_LONGEST_TERM = 6
_LONGEST_MEANING = 35
_LONGEST_CELL = 12
_FEWEST_ROWS = 2
_COLUMNS = range(2, 5)
_PAIR = ("term", "meaning")
_TERM_HEADS = frozenset({"term", "word", "name", "concept", "expression", "vocabulary", "key term"})
_MEANING_HEADS = frozenset({"definition", "meaning", "description", "explanation", "translation"})
_TELLING_VERBS = frozenset({"match", "mean", "do", "return", "show", "print", "hold", "give"})
_PARTS = frozenset({"part", "component", "item", "element", "control", "button", "tool"})
_SORTS = frozenset({"type", "kind", "form", "class", "category"})
_PURPOSES = frozenset({"purpose", "function", "role", "task", "job"})
_DESCRIBING = frozenset({"JJ", "VBG", "VBN"})
_OPENS_NO_NOUN = PREPOSITIONS | words("only not when where how why if what who")
_NOTHING = words("none nil no yes off on n/a variable")
_MENDS = words("remedy cure fix solution treatment substitute command symbol shortcut")
_RANGE = re.compile(r"[<>≤≥~]?\s*\d[\d.,]*\s*(?:[–—-]|to)\s*\d[\d.,]*\s*\S{0,4}")
_UNCOUNTED = words(  # "the pH of milk", but "of the octopus"
    "water milk juice blood rain ammonia vinegar air oil acid salt sugar sand ice steel iron"
    " copper gold silver lead tin zinc glass wood paper cotton wool silk rice wheat maize flour"
    " bread butter cheese meat beef pork fish wine beer coffee tea honey soap bleach alcohol"
    " petrol diesel coal gas steam snow soil clay concrete cement granite marble limestone"
    " basalt rubber plastic leather urine saliva sweat mucus bile light sound heat soda lime"
    " chalk oxygen hydrogen nitrogen helium"
)
_SEVERAL_SIGNS = re.compile(r"\w, \w|=|\w / \w")
_KIND_OF = re.compile(r"(?:kind|type|sort|class) of (?P<what>[a-z]+(?: [a-z]+)?)")
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
    return named and (term in _TERM_HEADS or meaning in _MEANING_HEADS)


def _tells_meanings(heads: tuple[str, ...]) -> bool:
    """Signs and what they mean: ``Light | Meaning``; not the words of a language."""
    sign, meaning = (head.strip().lower() for head in heads)
    return meaning == "meaning" and sign not in _TERM_HEADS and word_count(sign) == 1


def _meanings(head: str, body: Rows) -> Iterator[Candidate]:
    """``Amber | No connection``: What does the light “Amber” mean?"""
    for index, row in body:
        if len(row.cells) == len(_PAIR) and _is_key(row.cells[0]):
            sign, meaning = (readable(cell) for cell in row.cells)
            if _SEVERAL_SIGNS.search(sign):
                continue
            if has_words(meaning, 1, _LONGEST_MEANING):
                front = f"What does the {_sign(sentence_case(head), sign)} mean?"
                sentence = ground([row], index)
                yield Candidate("table", Kind.QUESTION, sentence, sign, front, capitalised(meaning))


def _specified(rows: Rows) -> Iterator[Candidate]:
    """``Weight | 92 kg``, a sheet of data without headings: What is the weight?"""
    for index, row in rows:
        if len(row.cells) != len(_PAIR):
            continue
        name, value = (readable(cell) for cell in row.cells)
        plain = is_term(name.lower()) and name.replace(" ", "").replace("-", "").isalpha()
        if plain and has_words(value, 1, _LONGEST_CELL) and not _says_little(value):
            be = "are" if is_plural(name.rpartition(" ")[2]) else "is"
            front = question(f"what {be} the {sentence_case(name)}")
            sentence = ground([row], index)
            yield Candidate("table", Kind.QUESTION, sentence, name, front, capitalised(value))


def _says_little(value: str) -> bool:
    """``none``, ``low``: a word that is no answer without more of them."""
    found = tree_of(value.lower()).words
    return len(found) == 1 and (found[0].tag in _DESCRIBING or found[0].low in _NOTHING)


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
    if not _names_rows(heads):
        return
    whole = [(index, row) for index, row in body if len(row.cells) == len(heads)]
    for column, head in enumerate(heads[1:], 1):
        if not _tells_rows_apart(head.strip(), column, whole):
            continue
        acts = 2 * sum(_first(row.cells[column]) in THIRD for _, row in whole) > len(whole)
        for index, row in whole:
            key, cell = row.cells[0], row.cells[column]
            if _is_key(key) and not _RANGE.fullmatch(key) and has_words(cell, 1, _LONGEST_CELL):
                whose = _whose(sentence_case(heads[0]), key, row.headings)
                front = _front(head, whose, cell, acts=acts)
                back = capitalised(readable(cell))
                yield Candidate("table", Kind.QUESTION, ground([row], index), key, front, back)


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
    names = head.lower() == "name" and not all(_is_code(row.cells[0]) for _, row in rows)
    if names or _ONE_OF_MANY.match(head):
        return False
    return _is_heading(head) or THIRD.get(head.lower()) in _TELLING_VERBS


def _first(cell: str) -> str:
    return cell.split(" ", 1)[0].lower()


def _front(head: str, whose: str, cell: str, *, acts: bool) -> str:
    """What is asked for a cell: what its row does, or what its column names.

    ``acts`` where most cells of the column tell what something does: ``Moves to …``.
    """
    name = sentence_case(head)
    told = THIRD.get(head.strip().lower())
    if _tells_doing(name, cell):
        does = "do" if is_plural(whose.rpartition(" ")[2]) else "does"
        return question(f"what {does} {whose} do")
    if name in _MEANING_HEADS:
        return question(f"what is {whose}")
    if acts and not told:
        return question(f"what does the {name} of {whose} do")
    if told:
        return question(f"what does {whose} {told}")
    kind = _KIND_OF.fullmatch(name)
    if kind:
        return question(f"what {kind[0]} is {whose}")
    tie = "for" if whose.startswith("“") or name.rpartition(" ")[2] in _MENDS else "of"
    return question(f"what is the {name} {tie} {whose}")


def _sign(head: str, sign: str) -> str:
    """``red light`` where the sign is an adjective, else ``light “E4”``."""
    low = sign.lower()
    said = tree_of(f"the {low} {head} is on").words
    plain = sign.replace(" ", "").isalpha() and sign[1:].islower()
    plain = plain and said[-4].tag in _DESCRIBING
    return f"{low} {head}" if plain else f"{head} “{sign}”"


def _tells_doing(head: str, cell: str) -> bool:
    """Whether a column of purposes tells what a part does: ``Balances …``, ``Do not poll …``."""
    first = _first(cell)
    return head in _PURPOSES | _MEANING_HEADS and (first in THIRD or first in LEMMAS | {"do"})


def _of_a_sort(head: str, key: str, headings: tuple[str, ...]) -> str:
    """``procedural memory``: an adjective under *Type*, with the noun of the heading above."""
    noun = sentence_case(headings[-1]).rpartition(" ")[2] if headings else ""
    low = key[0].lower() + key[1:]
    tree = tree_of(f"the {low} {noun} is here").words if noun.isalpha() else ()
    fits = head in _SORTS and tree and key.isalpha() and tree[1].tag == "JJ"
    return f"{low} {noun}" if fits and tree[2].tag in NOUNS else ""


def _whose(head: str, key: str, headings: tuple[str, ...]) -> str:
    """``the ship Sloop``, ``the optical tube``, ``rubber seals``: a row as a question names it."""
    sort = _of_a_sort(head, key, headings)
    if sort:
        return sort
    if head in _PARTS and key[1:].islower() and _holds_a_word(key):
        low = key[0].lower() + key[1:]
        return low if is_plural(low.rpartition(" ")[2]) else f"the {low}"
    last = key.rpartition(" ")[2].lower()
    if key[1:].islower() and last in _UNCOUNTED:
        return key[0].lower() + key[1:]
    first, *others = key.split(" ")
    tags = [word.tag for word in tree_of(key.lower()).words]
    plain = others and key[1:].islower() and tags[-1] in NOUNS and first.replace("-", "").isalpha()
    plain = plain and len(others[-1]) > 1  # "maxpoll n" is an option and what it takes
    if plain:
        low = key[0].lower() + key[1:]
        described = tags[0] == "JJ" and not is_plural(others[-1])  # "bright sun", "large tank"
        return f"“{low}”" if described else low if is_plural(others[-1]) else f"the {low}"
    named = word_count(head) == 1 and head not in _TERM_HEADS
    if named and others and not key.istitle():
        return f"the {head} “{key}”"  # the symptom “Belt squeals”
    return f"the {head} {key}" if named or _is_code(key) else key


def _holds_a_word(key: str) -> bool:
    """Whether a key is more than a number, a unit or a few letters: ``4b`` is not."""
    return bool(re.search(r"[^\W\d_]{3,}", key))


def _is_code(key: str) -> bool:
    """A number or an option says only with its heading what it is: ``the code 24``."""
    return not key[:1].isalpha()


def _is_heading(head: str) -> bool:
    """Whether a column's heading is a noun that can be asked for: not *introduced*."""
    found = tree_of(head.lower()).words
    named = bool(found) and found[-1].tag in {"NN", "NNP"} and is_term(head.lower())
    return named and found[0].low not in _OPENS_NO_NOUN


def _is_key(cell: str) -> bool:
    return bool(re.search(r"\w", cell)) and word_count(cell) <= _LONGEST_TERM
