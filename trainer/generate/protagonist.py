"""What a document is about, named in full where its sentences say only *the canal* or *he*.

An article on the Suez Canal speaks of *the canal*, a life of Ada Lovelace of *her*. Its
reader knows whom it means throughout; whoever meets one sentence on a card does not.
"""

from __future__ import annotations

import re
from dataclasses import replace

from trainer.generate.english.nouns import is_person
from trainer.generate.facts import Sentence

_TWO_NAMES = re.compile(r"\b[A-Z][a-zà-ÿ’-]+ (?:(?:de|van|von|of|the) )*[A-Z][a-zà-ÿ’-]+")
_HE = re.compile(
    r"(?P<before>(?:(?:In|On|By|After|At|From|Until) [^,]{2,30},? )?)(?P<who>[Hh]e|[Ss]he)(?= \w+)"
)
_HIS = re.compile(r"(?:His|Her)(?= [a-z])")
_WIFE = re.compile(r"\b(?:wife|husband|mother|father|sister|brother|daughter|son|aunt|uncle)\b")


def in_full(sentences: tuple[Sentence, ...], name: str) -> tuple[Sentence, ...]:
    """The sentences with the document's own subject by its name where they open with less."""
    if not name or " " not in name:
        return sentences
    if _is_life_of(sentences, name):
        return tuple(_person_named(sentence, name) for sentence in sentences)
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
    told = re.compile(rf"{re.escape(name)}(?: \([^)]*\))?,? (?:was|is) an? (?P<kind>[^,.;]+)")
    kinds = (match["kind"] for s in sentences[:6] if (match := told.match(s.text)))
    return any(is_person(word.lower()) for kind in kinds for word in kind.split(" who ")[0].split())


def _person_named(sentence: Sentence, name: str) -> Sentence:
    """*He* is the one whose life is told unless the sentence or the last one names another."""
    near = f"{sentence.before} {sentence.text}".replace(name, "")
    if _TWO_NAMES.search(near) or _WIFE.search(near):
        return sentence
    he = _HE.match(sentence.text)
    if he:
        text = f"{he['before']}{name}{sentence.text[he.end() :]}"
        return replace(sentence, text=text)
    text = _HIS.sub(f"{name}’s", sentence.text, count=1)
    return replace(sentence, text=text) if _HIS.match(sentence.text) else sentence
