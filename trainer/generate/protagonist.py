"""What a document is about, named in full where its sentences say only *the canal* or *she*.

An article on the Suez Canal speaks of *the canal*, a life of Ada Lovelace of *her*. Its
reader knows whom it means throughout; whoever meets one sentence on a card does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from trainer.generate.english.clause import clause
from trainer.generate.english.nouns import head, is_person
from trainer.generate.facts import Sentence

_NAMES = re.compile(r"[A-Z][\w’'-]+(?: (?:(?:de|van|von|of|the) )*[A-Z][\w’'-]+)*")
_OPENED = (
    r"(?P<before>(?:(?:In|On|By|After|At|From|Until|With|During|Since|Before) [^,]{2,60}?,? "
    r"(?:[^,]{2,40}, )?)?)"
)
_PRONOUNS = {"he": ("he", "his", "him"), "she": ("she", "her", "hers")}
_KIN = {
    "he": re.compile(r"\b(?:husband|father|brother|son|uncle|king|prince)\b"),
    "she": re.compile(r"\b(?:wife|mother|sister|daughter|aunt|queen|princess)\b"),
}
_SURELY = 0.75  # the share of the pronouns of one kind that makes them the protagonist's


def in_full(sentences: tuple[Sentence, ...], name: str) -> tuple[Sentence, ...]:
    """The sentences with the document's own subject by its name where they open with less."""
    if not name or " " not in name:
        return sentences
    if _is_life_of(sentences, name):
        pronoun = _pronoun(sentences)
        return tuple(_named(sentences, name, pronoun)) if pronoun else sentences
    noun = name.rsplit(" ", 1)[1]
    proper = noun[:1].isupper() and any(_says(sentence.text, name) for sentence in sentences)
    return tuple(_thing_named(s, name, noun) for s in sentences) if proper else sentences


def _says(text: str, name: str) -> bool:
    """Whether a text holds the name, or the last two words of it, with its capitals."""
    return " ".join(name.split()[-2:]) in text


def _thing_named(sentence: Sentence, name: str, noun: str) -> Sentence:
    opening = f"The {noun.lower()} "
    if not sentence.text.startswith(opening) or sentence.text.startswith(f"{opening}of "):
        return sentence
    article = "" if name.startswith("The ") else "The "
    return replace(sentence, text=f"{article}{name} {sentence.text[len(opening) :]}")


def _is_life_of(sentences: tuple[Sentence, ...], name: str) -> bool:
    if not all(word[:1].isupper() or word in {"de", "van", "von", "of"} for word in name.split()):
        return False
    first, last = re.escape(name.split(maxsplit=1)[0]), re.escape(name.rsplit(maxsplit=1)[-1])
    born = re.compile(rf"{first}\b[^,.;()]{{0,60}}?\b{last}(?: \([^)]*\))?,? was born ")
    if any(born.match(s.text) for s in sentences[:3]):
        return True
    aside = r"(?:,? \([^)]*\)|, [^,]{3,80}(?: \([^)]*\))?,)?"
    told = re.compile(rf"{re.escape(name)}{aside},? (?:was|is) (?:an?|the) (?P<kind>[^,.;]+)")
    kinds = (match["kind"] for s in sentences[:6] if (match := told.match(s.text)))
    return any(is_person(word.lower()) for kind in kinds for word in kind.split(" who ")[0].split())


def _pronoun(sentences: tuple[Sentence, ...]) -> str:
    """``he`` or ``she``, whichever a life speaks of almost only; empty where neither is."""
    said = Counter(word for s in sentences for word in re.findall(r"\w+", s.text.lower()))
    counts = {who: sum(said[form] for form in forms) for who, forms in _PRONOUNS.items()}
    who = max(counts, key=lambda one: counts[one])
    return who if counts[who] > _SURELY * sum(counts.values()) else ""


def _named(sentences: tuple[Sentence, ...], name: str, pronoun: str) -> Iterator[Sentence]:
    """The sentences of a life; a paragraph that turns to another person speaks of that one."""
    other = False
    for sentence in sentences:
        if not sentence.before:
            other = False
        told = sentence if other else _person_named(sentence, name, pronoun)
        yield told
        if told is sentence:
            other = _turns_to_another(sentence, name, pronoun) or (
                other and not sentence.text.startswith(name.rsplit(maxsplit=1)[-1])
            )


def _turns_to_another(sentence: Sentence, name: str, pronoun: str) -> bool:
    """Whether the subject of a sentence is somebody whom the pronoun could mean next."""
    found = clause(sentence.text)
    subject = f"{found.subject} {found.insertion}".strip() if found else sentence.text
    if found and set(name.split()) & set(found.subject.split()):
        return False
    named = any(" " in other for other in _NAMES.findall(subject)) or (
        found is not None and _NAMES.fullmatch(found.subject) is not None
    )
    person = found is not None and is_person(head(found.subject).lower())
    return named or person or _KIN[pronoun].search(subject) is not None


def _person_named(sentence: Sentence, name: str, pronoun: str) -> Sentence:
    """The pronoun that opens a sentence, or follows what opens it, as the name."""
    he = re.match(rf"{_OPENED}(?P<who>{pronoun})(?= \w+)", sentence.text, re.IGNORECASE)
    if he and not _KIN[pronoun].search(he["before"]) and _is_free(he["before"], name):
        before = re.sub(r"(?<=[^,]) $", ", ", he["before"])  # "On 1 August, Tinne was …"
        return replace(sentence, text=f"{before}{name}{sentence.text[he.end() :]}")
    his = _PRONOUNS[pronoun][1].capitalize()
    if re.match(rf"{his} [a-z]", sentence.text):
        return replace(sentence, text=f"{name}’s{sentence.text[len(his) :]}")
    return sentence


def _is_free(before: str, name: str) -> bool:
    """Whether what opens a sentence names nobody who could be the one that the pronoun means."""
    others = [found for found in _NAMES.findall(before[1:]) if " " in found and found not in name]
    return len(others) <= before.count("with ") + before.count("With ")
