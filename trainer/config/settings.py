"""The table of settings: name, default, what a value may be, and a sentence that explains it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from trainer.config import readers
from trainer.config.readers import number
from trainer.memory.options import NEW_ORDERS, ORDERS

_QUOTED = ("[", "{", '"', "'")
SECTIONS = ("study", "memory", "keys", "look", "model")
SECTIONS_OF_A_DECK = ("study", "memory")
MIXES = ("mixed", "reviews-first", "new-first")
LEECH_ACTIONS = ("suspend", "tag")
MOTIONS = ("full", "none")
AUDIO = ("on key", "on question", "on answer")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: ``read`` makes its value from what TOML gives, ``write`` gives that back.

    ``about`` explains it in a sentence, ``mend`` says how a value is written, ``choices`` are
    the words it may be where they are few. ``everywhere`` is True for what holds for all decks
    even of the sections that a deck may have.
    """

    section: str
    name: str
    default: Any
    read: Callable[[Any], Any]
    mend: str
    about: str = ""
    choices: tuple[str, ...] = ()
    write: Callable[[Any], Any] = lambda value: value
    everywhere: bool = False

    @property
    def key(self) -> str:
        """The full name, as ``trainer config`` prints it."""
        return f"{self.section}.{self.name}"

    @property
    def is_of_deck(self) -> bool:
        """Whether a single deck may have it otherwise."""
        return self.section in SECTIONS_OF_A_DECK and not self.everywhere

    def read_text(self, text: str) -> Any:
        """The value that typed text stands for, written plainly or as in ``config.toml``."""
        if text.startswith(_QUOTED):
            given = _toml(text)
        elif isinstance(self.default, bool):
            given = {"true": True, "yes": True, "false": False, "no": False}.get(text, text)
        elif isinstance(self.default, tuple):
            given = [number(part) for part in _parts(text)]
        elif isinstance(self.default, dict):
            pairs = (part.partition("=") for part in _parts(text))
            given = {name.strip(): value.strip(" \"'") for name, _, value in pairs}
        else:
            given = text if isinstance(self.default, str) else number(text)
        return self.read(given)

    @classmethod
    def key_binding(cls, name: str) -> Setting:
        """A key binding by its id; the window knows which ids there are."""
        return cls("keys", name, "", readers.text, 'Write the keys as text, as in "3,space"')


@dataclass(frozen=True, slots=True)
class Value:
    """One setting as it stands.

    ``origin`` is ``default``, ``file:LINE``, ``deck``, ``env:NAME`` or ``flag``.
    """

    setting: Setting
    value: Any
    origin: str

    @property
    def is_above_file(self) -> bool:
        """Whether the environment or a flag says so, whatever the file says."""
        return self.origin.partition(":")[0] in ("env", "flag")


@dataclass(frozen=True, slots=True)
class Written:
    """What a settings file says: values of the library, and of single decks by id and key."""

    values: tuple[Value, ...] = ()
    decks: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)


def suggestion(wrong: str, known: Iterable[str], otherwise: str) -> str:
    """``Did you mean …?`` where a known name is near, else the other words."""
    from difflib import get_close_matches  # noqa: PLC0415  only a slip needs it

    near = get_close_matches(wrong, known, 1)
    return f"Did you mean {near[0]!r}?" if near else otherwise


def _toml(text: str) -> object:
    import tomllib  # noqa: PLC0415  only what is quoted needs it

    try:
        return tomllib.loads(f"given = {text}")["given"]
    except tomllib.TOMLDecodeError:
        return text


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


_PRICE_MEND = "Write the price of a million tokens"
_STEPS_MEND = 'Write the steps as in ["1m", "10m"]'
_CHOOSE = "Choose one of these"
_FLAG_MEND = "Write true or false"
_TABLE = (
    Setting(
        "study", "new", 20, readers.whole(0, 9999), "Write the new cards a day, as in new = 20",
        "The most new cards that are asked in a day",
    ),
    Setting(
        "study", "reviews", 200, readers.whole(0, 99999), "Write the reviews a day as a number",
        "The most reviews that are asked in a day",
    ),
    Setting(
        "study", "rollover", 4, readers.whole(0, 23), "Write the hour at which a study day begins",
        "The hour at which a study day begins, so that a late evening counts as the same day",
        everywhere=True,
    ),
    Setting(
        "study", "timezone", "local", readers.timezone,
        'Write "local" or a name like "Europe/Rome"',
        "The time zone whose midnight and rollover divide the days", everywhere=True,
    ),
    Setting(
        "study", "learn_ahead", 20 * 60, readers.duration, 'Write a duration as in "20m"',
        "How much too early a card in its learning steps may be asked when nothing else is left",
        write=readers.duration_text,
    ),
    Setting(
        "study", "order", "due", readers.one_of(*ORDERS), _CHOOSE,
        "The order in which reviews are asked", choices=ORDERS,
    ),
    Setting(
        "study", "new_order", "file", readers.one_of(*NEW_ORDERS), _CHOOSE,
        "The order in which new cards are asked", choices=NEW_ORDERS,
    ),
    Setting(
        "study", "mix", "mixed", readers.one_of(*MIXES), _CHOOSE,
        "Whether new cards come among the reviews, after them or before them", choices=MIXES,
    ),
    Setting(
        "study", "bury_siblings", True, readers.flag, _FLAG_MEND,
        "Whether the other cards of a note wait until the next day once one of them was asked",
    ),
    Setting(
        "memory", "retention", 0.90, readers.decimal(0.7, 0.99), "Write the share to be remembered",
        "The share of reviews to be remembered: the higher, the more of them there are",
    ),
    Setting(
        "memory", "learning_steps", (60, 600), readers.steps, _STEPS_MEND,
        "After how long a new card is asked again, until it is learnt", write=readers.steps_text,
    ),
    Setting(
        "memory", "relearning_steps", (600,), readers.steps, _STEPS_MEND,
        "After how long a forgotten card is asked again, until it is learnt anew",
        write=readers.steps_text,
    ),
    Setting(
        "memory", "maximum_interval", 36500, readers.whole(1, 36500), "Write a number of days",
        "The most days between two reviews of a card",
    ),
    Setting(
        "memory", "fuzz", True, readers.flag, _FLAG_MEND,
        "Whether intervals vary a little, so that cards learnt together part",
    ),
    Setting(
        "memory", "load_balance", True, readers.flag, _FLAG_MEND,
        "Whether cards come back on those days within their fuzz that hold few others",
    ),
    Setting(
        "memory", "easy_days", {}, readers.easy_days, 'Write them as in {sun = "reduced"}',
        "Weekdays with fewer reviews: reduced to half or to a minimum, with fuzz and load balance",
    ),
    Setting(
        "memory", "leech_threshold", 8, readers.whole(1, 9999), "Write a number of lapses",
        "How often a card is forgotten until it counts as a leech",
    ),
    Setting(
        "memory", "leech_action", "suspend", readers.one_of(*LEECH_ACTIONS), _CHOOSE,
        "What becomes of a leech: it is suspended, or only marked as one", choices=LEECH_ACTIONS,
    ),
    Setting(
        "memory", "parameters", (), readers.parameters, "Leave it out to use the standard ones",
        "The 21 parameters of your own memory, as trainer fit finds them; none are the standard",
        write=list, everywhere=True,
    ),
    Setting(
        "look", "theme", "", readers.text, 'Write a theme\'s name, as in "nord"',
        "The colours of the window; without a name the standard ones",
    ),
    Setting(
        "look", "motion", "full", readers.one_of(*MOTIONS), _CHOOSE,
        "With none nothing glides and the cursor does not blink", choices=MOTIONS,
    ),
    Setting(
        "look", "timer", False, readers.flag, _FLAG_MEND,
        "Whether the time spent on a card is shown until the answer is",
    ),
    Setting(
        "look", "audio", "on key", readers.one_of(*AUDIO), _CHOOSE,
        "When a card's sound is played: on its key alone, or by itself with question or answer",
        choices=AUDIO,
    ),
    Setting(
        "look", "player", "", readers.command,
        'Write a program with options, as in "mpv --no-video"',
        "The program that plays sounds; without one the first that is installed",
    ),
    Setting(
        "model", "url", "", readers.text, 'Write an address as in "http://localhost:11434/v1"',
        "The server that make asks with a model, unless --model names another",
    ),
    Setting(
        "model", "name", "", readers.text, "Write the model's name as the server knows it",
        "The model that is asked there",
    ),
    Setting(
        "model", "price_in", 0.0, readers.decimal(0, 1e6), _PRICE_MEND,
        "What a million tokens sent to the model cost, for the estimate before",
    ),
    Setting(
        "model", "price_out", 0.0, readers.decimal(0, 1e6), _PRICE_MEND,
        "What a million tokens written by the model cost, for the estimate before",
    ),
)  # fmt: skip
SETTINGS = {setting.key: setting for setting in _TABLE}
