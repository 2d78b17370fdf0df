"""What a thing does or undergoes, asked for the part of the clause that completes its verb.

``Pepsin digests protein`` → What does pepsin digest? The part is told by the tree of the
sentence: an object, what a preposition ties to the verb, what is to be done or said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.nouns import bare, head, is_person, singular
from trainer.generate.english.tree import Tree
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.verbs import PARTICIPLES, lemma_of, past, third_person
from trainer.generate.english.words import (
    MONTHS,
    POSSESSIVES,
    PRONOUNS,
    words,
)
from trainer.generate.facts import Candidate
from trainer.generate.families.conditions import LETTING
from trainer.generate.families.telling_verbs import (
    AIMS,
    DOINGS,
    FIRSTS,
    FUNCTIONS,
    MAKINGS,
    SAYS,
    TIED_VERBS,
)
from trainer.generate.reading import Reading
from trainer.generate.spans import told
from trainer.generate.subjects import can_be_asked, is_of_the_matter
from trainer.generate.trimming import trimmed, without_remark
from trainer.generate.wording import ask, capitalised, context_of, question

_LIGHT_VERBS = words(  # which tell something of a term of the document, and little of any other
    "provide show include involve create describe explain represent establish propose classify"
    " avoid occupy indicate influence identify"
)
_EMPTY_OBJECTS = words(
    "example examples illustration illustrations support perspective perspectives evidence insight"
    " insights opportunity opportunities place role roles"
)
_BELIEFS = words("belief myth misconception legend rumour rumor folklore superstition assumption")
_SURE = 0.9
_TIES = words("on from to with of for as into by at against in through upon")
_LOOSE_TIES = words("in at for through")
_EMPTY_OPENINGS = words("such both your other just only how")
_JUDGED = re.compile(
    r"(?:an? |the )?(?:good|bad|useful|important|nice|great|better) ", re.IGNORECASE
)
_SET_OBJECTS = words(
    "attention rise part place use care advantage account way birth effect credit access priority"
    " preference importance light pressure emphasis light blame responsibility"
)
_TIMES = words(
    "year month week day hour minute second time century decade spring summer autumn winter"
)
_UNDERGOINGS = words(
    "derived made composed coated attached bound converted transformed based linked connected"
    " transmitted secreted released surrounded protected powered named associated separated"
    " extracted obtained woven built formed covered filled divided absorbed stored produced"
)
_OBJECTS = frozenset({"obj", "ccomp", "xcomp", "agent", "oprd", "attr"})
_OTHERS = frozenset({"prep", "advcl", "acomp"})
_PERSONS = words("he him his she her")
_GROUPS = words(
    "group elite majority minority people council committee army parliament court party police"
    " government family tribe nobility jury board commission tribunal senate congress cabinet crew"
)
_ASKINGS = words("ask tell urge order force require allow invite persuade encourage")
_BESIDE = words("follow accompany precede join mean make take give do have")
_JUDGES = words("judge measure test assess tell know recognise recognize identify")
_COMPARES = re.compile(r"(?:more|less|fewer)\b", re.IGNORECASE)  # than what?
_A_YEAR = re.compile(r" in 1\d{3}\b| in 20\d\d\b")  # that is asked by its date
_FARTHEST = 5
_FIGURES = re.compile(
    r"\b(?:about|around|roughly|nearly|over|almost|only|some|\d[\d.,]*)\b", re.IGNORECASE
)
_TELLS_A_THING = re.compile(r"[^\W\d]{2,}")
_DATED = re.compile(
    r"(?P<what>.+?),? (?P<when>(?:in|on) (?:\d{1,2} )?(?:[A-Z][a-z]+ )?1\d{3}|in 20\d\d)"
)


def tellings(reading: Reading) -> Iterator[Candidate]:
    """The first complement of the main verb, asked for."""
    clause = reading.clause
    if clause is None or clause.negated or context_of(clause) is None or not clause.rest:
        return
    if clause.aux in {"might", "would", "could", "should"} or not can_be_asked(reading, clause):
        return
    tree, main = clause.tree, clause.main
    passive = bool(tree.children(main, "auxpass"))
    first = _complement(tree, main, clause.after)
    if first is None:
        return
    if passive:
        yield from _undergone(reading, clause, first)
    elif not (_is_meant(clause) or clause.context or reading.is_told_once(clause.subject)):
        return
    elif _is_telling(clause) and tree.words[main].tag != "VBG":
        yield from _done(reading, clause, first)


def _is_meant(clause: Clause) -> bool:
    """Whether it tells what is said or aimed at, of which one sentence tells the whole."""
    return clause.lemma in SAYS or (clause.lemma in AIMS and clause.rest.startswith("to "))


def _is_telling(clause: Clause) -> bool:
    """Whether the verb says something worth knowing; of the past, only what made a difference."""
    if clause.is_past:
        return clause.lemma in MAKINGS | SAYS
    return clause.lemma in FUNCTIONS | SAYS | AIMS | DOINGS | MAKINGS or _is_tied(clause)


def _is_tied(clause: Clause) -> bool:
    """Whether the verb tells something only with its preposition: ``depends on``, ``leads to``."""
    return TIED_VERBS.get(clause.lemma, " ") == clause.rest.split(" ", 1)[0]


def _complement(tree: Tree, main: int, after: int) -> int | None:
    """The word that heads what completes the verb: an object or clause before anything else."""
    behind = [c for c in tree.children(main) if c > main and tree.extent(c)[0] >= after]
    for labels in (_OBJECTS, _OTHERS):
        for at in behind:
            near = tree.extent(at)[0] - after <= _FARTHEST
            if tree.words[at].label in labels and near:
                return at
    return None


def _done(reading: Reading, clause: Clause, first: int) -> Iterator[Candidate]:
    tree = clause.tree
    word = tree.words[first]
    start = tree.extent(first)[0]
    between = tree.cut(clause.after, start - 1)
    if between and (word.label == "prep" or "," in between or _leans(between)):
        return
    if tree.words[start].low in {"how", "what", "whether"} and word.label != "prep":
        front = ask("what", clause, reading.subject, between)
        yield from _answered(reading, "telling", front, told(clause, start))
    elif word.label == "obj" and clause.lemma not in AIMS:
        yield from _object(reading, clause, first, between)
    elif word.label == "ccomp" and _is_said(clause):
        mark = tree.child(first, "mark")
        said = {word.low for word in tree.words[start:]}
        if (
            mark is not None
            and tree.words[mark].low == "that"
            and not (said & _PERSONS or clause.lemma == "require")
        ):
            front = ask("what", clause, reading.subject, between)
            yield from _answered(reading, "statement", front, told(clause, mark + 1))
    elif word.label == "xcomp" and word.tag == "VBG" and clause.lemma in DOINGS and not between:
        front = ask("what", clause, reading.subject)
        yield from _answered(reading, "telling", front, told(clause))
    elif word.label in {"xcomp", "advcl"} and tree.words[start].low == "to" and not between:
        if clause.lemma in AIMS:
            front = ask("what", clause, reading.subject, "to do")
            yield from _answered(reading, "aim", front, told(clause, start + 1))
    elif word.label == "prep" and _ties(tree, first, passive=False) and _fits(clause, word.low):
        front = ask("what", clause, reading.subject, word.text)
        yield from _answered(reading, "tie", front, tree.cut(first + 1, tree.extent(first)[1]))


def _is_said(clause: Clause) -> bool:
    """``A persistent belief holds that glass flows``: it does not. ``must prove`` tells a duty."""
    belief = head(clause.subject).lower().rstrip("s") in _BELIEFS
    return clause.lemma in SAYS and not belief and clause.aux not in {"must", "shall"}


def _fits(clause: Clause, tie: str) -> bool:
    """``serves as``, but not ``decreases as the other grows``."""
    return tie != "as" or clause.lemma in TIED_VERBS


def _undergone(reading: Reading, clause: Clause, first: int) -> Iterator[Candidate]:
    """``X is held by Y`` → What holds X?; ``X is coated with Y`` → What is X coated with?"""
    tree, main = clause.tree, clause.main
    verb = tree.words[main]
    start = tree.extent(first)[0]
    if verb.tag not in {"VBN", "VBD"} or start != main + 1 or tree.words[main - 1].low == "be":
        return
    word = tree.words[first]
    if word.low == "by":
        what = re.split(r",? (?:if|when|unless|although|though) ", told(clause, first + 1))[0]
        if tree.words[first + 1].tag == "VBG":
            front = ask("how", clause, reading.subject, verb.text)
            yield from _answered(reading, "mechanism", front, f"by {what}")
            return
        lemma = lemma_of(verb.text, "VBN")
        if lemma in _BESIDE or (lemma in _ASKINGS and " to " in what):
            return
        if lemma in _JUDGES:
            front = ask("what", clause, reading.subject, f"{verb.text} by")
            yield from _answered(reading, "passive", front, what)
            return
        regular = verb.low.endswith("ed") and verb.low not in PARTICIPLES
        form = past(lemma) if clause.is_past and not regular else third_person(lemma)
        form = verb.low if clause.is_past and regular else form
        if verb.low not in PARTICIPLES and not verb.low.endswith("ed"):
            return
        someone = is_person(singular(head(what).lower())) or is_person(head(what).lower())
        someone = someone or head(what).lower() in _GROUPS
        if " called " in what or what.endswith(" only"):
            return
        who = "who" if someone or _is_named(what) else "what"
        front = question(f"{context_of(clause)}{who} {form} {reading.subject}")
        yield from _answered(reading, "passive", front, what)
    elif verb.low == "treated" and word.low == "with":
        front = ask("what", clause, reading.subject, "treated with")
        yield from _answered(reading, "passive", front, told(clause, first + 1))
    elif word.label == "prep" and verb.low in _UNDERGOINGS and _ties(tree, first, passive=True):
        front = ask("what", clause, reading.subject, f"{verb.text} {word.text}")
        yield from _answered(reading, "tie", front, tree.cut(first + 1, tree.extent(first)[1]))


def _object(reading: Reading, clause: Clause, first: int, between: str) -> Iterator[Candidate]:
    """The object itself, or what a set phrase (``draw attention to``) is about."""
    tree = clause.tree
    behind = tree.child(first, "prep")
    if behind is None:
        behind = next((c for c in tree.children(clause.main, "prep") if c > first), None)
    phrase = behind is not None and behind == tree.extent(first)[0] + 1 == first + 1
    if tree.words[first].low in _SET_OBJECTS and behind is not None and phrase:
        rest = f"{between} {tree.words[first].text} {tree.words[behind].text}".strip()
        front = ask("what", clause, reading.subject, rest)
        yield from _answered(reading, "tie", front, told(clause, behind + 1))
        return
    made = clause.is_past and clause.lemma in MAKINGS
    light = clause.lemma in _LIGHT_VERBS and not made and reading.weight(clause.subject) < _SURE
    says = clause.lemma in SAYS - FUNCTIONS - MAKINGS - {"provide", "show"}
    one_of_many = clause.is_past and tree.words[tree.extent(first)[0]].low in {"a", "an"}
    vague = (
        light
        or says
        or clause.subject.lower() == "you"
        or (one_of_many and clause.lemma not in FIRSTS)
    )
    if vague or tree.words[first].low in _EMPTY_OBJECTS or _is_let(clause):
        return
    if not clause.is_past and not is_of_the_matter(reading, clause.subject):
        return
    front = ask("what", clause, reading.subject, between)
    answer = without_remark(told(clause, tree.extent(first)[0]))
    yield from _answered(reading, "telling", front, answer)


def _is_let(clause: Clause) -> bool:
    """``stimulates roots to grow``: what is let or made to do something is asked for that."""
    return clause.lemma in LETTING and bool(re.search(r" to [a-z]+", clause.rest))


def _ties(tree: Tree, prep: int, *, passive: bool) -> bool:
    """Whether a preposition belongs to the verb: not one of time, place or manner."""
    word = tree.words[prep]
    noun = tree.child(prep, "pobj")
    loose = _LOOSE_TIES if passive else _LOOSE_TIES | {"by", "with"}
    if word.low not in _TIES - loose or noun is None:
        return False
    timed = tree.words[noun].tag == "CD" or tree.words[noun].low.rstrip("s") in _TIMES | MONTHS
    return not timed


def _leans(words_between: str) -> bool:
    low = {word.strip(",.").lower() for word in words_between.split()}
    return bool(low & (PRONOUNS | POSSESSIVES | {"such"}))


def _is_named(what: str) -> bool:
    words_ = bare(what).split()
    return bool(words_) and all(word[:1].isupper() for word in words_[:2]) and len(words_) > 1


def _answered(reading: Reading, family: str, front: str, answer: str) -> Iterator[Candidate]:
    dated = _DATED.fullmatch(answer)
    if dated and not re.match(r"(?:In|On) ", front):
        front, answer = (
            f"{dated['when'].capitalize()}, {front[0].lower()}{front[1:]}",
            dated["what"],
        )
    back = re.sub(r"^(?:its|their) (?=\w+ (?:to|of|for) )", "the ", trimmed(answer))
    own = {word[:5] for word in bare(reading.subject).lower().split()}
    the = re.match(r"(?i)the ([\w-]+)(?:$| (?:from|with|by|as|at)\b)", back)
    if (the and not reading.knows(the[1])) or not _TELLS_A_THING.search(_FIGURES.sub("", back)):
        return
    if (_COMPARES.match(back) and " than " not in back) or _A_YEAR.search(back):
        return
    if back and {word[:5] for word in bare(back).lower().split()} <= own:
        return
    first = back.split(" ", 1)[0].lower() if back else ""
    if back and first not in PRONOUNS | _EMPTY_OPENINGS and not _JUDGED.match(back):
        yield reading.asks(family, bare(reading.subject), front, capitalised(back))
