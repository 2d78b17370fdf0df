"""Writing cards: a document becomes notes that each cite their source."""
