"""Where the gaps of a cloze stand in its text: one pass by hand, linear in its length.

Braces also belong to code and to formulas, so the scan knows both: within backticks
and ``$…$`` only the numbered form opens a gap, and neither ``}}`` nor ``::`` there
ends or divides a gap that was opened outside. A backslash takes a brace its meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import count

from trainer.cards.regions import code_ends, math_end

DEEPEST = 8
"""Gaps may nest this deep; what opens further down is text."""

VALID_NUMBERS = range(1, 500)
"""Anki makes no cards for numbers outside."""

_TOKEN = re.compile(
    r"""\\.  |  `+  |  \$\$?
      |  \{\{c(?P<number>[0-9]{1,9})::      # a numbered gap opens
      |  \{\{(?!\{c[0-9]{1,9}::)            # a short one opens, unless the second brace does
      |  \{  |  \}+  |  ::""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class GapSpan:
    """Offsets of one gap: ``{{`` at start, its text at body, ``::hint`` at divider, ``}}`` at end.

    ``number`` is None for the short form; ``divider`` equals ``end`` where no hint is given;
    ``mark`` is the backtick or dollar within which the gap was opened, else empty.
    """

    start: int
    body: int
    divider: int
    end: int
    number: int | None
    mark: str


@dataclass(frozen=True, slots=True)
class Scan:
    """The closed gaps by their start, and what stands in the way of a valid cloze."""

    gaps: tuple[GapSpan, ...]
    unclosed: tuple[int, ...]
    stray: tuple[int, ...]
    too_deep: bool


@dataclass(frozen=True, slots=True)
class _Region:
    """Code or a formula: its inner end, and where the text goes on behind its mark."""

    end: int
    resume: int
    mark: str

    @property
    def math(self) -> bool:
        return self.mark == "$"


@dataclass(slots=True)
class _Open:
    """A gap that is not closed yet, or the text around all gaps."""

    start: int
    body: int
    number: int | None = None
    region: _Region | None = None
    in_hint: bool = False
    divider: int | None = None
    braces: int = 0


@dataclass(slots=True)
class _Scanner:
    text: str
    stack: list[_Open] = field(default_factory=lambda: [_Open(0, 0)])
    region: _Region | None = None
    gaps: list[GapSpan] = field(default_factory=list)
    stray: list[int] = field(default_factory=list)
    too_deep: bool = False
    code_ends: dict[int, int] = field(default_factory=dict)

    def run(self) -> Scan:
        self.code_ends = code_ends(self.text)
        at = 0
        while token := _TOKEN.search(self.text, at):
            if self.region and token.start() >= self.region.end:
                at = self.leave_region(self.region)
            else:
                at = self.take(token)
        if self.region:
            self.leave_region(self.region)
        gaps = tuple(sorted(self.gaps, key=lambda gap: gap.start))
        unclosed = tuple(gap.start for gap in self.stack[1:])
        return Scan(gaps, unclosed, tuple(self.stray), self.too_deep)

    def take(self, token: re.Match[str]) -> int:
        """Act on one token; where the scan goes on."""
        match token.group()[0]:
            case "}":
                self.close(token.start(), token.end())
            case "{":
                self.open(token)
            case ":":
                self.divide(token.start())
            case "\\" if self.region and not self.region.math:
                return token.start() + 1
            case "`" | "$" if not self.region:
                return self.enter_region(token)
        return token.end()

    def open(self, token: re.Match[str]) -> None:
        number = token["number"]
        if number is None and (self.region or token.group() == "{"):
            self.top.braces += len(token.group()) if self.inside_top else 0
        elif len(self.stack) > DEEPEST:
            self.too_deep = True
        else:
            in_hint = self.top.in_hint or self.top.divider is not None
            label = None if number is None else int(number)
            self.stack.append(_Open(token.start(), token.end(), label, self.region, in_hint))

    def close(self, start: int, end: int) -> None:
        """Spend a run of ``}``: on braces opened in the gap, then on the gap, and so outwards."""
        while start < end and self.inside_top:
            outside_gaps = len(self.stack) == 1
            balanced = outside_gaps or (self.region is not None and self.region.math)
            own = _own_braces(self.top.braces, end - start, balanced=balanced)
            self.top.braces -= own
            start += own
            if end - start < len("}}"):
                return
            if outside_gaps:
                self.stray.append(start)
                return
            self.close_gap(start)
            start += len("}}")

    def close_gap(self, end: int) -> None:
        gap = self.stack.pop()
        if not gap.in_hint:
            divider = end if gap.divider is None else gap.divider
            mark = gap.region.mark if gap.region else ""
            self.gaps.append(GapSpan(gap.start, gap.body, divider, end, gap.number, mark))

    def divide(self, at: int) -> None:
        if self.inside_top and self.top.divider is None and len(self.stack) > 1:
            self.top.divider = at

    @property
    def top(self) -> _Open:
        return self.stack[-1]

    @property
    def inside_top(self) -> bool:
        """Whether the innermost gap was opened in the same code, formula or plain text."""
        return self.top.region is self.region

    def enter_region(self, token: re.Match[str]) -> int:
        mark = token.group()[0]
        end = math_end(self.text, token) if mark == "$" else self.code_ends.get(token.start())
        if end is not None:
            self.region = _Region(end, end + len(token.group()), mark)
        return token.end()

    def leave_region(self, region: _Region) -> int:
        """A gap opened in code or a formula must end in it; otherwise it is text."""
        while self.top.region is region:
            self.stack.pop()
        self.region = None
        return region.resume


@lru_cache(maxsize=64)
def scan(text: str) -> Scan:
    """Find all gaps of a cloze, short ones with no number yet.

    Remembered, since every card of a note asks for the gaps of the same text.
    """
    return _Scanner(text).run()


def with_numbers(gaps: tuple[GapSpan, ...]) -> tuple[GapSpan, ...]:
    """The same gaps with every short one numbered, in order, above the highest number in use."""
    used = max((gap.number or 0 for gap in gaps if gap.number in VALID_NUMBERS), default=0)
    fresh = count(used + 1)
    return tuple(
        gap if gap.number is not None else replace(gap, number=next(fresh)) for gap in gaps
    )


def _own_braces(opened: int, run: int, *, balanced: bool) -> int:
    """How many of a run of ``}`` end single braces rather than gaps.

    Where braces are known to be balanced: all they can. In prose a lone ``{`` may just
    be a character, so there the rest of the run must still be made of whole ``}}``.
    """
    if balanced or run == 1:
        return min(opened, run)
    own = min(opened, run - 2)
    return own - (run - own) % 2 if own else 0
