"""Decks of every kind and field, with the texts that YAML is known to trip over."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from trainer.cards.cloze import problems
from trainer.cards.note import ID_ALPHABET, Deck, Kind, Note, Reference, Source

TRICKY = (
    *("no", "Yes", "~", "null", "12:30", "1:00", "007", "1_0", "1e3", "0x1F", "2024-13-45", "=="),
    *("- x", "a: b", "a:", ": x", "x #y", "#", "? x", "[x] a", "{{c1::x}} is", "{a: b}", "a, b"),
    *(
        "'",
        '"',
        "''",
        "|",
        "> q",
        "*x*",
        "&x",
        "!x",
        "%d",
        "@x",
        "`x`",
        "<<",
        "---",
        "...",
        "\\frac",
    ),
    *(
        "\t",
        "  lead",
        "trail ",
        "a\n\n  b",
        " a\nb",
        "\ta\nb",
        "a\n \nb",
        "=======",
        "<<<<<<< HEAD",
    ),
    *("é", "漢字", "😀", "\u2028", "\u00a0", "\ufeff", "\u202e", "\U000e0041", "-", "?", "443"),
)
characters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
_lines = st.lists(st.one_of(st.sampled_from(TRICKY), st.text(characters, max_size=12)), max_size=4)
texts = st.one_of(st.text(characters, max_size=40), _lines.map("".join), _lines.map("\n".join)).map(
    lambda text: text.rstrip("\n")
)
maybe = st.just("") | texts
words = texts.filter(str.strip)
some = st.lists(words, max_size=3).map(tuple)
ids = st.text(ID_ALPHABET, min_size=6, max_size=16)
references = st.builds(Reference, title=maybe, url=maybe, date=maybe, sha256=maybe)
clozes = st.builds("{} {{{{c1::{}}}}} {}".format, texts, words, texts).filter(
    lambda text: not problems(text)
)
sections = st.sampled_from(("", "Layers", "Layers::Transport", "no", "a: b"))


said = st.builds(Source, ref=st.sampled_from(("", "1", "2", "3")), at=maybe, quote=maybe)
common = {
    "typed": st.booleans(),
    "hint": maybe,
    "extra": maybe,
    "source": st.none() | said.filter(lambda source: source != Source()),
    "tags": some,
    "image": st.sampled_from(("", "star.png", "media/2024-01-01 ä.svg", "no.webp")),
    "audio": st.sampled_from(("", "a b.mp3", "media/ä.Ogg")),
    "suspended": st.booleans(),
    "guid": maybe,
    "written_id": st.just("") | ids,
    "section": sections,
}
sides = {"front": words, "back": words, "accept": some}
items = st.lists(words, min_size=1, max_size=4).map(tuple)
notes = st.one_of(
    st.builds(Note, st.just(Kind.QUESTION), **sides, **common),
    st.builds(Note, st.just(Kind.PAIR), **sides, **common),
    st.builds(Note, st.just(Kind.CLOZE), front=clozes, **common),
    st.builds(Note, st.just(Kind.LIST), front=words, items=items, ordered=st.booleans(), **common),
)
described = st.builds(
    Deck,
    title=words,
    author=maybe,
    language=maybe,
    license=maybe,
    version=maybe,
    description=maybe,
    tags=some,
    written_id=st.just("") | ids,
    sources=st.dictionaries(words.filter(lambda key: "\n" not in key), references, max_size=3),
    notes=st.lists(notes, min_size=1, max_size=4).map(tuple),
)


def decks() -> st.SearchStrategy[Deck]:
    """Decks of notes of all kinds."""
    return described.map(consistent)


def consistent(deck: Deck) -> Deck:
    """The deck with its sources' own names in its notes, and no two notes of one id.

    The strategies stand once and for all above: to build them for each deck takes longer
    than to draw from them.
    """
    names = ("", *deck.sources)
    named = (refer(note, names) for note in deck.notes)
    return replace(deck, notes=tuple({note.id: note for note in named}.values()))


def refer(note: Note, names: tuple[str, ...]) -> Note:
    """The note with the name of the source whose number it has."""
    if note.source is None:
        return note
    ref = names[int(note.source.ref or 0) % len(names)]
    source = replace(note.source, ref=ref)
    return replace(note, source=source if source != Source() else None)
