"""The picture of the README."""

from __future__ import annotations

import re

from tests.tui.pictures import ROOT, without_hosts


def test_fonts_of_other_hosts_and_comments_are_taken_out() -> None:
    svg = "<svg><!-- made by x -->\n<style> @font-face { src: url('https://a/b'); } p {}</style>"
    assert without_hosts(svg) == "<svg>\n<style> p {}</style>"


def test_the_picture_shows_a_cited_answer_and_names_no_other_host() -> None:
    svg = (ROOT / ".github" / "review.svg").read_text(encoding="utf-8")
    assert set(re.findall(r"https?://[\w./-]+", svg)) == {"http://www.w3.org/2000/svg"}
    text = " ".join(re.sub(r"<[^>]*>", " ", svg).replace("&#160;", " ").split())
    for shown in ("complete remission of a cancer", "§Why it is needed ¶2 s3", "▸3 Good 10m"):
        assert shown in text
