from __future__ import annotations

import pytest

from tests.generate.builders import holds, sides, written


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "An estuary is a bay in which the sea meets a river.",
            "What is an estuary?",
            "A bay in which the sea meets a river",
        ),
        (
            "In geology, a fault is a crack along which rock has moved.",
            "In geology, what is a fault?",
            "A crack along which rock has moved",
        ),
        (
            "However, diatoms are algae that build shells of glass.",
            "What are diatoms?",
            "Algae that build shells of glass",
        ),
        (
            "Erosion refers to the slow removal of rock by wind and water.",
            "What is erosion?",
            "The slow removal of rock by wind and water",
        ),
        (
            "A delta is defined as land that a river builds at its mouth.",
            "What is a delta?",
            "Land that a river builds at its mouth",
        ),
        (
            "A lagoon is a shallow lake that a bank of sand parts from the sea.",
            "What is a lagoon?",
            "A shallow lake that a bank of sand parts from the sea",
        ),
        (
            "Shell-backed currencies are paper notes or other tokens with values backed by shells.",
            "What are shell-backed currencies?",
            "Paper notes or other tokens with values backed by shells",
        ),
        (
            "Due process is a legal requirement that the government respect the rights of people.",
            "What is due process?",
            "A legal requirement that the government respect the rights of people",
        ),
        (
            "Ada Lovelace was a mathematician who wrote the first published program.",
            "Who was Ada Lovelace?",
            "A mathematician who wrote the first published program",
        ),
    ],
)
def test_a_sentence_that_says_what_a_thing_is_asks_for_it(
    sentence: str, question: str, answer: str
) -> None:
    assert (question, answer) in sides(sentence, "definition")


def test_the_description_alone_asks_for_the_term() -> None:
    assert sides("An estuary is a bay in which the sea meets a river.", "term") == [
        ("What is the term for a bay in which the sea meets a river?", "Estuary")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is a bay in which the sea meets a river.",
        "The result is a bay in which the sea meets a river.",
        "Another reason is the force that the moon exerts on the sea.",
        "An estuary is an important place for the birds of the coast.",
        "An estuary is not a bay in which a river ends.",
        "The harbour was a bay in which the sea met a river.",
        "An estuary is wide.",
        "This process is the removal of rock by wind and water.",
        "Paris is the capital of France.",
        "The main point of the debate is the way in which we see it.",
    ],
)
def test_what_judges_tells_an_episode_or_points_back_defines_nothing(sentence: str) -> None:
    assert sides(sentence, "definition") == []
    assert sides(sentence, "term") == []


def test_a_description_that_holds_its_term_is_not_asked_backwards() -> None:
    text = "A tide gauge is a gauge that measures the height of the tide."
    assert sides(text, "term") == []


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "The gland makes **melatonin**—a hormone that tells the body when to sleep.",
            "What is melatonin?",
            "A hormone that tells the body when to sleep",
        ),
        (
            (
                "A swap would involve a double coincidence of wants,"
                " a situation in which two people want what the other has."
            ),
            "What is a double coincidence of wants?",
            "A situation in which two people want what the other has",
        ),
        (
            "The Weavers’ Alliance, a league of three regional unions of weavers, met in Leeds.",
            "What is the Weavers’ Alliance?",
            "A league of three regional unions of weavers",
        ),
        (
            "The skull left an **endocranial cast**, the imprint of the brain case in stone.",
            "What is an endocranial cast?",
            "The imprint of the brain case in stone",
        ),
    ],
)
def test_an_explanation_in_passing_is_asked_for(sentence: str, question: str, answer: str) -> None:
    assert (question, answer) in sides(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Its minerals are plagioclase, a feldspar of calcium and sodium, and pyroxene.",
        "The court may ask for a fixed address, a curfew, reporting to the police and a ban.",
        "If a ship breaks a rule, the master who commands it pays a fine to the port.",
        "They sailed to the port, a place that everybody knew.",
        "He sold his ship, a decision that he came to regret later.",
    ],
)
def test_what_merely_follows_a_comma_explains_nothing(sentence: str) -> None:
    found = {card.family for card in written(sentence)}
    assert not found & {"definition", "term"}


def test_the_largest_of_its_kind_is_asked_for() -> None:
    assert sides("The femur is the longest bone in the human body.", "superlative") == [
        ("What is the longest bone in the human body?", "Femur")
    ]
    assert sides("Valentina Tereshkova was the first woman to fly in space.", "superlative") == [
        ("Who was the first woman to fly in space?", "Valentina Tereshkova")
    ]
    assert sides("The harbour is the best place in the town for a walk.", "superlative") == []


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Osmosis is when water crosses a membrane towards the saltier side.",
            "What is osmosis?",
            "When water crosses a membrane towards the saltier side",
        ),
        (
            "An oligopoly is what happens when a few firms share one market.",
            "What is an oligopoly?",
            "What happens when a few firms share one market",
        ),
        (
            "Ventriloquism is the ability to speak while the lips stay still.",
            "What is ventriloquism?",
            "The ability to speak while the lips stay still",
        ),
    ],
)
def test_a_rare_word_may_be_explained_loosely(sentence: str, question: str, answer: str) -> None:
    assert (question, answer) in sides(sentence, "definition")


def test_a_common_word_is_not() -> None:
    assert sides("A wall is when stones are put upon each other in rows.") == []


def test_a_bare_mass_noun_defines_where_something_narrows_it() -> None:
    sentence = "Quadratura is painted architecture that seems to continue the room."
    asked = ("What is quadratura?", "Painted architecture that seems to continue the room")
    assert asked in sides(sentence, "definition")


def test_a_word_in_quotation_marks_is_a_term() -> None:
    sentence = 'The road will have "hop-overs", rows of tall trees on both sides of it.'
    text = sentence.replace(" of it", " of the road")
    asked = ("What are hop-overs?", "Rows of tall trees on both sides of the road")
    assert asked in sides(text, "definition")


def test_a_name_is_asked_for_as_a_name() -> None:
    sentence = "Trinity House is the authority in charge of the lighthouses of England and Wales."
    front = "What is the name of the authority in charge of the lighthouses of England and Wales?"
    assert (front, "Trinity House") in sides(sentence, "term")


@pytest.mark.parametrize(
    "sentence",
    [
        "Candace is a girl who has problems at school in Connecticut.",  # of an example
        "Typical is a jagged arc that spreads across the field of view.",
        "The right to marry is a civil liberty because it is a freedom from the government.",
    ],
)
def test_an_example_a_quality_or_an_argument_is_no_definition(sentence: str) -> None:
    assert sides(sentence, "definition", "Matters") == []


def test_one_of_a_kind_that_the_text_speaks_of_is_asked_for_as_any_such() -> None:
    text = "The oldest instrument of protection is the **tariff**, a tax on imported goods."
    assert ("What is the tariff?", "A tax on imported goods") in sides(text)
    more = f"{text} Many countries raised their tariffs in those years."
    assert ("What is a tariff?", "A tax on imported goods") in sides(more)


def test_the_next_term_is_no_part_of_the_meaning() -> None:
    text = "Mooring is the tying of a ship to a quay, and parking, the leaving of a ship in a bay."
    assert ("Ships: what is mooring?", "The tying of a ship to a quay") in sides(
        text, "definition", title="Ships"
    )


def test_what_is_only_said_to_be_somewhere_is_no_term() -> None:
    text = "Central to the answer is a family of ropes that hold the ship in the pull of the tide."
    assert sides(text, "definition") == sides(text, "term") == []


def test_somebody_s_mother_is_no_term() -> None:
    text = "Alexandrine Tinne was born in The Hague. Her mother was a lady-in-waiting at the court."
    assert sides(text, "definition", "Alexandrine Tinne") == []


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


def test_the_field_of_a_term_leads_the_question_for_it() -> None:
    text = "An argument in philosophy is a set of reasons that support a conclusion."
    assert sides(text, "term") == [
        ("In philosophy, what is the term for a set of reasons that support a conclusion?",
         "Argument")
    ]  # fmt: skip


def test_a_name_in_quotes_is_no_meaning() -> None:
    text = "Floors between flats are “party structures”, which surprises people."
    assert not holds(text, "Walls", "floors")


def test_what_a_thing_was_in_its_time_is_not_what_it_is() -> None:
    text = "He chose Portland cement, a new and distrusted material which hardened under water."
    assert not any("Portland" in front for front, _ in sides(text, "definition", "Sewers"))
    text = "He chose Portland cement, a fine grey powder which hardens under water."
    assert any("Portland" in front for front, _ in sides(text, "definition", "Sewers"))


def test_the_size_of_a_thing_is_no_meaning() -> None:
    text = "Saint-Ada, a territory about the size of Belgium or Maryland, sent out much sugar."
    assert not holds(text, "Sugar", "the size of")


def test_what_a_thing_is_comes_without_the_remark_on_what_it_does() -> None:
    text = "Suberin is a complex polyester of fatty acids, which makes up much of the weight."
    asked = ("Cork: what is suberin?", "A complex polyester of fatty acids")
    assert asked in sides(text, title="Cork")


def test_an_identifier_is_not_asked_for_by_what_it_holds() -> None:
    text = "A log_tail is a list that the broker keeps for each of its slow readers."
    assert not sides(text, "term", "Brokers")
    assert sides(text.replace("log_tail", "backlog"), "term", "Brokers")


def test_who_holds_an_office_is_no_definition_of_it() -> None:
    text = "The vicar is the Rev Ann Archer, whose benefice takes in five parishes of the valley."
    assert sides(text, "definition") == []


def test_what_something_has_done_does_not_define_it() -> None:
    text = "Closed-circuit television is an alteration that has divided the people of the valley."
    assert sides(text, "definition") == []
