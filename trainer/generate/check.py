"""What a card must meet to be written at all, each demand with the reason when it is not met.

The linter knows what makes any card hard to learn; these rules know in addition
where the words came from, and so what only the text around them would explain.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

from trainer.cards.note import Kind
from trainer.generate.english.grammar import tree_of
from trainer.generate.english.nouns import bare, head, is_plural
from trainer.generate.english.tagger import FINITE, NOUNS, VERBS
from trainer.generate.english.tokens import has_words, tokens
from trainer.generate.english.words import GENERIC_NOUNS, words
from trainer.generate.facts import Candidate
from trainer.generate.pointers import CLEAR
from trainer.generate.repeats import stems
from trainer.generate.sense import SENSIBLE

Introduced = frozenset[str]
_LONGEST_QUESTION = 40
_FEWEST_AROUND_GAP = 4
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
    r"|that (?:time|period|year|point|case|day)"
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
_CUT_OFF = re.compile(
    r"\b(?:named|called|of|the|an|and|or|with|by|from)$"
    r"|\b(?:consisting|composed|made up) of (?:an?|the) [\w-]+$"  # "…, a Secretary, a Treasurer"
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
_UNIQUE_FAMILIES = words("superlative person date identity passive steps sequence")
_RELATIVE_SUBJECT = re.compile(
    r"(?:another|other|first|second|third|also|too|such|same|both|latest|next|specific|certain"
    r"|particular|similar|greater|higher|lower|smaller|larger"
    r"|(?:main|chief|principal|real|usual|best-studied) \w+$)\b",
    re.IGNORECASE,
)
_STAGES = words("stage phase step law principle act wave generation")
_TEXT = re.compile(
    r"\b(?:(?:this|the|previous|next|last) (?:chapter|section|module|lesson|unit|article|text|book)"
    r"|chapter on|(?:chapter|appendix|section) (?:\d+|[a-z])\b"
    r"|(?:listing|example|exhibit|appendix|step|exercise) \d+"
    r"|(?:figure|table|equation) \d"
    r"|the (?:figure|table|diagram|graph) (?:above|below|shows)"
    r"|(?:a|this|the|next|last) (?:lecture|seminar|handout)\b|week \d"
    r"|discussed|mentioned|as (?:shown|seen|noted)|(?:our|this|the above) example)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many|various|some|different) \w+",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:more|less|fewer) \w+|(?:very )?(?:little|much|nothing|everything|something|anything|none"
    r"|several|many|few|less|more|others?)",
    re.IGNORECASE,
)
_JOINED_ON = re.compile(r"\b(?:while|because|although|whereas|if|unless)\b(?!.*,)")
_BROKEN_COUNT = re.compile(r"\((?:a|i|1)\)")
_NEEDS_TWO_WORDS = words("composition function aim purpose cause")
_NEEDS_A_SUBJECT = words("definition function aim purpose")
_IDENTIFIER = re.compile(r"\w\(|[^\W\d]\.[^\W\d]|[a-z][A-Z]|\w_\w|`|^--?\w")
_FREE_OF_HEADINGS = words("abbreviation labelled table question")
_EXPLAINED_BEFORE = words("pointing told_gap explained_gap")
_AS_LAID_OUT = words("question")  # the author's own question, which its answer points back to
_NAMES_BEFORE = _AS_LAID_OUT | {
    "duty",
    "moment",
    "reason",
}  # the question names what the answer's pronoun means
_EMPTY = GENERIC_NOUNS | {"a", "an", "the", "of"}
_LEAST_WHEN_COUNTED = 8


def fault(candidate: Candidate, introduced: Introduced) -> str:
    """Why the card cannot be asked, empty where it can.

    ``introduced`` holds the nouns that the document brings in as one of several
    (``a study …``): a question about ``the study`` would not say which.
    """
    reasons = (demand(candidate, introduced) for demand in _DEMANDS)
    sensible = (demand(candidate) for demand in (*SENSIBLE, *CLEAR))
    return next((reason for reason in chain(reasons, sensible) if reason), "")


def _has_answer(candidate: Candidate, _: Introduced) -> str:
    missing = candidate.kind is not Kind.CLOZE and not (candidate.back or candidate.items)
    return "the answer would be too long" if missing else ""


def _question_stands_alone(candidate: Candidate, _: Introduced) -> str:
    asked = candidate.asked
    if candidate.family in _EXPLAINED_BEFORE:  # the first sentence explains the second
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
    before = _FRAME.sub("", asked[: pronoun.start()])
    if not re.search(r"[^\W\d]{3,}", before):
        return False
    if pronoun[0].lower() in {"it", "its"}:
        nouns = [word.tag for word in tree_of(asked).words if word.start < pronoun.start()]
        return "NNS" not in nouns or bool({"NN", "NNP", "VBG"} & set(nouns))
    return pronoun[0].lower() not in _SEVERAL or _may_be_several(asked[: pronoun.start()])


def _may_be_several(text: str) -> bool:
    """Whether *they* may stand for something in a text: a plural, two things, or anyone."""
    text = _SOME_OF.sub("", text)
    plural = any(word.tag == "NNS" or is_plural(word.text) for word in tree_of(text).words
                 if word.tag in NOUNS)  # fmt: skip
    return plural or _MAY_BE_SEVERAL.search(text) is not None


def _answer_stands_alone(candidate: Candidate, _: Introduced) -> str:
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


def _speaks_of_its_subject(candidate: Candidate, _: Introduced) -> str:
    everything = " ".join((candidate.asked, candidate.back, *candidate.items))
    return "it speaks of the text itself" if _TEXT.search(everything) else ""


def _answer_says_something(candidate: Candidate, _: Introduced) -> str:
    back = candidate.back
    if candidate.kind is not Kind.QUESTION:
        return ""
    inner = {token.low for token in tokens(back) if token.is_word}
    too_short = candidate.family in _NEEDS_TWO_WORDS and not has_words(back, 2)
    counts = (
        candidate.family not in _AS_LAID_OUT | {"quantity"}
        and _COUNTED.match(back)
        and not has_words(back, _LEAST_WHEN_COUNTED)
    )
    if _CUT_OFF.search(back) or "→" in back or _ends_within_a_clause(back):
        return "the answer is cut off"
    if too_short or counts or _MORE.fullmatch(back) or not inner - _EMPTY:
        return "the answer would say too little"
    adds = " other " in back and "also" in candidate.sentence.text
    return "the answer is a part of a longer count" if adds or _BROKEN_COUNT.search(back) else ""


def _ends_within_a_clause(back: str) -> bool:
    """``the itch within days while the diet``: what was joined on has no verb yet."""
    joined = _JOINED_ON.search(back)
    return joined is not None and not any(
        word.tag in VERBS for word in tree_of(back[joined.start() :]).words
    )


def _has_a_fit_length(candidate: Candidate, _: Introduced) -> str:
    left = stems(candidate.beside_gap)
    if candidate.kind is Kind.CLOZE and len(left) < _FEWEST_AROUND_GAP:
        return "too little is left around the gap"
    fits = has_words(candidate.asked, most=_LONGEST_QUESTION)
    return "" if fits else "the question would be too long"


def _subject_is_specific(candidate: Candidate, _: Introduced) -> str:
    subject = bare(candidate.subject).lower()
    if re.search(r"\b(?:its|their|his|her)\b", subject) and candidate.kind is Kind.QUESTION:
        return f"“{subject}” is somebody's, and the question does not say whose"
    if candidate.family in _NEEDS_A_SUBJECT and subject in GENERIC_NOUNS:
        return f"“{subject}” alone is too general to ask about"
    if candidate.family in _UNIQUE_FAMILIES and subject.startswith("first "):
        return ""
    found = _RELATIVE_SUBJECT.match(subject)
    counted = found and head(subject).rstrip("s") in _STAGES
    return f"“{found[0]}” refers to something before" if found and not counted else ""


def _names_its_identifier(candidate: Candidate, _: Introduced) -> str:
    """Under a heading like ``socket.bind(port)`` sentences speak of it without saying so."""
    heading = candidate.sentence.headings[-1] if candidate.sentence.headings else ""
    if not _IDENTIFIER.search(heading) or candidate.family in _FREE_OF_HEADINGS:
        return ""
    names = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", heading.split("(", 1)[0])}
    asked = candidate.asked.lower()
    return "" if any(name in asked for name in names) else f"it hangs on “{heading}”"


def _is_no_news(candidate: Candidate, _: Introduced) -> str:
    """What somebody said on Tuesday is no thing to learn."""
    found = NEWS.search(candidate.sentence.text)
    return f"“{found[0]}” tells of a day that passes" if found else ""


def _asks_once(candidate: Candidate, _: Introduced) -> str:
    """One clause is asked about, and a date is not given away with another."""
    asked = candidate.asked
    joined = candidate.kind is Kind.QUESTION and ";" in asked
    dated = candidate.family == "date" and re.search(r"\b1\d{3}\b|\b20\d\d\b", asked)
    return "the question would hold more than is asked for" if joined or dated else ""


def _is_whole(candidate: Candidate, _: Introduced) -> str:
    """``any of the following--``: a sentence that goes on in a list below."""
    if candidate.sentence.quote.startswith("where "):
        return "it explains a formula that stands before it"
    torn = candidate.sentence.quote.rstrip().endswith(("--", "—", "–", ":"))
    return "its sentence goes on below it" if torn and candidate.kind is not Kind.LIST else ""


NEWS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?! of\b)|yesterday|(?:this|last|next) week"
    r"|(?:he|she|they|officials?|spokes\w+) said|said (?:on|that|the)|told reporters)\b"
    r"|[,”\"] (?:he |she )?said\b"
)
_DEMANDS: tuple[Callable[[Candidate, Introduced], str], ...] = (
    _has_answer,
    _question_stands_alone,
    _answer_stands_alone,
    _speaks_of_its_subject,
    _answer_says_something,
    _has_a_fit_length,
    _subject_is_specific,
    _names_its_identifier,
    _is_no_news,
    _is_whole,
    _asks_once,
)
