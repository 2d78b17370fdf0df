"""Cards and sittings for the tests of the session and of what is done in it."""

from __future__ import annotations

from typing import Any

from trainer.memory import acts
from trainer.memory.balance import Load
from trainer.memory.log import NEW_CARD, CardState, Phase, Rating, Stamp
from trainer.memory.options import MemoryOptions, StudyOptions
from trainer.memory.queue import QueueCard
from trainer.memory.session import Session, start

MINUTE_MS, DAY_MS = 60_000, 86_400_000


DAY = 20_000


NOW = DAY * DAY_MS + 36_000_000  # ten in the morning, UTC


STUDY = StudyOptions(timezone="UTC")


AGAIN, HARD, GOOD, EASY = Rating


def new(key: str) -> QueueCard:
    return QueueCard(key, key, "deck", 0, NEW_CARD)


def review(key: str, lapses: int = 0) -> QueueCard:
    state = CardState(Phase.REVIEW, 10.0, 5.0, DAY - 10, NOW - 9, 3, lapses, due_day=DAY)
    return QueueCard(key, key, "deck", 0, state)


def learning(key: str, due_ms: int) -> QueueCard:
    state = CardState(Phase.LEARNING, 1.0, 5.0, DAY, NOW - 9, 1, step=0, due_ms=due_ms)
    return QueueCard(key, key, "deck", 0, state)


def balanced(*cards: QueueCard) -> Session:
    """A sitting whose cards are spread over the days to come, of which none holds any yet."""
    return start(cards, MemoryOptions(), STUDY, day=DAY, now_ms=NOW, load=Load())


def sitting(*cards: QueueCard, cram: bool = False, **options: Any) -> Session:
    memory = MemoryOptions(fuzz=False, **options)
    return start(cards, memory, STUDY, day=DAY, now_ms=NOW, cram=cram)


def stamp(session: Session, after_ms: int = 1000) -> Stamp:
    at_ms = session.now_ms + after_ms
    return Stamp(f"e{at_ms:016}", at_ms, "laptop")


def graded(session: Session, *ratings: Rating, after_ms: int = 1000) -> Session:
    for rating in ratings:
        session = acts.grade(session, rating, stamp(session, after_ms), 500).session
    return session


def asked(session: Session) -> str:
    return session.current.key if session.current else ""
