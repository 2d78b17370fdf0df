"""The decks that travel with the program: sound, cited, drawn and written in our own words."""

from __future__ import annotations

import contextlib
import io
import re
from collections import Counter
from pathlib import Path

import pytest

from trainer.cards.document import Document
from trainer.cards.expand import cards
from trainer.cards.lint import lint_deck
from trainer.cards.note import Deck, Kind, Note, derive_id
from trainer.ingest.read import read
from trainer.store.deckfile import read_deck

DECKS = Path(__file__).resolve().parents[1] / "decks"
IMMUNOTHERAPY = DECKS / "immunotherapy.yaml"
WELCOME = DECKS / "welcome.yaml"
SOURCE = DECKS / "sources" / "immunotherapy-for-bone-cancer.md"
LOCATOR = re.compile(r"§(?P<heading>.+) ¶(?P<paragraph>\d+) s(?P<first>\d+)(?:–(?P<last>\d+))?")
RUN_WORDS = 5

every_deck = pytest.mark.parametrize("path", [IMMUNOTHERAPY, WELCOME], ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def immunotherapy() -> Deck:
    return read_deck(IMMUNOTHERAPY)


@pytest.fixture(scope="module")
def welcome() -> Deck:
    return read_deck(WELCOME)


@pytest.fixture(scope="module")
def source() -> Document:
    return read(SOURCE)


def cited_sentences(document: Document, at: str) -> str:
    """What a locator of our source text points to, the sentences joined by a space."""
    place = LOCATOR.fullmatch(at)
    assert place, at
    paragraphs = [b.text for b in document.blocks if b.number and b.heading == place["heading"]]
    sentences = re.split(r"(?<=[.!?]) ", paragraphs[int(place["paragraph"]) - 1])
    first, last = int(place["first"]), int(place["last"] or place["first"])
    assert last <= len(sentences), at
    return " ".join(sentences[first - 1 : last])


def runs_of_words(text: str) -> set[tuple[str, ...]]:
    spelt_alike = text.lower().replace("tumour", "tumor")
    words = re.findall(r"[a-z0-9]+(?:['’-][a-z0-9]+)*", spelt_alike)
    return {tuple(words[at : at + RUN_WORDS]) for at in range(len(words) - RUN_WORDS + 1)}


def texts_of(note: Note) -> str:
    return "\n".join((note.front, note.back, *note.items, note.hint, note.extra))


@every_deck
def test_a_bundled_deck_gives_lint_nothing_to_say(path: Path) -> None:
    assert lint_deck(read_deck(path)) == ()


@every_deck
def test_ids_are_written_and_are_those_of_the_wording(path: Path) -> None:
    deck = read_deck(path)
    assert deck.written_id == derive_id("deck", deck.title, deck.author)
    assert [note.written_id for note in deck.notes] == [note.derived_id for note in deck.notes]


@every_deck
def test_the_head_says_by_whom_in_which_language_and_under_which_licence(path: Path) -> None:
    deck = read_deck(path)
    head = (deck.author, deck.language, deck.license, deck.version)
    assert head == ("The trainer authors", "en", "CC-BY-4.0", "1.0.0")


@every_deck
def test_every_note_stands_in_a_section_and_has_tags(path: Path) -> None:
    assert [note.front for note in read_deck(path).notes if not (note.section and note.tags)] == []


@every_deck
def test_every_kind_of_note_is_used(path: Path) -> None:
    assert {note.kind for note in read_deck(path).notes} == set(Kind)


@every_deck
def test_typed_answers_are_short_enough_to_type(path: Path) -> None:
    typed = [note for note in read_deck(path).notes if note.typed]
    assert typed
    assert [note.back for note in typed if len(note.back.split()) > 2] == []


def test_no_two_bundled_cards_share_a_key(immunotherapy: Deck, welcome: Deck) -> None:
    notes = (*immunotherapy.notes, *welcome.notes)
    keys = Counter(card.key for note in notes for card in cards(note))
    assert [key for key, uses in keys.items() if uses > 1] == []


def test_the_immunotherapy_deck_is_a_few_evenings_of_learning(immunotherapy: Deck) -> None:
    assert 25 <= len(immunotherapy.notes) <= 40


def test_the_immunotherapy_deck_says_that_it_is_no_medical_advice(immunotherapy: Deck) -> None:
    assert "not medical advice" in immunotherapy.description


def test_every_topic_of_the_source_has_a_section_of_its_own(
    immunotherapy: Deck, source: Document
) -> None:
    headings = [block.heading for block in source.blocks if block.headings and not block.number]
    assert list(dict.fromkeys(note.section for note in immunotherapy.notes)) == headings


def test_the_source_text_lies_beside_the_deck_as_it_was_cited(
    immunotherapy: Deck, source: Document
) -> None:
    reference = immunotherapy.sources[source.ref]
    assert (DECKS / reference.url).read_bytes() == SOURCE.read_bytes()
    assert (reference.title, reference.sha256) == (source.title, source.sha256)


def test_every_immunotherapy_note_quotes_the_sentences_that_it_names(
    immunotherapy: Deck, source: Document
) -> None:
    for note in immunotherapy.notes:
        assert note.source is not None, note.front
        assert note.source.ref == source.ref
        assert note.source.quote, note.front
        assert note.source.quote in cited_sentences(source, note.source.at), note.source.at


def test_a_locator_names_no_sentence_more_than_its_quote_needs(
    immunotherapy: Deck, source: Document
) -> None:
    for note in immunotherapy.notes:
        assert note.source is not None
        sentences = re.split(r"(?<=[.!?]) ", cited_sentences(source, note.source.at))
        quoted = re.split(r"(?<=[.!?]) ", note.source.quote)
        assert len(quoted) == len(sentences), note.source.at


def test_no_run_of_words_is_shared_with_the_article(
    immunotherapy: Deck, source: Document, shared: Path
) -> None:
    article = (shared / "data" / "article" / "immunotherapy.txt").read_text(encoding="utf-8")
    ours = "\n".join((source.text, *map(texts_of, immunotherapy.notes)))
    assert runs_of_words(ours) & runs_of_words(article) == set()


def test_the_welcome_deck_is_a_tour_of_a_few_minutes(welcome: Deck) -> None:
    assert 10 <= len(welcome.notes) <= 15


def test_the_welcome_deck_shows_all_that_a_card_can_be(welcome: Deck) -> None:
    notes = welcome.notes
    assert any(note.typed and note.accept for note in notes)
    assert any(note.kind is Kind.LIST and note.ordered for note in notes)
    assert any(note.hint for note in notes)
    assert any(note.extra for note in notes)
    assert any("```python" in note.front for note in notes)
    assert any("$" in note.front and "$" in note.back for note in notes)
    assert any(note.image for note in notes)


def test_every_picture_is_there_and_small(welcome: Deck) -> None:
    pictures = [DECKS / note.image for note in welcome.notes if note.image]
    assert pictures
    for picture in pictures:
        assert picture.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
        assert picture.stat().st_size < 20_000


def test_the_program_in_the_welcome_deck_prints_the_answer(welcome: Deck) -> None:
    (note,) = (note for note in welcome.notes if "```python" in note.front)
    program = re.search(r"```python\n(.*?)```", note.front, re.DOTALL)
    assert program
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(program[1], {})
    assert printed.getvalue().strip() == note.back
