"""Lines of marked words written in the Markdown subset, so that they are read back as meant.

Foreign text is full of stars, dollars and brackets that mean nothing. They stay as they are
where the reader takes them for text, and get a backslash only where it would not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from trainer.cards import cloze
from trainer.cards.text import Mark, blocks

GAP_MARKS = re.compile(r"(\{\{c[0-9]{1,3}(?:,[0-9]{1,3}){0,9}::|::|\}\})")
"""What opens, divides and closes a gap; some of Anki's open under several numbers at once."""

_SIGNS = {Mark.STRONG: "**", Mark.STRIKE: "~~", Mark.EMPHASIS: "*"}
"""From the outermost inwards."""
_LEAVES = frozenset({Mark.CODE, Mark.MATH})
_ACTIVE = re.compile(r"[\\*_`~$\[\]<{}]|:(?=:)")
_LINE_OPENER = re.compile(r"(?:[-+]|(?P<number>[0-9]{1,9})(?P<dot>[.)]))(?=\s|$)")
_NOTHING: frozenset[Mark] = frozenset()
_Letters = list[tuple[str, frozenset[Mark]]]


@dataclass(frozen=True, slots=True)
class Run:
    """Words under the same marks; ``url`` makes them a link, ``is_gap`` a mark of a cloze."""

    text: str
    marks: frozenset[Mark] = _NOTHING
    url: str = ""
    is_gap: bool = False


@dataclass(slots=True)
class Line:
    """One line; ``opening`` is the indent and marker of a list's item, or the indent alone.

    ``fence`` is the language of a line of code, None for a line of words.
    """

    runs: list[Run] = field(default_factory=list)
    opening: str = ""
    fence: str | None = None

    @property
    def text(self) -> str:
        """The words without their marks."""
        return "".join(run.text for run in self.runs)


def markdown(lines: Sequence[Line], *, gaps: bool = False) -> str:
    """The lines as Markdown that reads as they do, as little escaped as can be.

    With ``gaps`` it is read as a cloze.
    """
    wanted = [letter for line in lines for letter in _letters(line, gaps=gaps)]
    for escape, marked in ((False, True), (True, True)):
        text = _written(lines, escape=escape, marked=marked)
        if _read(text, gaps=gaps) == wanted:
            return text
    return _written(lines, escape=True, marked=False)


def _letters(line: Line, *, gaps: bool) -> Iterator[tuple[str, frozenset[Mark]]]:
    """What is seen of a line, letter by letter: the hints of its gaps are not."""
    hints: list[bool] = []  # for each open gap whether its hint has begun
    for run in line.runs:
        if run.is_gap:
            _step(hints, run.text)
        elif not any(hints):
            words = _filled(run.text) if gaps and run.marks & _LEAVES else run.text
            marks = frozenset({Mark.CODE}) if line.fence is not None else run.marks
            yield from ((letter, marks) for letter in words if not letter.isspace())


def _step(hints: list[bool], sign: str) -> None:
    if sign not in ("::", "}}"):
        hints.append(False)
    elif hints and sign == "::":
        hints[-1] = True
    elif hints:
        hints.pop()


def _filled(text: str) -> str:
    return cloze.filled(cloze.parse(f"${text}$"))[1:-1]


def _read(text: str, *, gaps: bool) -> _Letters:
    seen = cloze.filled(cloze.parse(text)) if gaps else text
    return [
        (letter, span.marks)
        for block in blocks(seen)
        for span in block.spans
        for letter in span.text
        if not letter.isspace()
    ]


def _written(lines: Iterable[Line], *, escape: bool, marked: bool) -> str:
    written: list[str] = []
    fence: str | None = None
    for line in lines:
        if line.fence != fence:
            written += [] if fence is None else [f"{line.opening}```"]
            written += [] if line.fence is None else [f"{line.opening}```{line.fence}"]
            fence = line.fence
        if fence is None:
            written.append(_line(line, escape=escape, marked=marked))
        else:
            written.append(f"{line.opening}{line.text}".rstrip())
    if fence is not None:
        written.append("```")
    return "\n".join(written).strip("\n")


def _line(line: Line, *, escape: bool, marked: bool) -> str:
    parts: list[str] = []
    open_: list[Mark] = []
    for run in _edged(_joined(line.runs)):
        wanted = [mark for mark in _SIGNS if marked and mark in run.marks]
        kept = next((n for n, m in enumerate(open_) if m not in wanted), len(open_))
        parts += [_SIGNS[mark] for mark in reversed(open_[kept:])]
        del open_[kept:]
        for mark in wanted:
            if mark not in open_:
                parts.append(_SIGNS[mark])
                open_.append(mark)
        text = _run(run, escape=escape)
        is_double = text[:1] == " " and bool(parts) and parts[-1][-1:] == " "
        parts.append(text[1:] if is_double else text)
    parts += [_SIGNS[mark] for mark in reversed(open_)]
    text = "".join(parts).strip()
    if escape and not line.opening.strip():
        text = _LINE_OPENER.sub(_opener, text, count=1) if _LINE_OPENER.match(text) else text
    return f"{line.opening}{text}".rstrip()


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Neighbours under the same marks as one."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else run
        if (
            joined
            and not (run.is_gap or last.is_gap or run.marks & _LEAVES)
            and ((run.marks, run.url) == (last.marks, last.url))
        ):
            text = run.text[1:] if last.text[-1:] == run.text[:1] == " " else run.text
            joined[-1] = Run(last.text + text, run.marks, run.url)
        else:
            joined.append(run)
    return joined


def _opener(found: re.Match[str]) -> str:
    return rf"{found['number']}\{found['dot']}" if found["number"] else rf"\{found[0]}"


def _edged(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs whose marks begin and end at a word, as Markdown wants it."""
    for run in runs:
        inner = run.text.strip()
        if run.is_gap or run.url or not run.marks or inner == run.text:
            yield run
            continue
        start = len(run.text) - len(run.text.lstrip())
        if not inner:
            yield Run(run.text)
            continue
        yield from (Run(run.text[:start]),) if start else ()
        yield Run(inner, run.marks)
        yield from (Run(run.text[start + len(inner) :]),) if run.text[-1].isspace() else ()


def _run(run: Run, *, escape: bool) -> str:
    if run.is_gap:
        return run.text
    if Mark.CODE in run.marks:
        return _code(run.text)
    if Mark.MATH in run.marks:
        return f"${run.text}$"
    text = _ACTIVE.sub(r"\\\g<0>", run.text) if escape else run.text
    if not run.url:
        return text
    return f"[{text}](<{run.url}>)" if re.search(r"[()\\ ]", run.url) else f"[{text}]({run.url})"


def _code(text: str) -> str:
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"
