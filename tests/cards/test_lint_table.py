"""Every rule for good cards: a card that breaks it, and a near miss that does not."""

from __future__ import annotations

import pytest

from tests.cards.builders import cloze, levels, question
from trainer.cards.lint import lint_note
from trainer.cards.lint_table import RULES
from trainer.cards.note import Kind, Note

WORD = "word "


def items(count: int) -> Note:
    return Note(Kind.LIST, "Name the parts of the machine", items=("part",) * count)


BREAKS = [
    ("empty-side", "error", question("What is ATP?", " ")),
    ("empty-side", "error", Note(Kind.PAIR, "der Hund", "")),
    ("empty-side", "error", Note(Kind.LIST, "Name the two poles", items=("north", ""))),
    ("garbled", "error", question("Which enzyme ( ) copies DNA?")),
    ("garbled", "error", question("Which enzyme, , copies DNA?")),
    ("garbled", "error", question("Which enzyme copies DNA??")),
    ("garbled", "error", question("Who was Andr\ufffd Gide?", "a French author")),
    ("unbalanced", "error", question("Which enzyme (of a cell copies DNA?")),
    ("unbalanced", "error", question("Who said this?", '"Here I stand')),
    ("unbalanced", "error", question("What (a) starts and (b ends mitosis?")),
    ("two-questions", "error", question("Who found radium? When was it?")),
    ("two-questions", "error", question("What is osmosis and why does it matter?")),
    ("question-too-long", "error", question("Which " + WORD * 45 + "is it?")),
    ("question-long", "warning", question("Which " + WORD * 30 + "is it?")),
    ("answer-too-long", "error", question("What is a cell?", "The " + WORD * 40)),
    ("answer-long", "warning", question("What is a cell?", "The " + WORD * 25)),
    (
        "enumeration-too-long",
        "error",
        question("Which metals are noble?", "a1, b2, c3, d4, e5, f6"),
    ),
    (
        "enumeration",
        "warning",
        question("Which metals are noble?", "gold, silver, iridium, rhodium"),
    ),
    ("enumeration-too-long", "error", items(10)),
    ("enumeration", "warning", items(6)),
    ("cloze-form", "error", cloze("The {{c1::SYN segment is sent first")),
    ("stray-braces", "warning", cloze("The SYN}} is sent before the {{c1::ACK}} by hosts")),
    ("too-many-blanks", "error", cloze("{{c1::Red}}, {{c1::green}} and {{c1::blue}} mix to white")),
    ("cloze-without-context", "error", cloze("The {{c1::cell}} divides.")),
    ("cloze-little-context", "warning", cloze("The capital of France is {{c1::Paris}}.")),
    (
        "cloze-answer-too-long",
        "error",
        cloze("Inertia means that {{c1::a body at rest will stay at rest}} without a force."),
    ),
    ("leftover-markup", "warning", question("Which tag draws <b>bold</b> text in HTML?")),
    ("not-a-question", "error", question("The powerhouse of the cell", "the mitochondrion")),
    ("question-too-short", "error", question("Why sleep?")),
    ("starts-lower-case", "error", question("what does a ribosome make?", "proteins")),
    ("starts-lower-case", "error", cloze("enzymes called {{c1::helicases}} unwind the DNA")),
    ("yes-no-question", "error", question("Is the sun a star?", "Yes, a yellow dwarf")),
    ("yes-no-question", "error", question("Can light escape from a black hole?", "none of it")),
    ("binary-choice", "warning", question("Which is heavier, lead or gold?", "gold")),
    ("negative-question", "warning", question("Which planet is not rocky?", "Jupiter")),
    ("vague-question", "error", question("What about enzymes?")),
    ("vague-question", "error", question("What is important in osmosis?")),
    ("vague-question", "error", question("Describe the water cycle.")),
    ("answer-in-question", "error", question("Which organ is the liver of the body?", "the liver")),
    ("answer-in-question", "error", cloze("The {{c1::liver}} makes bile; bile leaves the liver.")),
    (
        "answer-mostly-in-question",
        "warning",
        question(
            "Which bright young star cluster lies in Taurus?", "the bright young star cluster M45"
        ),
    ),
    ("answer-has-no-content", "error", question("What do plants give off?", "of the")),
    ("answer-has-no-content", "error", question("What do plants give off?", "…")),
    ("generic-answer", "error", question("What decides the price of bread?", "Many factors")),
    ("generic-answer", "error", question("How fast does a cell divide?", "It depends.")),
    ("generic-answer", "error", question("When is haem arginate given?", "When needed.")),
    ("thin-definition", "warning", question("What is a helicase?", "enzyme")),
    ("dangling-reference", "error", question("What does this process release?")),
    ("dangling-reference", "error", question("What does it release at night?")),
    ("dangling-reference", "error", question("Who led such armies?")),
    ("dangling-reference", "error", question("Which gas does the latter release?")),
    ("dangling-reference", "error", cloze("They {{c1::unwind}} the strands of DNA before copying")),
    ("dangling-answer", "error", question("What does a ribosome do?", "It makes proteins")),
    ("dangling-answer", "error", question("Why does ice float?", "because of this property")),
    ("weak-reference", "warning", cloze("The same enzyme is found in {{c1::yeast}} and bacteria")),
    ("bare-generic-subject", "warning", question("What is a cell?", "the smallest unit of life")),
    ("refers-to-the-text", "error", question("According to the text, what do plants breathe?")),
    ("refers-to-the-text", "error", question("Which gas is shown in Figure 3?")),
    ("refers-to-the-text", "error", question("Which gas is mentioned as a waste product?")),
    ("refers-to-the-text", "error", question("Which of the following is a noble gas?", "argon")),
    ("refers-to-the-text", "error", question("Which gas does the author discuss?", "argon")),
    ("cut-off", "error", question("What is a cell made of?", "a membrane and the")),
    ("cut-off", "error", question("What does the cell wall consist of the?")),
    ("cut-off", "error", question("Where are proteins made?", "ribosomes found in")),
    ("stutter", "error", question("What is the the largest planet?", "Jupiter")),
    ("cloze-of-function-word", "error", cloze("Bile is made {{c1::by}} the liver of vertebrates")),
    ("cloze-article-hint", "warning", cloze("Bile is made by an {{c1::organ}} of the vertebrates")),
    ("cloze-connective", "warning", cloze("However, {{c1::bile}} leaves the liver by ducts")),
    ("time-relative", "warning", question("Who is currently the king of Spain?", "Felipe VI")),
    ("opinion-or-rhetoric", "warning", question("What is a promising therapy?", "CAR-T cells")),
    ("first-or-second-person", "warning", question("How do you undo a commit?", "by a revert")),
]


KEEPS = [
    ("empty-side", question("What is the digit for nothing?", "0")),
    ("garbled", question("What does print() write for an empty string?")),
    ("garbled", question("What does `a ?? b` give in C#?")),
    ("garbled", question("Wie heißt „NÃO“ auf Deutsch?")),
    ("unbalanced", question("Which interval is [0, 1) in words?", "half open")),
    ("unbalanced", question("What a) starts and b) ends mitosis?")),
    ("unbalanced", question("What does `f(` start?", "a call")),
    ("unbalanced", question('How long is a screen of 27" in cm?', "69 cm")),
    ("two-questions", question("What does `?` mean in a pattern?")),
    ("two-questions", question('Who asked "Quo vadis?" in the legend?', "Peter")),
    (
        "two-questions",
        question("Which salt and which acid form soap?".replace("and which", "with an")),
    ),
    ("question-too-long", question("Which " + WORD * 40 + "is it?")),
    ("question-long", question("Which " + WORD * 25 + "is it?")),
    ("answer-too-long", question("What is a cell?", "The " + WORD * 39)),
    ("answer-long", question("What is a cell?", "The " + WORD * 24)),
    ("answer-too-long", question("What is it in code?", "```\n" + "x = 1\n" * 60 + "```")),
    ("enumeration-too-long", question("Which metals are noble?", "a1, b2, c3, d4, e5")),
    ("enumeration-too-long", question("How does the series go on?", "1, 1, 2, 3, 5, 8, 13")),
    ("enumeration", question("Which metals are noble?", "gold, silver and iridium")),
    ("enumeration-too-long", items(9)),
    ("enumeration", items(5)),
    ("cloze-form", cloze(r"The slope is {{c1::$\frac{a}{b}$}} for this line")),
    ("stray-braces", cloze("A block ends with `}}` and not with a {{c1::colon}} in C")),
    ("too-many-blanks", cloze("{{c1::Red}}, {{c2::green}} and {{c3::blue}} mix to white")),
    ("cloze-without-context", cloze("The {{c1::SYN}} is answered by {{c2::SYN-ACK::two flags}}.")),
    ("cloze-without-context", cloze("$E =$ {{c1::$mc^2$}}")),
    ("cloze-without-context", cloze("水の化学式は{{c1::H2O}}です")),
    ("cloze-without-context", cloze("The {{c1::cell::smallest living unit}} divides.")),
    ("cloze-little-context", cloze("Bile, made by the {{c1::liver}} of vertebrates, digests fat.")),
    ("cloze-answer-too-long", cloze("The sum is {{c1::$a + b + c + d + e + f + g + h$}} in full")),
    ("leftover-markup", question("Which tag draws `<b>bold</b>` text in HTML?")),
    ("leftover-markup", question("What follows from a < b and b > c?")),
    ("not-a-question", question("Define entropy.", "the measure of disorder")),
    ("not-a-question", question("Let $f(x) = x^2$. Compute $f'(3)$.", "$6$")),
    ("not-a-question", question("Many monarchies started out as:", "absolute monarchies")),
    ("not-a-question", question("What does it print?\n\n```python\nprint(1)\n```", "1")),
    ("not-a-question", question("The capital of Peru is ____", "Lima")),
    ("question-too-short", question("Define entropy.", "the measure of disorder")),
    ("question-too-short", question("7 × 8 = ?", "56")),
    ("question-too-short", question("$\\int x\\,dx = ?$", "$x^2/2$")),
    ("question-too-short", Note(Kind.QUESTION, "Which bird?", "a wren", image="media/wren.png")),
    ("starts-lower-case", question("pH below seven means what?", "an acid")),
    ("starts-lower-case", question("`ls` lists what?", "the files of a folder")),
    ("starts-lower-case", question("mRNA is read by what?", "the ribosome")),
    ("starts-lower-case", question("van Gogh cut off what?", "an ear")),
    ("yes-no-question", question("May 8, 1945: what ended?", "the war in Europe")),
    ("yes-no-question", question("Will Smith starred in which 1996 film on an invasion?")),
    ("yes-no-question", question("In what is salt soluble?", "water")),
    ("binary-choice", question("Which metal is heavier than lead?", "gold")),
    ("negative-question", question("Which planet has no moon?", "Venus")),
    ("vague-question", question("What does it take to start a fire?")),
    ("vague-question", question("What is true north?", "the direction of the pole")),
    ("answer-in-question", question("What is 10 + 0?", "10")),
    ("answer-in-question", question("What is the plural of sheep?", "sheep")),
    ("answer-in-question", question("Which is heavier, lead or gold?", "gold")),
    ("answer-in-question", question("Solve $x + 2 = 4$.", "$x = 2$")),
    ("answer-in-question", question("Which organ makes bile?", "the liver")),
    ("answer-mostly-in-question", question("Which star cluster lies in Taurus?", "the Pleiades")),
    ("answer-has-no-content", question("Which vitamin prevents scurvy?", "C")),
    ("answer-has-no-content", question("Which preposition follows 'depend'?", "on")),
    ("answer-has-no-content", question("Which sign is used for pi?", "π")),
    ("generic-answer", question("What does `bool([])` return?", "False")),
    ("generic-answer", question("How many moons has the Earth?", "one")),
    ("generic-answer", question("What does the Greek word demos mean?", "people")),
    ("thin-definition", question("What is a helicase?", "an enzyme that unwinds DNA")),
    ("dangling-reference", question("When a cell divides, what does it copy first?")),
    ("dangling-reference", question("What is it called when a gas turns liquid?")),
    ("dangling-reference", question("What do those who study stars need?")),
    ("dangling-reference", question("Which metals, such as gold, are noble?")),
    ("dangling-reference", question("Which state is the former colony of Portugal?")),
    ("dangling-reference", question("What does this print?\n\n```\nprint(1)\n```", "1")),
    ("dangling-reference", Note(Kind.QUESTION, "Which bird is this?", "a wren", image="a.png")),
    ("dangling-reference", question("A man is pale and cold. What causes this state?")),
    ("dangling-reference", cloze("{{c1::Mitochondria}} have their own DNA in a ring")),
    ("dangling-answer", question("What does 'ils' mean in French?", "they (masculine)")),
    ("dangling-answer", question("Which pronoun stands for a thing?", "it")),
    ("dangling-answer", question("Why does ice float?", "because its density is lower")),
    ("weak-reference", cloze("The liver of a goose is {{c1::fat}} after weeks of feeding")),
    ("bare-generic-subject", question("What is a stem cell?", "a cell that can become any other")),
    ("refers-to-the-text", question("Below which temperature does water freeze?", "0 °C")),
    ("refers-to-the-text", question("Who is the author of Faust?", "Goethe")),
    ("refers-to-the-text", question("According to the WHO, what is health?")),
    ("refers-to-the-text", question("Which clause removes a table in SQL?", "`DROP TABLE`")),
    ("refers-to-the-text", question("Which of the following is noble:\nargon, oxygen?", "argon")),
    ("cut-off", question("Which vitamin is retinol?", "Vitamin A")),
    ("cut-off", question("What does 'seek' mean?", "to look for")),
    ("cut-off", question("What does an inventory show?", "what a cell is made of")),
    ("stutter", question("Which island is Bora Bora part of?", "the Society Islands")),
    ("stutter", question("Which form is right: he had had or he had have?", "he had had")),
    ("cloze-of-function-word", cloze("She depends {{c1::on::preposition}} her friends at work")),
    ("cloze-of-function-word", cloze("Bile is made by the {{c1::liver}} of vertebrates")),
    ("cloze-article-hint", cloze("Bile is made by {{c1::an organ}} of the vertebrates")),
    ("cloze-connective", cloze("Sodium reacts with {{c1::water}} to give hydrogen")),
    ("time-relative", question("Who was king of Spain in 2020?", "Felipe VI")),
    ("opinion-or-rhetoric", question("Which therapy uses changed T cells?", "CAR-T cells")),
    ("first-or-second-person", question("Which command undoes a commit?", "`git revert`")),
]


@pytest.mark.parametrize(("rule", "level", "note"), BREAKS)
def test_a_card_that_breaks_a_rule_is_found(rule: str, level: str, note: Note) -> None:
    assert levels(note).get(rule) == level


@pytest.mark.parametrize(("rule", "note"), KEEPS)
def test_a_near_miss_keeps_the_rule(rule: str, note: Note) -> None:
    assert rule not in levels(note)


def test_every_rule_of_the_table_is_tried_both_ways() -> None:
    rules = {rule.id for rule in RULES}
    assert rules <= {rule for rule, _, _ in BREAKS}
    assert rules <= {rule for rule, _ in KEEPS}


def test_messages_and_mends_are_sentences_without_a_stop() -> None:
    for _, _, note in BREAKS:
        for finding in lint_note(note):
            assert finding.message[0].isupper() or finding.message[0] in "'\"0123456789"
            assert not finding.message.endswith(".")
            assert finding.mend
            assert not finding.mend.endswith(".")
