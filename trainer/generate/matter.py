"""A document as the rules see it: its sentences read, and what it is about.

Some things can be told only from the whole: which words are names, which phrases are
its terms, what it calls itself. They are found once and handed to every rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from trainer.cards.advance import Advance, silent
from trainer.cards.document import BlockKind, Document
from trainer.generate.check import NEWS
from trainer.generate.english.grammar import tree_of
from trainer.generate.facts import Sentence
from trainer.generate.families.abbreviations import abbreviations
from trainer.generate.families.definitions import definitions
from trainer.generate.families.meanings import meanings
from trainer.generate.families.naming import naming
from trainer.generate.invented import Invented
from trainer.generate.language import is_english
from trainer.generate.mentions import Mentions
from trainer.generate.names import Names, names_of
from trainer.generate.protagonist import in_full
from trainer.generate.reading import Reading, read_sentence
from trainer.generate.resolve import resolved
from trainer.generate.sentences import sentences
from trainer.generate.statements import statements
from trainer.generate.terms import phrases_of, terms_of
from trainer.generate.topic import holds_spam, is_lesson, name_of, topic_of

_NAMING = (definitions, meanings, naming, abbreviations)
_FEWEST_NEWS, _LONGEST_TITLE = 3, 16
_DEMANDING = frozenset({"must", "shall", "should"})
_NEARLY_ALL = 0.8  # of the blocks
_SHARE_OF_RULES = 0.06  # of the sentences of a by-law or manual; a textbook has a few, too
_ITSELF = re.compile(
    r"\b([Tt]h(?:is|ese)) ([Aa]ct|[Bb]y-law|[Ll]aw|[Oo]rder|[Rr]egulations?|[Cc]harter|[Tt]reaty"
    r"|[Cc]ode|[Aa]greement|[Pp]olicy|[Ll]icence|[Cc]onvention|[Ss]tatute|[Rr]ules)\b"
)
_ONE_OF_SEVERAL = re.compile(
    r"\b(?:[Aa]nother|[Tt]he (?:first|second|third|next|largest|oldest|best-known))"
    r"(?: [a-z-]+)? ([a-z]+)(?= (?:of|was|is|in|at|on|to|with|opened|built)\b)"
)
_INTRODUCED = re.compile(r"(?<=[a-z,] )an? ([a-z]+)\b(?! of)")


@dataclass(frozen=True, slots=True)
class Matter:
    """A document with its readings, names and terms (each with its weight).

    ``introduced`` are nouns that the document brings in as one of several (``a study``);
    ``name`` is what it says it is about, as its title has it, or empty; ``is_news`` tells
    a report of passing events from a text that explains.
    """

    document: Document
    english: bool
    names: Names
    readings: tuple[Reading, ...]
    terms: dict[str, float]
    introduced: frozenset[str]
    name: str
    is_news: bool = False


def matter_of(document: Document, advance: Advance = silent) -> Matter:
    """The document read; in a language other than English no sentence is.

    ``advance`` is told after each sentence.
    """
    plain = tuple(_of_itself(s, document.title) for s in sentences(document))
    title = _cased(_title(document), plain)
    plain = in_full(plain, name_of(title))
    names = names_of(plain)
    if not is_english(document):
        return Matter(document, False, names, (), {}, frozenset(), "")
    mentions = Mentions(document.words)
    readings = _readings(title, plain, names, mentions, advance)
    named = [card for r in readings for family in _NAMING for card in family(r)]
    spelt = [card.back for card in named if card.family == "abbreviation"]
    mentions.join(named)
    defined = [*(card.subject for card in named), *spelt]
    terms = terms_of(plain, mentions.everywhere, defined, title)
    example = Invented.of(plain)
    introduced = frozenset(match[1] for s in plain for match in _INTRODUCED.finditer(s.text))
    name = name_of(title)
    several = _of_several_kinds(terms)
    several |= {match[1] for s in plain for match in _ONE_OF_SEVERAL.finditer(s.text)}
    rules = sum(_is_rule(reading) for reading in readings) >= _SHARE_OF_RULES * len(readings)
    known = tuple(
        replace(
            reading,
            terms=terms,
            name=name,
            several=several,
            lays_down_rules=rules,
            mentions=mentions,
        )
        for reading in readings
        if not example.is_invented(reading.sentence)
    )
    news = sum(bool(NEWS.search(s.text)) for s in plain) >= _FEWEST_NEWS
    return Matter(document, True, names, known, terms, introduced, name, news)


def _is_rule(reading: Reading) -> bool:
    """Whether a sentence demands or forbids something, as by-laws and manuals do throughout."""
    demands = reading.clause is not None and reading.clause.aux in _DEMANDING
    first = tree_of(reading.text).words[:1]
    return demands or any(word.tag == "VB" for word in first)


def _of_several_kinds(terms: Mapping[str, float]) -> frozenset[str]:
    """Nouns with two kinds or more among the terms: ``channel protein``, ``carrier protein``."""
    kinds = Counter(term.rpartition(" ")[2] for term in terms if " " in term)
    return frozenset(noun for noun, count in kinds.items() if count > 1)


def _of_itself(sentence: Sentence, title: str) -> Sentence:
    """``this by-law`` as ``the by-law`` in the By-law itself, whose name goes before a question."""
    known = title.lower().split()

    def named(found: re.Match[str]) -> str:
        the = "The" if found[1][0] == "T" else "the"
        return f"{the} {found[2]}" if found[2].lower() in known else found[0]

    return replace(sentence, text=_ITSELF.sub(named, sentence.text))


def _title(document: Document) -> str:
    """The title that the document gives itself: not its file name, nor noise."""
    from_file = document.title == document.name.replace("_", " ").replace("-", " ").strip()
    title = _first_line(document) if from_file else document.title
    lesson, over_all = _first_heading(document)
    if (from_file and over_all) or is_lesson(title, lesson, over_all=over_all):
        title = lesson if name_of(lesson) else title
    return "" if holds_spam(title, document.spam) else title


def _first_heading(document: Document) -> tuple[str, bool]:
    """The heading that most stands under, else the first, and whether nearly all does."""
    tops = Counter(
        block.headings[0] if block.headings else ""
        for block in document.blocks
        if block.kind is not BlockKind.HEADING
    )
    most, count = next(iter(tops.most_common(1)), ("", 0))
    if most and count >= _NEARLY_ALL * tops.total():
        return most, True
    return next((block.headings[0] for block in document.blocks if block.headings), ""), False


def _cased(title: str, found: tuple[Sentence, ...]) -> str:
    """A title in capitals, with the names in it spelt as the sentences spell them."""
    if not title.isupper():
        return title
    within = {word for s in found for word in re.findall(r"(?<=[a-z,] )[^\W\d_]+", s.text)}

    def spelt(word: re.Match[str]) -> str:
        low, name = word[0].lower(), word[0].capitalize()
        return name if name in within and low not in within else low

    told = re.sub(r"[^\W\d_]+(?:['’]\w+)?", spelt, title)
    return told[:1].upper() + told[1:] if told != title.lower() else title


def _first_line(document: Document) -> str:
    """The first block where it can only be a title: short, and no sentence."""
    first = next(iter(document.blocks), None)
    short = first is not None and len(first.text.split()) <= _LONGEST_TITLE
    return first.text if first and short and first.text[-1] not in ".!?,;:" else ""


def _readings(
    title: str,
    plain: tuple[Sentence, ...],
    names: Names,
    mentions: Mentions,
    advance: Advance,
) -> list[Reading]:
    """Every statement read, with the plain sentences around it where those are in its paragraph.

    ``mentions`` receives the phrases of each sentence while its tree is at hand.
    """
    found: list[Reading] = []
    for index, sentence in enumerate(resolved(plain, names)):
        mentions.add(sentence, phrases_of(plain[index]))
        topic = topic_of(title, sentence.headings)
        previous = plain[index - 1] if index and sentence.before else None
        after = plain[index + 1] if index + 1 < len(plain) else None
        following = after if after and after.before == plain[index].text else None
        found.extend(
            replace(read_sentence(statement, names, topic), previous=previous, following=following)
            for statement in statements(sentence)
        )
        advance(index + 1, len(plain))
    return found
