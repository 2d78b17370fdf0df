"""The front door: words of a command line come in, an exit code goes out.

Every error that a person can meet ends here as one line (and as JSON where that was
asked for). Nothing heavy is imported before the command is known, so that ``--version``
and a mistyped word answer at once.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence

from trainer.cards.shown import shown
from trainer.cli.parser import parse
from trainer.errors import NothingToDo, TrainerError

INTERRUPTED = 130
FAULT = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 findings, 2 error, 130 Ctrl-C."""
    words = list(sys.argv[1:] if argv is None else argv)
    debug = "--debug" in words
    try:
        arguments = parse(words)
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except TrainerError as error:
        if debug:
            raise
        return _report(error, as_json="--json" in words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
        return 0
    except Exception as fault:
        if debug:
            raise
        print(f"trainer: {shown(_fault(fault))}", file=sys.stderr)
        return FAULT
    return code


def _report(error: TrainerError, *, as_json: bool) -> int:
    if as_json and not isinstance(error, NothingToDo):
        fields = ("file", "line", "col", "message", "mend")
        print(json.dumps({"error": {name: getattr(error, name) for name in fields}}))
    line = " ".join(shown(str(error)).split("\n"))
    print(f"trainer: {line}", file=sys.stderr)
    return error.exit_code


def _fault(fault: Exception) -> str:
    """A fault of the program itself, told in one line."""
    what = " ".join(f"{type(fault).__name__}: {fault}".split())
    return f"this should not have happened: {what}. Run it again with --debug and report it"


def _silence_stdout() -> None:
    """Keep the interpreter from complaining at exit that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
