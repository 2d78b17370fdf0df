"""The way in and out of the ``trainer`` command, also as ``python -m trainer``.

Nothing is imported before somebody is at home for Ctrl-C, nor is anybody disturbed who is
done: the interpreter takes a while to begin and to end.
"""

import sys


def run() -> None:
    """Leave the interpreter, with the exit code of the command line that it was called with."""
    try:
        from trainer.cli import main

        code = main()
    except KeyboardInterrupt:
        code = 130
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(code)


if __name__ == "__main__":
    run()
