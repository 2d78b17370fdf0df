from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from tests.generate.builders import document
from trainer.generate.model.chunks import MOST_WORDS, chunks

SENTENCE = "The harbour of Kell was deepened so that ships need not wait. "


def test_a_passage_keeps_to_one_heading_and_knows_its_place() -> None:
    text = f"# Sea\n\n## Tides\n\n{SENTENCE * 3}\n\n### Neap\n\n{SENTENCE * 2}\n"
    found = list(chunks(document(text)))
    assert [(chunk.title, chunk.headings) for chunk in found] == [
        ("Sea", ("Tides",)), ("Sea", ("Tides", "Neap")),
    ]  # fmt: skip
    assert found[1].text == (SENTENCE * 2).strip()


def test_a_long_section_is_parted_evenly_between_sentences() -> None:
    found = list(chunks(document(SENTENCE * 60)))
    sizes = [chunk.words for chunk in found]
    assert sum(sizes) == 60 * len(SENTENCE.split())
    assert all(150 <= size <= 250 for size in sizes)


def test_paragraphs_and_items_stay_apart_in_the_text() -> None:
    (chunk,) = chunks(document(f"{SENTENCE}\n\n- {SENTENCE}\n- {SENTENCE}\n"))
    assert chunk.text.split("\n\n") == [SENTENCE.strip()] * 3


def test_what_is_too_short_for_a_fact_is_left_out() -> None:
    assert list(chunks(document("# Sea\n\nSee below.\n\n## Tides\n\nAn ebb is low.\n"))) == []


@example([1, 1, 2, 60, 60, 60, 60, 1, 1, 1, 1, 1, 59, 60, 1])  # a last sentence of two words
@given(st.lists(st.integers(1, 60), min_size=1, max_size=60))
def test_no_sentence_is_lost_or_doubled_and_no_passage_too_long(lengths: list[int]) -> None:
    text = " ".join("Ah" + " so" * length + "." for length in lengths)
    found = list(chunks(document(text)))
    if sum(lengths) > MOST_WORDS:
        assert " ".join(chunk.text for chunk in found).split() == text.split()
    assert all(chunk.words <= MOST_WORDS for chunk in found)
