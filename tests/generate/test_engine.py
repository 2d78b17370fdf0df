from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.generate.builders import FILLER, document
from trainer.cards.document import Document
from trainer.cards.lint import lint_note
from trainer.cards.note import Kind
from trainer.generate.engine import generate
from trainer.generate.english.words import words
from trainer.ingest.read import read

SAMPLES = sorted((Path(__file__).parent / "documents").iterdir())
WORDS = sorted(
    words(
        "the a tide (see this. It is called **ebb** because which, that and 1492 by making: “of” –"
        " Figure 2) In An who such as sailors ships are was [3] CAR (CAR) Unlike, whereas The has"
    )
)


@pytest.fixture(params=SAMPLES, ids=lambda path: path.name)
def sample(request: pytest.FixtureRequest) -> Document:
    return read(request.param)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_every_sample_yields_cards(sample: Document) -> None:
    assert len(generate(sample).proposals) >= 3


def test_every_quote_is_verbatim_in_the_document_and_the_locator_leads_to_it(
    sample: Document,
) -> None:
    for proposal in generate(sample).proposals:
        source = proposal.note.source
        assert source is not None
        assert squeezed(source.quote) in squeezed(sample.text)
        assert source.ref == sample.ref
        place = re.fullmatch(
            r"(?:§(?P<heading>.+) )?¶(?P<first>\d+)(?:–\d+)?(?: s[\d–]+)?", source.at
        )
        assert place is not None
        found = [
            block
            for block in sample.blocks
            if block.heading == (place["heading"] or "") and block.number == int(place["first"])
        ]
        whole = " ".join(block.verbatim for block in found)
        assert source.quote[:20] in whole or whole in source.quote


def test_no_card_has_an_error_of_the_linter(sample: Document) -> None:
    for proposal in generate(sample).proposals:
        assert [f for f in lint_note(proposal.note) if f.level == "error"] == []


def test_the_order_follows_the_document_and_two_runs_agree(sample: Document) -> None:
    first, second = generate(sample), generate(sample)
    assert first == second
    quotes = [proposal.note.source.quote for proposal in first.proposals if proposal.note.source]
    text = squeezed(sample.text)
    places = [text.index(squeezed(quote)) for quote in quotes]
    assert places == sorted(places)


def test_fact_keys_and_ids_are_unique(sample: Document) -> None:
    proposals = generate(sample).proposals
    keys = {(p.fact_key, p.note.front) for p in proposals}
    assert len(keys) == len(proposals) == len({p.note.id for p in proposals})


def test_nothing_removed_reaches_a_card(sample: Document) -> None:
    for proposal in generate(sample).proposals:
        said = f"{proposal.note.front} {proposal.note.back}"
        assert not any(noise in said for noise in sample.removed_noise)


def test_coverage_counts_all_words_and_cards(sample: Document) -> None:
    found = generate(sample)
    assert sum(part.cards for part in found.coverage) == len(found.proposals)
    assert 0 < sum(part.words for part in found.coverage) <= sample.words


def test_notes_carry_section_and_tags_of_their_headings() -> None:
    text = f"# Sea\n\n## Tides\n\n### Neap tides\n\nAn ebb is the tide that falls. {FILLER}\n"
    note = generate(document(text)).proposals[0].note
    assert note.section == "Tides::Neap tides"
    assert note.tags == ("tides", "neap-tides")


def test_a_maximum_and_kinds_are_kept() -> None:
    text = (Path(__file__).parent / "documents" / "tides.md").read_text()
    tides = document(text)
    assert len(generate(tides, maximum=3).proposals) == 3
    lists = generate(tides, kinds=frozenset({Kind.LIST})).proposals
    assert {proposal.note.kind for proposal in lists} == {Kind.LIST}
    assert generate(tides, kinds=frozenset()).proposals == ()


def test_a_fact_that_cannot_be_asked_is_dropped_with_its_reason() -> None:
    text = f"Sailors met a pilot. A pilot is a person who knows these ports. {FILLER}"
    found = generate(document(text))
    assert found.proposals == ()
    drop = found.dropped[0]
    assert drop.at == "¶1 s2"
    assert "these" in drop.reason


def test_prose_in_another_language_yields_no_guesses() -> None:
    text = "Die Ebbe ist das fallende Wasser, das man an der Küste jeden Tag zweimal sehen kann."
    assert generate(document(text)).proposals == ()


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_no_text_breaks_the_rules(text: str) -> None:
    found = document(f"{text}\n\n{FILLER}")
    for proposal in generate(found).proposals:
        assert proposal.note.source is not None
        assert squeezed(proposal.note.source.quote) in squeezed(found.text)


@given(st.text(max_size=200))
def test_no_letters_break_the_rules(text: str) -> None:
    generate(document(f"{text}\n\n{FILLER}"))


def test_a_fact_is_asked_once_as_a_question_or_as_a_gap() -> None:
    text = "# Honey bee\n\nIn summer a worker generally lives for five or six weeks."
    notes = [p.note for p in generate(document(f"{text}\n\n{FILLER}")).proposals]
    assert sum("six weeks" in (note.back or note.front) for note in notes) == 1


def test_a_run_tells_how_far_it_has_come_and_whoever_is_told_can_stop_it() -> None:
    steps: list[tuple[int, int]] = []
    text = f"# Sea\n\nAn ebb is the outward flow of a tide. {FILLER}"
    generate(document(text), advance=lambda done, total: steps.append((done, total)))
    shares = [done / total for done, total in steps]
    assert shares == sorted(shares)
    assert shares[-1] == 1

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        generate(document(text), advance=stop)


def test_cards_in_doubt_come_only_where_a_person_decides_and_are_marked() -> None:
    text = "# Boats\n\nThe sloop Argo carried four guns for twelve years."
    long = document(f"{text}\n\n" + f"{FILLER}\n\n" * 50)
    assert not generate(long).proposals
    offered = generate(long, doubtful=True).proposals
    assert offered
    assert all(proposal.doubtful for proposal in offered)
    assert not any(proposal.doubtful for proposal in generate(document(text)).proposals)
