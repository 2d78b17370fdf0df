"""Verbs that expository prose is built of, with their forms, so that a clause can be found.

Regular forms follow the spelling rules; irregular ones and doubled consonants are
listed. A verb that is more often a noun (``NOUNISH``) counts as a verb only where
nothing else in its clause can be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.verb_lists import DOUBLED, IRREGULAR, NOUNISH, REGULAR
from trainer.generate.english.weights import model

__all__ = ["GERUNDS", "LEMMAS", "NOUNISH", "PARTICIPLES", "PAST", "THIRD"]


def third_person(lemma: str) -> str:
    """``carry`` → ``carries``, ``pass`` → ``passes``, ``have`` → ``has``."""
    if lemma == "have":
        return "has"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def gerund(lemma: str) -> str:
    """``lie`` → ``lying``, ``store`` → ``storing``, ``stop`` → ``stopping``."""
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if lemma in DOUBLED else "") + "ing"


def past(lemma: str) -> str:
    """The simple past: ``carried``, ``stopped``, ``brought``."""
    if lemma in IRREGULAR:
        return IRREGULAR[lemma][0]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if lemma in DOUBLED else "") + "ed"


def participle(lemma: str) -> str:
    """The past participle: ``carried``, ``stopped``, ``written``."""
    return IRREGULAR[lemma][1] if lemma in IRREGULAR else past(lemma)


LEMMAS = (REGULAR | DOUBLED | frozenset(IRREGULAR)) - {"be", "do"}
THIRD = {third_person(lemma): lemma for lemma in LEMMAS}
PAST = {past(lemma): lemma for lemma in sorted(LEMMAS)}
GERUNDS = {gerund(lemma): lemma for lemma in LEMMAS}
PARTICIPLES = {participle(lemma): lemma for lemma in sorted(LEMMAS)} | {"done": "do"}


def lemma_of(form: str, tag: str) -> str:
    """The base form of a verb of a given tag: ``stored`` (VBD) → ``store``."""
    low = form.lower()
    known = {"VBZ": THIRD, "VBD": PAST, "VBN": PARTICIPLES, "VBG": GERUNDS}.get(tag, {})
    if low in _AUXILIARY_LEMMAS:
        return _AUXILIARY_LEMMAS[low]
    if tag not in _ENDINGS or low in known:
        return known.get(low, low)
    prefixed = _PREFIXED.fullmatch(low)
    if prefixed and prefixed["verb"] in known:
        return prefixed["prefix"] + known[prefixed["verb"]]
    return next(iter(_bases(low, _ENDINGS[tag])), low)


def _bases(form: str, ending: str) -> Iterator[str]:
    """What the form may come from by the spelling rules, known words first."""
    if not form.endswith(ending):
        yield form
        return
    stem = form.removesuffix(ending)
    options = [stem, stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2]:  # noqa: PLR2004  "stopp"
        options.insert(0, stem[:-1])
    if ending != "ing" and stem.endswith("i"):
        options.insert(0, stem[:-1] + "y")
    if ending == "s" and stem.endswith("e"):
        options = (
            [stem, stem[:-1]]
            if not stem.endswith(("sse", "che", "she", "xe", "zze", "oe"))
            else [stem[:-1], stem]
        )
        if stem.endswith("ie"):
            options.insert(0, stem[:-2] + "y")
    lexicon = model().words
    yield from (option for option in options if option in LEMMAS)
    yield from sorted(
        (option for option in options if option in lexicon), key=lambda option: lexicon[option]
    )
    yield options[0] if ending == "s" or not _NEEDS_E.search(stem) else stem + "e"


_NEEDS_E = re.compile(r"(?:[^aeiou][aiu][bcdgklmnptvz]|[csgvzu]|[^aeiou]l|at|iz)$")
_PREFIXED = re.compile(r"(?P<prefix>over|under|out|mis|fore|with|re|un)(?P<verb>[a-z]{3,})")
_ENDINGS = {"VBZ": "s", "VBD": "ed", "VBN": "ed", "VBG": "ing"}
_AUXILIARY_LEMMAS = dict.fromkeys(
    ("am", "is", "are", "was", "were", "be", "been", "being", "’s", "’re"), "be"
) | {"has": "have", "had": "have", "having": "have", "did": "do", "does": "do", "done": "do"}
