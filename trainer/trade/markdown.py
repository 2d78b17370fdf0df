"""Cards within Markdown notes: of hashcards, of Obsidian's Spaced Repetition, of highlights.

``Q:`` and ``A:`` or ``C:`` with ``[gaps]`` are hashcards' marks; ``Question::Answer``, lines
around a ``?``, and ``==highlights==`` are those of Obsidian. Everything around the cards is a
person's notes and stays theirs; headings become sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from trainer.cards.deck_tree import BETWEEN
from trainer.cards.incoming import Incoming, Lost
from trainer.cards.note import Note
from trainer.cards.regions import code_ends
from trainer.errors import SourceError
from trainer.trade.made import Place, gap
from trainer.trade.made import note as made_note
from trainer.trade.text import MOST_NOTES, read_text

_HEADING = re.compile(r"(#{1,6})\s+(.*?)(?:\s+#+)?\s*$")
_FENCE = re.compile(r"\s*(```|~~~)")
_SIGN = re.compile(r"([QAC]):(?:\s+|$)(.*)")
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*$")
_SCHEDULE = re.compile(r"<!--\s*SR:.*?-->", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"(?<!\S)#([\w/-]*[A-Za-z_/-][\w/-]*)")
_BLOCK_NAME = re.compile(r"(?<=\s)\^[A-Za-z0-9-]+[ \t]*$", re.MULTILINE)
_HIGHLIGHT = re.compile(r"==(?=\S)(.+?)(?<=\S)==")
_BRACKET = re.compile(r"\\[\[\]]|(!?)\[((?:\\[\[\]]|[^\[\]\n])++)\](\(?)")
_PICTURE = re.compile(r"!\[[^\[\]\n]*\]\(([^()\n]+)\)")
_ESCAPED = re.compile(r"\\([\[\]])")
_LIST_MARK = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?")
_NAME = re.compile(r"^\s*(?:name|title)\s*[=:]\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
_MEND = "Write Q: and A:, C: with [gaps], Question::Answer, or ==highlights=="


@dataclass
class _Found:
    """What was found so far; ``block`` are the lines of the paragraph being read.

    ``has_tags`` tells that words such as ``#net`` are tags, which hashcards does not have.
    """

    file: str
    notes: list[Note] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    title: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)
    block: list[str] = field(default_factory=list)
    start: int = 0
    has_tags: bool = False

    @property
    def section(self) -> str:
        return BETWEEN.join(name for _, name in self.headings)

    def add(self, line: int, **values: str) -> None:
        tags = ""
        clean = {name: _COMMENT.sub("", text).strip() for name, text in values.items()}
        if self.has_tags:
            tags = " ".join(tag for text in values.values() for tag in _tags(text))
            clean = {name: _cleaned(text) for name, text in clean.items()}
        clean |= {"tags": tags, "section": self.section}
        for name in (name for text in clean.values() for name in _PICTURE.findall(text)):
            self.lost.append(Lost(f"line {line}", f"the picture {name} is only named"))
        self.notes.append(made_note(clean, Place(self.file, line)))


def read_markdown(path: Path) -> Incoming:
    """The cards of a Markdown file.

    Raises:
        SourceError: there are none, or one lacks its answer.
    """
    text, file = read_text(path), str(path)
    found = _Found(file)
    scheduled = len(_SCHEDULE.findall(text))
    lines = _SCHEDULE.sub("", text).split("\n")
    lines = _without_matter(lines, found)
    if any(_SIGN.match(line) for line in lines):
        _read_hashcards(lines, found)
    else:
        found.has_tags = True
        _read_notes(lines, found)
    if not found.notes:
        raise SourceError("there are no cards in these notes", _MEND, file)
    if len(found.notes) > MOST_NOTES:
        raise SourceError(f"it holds more than {MOST_NOTES} notes", "Split it into several", file)
    if scheduled:
        found.lost.append(Lost(file, f"the schedule in comments, on cards: {scheduled}"))
    return Incoming(found.title, tuple(found.notes), tuple(found.lost))


def _without_matter(lines: list[str], found: _Found) -> list[str]:
    """The lines without the head that Obsidian and hashcards put before them, left empty."""
    mark = lines[0].strip() if lines else ""
    if mark not in ("---", "+++") or mark not in (line.strip() for line in lines[1:]):
        return lines
    end = next(n for n, line in enumerate(lines[1:], 1) if line.strip() == mark)
    named = _NAME.search("\n".join(lines[1:end]))
    found.title = named[1] if named else ""
    return [""] * (end + 1) + lines[end + 1 :]


def _heading(line: str, found: _Found) -> bool:
    """Take a heading: the first of all is the title, others open sections."""
    heading = _HEADING.match(line)
    if not heading:
        return False
    level, name = len(heading[1]), _TAG.sub("", heading[2]).strip().replace(BETWEEN, ": ")
    if level == 1 and not found.title and not found.notes:
        found.title = name
    elif level == 1 and found.title == name:
        found.headings = []
    else:
        found.headings = [at for at in found.headings if at[0] < level]
        found.headings += [(level, name)] if name else []
    return True


def _read_hashcards(lines: list[str], found: _Found) -> None:
    """``Q:``, ``A:`` and ``C:`` each go on until the next of them, a rule or a heading."""
    sides: dict[str, list[str]] = {}
    start, sign, fence = 0, "", False
    for number, line in enumerate([*lines, "---"], 1):
        opening = None if fence else _SIGN.match(line)
        ends = not fence and (_RULE.match(line) is not None or _HEADING.match(line) is not None)
        fence ^= _FENCE.match(line) is not None
        if ends or (opening and opening[1] in "QC"):
            _add_sides(sides, start, found)
            sides, sign = {}, ""
        if ends:
            _heading(line, found)
        elif opening:
            sign, start = opening[1], number if opening[1] in "QC" else start
            if sign == "A" and "Q" not in sides:
                message = "there is an answer without a question"
                raise SourceError(message, "Write Q: above it", found.file, number, 1)
            sides[sign] = [opening[2]]
        elif sign:
            sides[sign].append(line)


def _add_sides(sides: dict[str, list[str]], line: int, found: _Found) -> None:
    texts = {sign: "\n".join(lines).strip() for sign, lines in sides.items()}
    if "C" in texts:
        gapped = _bracketed(texts["C"])
        if gapped == texts["C"]:
            message = "this cloze has no gap"
            raise SourceError(message, "Put [brackets] around the words", found.file, line, 1)
        found.add(line, cloze=gapped)
    elif "Q" in texts:
        if not texts.get("A"):
            message = "this question has no answer"
            raise SourceError(message, "Write A: below it", found.file, line, 1)
        found.add(line, question=texts["Q"], answer=texts["A"])


def _bracketed(text: str) -> str:
    """``[gaps]`` as numbered gaps; pictures and links are none."""
    numbers = count(1)

    def numbered(bracket: re.Match[str]) -> str:
        if bracket[2] is None:
            return bracket[0][1:]
        if bracket[1] or bracket[3]:
            return bracket[0]
        return gap(next(numbers), _ESCAPED.sub(r"\1", bracket[2]))

    return _BRACKET.sub(numbered, text)


def _read_notes(lines: list[str], found: _Found) -> None:
    """Paragraphs between empty lines; what a fence of code holds is text."""
    fence = False
    for number, line in enumerate([*lines, ""], 1):
        is_fence = _FENCE.match(line) is not None
        if not fence and not is_fence and (not line.strip() or _HEADING.match(line)):
            _add_block(found)
            _heading(line, found)
            continue
        fence ^= is_fence
        found.start = found.start if found.block else number
        found.block.append(line)


def _add_block(found: _Found) -> None:
    """The cards of one paragraph: around a question mark, on each line, or its highlights."""
    lines, start = found.block, found.start
    found.block = []
    mark = next((n for n, line in enumerate(lines) if line.strip() in ("?", "??")), None)
    if mark is not None:
        kind = "pair" if lines[mark].strip() == "??" else "question"
        question, answer = "\n".join(lines[:mark]), "\n".join(lines[mark + 1 :])
        if question.strip() and answer.strip():
            found.add(start, kind=kind, question=question, answer=answer)
            return
        message = "there is no answer below the question mark" if question.strip() else ""
        message = message or "there is no question above the question mark"
        mend = "Leave no empty line between them"
        raise SourceError(message, mend, found.file, start + mark, 1)
    if any(_FENCE.match(line) for line in lines):
        return
    singles = [*_single_lines(lines, start)]
    for line, kind, question, answer in singles:
        found.add(line, kind=kind, question=question, answer=answer)
    text = "\n".join(lines)
    if not singles and _HIGHLIGHT.search(_hidden(text)):
        found.add(start, cloze=_highlighted(_LIST_MARK.sub("", text, count=1)))


def _single_lines(lines: list[str], start: int) -> Iterator[tuple[int, str, str, str]]:
    for number, line in enumerate(lines, start):
        seen = _hidden(line)
        at = seen.find("::")
        if at < 0:
            continue
        width = 3 if seen[at : at + 3] == ":::" else 2
        question, answer = (
            _LIST_MARK.sub("", line[:at], count=1).strip(),
            line[at + width :].strip(),
        )
        if question and answer:
            yield number, "pair" if width == 3 else "question", question, answer  # noqa: PLR2004


def _hidden(text: str) -> str:
    """The text with code made blank, so that ``std::string`` in backticks is no card."""
    parts, at = [], 0
    for start, end in sorted(code_ends(text).items()):
        if start >= at:
            ticks = len(text[start:end]) - len(text[start:end].lstrip("`"))
            parts += [text[at:start], " " * (end + ticks - start)]
            at = end + ticks
    return "".join([*parts, text[at:]])


def _highlighted(text: str) -> str:
    numbers = count(1)
    return _HIGHLIGHT.sub(lambda words: gap(next(numbers), words[1]), text)


def _tags(text: str) -> list[str]:
    return [tag.replace("/", BETWEEN) for tag in _TAG.findall(_hidden(text))]


def _cleaned(text: str) -> str:
    """The text without the names of its blocks, and without tags where they are no code."""
    text = _BLOCK_NAME.sub("", text)
    spans = [found.span() for found in _TAG.finditer(_hidden(text))]
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text.strip()
