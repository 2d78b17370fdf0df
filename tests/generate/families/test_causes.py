from __future__ import annotations

import pytest

from tests.generate.builders import sides


@pytest.mark.parametrize(
    "sentence",
    [
        "The main reason for the delay was that it rained.",
        "The reason it fails is that the wind is weak.",
        "The reason is that the wind is weak.",
    ],
)
def test_a_reason_for_something_unnamed_is_not_asked(sentence: str) -> None:
    assert sides(sentence, "reason") == []


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("By counting the grains of each layer, botanists can date the peat.",
         "Bogs: how can botanists date the peat?", "By counting the grains of each layer"),
        ("Because it has no bones, an octopus can squeeze through any gap.",
         "Bogs: why can an octopus squeeze through any gap?", "Because it has no bones"),
        ("Valproate should not be given to pregnant women, because it damages the unborn child.",
         "Bogs: why should valproate not be given to pregnant women?",
         "Because it damages the unborn child"),
        ("Cold milk froths better than warm milk since there is more time to work air into it.",
         "Bogs: why does cold milk froth better than warm milk?",
         "Because there is more time to work air into it"),
        ("Intravenous iron is used when tablets are not tolerated.",
         "Bogs: when is intravenous iron used?", "When tablets are not tolerated"),
        ("The canal cut the voyage to Bombay by 7,000 kilometres.",
         "By how much did the canal cut the voyage to Bombay?", "7,000 kilometres"),
        ("The headache lasts from four hours to three days.",
         "Bogs: how long does the headache last?", "From four hours to three days"),
        ("Digging began in April 1859.", "Bogs: when did digging begin?", "April 1859"),
        ("The Kiel Canal was opened on 21 June 1895 with a procession of ships.",
         "When was the Kiel Canal opened?", "21 June 1895"),
    ],
)  # fmt: skip
def test_reasons_means_measures_and_stages_are_asked(
    sentence: str, question: str, answer: str
) -> None:
    name = "Canals" if "canal" in sentence else "Bogs"
    assert (question, answer) in sides(sentence, title=name)


@pytest.mark.parametrize(
    "sentence",
    [
        "The court ruled that a buyer could cancel a contract by paying a fee.",  # who pays?
        "The dredgers moved three quarters of all the earth.",
        "The town ordered in 1377 that ships from the east wait for thirty days.",
        "The argument is strong because it contains a good inference.",  # which argument?
        "The pump has run well since the spring of last year.",  # a time, no reason
        "New York and Brooklyn were separate cities in 1866.",  # and long before
        "Inflation takes from lenders and gives to borrowers because debts shrink.",
        "Drugs against dizziness do not help and should be avoided because they slow the brain.",
        "Experts blame the wind: a slender pier cracked because it was overloaded.",
        "Press both arrow keys for five seconds.",  # an instruction, no lasting
        "Wheat rises by 8 bushels and its cloth falls by 4 yards.",
        "Elizabeth did sanction an attempt at a colony in 1584.",  # no "did she do sanction"
    ],
)
def test_a_doubtful_reason_or_measure_is_not_asked(sentence: str) -> None:
    assert sides(sentence, title="Bogs") == []
