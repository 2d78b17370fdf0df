"""Cards that ask for the term from what it does: ``Which hormone triggers ovulation?``."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.generate.english.nouns import bare, head, is_person, is_plural, is_term, singular
from trainer.generate.english.tokens import has_words, tokens, without_brackets
from trainer.generate.english.verb_clause import Clause
from trainer.generate.english.verbs import past, third_person
from trainer.generate.english.words import GENERIC_NOUNS, POSSESSIVES, PRONOUNS, words
from trainer.generate.facts import Candidate
from trainer.generate.families.telling_verbs import FUNCTIONS, MAKINGS
from trainer.generate.reading import Reading
from trainer.generate.spans import told
from trainer.generate.terms import is_rare
from trainer.generate.wording import capitalised, context_of, question

_FEWEST_TOLD, _MOST_TOLD = 5, 22
_SURE = 0.5
_OPEN = words("might could would should can may must")  # what may happen has many causes
_SAYS_LITTLE = words("describe contain represent define")


def holders(reading: Reading) -> Iterator[Candidate]:
    """``Luteinizing hormone triggers ovulation`` → Which hormone triggers ovulation?"""
    clause = reading.clause
    if clause is None or clause.negated or context_of(clause) is None:
        return
    aims = clause.lemma in {"aim", "seek"}
    if not (aims or clause.lemma in (FUNCTIONS | MAKINGS) - _SAYS_LITTLE) or clause.aux in _OPEN:
        return
    subject = without_brackets(clause.subject)
    if not _is_name(reading, clause, subject) or not _is_doing(clause):
        return
    what = told(clause)
    if not _tells(what, subject):
        return
    front = f"{context_of(clause)}{_asked(reading, clause, subject)} {_predicate(clause)} {what}"
    back = capitalised(reading.names.lowered(subject))
    yield reading.asks("holder", bare(subject), question(front), back)


def _is_name(reading: Reading, clause: Clause, subject: str) -> bool:
    """A term of the document, or a name: what a learner can be asked to produce."""
    name = bare(subject)
    if singular(head(name)) in GENERIC_NOUNS:
        return False  # "Adverse effects impaired …"
    if not is_term(name) or reading.is_matter(name) or subject.lower().startswith("the "):
        return False
    proper = all(word[:1].isupper() for word in name.split()) and " " in name
    rare = any(is_rare(word) for word in name.split())
    rare = rare and (not is_plural(head(name)) or " " in name)
    return (proper and clause.is_past and clause.lemma in MAKINGS) or (
        rare and reading.weight(name) >= _SURE
    )


def _is_doing(clause: Clause) -> bool:
    """Whether the subject acts on something, or aims to."""
    aims = clause.lemma in {"aim", "seek", "attempt", "serve"} and clause.rest.startswith("to ")
    return aims or clause.tree.child(clause.main, "obj") is not None


def _tells(what: str, subject: str) -> bool:
    """Enough is said, with nothing in it that leans on the text or gives the name away."""
    low = [token.low for token in tokens(what) if token.is_word]
    own = {word[:5] for word in bare(subject).lower().split() if len(word) > len("the")}
    named = own & {word[:5] for word in low}
    loose = set(low) & (POSSESSIVES | PRONOUNS - {"that", "who", "which", "there"})
    return has_words(what, _FEWEST_TOLD, _MOST_TOLD) and not named and not loose


def _asked(reading: Reading, clause: Clause, subject: str) -> str:
    """``which hormone`` where the term names its kind, else *who* or *what*."""
    *modifiers, kind = bare(subject).split(" ")
    proper = kind[:1].isupper() or reading.names.is_name(subject.split(" ", maxsplit=1)[0])
    if proper and all(word[:1].isupper() for word in modifiers):
        return "who" if modifiers or clause.is_past else "what"
    if modifiers and kind.islower() and kind not in GENERIC_NOUNS:
        return f"which {kind}"
    return "who" if is_person(kind.lower()) else "what"


def _predicate(clause: Clause) -> str:
    """The verb group as it stands behind *what*: in the singular, unless the kind is plural."""
    if clause.aux:
        return " ".join(part for part in (clause.aux, clause.adverb, clause.verb) if part)
    verb = past(clause.lemma) if clause.is_past else clause.verb
    several = len(bare(clause.subject).split(" ")) > 1 and clause.plural
    if clause.plural and not clause.is_past and not several:
        verb = third_person(clause.lemma)
    return " ".join(part for part in (clause.adverb, verb) if part)
