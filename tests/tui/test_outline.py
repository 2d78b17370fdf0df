"""Decks as an outline of folders."""

from __future__ import annotations

from trainer.memory.limits import folders
from trainer.store.deck_counts import DeckCounts
from trainer.tui.outline import library_line, outline
from trainer.workflow.home import DeckRow, DeckTree


def row(tree: str, new: int = 0, learning: int = 0, due: int = 0, *, file: str = "") -> DeckRow:
    title = tree.rsplit("::", 1)[-1].upper()
    return DeckRow("one id", title, tree, file or f"{tree}.yaml", 10, new, learning, due)


def tree(*rows: DeckRow, **limited: DeckCounts) -> DeckTree:
    """A tree in which nothing waits in folders but what is given for them."""
    places = {"", *(place for row in rows for place in folders(row.tree))}
    return DeckTree(rows, dict.fromkeys(places, DeckCounts(0, 0, 0)) | limited)


def test_decks_stand_under_their_folders_with_what_waits_in_these() -> None:
    lines = outline(
        tree(
            row("net::tcp", 4, 2, 3), row("bio", 7), row("net::ip::v6", 4),
            net=DeckCounts(5, 2, 3), **{"net::ip": DeckCounts(4, 0, 0)},
        )
    )  # fmt: skip
    assert [(line.depth, line.label, line.new, line.learning, line.due) for line in lines] == [
        (0, "BIO", 7, 0, 0),
        (0, "net", 5, 2, 3),
        (1, "ip", 4, 0, 0),
        (2, "V6", 4, 0, 0),
        (1, "TCP", 4, 2, 3),
    ]


def test_a_folder_studies_all_decks_below_it() -> None:
    lines = outline(tree(row("net::tcp"), row("net::ip::v6"), row("bio")))
    assert {line.label: line.decks for line in lines}["net"] == (
        "net::ip::v6.yaml",
        "net::tcp.yaml",
    )


def test_two_decks_at_one_place_are_two_lines() -> None:
    lines = outline(tree(row("net", 1, file="a"), row("net", 2, file="b")))
    assert [line.decks for line in lines] == [("a",), ("b",)]


def test_a_deck_and_a_folder_of_one_name_are_two_lines() -> None:
    lines = outline(tree(row("net", 1), row("net::tcp", 2), net=DeckCounts(2, 0, 0)))
    assert [(line.label, line.new) for line in lines] == [("NET", 1), ("net", 2), ("TCP", 2)]


def test_the_whole_library_names_no_deck() -> None:
    line = library_line(tree(row("net", 30), **{"": DeckCounts(20, 0, 0)}), "All")
    assert (line.label, line.decks, line.new) == ("All", (), 20)


def test_an_empty_library_has_no_lines() -> None:
    assert outline(tree()) == ()
