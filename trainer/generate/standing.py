"""Whether question and answer stand alone: nothing in them hangs on the text around."""

from __future__ import annotations

import re

from trainer.cards.note import Kind
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import is_plural
from trainer.generate.english.tagger import FINITE, NOUNS
from trainer.generate.english.tree import ROOT
from trainer.generate.english.words import words
from trainer.generate.facts import TWO_SENTENCES, Candidate

_DANGLING = re.compile(
    r"\b(?:this|these|those"
    r"(?! (?:who|that|which|of|in|with|without|involved|affected|concerned|born)\b)|here"
    r"|there(?! (?:is|are|was|were|ha[sd]|have|can|could|may|might|must|will|would|should)\b)"
    r"|former|latter|(?:at|in|on|by|from|during) that \w+"
    r"|such(?! (?:as|that|an?)\b)|aforementioned"
    r"|(?:above|below)(?! (?:the|an?|its|their|about|zero|sea|ground|average|freezing|all)\b| \d)"
    r"|the following"
    r"|the same (?:for|with|holds|applies)"
    r"|following(?! an?\b)|previous|(?:one|two|both|all) of the (?:two|three|four)\b(?! \w)"
    r"|the (?:two|three|four)(?= *(?:$|[.,;?]))"
    r"|else(?! than\b)|others|now|today|even (?:more|less)|i(?!\.e)|my)\b",
    re.IGNORECASE,
)
_ANSWER_DANGLING = re.compile(
    r"\b(?:of today|this|these|those \w+|the following|similarly|likewise"
    r"|that (?:time|period|year|point|case|day)|the (?:corresponding|respective)|next door"
    r"|the (?:two|three|four)\b(?= *(?:$|[.,;?]))"
    r"|the (?:latter|former|others?\b(?! \w))|such(?! as\b)"
    r"|the same(?! .*\b(?:as|different|several|all|every|each)\b))\b",
    re.IGNORECASE,
)
_SUMS_UP = re.compile(r"(?<=[;:,]) (?:and )?(?:this|that) (?=is\b)")  # what was just told
_SAME_OF_EACH = re.compile(r"(\b(?:that|which|who)\b.*?)\bthe same\b")  # "that share the same root"
_OF_TWO = re.compile(r"\b((?:either|one)\b.*?)\bthe other\b")
_REGNAL = re.compile(r"\b[A-Z][a-z]+ I\b")  # Osman I, World War I
_PERSONAL = re.compile(r"\b(?:it|they|he|she|him|them|its|their|his|her)\b", re.IGNORECASE)
_STANDS_FOR_A_THING = re.compile(  # not "what does it mean if the lamp blinks?"
    rf"(?!(?<=what does )it mean if\b){_PERSONAL.pattern}", re.IGNORECASE
)
_SEVERAL_MEANT = re.compile(r"\b(?:them|they|their)\b", re.IGNORECASE)
_SEVERAL = words("they them their")
_MAY_BE_SEVERAL = re.compile(  # two things, or anyone
    r"\b(?:and|people|men|women|children|each|every|any\w*|no one|who|a person"
    r"|some\w*(?! of (?:them|these|those)\b))\b"
)
_SOME_OF = re.compile(r"\b(?:some|one|many|most|all|any|each|both|none) of $", re.IGNORECASE)
_DOES_THE = re.compile(
    r"why (?:is|are|was|were|do|does|did|can|must|should) (?:the|this) ", re.IGNORECASE
)
_THOSE = re.compile(r"(?:[^:]+: )?Those (?:that|which)\b")
_OPENING_PRONOUN = re.compile(
    rf"\W*(?:(?:much|most|some|many|all|none|one|both|each|part|half) of )?{_PERSONAL.pattern}",
    re.IGNORECASE,
)
_EARLY_PRONOUN = re.compile(r"(?:\S+ ){1,3}(?:them|him|her|it)\b")
_AFTER_A_PHRASE = re.compile(  # "In the S phase, it …": the phrase only says when or where
    r"(?:[A-Z][^:.?]*: )?"
    r"(?P<phrase>(?:in|during|at|on|by|within|under|from|for|after|before)\b[^,.?]+),"
    r" (?P<pronoun>it|they|he|she)\b",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"\b(?:what|who|which|when|why|how|where|in which year|is|are|was|were|does|do|did|can|has|have"
    r"|the term for|another name for|examples of|called|the|an?|of|in|for|to)\b",
    re.IGNORECASE,
)
_SUBJECTS = ("nsubj", "nsubjpass")
_NAMES_BEFORE = {
    "question",
    "duty",
    "moment",
    "reason",
}  # the question names what the answer's pronoun means


def question_stands_alone(candidate: Candidate) -> str:
    """Why the question, or the sentence of a cloze, would need the text to be understood."""
    asked = candidate.asked
    if candidate.family in TWO_SENTENCES:  # the first sentence explains the second
        asked = candidate.sentence.before
    found = _DANGLING.search(_SUMS_UP.sub(" ", _REGNAL.sub("", asked)))
    if found:
        return f"the question would hold “{found[0]}”, which only the text explains"
    if _THOSE.match(asked):
        return "nothing in the question says what “those” stands for"
    outside = _AFTER_A_PHRASE.match(asked)
    if outside and not any(word.tag in FINITE for word in tree_of(outside["phrase"]).words):
        return f"nothing in the question says what “{outside['pronoun']}” stands for"
    pronoun = _STANDS_FOR_A_THING.search(asked)
    if not pronoun or (not _OPENING_PRONOUN.match(asked) and _names_something(asked, pronoun)):
        return ""
    return f"nothing in the question says what “{pronoun[0]}” stands for"


def _names_something(asked: str, pronoun: re.Match[str]) -> bool:
    """Whether a word before a pronoun may be what it stands for."""
    others = _without_doer(asked, pronoun)
    if len(others) < pronoun.start() and not any(w.tag in NOUNS for w in tree_of(others).words):
        return False
    before = _FRAME.sub("", asked[: pronoun.start()])
    if not re.search(r"[^\W\d]{3,}", before):
        return False
    if pronoun[0].lower() in {"it", "its"}:
        nouns = [word.tag for word in tree_of(asked).words if word.start < pronoun.start()]
        return "NNS" not in nouns or bool({"NN", "NNP", "VBG"} & set(nouns))
    return pronoun[0].lower() not in _SEVERAL or _may_be_several(asked[: pronoun.start()])


def _without_doer(asked: str, pronoun: re.Match[str]) -> str:
    """The words before an object pronoun, without the doer: *X brings it down* is no X's own."""
    tree = tree_of(asked)
    at = next((i for i, word in enumerate(tree.words) if word.start == pronoun.start()), None)
    verb = tree.words[at].head if at is not None and tree.words[at].label == "obj" else ROOT
    while verb != ROOT and tree.child(verb, *_SUBJECTS) is None:
        verb = tree.words[verb].head if tree.words[verb].label in {"xcomp", "conj"} else ROOT
    if verb == ROOT:
        return asked[: pronoun.start()]
    first, last = tree.extent(next(iter(tree.children(verb, *_SUBJECTS))))
    cut = asked[: tree.words[first].start] + asked[tree.words[last].end : pronoun.start()]
    return cut if last < (at or 0) else asked[: pronoun.start()]


def _may_be_several(text: str) -> bool:
    """Whether *they* may stand for something in a text: a plural, two things, or anyone."""
    text = _SOME_OF.sub("", text)
    plural = any(word.tag == "NNS" or is_plural(word.text) for word in tree_of(text).words
                 if word.tag in NOUNS)  # fmt: skip
    return plural or _MAY_BE_SEVERAL.search(text) is not None


def answer_stands_alone(candidate: Candidate) -> str:
    """Why the answer would; a pronoun may stand for what the question names."""
    if candidate.kind is Kind.CLOZE:
        return ""
    unclear = candidate.family == "reason" and _DOES_THE.search(candidate.front)
    named = candidate.family in _NAMES_BEFORE and not unclear
    early = _EARLY_PRONOUN.match(candidate.back) and not named
    if _OPENING_PRONOUN.match(candidate.back) or early:
        return "the answer would open with a pronoun"
    several = _SEVERAL_MEANT.search(candidate.back)
    told = f"{candidate.front} {candidate.back[: several.start()]}" if several else ""
    if several and not _may_be_several(told):
        return f"nothing says what “{several[0]}” in the answer stands for"
    found = _ANSWER_DANGLING.search(
        _OF_TWO.sub(r"\1", _SAME_OF_EACH.sub(r"\1", " ".join((candidate.back, *candidate.items))))
    )
    return f"the answer would hold “{found[0]}”, which only the text explains" if found else ""


ALONE = (question_stands_alone, answer_stands_alone)
