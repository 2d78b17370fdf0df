"""Sentences that give a thing its name: called, known as, termed, the term … means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.cards.note import Kind
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import (
    core,
    head,
    is_noun_phrase,
    is_person,
    is_term,
    phrase_before,
    phrase_is_plural,
)
from trainer.generate.english.openings import without_connective
from trainer.generate.english.tagger import FINITE, NOUNS
from trainer.generate.english.tokens import has_words, without_brackets
from trainer.generate.english.words import (
    AUXILIARIES,
    GENERIC_NOUNS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTIVE,
    SUBORDINATORS,
    one_of,
    words,
)
from trainer.generate.facts import Candidate
from trainer.generate.families.cloze import gapped
from trainer.generate.families.meanings import QUOTED_TERM, USED_TERM
from trainer.generate.reading import Reading
from trainer.generate.subjects import is_rare_kind
from trainer.generate.terms import is_rare, is_technical
from trainer.generate.wording import capitalised, question, without_article

_NAMED = r"(?:called|known as|termed|referred to as|dubbed|named)"
_AFTER_NAME = one_of(
    " ".join(sorted(RELATIVES | SUBORDINATORS | AUXILIARIES | PREPOSITIONS | {"and", "or"}))
)
_TERM = re.compile(
    r"(?:an? |the )?"
    r"(?:[“\"‘'](?P<quoted>[^”\"’]{2,40})[”\"’']|(?P<plain>[\w’'-]+(?: [\w’'-]+){0,4}?))"
    rf"(?P<after>[.,;:)”\"]|$| \(| {_AFTER_NAME}\b)"
)
_PASSIVE = re.compile(
    r"(?P<subject>.{4,160}?) (?P<be>is|are|was|were) "
    r"(?P<adverb>(?:\w+ly |also |often |sometimes )*)"
    rf"{_NAMED} (?P<rest>.+)"
)
_THIS = re.compile(
    r"(?:This|These|Such an?|Such|The resulting) (?P<noun>[\w-]+(?: [\w-]+)?) (?P<be>is|are) "
    r"(?:\w+ly |also |often )?"
    rf"{_NAMED} (?P<rest>.+)"
)
_THIS_KIND = re.compile(  # "This design, which uses a lens, is known as a refractor"
    r"This (?P<noun>[a-z-]+(?: [a-z-]+)?), which (?P<said>[^,()]+)(?:, as [^,]+)?, "
    rf"(?P<named>is (?:\w+ly |also |often )?{_NAMED} .+)"
)
_WITHIN = re.compile(
    r"(?P<noun>[\w-]+)(?:, which (?:is|are|was|were) (?:then )?|, | \(| )"
    rf"(?P<also>also |often |sometimes |better |(?:more )?\w+ly )?"
    rf"(?P<how>{_NAMED}) (?P<rest>.+)"
)
_KIND_AND_NAME = re.compile(  # "in an ASCII encoding, Punycode, which …"
    r".{12,}?\ban? (?P<kind>[\w-]+(?: [a-z-]+){0,2}), "
    r"(?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2}),? (?:which|whose|and|to|for|that)\b.*"
)
_SOMEBODY = re.compile(  # "a girl he called Anna": a name to be forgotten
    r"\b(?:girl|boy|man|woman|child|baby|patient|friend|client)"
    r"(?: (?:whom |that )?(?:he|she|they))? (?:called|named) [A-Z]"
)
_SUMMED_UP = re.compile(  # "no trigger is found; this is an idiopathic case"
    r"(?P<told>.{30,}?)[;:,] (?:and )?(?:this|that) is (?:what is |also |often |then )?"
    r"(?P<how>(?:called|known as|termed) )?"
    r"(?:an? |the )?(?P<term>[\w’'-]+(?: [\w’'-]+){0,3})(?=$|[.;,]| and )"
)
_LEANS_LATER = re.compile(r", and (?:such|this|these|it|they)\b")
_BESIDE = re.compile(
    r"\b(?:an? |two |three |small |special |signal )(?:[a-z-]+ ){0,2}[a-z]+, "
    r"the (?P<term>[a-z]{5,}(?: [a-z]+)?|[A-Z][\w’-]+(?: (?:of )?[A-Z][\w’-]+)*)"
    r"(?=[,.])(?!, \w+,? and )"
)
_LOOSE_OPENINGS = (
    SUBORDINATORS
    | RELATIVES
    | words("each some others another one many most both all few several note first second third")
)
_POINTS = re.compile(
    r"[Tt]he [a-z-]+(?: [a-z-]+)?"
)  # "The effect is called …" leans on what stands before
_ABOUT_WORDS = re.compile(r"(?:The )?(?:term|word|phrase|name|expression)\b|.*[/#=<>]")
_PROPER = re.compile(
    r"(?:[Tt]he )?[A-Z][\w’'-]+(?: of(?: the)?)? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*$"
)
_PARTICIPLE_FIRST = re.compile(r"[A-Z][a-z]+(?:ing|ed) [^,]+, ")
_ITS_NAME = re.compile(r"(?:the|its|their|an?) (?P<term>[\w’'-]+(?: [\w’'-]+){0,3})(?: of .+|,.*)?")
_TELLS = r"\b(?:that|which|who|where|of|between|on|needed|used|formed|made|from)\b"
_FEWEST_TOLD = 4
_LONGEST_CLOZE = 32
_FEWEST_BEFORE, _LONGEST_BEFORE = 6, 28
_BEFORE_NAME = words("is are be been was were so what")


def naming(reading: Reading) -> Iterator[Candidate]:
    """``A Y that … is called X`` → What is a Y that … called?; else a cloze of the name."""
    text = without_connective(reading.text).rstrip(".!")
    if any(pattern.match(text) for pattern in (USED_TERM, QUOTED_TERM)):
        return
    kind = _THIS_KIND.match(text)
    if kind:
        article = "An" if kind["noun"][0] in "aeiou" else "A"
        text = f"{article} {kind['noun']} that {kind['said']} {kind['named']}"
    this = _THIS.match(text)
    passive = _PASSIVE.match(text)
    if this and not reading.sentence.resolved:
        yield from _with_sentence_before(reading, this)
    elif passive and not passive["subject"].endswith((" which", " that")):
        yield from _asked(reading, passive)
    else:
        yield from _described(reading)
        yield from _gap(reading)
        yield from _summed_up(reading, text)
        yield from _named_of_a_kind(reading, text)


def _named_of_a_kind(reading: Reading, text: str) -> Iterator[Candidate]:
    """``Names are carried in an ASCII encoding, Punycode, which …``: the name is the gap."""
    match = _KIND_AND_NAME.fullmatch(text)
    if match is None or reading.sentence.split or text.split(" ", 1)[0].lower() in _LOOSE_OPENINGS:
        return
    kind = head(match["kind"]).lower()
    front = gapped(f"{text}.", match["name"])
    if front and not is_person(kind) and has_words(front, most=_LONGEST_CLOZE):
        yield Candidate("named_gap", Kind.CLOZE, reading.sentence, match["name"], front)


def _summed_up(reading: Reading, text: str) -> Iterator[Candidate]:
    """What a sentence tells at length and then names: the name is the gap."""
    match = _SUMMED_UP.match(text)
    if match is None or match["told"].split(" ", 1)[0].lower() in _LOOSE_OPENINGS - {"where"}:
        return
    term = match["term"]
    sure = match["how"] or reading.knows(term) or any(map(is_rare, term.split()))
    front = gapped(f"{match[0]}.", term) if sure and is_term(term) else ""
    if front and has_words(front, most=_LONGEST_CLOZE) and not set(term.split()) & SUBJECTIVE:
        yield Candidate("named_gap", Kind.CLOZE, reading.sentence, term, front)


def _described(reading: Reading) -> Iterator[Candidate]:
    """``The molecule on which an enzyme acts is its substrate`` → What is … called?"""
    clause = reading.clause
    if clause is None or clause.lemma != "be" or clause.verb or clause.negated or clause.context:
        return
    match = _ITS_NAME.fullmatch(clause.rest)
    subject = clause.subject
    telling = clause.aux in {"is", "are"} and has_words(subject, _FEWEST_TOLD, _LONGEST_BEFORE)
    if match is None or not telling or not re.search(_TELLS, subject):
        return
    term = match["term"]
    known = reading.knows(term) or is_rare_kind(term)
    if known and is_term(term) and not set(term.lower().split()) & SUBJECTIVE:
        front = question(f"what {clause.aux} {reading.subject} called")
        yield reading.asks("named", term, front, capitalised(term))


def _with_sentence_before(reading: Reading, match: re.Match[str]) -> Iterator[Candidate]:
    """``Water crosses a membrane. This process is called osmosis`` asks after the first."""
    before = reading.sentence.before
    term = _term(match["rest"])
    if not term or not has_words(before, _FEWEST_BEFORE, _LONGEST_BEFORE):
        return
    front = f"{before} What {match['be']} the {match['noun']} called?"
    yield reading.asks("named", term, front, capitalised(term))


def _asked(reading: Reading, match: re.Match[str]) -> Iterator[Candidate]:
    subject = _PARTICIPLE_FIRST.sub("", without_brackets(match["subject"]))
    term = _term(match["rest"])
    fits = is_noun_phrase(subject, longest=24) and not _ABOUT_WORDS.match(subject)
    fits = fits and subject.split(" ", 1)[0].lower() not in {"each", "every", "some", "another"}
    fits = fits and (match["be"] in {"are", "were"}) == phrase_is_plural(subject)
    if not term or not fits or "," in core(subject) or ", and " in subject:
        return
    lowered = reading.names.lowered(subject)
    synonym = "also" in match["adverb"] or "sometimes" in match["adverb"]
    if is_term(lowered) and (synonym or not has_words(subject, 2)):
        if not _is_noun(term):
            return
        front = question(f"what is another name for {lowered}")
    elif has_words(subject, 2) and not _POINTS.fullmatch(subject):
        front = question(f"what {match['be']} {lowered} called")
    else:
        return
    yield reading.asks("named", term, front, capitalised(term))


def _is_noun(term: str) -> bool:
    words_ = tree_of(term).words
    return bool(words_) and words_[-1].tag in NOUNS


def _gap(reading: Reading) -> Iterator[Candidate]:
    """A name within a longer sentence becomes its gap."""
    text = without_connective(reading.text)
    if not text:
        return
    text = text[0].upper() + text[1:]
    loose = text.split(" ", 1)[0].lower() in _LOOSE_OPENINGS or _SOMEBODY.search(text)
    if not loose:
        yield from _set_beside(reading, text)
    for match in () if _SOMEBODY.search(text) else _WITHIN.finditer(text):
        term = _term(match["rest"])
        if not term or text.count(term) != 1:
            continue
        if not has_words(text, most=_LONGEST_CLOZE) or _LEANS_LATER.search(text):
            text = _up_to(text, term)
        if not has_words(text, most=_LONGEST_CLOZE):
            continue
        if _is_synonym(match["also"] or ""):
            yield from _synonym(reading, text[: match.end("noun")], term)
            return
        if not loose and _can_be_gap(reading, match, term):
            front = gapped(text, term)
            if front:
                yield Candidate("named_gap", Kind.CLOZE, reading.sentence, term, front)
            return


def _up_to(text: str, term: str) -> str:
    """A long sentence up to the name, where a mark follows that a sentence may end at."""
    end = text.index(term) + len(term)
    return f"{text[:end]}." if re.match(r"[,;:]| and ", text[end:]) else text


def _set_beside(reading: Reading, text: str) -> Iterator[Candidate]:
    """``with a modified arm, the hectocotylus, …``: what has just been described gets its name."""
    match = _BESIDE.search(text)
    if match is None or not has_words(text, _FEWEST_BEFORE, _LONGEST_CLOZE):
        return
    term = match["term"]
    if any(map(is_technical, term.split())) or term[0].isupper():
        front = gapped(text, term)
        if front:
            yield Candidate("named_gap", Kind.CLOZE, reading.sentence, term, front)


def name_within(text: str) -> str:
    """The name that a sentence gives to what it has told: ``…, a measure called rewetting``."""
    for match in _WITHIN.finditer(text):
        term = _term(match["rest"])
        known = match["how"] != "named" and not _is_synonym(match["also"] or "")
        if term and known and match["noun"].lower() not in _BEFORE_NAME:
            return term
    return ""


def _is_synonym(adverb: str) -> bool:
    """``also known as``, ``better known as``, ``more popularly known as``."""
    return adverb.startswith(("also", "sometimes", "better", "more", "popular"))


def _can_be_gap(reading: Reading, match: re.Match[str], term: str) -> bool:
    """Whether a noun stands before the name, and the name is no identifier of an example."""
    noun = match["noun"].lower()
    opens = match.start() == 0 or noun in _BEFORE_NAME or noun.endswith("ly")
    coded = re.search(r"[a-z][A-Z]|_", term) and term not in reading.sentence.marked
    return not opens and not coded and match["how"] != "named"


def _synonym(reading: Reading, before: str, term: str) -> Iterator[Candidate]:
    """``epinephrine (also called adrenaline)`` → What is another name for epinephrine?"""
    proper = _PROPER.search(before)
    name = re.sub("^The ", "the ", proper[0]) if proper else phrase_before(before)
    if name and is_term(name) and name.lower() not in GENERIC_NOUNS:
        opens = before.strip() in {name, f"The {name}", f"A {name}", f"An {name}"}
        asked = reading.names.lowered(name) if opens else name
        front = question(f"what is another name for {asked}")
        yield reading.asks("synonym", name, front, capitalised(term))


def _name(words_after: str) -> str:
    """The name without the verb that may follow it: ``rhizines anchor the lichen``."""
    tree = tree_of(words_after)
    for at, word in enumerate(tree.words[1:], 1):
        behind_noun = tree.words[at - 1].tag in NOUNS
        names = at + 1 == len(tree.words) and word.low.endswith("s") and len(tree.words) == 2  # noqa: PLR2004
        if (
            behind_noun
            and not names
            and (word.tag in FINITE or word.tag in {"VB", "DT", "IN", "RB"})
        ):
            return tree.cut(0, at - 1)
    return words_after


def _term(rest: str) -> str:
    """The name that opens ``rest``; empty where its end cannot be told."""
    match = _TERM.match(rest)
    if not match or match["after"].strip() == "of":
        return ""
    term = match["quoted"] or _name(match["plain"])
    term = term.strip(" ,.")
    fine = is_term(term) and term.lower() not in GENERIC_NOUNS
    return without_article(term) if fine else ""
