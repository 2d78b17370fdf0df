"""Cards as good teachers write them, of many subjects: none may be called an error."""

from __future__ import annotations

import pytest

from trainer.cards.lint import lint_note
from trainer.cards.note import Kind, Note

QUESTIONS = [
    ("When did the Berlin Wall fall?", "9 November 1989"),
    ("In which year was the Magna Carta sealed?", "1215"),
    ("Who succeeded Queen Victoria?", "Edward VII"),
    ("What ended on 8 May 1945?", "the Second World War in Europe"),
    ("How long did the Hundred Years' War last?", "116 years (1337–1453)"),
    ("Why did Rome fall silent about Carthage after 146 BC?", "Carthage had been destroyed"),
    ("What is the derivative of $\\sin x$?", "$\\cos x$"),
    ("What is $\\int_0^1 x\\,dx$?", "$\\frac{1}{2}$"),
    ("7 × 8 = ?", "56"),
    ("What is 12 - 12?", "0"),
    ("Solve $x^2 - 5x + 6 = 0$.", "$x = 2$ or $x = 3$"),
    ("What is the sum of the angles in a triangle?", "180°"),
    ("State Pythagoras' theorem.", "$a^2 + b^2 = c^2$ for a right triangle"),
    ("Prove that $\\sqrt 2$ is irrational: which assumption leads to the contradiction?", "$p/q$"),
    ("Let $A$ be invertible. What is $(A^{-1})^{-1}$?", "$A$"),
    ("How many primes are smaller than 10?", "four"),
    ("How many moons does the Earth have?", "one"),
    ("Which number is neither prime nor composite?", "1"),
    ("What does `len([])` return?", "`0`"),
    ("What does `1 == 1.0` evaluate to in Python?", "`True`"),
    ("What does this print?\n\n```python\nx = [1, 2, 3]\nprint(x[::-1])\n```", "`[3, 2, 1]`"),
    ("Which command stages a file in git?", "`git add FILE`"),
    ("What does `git stash` do?", "puts the changes of the working tree aside"),
    ("In C, what does `*p` mean for a pointer `p`?", "the value that `p` points at"),
    ("Which HTTP status code means Not Found?", "404"),
    ("What does TCP stand for?", "Transmission Control Protocol"),
    ("What is the time complexity of binary search?", "$O(\\log n)$"),
    ("`is` compares what in Python, unlike `==`?", "identity: whether both are one object"),
    ("Which key leaves insert mode in Vim?", "Escape"),
    ("Write a list comprehension for the squares below 10.", "`[n * n for n in range(10)]`"),
    ("What is the chemical symbol for gold?", "Au"),
    ("Which gas do plants take in for photosynthesis?", "carbon dioxide (CO₂)"),
    ("What is the pH of pure water at 25 °C?", "7"),
    ("At which temperature does water boil at sea level?", "100 °C"),
    ("Which vitamin does the body make in sunlight?", "Vitamin D"),
    ("Which blood group is the universal donor?", "O negative"),
    ("Which hepatitis virus spreads through food?", "hepatitis A"),
    ("What does a mitochondrion produce?", "ATP, the cell's energy currency"),
    ("Why is the sky blue?", "Air scatters short wavelengths more strongly than long ones"),
    ("How does a vaccine protect a person?", "The immune system learns an antigen in advance"),
    ("What happens to pressure when the volume of a gas is halved?", "The pressure doubles"),
    ("What is the SI unit of force?", "newton (N)"),
    ("State Newton's second law.", "$F = ma$"),
    ("What is the capital of Australia?", "Canberra"),
    ("Which river flows through Vienna and Budapest?", "the Danube"),
    ("Which two countries share the longest border?", "Canada and the United States"),
    ("Which sea lies between Italy and the Balkans?", "the Adriatic"),
    ("Who wrote *Pride and Prejudice*?", "Jane Austen"),
    ("Who is the author of *The Trial*?", "Franz Kafka"),
    ('Who said "I think, therefore I am"?', "René Descartes"),
    ("In which Shakespeare play does Ophelia drown?", "*Hamlet*"),
    ("Which key signature has one sharp?", "G major or E minor"),
    ("What does *piano* mean in a score?", "softly"),
    ("How do you say 'good evening' in Japanese?", "こんばんは (konbanwa)"),
    ("What does 'de' mean in Spanish?", "of, from"),
    ("What is the past tense of 'put'?", "put"),
    ("What is the plural of 'sheep'?", "sheep"),
    ("Translate: The dog sleeps.", "Der Hund schläft."),
    ("Which preposition follows 'interested'?", "in"),
    ("Conjugate *ser* in the present: yo …", "soy"),
    ("What is opportunity cost?", "the value of the best alternative given up"),
    ("What does a central bank do to slow inflation?", "raises interest rates"),
    ("What did Rosa Parks refuse to do in 1955?", "give up her seat on a bus"),
    ("Which case established judicial review in the US?", "*Marbury v. Madison* (1803)"),
    ("Define entropy.", "a measure of the number of microstates of a system"),
    ("What is a monad in functional programming, informally?", "a type with bind and return"),
    ("Name the process by which ice turns directly into vapour.", "sublimation"),
    ("Which organelle contains its own DNA besides the nucleus?", "the mitochondrion"),
    ("How does the heart keep its rhythm?", "The sinoatrial node fires on its own"),
    ("If a firm cannot pay its debts, what is this called?", "insolvency"),
    ("Which is closer to the Sun, Venus or Mars?", "Venus"),
    ("Below which wind speed is a storm no hurricane?", "119 km/h"),
    ("What is the opposite of 'former'?", "latter"),
    ("What does `SELECT DISTINCT` do in SQL?", "It removes duplicate rows from the result"),
    ("What does a `finally` block guarantee?", "that it runs whether or not an error was raised"),
]

CLOZES = [
    "The {{c1::SYN}} is answered by {{c2::SYN-ACK::two flags}}.",
    "The mitochondrion makes {{c1::ATP}} from glucose and oxygen.",
    "$e^{i\\pi} + {{c1::1}} = 0$ is Euler's identity",
    "The derivative of $x^n$ is {{c1::$n x^{n-1}$}}.",
    "`for i in {{c1::range}}(10):` counts from 0 to 9",
    "Canberra was founded in {{c1::1913}} as the capital of Australia.",
    "The {{c1::Treaty of Versailles}} ended the war with Germany in {{c2::1919}}.",
    "She is good {{c1::at::preposition}} chess.",
    "Water boils at {{c1::100}} °C at sea level and freezes at {{c2::0}} °C.",
    "{{c1::Photosynthesis}} turns light, water and carbon dioxide into sugar.",
    "Pasteur refuted {{c1::the theory of {{c2::spontaneous}} generation}} with swan-neck flasks.",
    "The Danube flows into the {{Black Sea}}.",
]

PAIRS = [
    ("der Hund", "the dog"),
    ("gehen", "to go, to walk"),
    ("is", "ist"),
    ("yes", "はい"),
    ("it depends", "das kommt darauf an"),
    ("to look for", "chercher"),
    ("NaCl", "table salt (sodium chloride)"),
    ("sin 30°", "1/2"),
    (":)", "a smile"),
]

LISTS = [
    ("Name the OSI layers, bottom up.", "Physical,Data link,Network,Transport,Session"),
    ("What are the three states of matter?", "solid,liquid,gas"),
    ("List the Great Lakes.", "Superior,Michigan,Huron,Erie,Ontario"),
    ("Which planets have rings?", "Jupiter,Saturn,Uranus,Neptune"),
]

OTHER_LANGUAGES = [
    ("de", "Wie heißt die Hauptstadt von Peru?", "Lima"),
    ("de", "Hauptstadt Frankreichs?", "Paris"),
    ("fr", "Quand nous nous levons, que voit-on ?", "le soleil"),
    ("es", "¿Cuál es la capital de Perú?", "Lima"),
    ("ja", "水の化学式は?", "H2O"),
    ("ru", "столица Перу", "Лима"),
]


def errors(note: Note, language: str = "en") -> list[str]:
    found = lint_note(note, language)
    return [f"{item.rule}: {item.message}" for item in found if item.level == "error"]


@pytest.mark.parametrize(("front", "back"), QUESTIONS)
def test_a_good_question_is_no_error(front: str, back: str) -> None:
    assert errors(Note(Kind.QUESTION, front, back)) == []


@pytest.mark.parametrize("text", CLOZES)
def test_a_good_cloze_is_no_error(text: str) -> None:
    assert errors(Note(Kind.CLOZE, text)) == []


@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_a_good_pair_is_no_error(front: str, back: str) -> None:
    assert errors(Note(Kind.PAIR, front, back)) == []


@pytest.mark.parametrize(("front", "items"), LISTS)
def test_a_good_list_is_no_error(front: str, items: str) -> None:
    assert errors(Note(Kind.LIST, front, items=tuple(items.split(",")))) == []


@pytest.mark.parametrize(("language", "front", "back"), OTHER_LANGUAGES)
def test_a_good_card_in_another_language_is_no_error(language: str, front: str, back: str) -> None:
    assert errors(Note(Kind.QUESTION, front, back), language) == []
