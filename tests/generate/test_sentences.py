from __future__ import annotations

import pytest

from tests.generate.builders import document, sides
from trainer.cards.document import Block, BlockKind, Document
from trainer.generate.sentences import readable, sentences, spans
from trainer.ingest.layout import lay_out
from trainer.ingest.plain import parse_plain


def split(text: str, seams: tuple[int, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in spans(text, seams)]


@pytest.mark.parametrize(
    "first",
    [
        "Dr. Mary Anning sold fossils.",
        "It weighs 3.5 kg in air.",
        "J. B. Hatcher dug there.",
        "Ships, e.g. ferries, wait here.",
        "The U.S. Navy bought two.",
        "He asked: “Is it deep?”",
        "It sank (nobody knows why).",
        "They waited ... and waited.",
        "See vol. 3 of the log.",
        "It rose to 12 m.[4]",
        "Mt. Fuji is a volcano.",
        "It needs vitamin C.",
        "Who knows?",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(first: str) -> None:
    assert split(f"{first} The next one follows.") == [first, "The next one follows."]


def test_an_abbreviation_of_a_country_can_end_a_sentence() -> None:
    assert split("It left the U.S. The crew stayed.") == ["It left the U.S.", "The crew stayed."]


def test_a_seam_ends_a_sentence_wherever_it_is() -> None:
    assert split("The sea is calm the wind is not.", (15,)) == [
        "The sea is calm",
        "the wind is not.",
    ]


def test_locators_count_paragraphs_under_their_heading_and_sentences() -> None:
    found = sentences(document("One here. Two here.\n\nThree.\n\n## Ebb\n\nFour. Five.\n"))
    assert [(s.quote, s.at) for s in found] == [
        ("One here.", "¶1 s1"),
        ("Two here.", "¶1 s2"),
        ("Three.", "¶2 s1"),
        ("Four.", "§Ebb ¶1 s1"),
        ("Five.", "§Ebb ¶1 s2"),
    ]


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("The sea rises [12] twice a day.[3, 4]", "The sea rises twice a day."),
        ("The bulge (see Figure 2) moves.", "The bulge moves."),
        ("The bulge (Fig. 2.1) moves (Darwin, 1898).", "The bulge moves."),
        ("Neap tides, by contrast, are low.", "Neap tides are low."),
        ("It was built in (1898).", "It was built in (1898)."),
        ("(Tides lift the land as well.)", "Tides lift the land as well."),
    ],
)
def test_rules_read_no_citations_pointers_or_asides(quote: str, text: str) -> None:
    assert readable(quote) == text


def test_marked_words_are_those_of_their_own_sentence() -> None:
    found = sentences(document("An **ebb** falls. A **flood** rises and an *eddy* turns."))
    assert [sentence.marked for sentence in found] == [("ebb",), ("flood",)]


def test_a_sentence_after_a_seam_has_nothing_before_it() -> None:
    block = Block(BlockKind.PARAGRAPH, "The sea is calm. It is deep.", number=1, seams=(16,))
    found = sentences(Document("Sea", "sea", "", 7, (block,)))
    assert [sentence.before for sentence in found] == ["", ""]


def test_what_is_too_long_to_quote_is_no_sentence() -> None:
    assert sentences(document("the sea and " * 200)) == ()


def test_marks_stay_in_the_quote_and_end_no_sentence_but_are_not_read() -> None:
    text = "The tide12, they say, falls.3 It is low."
    block = Block(BlockKind.PARAGRAPH, text, number=1, marks=((8, 10), (28, 29)))
    found = sentences(Document("Sea", "sea", "", 8, (block,)))
    assert [(s.quote, s.text, s.at) for s in found] == [
        ("The tide12, they say, falls.", "The tide, they say, falls.", "¶1 s1"),
        ("It is low.", "It is low.", "¶1 s2"),
    ]


def test_half_a_sentence_at_a_turned_page_is_none() -> None:
    before = Block(BlockKind.PARAGRAPH, "It rises. It is", number=1, page=3, seams=(15,))
    after = Block(BlockKind.PARAGRAPH, "high now. It falls.", number=1, page=4, seams=(0,))
    found = sentences(Document("Sea", "sea", "", 8, (before, after)))
    assert [(s.quote, s.at) for s in found] == [
        ("It rises.", "p. 3 ¶1 s1"),
        ("It falls.", "p. 4 ¶1 s2"),
    ]


def test_a_sentence_with_a_letter_that_could_not_be_read_is_none() -> None:
    block = Block(BlockKind.PARAGRAPH, "The ti\ufffde falls. It is low.", number=1)
    found = sentences(Document("Sea", "sea", "", 8, (block,)))
    assert [s.quote for s in found] == ["It is low."]


def test_an_item_is_cited_by_its_list_and_told_by_its_quote() -> None:
    found = sentences(document("Tides turn.\n\n- An ebb falls. It is low.\n- A flood rises.\n"))
    assert [(s.quote, s.at) for s in found[1:]] == [
        ("An ebb falls.", "¶2"),
        ("It is low.", "¶2"),
        ("A flood rises.", "¶2"),
    ]


def test_the_words_after_a_list_go_on_counting_in_their_own_paragraph() -> None:
    found = sentences(document("Tides turn. So they do.\n- An ebb falls.\n\nThe sea is calm.\n"))
    assert [s.at for s in found] == ["¶1 s1", "¶1 s2", "¶1", "¶2 s1"]


def test_lines_of_one_paragraph_share_its_count() -> None:
    lines = parse_plain("The ebb falls.\nThe flood rises.\n\nThe sea is calm. It is deep.\n")
    found = sentences(Document("Sea", "sea", "", 12, lay_out(lines)))
    assert [s.at for s in found] == ["¶1 s1", "¶1 s2", "¶2 s1", "¶2 s2"]


def test_a_run_in_head_is_no_part_of_its_sentence() -> None:
    text = "**Isotopes.** δ¹³C is around −13‰ in C4 and around −27‰ in C3 tissue."
    assert not any("{{c1::Isotopes}}. " in front for front, _ in sides(text, title="Leaves"))


def test_the_year_of_a_case_is_no_mark_of_a_citation() -> None:
    text = "The rule was bent in Re Sigsworth [1935] Ch 89, as the court saw [12]."
    assert readable(text) == "The rule was bent in Re Sigsworth [1935] Ch 89, as the court saw."


@pytest.mark.parametrize(
    "text",
    [
        "## 9. Quick quiz\n\nA canoeist has had fever and calf pain for three days.",
        "## Activities\n\nA quarry is a pit from which stone is taken for building.",
        "## Rocks\n\nLimestone is a \\_\\_\\_\\_ rock made mainly of calcium \\_\\_\\_\\_.",
    ],
)
def test_what_is_set_as_a_task_is_no_text(text: str) -> None:
    assert sentences(document(text)) == ()


def test_a_heading_that_only_begins_like_a_tasks_is_one_of_the_text() -> None:
    text = "## Activity of the enzyme\n\nA warm enzyme works faster than a cold one."
    assert [one.text for one in sentences(document(text))] == [
        "A warm enzyme works faster than a cold one."
    ]
