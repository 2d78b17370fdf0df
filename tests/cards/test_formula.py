"""Formulas become text that says the same, as far as letters can."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.cards.formula import readable
from trainer.cards.text import blocks, legible, plain

PIECES = st.sampled_from(
    (
        *("\\frac", "\\sqrt", "\\hat", "\\left", "\\mathbb", "\\text", "\\begin{cases}"),
        *(
            "\\end{cases}",
            "\\\\",
            "\\",
            "{",
            "}",
            "[",
            "]",
            "^",
            "_",
            "&",
            "x",
            "1",
            "é",
            " ",
            "\n",
        ),
    )
)


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"n-1", "n-1"),
        (r"E=mc^2", "E=mc²"),
        (r"H_2O", "H₂O"),
        (r"10^{-3}\,\mathrm{m/s^2}", "10⁻³ m/s²"),
        (r"\alpha\le\beta \Rightarrow \neg p", "α ≤ β ⇒ ¬ p"),
        (r"\mathbb{R}^n \to \mathcal{L}(V)", "ℝⁿ → ℒ(V)"),
        (r"\vec{v} \cdot \hat{n}", "v⃗ ⋅ n̂"),
        (r"\overline{AB}", "A̅B̅"),
        (r"O(n\log n) + \sin\theta", "O(n log n) + sin θ"),
        (r"T_{\text{max}} = 90^\circ", "Tₘₐₓ = 90°"),
        (r"\{1,\dots,n\} \cup A", "{1,…,n} ∪ A"),
        (r"\left(\frac{1}{2}\right)^2", "(1/2)²"),
        (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "(a b; c d)"),
        (r"\begin{cases} 1 & x>0 \\ 0 & x\le 0 \end{cases}", "{ 1, x>0; 0, x ≤ 0"),
        ("a &= b \\\\ c &= d", "a = b\nc = d"),
    ],
)
def test_a_formula_is_drawn_in_signs(latex: str, text: str) -> None:
    assert readable(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\frac{a+b}{c}", "(a+b)/c"),
        (r"\frac{-b \pm \sqrt{b^2-4ac}}{2a}", "(-b ± √(b²-4ac))/(2a)"),
        (r"\frac{1}{2}\pi", "(1/2)π"),
        (r"2\frac12", "2(1/2)"),
        (r"\frac{n(n+1)}{2}", "n(n+1)/2"),
        (r"\frac{\partial f}{\partial x} = \frac{dy}{dx}", "∂f/∂x = dy/dx"),
        (r"\sqrt[3]{x+1}", "∛(x+1)"),
        (r"\int_{-\infty}^{\infty} e^{-x^2}\,dx", "∫_(-∞)^∞ e^(-x²) dx"),
        (r"2^{2^n}", "2^(2ⁿ)"),
        (r"\binom{n}{k}", "(n choose k)"),
    ],
)
def test_brackets_keep_together_what_the_formula_does(latex: str, text: str) -> None:
    assert readable(latex) == text


@pytest.mark.parametrize("latex", [r"\frac{a", "{", "a}", r"\frac", r"\begin{cases} 1"])
def test_what_is_no_formula_stays_as_it_was_typed(latex: str) -> None:
    assert readable(latex) == latex


@pytest.mark.parametrize("piece", ["{", "^", "_", r"\frac", r"\sqrt", r"\hat", r"\unk{", r"\left"])
def test_no_depth_breaks_the_reader(piece: str) -> None:
    assert piece in readable(piece * 20_000 + "x") or piece == r"\left"


def test_a_command_that_is_not_known_stays_in_the_formula() -> None:
    assert readable(r"\ointop{x} + y^2") == r"\ointop{x} + y²"


@given(st.lists(PIECES).map("".join))
def test_no_text_breaks_the_reader(latex: str) -> None:
    assert isinstance(readable(latex), str)


def test_drawn_text_has_signs_where_plain_text_keeps_the_commands() -> None:
    markdown = r"- What is **$x^2$**?"
    assert legible(markdown) == "• What is x²?"
    assert plain(markdown) == "• What is x^2?"
    assert [span.drawn for span in blocks("`x^2` $x^2$")[0].spans] == ["x^2", " ", "x²"]
