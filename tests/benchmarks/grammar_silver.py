"""Silver sentences: what spaCy says of a text's words, kept as lines that people can read.

A word is a line ``TEXT⇥TAG⇥HEAD⇥LABEL`` with spaCy's own tag and label, HEAD being how many
words further on its head stands (0: it has none); an empty line ends a sentence. The
tokens are those of ``tree.py``, so that the model learns from what it will see.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import SourceError
from trainer.generate.english.tree import TOKEN
from trainer.generate.sentences import sentences
from trainer.ingest.read import read

PIPELINE = "en_core_web_sm"
_FIELDS = 4
_FEWEST, _MOST, _LONGEST, _LETTERS = 4, 60, 400, 0.8
_ENDING = re.compile(r"[.!?][\"”’)]*$")
_MARKS = ("-LRB-", "-RRB-", ":", ",", ".", "``", "''", "HYPH", "NFP", "$", "#", "SYM", "_SP")
TAGS = {
    "NNPS": "NNP", "ADD": "NNP", "AFX": "JJ", "LS": "CD", "XX": "FW", "UH": "RB",
    **dict.fromkeys(_MARKS, "PUNCT"),
}  # fmt: skip
LABELS = {
    "csubj": "nsubj", "expl": "nsubj", "csubjpass": "nsubjpass", "dobj": "obj", "dative": "obj",
    "predet": "det", "amod": "mod", "nummod": "mod", "nmod": "mod", "compound": "mod",
    "quantmod": "mod", "npadvmod": "advmod", "preconj": "cc", "parataxis": "ccomp", "ROOT": "root",
    "intj": "dep", "meta": "dep",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Silver:
    """A sentence as spaCy parsed it: tags and labels merged, a head of ``len(words)`` the root."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]


def parsed(files: Iterable[Path], pipeline: str = PIPELINE) -> Iterator[str]:
    """The lines of silver sentences for documents of any kind that the program reads.

    Raises:
        SourceError: spaCy or its pipeline is not installed, or a document cannot be read.
    """
    try:
        spacy = importlib.import_module("spacy")
        nlp = spacy.load(pipeline, exclude=["ner", "lemmatizer", "attribute_ruler"])
    except (ImportError, OSError) as error:
        mend = f"pip install spacy, then python -m spacy download {PIPELINE}"
        raise SourceError(f"no spaCy with {pipeline} is installed", mend) from error
    document = importlib.import_module("spacy.tokens").Doc
    split = ([token[0] for token in TOKEN.finditer(text)] for text in _prose(files))
    for found in nlp.pipe(document(nlp.vocab, words=words) for words in split):
        for word in found:
            yield f"{word.text}\t{word.tag_}\t{word.head.i - word.i}\t{word.dep_}\n"
        yield "\n"


def _prose(files: Iterable[Path]) -> Iterator[str]:
    """Whole sentences of common length, each once."""
    seen: set[str] = set()
    for file in files:
        for text in (sentence.text for sentence in sentences(read(file))):
            letters = sum(letter.isalpha() or letter == " " for letter in text)
            common = _FEWEST <= len(text.split()) <= _MOST and len(text) < _LONGEST
            whole = _ENDING.search(text) and letters > _LETTERS * len(text)
            if common and whole and text not in seen:
                seen.add(text)
                yield text


def silver(file: Path) -> list[Silver]:
    """The sentences of a silver file.

    Raises:
        SourceError: the file is away, or a line is none of a silver file.
    """
    found: list[Silver] = []
    rows: list[list[str]] = []
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"cannot be read: {error}", "Make it with “silver”", str(file)) from error
    for number, line in enumerate([*lines, ""], 1):
        row = line.split("\t")
        if line and not _is_word(row):
            mend = "A word is TEXT, TAG, HEAD and LABEL, with tabs between"
            raise SourceError("not a line of a silver file", mend, str(file), number)
        if line:
            rows.append(row)
        elif rows:
            found.append(_sentence(rows))
            rows = []
    return found


def _is_word(row: list[str]) -> bool:
    return len(row) == _FIELDS and all(row) and re.fullmatch(r"-?\d+", row[2]) is not None


def _sentence(rows: list[list[str]]) -> Silver:
    words, tags, steps, labels = zip(*rows, strict=True)
    count = len(rows)
    heads = [at + int(step) if int(step) else count for at, step in enumerate(steps)]
    return Silver(
        words,
        tuple(TAGS.get(tag, tag) for tag in tags),
        tuple(head if 0 <= head < count else count for head in heads),
        tuple(LABELS.get(label, label) for label in labels),
    )
