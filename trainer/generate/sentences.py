"""From blocks to sentences: where each begins and ends, and what the rules read of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trainer.cards.document import UNSAID, Block, BlockKind, Document, Locator
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.tagger import FINITE
from trainer.generate.english.words import words
from trainer.generate.facts import Sentence
from trainer.generate.wording import capitalised

_END = re.compile(
    r"(?:[.!?]+|…)[”\"’')\]\u2060]*(?:\s?\[\d+(?:[,–-]\s?\d+)*\])*(?=\s+[\"“‘'(\[]*[A-Z0-9À-ÞΑ-ΩА-Я])"
)
_ABBREVIATIONS = words(
    "dr mr mrs ms prof st sr jr rev gen col sgt capt lt gov sen rep pres hon vs v e.g i.e eg ie"
    " cf al approx ca c fig figs eq eqs no nos vol vols ch chap sec sect pp p ed eds dept univ"
    " inc ltd co corp bros jan feb mar apr jun jul aug sep sept oct nov dec mt ft viz resp est"
)
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_OPENERS = re.compile(
    r"\s+(?:The|A|An|In|It|This|These|They|He|She|However|But|And|When|If|While|For|After|As|By"
    r"|Since|Although|There|At|On|To|Its|Their|His|Her)\b"
)
_MARK = re.compile(rf"\s?{UNSAID}+")
_UNNAMED = "\ufffd"  # stands for a letter that could not be read
_EDGES = f" \t\n{UNSAID}"
_CITATION = re.compile(
    r"\s?\[(?!(?:1[5-9]|20)\d\d\])(?:"  # a year is a part of a case's name
    r"\d+(?:\s?[,–-]\s?\d+)*|\^[\w-]+|[\w-]+(?:\.[\w-]+)+|citation needed)\]"
)
_POINTER = re.compile(
    r"\s?\((?:see |shown in |as in |refer to )?(?:also )?"
    r"(?:Figures?|Figs?\.|Tables?|Chapters?|Sections?|Examples?|Box|Appendix|Equations?|Eqs?\.)"
    r"[^()]*\)|\s?\((?:see|cf\.)[^()]*\)"
)
_AUTHOR_YEAR = re.compile(
    r"\s?\((?:[A-Z][^()]*?,\s?)(?:c\. )?(?:1[89]|20)\d\d[a-z]?(?:[;,][^()]*)?\)"
)
_ASIDE = re.compile(
    r", (?:on the other hand|however|therefore|in (?:contrast|turn|fact|short|particular)"
    r"|by contrast|of course|instead|then|again|too|moreover|thus|for (?:example|instance)"
    r"|in other words|indeed),(?= )"
)
_NUMBERED = re.compile(
    r"^(?:\((?:\d{1,2}|[a-z]|[ivx]+)\)|\d{1,2}\.\d{1,2}) (?=\W?[A-Z])"
)  # of a law: "(2) …"
_BRACKETED = re.compile(r"\([A-Z][^()]*[.!?]\)")
_CLOSING = tuple(".!?…:\"”’')]")
_BLANK = "___"
_EXERCISES = re.compile(
    r"(?:[\d.]+\s+)?(?:(?:review|study|discussion|practice|check|further|self|quick|short)[ -])*"
    r"(?:exercises?|problems?|questions?|quiz|test yourself|homework|worked examples?|case study"
    r"|(?:activit(?:y|ies)|key words?|revision|check (?:what you know|your \w+))[ \d.:]*$"
    r"|references|further reading|bibliography|see also|external links|notes)"
    r"(?: for review| to discuss)?\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[.!?…:;][”\"’')\]*_]*$")  # a row of a table or a torn line is no sentence
_LONGEST_LABEL = 6  # words
_LONGEST = 1000  # letters; what is longer is no sentence that a card could quote
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of paragraphs and list items, in order, each with its locator."""
    found: list[Sentence] = []
    paragraph, passed = (0, "", 0), 0
    for index, block in enumerate(document.blocks):
        if (block.page, block.heading, block.number) != paragraph:
            paragraph, passed = (block.page, block.heading, block.number), 0
        if block.kind in _READ and not _is_exercise(block):
            found.extend(_of_block(block, index, passed))
        if block.kind is BlockKind.PARAGRAPH:
            passed += sum(1 for _ in spans(block.said, (*block.seams, _run_in_head(block))))
    return tuple(found)


def _is_exercise(block: Block) -> bool:
    """Whether a block asks or tells of cases: under a heading like *Exercises*, or with blanks."""
    return _BLANK in block.text or any(_EXERCISES.match(heading) for heading in block.headings)


def _of_block(block: Block, index: int, passed: int) -> Iterator[Sentence]:
    """The sentences of a block, ``passed`` being those before it in its paragraph."""
    before = ""
    said, label = block.said, _run_in_head(block)
    for number, (start, end) in enumerate(spans(said, (*block.seams, label)), 1):
        quote = block.text[start:end]
        text = readable(said[start:end])
        if block.kind is BlockKind.ITEM and text[:2].islower():
            text = capitalised(text)  # notes do without capitals
        letters = any(letter.isalpha() for letter in text)
        if end <= label or len(text) > _LONGEST or not letters or _is_torn(block, start, end):
            before = ""
            continue
        yield Sentence(
            quote=quote,
            text=text,
            at=_locator(block, passed + number),
            block=index,
            first=number,
            headings=block.headings,
            marked=_marked(block, start, end),
            before="" if start - 1 in block.seams else before,
        )
        before = text


def _run_in_head(block: Block) -> int:
    """Where the label ends that an author set before a paragraph: ``**Isotopes.** In C4 …``."""
    mark = next((m for m in block.emphasis if m.strong and m.start == 0), None)
    label = block.text[: mark.end + 1].rstrip() if mark else ""
    short = label.endswith(".") and len(label.split()) <= _LONGEST_LABEL
    return len(label) if short and not _is_verbal(label) else 0


def _is_verbal(label: str) -> bool:
    """Whether a label is a sentence, like *The patient must be eating gluten*."""
    return any(word.tag in FINITE for word in tree_of(label).words)


def _is_torn(block: Block, start: int, end: int) -> bool:
    """Whether letters are missing, or the half of the sentence that stands on another page."""
    ends = end in block.seams and not block.text[:end].endswith(_CLOSING)
    seam = start - 1 if start else 0
    lost = _UNNAMED in block.text[start:end]
    return lost or ends or (seam in block.seams and not block.text[:seam].endswith(_CLOSING))


def _locator(block: Block, sentence: int) -> str:
    counted = block.kind is BlockKind.PARAGRAPH
    span = (sentence,) * 2 if counted else None
    return str(Locator(block.heading, (block.number,) * 2, span, block.page))


def _marked(block: Block, start: int, end: int) -> tuple[str, ...]:
    return tuple(
        block.text[mark.start : mark.end].strip(" ,.;:")
        for mark in block.emphasis
        if mark.strong and start <= mark.start < mark.end <= end
    )


def readable(quote: str) -> str:
    """A quote without citation marks, pointers to figures and asides like ``, however,``."""
    for pattern in (_MARK, _CITATION, _POINTER, _AUTHOR_YEAR):
        quote = pattern.sub("", quote)
    quote = _NUMBERED.sub("", _ASIDE.sub("", quote).strip(), count=1)
    return quote[1:-1] if _BRACKETED.fullmatch(quote) else quote


def spans(text: str, seams: Sequence[int] = ()) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence; a seam always ends one."""
    start = 0
    for end in sorted({*_ends(text), *seams, len(text)}):
        piece = text[start:end]
        if piece.strip(_EDGES):
            lead = len(piece) - len(piece.lstrip(_EDGES))
            yield start + lead, start + len(piece.rstrip(_EDGES))
        start = end


def _ends(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        if not (match[0].startswith(".") and _is_abbreviated(text, match)):
            yield match.end()


def _is_abbreviated(text: str, match: re.Match[str]) -> bool:
    """Whether the stop belongs to the word before it: ``Dr.``, ``U.S.``, ``2.`` and such."""
    before = text[max(0, match.start() - 40) : match.start()].split()
    last = before[-1].lstrip("([“\"'") if before else ""
    if not last or match[0].startswith("..."):
        return False
    if _DOTTED.fullmatch(last):
        return not _OPENERS.match(text, match.end())
    if len(last) == 1 and last.isupper():
        return len(before) == 1 or before[-2][0].isupper()
    if last.isdigit() and (len(before) == 1 or before[-2][-1] in ".!?"):
        return True
    return last.lower() in _ABBREVIATIONS
