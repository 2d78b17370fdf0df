from __future__ import annotations

import pytest

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
