"""What a technical thing does, told by the whole predicate: ``Histamine widens the vessels …``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import bare, head, is_person, is_plural, singular
from trainer.generate.english.tokens import has_words
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.verbs import LEMMAS, THIRD
from trainer.generate.english.words import GENERIC_NOUNS, STATES, words
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.subjects import is_bare_definite, is_rare_kind
from trainer.generate.trimming import alone, trimmed, without_remark
from trainer.generate.wording import ask, capitalised, question

_PEOPLE = words(
    "adult patient student user reader voter citizen worker employee parent people monarch bird"
    " animal plant"
)
_FOLLOWERS = re.compile(r"\w{3,}(?:ian|ist|ite)s?")
_TELLERS = words("tradition legend rumour rumor history custom evidence research")
_LIGHT = words("make take have give play get do put place keep set bring help let turn hold")
_SPANS = words("time times trip trips day days hour hours minute minutes year years")
_COMPARES = re.compile(r"\S+ (?:more|less|fewer)\b")  # than what?
_EMPTY = re.compile(  # that says nothing yet
    r"\S+ (?:an? )?(?:variety|range|number|lot|many|various|contributions?|insights?"
    r"|all the time|from time to time)\b"
)
_BEHIND_OBJECT = ("prep", "advmod", "advcl", "prt", "acomp")
_BESIDE = re.compile(r", (?:while|whereas|although|though|and (?:that|this|these)) ")
_FEWEST, _MOST = 4, 24
_SURE = 0.9
_LOOSE = words("he she we you they this these those here now today such another other same i its")
_DAY = re.compile(r"^on \w+days?\b")
_CAUSED = re.compile(r"\b(?:because|since|due to|owing to)\b")
_NAMED = re.compile(r"the [A-Z][\w’–-]+(?: [A-Z][\w’–-]+)? [a-z]+")  # the Bolam test


def workings(reading: Reading) -> Iterator[Candidate]:
    """``Adrenaline narrows the vessels and opens the airways`` → What does adrenaline do?"""
    clause = reading.clause
    if clause is None or clause.is_past or clause.negated or clause.context or clause.aux:
        return
    subject = bare(clause.subject)
    which = is_bare_definite(reading, clause.subject) or clause.subject[-1:].isdigit()
    acts = _acts(clause) and clause.lemma not in STATES and not which
    if not (acts and reading.is_told_once(subject) and _is_thing(reading, clause)):
        return
    second = rf"\band (?:\w+ )?{re.escape(clause.verb)}\b"
    if reading.sentence.split and re.search(second, reading.sentence.quote):
        return  # half of what it does
    whole = f"{clause.verb} {_BESIDE.split(alone(clause.rest))[0]}"
    if _CAUSED.search(whole):
        return  # that asks for why
    answer = whole if has_words(whole, most=_MOST) else trimmed(whole, _MOST)
    opening = answer.split(" ", 2)[1:2]
    loose = set(answer.lower().replace(",", "").split()) & _LOOSE
    compared = _COMPARES.match(answer) and " than " not in answer
    owned = opening in (["his"], ["her"]) or " called " in subject or _EMPTY.match(answer)
    if not has_words(answer, _FEWEST) or loose or compared or owned or not opening:
        return
    before = answer.partition(", which ")[0]
    answer = before if has_words(before, _FEWEST) else answer
    tells = _telling_object(clause)
    if tells:
        told = without_remark(answer.partition(f"{clause.verb} ")[2])
        yield reading.asks(
            "working", subject, ask("what", clause, reading.subject), capitalised(told)
        )
        return
    front = question(f"what {'do' if clause.plural else 'does'} {reading.subject} do")
    yield reading.asks("working", subject, front, capitalised(answer))


def _telling_object(clause: Clause) -> bool:
    """Whether the object alone answers: ``promotes lactation``, not ``focuses the image on …``."""
    tree, main = clause.tree, clause.main
    objects = tree.children(main, "obj")
    if clause.lemma in _LIGHT or len(objects) != 1 or tree.children(main, "conj", "xcomp"):
        return False
    first, last = tree.extent(objects[0])
    definite = tree.words[first].low == "the" and last == first + 1
    timed = {tree.words[objects[0]].low, tree.words[last].low} & _SPANS
    goes_on = any(at > last for at in tree.children(main, *_BEHIND_OBJECT))
    several = LEMMAS if clause.plural else THIRD
    acts_twice = any(
        one.low in {"and", "or"} and other.low in several
        for one, other in itertools.pairwise(tree.words[clause.after :])
    )
    return first == clause.after and not (definite or timed or goes_on or acts_twice)


def _is_thing(reading: Reading, clause: Clause) -> bool:
    """A rare or much used term, or a compound of nouns; no person and no bare role."""
    subject = bare(clause.subject)
    noun = head(subject).lower()
    people = singular(noun) in _PEOPLE | _TELLERS or " who " in clause.subject
    people = people or bool(_FOLLOWERS.fullmatch(noun))
    role = noun.endswith(("er", "or")) and not reading.text.lower().startswith(("a ", "an "))
    if people or is_person(singular(noun)) or role or reading.is_matter(subject):
        return False
    tags = [word.tag for word in tree_of(subject).words]
    compound = len(tags) == 2 and set(tags) <= {"NN", "NNS", "VBG"}  # noqa: PLR2004  two nouns
    compound = (
        compound
        and not clause.subject.lower().startswith("the ")
        and subject.partition(" ")[0].lower() not in GENERIC_NOUNS
    )
    named = bool(_NAMED.fullmatch(reading.subject))
    someone = subject[:1].isupper() and subject[1:].islower() and reading.names.is_name(subject)
    if someone and not reading.weight(subject) >= _SURE:
        return False  # "Anna lends": somebody in an example
    if clause.tree.words[clause.main].tag == "VBZ" and is_plural(noun):
        return False  # "Rubens brings": a name
    kind = clause.subject.startswith(("A ", "An ")) and bool(reading.name)
    named = named or (kind and noun not in GENERIC_NOUNS)
    return is_rare_kind(clause.subject) or reading.weight(subject) >= _SURE or compound or named


def _acts(clause: Clause) -> bool:
    """Whether the verb has something it acts on."""
    tree, main = clause.tree, clause.main
    acting = (main, *tree.children(main, "conj"))
    ties = tree.children(main, "prep")
    on_something = bool(ties) and tree.words[ties[0]].low in {"to", "into", "onto", "on"}
    on_something = on_something and not _DAY.search(tree.phrase(ties[0]))
    return on_something or any(tree.child(at, "obj") is not None for at in acting)
