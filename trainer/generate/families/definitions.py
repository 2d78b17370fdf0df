"""Sentences that say what a thing is: asked from the term, and from its description."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.nouns import (
    bare,
    describes_person,
    head,
    is_person,
    is_plural,
    singular,
)
from trainer.generate.english.tagger import NOUNS
from trainer.generate.english.tokens import has_words, tokens, word_count
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.verbs import GERUNDS, THIRD
from trainer.generate.english.words import (
    ARTICLES,
    BE,
    DETERMINERS,
    GENERIC_NOUNS,
    SIZES,
    SUBJECTIVE,
    words,
)
from trainer.generate.facts import Candidate
from trainer.generate.families.definable import FIELD, is_definable
from trainer.generate.reading import Reading
from trainer.generate.subjects import is_rare_kind
from trainer.generate.terms import is_rare, is_technical, key
from trainer.generate.trimming import trimmed
from trainer.generate.wording import capitalised, context_of, question, without_article

_DEFINED = re.compile(r"(?:best |usually |often |formally )?(?:defined|described|thought of) as ")
_GENUS = re.compile(r"(?:an?|the|any|one of the|one of)\s")
_DIFFERENCE = re.compile(
    r"\b(?:that|which|who|whose|where|of|in|for|with|by|from|to|used|designed|between|consisting"
    r"|made|caused|based|containing|involving|within|on|\w+ing)\b"
)
_GENUS_END = re.compile(
    r"\b(?:that|which|who|whose|of|in|for|with|by|from|to|where|having|containing|consisting"
    r"|involving|using|made|used|designed)\b"
)
_VOWEL = re.compile(r"(?!uni|use|eu|one\b|uti)[aeiou]", re.IGNORECASE)
_EVALUATES = re.compile(r"(?:the|an?) (?:most |more |very |only |same|first|last|kind|type|form)\b")
_FINE_KINDS = re.compile(
    r"(?:the process|the part of|a way (?:of|to)|the way (?:in|that)|ways (?:of|to))\b"
)
_TOO_WIDE = re.compile(r"one of|(?:a|the) way|ways")
_NARROWS = re.compile(r"\b(?:that|which|who|whose|of|by|in|to|used|for)\b")
_REVERSE_WORDS = (5, 26)
_FEWEST_IF_GENERAL = 8
_SOMEBODY = re.compile(r"(?:the )?(?:Rev|Rt|Hon|Dr|Prof|Sir|Dame|Lady|Lord|Mrs?|Ms)\b")
_SUPERLATIVE = re.compile(
    r"(?:the|one of the) (?:most|least|best|worst|only|\w+-\w+est|\w{3,}est)\b"
)
_SORT = re.compile(
    r"(?P<article>an? |one )"
    r"(?P<kind>form|type|kind|class|branch|variety|species|subset|derivative|breed)"
    r" of (?P<what>[\w’-]+(?: [\w’-]+){0,3})"
)
_ABSTRACT = re.compile(  # nobody says so of a thing that is only mentioned
    r"(?:an?|the) (?:\w+ )?(?:act|process|practice|study|ability|tendency|idea|belief|theory|view"
    r"|measure|doctrine|principle|capacity|science|branch)\b(?: \w+)*"
    r" (?:of|that|to|by which|in which)\b"
)
_MASS = re.compile(r"(?:[a-z-]+ ){0,2}[a-z-]+ (?:that|which) ")  # "painted architecture that …"
_ANOTHER_TERM = re.compile(
    r", (?:and|or) (?:about |of |for |with |in )?(?:the |an? )?[\w’'-]+(?: [\w’'-]+){0,3}, "
    r"(?=(?:the|an?|any)\s)"
)
_HAPPENS = re.compile(r"(?:what happens )?(?:when|if) ")
_CONCEDES = re.compile(
    r", (?:(?:together|along) with|as well as|although|though|but|while|whereas"
    r"|with (?:its|their)) "
)
_SIZED = re.compile(r"an? [\w-]+ (?:about |roughly |nearly )?(?:the size of|as (?:large|big) as)\b")
_OF_ITS_TIME = re.compile(r"\b(?:which|that|who) (?:was|were|had|did|[a-z]+ed)\b|^an? former\b")
_HAS_DONE = re.compile(r"an? [a-z]+ (?:which|that) (?:has|have) [a-z]+e[dn]\b")
_LONGEST = 32
_FEWEST_OF_NAME = 7
_MATTER = words("substance material compound thing device machine tool")  # of no kind in particular
_WHICH = re.compile(  # "the enzyme that makes X" is asked as "which enzyme makes X?"
    r"(?:an?|the) (?P<kind>[a-z-]+(?: [a-z-]+)?) (?:that|which)"
    rf" (?P<does>(?:[a-z]+ly )?(?:is|has|can|{'|'.join(sorted(THIRD))})\b.*)"
)
_POINTS = re.compile(r"\b(?:the (?:latter|former)|this|these|above|below)\b")
_CODE = re.compile(r"\w[._]\w|\(\)")  # nobody recalls an identifier by what it holds


def definitions(reading: Reading) -> Iterator[Candidate]:
    """``X is a Y that …`` → What is X?, and What is the term for a Y that …?"""
    clause = reading.clause
    meaning = _meaning(clause) if clause else ""
    if not clause or not meaning or clause.negated:
        return
    term = re.sub('[“”"‘]', "", reading.subject).strip("’")
    lead = context_of(clause)
    answer = _ANOTHER_TERM.split(_CONCEDES.split(trimmed(meaning, _LONGEST))[0])[0]
    answer = _without_remark(answer)
    if lead is None or not is_definable(reading, term):
        return
    if clause.lemma == "be" and _HAPPENS.match(clause.rest):
        yield from _happening(reading, clause, lead, term, answer)
    elif (sort := _SORT.fullmatch(answer)) and not clause.is_past:
        be = "are" if clause.plural else "is"
        front = question(f"what {be} {term} {sort['article']}{sort['kind']} of")
        yield reading.asks("sort", bare(term), front, capitalised(sort["what"]))
    elif _is_definition(reading, clause, term, answer, meaning):
        yield from _both_ways(reading, clause, lead, term, answer)


def _happening(
    reading: Reading, clause: Clause, lead: str, term: str, answer: str
) -> Iterator[Candidate]:
    """``Osmosis is when …``: loose, but what a lecturer says."""
    if is_rare_kind(term):
        front = question(f"{lead}what {clause.aux} {term}")
        yield reading.asks("definition", bare(term), front, capitalised(answer))


def _is_definition(reading: Reading, clause: Clause, term: str, answer: str, meaning: str) -> bool:
    """Whether the sentence says what any such thing is, and the answer says it in full."""
    marked = key(term) in {key(mark) for mark in reading.sentence.marked}
    if not _defines(answer, term, surely=marked) or _SUPERLATIVE.match(answer):
        return False
    if answer[:1] in "\"“‘'" or _SOMEBODY.match(answer) or _SIZED.match(answer):
        return False  # that gives it a name, or compares its size
    if _HAS_DONE.match(answer) or _is_torn(answer, meaning):
        return False
    # "a new and distrusted material which hardened under water": so it was told of then
    then = not clause.is_past and _OF_ITS_TIME.search(answer) is not None
    sure = (_is_technical(reading, term) or _ABSTRACT.match(answer)) and not then
    return bool(sure or not reading.sentence.split) and not _is_of_a_story(
        reading, clause, term, answer
    )


def _is_of_a_story(reading: Reading, clause: Clause, term: str, answer: str) -> bool:
    """``Henry Henley, the lord of the manor``, ``Candace is a girl who …``: one of its cast."""
    first, _, others = bare(term).partition(" ")
    named = all(word[:1].isupper() for word in bare(term).split())
    named = named and (bool(others) or reading.names.is_name(first))
    if named and reading.sentence.split and not has_words(answer, _FEWEST_OF_NAME):
        return True
    someone = " " not in clause.subject and is_person(head(answer.partition(",")[0]).lower())
    if someone and not (clause.is_past or clause.plural):
        return True
    return clause.is_past and not reading.names.is_name(without_article(clause.subject))


def _both_ways(
    reading: Reading, clause: Clause, lead: str, term: str, answer: str
) -> Iterator[Candidate]:
    """What the term means, and the term that means it."""
    name = bare(term)
    asked = _interrogative(reading, answer)
    auxiliary = clause.aux if clause.aux in BE else ("are" if clause.plural else "is")
    one = _as_one(term) if auxiliary == "are" and re.match(r"an? ", answer) else ""
    if one:
        term, name, auxiliary = one, bare(one), "is"
    asked_for = _any_such(reading, term, answer)
    front = question(f"{lead}{asked} {auxiliary} {asked_for}")
    yield reading.asks("definition", name, front, capitalised(answer))
    plain = term.startswith("the ") and not any(map(is_rare, name.split()))
    if asked == "what" and not (clause.is_past or plain) and _is_reversible(answer, name):
        field = FIELD.search(name)
        lead = f"in {field[1]}, {lead}" if field else lead
        proper = all(word[:1].isupper() for word in name.split()) and has_words(name, 2)
        sought = "name of" if proper else "term for"
        which = _WHICH.match(answer) if sought == "term for" else None
        kind = which["kind"].split()[-1] if which else ""
        if which and not (is_person(kind) or kind in GENERIC_NOUNS | _MATTER):
            front = question(f"{lead}which {which['kind']} {which['does']}")
        else:
            front = question(f"{lead}what is the {sought} {answer}")
        back = capitalised(FIELD.sub("", without_article(term)))
        yield reading.asks("term", name, front, back)


def _without_remark(answer: str) -> str:
    """``the gum of a tree, which softens in hot water``: what it is, without what it does, too."""
    before, remark, _ = answer.partition(", which ")
    return before if remark and _DIFFERENCE.search(before) and has_words(before, 5) else answer


def _any_such(reading: Reading, term: str, answer: str) -> str:
    """``the tariff, a tax``: asked as *a tariff* where the text speaks of tariffs, too."""
    noun = head(bare(term)).lower()
    one_kind = term.startswith("the ") and term.islower() and " of " not in term
    if not is_rare(noun):
        return term  # "the fruit" of what the text is about, not any fruit
    several = reading.names.small[f"{noun}s"] or reading.names.small[f"{noun}es"]
    if one_kind and several and re.match(r"an? ", answer):
        return f"{'an' if _VOWEL.match(bare(term)) else 'a'} {bare(term)}"
    return term


def _is_torn(answer: str, meaning: str) -> bool:
    """Whether the answer leaves out an end of the meaning that no mark sets off."""
    behind = meaning.strip(" .,;:")[len(answer) :].lstrip()
    told = behind and behind[0] not in ",;:—–(" and meaning.startswith(answer)
    return bool(told) and not _POINTS.search(behind)


def _is_technical(reading: Reading, term: str) -> bool:
    """A word that a remark may explain: marked by the author, or rare in English at large."""
    marked = any(bare(term).lower() == mark.lower() for mark in reading.sentence.marked)
    several = has_words(bare(term), 2) and any(is_rare(word) for word in bare(term).split())
    return marked or several or is_technical(bare(term))


def _as_one(term: str) -> str:
    """``reflexes`` → ``a reflex``, where the description speaks of one; empty where in doubt."""
    before, space, last = term.rpartition(" ")
    noun = singular(last)
    if noun == last or before.lower() in ARTICLES or " of " in term or " and " in term:
        return ""
    single = before + space + noun
    return f"{'an' if _VOWEL.match(single) else 'a'} {single}"


def _meaning(clause: Clause) -> str:
    """The defining part of a clause, empty where it does not define."""
    if clause.lemma == "be":
        named = _DEFINED.match(clause.rest)
        if clause.verb and not named:  # "may be a list" is no definition
            return ""
        rest = clause.rest[named.end() :] if named else clause.rest
        kind = clause.tree.child(clause.main, "attr")
        if not named and kind is not None and clause.tree.words[kind].tag not in NOUNS:
            return ""
        plural_genus = clause.aux == "are" and _opens_with_plural(clause)
        mass = _MASS.match(rest) and is_rare_kind(clause.subject)
        happens = not clause.is_past and (mass or _HAPPENS.match(rest))
        return rest if named or _GENUS.match(rest) or plural_genus or happens else ""
    if clause.lemma == "mean" and not clause.aux and clause.rest.split(" ", 1)[0] in GERUNDS:
        return clause.rest
    if clause.lemma == "refer" and not clause.aux and clause.rest.startswith("to "):
        return clause.rest[3:]
    return ""


def _opens_with_plural(clause: Clause) -> bool:
    """``molecules that …``, ``small proteins used …``: a plural noun with something to it."""
    tree = clause.tree
    kind = tree.child(clause.main, "attr")
    if kind is None or not is_plural(tree.words[kind].text) or tree.extent(kind)[0] != clause.after:
        return False
    opening = tree.words[clause.after].low
    kinds = (kind, *tree.children(kind, "conj"))
    behind = [tree.words[at].label for one in kinds for at in tree.children(one) if at > one]
    return opening not in DETERMINERS and bool({"relcl", "acl", "prep"} & set(behind))


def _defines(answer: str, term: str, *, surely: bool = False) -> bool:
    """Whether an answer names a kind and a difference, and does not merely judge.

    ``surely`` tells that the author marked the term where it stands.
    """
    telling = surely or re.search(r"\b(?:that|which|who|\w+ing)\b", answer)
    if word_count(answer) < (4 if telling else 5) or not _DIFFERENCE.search(answer):
        return False
    genus = _GENUS_END.split(answer)[0]
    kinds = [token.low for token in tokens(genus) if token.is_word]
    judged = kinds and (kinds[-1] in SUBJECTIVE or set(kinds) & (SUBJECTIVE - SIZES))
    if not kinds or judged:
        return bool(_FINE_KINDS.match(answer)) and has_words(answer, 8)
    if kinds[-1] in GENERIC_NOUNS and not telling and not has_words(answer, _FEWEST_IF_GENERAL):
        return False
    own = {token.low for token in tokens(bare(term))}
    argued = " because " in answer or "called" in answer
    return not (kinds[-1] in own and len(own) == 1) and not argued


def _interrogative(reading: Reading, answer: str) -> str:
    clause = reading.clause
    words = clause.subject.split(" ") if clause else [""]
    full = len(words) > 1 and all(word[:1].isupper() for word in words)
    named = full or reading.names.is_name(words[0])
    return "who" if named and describes_person(answer.partition(",")[0]) else "what"


def _is_reversible(answer: str, name: str) -> bool:
    """Whether the description alone leads to the term."""
    stems = {token.low[:5] for token in tokens(name) if len(token.text) > len("the")}
    named = any(token.low[:5] in stems for token in tokens(answer))
    vague = _EVALUATES.match(answer) or _TOO_WIDE.match(answer) or not _NARROWS.search(answer)
    return has_words(answer, *_REVERSE_WORDS) and not (vague or named or _CODE.search(name))
