r"""Card text out of HTML, as other flashcard programs keep it: into the Markdown subset.

Bold, italics, code, lists, line breaks and links are told; so are the formulas of MathJax and
LaTeX. Everything else becomes its words. The reader is a single pass by hand, linear whatever
the text: a field may come from anyone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape

from trainer.cards.html_formulas import HOLE, without_formulas
from trainer.cards.html_parts import (
    LINES,
    PARAGRAPHS,
    SHIFTS,
    SILENT,
    SPACES,
    TAG,
    attributes,
    language,
    shifted,
    web_address,
    without_comments,
)
from trainer.cards.marked import GAP_MARKS, Line, Run, markdown
from trainer.cards.text import Mark

LARGEST_HTML = 256 << 10
"""Letters of a field; more than any card could hold."""

_SOUND = re.compile(r"\[sound:([^\[\]]*+)\]", re.IGNORECASE)
_SPEECH = re.compile(r"\[anki:tts[^\]]*+\][^\[]*+\[/anki:tts\]", re.IGNORECASE)
_PLAIN = re.compile(r"(?![-+ ]|[0-9]+[.)])[^<>&\[\\*_`~$\s{}]*+(?: [^<>&\[\\*_`~$\s{}]++)*+")
_GAP_WORDS = r"[^<>&\[\\*_`~$\s{}:]*+(?: [^<>&\[\\*_`~$\s{}:]++)*+"
_PLAIN_GAP = rf"\{{\{{c[0-9]{{1,3}}::(?! ){_GAP_WORDS}\}}\}}"
_PLAIN_CLOZE = re.compile(rf"(?![-+ ]|[0-9]+[.)])(?:{_GAP_WORDS} ?(?:{_PLAIN_GAP} ?|$))*+(?<! )")
_UNREADABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdd2\ufeff\ufffe\uffff]"
)
_MARKS = {
    "b": Mark.STRONG, "strong": Mark.STRONG, "th": Mark.STRONG, "dt": Mark.STRONG,
    "i": Mark.EMPHASIS, "em": Mark.EMPHASIS, "cite": Mark.EMPHASIS, "var": Mark.EMPHASIS,
    "s": Mark.STRIKE, "del": Mark.STRIKE, "strike": Mark.STRIKE,
    "code": Mark.CODE, "kbd": Mark.CODE, "samp": Mark.CODE, "tt": Mark.CODE,
} | {f"h{level}": Mark.STRONG for level in range(1, 7)}  # fmt: skip
_STYLES = (
    (re.compile(r"font-weight:\s*+(?:bold|[6-9]00)"), Mark.STRONG),
    (re.compile(r"font-style:\s*+italic"), Mark.EMPHASIS),
    (re.compile(r"text-decoration[a-z-]*+:[^;]*line-through"), Mark.STRIKE),
)
_UNTOLD = {
    "script": "a script", "iframe": "a frame", "svg": "a drawing", "canvas": "a drawing",
    "video": "a video", "object": "an object", "embed": "an object", "math": "MathML",
    "audio": "a sound player", "input": "a form", "button": "a button",
}  # fmt: skip
Show = Callable[[str, str, str], Run | None]
"""Is given ``image`` or ``audio``, the file's name and its description; what stands for it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A field in Markdown, and what of it could not be told."""

    text: str
    lost: tuple[str, ...] = ()


def name_only(kind: str, name: str, alt: str) -> Run | None:
    """What stands for media that are not taken along: their description, else their kind."""
    return Run(f"({alt or {'image': 'picture', 'audio': 'sound'}[kind]})") if name else None


def told(
    html: str, show: Show = name_only, *, gaps: bool = False, in_gap: Show | None = None
) -> Told:
    """The HTML of a field as Markdown; with ``gaps`` its ``{{c1::…}}`` stay gaps.

    ``in_gap`` shows the media within these, where they are answers.
    """
    if html.isprintable() and (_PLAIN_CLOZE if gaps else _PLAIN).fullmatch(html):
        return Told(html)
    clean = readable(html)
    if len(clean) > LARGEST_HTML:
        return Told("", (f"a field of more than {LARGEST_HTML >> 10} KiB",))
    reader = _Reader(show, in_gap or show, gaps)
    reader.read(clean)
    return Told(markdown(_tidy(reader.lines), gaps=gaps), tuple(dict.fromkeys(reader.lost)))


def readable(text: str) -> str:
    """The text without the characters that a deck file cannot hold."""
    return _UNREADABLE.sub("", text)


@dataclass(slots=True)
class _Reader:
    """The lines written so far, and the tags that are open."""

    show: Show
    in_gap: Show
    gaps: bool
    lines: list[Line] = field(default_factory=lambda: [Line()])
    lost: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    marks: list[tuple[str, Mark]] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)  # the next number, 0 for a bulleted one
    indents: list[str] = field(default_factory=list)
    url: str = ""
    fence: str | None = None
    shift: str = ""
    silent: str = ""
    open_gaps: list[int] = field(default_factory=list)  # how many numbers each has

    def read(self, html: str) -> None:
        text = without_formulas(without_comments(html), self.formulas)
        at = 0
        for tag in TAG.finditer(text):
            self.words(text[at : tag.start()])
            self.tag(tag["name"].lower(), tag["rest"], ends=bool(tag["end"]))
            at = tag.end()
        self.words(text[at:])

    def tag(self, name: str, rest: str, *, ends: bool) -> None:
        if self.silent:
            self.silent = "" if ends and name == self.silent else self.silent
            return
        if name in _UNTOLD and not ends:
            self.lost.append(_UNTOLD[name])
        if name in SILENT and not ends:
            self.silent = name
        elif name == "br":
            self.break_line()
        elif name == "img" and not ends:
            self.image(rest)
        elif name == "a":
            self.url = "" if ends else web_address(attributes(rest).get("href", ""))
        elif name in ("td", "th") and not ends and self.lines[-1].runs:
            self.put(" | ")
        elif name in ("rt", "rp"):
            self.put({"rt": ")" if ends else "("}.get(name, ""))
        elif name in SHIFTS:
            self.shift = "" if ends else name
        self._block(name, rest, ends=ends)
        self._mark(name, rest, ends=ends)

    def _block(self, name: str, rest: str, *, ends: bool) -> None:
        if name == "pre" and ends:
            self.fence = None
        if name in LINES or name in PARAGRAPHS or name == "li":
            self.close_line(apart=name in PARAGRAPHS and not self.lists)
        if name == "pre" and not ends:
            self.fence = ""
        elif name == "code" and self.fence == "" and not ends:
            self.fence = language(rest)
        elif name in ("ul", "ol"):
            self._list(name, rest, ends=ends)
        elif name == "li":
            self._item(ends=ends)

    @property
    def indent(self) -> str:
        return "".join(self.indents)

    def _list(self, name: str, rest: str, *, ends: bool) -> None:
        if ends:
            del self.lists[-1:], self.indents[len(self.lists) :]
            self.lines[-1].opening = self.indent
            return
        start = attributes(rest).get("start", "1")
        self.lists.append(int(start) if name == "ol" and start.isdecimal() else name == "ol")

    def _item(self, *, ends: bool) -> None:
        if ends or not self.lists:
            return
        number = self.lists[-1]
        marker = f"{number}. " if number else "- "
        del self.indents[len(self.lists) - 1 :]
        self.lines[-1].opening = f"{self.indent}{marker}"
        self.indents.append(" " * len(marker))
        self.lists[-1] = number + 1 if number else 0

    def _mark(self, name: str, rest: str, *, ends: bool) -> None:
        if self.fence is not None:
            return
        if ends:
            at = next((n for n, m in reversed([*enumerate(self.marks)]) if m[0] == name), None)
            if at is not None:
                del self.marks[at]
        elif name in _MARKS:
            self.marks.append((name, _MARKS[name]))
        elif name == "span" and "style" in rest.lower():
            style = attributes(rest).get("style", "").lower()
            found = [mark for pattern, mark in _STYLES if pattern.search(style)]
            self.marks += [("span", mark) for mark in found[:1]]
        elif name == "span":
            self.marks.append(("span", Mark.MATH))  # holds the place of its end; see marked()

    def image(self, rest: str) -> None:
        given = attributes(rest)
        self._media("image", given.get("src", ""), given.get("alt", ""))

    def _media(self, kind: str, name: str, alt: str = "") -> None:
        run = (self.in_gap if self.open_gaps else self.show)(kind, name.strip(), alt.strip())
        if run:
            self.lines[-1].runs.append(run)

    def words(self, html: str) -> None:
        """Words between two tags, with the gaps and sounds among them."""
        if not html or self.silent:
            return
        for number, part in enumerate(GAP_MARKS.split(html) if self.gaps else [html]):
            if number % 2:
                self.lines[-1].runs += [Run(sign, is_gap=True) for sign in self._gap_signs(part)]
            else:
                self._sounds(part)

    def _gap_signs(self, part: str) -> list[str]:
        """The marks of a gap; one under several numbers becomes gaps within each other."""
        if part == "::":
            return [part]
        if part == "}}":
            return ["}}"] * (self.open_gaps.pop() if self.open_gaps else 1)
        numbers = part[3:-2].split(",")
        self.open_gaps.append(len(numbers))
        return [f"{{{{c{number}::" for number in numbers]

    def _sounds(self, html: str) -> None:
        """Marks of Anki count only where they are not written as entities."""
        if _SPEECH.search(html):
            self.lost.append("speech by a machine")
            html = _SPEECH.sub("", html)
        for number, part in enumerate(_SOUND.split(html)):
            if number % 2:
                self._media("audio", unescape(part))
            else:
                self._formulas(unescape(part))

    def _formulas(self, text: str) -> None:
        for number, part in enumerate(HOLE.split(text)):
            if not number % 2:
                self.put(part)
            elif self.formulas[int(part)]:
                self.lines[-1].runs.append(Run(self.formulas[int(part)], frozenset({Mark.MATH})))

    def put(self, text: str) -> None:
        """Words under the marks that are open; in code line ends count."""
        if self.fence is not None:
            first, *others = text.replace("\r\n", "\n").split("\n")
            self.lines[-1].fence = self.fence
            self.lines[-1].runs.append(Run(first))
            self.lines += [Line([Run(part)], self.indent, self.fence) for part in others]
            return
        text = SPACES.sub(" ", text)
        if self.shift:
            text = shifted(text, self.shift)
        if text:
            self.lines[-1].runs.append(Run(text, self.marked(), self.url))

    def marked(self) -> frozenset[Mark]:
        return frozenset(mark for _, mark in self.marks if mark is not Mark.MATH)

    def break_line(self) -> None:
        self.lines.append(Line([], self.indent, self.fence))

    def close_line(self, *, apart: bool) -> None:
        """Go on in a new line unless nothing stands in this one; ``apart`` leaves one empty."""
        if self.lines[-1].runs and self.lines[-1].text.strip():
            self.break_line()
            if apart:
                self.break_line()
        else:
            self.lines[-1].fence = None


def _tidy(lines: list[Line]) -> list[Line]:
    """Without empty lines at the ends or two in a row, and with one before and after a list."""
    return [*_spaced(lines)]


def _spaced(lines: list[Line]) -> Iterator[Line]:
    before: Line | None = None
    gap = False
    for line in lines:
        if line.fence is None and not line.text.strip() and not any(r.is_gap for r in line.runs):
            gap = before is not None
            continue
        if before is not None and (gap or _ends_with(before, line)):
            yield Line()
        gap, before = False, line
        yield line


def _ends_with(line: Line, following: Line) -> bool:
    """Whether a list or a fenced code ends with this line."""
    of_list = bool(line.opening) and not following.opening
    return of_list or (line.fence is not None and following.fence is None)
