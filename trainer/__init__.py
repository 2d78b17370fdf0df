"""trainer: from a text to memory, in the terminal."""

__version__ = "0.1.0"
