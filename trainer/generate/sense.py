"""Whether a card says what its sentence means: slips of reading that a card cannot survive.

The rules read shapes, and a shape may stand for something else: a remark tied to the wrong
noun, an instruction, a note without a verb. Each demand returns why a card cannot be asked,
empty where it can.
"""

from __future__ import annotations

import re

from trainer.cards.note import Kind
from trainer.generate.comparing import COMPARED
from trainer.generate.english.grammar import sentence_tree, tree_of
from trainer.generate.english.nouns import head, is_person, singular
from trainer.generate.english.tagger import FINITE, VERBS
from trainer.generate.english.tokens import word_count
from trainer.generate.english.tree import Tree
from trainer.generate.english.verbs import LEMMAS, THIRD
from trainer.generate.english.words import words
from trainer.generate.facts import TWO_SENTENCES, Candidate

_MEANINGS = words("definition term")
_TELL_WHAT_IT_IS = _MEANINGS | {"gap"}
_TERM_FOR = re.compile(r"^.*?\b[Ww]hat is the (?:term for|name of) (?P<said>.+)\?$")
_VAGUE = words("alternative option choice exception diagnosis")
_LIMITS = re.compile(r" (?:not to|when|if|where|as|in case) ")
_TIED = re.compile(r"\b(?:of|to|for|that|which|in which)\b")
_STATED = re.compile(r"\b(?:is|are|was|were|has|have|had|can|could|may|must|will|would|should)\b")
_BESIDE = re.compile(r"[,;:(]|\b(?:who|whom|whose|which|that|what|where|when|whether|whereas|if)\b")
_IS_VAGUE = re.compile(
    r"\b(?:is|are|remains?) an? (?:[\w-]+ )?(alternative|option|choice|exception)\b"
    r"(?! (?:to|of|for|that)\b)"
)
_DEED = re.compile(r"[a-z]+(?:tion|sion|ance|ence)")
_ASKED_OF_A_CASE = words("quantity duty occasion reason")
_DAY = re.compile(r"\w+days?")  # "on Sundays he went": a name, but of nobody
_GAPPED = re.compile(
    r"\b(?:and|but) (?!an? |the |as |to |in )(?P<noun>[a-z]+) (?:an? [a-z]+$|one\b)"
    r"|\b(?:and|but) the (?P<other>[a-z]+) the [a-z]+"
)
_TORN_FORMULA = re.compile(r"(?:\b[a-zA-Zπθλμ]\b|\b\d\b)(?: (?:[a-zA-Zπθλμ]|\d)\b){2}")
_SOMEBODY = re.compile(r"\b(?:him|her|his|she|he)\b")
_ROW = re.compile(r", and [^,]+? (?:can|must|may|should|are|were|have|had|do|will)\b")
_OF = re.compile(r"^(?!an? ).* of (?:the |an? )?[a-z]|^(?:the )?[a-z][\w ]* of [A-Z]")
_WHOLE_SENTENCE = re.compile(
    r"\b(?:is|are) an? (?:\w+ )?(?:process|practice|phenomenon|situation|condition|technique|event"
    r"|arrangement|strategy) (?:known as|called|termed)\b"
)
_GAPS = words("gap told_gap named_gap")
_JOINS = words("until when if unless to so while because before after , ;")
_LEANING = re.compile(
    r"(?:(?:for |in )?(?:another|other)\b(?! \w+ than\b)|more \w+ (?:is|are|was|were)\b"
    r"|to do (?:that|this|so)\b|the (?:reason|result|answer|problem|trick|point) is\b"
    r"|(?:after|before|with|from) the (?:first|second|third|last)\b(?! \w))",
    re.IGNORECASE,
)
_TOLD_TO_THE_END = words("telling working view condition mechanism reason aim moment")
_TELLS_A_CASE = words(
    "reason cause telling working tie occasion mechanism holder passive moment view enactment"
)
_ALSO = re.compile(r"\balso\b(?! (?:called|known|termed|named|referred)\b)")
_LONG_WORDS = re.compile(r"[^\W\d_]{6,}")
_NAMED_BEFORE = TWO_SENTENCES | {"question"}
_STEM, _FEW = 6, 4
_TAIL = 30  # letters, enough to find an answer in its sentence
_MAY_FOLLOW = words(
    "and but in at on during while when where because although though before after if unless until"
    " since once whereas which who with by via through within more less"
)


def states_no_fact_as_meaning(candidate: Candidate) -> str:
    """``A whoosh and a cloud of vapour are normal``: no verb of a statement in a meaning."""
    said = _meaning(candidate)
    if not said:
        return ""
    verb = _STATED.search(said)
    stated = verb is not None and not _BESIDE.search(said[: verb.start()])
    return "the meaning would be a statement" if stated else ""


def means_something_by_itself(candidate: Candidate) -> str:
    """``An alternative`` to what, ``the diagnosis`` of what?"""
    said = _meaning(candidate)
    if not said:
        return ""
    phrase = _LIMITS.split(said.partition(",")[0])[0]
    kind = head(phrase).lower()
    if kind in _VAGUE and not _TIED.search(phrase.partition(kind)[2]):
        return f"“{kind}” does not say of what"
    return ""


def is_whole_as_gap(candidate: Candidate) -> str:
    """``Ultrasound is an alternative if …``: the sentence says as little as its meaning would."""
    vague = candidate.family == "gap" and _IS_VAGUE.search(candidate.sentence.text)
    return f"“{vague[1]}” does not say of what" if vague else ""


def remark_is_on_the_subject(candidate: Candidate) -> str:
    """``The finding of helium, an element``: of two nouns, which one is the remark about?"""
    if not candidate.sentence.split:
        return ""
    subject = candidate.subject
    counted = re.search(rf"\b[Aa]n? {re.escape(subject)}\b", candidate.sentence.text)
    if candidate.family in _TELL_WHAT_IT_IS and _OF.match(subject) and not counted:
        return "the remark may be about either noun of its subject"
    row = rf"\ban? [^,;.]+, [^;.]*\b{re.escape(candidate.subject)}, or an? "
    rows = re.search(row, candidate.sentence.quote, re.IGNORECASE)
    if candidate.family in _TELL_WHAT_IT_IS and (rows or _ROW.search(_meaning(candidate))):
        return "what follows is the next of a row"
    named = candidate.kind is Kind.CLOZE and _WHOLE_SENTENCE.search(candidate.sentence.text)
    return "the whole sentence is what is called so" if named else ""


def gives_no_order(candidate: Candidate) -> str:
    """``Press Options until …`` with a gap: how to do it is asked by other rules."""
    if candidate.family not in _GAPS:
        return ""
    found = tree_of(candidate.asked).words
    if _orders_behind_a_phrase(candidate.asked):
        return "it instructs"
    if not found or found[0].low not in LEMMAS:
        return ""
    end = next((at for at, word in enumerate(found) if word.low in _JOINS), len(found))
    stated = any(word.tag in FINITE for word in found[1:end])
    orders = not stated or sentence_tree(candidate.asked).root == 0
    return "it instructs" if orders else ""


def _orders_behind_a_phrase(asked: str) -> bool:
    """Whether it is like *With your helper, lower the head on to the pillar*."""
    tree = sentence_tree(asked)
    first = tree.words[tree.root].tag == "VB" if tree.words else False
    led = first and tree.root > 1 and tree.words[tree.root - 1].text == ","
    return led and tree.child(tree.root, "nsubj", "nsubjpass", "aux", "expl") is None


def is_a_statement(candidate: Candidate) -> str:
    """A gap is a statement: ``NSAIDs at full dose`` is none."""
    if candidate.family != "gap" or not candidate.sentence.text:
        return ""
    several = False
    tree = sentence_tree(candidate.asked)
    for at, word in enumerate(tree.words):
        verb = word.tag in FINITE and not _is_beside(tree, at)
        if (at and verb) or (several and word.low in LEMMAS):
            return ""
        several = several or word.tag == "NNS"
    return "it states nothing: it has no verb"


def _is_beside(tree: Tree, at: int) -> bool:
    """Whether a verb stands in a clause that only says when or if: ``twice, if it is needed``."""
    verb = tree.words[at].head if tree.words[at].label in {"aux", "auxpass"} else at
    return tree.words[verb].label == "advcl" and tree.words[tree.words[verb].head].tag not in VERBS


def leaves_no_verb_out(candidate: Candidate) -> str:
    """``Produces a deep blue and chromium a green``: the second half has lost its verb."""
    found = _GAPPED.search(candidate.back or candidate.asked)
    found = found or _GAPPED.search(_meaning(candidate))
    noun = (found["noun"] or found["other"]) if found else ""
    torn = bool(noun) and noun.lower() not in LEMMAS | THIRD.keys()
    return "its second half leaves out the verb" if torn else ""


def says_what_deed_it_means(candidate: Candidate) -> str:
    """``Within how long should an application be made?``: an application for what?"""
    deed = candidate.subject
    if candidate.family not in _ASKED_OF_A_CASE or not _DEED.fullmatch(deed):
        return ""
    loose = rf"\ban? {deed}\b(?! (?:of|for|to|by|against|on)\b)"
    return f"“{deed}” does not say of what" if re.search(loose, candidate.asked) else ""


def is_no_torn_formula(candidate: Candidate) -> str:
    """``equals π d 2 4``: a formula of which only the letters are left; ``M``, what is that?"""
    torn = _TORN_FORMULA.search(f"{candidate.front} {candidate.back}")
    letter = len(candidate.subject) == 1 and candidate.subject.isupper()
    return "it would repeat a formula that lost its shape" if torn or letter else ""


def names_whom_it_means(candidate: Candidate) -> str:
    """``How long did events keep him away?``: a question that means somebody must name one."""
    asked = candidate.asked
    found = _SOMEBODY.search(asked)
    if candidate.family in _NAMED_BEFORE or found is None:
        return ""
    words_before = tree_of(asked[: found.start()]).words
    if candidate.kind is not Kind.CLOZE:
        words_before = words_before[1:]
    named = any(
        (w.tag == "NNP" or (w.start and w.text[0].isupper()) or is_person(singular(w.low)))
        and not _DAY.fullmatch(w.text)
        for w in words_before
    )
    return "" if named else f"nothing in the question says whom “{found[0]}” means"


def is_the_whole_amount(candidate: Candidate) -> str:
    """``an hour`` of ``an hour and a half``."""
    said = f"{candidate.back} and a "
    cut = candidate.back and re.search(rf"{re.escape(said)}(?:half|quarter)\b",
                                       candidate.sentence.text, re.IGNORECASE)  # fmt: skip
    return "the answer is cut off" if cut else ""


def opens_by_itself(candidate: Candidate) -> str:
    """``Other substances, such as glass``, ``The reason is that``: other than what, of what?"""
    found = _LEANING.match(candidate.asked)
    return f"“{found[0]}” leans on what stands before" if found else ""


def is_the_only_one(candidate: Candidate) -> str:
    """``Sociologists also classify sanctions as …``: one of several right answers."""
    also = candidate.family in _TELLS_A_CASE and _ALSO.search(candidate.sentence.text)
    return "its sentence adds to what stands before" if also else ""


def says_more_than_its_subject(candidate: Candidate) -> str:
    """``Nicotine binds to the nicotinic receptor``: the question has told it."""
    if candidate.family not in _TELLS_A_CASE - {"holder"} or word_count(candidate.back) > _FEW:
        return ""
    own = {word[:_STEM] for word in _LONG_WORDS.findall(candidate.subject.lower())}
    told = next((w for w in _LONG_WORDS.findall(candidate.back.lower()) if w[:_STEM] in own), "")
    return f"“{told}” is told by the question" if told else ""


def is_no_example(candidate: Candidate) -> str:
    """``For example, a smile is returned because …``: one case of many, not what matters."""
    example = re.match(r"For (?:example|instance)\b", candidate.sentence.text)
    return "it is an example" if example and candidate.family in _TELLS_A_CASE else ""


def ends_with_its_clause(candidate: Candidate) -> str:
    """``two thousand antibodies`` of *two thousand antibodies a second*: an answer cut short."""
    if candidate.family not in _TOLD_TO_THE_END or not candidate.back:
        return ""
    tail, text = candidate.back[-_TAIL:].lower(), candidate.sentence.quote.lower()
    opens = r"\b" if len(tail) < _TAIL and tail[0].isalnum() else ""  # "salt" is not of "basalt"
    found = re.search(opens + re.escape(tail), text)
    behind = re.match(r"\s(\w+)", text[found.end() :]) if found else None
    return "the answer is cut off" if behind and behind[1] not in _MAY_FOLLOW else ""


SENSIBLE = (
    states_no_fact_as_meaning,
    means_something_by_itself,
    is_whole_as_gap,
    *COMPARED,
    remark_is_on_the_subject,
    gives_no_order,
    is_a_statement,
    is_the_whole_amount,
    leaves_no_verb_out,
    says_what_deed_it_means,
    is_no_torn_formula,
    names_whom_it_means,
    opens_by_itself,
    is_the_only_one,
    says_more_than_its_subject,
    is_no_example,
    ends_with_its_clause,
)


def _meaning(candidate: Candidate) -> str:
    """What a card says that its term means, on whichever side; empty for other cards."""
    if candidate.family not in _MEANINGS:
        return ""
    if candidate.family == "definition":
        return candidate.back
    asked = _TERM_FOR.match(candidate.front)
    return asked["said"] if asked else ""
