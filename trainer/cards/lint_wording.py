"""What the rules look at in how an English card is worded: what is asked, what answers it.

A predicate takes a card and returns the words that break its rule, "" where none do.
Those of errors are narrow on purpose: a question about a word, a formula or a picture
may do what another may not.
"""

from __future__ import annotations

import re

from trainer.cards.asked import Asked
from trainer.cards.english import FUNCTION_WORDS, content_stems
from trainer.cards.note import ASKED, Kind

_SHORTEST_QUESTION = 3
_MOSTLY = 0.7

_IMPERATIVE = (
    r"(?:define|name|list|give|state|explain|complete|compare|contrast|solve|compute|calculate"
    r"|evaluate|simplify|factori[sz]e|factor|expand|differentiate|integrate|derive|prove|show|find"
    r"|determine|estimate|convert|translate|conjugate|decline|spell|write|rewrite|fill|finish"
    r"|continue|identify|recall|recite|label|draw|sketch|order|rank|sort|match|express|round|say"
    r"|describe|discuss|outline|summari[sz]e|distinguish|choose|pick|put|count|add|subtract"
    r"|multiply|divide|implement|use|tell)"
)
_ASKS = re.compile(
    rf"\?|_{{2,}}|…|\.\.\.|[:=]\s*$|(?:^|[.;:!,\n]\s*)(?:please |then |and )?{_IMPERATIVE}\b",
    re.IGNORECASE,
)
_IMPERATIVE_START = re.compile(rf"{_IMPERATIVE}\b", re.IGNORECASE)
_YES_NO = re.compile(
    r"(?:is|are|was|were|do|does|did|has|have|had|am|can|could|will|would|shall|should|may|might"
    r"|must)(?:n['’]t)?\s+[^\W\d]",
    re.IGNORECASE,
)
_NAME_LIKE_AUXILIARY = re.compile(
    r"(?:Will|May|Must|Can|Might) [A-Z].*\b(?:wh\w+|how)\b", re.DOTALL
)
_CHOICE = re.compile(r"\b\w+ or (?:\w+ ){0,2}\w+\?\s*$")
NEGATIVE_QUESTION = re.compile(r"which\b.*\b(?:not|except|never)\b", re.IGNORECASE | re.DOTALL)
VAGUE_QUESTION = re.compile(
    r"what about\b|what is true(?: of\b| about\b| for\b|\?)|what can (?:be said|we say)\b"
    r"|what (?:is|are|was|were) (?:important|mentioned|stated|discussed|interesting)\b"
    r"|tell me\b|describe\b|discuss\b|what happens\s*\?|what does it (?:do|mean|say|involve)\b",
    re.IGNORECASE,
)
SECOND_QUESTION = re.compile(
    r"(?<!between )(?<!\bwhat )\band (?:what|why|how|who|when|where|which)\b", re.IGNORECASE
)
_GENERIC_ANSWER = re.compile(
    r"(?:it depends|(?:many|several|various|different|some|certain|important|a lot of)"
    r"(?: (?:things|factors|ways|reasons|people|others))?|things?|factors?|others?|people"
    r"|yes|no|both|this|that|these"
    r"|(?:when|if|where|as) (?:needed|necessary|required|appropriate|possible))\.?",
    re.IGNORECASE,
)
_PLACEHOLDER_ANSWER = re.compile(r"(?:\.{2,}|…|\?{2,}|todo|tbd|tba|xx+)\.?", re.IGNORECASE)
_ABOUT_A_WORD = re.compile(
    r"(?<!\w)['\"‘“«„]|\b(?:means?|meaning|stands? for|translat\w+|words?|plural|singular|tense"
    r"|participle|comparative|superlative|opposite|antonyms?|synonyms?|prefix|suffix"
    r"|prepositions?|pronouns?|articles?|conjunctions?|adverbs?|adjectives?|verbs?|nouns?"
    r"|auxiliary|keywords?|operator|gate|spel\w+|english|latin|greek|german|french|spanish"
    r"|italian|etymology|boolean|truth value)\b",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"\b\w+(?:-\w+)+")
_ARITHMETIC = re.compile(r"[=+×÷*/^−<>≤≥√%]|\d\s*-\s*\d")
_LOST_END = re.compile(r"(?:\b(?:the|a|an|and|or|such as|including|as|that|which|than)[.?]?|,)$")
_STRANDED_END = re.compile(r"\b(?:of|to|in|for|with|by|is|are)[.?]?$")
_STRANDED_START = re.compile(r"\b(?:what|who|whom|which|how|where|whatever|as)\b|^to\b")
_LOST_QUESTION_END = re.compile(r"\b(?:of the|the|an?|and|or|such as|including)\s*\?$")
ARTICLE_BEFORE_GAP = re.compile(rf"\ban? (?={re.escape(ASKED)})", re.IGNORECASE)
CONNECTIVE_START = re.compile(
    r"(?:however|therefore|moreover|in addition|additionally|for example|thus|also|then"
    r"|furthermore|but|and|so|because of this|as a result|similarly|in contrast|instead)\b",
    re.IGNORECASE,
)
_STUTTER = re.compile(r"\b([a-z]{2,}) \1\b")
_DOUBLED_ON_PURPOSE = re.compile(r"(?:had|that|very|bye|ha|ho|knock|blah|dum|so|no|cha|hear) ")
_SMALL_START = re.compile(
    r"(?!(?:van|von|de|du|da|di|del|della|la|le|al|el|bin|ibn|sin|cos|tan|log|ln|lim|max|min|exp)\b)"
    r"[a-z]{2,}(?=[\s,?])"
)


def not_a_question(asked: Asked) -> str:
    """No question mark, blank, colon at the end or imperative."""
    return "" if ASKED in asked.question or _ASKS.search(asked.question) else "no question"


def yes_no_question(asked: Asked) -> str:
    """An auxiliary opens the question, and is not the name of a person or month."""
    found = _YES_NO.match(asked.question)
    named = _NAME_LIKE_AUXILIARY.match(asked.question)
    return found.group().split()[0] if found and not named else ""


def binary_choice(asked: Asked) -> str:
    """Two answers are named, of which one is right."""
    found = _CHOICE.search(asked.question)
    chooses = re.match(r"which|is|are|was|were|do|does", asked.question, re.IGNORECASE)
    return found.group().strip() if found and chooses else ""


def question_too_short(asked: Asked) -> str:
    """One or two words that are neither a sum nor an imperative."""
    enough = len(asked.question_words) >= _SHORTEST_QUESTION or asked.shows_something
    computes = _ARITHMETIC.search(asked.question) or _IMPERATIVE_START.match(asked.question)
    return "" if enough or computes or ASKED in asked.question else asked.question


def answer_in_question(asked: Asked) -> str:
    """All telling words of the answer are given, and no sum, form or choice is asked for.

    A word within a compound is not given, SYN in SYN-ACK; nor is a letter, as in vitamin D.
    """
    context = asked.context if "-" in asked.answer else _COMPOUND.sub(" ", asked.context)
    letters = {word for word in asked.answer_words if len(word) == 1 and word != "a"}
    given = asked.answer_stems and asked.answer_stems <= content_stems(context)
    told = given and letters <= set(asked.question_words)
    return asked.answer if told and not _may_repeat(asked) else ""


def answer_mostly_in_question(asked: Asked) -> str:
    """Most telling words of the answer are given, but not all."""
    stems, given = asked.answer_stems, asked.answer_stems & asked.question_stems
    some_new = len(stems) > len(given) >= _MOSTLY * len(stems)
    return ", ".join(sorted(given)) if some_new and not _may_repeat(asked) else ""


def answer_without_content(asked: Asked) -> str:
    """Only function words or dots, where the question is not about words."""
    if asked.is_about_code or _ABOUT_A_WORD.search(asked.question):
        return ""
    told = [word.lower() for word in asked.answer_words]
    empty = all(word in FUNCTION_WORDS for word in told) if told else False
    lower_case = asked.answer == asked.answer.lower()
    lost = _PLACEHOLDER_ANSWER.fullmatch(asked.answer)
    return asked.answer if lost or (empty and (lower_case or len(told) > 1)) else ""


def generic_answer(asked: Asked) -> str:
    """An answer such as "it depends" or "many factors"."""
    generic = _GENERIC_ANSWER.fullmatch(asked.answer)
    exempt = asked.is_about_code or _ABOUT_A_WORD.search(asked.question)
    return asked.answer if generic and not exempt else ""


def thin_definition(asked: Asked) -> str:
    """A question for what a thing is, answered in one word."""
    asks = re.match(r"what (?:is|are) (?:an? |the )?\w+\?$", asked.question, re.IGNORECASE)
    thin = len(asked.answer_words) == 1 and not asked.is_about_code
    return asked.answer if asks and thin else ""


def cut_off(asked: Asked) -> str:
    """A side that ends in a word after which more must come."""
    if found := _LOST_QUESTION_END.search(asked.question):
        return found.group()
    if len(asked.answer_words) < 2 or _ABOUT_A_WORD.search(asked.question):  # noqa: PLR2004
        return ""
    stranded = _STRANDED_END.search(asked.answer)
    if stranded and _STRANDED_START.search(asked.answer):
        return ""
    found = _LOST_END.search(asked.answer) or stranded
    return found.group() if found else ""


def stutter(asked: Asked) -> str:
    """The same word twice in a row."""
    found = _STUTTER.search(asked.question) or _STUTTER.search(asked.answer)
    return found.group() if found and not _DOUBLED_ON_PURPOSE.match(found.group()) else ""


def starts_lower_case(asked: Asked) -> str:
    """A first word in lower case that is neither a name's particle nor a function."""
    found = _SMALL_START.match(asked.question)
    return found.group() if found else ""


def gap_of_function_word(asked: Asked) -> str:
    """A lone small word, unless a hint says which, as in an exercise on prepositions."""
    small = len(asked.answer_words) == 1 and asked.answer in FUNCTION_WORDS
    return asked.answer if small and not asked.card.hint else ""


def _may_repeat(asked: Asked) -> bool:
    """Sums, choices, code and forms of words rightly have the answer's words in the question."""
    if asked.kind is Kind.CLOZE:
        return asked.is_about_code or any(len(word) < 3 for word in asked.answer_words)  # noqa: PLR2004
    small_figures = any(word.isdigit() and len(word) < 3 for word in asked.answer_words)  # noqa: PLR2004
    return bool(
        asked.is_about_code
        or small_figures
        or re.search(r"\bor\b", asked.question)
        or _ARITHMETIC.search(asked.question + asked.answer)
        or _ABOUT_A_WORD.search(asked.question)
        or not content_stems(asked.question)
    )
