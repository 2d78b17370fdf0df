"""The learner's progress of a package, as rows for the log that are not in it yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from trainer.anki.history import DEVICE, Clock, card_key, corrections, history
from trainer.anki.read import ForeignCard, ForeignReview
from trainer.cards.expand import keys
from trainer.cards.note import Note
from trainer.memory import days
from trainer.memory.log import CardState, Event, EventKind, Phase
from trainer.memory.options import MemoryOptions
from trainer.memory.replay import fold
from trainer.store.database import Database, event_id
from trainer.workflow.home import Home
from trainer.workflow.import_reading import Arrived


def progress(home: Home, notes: Sequence[tuple[Note, Arrived]]) -> Iterator[Event]:
    """The rows that the cards of these notes add to the log, each once."""
    study = home.config.study()
    zone = days.zone(study.timezone)
    clock = Clock(partial(days.study_day, timezone=zone, rollover_hour=study.rollover), event_id)
    adding = _Adding(home.database, clock, home.config.memory())
    for note, arrived in notes:
        asked = frozenset(keys(note))
        for card in arrived.cards:
            key = card_key(note, card.ordinal)
            reviews = arrived.reviews.get(card.id, ())
            if key in asked and key and _tells_something(card, reviews):
                yield from adding.rows(key, card, reviews)


def _tells_something(card: ForeignCard, reviews: Sequence[ForeignReview]) -> bool:
    return bool(reviews or card.type or card.flag or card.queue < 0)


def _is_stand_in(row: Event) -> bool:
    return row.kind is EventKind.REVIEW and row.took_ms is None


@dataclass(frozen=True, slots=True)
class _Adding:
    """What the rows of a card are made by, and the log that they come into."""

    database: Database
    clock: Clock
    memory: MemoryOptions

    def rows(
        self, key: str, card: ForeignCard, reviews: Sequence[ForeignReview]
    ) -> Iterator[Event]:
        """What the log of a card lacks; answers given here may have come back in the package."""
        logged = self.database.events(key)
        known = {event.id for event in logged}
        own = [event for event in logged if event.device != DEVICE]
        given = {(event.at_ms, event.rating) for event in own}
        told = history(key, card, reviews, self.clock)
        new = [row for row in told if row.id not in known and (row.at_ms, row.rating) not in given]
        if self._is_learnt(key, logged, new):
            new = [row for row in new if not _is_stand_in(row)]
        yield from new
        spoken_s = max((event.at_ms for event in own), default=0) // 1000
        if card.changed_s >= spoken_s:
            state = self._state(key, logged, new)
            told = [*corrections(key, card, state, self.clock)]
            yield from (row for row in told if row.id not in known)

    def _is_learnt(self, key: str, logged: Sequence[Event], new: Sequence[Event]) -> bool:
        """Whether the log knows how the card was learnt, so that nothing need stand for that."""
        is_forgotten = any(row.kind is EventKind.RESET for row in new)
        return bool(logged) and not is_forgotten and self.database.state(key).phase is not Phase.NEW

    def _state(self, key: str, logged: Sequence[Event], new: Sequence[Event]) -> CardState:
        """The state that the card will have; memory, which takes long to fold, matters nowhere."""
        if not new:
            return self.database.state(key)
        if logged or any(event.kind is not EventKind.REVIEW for event in new):
            return fold((*logged, *new), self.memory)
        last = new[-1]
        return CardState(
            phase=last.phase_after or Phase.REVIEW,
            last_ms=last.at_ms,
            due_day=last.due_day,
            due_ms=last.due_ms,
        )
