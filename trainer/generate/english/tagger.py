"""Parts of speech, by an averaged perceptron over a word, its endings and its neighbours.

Tags are those of the Penn Treebank, with one tag, ``PUNCT``, for every mark. The
features are Ratnaparkhi's (1996) in the main. Reading from left to right, each
decision sees the two before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from trainer.generate.english.weights import Model, model

NOUNS = frozenset({"NN", "NNS", "NNP"})
VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
START = 60
_NUMBER, _MIXED = "!num", "!mix"
_UNKNOWN = 1
_CLOSED = frozenset(
    {"CC", "DT", "EX", "IN", "MD", "PDT", "PRP", "PRP$", "TO", "WDT", "WP", "WP$", "WRB"}
)


@dataclass(frozen=True, slots=True)
class Form:
    """A word as numbers: itself, its last two, three and four letters, its shape."""

    word: int
    two: int
    three: int
    four: int
    shape: int


_OUTSIDE = Form(0, 0, 0, 0, 0)


def forms(words: tuple[str, ...], known: Model | None = None) -> tuple[Form, ...]:
    """The words of a sentence, none of them empty, as a model (the shipped one) numbers them."""
    known = known or model()
    return tuple(_form(word, known, first=not at) for at, word in enumerate(words))


def tags(
    found: tuple[Form, ...], known: Model | None = None, first: str | None = None
) -> list[int]:
    """The number of each word's tag, an index into the ``tags`` of the model.

    ``first`` settles the tag of the first word. A word that the model has no number for is
    no article, pronoun or other word of which English has few.
    """
    known = known or model()
    count = len(known.tags)
    open_tags = [at for at, tag in enumerate(known.tags) if tag not in _CLOSED]
    out: list[int] = []
    before, earlier = START, START
    for at, form in enumerate(found):
        if at == 0 and first is not None:
            before = known.tags.index(first)
            out.append(before)
            continue
        scores = known.tagger.scores(features(found, at, before, earlier), count)
        best = scores.index(max(scores))
        if form.word == _UNKNOWN and known.tags[best] in _CLOSED:
            best = max(open_tags, key=scores.__getitem__)
        before, earlier = best, before
        out.append(before)
    return out


def _form(word: str, known: Model, *, first: bool) -> Form:
    norm = normal(word)
    if "'" in norm and norm.replace("'", "’") in known.words:
        norm = norm.replace("'", "’")  # as books print it, which most of the parsed text does
    endings = known.endings
    number = known.words.get(norm, _UNKNOWN)
    shape = _shape(word, first=first)
    if norm[0] == "!":
        return Form(number, 0, 0, 0, shape)
    two, three, four = (endings.get(norm[-length:], _UNKNOWN) for length in (2, 3, 4))
    return Form(number, two, three, four, shape)


def normal(word: str) -> str:
    """A word as the model lists it: in lower case, or a sign (``!…``) for what has digits."""
    if any("0" <= letter <= "9" for letter in word):
        return _NUMBER if "0" <= word[0] <= "9" else _MIXED
    return word.lower()


def _shape(word: str, *, first: bool) -> int:
    letter = word[0]
    if "0" <= letter <= "9":
        return 4
    upper = "A" <= letter <= "Z"
    if not (upper or "a" <= letter <= "z" or letter > "\x7f"):
        return 5
    if any("A" <= inner <= "Z" for inner in word[1:]):
        return 2
    if upper:
        return 3 if first else 1
    return 6 if "-" in word else 0


def features(found: tuple[Form, ...], at: int, before: int, earlier: int) -> tuple[int, ...]:
    """What decides the tag of word ``at``: ``number << 42 | value``, or two values 20 bits apart.

    ``before`` and ``earlier`` are the tags of the two words before, START where there is none.
    """
    count = len(found)
    this = found[at]
    left = found[at - 1] if at else _OUTSIDE
    far_left = found[at - 2] if at > 1 else _OUTSIDE
    right = found[at + 1] if at + 1 < count else _OUTSIDE
    far_right = found[at + 2] if at + 2 < count else _OUTSIDE
    return (
        1 << 42 | this.word,
        2 << 42 | this.three,
        3 << 42 | this.two,
        4 << 42 | this.four,
        5 << 42 | before,
        6 << 42 | before << 20 | earlier,
        7 << 42 | this.word << 20 | before,
        8 << 42 | left.word,
        9 << 42 | far_left.word,
        10 << 42 | right.word,
        11 << 42 | far_right.word,
        12 << 42 | right.three,
        13 << 42 | left.three,
        14 << 42 | this.shape,
        15 << 42 | this.three << 20 | before,
        16 << 42 | right.two << 20 | before,
        17 << 42 | this.shape << 20 | before,
        18 << 42 | this.word << 20 | right.three,
        19 << 42 | this.three << 20 | this.shape,
    )
