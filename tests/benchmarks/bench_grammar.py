"""How fast sentences are tagged and parsed, and what the model costs to read.

By hand: ``python -m tests.benchmarks.bench_grammar [PIPELINE]``. Random sentences of plain
English are tagged and parsed, 1,000, 10,000 and 50,000 words of them; ``growth`` is how much
longer it took than the size before, beside how many times the words there were. Where spaCy
and a pipeline (``en_core_web_sm`` unless named) are installed, its bare tagger and parser
read the same words. Time is that of the processor.
"""

from __future__ import annotations

import importlib
import random
import sys
import time
import tracemalloc
from collections.abc import Callable

from tests.benchmarks.grammar_silver import PIPELINE
from trainer.generate.english.parser import heads
from trainer.generate.english.tagger import forms, tags
from trainer.generate.english.weights import model

SIZES = (1_000, 10_000, 50_000)
NOUNS = ("sailor", "ship", "harbour", "island", "storm", "captain", "lighthouse", "tide")
VERBS = ("steers", "carries", "leaves", "finds", "reaches", "damages", "follows")
ENDS = ("in the morning", "because the wind fell", "that was built of oak", "and sinks it")
Sentences = list[tuple[str, ...]]


def sentences(words: int) -> Sentences:
    """Sentences of so many words in all, or a few more."""
    chance = random.Random(7)
    found: Sentences = []
    while words > 0:
        one, two = chance.sample(NOUNS, k=2)
        text = f"The old {one} {chance.choice(VERBS)} a {two} {chance.choice(ENDS)} ."
        found.append(tuple(text.split()))
        words -= len(found[-1])
    return found


def read(texts: Sentences) -> None:
    """Tag and parse them."""
    for text in texts:
        found = forms(text)
        heads(found, tags(found))


def bare_spacy(pipeline: str) -> Callable[[Sentences], None] | None:
    """The same by spaCy, None where it is not installed."""
    try:
        spacy = importlib.import_module("spacy")
        nlp = spacy.load(pipeline, exclude=["ner", "lemmatizer", "attribute_ruler"])
    except (ImportError, OSError):
        return None
    document = importlib.import_module("spacy.tokens").Doc

    def parse(texts: Sentences) -> None:
        for _ in nlp.pipe(document(nlp.vocab, words=list(text)) for text in texts):
            pass

    return parse


def seconds(work: Callable[[Sentences], None], texts: Sentences) -> float:
    """The best of three."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        work(texts)
        taken.append(time.process_time() - start)
    return min(taken)


def load() -> tuple[float, float]:
    """Milliseconds to read the model, and the megabytes it keeps."""
    start = time.process_time()
    model()
    taken = 1000 * (time.process_time() - start)
    model.cache_clear()
    tracemalloc.start()
    model()
    kept = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    return taken, kept


def main(pipeline: str) -> None:
    """Measure and print."""
    taken, kept = load()
    sys.stdout.write(f"model: {taken:.0f} ms, {kept:.1f} MB\n")
    spacy_read = bare_spacy(pipeline)
    if not spacy_read:
        sys.stdout.write(f"no spaCy with {pipeline} to compare with\n")
    before, words_before = 0.0, 0
    for size in SIZES:
        texts = sentences(size)
        words = sum(map(len, texts))
        own = seconds(read, texts)
        line = f"{words:6,} words: {words / own:8,.0f} words/s"
        if before:
            line += f", growth {own / before:.1f} for {words / words_before:.1f} times the words"
        if spacy_read:
            line += f", {seconds(spacy_read, texts) / own:.2f} times as fast as spaCy"
        sys.stdout.write(line + "\n")
        before, words_before = own, words


if __name__ == "__main__":
    main(sys.argv[1] if sys.argv[1:] else PIPELINE)
