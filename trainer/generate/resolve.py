"""What *they*, *it* and *these drugs* stand for, where the sentence before leaves no doubt."""

from __future__ import annotations

import re
from dataclasses import replace

from trainer.generate.english.clause import Clause, clause
from trainer.generate.english.nouns import bare, head, is_noun_phrase, is_plural, phrase_is_plural
from trainer.generate.english.words import RELATIVES
from trainer.generate.facts import Sentence
from trainer.generate.names import Names

_OPENING = re.compile(r"(They|It|These|This|Those|Such|He|She|Its|Their|His|Her)\b(?: ([\w’'-]+))?")
_DATED = re.compile(
    r"(?P<date>(?:In|By|On) (?:[A-Z][a-z]+ (?:\d{1,2}, )?)?\d{4},? )(?P<word>he|she)\b"
)
_LONGEST_ANTECEDENT = 6


def resolved(sentences: tuple[Sentence, ...], names: Names) -> tuple[Sentence, ...]:
    """The sentences, those that open with a clear reference reworded and quoting both."""
    out: list[Sentence] = []
    for sentence in sentences:
        before = out[-1] if out else None
        near = before and before.block == sentence.block and sentence.before
        joined = _joined(before, sentence, names) if before and near else None
        out.append(joined or sentence)
    return tuple(out)


def _joined(before: Sentence, sentence: Sentence, names: Names) -> Sentence | None:
    opening = _OPENING.match(sentence.text)
    found = clause(before.text)
    dated = _DATED.match(sentence.text)
    if dated and not before.resolved and found and _is_person(found, names):
        return _with_name(before, sentence, dated, names.lowered(found.subject))
    if not opening or before.resolved or not found or found.negated:
        return None
    antecedent = names.lowered(found.subject)
    wanted = _replacement(opening, antecedent, found, names)
    if not wanted:
        return None
    text, end = wanted
    reworded = text[0].upper() + text[1:] + sentence.text[end:]
    return replace(with_before(before, sentence), text=reworded, resolved=True)


def with_before(before: Sentence, sentence: Sentence) -> Sentence:
    """The sentence quoting also the one before it in its paragraph."""
    quote = f"{before.quote} {sentence.quote}"
    return replace(sentence, quote=quote, at=_span(before.at, sentence.at))


def _is_person(found: Clause, names: Names) -> bool:
    """A subject all of whose words are names, and no doer beside it that *he* could mean."""
    parts = found.subject.split(" ")
    named = all(part[:1].isupper() or part in {"de", "of", "van"} for part in parts)
    return named and names.is_name(parts[-1]) and not phrase_is_plural(found.subject)


def _with_name(before: Sentence, sentence: Sentence, dated: re.Match[str], name: str) -> Sentence:
    """``In 1608 he founded …`` with the name of the sentence before."""
    text = dated["date"].rstrip(" ,") + ", " + name + sentence.text[dated.end() :]
    return replace(with_before(before, sentence), text=text, resolved=True)


def _replacement(
    opening: re.Match[str], antecedent: str, found: Clause, names: Names
) -> tuple[str, int] | None:
    """The words for the reference, and where the reference ends."""
    word, noun = opening[1].lower(), opening[2] or ""
    plural = phrase_is_plural(antecedent)
    fits = is_noun_phrase(antecedent, longest=_LONGEST_ANTECEDENT)
    if not fits or any(part in RELATIVES for part in antecedent.split()):
        return None
    if word in {"these", "this"} and noun:
        same = head(antecedent).lower() == noun.lower() or _names_kind(noun, found)
        agrees = is_plural(noun) == plural
        return (antecedent, opening.end(2)) if same and agrees else None
    about = found.lemma in {"be", "have", "include", "involve"}
    if word in {"they", "it"} and about:
        return (antecedent, opening.end(1)) if plural == (word == "they") else None
    if word in {"he", "she"} and names.is_name(found.subject.split(" ")[0]):
        return antecedent, opening.end(1)
    return None


def _names_kind(noun: str, found: Clause) -> bool:
    """``These drugs`` after a sentence whose subject alone is plural and no such noun follows."""
    others = [word for word in found.rest.split() if is_plural(word.strip(".,;"))]
    return is_plural(noun) and not others and bare(found.subject) != noun


def _span(before: str, at: str) -> str:
    """The locator of two sentences of one block; those of an item are not counted."""
    if before == at:
        return at
    first = before.rpartition(" s")[2].split("–")[0]
    place, _, last = at.rpartition(" s")
    return f"{place} s{first}–{last}"
