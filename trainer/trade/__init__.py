"""Notes out of text files that people and other programs write: tables, Markdown, Org, JSON."""
