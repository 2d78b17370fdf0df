"""Options of folders, decks and sections: which of them hold where."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from trainer.config import load
from trainer.errors import ConfigError, NothingToDo, UsageError
from trainer.memory.log import Rating
from trainer.workflow import deck_tree
from trainer.workflow.home import Home
from trainer.workflow.sitting import Choices

FILES = {
    "net/tcp.yaml": ("TCP at work", "tttttt", "Ports"),
    "net/v1.2/udp.yaml": ("UDP", "nnnnnn", "Layers::Lower"),
    "zoo.yaml": ("Zoo", "zzzzzz", "Beasts"),
}


@pytest.fixture
def home(home: Home, tmp_path: Path) -> Home:
    """A library of three decks, each with three notes and three more in a section."""
    for name, (title, id_, section) in FILES.items():
        path = tmp_path / "decks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        notes = [f"  - {{q: What is {title} {n}?, a: '{n}'}}\n" for n in range(6)]
        notes.insert(3, f"  - section: {section}\n")
        path.write_text(f"title: {title}\nid: {id_}\nnotes:\n{''.join(notes)}", encoding="utf-8")
    home.add(tmp_path / "decks")
    return home


def configure(home: Home, text: str) -> None:
    (home.folder / "config.toml").write_text(text, encoding="utf-8")
    home.configure(load(home.folder, {}))


def asked(home: Home, *decks: str, choices: Choices | None = None) -> dict[str, int]:
    """How many cards a sitting asks, by the id of their deck."""
    try:
        session = home.study(decks, choices or Choices()).session
    except NothingToDo:
        return {}
    assert session.current is not None
    return dict(Counter(card.deck for card in (session.current, *session.pile.left())))


def test_a_limit_of_a_folder_holds_for_all_decks_below_together(home: Home) -> None:
    configure(home, "[deck.net.study]\nnew = 8\n")
    assert asked(home) == {"tttttt": 6, "nnnnnn": 2, "zzzzzz": 6}
    assert asked(home, "TCP at work", "UDP") == {"tttttt": 6, "nnnnnn": 2}
    assert {row.id: row.new for row in home.decks()} == {"tttttt": 6, "nnnnnn": 6, "zzzzzz": 6}
    waiting = {place: counts.new for place, counts in home.tree().folders.items()}
    assert waiting == {"": 14, "net": 8, "net::v1.2": 6}


def test_what_was_asked_in_one_deck_leaves_less_for_the_others_of_its_folder(home: Home) -> None:
    configure(home, "[deck.net.study]\nnew = 3\n")
    study = home.study(["TCP at work"])
    for _ in range(2):
        study.grade(Rating.EASY, 1_000)
    assert asked(home, "UDP") == {"nnnnnn": 1}
    assert asked(home, "Zoo") == {"zzzzzz": 6}
    assert [row.new for row in home.decks()] == [1, 1, 6]


def test_deck_and_section_are_limited_within_their_folder(home: Home) -> None:
    configure(
        home,
        '[deck."net".study]\nnew = 5\n[deck.tttttt.study]\nnew = 3\n'
        '[deck."nnnnnn::Layers".study]\nnew = 1\n[deck."zzzzzz::beasts".study]\nnew = 0\n',
    )
    assert asked(home) == {"tttttt": 3, "nnnnnn": 2, "zzzzzz": 3}
    assert asked(home, "UDP") == {"nnnnnn": 4}


def test_the_library_s_limit_holds_for_what_has_no_other(home: Home) -> None:
    configure(home, "[study]\nnew = 2\n[deck.net.study]\nnew = 9\n")
    assert asked(home) == {"tttttt": 6, "nnnnnn": 3, "zzzzzz": 2}


def test_limits_for_today_only_replace_and_raise_those_of_the_tree(home: Home) -> None:
    configure(home, "[deck.net.study]\nnew = 1\n")
    assert asked(home, "TCP at work", choices=Choices(new=4)) == {"tttttt": 4}
    assert asked(home, "TCP at work", choices=Choices(more_new=2)) == {"tttttt": 3}


def test_a_deck_inherits_the_options_of_its_folders(home: Home) -> None:
    configure(
        home,
        '[deck."net".memory]\nretention = 0.8\nlearning_steps = ["7m"]\n'
        '[deck."net".study]\norder = "random"\n'
        '[deck."net::v1.2".memory]\nretention = 0.85\n[deck.nnnnnn.memory]\nfuzz = false\n',
    )
    own = deck_tree.own_memory(home.config, home.library.decks())
    assert {deck: memory.retention for deck, memory in own.items()} == {
        "tttttt": 0.8,
        "nnnnnn": 0.85,
    }
    assert (own["nnnnnn"].fuzz, own["nnnnnn"].learning_steps) == (False, (420,))
    assert home.study(["UDP"]).session.study.order == "random"
    assert home.study(["UDP", "TCP at work"]).session.study.order == "random"
    assert home.study(["UDP", "Zoo"]).session.study.order == "due"
    futures = home.study(["UDP"]).session.futures
    assert futures is not None
    again = futures[Rating.AGAIN].event
    assert again.due_ms == again.at_ms + 7 * 60_000


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("TCP at work", "tttttt"),
        ("net::tcp", "tttttt"),
        ("Net", "net"),
        ("net::V1.2", "net::v1.2"),
        ("UDP::Layers", "nnnnnn::Layers"),
        ("net::v1.2::udp::layers::lower", "nnnnnn::layers::lower"),
        ("tttttt::Ports", "tttttt::Ports"),
    ],
)
def test_a_part_is_named_as_one_finds_decks(home: Home, typed: str, name: str) -> None:
    part = deck_tree.part(home.config, home.database, home.library, typed)
    assert part.name == name
    assert part.is_section == ("::" in name and not name.startswith("net"))


@pytest.mark.parametrize("typed", ["nett", "UDP::Layer", "net::tcp::Ports::1", "::", ""])
def test_what_names_nothing_is_refused(home: Home, typed: str) -> None:
    with pytest.raises(UsageError, match="no deck, folder or section"):
        deck_tree.part(home.config, home.database, home.library, typed)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('"nett".study', '[deck."nett"] names no deck, folder or section of the library'),
        ('"net::tcpp".study', "names no deck, folder"),
        ('"tttttt::Port".study', "names no deck, folder"),
    ],
)
def test_options_of_what_is_not_there_are_told_of(home: Home, table: str, told: str) -> None:
    configure(home, f"[deck.{table}]\nnew = 1\n")
    (problem,) = home.refresh()
    assert isinstance(problem, ConfigError)
    assert told in problem.message
    assert "Did you mean" in problem.mend
    assert problem.file == str(home.folder / "config.toml")


def test_a_section_has_limits_and_nothing_else(home: Home) -> None:
    configure(home, '[deck."tttttt::Ports".memory]\nretention = 0.8\n')
    (problem,) = home.refresh()
    assert "is a section, which has no memory.retention of its own" in problem.message
    assert "study.new and study.reviews" in problem.mend


def test_options_of_a_deck_that_is_away_or_of_a_known_part_are_no_mistake(home: Home) -> None:
    configure(
        home,
        '[deck."kv7m2qd9tr".study]\nnew = 1\n[deck."kv7m2qd9tr::Layers".study]\nnew = 1\n'
        '[deck.NET.memory]\nretention = 0.8\n[deck."nnnnnn::LAYERS".study]\nreviews = 9\n',
    )
    assert home.refresh() == ()
