"""What goes into a row comes out of it unchanged."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trainer.cards.note import Kind, Note, Source
from trainer.memory.log import CardState, Event, EventKind, Phase, Rating
from trainer.store.rows import event_row, events_from, note_from, note_json, state_from, state_row

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
lists = st.lists(texts, max_size=4).map(tuple)
numbers = st.none() | st.integers(-(2**40), 2**40)
notes = st.builds(
    Note,
    st.sampled_from(Kind),
    texts,
    texts,
    items=lists,
    accept=lists,
    tags=lists,
    ordered=st.booleans(),
    typed=st.booleans(),
    suspended=st.booleans(),
    hint=texts,
    extra=texts,
    source=st.none() | st.builds(Source, texts, texts, texts),
    image=texts,
    audio=texts,
    guid=texts,
    written_id=texts,
    section=texts,
    line=st.integers(0, 10**6),
)
events = st.builds(
    Event,
    texts,
    texts,
    st.integers(0, 2**45),
    st.integers(0, 2**20),
    st.sampled_from(EventKind),
    device=texts,
    rating=st.none() | st.sampled_from(Rating),
    took_ms=numbers,
    interval_days=numbers,
    step=numbers,
    due_day=numbers,
    due_ms=numbers,
    phase_before=st.none() | st.sampled_from(Phase),
    phase_after=st.none() | st.sampled_from(Phase),
    options_version=numbers,
    target=texts,
    value=numbers,
)
states = st.builds(
    CardState,
    st.sampled_from(Phase),
    st.none() | st.floats(0.001, 36500),
    st.none() | st.floats(1, 10),
    suspended=st.none() | st.booleans(),
    marked=st.booleans(),
    due_ms=numbers,
    buried_day=numbers,
)


@given(notes)
def test_a_note_survives_json_with_section_and_line(note: Note) -> None:
    back = note_from(note_json(note))
    assert back == note
    assert (back.section, back.line, back.id) == (note.section, note.line, note.id)


@given(events)
def test_an_event_survives_its_row(event: Event) -> None:
    assert list(events_from([event_row(event)])) == [event]


@given(texts, states)
def test_a_state_survives_its_row(card: str, state: CardState) -> None:
    row = state_row(card, state)
    assert row[0] == card
    assert state_from(row) == state


def test_only_what_differs_from_a_plain_note_is_kept() -> None:
    assert note_json(Note(Kind.QUESTION, "q", "ä")) == '{"kind":"question","front":"q","back":"ä"}'
