"""What a collection schedules with: presets of options, which its decks share.

Of a preset only FSRS's parameters and the desired retention matter here. A package may come
without its presets; then its cards themselves tell some of it. Nothing in here is taken over.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import isfinite, isnan
from typing import TYPE_CHECKING, Any

from trainer.anki.collection import Collection
from trainer.anki.protobuf import Message
from trainer.memory.options import FSRS_6_DEFAULTS, completed

if TYPE_CHECKING:
    from trainer.anki.read import ForeignCard

_RETENTION = 37  # a field of a preset's message
_PARAMETERS = (6, 5, 3)  # the same of FSRS-6, FSRS-5 and FSRS-4.5
_OLD_RETENTION = "desiredRetention"
_OLD_PARAMETERS = ("fsrsParams6", "fsrsParams5", "fsrsWeights")
_COUNTS = (17, 19, 21)
_DIGITS = 7  # that a number of 32 bits has
_STANDARD_RETENTION = 0.9
_DECAY_ERROR = 0.0006  # Anki keeps three digits of it with a card

OLD = "SELECT dconf FROM col"
PRESETS = "SELECT id, name, config FROM deck_config"


@dataclass(frozen=True, slots=True)
class Preset:
    """A preset by its name in Anki.

    ``parameters`` are those of FSRS-6, empty for the standard ones; ``retention`` is 0 where it
    says none. ``is_hidden`` where the cards have parameters that did not come along.
    """

    name: str = ""
    parameters: tuple[float, ...] = ()
    retention: float = 0.0
    is_hidden: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it says nothing, as what stands in for a preset that did not come along."""
        return not self.parameters and self.retention in (0.0, _STANDARD_RETENTION)


def presets(collection: Collection) -> dict[int, Preset]:
    """All presets by id; one that cannot be read is left out, for nothing hangs on it.

    Raises:
        PackageError: the collection is damaged.
    """
    try:
        if collection.has("deck_config"):
            rows = collection.rows(PRESETS)
            return {int(key): _preset(str(name), Message(config)) for key, name, config in rows}
        kept = json.loads(collection.row(OLD)[0] or "{}")
        return {int(key): _old_preset(made) for key, made in kept.items()}
    except (ValueError, OverflowError, TypeError, AttributeError, RecursionError):
        return {}


def as_scheduled(preset: Preset, cards: Iterable[ForeignCard]) -> Preset:
    """What the cards of a deck were scheduled with, of which each tells a little itself."""
    if not preset.is_plain:
        return preset
    known = [card for card in cards if card.stability is not None]
    retentions = Counter(round(card.retention, 2) for card in known if card.retention)
    decays = Counter(card.decay for card in known if card.decay)
    if retentions:
        preset = replace(preset, retention=retentions.most_common(1)[0][0])
    is_hidden = bool(decays) and not _is_standard(decays.most_common(1)[0][0])
    return replace(preset, is_hidden=is_hidden)


def retention_of(given: float) -> float:
    """A desired retention as Anki keeps it, whole per cents in its older schema; 0 for none."""
    share = given / 100 if given > 1 else given
    return round(share, 4) if 0 < share < 1 else 0.0


def _is_standard(decay: float) -> bool:
    return abs(decay - FSRS_6_DEFAULTS[-1]) < _DECAY_ERROR


def _preset(name: str, config: Message) -> Preset:
    given = (config.floats(number) for number in _PARAMETERS)
    return _made(name, given, config.floats(_RETENTION)[-1:])


def _old_preset(made: dict[str, Any]) -> Preset:
    given = (made.get(key) or () for key in _OLD_PARAMETERS)
    return _made(str(made.get("name", "")), given, (made.get(_OLD_RETENTION) or 0.0,))


def _made(name: str, parameters: Iterable[Sequence[float]], retention: Sequence[float]) -> Preset:
    given = next((tuple(map(float, found)) for found in parameters if len(found)), ())
    sound = len(given) in _COUNTS and all(isfinite(number) for number in given)
    told = completed(given) if sound else ()
    share = float(retention[0]) if retention and not isnan(retention[0]) else 0.0
    rounded = tuple(float(f"{number:.{_DIGITS}g}") for number in told)
    return Preset(name, () if rounded == FSRS_6_DEFAULTS else rounded, retention_of(share))
