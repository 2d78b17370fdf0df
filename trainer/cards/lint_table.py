"""The rules for good cards, one row each: what breaks them, how badly, and how to mend it.

They come from Wozniak's twenty rules of formulating knowledge and Matuschak's guide to
prompts. An error marks a card that will not work in review; a warning, one worth a look.
A pair is a word and its meaning rather than a question, so few rules concern it.
"""

from __future__ import annotations

from functools import partial

from trainer.cards import lint_form as form
from trainer.cards import lint_reference as reference
from trainer.cards import lint_wording as wording
from trainer.cards.lint_rule import Rule, card_says, counts, question_begins, question_says
from trainer.cards.note import Kind

_ANY = frozenset(Kind)
_WORDED = frozenset({Kind.QUESTION, Kind.LIST, Kind.CLOZE})
_ASKING = frozenset({Kind.QUESTION, Kind.LIST})
_ANSWERED = frozenset({Kind.QUESTION, Kind.CLOZE})
_QUESTION = frozenset({Kind.QUESTION})
_LIST = frozenset({Kind.LIST})
_CLOZE = frozenset({Kind.CLOZE})

_SPLIT_SET = "Split the set, make it a list note, or a cloze with a gap for each"
_MORE_CONTEXT = "Say more around the gap, or give it a hint: {{c1::words::hint}}"

# fmt: off
_IN_ANY_LANGUAGE = (
    Rule("empty-side", "error", _ANY, form.empty_side,
         "One side of the card is empty", "Write both what is asked and what answers it"),
    Rule("empty-side", "error", _LIST, form.empty_item,
         "Item {} of the list is empty", "Write the item or take its line out"),
    Rule("garbled", "error", _ANY, card_says(form.GARBLED),
         "Something is lost or doubled at '{}'", "Compare with the source and write it out"),
    Rule("unbalanced", "error", _ANY, form.unbalanced,
         "A {} is opened but not closed, or the reverse",
         "Close it, or put code in backticks and formulas between dollars"),
    Rule("two-questions", "error", _ASKING, form.several_question_marks,
         "The card asks two things at once", "Make a card of each question"),
    Rule("question-too-long", "error", _WORDED, counts(form.question_words, above=45),
         "The question has {} words, more than 45",
         "Ask for one fact, and move the rest to extra or to cards of its own"),
    Rule("question-long", "warning", _WORDED, counts(form.question_words, above=30, up_to=45),
         "The question has {} words, more than 30", "Shorten it to what is needed to answer"),
    Rule("answer-too-long", "error", _QUESTION, counts(form.answer_words, above=40),
         "The answer has {} words, more than 40",
         "Split it over several cards, and move what need not be recalled to extra"),
    Rule("answer-long", "warning", _QUESTION, counts(form.answer_words, above=25, up_to=40),
         "The answer has {} words, more than 25",
         "Keep the words that must be recalled, and move the rest to extra"),
    Rule("enumeration-too-long", "error", _QUESTION, counts(form.enumerated, above=5),
         "The answer enumerates {} things, more than 5", _SPLIT_SET),
    Rule("enumeration", "warning", _QUESTION, counts(form.enumerated, above=3, up_to=5),
         "The answer enumerates {} things, more than 3", _SPLIT_SET),
    Rule("enumeration-too-long", "error", _LIST, counts(form.items, above=9),
         "The list has {} items, more than 9", "Split it into parts with names of their own"),
    Rule("enumeration", "warning", _LIST, counts(form.items, above=5, up_to=9),
         "The list has {} items, more than 5", "Group the items, or split the list into parts"),
    Rule("too-many-blanks", "error", _CLOZE, counts(form.gaps, above=2),
         "{} gaps are asked at once, more than 2",
         "Give the gaps numbers of their own: {{c1::…}}, {{c2::…}}"),
    Rule("stray-braces", "warning", _CLOZE, form.stray_braces,
         "The braces at the end of '{}' close no gap",
         "Open the gap with {{c1::, or put braces that are text in backticks"),
    Rule("cloze-without-context", "error", _CLOZE, form.gap_without_context,
         "Too few words stand around the gap to tell what is asked", _MORE_CONTEXT),
    Rule("cloze-little-context", "warning", _CLOZE, form.gap_with_little_context,
         "Only {} telling words stand around the gap", _MORE_CONTEXT),
    Rule("cloze-answer-too-long", "error", _CLOZE, counts(form.gap_words, above=6),
         "The gap holds {} words, more than 6",
         "Leave a shorter gap for the key words, or ask a question"),
    Rule("leftover-markup", "warning", _ANY, card_says(form.LEFTOVER_MARKUP),
         "'{}' looks like markup but is shown as it stands",
         "Put code in backticks; HTML is not read"),
)

_english = partial(Rule, english=True)

_IN_ENGLISH = (
    _english("not-a-question", "error", _ASKING, wording.not_a_question,
             "The question side asks nothing",
             "End it with a question mark, begin with a verb like Name, or make it a pair"),
    _english("question-too-short", "error", _ASKING, wording.question_too_short,
             "'{}' is too short to tell what is asked", "Ask in a whole sentence"),
    _english("starts-lower-case", "error", _WORDED, wording.starts_lower_case,
             "The card begins with '{}' in lower case, like a piece of a sentence",
             "Begin with a capital letter, and put code and commands in backticks"),
    _english("yes-no-question", "error", _ASKING, wording.yes_no_question,
             "A question that opens with '{}' can be answered by yes or no",
             "Ask for the fact itself with what, which, why or how"),
    _english("binary-choice", "warning", _ASKING, wording.binary_choice,
             "A choice of two ('{}') can be guessed", "Ask without naming the answers"),
    _english("negative-question", "warning", _ASKING, question_begins(wording.NEGATIVE_QUESTION),
             "The question asks what is not so", "Ask for what is so"),
    _english("vague-question", "error", _ASKING, question_begins(wording.VAGUE_QUESTION),
             "'{}' has many right answers", "Name the one thing that is to be recalled"),
    _english("two-questions", "error", _ASKING, question_says(wording.SECOND_QUESTION),
             "The card asks two things at once ('{}')", "Make a card of each question"),
    _english("answer-in-question", "error", _WORDED, wording.answer_in_question,
             "The answer '{}' already stands in the question", "Take it out of the question"),
    _english("answer-mostly-in-question", "warning", _QUESTION, wording.answer_mostly_in_question,
             "Most of the answer already stands in the question ({})",
             "Ask for the part that is new, and leave the rest out"),
    _english("answer-has-no-content", "error", _QUESTION, wording.answer_without_content,
             "The answer '{}' says nothing by itself", "Answer with the fact"),
    _english("generic-answer", "error", _QUESTION, wording.generic_answer,
             "'{}' would answer many questions",
             "Answer with the specific fact, or ask differently"),
    _english("thin-definition", "warning", _QUESTION, wording.thin_definition,
             "The definition is the single word '{}'", "Say what sets the thing apart"),
    _english("dangling-reference", "error", _WORDED, reference.dangling_reference,
             "'{}' points at something that is not on the card", "Name the thing"),
    _english("dangling-answer", "error", _QUESTION, reference.dangling_answer,
             "The answer points with '{}' at something outside it", "Name the thing in the answer"),
    _english("weak-reference", "warning", _WORDED, question_begins(reference.WEAK_REFERENCE),
             "'{}' leans on a sentence that is not on the card", "Name the thing"),
    _english("bare-generic-subject", "warning", _ASKING, question_begins(reference.BARE_SUBJECT),
             "'{}' could come from any subject", "Say which one, or in which field"),
    _english("refers-to-the-text", "error", _WORDED, reference.refers_to_the_text,
             "'{}' refers to a text or figure that the learner does not see",
             "Ask about the matter, not about the text"),
    _english("cut-off", "error", _ANSWERED, wording.cut_off,
             "The sentence breaks off at '{}'", "Write it to its end"),
    _english("stutter", "error", _WORDED, wording.stutter,
             "'{}' is written twice", "Take one of them out"),
    _english("cloze-of-function-word", "error", _CLOZE, wording.gap_of_function_word,
             "The gap asks for the small word '{}'",
             "Leave a gap for a word that carries the fact, or give a hint"),
    _english("cloze-article-hint", "warning", _CLOZE, question_says(wording.ARTICLE_BEFORE_GAP),
             "'{}' before the gap tells how the answer begins", "Take the article into the gap"),
    _english("cloze-connective", "warning", _CLOZE, question_begins(wording.CONNECTIVE_START),
             "'{}' leans on a sentence that is not on the card", "Begin with the thing itself"),
    _english("time-relative", "warning", _WORDED, question_says(reference.PASSING_TIME),
             "'{}' will not be true for ever", "Write the date: as of 2024, …"),
    _english("opinion-or-rhetoric", "warning", _WORDED, card_says(reference.OPINION),
             "'{}' sounds like an opinion or a figure of speech", "Say the fact behind it"),
    _english("first-or-second-person", "warning", _WORDED, card_says(reference.READER),
             "'{}' speaks to a reader", "Ask about the matter without we and you"),
)
# fmt: on

RULES: tuple[Rule, ...] = (*_IN_ANY_LANGUAGE, *_IN_ENGLISH)
