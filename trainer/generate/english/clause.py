"""The main clause of a sentence: context, subject, verb and what follows.

It is read off the sentence's tree, and only where its shape leaves little doubt: a
finite verb with a subject that is a noun phrase, and number that agrees. Where in
doubt there is no clause, and so no card.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trainer.generate.english.grammar import sentence_tree, tree_of
from trainer.generate.english.nouns import is_noun_phrase, phrase_is_plural
from trainer.generate.english.openings import body_of
from trainer.generate.english.tagger import FINITE, NOUNS, VERBS
from trainer.generate.english.tree import NO_TREE, Tree
from trainer.generate.english.verbs import lemma_of
from trainer.generate.english.words import (
    ADVERBS,
    BE,
    DO,
    HAVE,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
    words,
)

_LONGEST_CONTEXT = 10
_LONGEST_DROPPED = 16
_LONGEST_SUBJECT = 14
_NEGATIONS = words("not n't n’t never rarely seldom hardly")
_SUBJECTS = ("nsubj", "nsubjpass")
_HELPERS = ("aux", "auxpass")
_PRONOUNS = words("it they he she this these that those who which we you i")
_OPENINGS = words("according in under within during on at for")
_DROPPED = words("rather despite although though while because since besides stated")
_TORN = NOUNS | {"PRP$", "DT", "PRP"}  # of a subject that the parser did not read whole
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_RELATIVE_WORDS = words("who which that")
_ONE_THING = re.compile(r"(?:an?|the) ")
_RELATIVE_CONTEXT = re.compile(r"\b(?:which|whom|where|whereby)$")
_REMARK = re.compile(
    r"(?P<subject>[^,]{3,60}), (?P<remark>(?:(?:in|on|at|by|for|from|to|with|of|under|through) )?"
    r"(?:which|whom|whose|who|where|whereby|when|an?|the|or)\b.+)"
)
_BREAKS = words(", ( [ — – - :")


@dataclass(frozen=True, slots=True)
class Clause:
    """``context, subject, insertion, aux adverb verb rest``, every part verbatim.

    ``verb`` is empty where a form of *be* stands alone or before a participle, ``lemma``
    its base form; ``rest`` goes to the end of the sentence, without the final mark.
    ``negated`` tells of *not* or *never* beside the verb, ``is_past`` of a past tense.
    ``main`` is the index in ``tree`` of the word that carries the meaning, ``after`` that
    of the first word of ``rest``.
    """

    context: str
    subject: str
    insertion: str
    aux: str
    adverb: str
    verb: str
    lemma: str
    rest: str
    negated: bool = False
    is_past: bool = False
    tree: Tree = NO_TREE
    main: int = 0
    after: int = 0

    @property
    def plural(self) -> bool:
        """Whether the subject takes a plural verb."""
        return phrase_is_plural(self.subject)


_BARE_DATE = re.compile(  # "In 1608 Champlain founded …", without a comma
    r"((?:In|By|On) (?:[A-Z][a-z]+ (?:\d{1,2}, )?|\d{1,2} [A-Z][a-z]+ |the [a-z]+ of )?\d{4}) "
    r"(?=[A-Z]|(?:the|an?|he|she|they|it) |[a-z]+ [A-Z])"
)
_COMMA_DATE = re.compile(r"((?:On|In|By) [A-Z][a-z]+ \d{1,2}, \d{4}), ")


def clause(text: str, *, whole: bool = False) -> Clause | None:
    """The main clause of a sentence, None where its shape is in doubt.

    ``whole`` tells that the text is a sentence and no phrase, and so must hold a verb.
    """
    body = body_of(text)
    if body.endswith("?"):
        return None
    date = _BARE_DATE.match(body)
    if date:
        body = f"{date[1]}, {body[date.end() :]}"
    tree = sentence_tree(body) if whole else tree_of(body)
    if tree.words and tree.words[0].tag == "VB" and not tree.root:
        return None  # an instruction has no subject that could be asked about
    found = clause_at(tree, tree.root) if tree.words else None
    if found is not None and _RELATIVE_CONTEXT.search(found.context):
        found = None
    if found is None or _skips(body, found):
        torn = found is not None and "," not in body.partition(found.subject)[0]
        found = _around_remark(body) or _behind_opening(body) or (None if torn else found)
    if found and found.rest.startswith(("n’t", "n't")):
        return None  # "won’t": its verb is torn
    return found if found and _can_be_subject(found.subject) and _agrees(found) else None


def _skips(body: str, found: Clause) -> bool:
    """Whether a clause leaves out how its sentence opens: ``Ferritin, the protein that …``."""
    return not found.context and not body.startswith(found.subject)


def _around_remark(body: str) -> Clause | None:
    """``A bilge, in which water gathers, lies …``, read without its remark where that is surer."""
    for close in re.finditer(", ", body):
        match = _REMARK.fullmatch(body[: close.start()])
        rest = body[close.end() :]
        if match is None or not rest:
            continue
        tree = tree_of(f"{match['subject']} {rest}")
        found = clause_at(tree, tree.root)
        verb = found and (found.aux or found.verb)
        if found and verb and found.subject == match["subject"] and rest.startswith(f"{verb} "):
            return replace(found, insertion=match["remark"])
    return None


def _behind_opening(body: str) -> Clause | None:
    """The clause behind ``According to X,`` or ``In X,``, read by itself where that is surer."""
    date = _COMMA_DATE.match(body)
    opening, comma, rest = (
        body.partition(", ") if date is None else (date[1], ", ", body[date.end() :])
    )
    first = opening.split(" ", 1)[0].lower()
    participle = first.endswith(("ed", "ing"))
    told = first in _OPENINGS or participle
    if not comma or not told or len(opening.split()) > _LONGEST_CONTEXT:
        return None
    tree = tree_of(rest)
    found = clause_at(tree, tree.root) if tree.words else None
    if found is None or found.context or found.subject.lower() in _RELATIVE_WORDS:
        return None
    return found if participle else replace(found, context=opening)


def clause_at(tree: Tree, main: int) -> Clause | None:
    """The clause of a verb somewhere in a tree, None without a finite verb and a subject."""
    if not _can_state(tree, main):
        return None
    helpers = [at for at in tree.children(main, *_HELPERS) if at < main]
    finite = min([*helpers, main])
    subject = next((at for at in tree.children(main, *_SUBJECTS) if at < finite), None)
    if subject is None or tree.words[finite].tag not in FINITE | {"VB"}:
        return None
    first, last = tree.extent(subject)
    relative = any(word.tag in _RELATIVE for word in tree.words[last + 1 : finite])
    closed = _set_off(tree, last, finite) if relative else None
    apart = tree.words[last + 1].text in _BREAKS or tree.words[last].text in _BREAKS
    torn = not apart and any(word.tag in _TORN for word in tree.words[last + 1 : finite])
    if (relative and closed is None) or torn:
        return None  # "behaviors on which members base …": the verb of a relative clause
    verbal = tree.words[first].tag in FINITE | {"VBN", "VB"} and tree.words[first + 1].tag == "IN"
    if verbal:
        return None  # "Ground basalt spread on fields weathers fast"
    cut = _insertion(tree, subject, last)
    context = _context(tree, main, first)
    if context is None:
        return None
    verb_at, adverbs = _group(tree, main, finite)
    adverbs = [*_between(tree, main, last + 1, finite), *adverbs]
    auxiliary = tree.words[finite].low if verb_at != finite else ""
    verb = tree.words[verb_at].text if verb_at is not None else ""
    after = (finite if verb_at is None else verb_at) + 1
    if verb_at is None:
        after = _past_adverbs(tree, main, finite + 1)
        adverbs += [tree.words[at].low for at in range(finite + 1, after)]
        auxiliary = tree.words[finite].low
    return Clause(
        context=context,
        subject=tree.cut(first, cut - 1).rstrip(" ,(–—"),
        insertion=tree.cut(cut, (closed or last + 1) - 1).strip(" ,()–—"),
        aux=auxiliary,
        adverb=" ".join(adverbs),
        verb=verb,
        lemma="be" if verb_at is None else lemma_of(verb, tree.words[verb_at].tag),
        rest=tree.text[tree.words[after].start :] if after < len(tree.words) else "",
        negated=any(word in _NEGATIONS for word in adverbs) or tree.words[finite].low == "cannot",
        is_past=tree.words[finite].tag == "VBD" or tree.words[finite].low in {"was", "were", "did"},
        tree=tree,
        main=main,
        after=after,
    )


def _can_state(tree: Tree, main: int) -> bool:
    """A verb that states something: not ``Because the wind fell``, nor what was read wrongly."""
    behind = tree.words[main + 1].tag if main + 1 < len(tree.words) else ""
    emphatic = tree.words[main].low in DO and behind == "VB"  # "did sanction" has one verb
    return tree.words[main].tag in VERBS and tree.child(main, "mark") is None and not emphatic


def _set_off(tree: Tree, last: int, finite: int) -> int | None:
    """The comma that closes a remark which one behind the subject opens."""
    opening = last if tree.words[last].text == "," else last + 1
    if tree.words[opening].text != ",":
        return None
    end = finite - 1
    while tree.words[end].tag == "RB":
        end -= 1
    return end if end > opening and tree.words[end].text == "," else None


def _insertion(tree: Tree, subject: int, last: int) -> int:
    """The first word after the subject proper: where a comma, dash or bracket sets one off."""
    members = [subject]
    for at in members:
        members.extend(tree.children(at, "conj"))
    for at in range(members[-1] + 1, last + 1):
        listed = tree.words[at].text == "," and tree.words[at - 1].tag == "JJ"
        if tree.words[at].text in _BREAKS and not (listed and tree.words[at - 1].head <= last):
            return at
    return last + 1


def _context(tree: Tree, main: int, first: int) -> str | None:
    """What stands before the subject, such as ``In psychology``; None where it is too much."""
    start = min(tree.extent(main)[0], first)
    opening = tree.cut(start, first - 1).strip(" ,")
    word = opening.split(" ", 1)[0].lower()
    if not opening:
        return ""
    if word in _DROPPED or (word == "to" and tree.words[start + 1].tag == "VB"):
        return ""  # a concession, reason or purpose that the statement does without
    if tree.words[start].tag == "VBN" and len(opening.split()) <= _LONGEST_DROPPED:
        return ""  # "Stated in modern language, …" tells nothing of what follows
    known = word in PREPOSITIONS or word in SUBORDINATORS or word in {"according", "during"}
    if known and len(opening.split()) <= _LONGEST_CONTEXT and not opening.startswith(_QUOTES):
        return opening
    return None


_QUOTES = ("“", '"', "‘")


def _group(tree: Tree, main: int, finite: int) -> tuple[int | None, list[str]]:
    """The word that counts as the verb, and the adverbs before it.

    After a modal, *do* or a perfect *have* it is the next word of the group; a form of
    *be* stands for itself (None).
    """
    first = tree.words[finite].low
    if first in BE or first in {"’s", "’re"}:
        return None, []
    perfect = first in HAVE and finite != main
    if first in MODALS | DO or perfect:
        if finite == main:
            return finite, []
        after = _past_adverbs(tree, main, finite + 1)
        return after, [tree.words[at].low for at in range(finite + 1, after)]
    return finite, []


def _past_adverbs(tree: Tree, main: int, at: int) -> int:
    while at < len(tree.words) - 1 and _is_adverb(tree, main, at):
        at += 1
    return at


def _is_adverb(tree: Tree, main: int, at: int) -> bool:
    word = tree.words[at]
    hangs = word.head == main or word.label == "neg"
    formed = word.low in ADVERBS | _NEGATIONS or word.low.endswith("ly")
    return hangs and formed and word.label in {"advmod", "neg"}


def _between(tree: Tree, main: int, start: int, end: int) -> list[str]:
    return [tree.words[at].low for at in range(start, end) if _is_adverb(tree, main, at)]


def _can_be_subject(subject: str) -> bool:
    odd_quotes = subject.count("“") != subject.count("”") or subject.count('"') % 2
    quotation = re.search(r"[“\"].*\s.*[”\"]", subject)
    fits = is_noun_phrase(subject, longest=_LONGEST_SUBJECT) or subject.lower() in _PRONOUNS
    return fits and not odd_quotes and not quotation


def _agrees(group: Clause) -> bool:
    """``is`` with a plural subject means that the subject was cut wrongly."""
    if group.subject.lower() in _PRONOUNS:
        return True
    main = group.tree.words[group.main]
    if not group.aux and main.tag in {"VBP", "VB"} and main.low == group.verb.lower():
        return group.plural or group.subject.lower() in _PRONOUNS
    illness = " " not in group.subject and _ONE_THING.match(group.rest)
    if illness and group.aux in {"is", "was"} and not group.verb:
        return True  # "Shingles is a rash", "measles", "billiards"
    if group.aux in {"is", "was", "has"} or (group.verb == "has" and not group.aux):
        return not group.plural
    return group.plural or group.aux not in {"are", "were", "have"}
