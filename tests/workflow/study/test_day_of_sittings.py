"""A study day in several sittings, whatever the learner does: limits, siblings, no card twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.cards.expand import note_id
from trainer.config import FILE_NAME, load
from trainer.errors import NothingToDo
from trainer.memory.days import study_day
from trainer.memory.log import Event, EventKind, Phase, Rating
from trainer.memory.replay import voided_ids
from trainer.workflow.home import Home
from trainer.workflow.study import Study

MORNING = 1_767_254_400_000  # 08:00 UTC
MINUTE_MS, DAY_MS = 60_000, 86_400_000
TODAY = study_day(MORNING, UTC, 4)
NOTES = {"net/tcp.yaml": range(5), "net/udp.yaml": range(5, 8), "zoo.yaml": range(8, 12)}
FOLDERS = {"": range(8, 12), "net": range(8), "net::tcp": range(5)}  # the notes of a limit
Doing = tuple[Rating | str, int]  # what is done, and after how many minutes
Limit = tuple[int, int]  # of new cards, of reviews


@dataclass
class Learner:
    """A library of twelve notes, every second a pair of cards, half of them known for long."""

    home: Home
    clock: pytest.MonkeyPatch
    now_ms: int = MORNING

    def sit(self) -> Study | None:
        try:
            return self.home.study()
        except NothingToDo:
            return None

    def does(self, study: Study, doing: Doing) -> None:
        act, minutes = doing
        self.wait(minutes)
        if act == "undo":
            study.undo()
        elif act == "redo":
            study.redo()
        elif isinstance(act, Rating) and study.card():
            study.grade(act, 1_000)
        else:
            study.tick()

    def wait(self, minutes: int) -> None:
        self.now_ms += minutes * MINUTE_MS
        now = datetime.fromtimestamp(self.now_ms / 1000, UTC)
        self.clock.setenv("TRAINER_NOW", now.isoformat())

    def answers(self) -> list[Event]:
        """What was answered today and not taken back, in its order."""
        rows = self.home.database.events()
        voided = voided_ids(rows)
        today = (row for row in rows if row.day == TODAY and row.id not in voided)
        return [row for row in today if row.kind is EventKind.REVIEW]

    def seen(self, phase: Phase, notes: Sequence[int] = range(12)) -> set[str]:
        """The cards of some notes that were answered in a phase."""
        keys = {row.card for row in self.answers() if row.phase_before is phase}
        return {key for key in keys if int(note_id(key)[-2:]) in notes}


@contextmanager
def learner(limits: Mapping[str, Limit], **options: str) -> Iterator[Learner]:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as clock:
        folder, place = Path(name), Path(name, "home")
        clock.setenv("TRAINER_CLOCK", "frozen")
        clock.setenv("TRAINER_NOW", "2026-01-01T08:00:00+00:00")
        place.mkdir()
        tables = (
            f"{table(part)}\nnew = {new}\nreviews = {reviews}\n"
            for part, (new, reviews) in limits.items()
        )
        (place / FILE_NAME).write_text("".join(tables), encoding="utf-8")
        environment = {"TRAINER_STUDY_TIMEZONE": "UTC", **options}
        with Home(place, load(place, environment)) as home:
            home.database.connection.rows("PRAGMA synchronous=OFF")
            for path, notes in NOTES.items():
                deck = folder / "decks" / path
                deck.parent.mkdir(parents=True, exist_ok=True)
                text = f"title: {deck.stem}\nnotes:\n" + "".join(map(note, notes))
                deck.write_text(text, encoding="utf-8")
            home.add(folder / "decks")
            home.database.record([known(number) for number in range(0, 12, 2)])
            yield Learner(home, clock)


def table(part: str) -> str:
    return f'[deck."{part}".study]' if part else "[study]"


def note(number: int) -> str:
    key = f"asked{number:02}"
    if number % 3:
        return f"  - {{q: 'asked {number}', a: 'told {number}', id: {key}}}\n"
    return f"  - {{front: 'front {number}', back: 'back {number}', id: {key}}}\n"


def known(number: int) -> Event:
    """The review of a card that is due today or was due on one of the days before."""
    return Event(
        f"known{number:02}",
        f"asked{number:02}",
        MORNING - 20 * DAY_MS,
        TODAY - 20,
        EventKind.REVIEW,
        rating=Rating.GOOD,
        interval_days=18,
        due_day=TODAY - number % 3,
        phase_before=Phase.NEW,
        phase_after=Phase.REVIEW,
    )


limits = st.tuples(st.integers(0, 4), st.integers(0, 4))
doings = st.lists(
    st.tuples(st.sampled_from([*Rating, *Rating, "undo", "redo", "wait"]), st.integers(0, 12)),
    max_size=12,
)


@pytest.mark.slow
@settings(max_examples=40)
@given(
    st.lists(doings, min_size=1, max_size=4),
    st.fixed_dictionaries({"": limits}, optional={"net": limits, "net::tcp": limits}),
)
def test_however_a_day_is_cut_into_sittings_its_limits_hold_and_no_card_comes_twice(
    sittings: list[list[Doing]], limits: dict[str, Limit]
) -> None:
    with learner(limits) as one:
        for plan in sittings:
            study = one.sit()
            for doing in plan if study else []:
                assert study is not None
                one.does(study, doing)
            one.wait(1)
        asked: dict[str, Event] = {}
        for row in one.answers():
            before = asked.get(row.card)
            assert before is None or before.due_ms is not None  # only a step comes again
            asked[row.card] = row
        notes = [note_id(card) for card in asked]
        assert len(set(notes)) == len(notes)  # siblings keep out of each other's way all day
        for part, (new, reviews) in limits.items():
            below = FOLDERS[part] if part or "net" in limits else rest(limits)
            assert len(one.seen(Phase.NEW, below)) <= new
            assert len(one.seen(Phase.REVIEW, below)) <= reviews


def rest(limits: Mapping[str, Limit]) -> Sequence[int]:
    """The notes for which the library's own limit holds where none is set on the folder."""
    return range(5, 12) if "net::tcp" in limits else range(12)


def test_everything_that_is_due_has_been_asked_when_a_day_without_limits_is_done() -> None:
    with learner({"": (99, 99)}, TRAINER_STUDY_BURY_SIBLINGS="false") as one:
        study = one.sit()
        assert study is not None
        while study.session.current or study.session.wait_until_ms:
            one.does(study, (Rating.GOOD, 10))
        assert len({row.card for row in one.answers()}) == 16
        assert one.sit() is None


def test_of_each_note_of_this_library_one_card_waits_at_the_beginning_of_the_day() -> None:
    with learner({"": (99, 99)}) as one:
        study = one.sit()
        assert study is not None
        counts = study.session.counts
        assert (counts.new, counts.learning, counts.review) == (6, 0, 6)
