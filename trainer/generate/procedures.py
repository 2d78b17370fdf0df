"""Lists in the layout: ordered steps, and bullets that a lead-in announces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.cards.document import Block, BlockKind, Document
from trainer.cards.note import Kind
from trainer.generate.english.nouns import is_noun_phrase, is_plural
from trainer.generate.english.tokens import has_words, word_count
from trainer.generate.english.verbs import GERUNDS, LEMMAS
from trainer.generate.english.words import PRONOUNS
from trainer.generate.facts import Candidate
from trainer.generate.names import Names
from trainer.generate.tables import ground
from trainer.generate.wording import question, sentence_case

_FEWEST, _MOST = 2, 9
_LONGEST_STEP = 16
_LONGEST_ITEM = 10
_HOW_TO = re.compile(
    r"(?:how to|to|steps? (?:to|for)|how do (?:you|i)) (?P<what>[a-z].+?)"
    r"(?:,? (?:follow|do|use|take|perform|complete|run) .*|,? (?:you|we) .*)?[:.?]?",
    re.IGNORECASE,
)
_NOUNS = re.compile(
    r"(?P<what>[A-Z]?[^:]{3,90}?) (?:are|include)(?: (?:the following|as follows|these))?:"
)
_HAS = re.compile(
    r"(?P<subject>[A-Z][^:,]{1,60}?) (?:has|have|includes?|contains?|consists? of|comprises?"
    r"|offers?|provides?|supports?|requires?) (?:the following |these |the )?"
    r"(?P<what>[^:,]{3,50}):"
)
_THERE = re.compile(r"There (?:are|were) (?P<what>[^:]{3,90}?):")
_LEAD_COUNT = re.compile(
    r"(?:the following |these |the )?(?:two |three |four |five |six |seven |eight |nine |several "
    r"|many |a few |some |a number of )?(?:main |major |key |basic |important |common |different )*"
)


def procedures(document: Document, names: Names) -> Iterator[Candidate]:
    """The lists of a document whose lead-in or heading says what they list (English only)."""
    for start, items in _groups(document.blocks):
        before = document.blocks[start - 1] if start else None
        if not _FEWEST <= len(items) <= _MOST:
            continue
        lead = before if before and before.text.endswith(":") else None
        heading = items[0].heading
        if items[0].marker:
            yield from _steps(lead, heading, items, start)
        if lead and before and before.kind is BlockKind.PARAGRAPH:
            yield from _announced(lead, items, start, names)


def _groups(blocks: tuple[Block, ...]) -> Iterator[tuple[int, list[Block]]]:
    """Each run of top-level items of one list, with the index of its first."""
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if block.kind is not BlockKind.ITEM:
            index += 1
            continue
        run = [block]
        while index + len(run) < len(blocks) and blocks[index + len(run)].group == block.group:
            run.append(blocks[index + len(run)])
        if all(item.depth == block.depth and item.kind is BlockKind.ITEM for item in run):
            yield index, run
        index += len(run)


def _steps(lead: Block | None, heading: str, items: list[Block], start: int) -> Iterator[Candidate]:
    """``How to bake bread`` over 1. 2. 3. → What are the steps to bake bread?"""
    for words in ([_last_sentence(lead.text)] if lead else []) + [heading]:
        match = _HOW_TO.fullmatch(words)
        goal = match["what"] if match else _from_gerund(words)
        if not goal or goal.split(" ")[0].lower() not in LEMMAS or _dangles(goal):
            continue
        steps = tuple(_short(item.text, _LONGEST_STEP) for item in items)
        if all(steps) and all(item.marker for item in items):
            front = question(f"what are the steps to {sentence_case(goal)}")
            blocks = ([lead] if lead else []) + items
            sentence = ground(blocks, start)
            yield Candidate("steps", Kind.LIST, sentence, goal, front, items=steps, ordered=True)
        return


def _from_gerund(words: str) -> str:
    """``Installing the server`` → ``install the server``."""
    first, _, rest = words.partition(" ")
    lemma = GERUNDS.get(first.lower(), "")
    return f"{lemma} {rest}" if lemma and rest else ""


def _announced(lead: Block, items: list[Block], start: int, names: Names) -> Iterator[Candidate]:
    announced = _question(_last_sentence(lead.text), names)
    members = tuple(_short(_term_of(item), _LONGEST_ITEM) for item in items)
    if announced and all(members) and not any(_is_sentence(member) for member in members):
        sentence = ground([lead, *items], start - 1, _quote(lead, items))
        ordered = bool(items[0].marker) and bool(
            re.search(r"\b(?:steps|stages|phases)\b", announced)
        )
        yield Candidate(
            "announced", Kind.LIST, sentence, announced, announced, items=members, ordered=ordered
        )


def _quote(lead: Block, items: list[Block]) -> str:
    words = [_last_sentence(lead.text), *(item.verbatim for item in items)]
    return " ".join(words)


def _question(lead: str, names: Names) -> str:
    there, nouns, has = _THERE.fullmatch(lead), _NOUNS.fullmatch(lead), _HAS.fullmatch(lead)
    if there:
        return _ask_for(there["what"])
    if has and is_noun_phrase(has["subject"]) and not _dangles(has["subject"]):
        what = _LEAD_COUNT.sub("", has["what"], count=1)
        subject = names.lowered(has["subject"])
        if is_plural(what.split(" ")[-1]) and not _dangles(what):
            return question(f"what are the {what} of {subject}")
    if nouns and is_noun_phrase(nouns["what"], longest=14):
        return _ask_for(names.lowered(nouns["what"]))
    return ""


def _ask_for(what: str) -> str:
    what = _LEAD_COUNT.sub("", what, count=1)
    specific = has_words(what, 3) and not _dangles(what)
    return question(f"what are the {what}") if specific else ""


def _dangles(words: str) -> bool:
    low = set(words.lower().split())
    return bool(low & (PRONOUNS | {"its", "their", "such", "your", "our", "my", "following"}))


def _last_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?]) ", text)[-1]


def _term_of(item: Block) -> str:
    """A labelled item counts by its label."""
    label = re.match(r"([^:–—.]{2,50})(?:: | [–—] )", item.text)
    return label[1] if label else item.text


def _short(text: str, longest: int) -> str:
    first = re.split(r"(?<=[.!?]) ", text)[0].rstrip(" .;,")
    first = re.sub(r",? (?:and|or)$", "", first)
    return first if word_count(first) <= longest else ""


def _is_sentence(member: str) -> bool:
    return member.split(" ", 1)[0].lower() in PRONOUNS
