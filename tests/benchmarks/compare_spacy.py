"""Whether spaCy's parser would make better cards than the small grammar that is shipped.

By hand, with spaCy and an English pipeline beside the project:

    python -m tests.benchmarks.compare_spacy [PIPELINE] [-o KEY.json]

The same rules write decks of ``documents`` twice, once on trees of the shipped grammar
and once on spaCy's. Cards that only one of both writes are printed in random order
without telling whose they are, to be rated by eye; KEY.json tells afterwards. On
2026-11-26, with ``en_core_web_sm`` 3.8 and 56 documents, 376 of 430 cards were the same. Of
the others 39 of 54 were good and 2 bad with the shipped grammar, 41 of 55 good and 7 bad
with spaCy's, which took 1.6 times as long. So there is no extra for it.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.grammar_silver import LABELS, PIPELINE, TAGS
from trainer.cards.document import Document
from trainer.generate.engine import generate
from trainer.generate.english import grammar
from trainer.generate.english.tree import ROOT, TOKEN, Tree, Word
from trainer.ingest.read import read

DOCUMENTS = Path(__file__).parent / "documents"
Card = tuple[str, str, str]


def main() -> None:
    """Makes both decks and prints what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", nargs="?", default=PIPELINE)
    parser.add_argument("-o", "--key", type=Path, default=Path("key.json"))
    options = parser.parse_args()
    documents = {path.name: read(path) for path in sorted(DOCUMENTS.iterdir())}
    own, own_seconds = _cards(documents)
    _parse_with(options.pipeline)
    other, other_seconds = _cards(documents)
    print(f"{len(own)} cards by the grammar, {len(other)} by spaCy, {len(own & other)} by both;")
    print(f"spaCy takes {other_seconds / own_seconds:.2f} times as long\n")
    rows = [("grammar", *card) for card in own - other]
    rows += [("spacy", *card) for card in other - own]
    random.shuffle(rows)
    for number, (_, document, front, back) in enumerate(rows):
        print(f"{number} [{document}] {front} || {back}")
    options.key.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def _cards(documents: dict[str, Document]) -> tuple[set[Card], float]:
    """The cards of all documents, and the seconds of one core that they took."""
    start = time.process_time()
    found = {
        (name, proposal.note.front, proposal.note.back or "; ".join(proposal.note.items))
        for name, document in documents.items()
        for proposal in generate(document).proposals
    }
    return found, time.process_time() - start


def _parse_with(pipeline: str) -> None:
    """Lets spaCy's trees stand for those of the grammar, word by word the same."""
    nlp = importlib.import_module("spacy").load(
        pipeline, exclude=["ner", "lemmatizer", "attribute_ruler"]
    )
    document = importlib.import_module("spacy.tokens").Doc

    def parsed(text: str, found: tuple[str, ...], *_: object) -> Tree:
        words = nlp(document(nlp.vocab, words=list(found)))
        return Tree.of(text, map(_word, TOKEN.finditer(text), words))

    vars(grammar)["_parsed"] = parsed
    grammar.tree_of.cache_clear()
    grammar.sentence_tree.cache_clear()


def _word(token: Any, word: Any) -> Word:
    head = ROOT if word.head.i == word.i else word.head.i
    tag, label = TAGS.get(word.tag_, word.tag_), LABELS.get(word.dep_, word.dep_)
    return Word(token[0], token.start(), token.end(), tag, head, label)


if __name__ == "__main__":
    main()
