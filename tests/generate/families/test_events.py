from __future__ import annotations

import pytest

from tests.generate.builders import sides
from trainer.generate.english.clause import clause


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "In 1869 the company opened the Suez Canal.",
            "In which year was the Suez Canal opened?",
            "1869",
        ),
        (
            "In 1912, the line launched the Titanic.",
            "In which year was the Titanic launched?",
            "1912",
        ),
        (
            "In March 1620, the settlers signed the Mayflower Compact in the cabin.",
            "When was the Mayflower Compact signed?",
            "March 1620",
        ),
        (
            "In 1453 Mehmed II, a sultan, took Constantinople, the capital of Byzantium.",
            "In which year did Mehmed II take Constantinople?",
            "1453",
        ),
        (
            "World War I was ended by the armistice in 1918.",
            "In which year was World War I ended by the armistice?",
            "1918",
        ),
        (
            "In 1608, settlers founded Quebec, and others followed.",
            "In which year was Quebec founded?",
            "1608",
        ),
    ],
)
def test_a_dated_event_is_asked_for_its_date(sentence: str, question: str, answer: str) -> None:
    assert (question, answer) in sides(sentence, "date")


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1912, the crew left the ship.",
        "In 1912 the Titanic was crossing the Atlantic.",
        "In 1912 the company had opened a canal.",
        "In 1912, it opened the canal.",
        "In 1912, the crew saw its own Titanic.",
        "In the summer, the company opened the Suez Canal.",
        "The company did not open the Suez Canal in 1860.",
    ],
)
def test_an_episode_without_a_name_or_date_is_not_asked(sentence: str) -> None:
    assert sides(sentence, "date") == []


@pytest.mark.parametrize(
    ("text", "context", "subject"),
    [
        ("In 1869 the company opened the canal.", "In 1869", "the company"),
        ("In 1869, the company opened the canal.", "In 1869", "the company"),
        ("On May 3, 1869, the company opened it.", "On May 3, 1869", "the company"),
        ("By 1869 a company had opened the canal.", "By 1869", "a company"),
    ],
)
def test_a_date_opens_a_clause_with_or_without_a_comma(
    text: str, context: str, subject: str
) -> None:
    found = clause(text)
    assert found is not None
    assert (found.context, found.subject) == (context, subject)


def test_a_year_before_its_noun_is_no_opening_date() -> None:
    found = clause("In 1869 terms it was cheap.")
    assert found is None or found.context != "In 1869"


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
        (
            "The difference between ebb and flood is the direction of the current.",
            "What is the difference between ebb and flood?",
            "The direction of the current",
        ),
        (
            "The key difference between a ketch and a yawl lies in the place of the mizzen mast.",
            "What is the key difference between a ketch and a yawl?",
            "The place of the mizzen mast",
        ),
    ],
)
def test_a_difference_that_is_told_is_asked(sentence: str, question: str, answer: str) -> None:
    assert sides(sentence, "contrast") == [(question, answer)]


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        (
            "The duties of a harbour pilot are (1) to board the ship and (2) to guide it to port.",
            "To board the ship and to guide it to port",
        ),
        (
            "Uses of a keel are (a) to hold a boat upright, (b) to stop drift, and (c) to sail.",
            "to hold a boat upright; to stop drift; to sail",
        ),
    ],
)  # fmt: skip
def test_members_that_are_numbered_in_a_sentence_are_recalled(sentence: str, answer: str) -> None:
    ((front, back),) = sides(sentence, "kinds")
    assert back == answer
    assert front.startswith(("What are the two duties", "What are uses"))


@pytest.mark.parametrize(
    "sentence",
    [
        "These duties are (1) to board the ship and (2) to guide it.",
        "The duty of a pilot is (1) to board the ship and (2) to guide it.",
    ],
)
def test_numbered_members_of_something_unclear_are_left(sentence: str) -> None:
    assert sides(sentence, "kinds") == []


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("Rowing boats serve as ferries on the river.", "What do rowing boats serve as?",
         "Ferries on the river"),
        ("Coral reefs act as a barrier against storm waves.", "What do coral reefs act as?",
         "A barrier against storm waves"),
        ("Sea level means the average height of the sea.", "What does sea level mean?",
         "The average height of the sea"),
    ],
)  # fmt: skip
def test_what_a_thing_serves_as_rests_on_or_means_is_asked(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in sides(sentence, "tie")


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("Reflexes are a reaction of the body to a touch.", "What is a reflex?",
         "A reaction of the body to a touch"),
        ("Eddies are a whirl of water behind a rock in a stream.", "What is an eddy?",
         "A whirl of water behind a rock in a stream"),
    ],
)  # fmt: skip
def test_a_description_of_one_thing_is_asked_in_the_singular(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in sides(sentence, "definition")


def test_the_term_of_a_description_agrees_with_it() -> None:
    text = "Reflexes are a reaction of the body to a touch."
    assert sides(text, "term") == [
        ("What is the term for a reaction of the body to a touch?", "Reflex")
    ]


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("Holding a high rank, ship owners were called masters.",
         "What were ship owners called?", "Masters"),
        ("Steering by stars, old sailors were called pathfinders.",
         "What were old sailors called?", "Pathfinders"),
    ],
)  # fmt: skip
def test_an_opening_participle_is_no_part_of_who_is_named(
    sentence: str, question: str, answer: str
) -> None:
    assert sides(sentence, "named") == [(question, answer)]


def test_the_only_thing_of_a_past_story_is_not_asked_for() -> None:
    assert sides("The longboat was the only boat available to the crew.", "superlative") == []
    text = "The sea otter is the only mammal that eats urchins whole."
    assert len(sides(text, "superlative")) == 1


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("Large waves, better known as rollers, hit the coast.",
         "What is another name for large waves?", "Rollers"),
        ("The Sea of Calm, more commonly known as the Moon Sea, is dry.",
         "What is another name for the Sea of Calm?", "Moon Sea"),
        ("Members of the Grange of Ohio, popularly called the Order, met.",
         "What is another name for the Grange of Ohio?", "Order"),
    ],
)  # fmt: skip
def test_a_better_known_name_is_another_name(sentence: str, question: str, answer: str) -> None:
    assert sides(sentence, "synonym") == [(question, answer)]


def test_the_field_of_a_term_leads_the_question_for_it() -> None:
    text = "An argument in philosophy is a set of reasons that support a conclusion."
    assert sides(text, "term") == [
        ("In philosophy, what is the term for a set of reasons that support a conclusion?",
         "Argument")
    ]  # fmt: skip


def test_a_ruler_with_a_number_is_a_person() -> None:
    text = "The Ottoman Empire was founded by Osman I."
    assert sides(text, "person") == [("Who founded the Ottoman Empire?", "Osman I")]
    assert sides(text, "passive") == [("Who founded the Ottoman Empire?", "Osman I")]


def test_a_title_or_an_initial_belongs_to_its_name() -> None:
    text = "Dr. Charles Macune led the Southern Alliance, which was based in Texas."
    assert ("Who led the Southern Alliance?", "Dr. Charles Macune") in sides(text)
    made = "In the 1990s, Pratibha L. Gai invented the environmental microscope."
    assert ("Who invented the environmental microscope?", "Pratibha L. Gai") in sides(made)


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


def test_what_an_occasion_leads_to_names_its_thing() -> None:
    text = "IgE is made against the allergen. When the allergen returns, it links two antibodies."
    asked = ("Asthma: what happens when the allergen returns?", "The allergen links two antibodies")
    assert asked in sides(text, "occasion", "Asthma")


def test_it_may_be_another_thing_that_was_spoken_of() -> None:
    text = "The virus sleeps in the nerves. When the immune system weakens, it wakes up again."
    assert sides(text, "occasion", "Shingles") == []


def test_a_sign_is_asked_for_what_is_the_case() -> None:
    text = "If loops appear on the underside, the upper thread is too loose."
    front = "Sewing machine: what does it mean if loops appear on the underside?"
    assert (front, "The upper thread is too loose") in sides(text, "occasion", "Sewing machine")


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("Riga was founded in 1201.", "Hanse: in which year was Riga founded?", "1201"),
        ("Elizabeth I shut the Steelyard in 1598.",
         "Hanse: in which year did Elizabeth I shut the Steelyard?", "1598"),
        ("A worker of A. mellifera lives for six weeks.",
         "Hanse: how long does a worker of A. mellifera live?", "For six weeks"),
    ],
)  # fmt: skip
def test_a_name_is_kept_whole(sentence: str, question: str, answer: str) -> None:
    assert (question, answer) in sides(sentence, title="Hanse")


def test_an_opening_without_a_comma_is_no_part_of_a_name() -> None:
    text = "During the First World War Curie organized a radiological service for the Army."
    assert not [card for card in sides(text, "person") if "War Curie" in card[1]]


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("Maria Skłodowska was born in Warsaw, then under Russian rule.",
         "Where was Maria Skłodowska born?", "In Warsaw"),
        ("The last Hansetag met at Lübeck in 1669, attended by nine towns.",
         "Hanse: in which year did the last Hansetag meet at Lübeck?", "1669"),
        ("Lübeck and Hamburg agreed in 1241 to protect the road between them.",
         "Hanse: in which year did Lübeck and Hamburg agree to protect the road between them?",
         "1241"),
        ("Pierre Curie received his doctorate in June 1895.",
         "Hanse: when did Pierre Curie receive his doctorate?", "June 1895"),
        ("In 1910, with André Debierne, Marie Curie isolated radium.",
         "Hanse: in which year did Marie Curie isolate radium?", "1910"),
        ("In the autumn of 1891 Marie Curie travelled to Paris.",
         "Hanse: when did Marie Curie travel to Paris?", "The autumn of 1891"),
    ],
)  # fmt: skip
def test_the_dates_and_places_of_a_life_and_a_league_are_asked(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in sides(sentence, title="Hanse")
