"""Trade with Anki: packages out, and later in."""
