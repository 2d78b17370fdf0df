"""A home with two decks, and the browser over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.memory.log import Rating
from trainer.store.search_orders import IN_FILE_ORDER, Order
from trainer.workflow.browsing import Browsing
from trainer.workflow.home import Home

NET = """\
title: Net
notes:
  - q: What is a port?   # mine
    a: a number
    id: aaaaaa
  - cloze: The {{c1::SYN}} and the {{c2::ACK}}.
    hint: flags
    tags: [tcp]
    id: bbbbbb
  - q: Which layers?
    list: [link, network]
    id: cccccc
"""
ZOO = """\
title: Zoo
notes:
  - front: lion
    back: Löwe
    suspended: yes
    id: dddddd
  - q: What is a number?
    a: a port
"""


@pytest.fixture
def home(home: Home, tmp_path: Path) -> Home:
    for name, text in (("net", NET), ("zoo", ZOO)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        home.add(tmp_path / f"{name}.yaml")
    return home


@pytest.fixture
def browsing(home: Home) -> Browsing:
    return Browsing(home)


@pytest.fixture
def net(tmp_path: Path) -> Path:
    return tmp_path / "net.yaml"


def found(browsing: Browsing, text: str = "", order: Order = IN_FILE_ORDER) -> tuple[str, ...]:
    return browsing.find(browsing.parsed(text), order)


def answer(home: Home, *keys: str) -> None:
    study = home.study()
    while card := study.card():
        study.grade(Rating.EASY, 100) if card.card.key in keys else study.bury()
