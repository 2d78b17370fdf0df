from __future__ import annotations

import gzip
import json
import subprocess
import sys

from trainer.generate.english.parser import ROOT_WORD
from trainer.generate.english.weights import Table, model, unpacked


def _scores(table: Table, *features: int) -> list[int]:
    return list(table.scores(features, 2))


def test_a_packed_file_gives_its_words_and_weights() -> None:
    head = {
        "tags": ["NN", "VB"],
        "labels": ["root"],
        "words": ["sea", "the"],
        "endings": ["ing"],
        "tables": [[2, 3], [0, 0]],
    }
    steps = [5, 2**40]
    planes = bytes(step >> 8 * plane & 255 for plane in range(8) for step in steps)
    table = planes + bytes([2, 1]) + bytes([0, 1, 1]) + bytes([7, 256 - 3, 127])
    found = unpacked(gzip.compress(json.dumps(head).encode() + b"\n" + table))
    assert (found.tags, found.labels) == (("NN", "VB"), ("root",))
    assert (found.words, found.endings) == ({"sea": 2, "the": 3}, {"ing": 2})
    assert _scores(found.tagger, 5) == [7, -3]
    assert _scores(found.tagger, 5, 5 + 2**40) == [7, 124]
    assert _scores(found.tagger, 6) == [0, 0]
    assert _scores(found.parser, 5) == [0, 0]


def test_the_shipped_model_keeps_to_its_format() -> None:
    known = model()
    assert len(known.tags) <= 60
    assert len(known.labels) <= 32
    assert min(known.words.values()) == min(known.endings.values()) == 2
    assert known.words[""] == ROOT_WORD
    assert max(known.tagger.classes) < len(known.tags)
    assert max(known.parser.classes) <= 2 * len(known.labels)


def test_the_engine_is_imported_without_reading_weights() -> None:
    code = (
        "import trainer.generate.engine\n"
        "from trainer.generate.english.weights import model\n"
        "print(model.cache_info().currsize)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
