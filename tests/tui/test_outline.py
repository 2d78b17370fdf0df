"""Decks as an outline of folders."""

from __future__ import annotations

from trainer.tui.outline import outline
from trainer.workflow.home import DeckRow


def row(tree: str, new: int = 0, learning: int = 0, due: int = 0, *, file: str = "") -> DeckRow:
    title = tree.rsplit("::", 1)[-1].upper()
    return DeckRow("one id", title, tree, file or f"{tree}.yaml", 10, new, learning, due)


def test_decks_stand_under_their_folders_which_sum_them_up() -> None:
    lines = outline([row("net::tcp", 1, 2, 3), row("bio", 7), row("net::ip::v6", 4)])
    assert [(line.depth, line.label, line.new, line.learning, line.due) for line in lines] == [
        (0, "BIO", 7, 0, 0),
        (0, "net", 5, 2, 3),
        (1, "ip", 4, 0, 0),
        (2, "V6", 4, 0, 0),
        (1, "TCP", 1, 2, 3),
    ]


def test_a_folder_studies_all_decks_below_it() -> None:
    lines = outline([row("net::tcp"), row("net::ip::v6"), row("bio")])
    assert {line.label: line.decks for line in lines}["net"] == (
        "net::ip::v6.yaml",
        "net::tcp.yaml",
    )


def test_two_decks_at_one_place_are_two_lines() -> None:
    lines = outline([row("net", 1, file="a"), row("net", 2, file="b")])
    assert [line.decks for line in lines] == [("a",), ("b",)]


def test_a_deck_and_a_folder_of_one_name_are_two_lines() -> None:
    lines = outline([row("net", 1), row("net::tcp", 2)])
    assert [(line.label, line.new) for line in lines] == [("NET", 1), ("net", 2), ("TCP", 2)]


def test_an_empty_library_has_no_lines() -> None:
    assert outline([]) == ()
