"""The library: what is added is found again, and removing takes nothing that was learnt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from trainer.errors import DeckError, UsageError
from trainer.memory.options import StudyOptions
from trainer.store import cache
from trainer.store.database import Database
from trainer.store.library import Library

NOON = 1_767_268_800_000
TODAY = 20_454
UTC = StudyOptions(timezone="UTC")


@pytest.fixture
def library(database: Database) -> Library:
    return Library(database)


def titles(library: Library) -> list[str]:
    return [deck.title for deck in library.decks()]


def keys(database: Database) -> list[str]:
    return [row[0] for row in database.connection.rows("SELECT key FROM cache.card ORDER BY 1")]


def test_an_added_file_is_a_deck_of_the_library(library: Library, write_deck: Any) -> None:
    path = write_deck("tcp.yaml", "one", "two", title="TCP at work")
    (deck,) = library.add(path)
    assert library.decks() == (deck,)
    assert (deck.title, deck.path, deck.tree, deck.cards) == ("TCP at work", path, "tcp", 2)


def test_an_added_folder_gives_a_tree_and_hides_what_is_hidden(
    library: Library, write_deck: Any, tmp_path: Path
) -> None:
    for name in ("net/tcp.yaml", "net/deep/udp.yml", "a.yaml", ".git/x.yaml", ".hidden.yaml"):
        write_deck(name, f"question of {name}")
    (tmp_path / "decks" / "notes.txt").write_text("no deck")
    library.add(tmp_path / "decks")
    assert [deck.tree for deck in library.decks()] == ["a", "net::deep::udp", "net::tcp"]
    assert library.refresh() == ()


def test_a_deck_counts_the_cards_that_no_deck_before_it_has(
    library: Library, write_deck: Any
) -> None:
    first, second = write_deck("a.yaml", "one", "two"), write_deck("b.yaml", "three", "four")
    library.add(first.parent)
    second.write_bytes(first.read_bytes() + b"  - {q: three, a: x}\n")
    library.refresh()
    assert [deck.cards for deck in library.decks()] == [2, 1]
    first.unlink()
    library.refresh()
    assert [deck.cards for deck in library.decks()][-1] == 3


def test_a_deck_added_twice_is_kept_once(library: Library, write_deck: Any) -> None:
    path = write_deck("tcp.yaml", "one")
    assert library.add(path) == library.add(path)
    library.add(path.parent)
    assert titles(library) == ["tcp"]


def test_a_path_that_is_not_there_is_refused(library: Library, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        library.add(tmp_path / "nothing.yaml")


def test_a_folder_without_decks_is_refused_and_not_kept(library: Library, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="no deck"):
        library.add(tmp_path / "empty")
    assert library.refresh() == ()


def test_a_file_that_is_no_deck_is_refused_with_its_line_and_not_kept(
    library: Library, write_deck: Any
) -> None:
    path = write_deck("broken.yaml", "one", notes="  - qq: typo\n")
    with pytest.raises(DeckError) as refused:
        library.add(path)
    assert (refused.value.file, refused.value.line) == (str(path), 5)
    assert library.decks() == ()
    assert library.refresh() == ()


def test_adding_a_kept_deck_while_it_is_broken_does_not_let_it_go(
    library: Library, database: Database, write_deck: Any
) -> None:
    path = write_deck("one.yaml", "q1")
    library.add(path)
    cache.renew(database.connection)
    write_deck("one.yaml", notes="  - qq: typo\n")
    with pytest.raises(DeckError):
        library.add(path)
    write_deck("one.yaml", "q1")
    assert library.refresh() == ()
    assert titles(library) == ["one"]


def test_a_file_in_a_folder_that_is_no_deck_is_reported_and_the_rest_kept(
    library: Library, write_deck: Any
) -> None:
    path = write_deck("good.yaml", "one")
    (path.parent / "compose.yaml").write_text("services: {}\n")
    assert len(library.add(path.parent)) == 1
    (problem,) = library.refresh()
    assert problem.file.endswith("compose.yaml")


def test_a_file_whose_name_is_not_utf8_is_reported(library: Library, write_deck: Any) -> None:
    path = write_deck("good.yaml", "one")
    odd = path.with_name("caf\udce9.yaml")
    try:
        odd.write_text("title: x\n")
    except OSError:
        pytest.skip("the file system takes no such name")
    library.add(path.parent)
    (problem,) = library.refresh()
    assert "UTF-8" in problem.message
    problem.file.encode()


def test_decks_are_found_by_path_id_title_and_place(
    library: Library, write_deck: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_deck("net/tcp.yaml", "one", title="Über TCP")
    (deck,) = library.add(path.parents[1])
    monkeypatch.chdir(path.parent)
    for name in (str(path), "tcp.yaml", "./tcp.yaml", deck.id, "über tcp", "ÜBER TCP", "net::tcp"):
        assert library.find(name) == deck


def test_an_unknown_name_is_answered_with_the_nearest(library: Library, write_deck: Any) -> None:
    library.add(write_deck("tcp.yaml", "one", title="Networking"))
    with pytest.raises(UsageError) as unknown:
        library.find("Netwrking")
    assert "'Networking'" in unknown.value.mend
    with pytest.raises(UsageError):
        library.find("\0 no path")


def test_a_name_of_two_decks_lists_both(library: Library, write_deck: Any) -> None:
    one = write_deck("one.yaml", "q1", title="Same", notes="")
    two = write_deck("two.yaml", "q2", title="same")
    library.add(one.parent)
    with pytest.raises(UsageError, match="several") as twice:
        library.find("SAME")
    assert str(one) in twice.value.mend
    assert str(two) in twice.value.mend


def test_removing_a_deck_keeps_its_file_and_its_progress(
    library: Library, database: Database, write_deck: Any, log: Any
) -> None:
    path = write_deck("tcp.yaml", "one")
    library.add(path)
    (key,) = keys(database)
    log(key)
    (gone,) = library.remove("tcp")
    assert gone.path == path
    assert path.exists()
    assert library.decks() == ()
    assert library.card(key) is None
    assert database.state(key).reps == 1


def test_a_folder_is_removed_as_a_whole(library: Library, write_deck: Any) -> None:
    one, two = write_deck("net/one.yaml", "q1"), write_deck("net/two.yaml", "q2")
    library.add(one.parent)
    with pytest.raises(UsageError, match="belongs to a folder") as part:
        library.remove("two")
    assert str(one.parent) in part.value.mend
    assert [deck.path for deck in library.remove(str(one.parent))] == [one, two]
    assert library.decks() == ()


def test_a_deck_whose_file_is_gone_can_still_be_removed(library: Library, write_deck: Any) -> None:
    path = write_deck("tcp.yaml", "one")
    library.add(path)
    path.unlink()
    (problem,) = library.refresh()
    assert "trainer remove" in problem.mend
    library.remove(str(path))
    assert library.refresh() == ()


def test_cards_come_with_their_place(library: Library, database: Database, write_deck: Any) -> None:
    notes = "  - section: Ports\n  - front: der Hund\n    back: the dog\n    id: 44t987nf38\n"
    path = write_deck("net/tcp.yaml", "one", title="TCP", notes=notes)
    (deck,) = library.add(path.parents[1])
    card = library.card("44t987nf38#r")
    assert card is not None
    assert (card.card.question, card.card.answer) == ("the dog", "der Hund")
    assert (card.deck_id, card.deck_title, card.section) == (deck.id, "TCP", "Ports")
    assert (card.tree, card.file, card.line) == ("net::tcp", path, 6)
    wanted = [*reversed(keys(database)), "unknown"]
    assert list(library.cards(wanted)) == wanted[:-1]
    assert library.card("unknown") is None


def test_progress_follows_a_note_into_another_file(
    library: Library, database: Database, write_deck: Any, log: Any
) -> None:
    one = write_deck("one.yaml", "moved", "stays")
    two = write_deck("two.yaml", "other")
    library.add(one.parent)
    (key,) = [
        key for key, card in library.cards(keys(database)).items() if "moved" in card.card.question
    ]
    log(key)
    one.write_text("title: one\nnotes:\n  - q: stays\n    a: answer to stays\n")
    two.write_text(two.read_text() + "  - q: moved\n    a: answer to moved\n")
    assert library.refresh() == ()
    card = library.card(key)
    assert card is not None
    assert card.file == two
    assert database.state(key).reps == 1


def test_a_library_of_nothing_has_nothing(library: Library) -> None:
    assert library.decks() == ()
    assert library.cards([]) == {}
