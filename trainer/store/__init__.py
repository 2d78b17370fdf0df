"""Keeping: deck files, the library, the log and its database."""
