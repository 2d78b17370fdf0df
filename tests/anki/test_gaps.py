from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.anki.test_html import ALIVE, OURS, TEXTS, Reader
from trainer.anki.gaps import cloze_html, gap_numbers
from trainer.anki.html import writable
from trainer.cards.cloze import Gap, ordinals, parse

PLAIN_PIECES = st.sampled_from(
    [
        *("{{c1::", "{{c2::", "{{c12::", "{{c500::", "{{c01::", "{{", "}}", "::", ":", "a word"),
        *("SYN", " ", "5.", "x::y", "{{c3::gap}}", "{{c4::gap::hint}}", "{{c5::gap:: hint }}"),
    ]
)


def gaps(text: str) -> list[int]:
    def within(pieces: tuple[str | Gap, ...]) -> list[int]:
        found = [piece for piece in pieces if isinstance(piece, Gap)]
        return [number for gap in found for number in (gap.number, *within(gap.pieces))]

    return within(parse(text))


@given(TEXTS)
def test_any_cloze_becomes_only_our_own_well_nested_tags(text: str) -> None:
    reader = Reader(cloze_html(text))
    assert set(reader.tags) <= OURS
    assert not reader.open


@given(TEXTS)
def test_no_cloze_brings_another_mark_of_anki_to_life(text: str) -> None:
    html = cloze_html(text)
    assert not ALIVE.search(html.replace("{{c", ""))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", html)


@given(TEXTS)
def test_exactly_the_gaps_of_a_cloze_arrive_as_gaps(text: str) -> None:
    html = cloze_html(text)
    assert [int(number) for number in re.findall(r"\{\{c(\d+)::", html)] == gaps(writable(text))
    assert html.count("{{") == html.count("}}")


@given(TEXTS)
def test_anki_makes_the_same_cards_as_trainer(text: str) -> None:
    assert gap_numbers(cloze_html(text)) == ordinals(writable(text))


@given(st.lists(PLAIN_PIECES, max_size=12).map("".join).map(str.strip))
def test_what_needs_no_reading_is_what_reading_would_give(text: str) -> None:
    read = cloze_html(f"so {text}on <")  # a sign that has a meaning somewhere
    assert f"{cloze_html(f'so {text}on')} &lt;" == read


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("The {{c1::SYN}} and {{c2::ACK::a flag}}.", "The {{c1::SYN}} and {{c2::ACK::a flag}}."),
        ("{{short}} and {{form}}", "{{c1::short}} and {{c2::form}}"),
        ("{{c1::a {{c2::b}} c}}", "{{c1::a {{c2::b}} c}}"),
        ("**{{c1::bold}}**", "<strong>{{c1::bold}}</strong>"),
        ("{{c1::`a::b`}}", "{{c1::<code>a&#58;&#58;b</code>}}"),
        ("{{c1::$x^{2}$}}", r"{{c1::\(x^&#123;2&#125;\)}}"),
        ("$y = {{c1::5}}$", r"\(y = {{c1::5}}\)"),
        ("`{{c1::f}}()`", "<code>{{c1::f}}()</code>"),
        ("{{c1::a::<i> & {x}}}", "{{c1::a::&lt;i&gt; &amp; &#123;x&#125;}}"),
        ("{c9::{{c1::b}}", "&#123;c9&#58;&#58;{{c1::b}}"),
        ("- {{c1::a}}\n- {{c2::b}}", "<ul><li>{{c1::a}}</li><li>{{c2::b}}</li></ul>"),
    ],
)
def test_a_cloze_keeps_its_gaps_and_nothing_else_ends_them(text: str, html: str) -> None:
    assert cloze_html(text) == html


def test_a_gap_in_the_address_of_a_link_is_not_lost() -> None:
    assert cloze_html("[site](http://{{c1::example}}.org)") == "[site](http://{{c1::example}}.org)"


def test_long_hostile_clozes_take_no_time_to_speak_of() -> None:
    for text in ("{{c1::" * 5_000, "{{c1::a}}" * 5_000, "a:" * 30_000, "{{c1::a::" * 5_000):
        cloze_html(text)
