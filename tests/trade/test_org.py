"""Cards within Org files: org-drill, org-fc and anki-editor."""

from __future__ import annotations

import pytest

from tests.trade.conftest import Read, Refused
from trainer.cards.expand import cards
from trainer.cards.note import Kind, Note
from trainer.cards.text import plain
from trainer.trade.org_text import markdown

DRILL = """\
#+title: Cells
#+filetags: :bio:
* Energy
** TODO Mitochondria                           :drill:exam:
   SCHEDULED: <2024-01-01>
   :PROPERTIES:
   :ID: abc-1
   :END:
   What makes /ATP/?
*** Answer
    The *mitochondrion*.
** Item :drill:
   The capital of [France||country] is [Paris], see [[https://x.org][here]].
** Simple :drill:
   its answer
** Two :drill:
   :PROPERTIES:
   :DRILL_CARD_TYPE: twosided
   :END:
*** One
    Haus
*** Other
    house
"""
FC = """\
* front :fc:
:PROPERTIES:
:FC_TYPE: double
:END:
:REVIEW_DATA:
| position | ease |
:END:
back text
* gaps :fc:
:PROPERTIES:
:FC_TYPE: cloze
:END:
Some {{gap}{hint}@0} and {{other}@1}
* typed :fc:
:PROPERTIES:
:FC_TYPE: text-input
:END:
443
"""
EDITOR = """\
* Deck
** Title
:PROPERTIES:
:ANKI_NOTE_TYPE: Basic
:ANKI_DECK: Lang::German
:END:
*** Front
Haus
*** Back
#+begin_src python
x = [1]
#+end_src
** Gap
:PROPERTIES:
:ANKI_NOTE_TYPE: Cloze
:END:
*** Text
{{c1::SYN}} first
*** Extra
more
"""


def told(notes: tuple[Note, ...]) -> list[tuple[Kind, str, str]]:
    return [(note.kind, note.front, note.back) for note in notes]


def test_org_drill_asks_the_text_and_answers_with_the_headline_within(read: Read) -> None:
    incoming = read("a.org", DRILL)
    assert incoming.title == "Cells"
    assert told(incoming.notes) == [
        (Kind.QUESTION, "What makes *ATP*?", "The **mitochondrion**."),
        (
            Kind.CLOZE,
            "The capital of {{c1::France::country}} is {{c2::Paris}}, see [here](https://x.org).",
            "",
        ),
        (Kind.QUESTION, "Simple", "its answer"),
        (Kind.PAIR, "Haus", "house"),
    ]
    first = incoming.notes[0]
    assert (first.guid, first.tags, first.section, first.line) == (
        "abc-1",
        ("bio", "exam"),
        "Energy",
        4,
    )


def test_org_fc_asks_by_its_types(read: Read) -> None:
    notes = read("a.org", FC).notes
    assert told(notes) == [
        (Kind.PAIR, "front", "back text"),
        (Kind.CLOZE, "Some {{c1::gap::hint}} and {{c2::other}}", ""),
        (Kind.QUESTION, "typed", "443"),
    ]
    assert notes[2].typed


def test_anki_editor_keeps_its_fields_under_headlines(read: Read) -> None:
    notes = read("a.org", EDITOR).notes
    assert told(notes) == [
        (Kind.QUESTION, "Haus", "```python\nx = [1]\n```"),
        (Kind.CLOZE, "{{c1::SYN}} first", ""),
    ]
    assert [note.section for note in notes] == ["Lang::German", "Deck"]
    assert notes[1].extra == "more"


@pytest.mark.parametrize(
    ("org", "text"),
    [
        ("*b* /i/ =c= ~d~ +s+", "**b** *i* `c` `d` ~~s~~"),
        ("a/b/c 2*3*4", "a/b/c 2*3*4"),
        (r"\(x_1\) and =*raw*=", "$x_1$ and `*raw*`"),
        ("[[file:x.org][words]] [[https://a.b/c/d][web]]", "words [web](https://a.b/c/d)"),
        ("#+begin_quote\nq\n#+end_quote\n# comment\nx", "q\nx"),
    ],
)
def test_orgs_marks_are_told_in_markdown(org: str, text: str) -> None:
    assert markdown(org) == text


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("* Only prose\ntext\n", " there are no cards in this file"),
        ("* A\n** Empty :drill:\n", "2:1 this card has no answer"),
        ("* Empty :fc:\n", "1:1 there is no answer here"),
    ],
)
def test_a_card_that_lacks_a_side_is_refused_with_its_place(
    refused: Refused, content: str, told: str
) -> None:
    assert refused("a.org", content).startswith(told)


def test_headlines_within_a_block_of_code_are_code(read: Read) -> None:
    text = "* Card :drill:\nWhat?\n#+begin_src org\n* no headline\n#+end_src\n** Answer\nThis\n"
    (note,) = read("a.org", text).notes
    assert "* no headline" in note.front
    assert note.back == "This"


def test_a_drawer_that_is_not_closed_ends_with_the_next_headline(read: Read) -> None:
    (note,) = read("a.org", "* One\n:LOGBOOK:\nnoise\n* Two :drill:\nHere is [it]\n").notes
    assert note.front == "Here is {{c1::it}}"


def test_colons_within_a_gap_are_words_and_open_no_hint(read: Read) -> None:
    text = "* Types :drill:\nUse [std::vector||a type] or [~a::b~].\n"
    (found,) = read("a.org", text).notes
    assert [(plain(card.answer), card.hint) for card in cards(found)] == [
        ("std::vector", "a type"),
        ("a::b", ""),
    ]


def test_a_card_within_a_card_is_none_of_its_sides(read: Read) -> None:
    text = "* Tides :drill:\nThe [ebb] falls.\n** Flood :drill:\nThe [flood] rises.\n"
    notes = read("a.org", text).notes
    assert [found.front for found in notes] == [
        "The {{c1::ebb}} falls.",
        "The {{c1::flood}} rises.",
    ]
