"""The window: everything that knows Textual."""
