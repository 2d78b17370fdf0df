"""The process that fits parameters: it alone loads the optimiser, and may fall with it.

fsrs-rs-python holds the interpreter while it works and ends in a panic on some inputs, so
it runs as a child that reads one JSON value and prints another: see
:mod:`trainer.workflow.fitting`.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview

# Parameters as float32 may lie just outside the bounds that py-fsrs demands.
_PLACES = 4


def main() -> None:
    """Reads ``{"cards": [[[rating, gap], …], …], "rows": [[card, length], …]}`` from stdin.

    Each row is a card's history up to a review on a later day; prints the 21 parameters.
    """
    given: dict[str, Any] = json.load(sys.stdin)
    cards = [[FSRSReview(rating, gap) for rating, gap in card] for card in given["cards"]]
    items = [FSRSItem(cards[card][:length]) for card, length in given["rows"]]
    found = FSRS(DEFAULT_PARAMETERS).compute_parameters(items)
    json.dump([round(number, _PLACES) for number in found], sys.stdout)


if __name__ == "__main__":
    main()
