"""A study day in several sittings, whatever the learner does: limits, siblings, no card twice."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from tests.memory.sittings import DAY, MINUTE_MS, NOW, stamp
from trainer.memory import acts, undoing
from trainer.memory.log import NEW_CARD, CardState, Event, EventKind, Phase, Rating
from trainer.memory.options import MemoryOptions, StudyOptions
from trainer.memory.queue import QueueCard, build
from trainer.memory.replay import apply, voided_ids
from trainer.memory.session import Session, start

MEMORY = MemoryOptions()
Doing = tuple[Rating | str, int]  # what is done, and after how many minutes


@dataclass
class Learner:
    """A library of twelve notes, every second a pair of cards, half of them known for long."""

    study: StudyOptions
    now_ms: int = NOW
    log: list[Event] = field(default_factory=list)
    first: dict[str, CardState] = field(
        default_factory=lambda: {
            f"n{note:02}{side}": NEW_CARD if note < 6 else known(note)
            for note in range(12)
            for side in (("", "#r") if note % 2 else ("",))
        }
    )

    def sitting(self) -> Session:
        """A new sitting over all that may be asked, with what was done counted from the log."""
        return start(
            build(
                self.cards(), self.study, day=DAY, now_ms=self.now_ms, seed="",
                new_done=len(self.seen(Phase.NEW)), reviews_done=len(self.seen(Phase.REVIEW)),
                answered_notes=frozenset(row.card[:3] for row in self.live()),
            ),
            MEMORY, self.study, day=DAY, now_ms=self.now_ms,
        )  # fmt: skip

    def cards(self) -> list[QueueCard]:
        """Every card that is due by today, as the log leaves it."""
        states = dict(self.first)
        for row in self.live():
            states[row.card] = apply(states[row.card], row, MEMORY)
        return [
            QueueCard(key, key[:3], "deck", place, state)
            for place, (key, state) in enumerate(states.items())
            if (state.due_day or 0) <= DAY
        ]

    def live(self) -> list[Event]:
        """The reviews that were not taken back, in their order."""
        voided = voided_ids(self.log)
        return [row for row in self.log if row.kind is EventKind.REVIEW and row.id not in voided]

    def seen(self, phase: Phase) -> set[str]:
        """The cards that were answered in a phase."""
        return {row.card for row in self.live() if row.phase_before is phase}

    def does(self, session: Session, doing: Doing) -> Session:
        """The session after one more act, whose rows are in the log."""
        act, minutes = doing
        mark = stamp(session, minutes * MINUTE_MS + 1)
        if act == "undo":
            move = undoing.undo(session, mark)
        elif session.current is None or not isinstance(act, Rating):
            return session.at(mark.at_ms)
        else:
            move = acts.grade(session, act, mark, 1_000)
        self.log += move.events
        return move.session


def known(note: int) -> CardState:
    """A card that is due today or was due on one of the days before."""
    return CardState(
        Phase.REVIEW, 10.0, 5.0, DAY - 20, NOW - 9, 3, interval_days=10, due_day=DAY - note % 3
    )


doings = st.lists(
    st.tuples(st.sampled_from([*Rating, "undo", "wait"]), st.integers(0, 12)), max_size=15
)


@given(st.lists(doings, min_size=1, max_size=4), st.integers(0, 5), st.integers(0, 5))
def test_however_a_day_is_cut_into_sittings_its_limits_hold_and_no_card_comes_twice(
    sittings: list[list[Doing]], new: int, reviews: int
) -> None:
    learner = Learner(StudyOptions(new=new, reviews=reviews, timezone="UTC"))
    for plan in sittings:
        session = learner.sitting()
        for doing in plan:
            session = learner.does(session, doing)
        learner.now_ms = session.now_ms + MINUTE_MS
    assert len(learner.seen(Phase.NEW)) <= new
    assert len(learner.seen(Phase.REVIEW)) <= reviews
    asked: dict[str, Event] = {}
    for row in learner.live():
        before = asked.get(row.card)
        assert before is None or before.due_ms is not None  # only a card in its steps comes again
        asked[row.card] = row
    notes = [card[:3] for card in asked]
    assert len(set(notes)) == len(notes)  # siblings keep out of each other's way all day


def test_everything_that_is_due_has_been_asked_when_a_day_without_limits_is_done() -> None:
    learner = Learner(StudyOptions(new=99, reviews=99, timezone="UTC", bury_siblings=False))
    session = learner.sitting()
    while session.current or session.wait_until_ms:
        session = learner.does(session, (Rating.GOOD, 10))
    assert {row.card for row in learner.live()} == set(learner.first)
    assert learner.sitting().current is None


def test_of_each_note_of_this_library_one_card_waits_at_the_beginning_of_the_day() -> None:
    counts = Learner(StudyOptions(timezone="UTC")).sitting().counts
    assert (counts.new, counts.learning, counts.review) == (6, 0, 6)
