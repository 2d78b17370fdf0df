"""Verbs that expository prose is built of, with their forms, so that a clause can be found.

Regular forms follow the spelling rules; irregular ones and doubled consonants are
listed. A verb that is more often a noun (``NOUNISH``) counts as a verb only where
nothing else in its clause can be one.
"""

from __future__ import annotations

from trainer.generate.english.verb_lists import DOUBLED, IRREGULAR, NOUNISH, REGULAR

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
