r"""Formulas as text: ``$\frac{x_1^2}{2} \le \pi$`` becomes ``x₁²/2 ≤ π``.

A terminal has no other. The structure is read here, the signs are those of
:mod:`trainer.cards.formula_signs`. Brackets are set wherever a line would otherwise say
something else than the formula. What is not understood stays as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from trainer.cards import formula_signs as signs

_IS_MARKED = re.compile(r"[\\^_{}~&]")
_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|\s+|.", re.DOTALL)
_DEEPEST = 40
_ATOM = re.compile(
    r"(?:[0-9]+(?:\.[0-9]+)?|[d∂Δ]?\w[\u0300-\u036f\u20d0-\u20ff]?|\w?\([^()]*\))"
    r"[⁰¹²³⁴-⁾ⁿ₀-ₜᵢ-ᵪᵃ-ᶻ′']*"
)
_BEFORE_A_FRACTION = frozenset(["", *"+-−±=<>([{|‖,;:/\n"]) | signs.RELATIONS
_BEHIND_A_FRACTION = frozenset(["", *"+-−±=<>)]}|‖,;:.\n"]) | signs.RELATIONS
_ROOTS = {"3": "∛", "4": "∜"}
_LINES = ("", "\n")
_ROWS = (" ", "; ")
_ENVIRONMENTS = {
    "matrix": ("", "", _ROWS),
    "smallmatrix": ("", "", _ROWS),
    "array": ("", "", _ROWS),
    "pmatrix": ("(", ")", _ROWS),
    "bmatrix": ("[", "]", _ROWS),
    "Bmatrix": ("{", "}", _ROWS),
    "vmatrix": ("|", "|", _ROWS),
    "Vmatrix": ("‖", "‖", _ROWS),
    "cases": ("{ ", "", (", ", "; ")),
}


def readable(latex: str) -> str:
    """A formula on one line, or on as many as it has; never raises, linear in its length."""
    if not _IS_MARKED.search(latex):
        return latex
    try:
        text = _Reader(_TOKEN.findall(latex)).whole()
    except _UnreadableError:
        return latex
    lines = (re.sub(r" +(?=[ ,;])", "", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


class _UnreadableError(Exception):
    """A brace is missing, or too much lies within each other."""


class _Fraction(str):
    """A piece that needs brackets where something stands right beside it."""

    __slots__ = ()


@dataclass(slots=True)
class _Reader:
    """Walks the tokens of a formula; ``ends`` are what parts the columns and rows around it."""

    tokens: Sequence[str]
    at: int = 0
    depth: int = 0
    ends: list[tuple[str, str]] = field(default_factory=lambda: [_LINES])

    def whole(self) -> str:
        text = self.until("")
        if self.at < len(self.tokens):
            raise _UnreadableError
        return text

    @property
    def coming(self) -> str:
        """The next token, empty at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, *wanted: str) -> None:
        for token in wanted:
            if self.coming != token:
                raise _UnreadableError
            self.at += 1

    def until(self, end: str) -> str:
        """What stands before ``end``, which is passed too; without one, all that is left."""
        pieces: list[str] = []
        self.enter()
        while self.coming not in ("", end, "}"):
            pieces.append(self.piece(pieces[-1] if pieces else ""))
        self.depth -= 1
        if end:
            self.take(end)
        return _joined(pieces)

    def enter(self) -> None:
        """One thing within another more; there is an end to that."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _UnreadableError

    def argument(self) -> str:
        """What belongs to the command before: a group, or the next thing."""
        while self.coming.isspace():
            self.at += 1
        if self.coming in ("", "}"):
            raise _UnreadableError
        self.enter()
        text = self.piece().strip()
        self.depth -= 1
        return text

    def piece(self, before: str = "") -> str:
        """The next thing; the space that ends a command's name is kept behind another one."""
        token = self.coming
        self.at += 1
        if read := _STRUCTURES.get(token):
            return read(self)
        if token.isspace():
            return " "
        if token in signs.FUNCTIONS:
            return self.function(token[1:], before)
        start, text = self.at, self.sign(token)
        if (
            self.at == start
            and token[1:].isalpha()
            and self.coming.isspace()
            and not before.endswith(" ")
        ):
            self.at += 1
        return text

    def function(self, name: str, before: str) -> str:
        """A name that is set off from letters on both sides."""
        touches = self.coming[:1].isalnum() or self.coming[:1] == "\\"
        return f"{' ' if before[-1:].isalnum() else ''}{name}{' ' if touches else ''}"

    def sign(self, token: str) -> str:
        """A token that stands for itself alone."""
        sign = signs.sign(token)
        if sign is None and self.coming == "{":
            self.at += 1
            return f"{token}{{{self.until('}')}}}"
        if sign is None:
            return token
        return f" {sign} " if sign in signs.RELATIONS else sign

    def group(self) -> str:
        return self.until("}")

    def fraction(self) -> str:
        above, below = self.argument(), self.argument()
        if any(one in signs.OF_LOWER_RANK for one in _outside_brackets(above)):
            above = f"({above})"
        return _Fraction(f"{above}/{_alone(below)}")

    def binomial(self) -> str:
        return f"({self.argument()} choose {self.argument()})"

    def words(self) -> str:
        """Words within a formula, with the spaces around them."""
        if self.coming == "{":
            self.at += 1
            return self.until("}")
        return self.argument()

    def root(self) -> str:
        degree = ""
        if self.coming == "[":
            self.at += 1
            degree = self.until("]")
        sign = _ROOTS.get(degree) or f"{signs.small(degree, '^') or degree}√"
        return sign + _alone(self.argument())

    def script(self, place: str) -> str:
        text = self.argument().replace(" ", "")
        if not text:
            return ""
        loose = text if len(text) == 1 else f"({text})"
        return signs.small(text, place) or f"{place}{loose}"

    def delimiter(self) -> str:
        """What grows with its content here; a point stands for none."""
        if self.coming == ".":
            self.at += 1
        return ""

    def environment(self) -> str:
        name = self.name()
        opening, closing, ends = _ENVIRONMENTS.get(name, ("", "", _LINES))
        if name == "array":
            self.argument()  # how its columns are aligned
        self.ends.append(ends)
        body = self.until("\\end").strip()
        self.ends.pop()
        if self.name() != name:
            raise _UnreadableError
        return f"{opening}{body.removesuffix(';')}{closing}"

    def name(self) -> str:
        start = self.at + 1
        self.take("{")
        while self.coming not in ("", "}"):
            self.at += 1
        self.take("}")
        return "".join(self.tokens[start : self.at - 1])

    def column(self) -> str:
        return self.ends[-1][0]

    def row(self) -> str:
        return self.ends[-1][1]


_Read = Callable[[_Reader], str]


def _alphabet(name: str) -> _Read:
    return lambda reader: "".join(signs.letter(name, one) for one in reader.argument())


def _accent(name: str) -> _Read:
    return lambda reader: signs.accented(name, reader.argument())


_STRUCTURES: dict[str, _Read] = {
    "{": _Reader.group,
    "^": lambda reader: reader.script("^"),
    "_": lambda reader: reader.script("_"),
    "&": _Reader.column,
    "\\\\": _Reader.row,
    "\\sqrt": _Reader.root,
    "\\begin": _Reader.environment,
    **dict.fromkeys(("\\left", "\\right", "\\middle"), _Reader.delimiter),
    **dict.fromkeys(("\\frac", "\\dfrac", "\\tfrac", "\\cfrac"), _Reader.fraction),
    **dict.fromkeys(("\\binom", "\\dbinom", "\\tbinom"), _Reader.binomial),
    **dict.fromkeys(signs.WORDS, _Reader.words),
    **{name: _alphabet(name) for name in signs.ALPHABETS},
    **{name: _accent(name) for name in signs.ACCENTS},
}


def _joined(pieces: Sequence[str]) -> str:
    """Pieces in a row, a fraction in brackets where it would take in what is beside it."""
    texts = list(pieces)
    for place, piece in enumerate(pieces):
        if isinstance(piece, _Fraction):
            before = _first_said(reversed(pieces[:place]))[-1:]
            behind = _first_said(pieces[place + 1 :])[:1]
            if before not in _BEFORE_A_FRACTION or behind not in _BEHIND_A_FRACTION:
                texts[place] = f"({piece})"
    return "".join(texts)


def _first_said(pieces: Iterable[str]) -> str:
    """The first piece that is more than space, without the spaces around it."""
    return next((said for piece in pieces if (said := piece.strip(" "))), "")


def _alone(text: str) -> str:
    return text if _ATOM.fullmatch(text) else f"({text})"


def _outside_brackets(text: str) -> str:
    depth, found = 0, []
    for one in text:
        depth += (one in "([{") - (one in ")]}")
        if not depth:
            found.append(one)
    return "".join(found)
