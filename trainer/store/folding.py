"""Text as it is compared: without regard to case, and to how letters are composed."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Text without regard to case and to how accents are composed."""
    return unicodedata.normalize("NFC", text).casefold()


def bare(text: str) -> str:
    """Folded text without the marks of its letters: accents, vowel points."""
    if text.isascii():
        return text.casefold()
    letters = unicodedata.normalize("NFD", text.casefold())
    without = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return folded(without)
