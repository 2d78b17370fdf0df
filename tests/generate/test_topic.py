from __future__ import annotations

import pytest

from tests.generate.builders import sides
from trainer.generate.topic import name_of


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("6 Gout: an overview", "Gout"),
        ("Computer Networks, Lecture 9: Reliable Transport", "Reliable Transport"),
        ("BIO 214 Week 3: Osmosis", "Osmosis"),
        ("Pooling connections with PgBouncer", "PgBouncer"),
        ("Introduction to Phonetics", "Phonetics"),
        ("An Act concerning the Naming of Streets", "Naming of Streets"),
        ("Shingles (herpes zoster)", "Shingles"),
        ("Working on two branches at once", "Working on two branches at once"),
        ("Lecture 7: How TCP deals with loss", "TCP"),
        ("A brief guide to the gout clinic", "Gout clinic"),
        ("How Skeletal Muscle Contracts", "Skeletal muscle"),
        ("CORDLESS DRILL X2", "Cordless drill X2"),
        ("Owner’s Manual: Cordless Drill", "Cordless Drill"),
    ],
)
def test_a_title_names_what_its_document_is_about(title: str, name: str) -> None:
    assert name_of(title) == name


@pytest.mark.parametrize(
    "title",
    [
        "What is money?",
        "When one firm is the market",
        "Introduction",
        "Lecture 3",
        "User manual",
        "Operating and maintenance instructions",
        "Package leaflet: information for the patient",
        "How they work",
        "12",
        "",
    ],
)
def test_a_title_may_name_nothing(title: str) -> None:
    assert name_of(title) == ""


TASK = "## Exercise\n\nName the parts of the board on the wall."
FUSE = "A **fuse** is a thin wire that melts when too much current flows through it."


@pytest.mark.parametrize(
    "text",
    [
        f"# CE 407 House Wiring\n\n## Lecture 9: Overcurrent protection\n\n{FUSE}",
        f"# CE 407 House Wiring\n\n## Lecture 9: Overcurrent protection\n\n{FUSE}\n\n{TASK}",
        f"# Chapter 3 House Wiring\n\n## 3.2 Overcurrent protection\n\n{FUSE}",
    ],
)
def test_a_lecture_is_asked_under_its_own_name_not_its_courses(text: str) -> None:
    assert any(front.startswith("Overcurrent protection") for front, _ in sides(text))


def test_a_part_of_a_document_does_not_name_it() -> None:
    text = f"# Fuses at home\n\n## Safety\n\n{FUSE}"
    assert not any(front.startswith("Safety") for front, _ in sides(text))
