"""The tags of a sentence with slips mended that would spoil its whole tree.

The tagger errs most with words that it saw too seldom in one use; each mend here names
the sentence in which it was needed.
"""

from __future__ import annotations

import re

from trainer.generate.english.tagger import NOUNS, Form, tags
from trainer.generate.english.verbs import LEMMAS, THIRD
from trainer.generate.english.weights import model
from trainer.generate.english.words import ADVERBS, words

_NAMED = frozenset({"called", "termed", "named", "dubbed"})
_QUALITY = re.compile(r"(?:ible|able|ous|al|ic|ive|ful|less|ed|ing|ary|ent|ant|ish|y)$")
_STATES = frozenset({"states", "holds", "claims", "rules", "notes", "reasons", "shows", "argues"})
_ADVERBS_IN_S = words(
    "always perhaps besides nevertheless nonetheless afterwards towards upwards downwards backwards"
    " forwards outwards inwards sometimes thus as less plus doubtless regardless overseas nowadays"
    " indoors outdoors upstairs downstairs across needs"
)
_SHORTEST_PLURAL = 4  # letters, of which "is", "has" and "does" have no more
_PLURAL = re.compile(r"[A-Z][a-z]{2,}(?<![ui])(?<!s)s\Z")


def mended_tags(found: tuple[str, ...], numbered: tuple[Form, ...]) -> list[int]:
    """The number of the tag of each word."""
    return _corrected(found, _tagged(found[0], numbered))


def _tagged(first: str, numbered: tuple[Form, ...]) -> list[int]:
    """The tags; a first word like ``Barnacles`` is a plural where a plural verb follows it."""
    known = model().tags
    tagged = tags(numbered)
    if known[tagged[0]] == "NNP" and _PLURAL.search(first):
        other = tags(numbered, first="NNS")
        if len(other) > 1 and known[other[1]] == "VBP":
            return other
    return tagged


def _corrected(found: tuple[str, ...], tagged: list[int]) -> list[int]:
    """The tags with slips mended that spoil a whole tree: ``called`` behind a noun, odd adverbs."""
    number = {tag: at for at, tag in enumerate(model().tags)}
    nouns = {number[tag] for tag in (*NOUNS, "PUNCT")}
    subjects = {number[tag] for tag in ("DT", "PRP", "PRP$", "EX")}
    if found[0] == "Due" and found[1:2] != ("to",):
        tagged[0] = number["JJ"]  # "Due process is …"
    for at in range(1, len(found)):
        word = found[at].lower()
        if word in _NAMED and tagged[at] == number["VBD"] and tagged[at - 1] in nouns:
            tagged[at] = number["VBN"]
        odd = tagged[at] == number["RB"] and word.endswith("s") and word not in ADVERBS
        if odd and word not in _ADVERBS_IN_S:
            tagged[at] = number["NNS"]
        states = word in _STATES and tagged[at] == number["NNS"] and tagged[at - 1] in nouns
        says = found[at + 1 : at + 2] == ("that",) and subjects & set(tagged[at + 2 : at + 3])
        if states and says:
            tagged[at] = number["VBZ"]  # "the law of gravitation states that every body …"
        alone = tagged[at] == number["JJ"] and tagged[at - 1] == number["DT"]
        unknown = word not in model().words and not _QUALITY.search(word)
        alone = alone or (tagged[at] == number["JJ"] and unknown)
        if alone and found[at + 1 : at + 2] == (",",):
            tagged[at] = number["NN"]  # "An oligopoly, where …", "is sphagnum, a genus …"
        _mend_plural(found, tagged, at, number)
        ends = at + 1 == len(found) or tagged[at + 1] == number["PUNCT"]
        reigns = found[at] == "I" and tagged[at - 1] == number["NNP"]
        if reigns and (ends or (at == 1 and model().tags[tagged[at + 1]] in {"VBD", "VBZ"})):
            tagged[at] = number["NNP"]  # "founded by Osman I", "Elizabeth I shut the Steelyard"
    return tagged


def _mend_plural(
    found: tuple[str, ...], tagged: list[int], at: int, number: dict[str, int]
) -> None:
    """``B cells mature in …`` and ``its subjects’ lives``: a plural and what follows it."""
    if at + 1 >= len(found):
        return
    before, word, after = found[at - 1 : at + 2]
    no_verb = tagged[at] == number["VBZ"] and word not in THIRD and word.endswith("s")
    acts = after in LEMMAS and tagged[at + 1] in {number["NN"], number["VBP"]}
    if no_verb and acts and len(word) > _SHORTEST_PLURAL:
        tagged[at], tagged[at + 1] = number["NNS"], number["VBP"]  # "Neap tides yield …"
    if word == "cells" and len(before) == 1 and before.isupper():
        tagged[at] = number["NNS"]
        if after in LEMMAS:
            tagged[at + 1] = number["VBP"]
    if word == "’" and before.endswith("s") and "‘" not in found and after[0].isalpha():
        tagged[at] = number["POS"]
        if tagged[at + 1] == number["VBZ"]:
            tagged[at + 1] = number["NNS"]
