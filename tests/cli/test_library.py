"""The library from the command line, and the shapes that it prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import DECK, Run

CARD_KEYS = {
    "key", "id", "deck", "deck_title", "section", "kind", "question", "answer", "hint", "extra",
    "tags", "flag", "file", "line", "source", "state",
}  # fmt: skip
STATE_KEYS = {
    "phase", "due", "interval_days", "stability", "difficulty", "retrievability", "reps", "lapses",
    "suspended", "buried",
}  # fmt: skip


def test_decks_have_the_promised_shape(run: Run, deck: Path) -> None:
    run("add", deck)
    assert run("decks", "--json").json() == [
        {
            "id": "rpcjgt8q0r",
            "title": "Networking: the basics",
            "tree": "net",
            "path": str(deck),
            "cards": 4,
            "new": 4,
            "learning": 0,
            "due": 0,
        }
    ]


def test_counts_follow_the_reviews(run: Run, deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("study", deck, "--plain", typed="\n4\n\n3\n")
    row = run("decks", "--json").json()[0]
    assert (row["new"], row["learning"], row["due"]) == (2, 1, 0)
    monkeypatch.setenv("TRAINER_NOW", "2026-12-24T09:00:00+00:00")
    assert run("decks", "--json").json()[0]["due"] == 1


def test_cards_have_the_promised_shape(run: Run, deck: Path) -> None:
    run("study", deck, "--plain", typed="\n4\n")
    cards = run("browse", "--json").json()
    assert all(set(card) >= CARD_KEYS for card in cards)
    assert all(set(card["state"]) >= STATE_KEYS for card in cards)
    first = cards[0]
    assert (first["key"], first["kind"], first["question"], first["answer"]) == (
        "b7pqx0w3ce",
        "question",
        "Which port does HTTPS use?",
        "443",
    )
    assert first["source"] == {
        "ref": "rfc9293",
        "at": "¶7 s1–2",
        "quote": "HTTPS listens on port 443",
    }
    assert first["state"]["phase"] == "review"
    assert first["state"]["due"] == "2026-12-01"
    assert first["state"]["interval_days"] == 8
    assert first["state"]["retrievability"] == pytest.approx(1.0)
    assert cards[1]["state"]["due"] is None
    assert [card["key"] for card in cards] == [
        "b7pqx0w3ce",
        "44t987nf38",
        "44t987nf38#r",
        "mcmk4j2ha7",
    ]
    assert cards[3]["answer"] == "Data link\nNetwork"
    assert cards[3]["section"] == "Layers"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 4), ("tag:osi", 1), ("is:new", 4), ("is:due", 0), ("hund", 2), ("-hund port", 1),
        ("is:learning", 0), ("-is:new", 0), ("-tag:osi port", 1), ("deck:Networking*", 4),
        ("(port or switch)", 2), ('"der hund"', 2),
    ],
)  # fmt: skip
def test_a_search_finds_its_cards(run: Run, deck: Path, query: str, count: int) -> None:
    run("add", deck)
    words = query.split(" ") if query and '"' not in query else [query]
    assert len(run("browse", *words, "--json").json()) == count


def test_a_search_that_cannot_be_understood_is_exit_code_2(run: Run, deck: Path) -> None:
    run("add", deck)
    result = run("browse", "is:deu")
    assert result.code == 2
    assert "due" in result.err


def test_browse_without_json_prints_a_line_a_card(run: Run, deck: Path) -> None:
    run("add", deck)
    assert len(run("browse").out.splitlines()) == 4


def test_removing_a_deck_keeps_its_file_and_its_progress(run: Run, deck: Path) -> None:
    run("study", deck, "--plain", typed="\n4\n")
    assert run("remove", "Networking: the basics").code == 0
    assert run("decks", "--json").json() == []
    assert deck.exists()
    run("add", deck)
    assert run("browse", "--json", "is:review").json()[0]["state"]["reps"] == 1


def test_a_folder_becomes_a_tree(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "decks" / "net"
    folder.mkdir(parents=True)
    (folder / "tcp.yaml").write_text(DECK, encoding="utf-8")
    assert run("add", tmp_path / "decks").code == 0
    assert len(run("browse", "--json", "deck:net::tcp").json()) == 4


def test_two_decks_of_one_title_are_told_apart_by_their_files(run: Run, tmp_path: Path) -> None:
    for name in "ab":
        text = f"title: T\nnotes:\n  - q: What comes after {name} here?\n    a: the next letter\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    first = run("study", tmp_path / "a.yaml", "--plain", typed="\n4\n").out
    second = run("study", tmp_path / "b.yaml", "--plain", typed="\n4\n").out
    assert "Q What comes after a here?" in first
    assert "Q What comes after b here?" in second
    assert [row["cards"] for row in run("decks", "--json").json()] == [1, 1]


def test_studying_a_folder_studies_its_decks(run: Run, deck: Path) -> None:
    out = run("study", deck.parent, "--plain", typed="\n4\n").out
    assert "+ b7pqx0w3ce 4 2026-12-01" in out.splitlines()


def test_studying_a_named_file_that_broke_is_exit_code_2(run: Run, deck: Path) -> None:
    run("add", deck)
    deck.write_text(DECK.replace("a: 443", "a: [443"), encoding="utf-8")
    result = run("study", deck, "--plain")
    assert (result.code, result.out) == (2, "")


def test_one_deck_may_have_limits_of_its_own(run: Run, deck: Path, home: Path) -> None:
    other = deck.with_name("other.yaml")
    notes = "".join(f"  - q: Which letter is number {n}?\n    a: {n}th\n" for n in range(5))
    other.write_text(f"id: zzzzzzzzzz\ntitle: Other\nnotes:\n{notes}", encoding="utf-8")
    home.mkdir()
    (home / "config.toml").write_text("[deck.zzzzzzzzzz.study]\nnew = 2\n", encoding="utf-8")
    run("add", deck, other)
    assert [row["new"] for row in run("decks", "--json").json()] == [4, 2]
    out = run("study", "--plain", typed="\n4\n" * 9).out
    assert len([line for line in out.splitlines() if line.startswith("Q Which letter")]) == 2


def test_a_search_without_end_is_refused(run: Run, deck: Path) -> None:
    run("add", deck)
    assert run("browse", "x" * 100_000).code == 2


def test_an_unknown_deck_gets_a_suggestion(run: Run, deck: Path) -> None:
    run("add", deck)
    result = run("remove", "Networking: the basic")
    assert result.code == 2
    assert "Networking: the basics" in result.err


def test_a_deck_that_breaks_keeps_its_cards_and_is_told(run: Run, deck: Path) -> None:
    run("add", deck)
    deck.write_text(DECK.replace("a: 443", "a: [443"), encoding="utf-8")
    result = run("decks", "--json")
    assert result.code == 0
    assert f"{deck}:" in result.err
    assert result.json()[0]["cards"] == 4


@pytest.mark.parametrize(
    "text", ["", "notes: []\n", "title: T\n", "- just\n- a list\n", "\x00\x01binary"]
)
def test_a_file_that_is_no_deck_cannot_be_added(run: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    result = run("add", path)
    assert result.code == 2
    assert str(path) in result.err
    assert run("decks", "--json").json() == []


def test_decks_tell_their_place_in_the_tree_as_settings_name_it(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "course" / "net"
    folder.mkdir(parents=True)
    (folder / "tcp.yaml").write_text("title: TCP\nnotes:\n  - {q: a, a: b}\n")
    assert run("add", tmp_path / "course").code == 0
    assert "TCP [net::tcp]: 1 cards" in run("decks").out
    assert [row["tree"] for row in run("decks", "--json").json()] == ["net::tcp"]
    assert run("config", "study.new", "1", "--deck", "net").code == 0
