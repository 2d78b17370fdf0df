"""A command line to call in the tests' own process, with a home of its own."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from trainer.cli import main
from trainer.store.deckfile import read_deck

DECK = """\
format: 1
id: rpcjgt8q0r
title: 'Networking: the basics'
author: Ada Example
tags: [networking]
sources:
  rfc9293: {title: 'RFC 9293', date: 2022-08}
notes:
  - q: Which port does HTTPS use?
    a: 443
    typed: yes
    accept: [tcp/443]
    hint: one below 444
    source: {ref: rfc9293, at: '¶7 s1–2', quote: HTTPS listens on port 443}
    id: b7pqx0w3ce
  - front: der Hund
    back: the dog
    id: 44t987nf38
  - section: Layers
  - q: Which two layers does a switch with routing know?
    list: [Data link, Network]
    tags: [osi]
    id: mcmk4j2ha7
"""

FILLER = "It was the one of the days that they have in which the sea is as calm as it can be."
TIDES = f"""\
# How does the sea move?

## At sea

{FILLER} The highest tide of a month is called a spring tide. {FILLER}

A line that holds a ship to a quay is called a hawser. {FILLER} {FILLER}

The deepest part of a harbour is called a basin. {FILLER} {FILLER}
"""


@dataclass(frozen=True)
class Result:
    """What a command left: exit code and both outputs."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "net.yaml"
    path.write_text(DECK, encoding="utf-8")
    return path


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call ``run("decks", "--json")``; ``typed`` is what stands on standard input."""
    monkeypatch.setenv("TRAINER_HOME", str(home))
    monkeypatch.setenv("TRAINER_NOW", "2026-11-23T09:00:00+00:00")
    monkeypatch.setenv("TRAINER_CLOCK", "frozen")
    monkeypatch.setenv("TRAINER_STUDY_TIMEZONE", "UTC")
    monkeypatch.setenv("TRAINER_MEMORY_FUZZ", "no")

    def call(*words: object, typed: str = "") -> Result:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "tides.md"
    path.write_text(TIDES, encoding="utf-8")
    return path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "tides.yaml"


def answers(target: Path) -> list[str]:
    return [note.back for note in read_deck(target).notes]


def lines(text: str) -> list[str]:
    return text.splitlines()
