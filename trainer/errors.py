"""Every error that a person can meet, as one small tree.

    TrainerError
    ├── UsageError      the command was called with something that cannot be
    ├── ConfigError     config.toml or the environment holds a wrong value
    ├── DeckError       a deck file cannot be read or written as a deck
    ├── SourceError     a document cannot be read
    ├── ModelError      a model server is away, refuses, or says nothing that can be used
    ├── FitError        personal parameters cannot be fitted
    ├── NothingToDo     all is well, but there is nothing to make, study or show (exit 1)
    ├── StoreError      the database is damaged, locked or cannot be written
    │   └── NewerDatabaseError      it was written by a newer trainer
    └── PackageError    an Anki package cannot be made or read

Each says what is wrong and how to mend it, with the place where it is known.
They are raised where the fault is found and caught only at the front door,
which draws them (a line on stderr, a notice in the window) and chooses the exit code.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class TrainerError(Exception):
    """What is wrong, how to mend it, and where.

    ``message`` and ``mend`` are sentences without a full stop at the end;
    ``file`` is a path as the user would type it, ``line`` and ``col`` count from 1.
    """

    message: str
    mend: str = ""
    file: str = ""
    line: int | None = None
    col: int | None = None

    exit_code = 2

    def __str__(self) -> str:
        """``FILE:LINE:COL: what is wrong. How to mend it`` with the parts that are known."""
        place = ":".join(str(part) for part in (self.file, self.line, self.col) if part)
        text = f"{place}: {self.message}" if place else self.message
        return f"{text}. {self.mend}" if self.mend else text


class UsageError(TrainerError):
    """The command was called with something that cannot be."""


class ConfigError(TrainerError):
    """A setting has an unknown name or a value that it cannot take."""


class DeckError(TrainerError):
    """A deck file cannot be read or written as a deck."""


class SourceError(TrainerError):
    """A document cannot be read."""


class ModelError(TrainerError):
    """A model server is away, refuses, or says nothing that can be used."""


class FitError(TrainerError):
    """Personal parameters cannot be fitted to the learner's reviews."""


class StoreError(TrainerError):
    """The learner's database is newer, damaged, locked or cannot be written."""


class NewerDatabaseError(StoreError):
    """The database was written by a newer trainer, so nobody here can judge it."""


class PackageError(TrainerError):
    """An Anki package cannot be made or read."""


class NothingToDo(TrainerError):  # noqa: N818  it is no fault
    """Nothing was wrong, but there is nothing to make, study or show."""

    exit_code = 1
