"""The beginning of a sitting: from settings, decks and log to the session that asks.

A limit set on a part of the deck tree holds for all below it together, and the library's own for
all that have no other; within them the cards of all decks become one queue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trainer import clock
from trainer.config import Config
from trainer.errors import NothingToDo
from trainer.memory import days, history, queue, session
from trainer.memory.balance import AHEAD, Load
from trainer.memory.limits import TOP, Limits
from trainer.memory.options import StudyOptions
from trainer.store import gather
from trainer.store.database import Database
from trainer.store.folding import folded
from trainer.store.library import DeckEntry, Library
from trainer.workflow import deck_tree

if TYPE_CHECKING:
    from trainer.memory.query_tree import Query


@dataclass(frozen=True, slots=True)
class Choices:
    """What a learner chooses for one sitting.

    ``cram`` writes no schedule; ``ahead`` adds reviews that are due in so many days;
    ``new`` and ``reviews`` are today's limits where not None; ``query`` narrows the cards;
    ``undo`` begins by taking back the last thing done today; ``more_new`` and ``more_reviews``
    raise today's limits by so many.
    """

    cram: bool = False
    ahead: int = 0
    new: int | None = None
    reviews: int | None = None
    query: Query | None = None
    undo: bool = False
    more_new: int = 0
    more_reviews: int = 0

    def limited(self, study: StudyOptions) -> StudyOptions:
        """The options with the limits that were chosen for today."""
        return replace(
            study,
            new=(study.new if self.new is None else self.new) + self.more_new,
            reviews=(study.reviews if self.reviews is None else self.reviews) + self.more_reviews,
        )


STANDARD = Choices()


def day_by_clock(config: Config) -> int:
    """The study day that the clock shows."""
    study = config.study()
    return days.study_day(clock.now_ms(), days.zone(study.timezone), study.rollover)


def today(database: Database, config: Config) -> int:
    """The present study day: never before the newest row's by what travel alone takes back.

    Raises:
        StoreError: the log cannot be read.
    """
    return days.present_day(day_by_clock(config), database.newest_day())


def start(
    database: Database,
    library: Library,
    config: Config,
    entries: Sequence[DeckEntry],
    choices: Choices,
) -> session.Session:
    """A session over these decks, or the whole library where there are none."""
    now_ms, day = clock.now_ms(), today(database, config)
    decks = entries or (library.decks() if config.decks else ())
    study = deck_tree.study_options(config, entries)
    files = [str(entry.path) for entry in entries] or None
    if choices.cram:
        cards = gather.cram(database, day=day, now_ms=now_ms, files=files, query=choices.query)
    else:
        cards = _queue(
            database, config, decks, choices, files=files, study=study, day=day, now_ms=now_ms
        )
    memory = config.memory()
    earlier = () if choices.cram else _earlier(database, files, day)
    undone = None if choices.cram else _undone(database, files, day)
    own = deck_tree.own_memory(config, decks)
    balanced = any(options.load_balance for options in (memory, *own.values()))
    load = _load(database, cards, day) if balanced else None
    return session.start(
        cards,
        memory,
        study,
        day=day,
        now_ms=now_ms,
        cram=choices.cram,
        own=own,
        load=load,
        earlier=earlier,
        undone=undone,
    )


def again(database: Database, before: session.Session) -> session.Session:
    """A sitting that crams what was missed in another one."""
    return session.start(
        gather.known_by(database, before.summary.missed),
        before.memory,
        before.study,
        day=before.day,
        now_ms=clock.now_ms(),
        cram=True,
        own=before.own,
    )


def _load(database: Database, cards: Sequence[queue.QueueCard], day: int) -> Load:
    """What is due on the days to come, and on which of them siblings of the cards are."""
    notes = (card.note for card in cards)
    return Load(database.due_ahead(day, AHEAD), gather.sibling_days(database, notes, day))


def _earlier(
    database: Database, files: Sequence[str] | None, day: int
) -> tuple[history.Earlier, ...]:
    """What was done at these decks before on the same study day."""
    acts = database.acts_on(day)
    here = gather.lying_in(database, (act[0].card for act in acts), files)
    return tuple(
        history.Earlier(act, history.label_of(act[0])) for act in acts if act[0].card in here
    )


def _undone(database: Database, files: Sequence[str] | None, day: int) -> history.Undone | None:
    """What was taken back at these decks before on the same study day, and nothing done since."""
    found = database.taken_back_on(day)
    here = gather.lying_in(database, (one.act[0].card for one in found), files)
    return history.chain(one for one in found if one.act[0].card in here)


def newest_earlier(
    database: Database, sat: session.Session
) -> tuple[session.Session, queue.QueueCard | None]:
    """The session without acts whose card is gone, and the card of the newest that is left.

    There is a card only where nothing of this sitting is to be taken back first, and where the act
    asks one again; it is as it is without that act.
    """
    while sat.done is None and sat.earlier and not history.asks_none(sat.earlier[-1].events):
        card = gather.without(database, sat.earlier[-1].events)
        if card is not None:
            return sat, card
        sat = sat.without_newest_earlier()
    return sat, None


def nothing_to_do(library: Library, empty: session.Session) -> NothingToDo:
    """Why a session has no card to ask, and what can be done about it."""
    if not library.decks():
        mend = "Name one: trainer study DECK.yaml"
        return NothingToDo("there is no deck in the library", mend)
    if empty.wait_until_ms is not None:
        minutes = max(1, round((empty.wait_until_ms - clock.now_ms()) / 60_000))
        told = f"nothing is due now; the next card comes in {minutes} min"
        return NothingToDo(told, "Come back then, or use --cram")
    mend = "Come back tomorrow, or use --ahead DAYS or --cram"
    return NothingToDo("nothing is due", f"{mend}; --undo takes back the last answer of today")


def limits(config: Config, choices: Choices = STANDARD) -> Limits:
    """The limits of the library and of the parts of the deck tree, with those chosen for today."""
    library = choices.limited(config.study())
    new, reviews = {TOP: library.new}, {TOP: library.reviews}
    for table, own in config.decks.items():
        study = choices.limited(config.study(table))
        if "study.new" in own:
            new[folded(table)] = study.new
        if "study.reviews" in own:
            reviews[folded(table)] = study.reviews
    return Limits(new, reviews)


def _queue(  # noqa: PLR0913  (all that a day's queue follows from)
    database: Database,
    config: Config,
    decks: Sequence[DeckEntry],
    choices: Choices,
    *,
    files: Sequence[str] | None,
    study: StudyOptions,
    day: int,
    now_ms: int,
) -> tuple[queue.QueueCard, ...]:
    """The cards that the day's limits let through, in order."""
    cards = gather.candidates(
        database,
        day=day,
        now_ms=now_ms,
        study=study,
        limits=limits(config, choices),
        burying=deck_tree.burying(config, decks),
        files=files,
        query=choices.query,
        ahead=choices.ahead,
    )
    return queue.build(cards, study, day=day, now_ms=now_ms, seed=str(day))
