"""What a rule or an instruction demands: what must be done, how often, when and why.

Such sentences speak to whoever follows them (``Descale the machine every month``) or to
a role (``the keeper``), so they can be asked only where the document says by its name
which rules they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.generate.english.clause import clause
from trainer.generate.english.grammar import sentence_tree, tree_of
from trainer.generate.english.nouns import bare, is_noun_phrase
from trainer.generate.english.openings import without_connective
from trainer.generate.english.tagger import FINITE
from trainer.generate.english.tokens import has_words
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.verbs import LEMMAS, NOUNISH, PARTICIPLES, THIRD
from trainer.generate.english.words import NUMERALS, PREPOSITIONS, PRONOUNS, words
from trainer.generate.facts import Candidate
from trainer.generate.reading import Reading
from trainer.generate.trimming import trimmed, whole
from trainer.generate.wording import ask, capitalised, question

_NUMBER = rf"(?:\d+|second|third|{'|'.join(sorted(NUMERALS))})"
_SPAN = r"(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|mornings?|evenings?|seasons?)"
_EVERY = rf"every (?:{_NUMBER} |other )?{_SPAN}"
_OFTEN = re.compile(
    rf"(?P<what>[^,:;]+?),? (?P<often>(?:at least |about |not more than )?"
    rf"(?:{_EVERY}|(?:once|twice|{_NUMBER} times) (?:an?|every|each|per) {_SPAN}"
    r"|daily|weekly|monthly|yearly|hourly|annually)(?:,? or (?:every|once|twice) [^,;:.]+)?)"
    r"(?:$|[,;:. ].*)"
)
_OFTEN_FIRST = re.compile(
    rf"(?P<often>(?:Once|Twice|At least once) (?:an?|every|each|per) {_SPAN}), (?P<what>[^:;]+)"
)
_REASON = re.compile(r"(?P<what>[^,:;]+?),? (?:because|since) (?P<why>.+)")
_SET_OFF = re.compile(  # "do not stop paying because …" forbids a reason
    r"[,:] ?(?:because|since|it|they|this|the|an?)\b"
)
_ARGUED = re.compile(r"(?P<what>[^,:;]+): (?P<why>(?:it|they|this|the|an?) .+)")
_GIVEN = re.compile(
    r"(?P<what>.+?),? (?P<when>(?:only )?(?:if|when|where|provided that|as soon as) .+)"
)
_UNTIL = re.compile(r"(?P<what>[^,:;]+?) (?P<until>until [^,:;]+)")
_EVENT = re.compile(r"(?P<when>(?:If|Where|When|Before|After) [^,]+), (?P<main>.+)")
_GOAL = re.compile(r"(?P<do>[^,:;]+?) to (?P<aim>[a-z]+ (?!to\b)[^,:;]+)")
_FROM = re.compile(  # "from top to bottom", "only one way to match it"
    r"\b(?:from \S+|(?:way|ability|chance|time|right|reason|order|need|room|attempt)s?)$"
)
_WISHES = re.compile(
    r"\b(?:if|want|need|have|try|wish|like|able|used|care|careful|sure|certain|remember|not)\b"
)
_READS_ON = re.compile(
    r"(?:understand|see|know|appreciate|learn|find out|explain) (?:why|how|what)\b"
)
_AIM = re.compile(rf"To (?!{_READS_ON.pattern})(?P<aim>[^,:;]+), (?P<do>.+)")
_NOT = re.compile(r"(?:Do not|Don’t|Don't|Never) (?P<rest>.+)")
_MUST = words("must shall should may")
_FAINT = words("be have see note read contact make try remember")
_LOOSE = (PRONOUNS - {"who", "that", "which", "anyone", "you"}) | words("its their his her")
_LETS = words(
    "leave allow arrange ask tell wait get let help permit encourage force remind teach invite"
    " order advise expect"
)
_LONGEST_WHAT = 16
_NARROWED = 4  # words: of a bare "tenant" a law demands many things
_NARROWS = re.compile(r" (?:who|which|that) ")


def duties(reading: Reading) -> Iterator[Candidate]:
    """Questions about what should be done, as instructions and rules put it."""
    if not reading.name or reading.sentence.split:
        return
    text = without_connective(reading.text).rstrip(".!")
    told = _told_to_you(text)
    if told:
        yield from _instruction(reading, *told)
    elif reading.clause is not None and reading.clause.aux in _MUST:
        yield from _rule(reading, reading.clause)
    elif reading.clause is not None and reading.clause.aux in {"is", "are"}:
        yield from _regular(reading, reading.clause)
    event, aim = _EVENT.match(text), _AIM.match(text)
    if event:
        yield from _under(reading, event)
    elif aim and _verb_opens(aim["aim"]) and _told_to_you(capitalised(aim["do"])):
        yield from _asked(reading, f"how do you {aim['aim']}", whole(aim["do"]), aim["aim"])


def _told_to_you(text: str) -> tuple[str, str] | None:
    """``should you`` or ``should you not``, and the instruction from its verb on."""
    forbids, once = _NOT.match(text), _OFTEN_FIRST.match(text)
    said = capitalised(forbids["rest"]) if forbids else text
    order = tree_of(capitalised(once["what"]) if once else said)
    verb = order.words[0] if order.words else None
    if verb is None or verb.low in _FAINT or (order.root and not forbids):
        return None
    surely = forbids is not None or order.child(0, "obj") is not None
    acts = verb.tag == "VB" or (verb.low in LEMMAS and surely)
    return ("should you not" if forbids else "should you", said) if acts else None


def _is_goal(said: str, goal: re.Match[str]) -> bool:
    """Whether ``to …`` says what for: not *bring it to room temperature*, *leave it to dry*."""
    words_said = sentence_tree(said).words
    first = goal["aim"].split(" ", 1)[0].lower()
    acts = any(word.low == first and word.tag == "VB" for word in words_said)
    return acts and words_said[0].low not in _LETS


def _instruction(reading: Reading, should: str, said: str) -> Iterator[Candidate]:
    """``Descale the machine every month, because lime blocks it`` → how often, and why?"""
    first, often = _OFTEN_FIRST.match(said), _OFTEN.match(said)
    if (regular := first or often) and should == "should you":
        what = _lower(regular["what"])
        yield from _asked(reading, f"how often {should} {what}", regular["often"], what)
        return
    goal = _GOAL.match(said)
    if goal and (_WISHES.search(goal["do"]) or _FROM.search(goal["do"])):
        return
    if goal and not _is_goal(said, goal):
        return
    if goal and (goal["aim"][-1:].isdigit() or _READS_ON.match(goal["aim"])):
        return  # "to step through 40, 45 and 50", "to understand why, go back to 1860"
    if goal and (states(goal["aim"]) or states(goal["do"])):
        return  # "Trespass to land consists in …" is no instruction
    if goal and should == "should you" and _verb_opens(goal["aim"]):
        aim = goal["aim"]
        yield from _asked(reading, f"how do you {aim}", goal["do"], aim)
        return
    why = _REASON.match(said) or _ARGUED.match(said)
    reason = trimmed(why["why"]) if why else ""
    stated = any(word.tag in FINITE for word in sentence_tree(reason).words)
    scoped = should == "should you" or _SET_OFF.search(said) is not None
    if why and stated and scoped:
        what = _lower(why["what"])
        yield from _asked(reading, f"why {should} {what}", f"because {reason}", what)


def _asked(reading: Reading, front: str, back: str, about: str) -> Iterator[Candidate]:
    plain = not set(about.lower().split()) & _LOOSE and has_words(about, 2, _LONGEST_WHAT)
    if plain:
        yield reading.asks("duty", about, question(front), capitalised(back))


def states(phrase: str) -> bool:
    """Whether a phrase holds a verb of a statement that no relative or joining word opens."""
    for word in tree_of(f"to {phrase}").words:
        if word.tag in {"WDT", "WP", "WRB", "IN"} and word.low not in PREPOSITIONS:
            return False
        if word.tag in FINITE - {"VBP"} or THIRD.get(word.low, "be") not in NOUNISH | {"be"}:
            return True
    return False


def _verb_opens(aim: str) -> bool:
    """Whether an aim opens with a verb: ``to rinse the wand``, but not ``to the top``."""
    first = tree_of(f"to {aim}").words[1]
    return first.tag == "VB" and first.low not in _FAINT


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _rule(reading: Reading, found: Clause) -> Iterator[Candidate]:
    """``The tank should be emptied every evening`` → How often …? ``X must Y if Z`` → When …?"""
    subject = reading.subject
    if found.context or _is_loose(subject) or found.insertion or subject.lower() == "you":
        return
    often, given = _OFTEN.match(found.rest), _GIVEN.match(found.rest)
    until = _UNTIL.match(found.rest)
    verb = f"{found.verb} {found.rest}".strip()
    if often and not found.negated:
        front = ask("how often", found, subject, often["what"].removesuffix(" on"))
        yield reading.asks("duty", bare(subject), front, capitalised(often["often"]))
    elif until and not found.negated and not _is_loose(until["what"]):
        front = ask("until when", found, subject, until["what"])
        yield reading.asks("duty", bare(subject), front, capitalised(whole(until["until"])))
    elif given and not found.negated and has_words(given["what"], 1, _LONGEST_WHAT):
        answer = whole(given["when"])
        beside = ", which " in given["what"] or ", who " in given["what"]  # "…, returned when …"
        if answer and not beside and not _is_loose(given["what"]):
            front = ask("when", found, subject, given["what"])
            yield reading.asks("duty", bare(subject), front, capitalised(answer))
    elif found.aux in {"must", "shall"} and not found.adverb and found.lemma != "be":
        answer = whole(verb)
        narrowed = _NARROWS.search(subject) or (
            has_words(bare(subject), _NARROWED) and reading.is_told_once(subject)
        )
        if answer and narrowed and reading.lays_down_rules and has_words(answer, 2):
            front = question(f"what {found.aux} {subject} do")
            yield reading.asks("duty", bare(subject), front, capitalised(answer))


def _regular(reading: Reading, found: Clause) -> Iterator[Candidate]:
    """``The drug is taken once a day`` → How often is the drug taken?"""
    often = _OFTEN.match(found.rest)
    main = found.tree.words[found.main].low
    done = main in PARTICIPLES or main.endswith("ed")  # not "the rule is gluten every day"
    if often and done and not (found.context or found.negated or _is_loose(reading.subject)):
        front = ask("how often", found, reading.subject, often["what"])
        yield reading.asks("duty", bare(reading.subject), front, capitalised(often["often"]))


def _under(reading: Reading, event: re.Match[str]) -> Iterator[Candidate]:
    """``If a dog fouls a street, its keeper must …`` → If a dog …, what must its keeper do?"""
    called = event["main"].lower().startswith(f"{reading.name.lower()} ")  # "find behaves …"
    order = None if called else _told_to_you(capitalised(event["main"]))
    case = event["when"].partition(" ")[2]
    clear = not (_is_loose(event["main"]) or _is_loose(case))
    if order and clear and clause(capitalised(case), whole=True):
        front = question(f"what {order[0]} do {_lower(event['when'])}")
        yield reading.asks("duty", case, front, capitalised(whole(event["main"])))
        return
    main = clause(capitalised(event["main"]))
    if main is None or main.aux not in _MUST or not main.verb or main.negated:
        return
    opening = case.split(" ", 1)[0].lower()
    answer = whole(f"{main.verb} {main.rest}")
    loose = opening in _LOOSE or not clause(capitalised(case))
    undergoes = main.lemma == "be" or answer.lower().startswith("be ")
    if answer and not (loose or undergoes) and is_noun_phrase(main.subject, longest=6):
        subject = _lower(main.subject)
        front = question(f"{_lower(event['when'])}, what {main.aux} {subject} do")
        yield reading.asks("duty", bare(subject), front, capitalised(answer))


def _is_loose(phrase: str) -> bool:
    return bool(set(phrase.lower().split()) & _LOOSE)
