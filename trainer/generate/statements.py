"""From one sentence to the plain statements it holds, each with the sentence's own quote.

``Mercury, the smallest planet, orbits the sun, which is a star`` says that Mercury is the
smallest planet, that it orbits the sun, and that the sun is a star. Taken apart like this
(Heilman and Smith 2010), each can be read by rules that know one simple shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from trainer.generate.english.clause import clause
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import (
    bare,
    describes_person,
    is_person,
    is_term,
    phrase_is_plural,
)
from trainer.generate.english.openings import ABBREVIATED, without_connective
from trainer.generate.english.tagger import FINITE, NOUNS
from trainer.generate.english.tokens import has_words
from trainer.generate.english.tree import Tree
from trainer.generate.english.verb_clause import Clause, clause_at
from trainer.generate.english.verbs import GERUNDS
from trainer.generate.english.words import BE, DEMONSTRATIVES, POSSESSIVES, PRONOUNS
from trainer.generate.explanations import explained
from trainer.generate.facts import Sentence

_CALLED = re.compile(
    r"(?P<what>\w+) [^,]{3,60}, (?:which (?:is|are) )?(?:also |often |sometimes )?"
    r"(?:called|termed|known as|named) (?P<name>[^,]+), (?P<said>.+)"
)
_AS = re.compile(
    r"\b(?:of|on|into|about) (?P<term>[a-z][\w-]+(?: [a-z][\w-]+)?)"
    r" as (?P<what>an? [a-z][\w -]+? (?:that|which) [^,;:()]+)"
)
_DEFINED = re.compile(
    r"^(?:We|One|[A-Z][a-z]+s)(?: \w+ly| often| usually| may| can)? define"
    r" (?P<term>[\w’' -]{3,40}?) as (?P<what>(?:an?|the|any) .+)"
)
_QUOTED = re.compile(
    r"[“\"]([a-z][\w-]+(?: [a-z][\w-]+){0,2})[”\"]"
)  # a term, as its author marks it
_OF_THE_WHOLE = re.compile(  # what is said of all that came before, not of the last noun
    r"(?:is|are|was|were) (?:\w+ )?(?:called|known|termed|dubbed|why|how)\b"
    r"|(?:means|meant|explains|explained|suggests|suggested|shows|showed|implies)"
    r" (?:that|why|how)\b"
    r"|(?:makes|made) it\b"
)
_MEANT = re.compile(
    r"(?P<term>[A-Z][\w’-]+(?: [\w’-]+){0,3}) ?(?:[—–]| - ) ?(?:literally,? |that is, |or )?"
    r"(?P<deed>\w+ing)(?P<said> [^—–]+?) ?(?:[—–]| - ) ?(?:is|was|can|may|has) "
)
_UNDERGONE = re.compile(
    r"(?:founded|built|opened|established|created|invented|introduced|discovered|published|written"
    r"|designed|launched|signed|completed|erected|adopted|born|formed|passed|painted|composed) .*"
    r"\b(?:1\d{3}|20\d\d)$"
)
_AND = re.compile(r",? (?:and|but|or|while),?$")
_OWN = re.compile(r"(it|they) ")
_OF_BOTH = re.compile(r"\b(?:because|since|if|when|while|unless|although|so that)\b")
_REMARK = re.compile(r"(?:an?|the|any) ")
_FEWEST = 3
_LONGEST_TERM = 8


def statements(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence itself, then what its insertions and side clauses say, as sentences."""
    yield sentence
    text = ABBREVIATED.sub("", without_connective(sentence.text).rstrip(" .!;:"))
    if not text or text.endswith("?"):
        return
    quoted = tuple(_QUOTED.findall(text))
    plain_text = _QUOTED.sub(r"\1", text)
    tree = tree_of(plain_text[0].upper() + plain_text[1:])
    said: set[str] = set()
    parts = (
        *explained(tree, (*sentence.marked, *quoted)),
        *_related(tree),
        *_named(text),
        *_joined(tree),
        *_second(tree),
        *_remarked(text),
        *_parted(text),
        *_seen_as(text),
        *_meant(text),
    )
    for told in parts:
        plain = f"{told[:1].upper()}{told[1:]}."
        if plain not in said and plain != sentence.text:
            said.add(plain)
            yield replace(sentence, text=plain, split=True)


def _related(tree: Tree) -> Iterator[str]:
    """``X, which V …`` → ``X V …`` where *which* or *who* is the doer."""
    for verb in range(len(tree.words)):
        if tree.words[verb].label != "relcl":
            continue
        noun = tree.words[verb].head
        pronoun = tree.child(verb, "nsubj", "nsubjpass")
        first, last = tree.extent(verb)
        if pronoun is None or tree.words[pronoun].low not in {"which", "who"} or pronoun != first:
            continue
        if (
            first == 0
            or tree.words[first - 1].text != ","
            or tree.words[first - 2].tag not in NOUNS
        ):
            continue
        if tree.words[noun].label == "pobj" and _is_remark(tree, noun):
            continue  # "a mite, once a parasite of bees, which spreads …"
        subject = _antecedent(tree, _agreeing(tree, verb, noun, first - 2), first - 2)
        said = tree.cut(first + 1, last).strip(" ,;")
        of_all = _OF_THE_WHOLE.match(said) or (
            subject and tree.words[first + 1].tag == "VBZ" and phrase_is_plural(subject)
        )  # "carry sextants, which is a help": the carrying is one
        if subject and has_words(said, _FEWEST) and not of_all:
            yield f"{subject} {said}"


def _is_remark(tree: Tree, noun: int) -> bool:
    """Whether a noun stands behind a comma that no verb follows: within a remark on another."""
    commas = [at for at in range(noun) if tree.words[at].text == ","]
    if not commas:
        return False
    return not any(word.tag in FINITE for word in tree.words[commas[-1] : noun])


def _agreeing(tree: Tree, verb: int, noun: int, last: int) -> int:
    """The noun that a relative clause tells of: the last one where only that fits its verb."""
    finite = min((verb, *tree.children(verb, "aux", "auxpass")))
    one = tree.words[finite].tag == "VBZ"
    if not one and tree.words[finite].tag != "VBP":
        return noun
    wanted, other = ({"NN", "NNP"}, {"NNS"}) if one else ({"NNS"}, {"NN", "NNP"})
    single = tree.words[noun].tag in other and tree.words[last].tag in wanted
    joined = tree.child(noun, "conj") is not None
    return last if single and not joined else noun


def _antecedent(tree: Tree, noun: int, last: int) -> str:
    """What a relative clause is about, as a subject; empty where it does not name a thing."""
    first = tree.extent(noun)[0]
    if tree.words[noun].tag not in NOUNS or last < noun:
        return ""
    if any(tree.words[at].label == "relcl" for at in tree.children(noun) if at < last):
        return ""
    phrase = tree.cut(first, last)
    opening = tree.words[first].low
    if (
        opening in POSSESSIVES | PRONOUNS
        or "," in phrase
        or not has_words(phrase, 1, _LONGEST_TERM)
    ):
        return ""
    return phrase


def _named(text: str) -> Iterator[str]:
    """``This network, called the web, links …`` → ``The web links …``."""
    match = _CALLED.fullmatch(text)
    if match is None or match["what"].lower() not in DEMONSTRATIVES or not is_term(match["name"]):
        return
    said = f"{match['name']} {match['said']}"
    if clause(said):
        yield said


def _joined(tree: Tree) -> Iterator[str]:
    """``A does this, and B does that`` → both, where the second has a subject of its own."""
    joined = tree.children(tree.root, "conj")
    if len(joined) > 1 or any(tree.children(at, "conj") for at in joined):
        return  # a row of clauses tells of one case
    for at in joined:
        found = clause_at(tree, at)
        if found is None or found.subject.lower() in PRONOUNS:
            continue
        first, last = tree.extent(at)
        yield tree.cut(first, last).strip(" ,;")
        before = _AND.sub("", tree.cut(0, first - 1))
        if clause_at(tree, tree.root) is None and clause(before) is not None:
            yield before


def _second(tree: Tree) -> Iterator[str]:
    """``A guyot is flat and lies below the waves`` → ``A guyot lies below the waves``."""
    main = clause_at(tree, tree.root)
    if main is None or main.context or main.subject.lower() in PRONOUNS:
        return
    fitting = {"VBD"} if main.is_past else {"VBP" if main.plural else "VBZ"}
    for at in tree.children(tree.root, "conj"):
        alone = tree.child(at, "nsubj", "nsubjpass", "expl", "aux", "auxpass") is None
        first, last = tree.extent(at)
        word, before = tree.words[at], tree.words[first - 1]
        said = tree.cut(first, last).strip(" ,;")
        fits = word.tag in fitting and word.low not in BE and before.tag == "CC"
        if alone and fits and not _OF_BOTH.search(said):
            yield f"{main.subject} {said}"


def _remarked(text: str) -> Iterator[str]:
    """``An estuary, the mouth of a river, shelters fish`` → that it does so, and what it is."""
    main = clause(text)
    if main is None or not main.insertion:
        main = clause(text.partition(": ")[0])
    if main is None or not main.insertion or main.context:
        return
    yield f"{main.subject} {_predicate(main)}"
    if _UNDERGONE.match(main.insertion):
        yield f"{main.subject} {'were' if main.plural else 'was'} {main.insertion}"
    nouns = (word for word in tree_of(main.insertion).words if word.tag in NOUNS)
    kind = next(nouns, None)
    if kind is None or not _REMARK.match(main.insertion):
        return
    person = is_person(kind.low) or describes_person(main.insertion)
    if has_words(bare(main.subject), 1, 5) and not person:
        yield f"{main.subject} {'are' if main.plural else 'is'} {main.insertion}"


def _parted(text: str) -> Iterator[str]:
    """Both sides of a semicolon, and what stands behind a colon, where they are clauses."""
    for mark in ("; ", ": "):
        before, found, after = text.partition(mark)
        after = _with_subject(before, after)
        if found and clause(f"{after[:1].upper()}{after[1:]}"):
            yield after
            if mark == "; ":
                yield before


def _with_subject(before: str, after: str) -> str:
    """``Compaction …: it keeps …`` with what the clause before the mark is about for *it*."""
    own, main = _OWN.match(after), clause(before)
    if own is None or main is None or main.context or main.subject.lower() in PRONOUNS:
        return after
    agrees = phrase_is_plural(main.subject) == (own[1] == "they")
    one = agrees and not is_person(bare(main.subject).rpartition(" ")[2].lower())
    return f"{main.subject} {after[own.end() :]}" if one else after


def _seen_as(text: str) -> Iterator[str]:
    """``work on X as a method that …`` → ``X is a method that …``."""
    for match in (*_AS.finditer(text), *_DEFINED.finditer(text)):
        if is_term(match["term"]):
            yield f"{match['term']} is {match['what']}"


def _meant(text: str) -> Iterator[str]:
    """``Barter—trading one good for another—is inefficient`` → what barter means."""
    match = _MEANT.match(text)
    if match and is_term(bare(match["term"])) and match["deed"] in GERUNDS:
        yield f"{match['term']} means {match['deed']}{match['said']}"


def _predicate(found: Clause) -> str:
    """The verb group of a clause and what follows it."""
    return " ".join(part for part in (found.aux, found.adverb, found.verb, found.rest) if part)
