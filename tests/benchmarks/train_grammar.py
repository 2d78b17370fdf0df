"""How the weights of the English tagger and parser came about, and come about anew.

By hand, from the project's folder:

    python -m tests.benchmarks.train_grammar silver FILE… -o silver.tsv
    python -m tests.benchmarks.train_grammar train silver.tsv -o model.bin.gz
    python -m tests.benchmarks.train_grammar score silver.tsv [--model model.bin.gz]

``silver`` has spaCy parse documents, ``train`` learns from all but the first tenth of the
sentences (4,000 at most) and tells how well it agrees with spaCy on those, ``score`` tells
it of a model (the shipped one) on all sentences or the first ``--sentences``. Agreement is
the share of words with spaCy's tag, head (unlabelled attachment) and head and label
(labelled); marks do not count for heads.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from tests.benchmarks.grammar_learning import learnt, packed
from tests.benchmarks.grammar_silver import PIPELINE, Silver, parsed, silver
from trainer.errors import SourceError, TrainerError
from trainer.generate.english.parser import heads
from trainer.generate.english.tagger import forms, tags
from trainer.generate.english.weights import Model, model, unpacked

_MOST_HELD_OUT = 4000


def agreement(texts: Iterable[Silver], known: Model) -> dict[str, float]:
    """Shares of words on which a model and spaCy agree, and words a second of processor time."""
    words = marks = tagged = attached = labelled = 0
    start = time.process_time()
    for text in texts:
        found = forms(text.words, known)
        tag = tags(found, known)
        head, label = heads(found, tag, known)
        words += len(text.words)
        tagged += sum(known.tags[a] == b for a, b in zip(tag, text.tags, strict=True))
        for at, gold in enumerate(text.tags):
            marks += gold == "PUNCT"
            if gold != "PUNCT" and head[at] == text.heads[at]:
                attached += 1
                labelled += known.labels[label[at]] == text.labels[at]
    if words == marks:
        raise SourceError("no sentence to score", "Make more with “silver”")
    return {
        "words": words,
        "tags": round(tagged / words, 4),
        "unlabelled": round(attached / (words - marks), 4),
        "labelled": round(labelled / (words - marks), 4),
        "words_a_second": round(words / (time.process_time() - start)),
    }


def make_silver(asked: argparse.Namespace) -> dict[str, object]:
    """Has spaCy parse the files."""
    beside = _beside(asked.output)
    try:
        with beside.open("w", encoding="utf-8") as out:
            words = sum(out.write(line) > 1 for line in parsed(asked.files, asked.pipeline))
        beside.replace(asked.output)
    finally:
        beside.unlink(missing_ok=True)
    return {"words": words, "file": str(asked.output)}


def train(asked: argparse.Namespace) -> dict[str, object]:
    """Learns a model and tells how it does on what it has not seen."""
    texts = _read(asked)
    held_out = min(_MOST_HELD_OUT, len(texts) // 10)
    start = time.process_time()
    file = packed(learnt(texts[held_out:], asked.epochs, _tell))
    seconds = round(time.process_time() - start)
    beside = _beside(asked.output)
    beside.write_bytes(file)
    beside.replace(asked.output)
    learning: dict[str, object] = {"learnt": len(texts) - held_out, "held_out": held_out}
    score = agreement(texts[:held_out], unpacked(file))
    return {**learning, "seconds": seconds, "bytes": len(file), **score}


def score(asked: argparse.Namespace) -> dict[str, object]:
    """Tells how a model does on the sentences of a file."""
    return dict(agreement(_read(asked), _model(asked.model) if asked.model else model()))


def _read(asked: argparse.Namespace) -> list[Silver]:
    return list(islice(silver(asked.silver), asked.sentences))


def _model(file: Path) -> Model:
    try:
        return unpacked(file.read_bytes())
    except (OSError, EOFError, ValueError, LookupError) as error:
        raise SourceError("not a model", "Make one with “train”", str(file)) from error


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}.{os.getpid()}")


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="train_grammar", description=__doc__)
    commands = asked.add_subparsers(required=True)
    making = commands.add_parser("silver")
    making.add_argument("files", nargs="+", type=Path)
    making.add_argument("-o", "--output", type=Path, required=True)
    making.add_argument("--pipeline", default=PIPELINE, help="spaCy's, by name or folder")
    making.set_defaults(run=make_silver)
    training = commands.add_parser("train")
    training.add_argument("-o", "--output", type=Path, required=True)
    training.add_argument("--epochs", type=int, default=6)
    training.set_defaults(run=train)
    scoring = commands.add_parser("score")
    scoring.add_argument("--model", type=Path)
    scoring.set_defaults(run=score)
    for command in (training, scoring):
        command.add_argument("silver", type=Path)
        command.add_argument("--sentences", type=int, help="only the first so many")
    return asked.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Does what the command line asks for; 2 where it cannot."""
    asked = _arguments(words)
    try:
        found = asked.run(asked)
    except TrainerError as error:
        _tell(f"train_grammar: {error}")
        return error.exit_code
    sys.stdout.write(f"{json.dumps(found)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
