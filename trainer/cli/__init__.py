"""The front door: words of a command line come in, an exit code goes out.

Every error that a person can meet ends here as one line (and as JSON where that was
asked for). Nothing heavy is imported before the command is known, so that ``--version``
and a mistyped word answer at once; and all of it inside ``main``, so that Ctrl-C finds
somebody at home from the first moment.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TextIO, cast

from trainer.errors import NothingToDo, TrainerError

INTERRUPTED = 130
# What a start makes is fewer, and stays: to look through it for garbage delays the first card
_OBJECTS_BEFORE_GARBAGE = 100_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 findings, 2 error, 130 Ctrl-C."""
    words = list(sys.argv[1:] if argv is None else argv)
    gc.set_threshold(_OBJECTS_BEFORE_GARBAGE)
    try:
        _prepare_streams()
        return _run(words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence(sys.stdout)
        return 0
    except TrainerError as error:
        if "--debug" in words:
            raise
        return _report(error, as_json=_wants_json(words))
    except Exception as fault:
        if "--debug" in words:
            raise
        return _report(_told(fault), as_json=_wants_json(words))


def _run(words: list[str]) -> int:
    from trainer.cli.parser import parse

    arguments = parse(words)
    code: int = arguments.run(arguments)
    sys.stdout.flush()
    return code


def _prepare_streams() -> None:
    """Let closed streams be empty ones, and letters that an encoding lacks be escapes."""
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = sys.stdout or _nowhere("w")
    sys.stderr = sys.stderr or _nowhere("w")
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)


def _nowhere(mode: str) -> TextIO:
    return cast("TextIO", open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123


def _wants_json(words: list[str]) -> bool:
    """Whether the answer is to be JSON, as far as words tell that may not have been understood."""
    return not {"--json", "--format=json"}.isdisjoint(words) or "--format json" in " ".join(words)


def _report(error: TrainerError, *, as_json: bool) -> int:
    from trainer.cli import opening

    if as_json and not isinstance(error, NothingToDo):
        from trainer.cli import shapes

        with _told_if_it_can_be(sys.stdout):
            shapes.dump(shapes.error(error))
    with _told_if_it_can_be(sys.stderr):
        opening.warn(str(error))
    return error.exit_code


@contextmanager
def _told_if_it_can_be(stream: TextIO) -> Iterator[None]:
    """Where nobody reads an error, or the disk is full, the exit code alone must tell."""
    try:
        yield
        stream.flush()
    except OSError:
        _silence(stream)


def _told(fault: Exception) -> TrainerError:
    """An error of the system, as of a full disk, or a fault of the program itself."""
    if isinstance(fault, OSError) and fault.strerror:
        _silence(sys.stdout)
        what = fault.strerror[:1].lower() + fault.strerror[1:]
        return TrainerError(what, "Nothing that was saved is lost", str(fault.filename or ""))
    what = " ".join(f"{type(fault).__name__}: {fault}".split())
    mend = "Run it again with --debug and report it"
    return TrainerError(f"this should not have happened: {what}", mend)


def _silence(stream: TextIO) -> None:
    """Keep the interpreter from complaining at exit that nobody reads."""
    if isinstance(stream, TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
