"""The grammar of the command line: commands, their options, and what a slip is told."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from trainer import __version__
from trainer.cli import (
    argument,
    care,
    configuring,
    decks,
    evaluating,
    importing,
    making,
    model,
    simulating,
    statistics,
    study,
    writing,
)
from trainer.errors import UsageError

Run = Callable[[argparse.Namespace], int]
_NEGATION = re.compile(r"-(?!-|h$)")
_SPREAD = 7
_CHOICE = re.compile(r"invalid choice: '([^']*)' \(choose from (.*)\)")


class _Parser(argparse.ArgumentParser):
    """An argument parser that raises our errors and suggests the word that was meant.

    Options are written out: ``--js`` would be understood, but not that an error shall be JSON too.
    """

    def __init__(self, **given: Any) -> None:
        super().__init__(allow_abbrev=False, **given)

    def error(self, message: str) -> NoReturn:
        slip = _CHOICE.search(message)
        if slip:
            from difflib import get_close_matches

            words = [word.strip(" '") for word in slip[2].split(",")]
            near = get_close_matches(slip[1], words, 1)
            mend = f"Did you mean {near[0]}?" if near else f"Choose from {', '.join(words)}"
            raise UsageError(f"there is no {slip[1]!r}", mend)
        raise UsageError(message, f"See {self.prog} --help")


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The arguments of one command; ``run`` among them is the function that does it.

    Raises:
        UsageError: the words fit no command.
    """
    return _grammar().parse_args(_with_negations(list(words)))


def _with_negations(words: list[str]) -> list[str]:
    """Keep ``-tag:x`` of a search from being taken for an option: with a space it is text."""
    if "browse" not in words:
        return words
    at = words.index("browse")
    search = [f" {word}" if _NEGATION.match(word) else word for word in words[at:]]
    return words[:at] + search


def _grammar() -> _Parser:
    # A default after the command would hide what was given before it.
    common = _common(home=argparse.SUPPRESS, debug=argparse.SUPPRESS)
    parser = _Parser(
        prog="trainer",
        description="From a text to memory, in the terminal.",
        epilog="Without a command it opens the library.",
        parents=[_common(home=None, debug=False)],
    )
    parser.add_argument("--version", action="version", version=f"trainer {__version__}")
    parser.set_defaults(run=study.open_library)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: Run, help_text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name, help=help_text, description=help_text[0].upper() + help_text[1:] + ".",
            parents=[common],
        )  # fmt: skip
        added.set_defaults(run=run)
        return added

    _add_making(command)
    _add_trade(command)
    _add_study(command("study", study.study, "drill what is due"))
    _add_library(command)
    _add_stats(command("stats", statistics.stats, "show what study came to, and what is due"))
    _add_memory(command)
    _add_care(command)
    return parser


def _common(*, home: object, debug: object) -> _Parser:
    """Options that may stand before the command as well as after it, with their defaults."""
    common = _Parser(add_help=False)
    common.add_argument(
        "--home", type=argument.path, metavar="DIR", default=home,
        help="where your progress and settings live (else $TRAINER_HOME, else the data folder)",
    )  # fmt: skip
    common.add_argument(
        "--debug", action="store_true", default=debug, help="show the trace of an error"
    )
    return common


def _add_making(command: Callable[[str, Run, str], argparse.ArgumentParser]) -> None:
    make = command("make", making.make, "turn documents into a deck whose cards cite them")
    make.add_argument(
        "sources", nargs="+", type=argument.name, metavar="SOURCE",
        help="text, Markdown, HTML, PDF, EPUB or DOCX: files, folders of them, https addresses",
    )  # fmt: skip
    make.add_argument("-o", "--output", type=argument.path, required=True, metavar="DECK.yaml")
    make.add_argument("--title", default="", help="the deck's title (else the document's)")
    make.add_argument("--max", type=argument.count, metavar="N", help="at most so many notes")
    make.add_argument(
        "--kinds", type=argument.kinds, default="question,cloze,list", metavar="KIND,…",
        help="question, cloze, list (all of them unless given)",
    )  # fmt: skip
    model.add_options(make)
    make.add_argument(
        "--review", action="store_true", help="decide on each new card beside its passage"
    )
    make.add_argument("--plain", action="store_true", help="decide line by line, without a window")
    make.add_argument("--dry-run", action="store_true", help="show the plan, write nothing")
    make.add_argument("--verbose", action="store_true", help="say what was left out, and why")
    _add_json(make)
    new = command("new", writing.new, "write notes by hand, in a form")
    new.add_argument(
        "deck", type=argument.name, metavar="DECK", help="a path, id or title; a new file is made"
    )
    new.add_argument("--title", default="", help="the title of a deck that is made")
    new.add_argument("--editor", action="store_true", help="write in $EDITOR instead")
    check = command("check", making.check, "find mistakes in decks, and cards hard to learn")
    check.add_argument("paths", nargs="+", type=argument.path, metavar="DECK_OR_FOLDER")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.add_argument("--strict", action="store_true", help="warnings count as well")
    check.add_argument("--fix", action="store_true", help="write ids and the canonical form")
    _add_json(check)


def _add_trade(command: Callable[[str, Run, str], argparse.ArgumentParser]) -> None:
    export = command("export", making.export, "give decks to Anki as a package")
    export.add_argument(
        "decks", nargs="+", type=argument.name, metavar="DECK", help="a path, id or title"
    )
    export.add_argument("-o", "--output", type=argument.path, required=True, metavar="FILE.apkg")
    _add_json(export)
    taken = command("import", importing.take, "make a deck of what other programs wrote")
    taken.add_argument(
        "files", nargs="+", type=argument.path, metavar="FILE",
        help=".apkg or .colpkg of Anki; .csv .tsv .txt .md .json .org",
    )  # fmt: skip
    taken.add_argument("-o", "--output", type=argument.path, required=True, metavar="DECK.yaml")
    taken.add_argument(
        "--with-progress", action="store_true", help="reviews, due dates and flags of Anki as well"
    )
    taken.add_argument("--dry-run", action="store_true", help="show the plan, write nothing")
    _add_json(taken)


def _add_study(parser: argparse.ArgumentParser) -> None:
    _add_decks(parser)
    parser.add_argument("--plain", action="store_true", help="line by line, without a window")
    parser.add_argument("--cram", action="store_true", help="drill any card; write no schedule")
    parser.add_argument(
        "--ahead", type=argument.count, default=0, metavar="DAYS", help="add what is due by then"
    )
    parser.add_argument(
        "--undo", action="store_true", help="first take back the last thing done today"
    )
    parser.add_argument("--new", type=argument.count, metavar="N", help="new cards, for today only")
    parser.add_argument(
        "--reviews", type=argument.count, metavar="N", help="reviews, for today only"
    )
    parser.add_argument("--query", default="", metavar="Q", help="only cards that a search finds")
    parser.add_argument(
        "--spread",
        type=argument.days,
        metavar="DAYS",
        help="first spread what is overdue over so many days",
    )


def _add_library(command: Callable[[str, Run, str], argparse.ArgumentParser]) -> None:
    add = command("add", decks.add, "keep decks or folders of decks in the library")
    add.add_argument("paths", nargs="+", type=argument.path, metavar="PATH")
    _add_json(add)
    _add_json(command("decks", decks.decks, "list the decks with what is due"))
    remove = command("remove", decks.remove, "let a deck go (its file and progress stay)")
    remove.add_argument("deck", type=argument.name, metavar="DECK", help="a path, id or title")
    _add_json(remove)
    browse = command("browse", decks.browse, "list the cards that a search finds")
    browse.add_argument("query", nargs="*", metavar="QUERY", help="deck: tag: is: and words")
    _add_json(browse)


def _add_stats(parser: argparse.ArgumentParser) -> None:
    _add_decks(parser)
    parser.add_argument("--plain", action="store_true", help="plots as text, without a window")
    parser.add_argument(
        "--range", choices=("month", "year", "all"),
        help="which days (else the last month; with --json all)",
    )  # fmt: skip
    parser.add_argument(
        "--forecast", type=int, choices=(30, 90, 365), default=30, help="days ahead (30)"
    )
    _add_json(parser)


def _add_memory(command: Callable[[str, Run, str], argparse.ArgumentParser]) -> None:
    evaluate = command("evaluate", evaluating.evaluate, "tell how well promised recall came true")
    evaluate.add_argument(
        "log",
        nargs="?",
        type=argument.path,
        metavar="LOG.csv",
        help="a log of reviews (else your own)",
    )
    evaluate.add_argument("--tz", metavar="NAME", help="the time zone of LOG.csv (else UTC)")
    evaluate.add_argument(
        "--rollover",
        type=argument.hour,
        metavar="H",
        help="the hour at which its study days begin (4)",
    )
    evaluate.add_argument(
        "--predictions",
        type=argument.path,
        metavar="OUT",
        help="write the recall promised for each row",
    )
    _add_json(evaluate)
    fit = command("fit", evaluating.fit, "fit the memory model to your own reviews")
    fit.add_argument("--dry-run", action="store_true", help="judge them, keep your parameters")
    fit.add_argument(
        "--reschedule", type=argument.days, nargs="?", const=_SPREAD, metavar="DAYS",
        help=f"move due dates too; spread what is overdue over so many days ({_SPREAD})",
    )  # fmt: skip
    _add_json(fit)
    _add_json(command("simulate", simulating.simulate, "show a year ahead by desired retention"))


def _add_care(command: Callable[[str, Run, str], argparse.ArgumentParser]) -> None:
    config = command("config", configuring.config, "show or change settings")
    config.add_argument(
        "key", nargs="?", metavar="KEY", help="one setting, as study.new (else all)"
    )
    config.add_argument("value", nargs="?", metavar="VALUE", help="its new value")
    config.add_argument("--reset", action="store_true", help="back to the default")
    config.add_argument(
        "--deck", metavar="DECK", help="for a deck, a folder (net) or a section (DECK::Section)"
    )
    _add_json(config)
    doctor = command("doctor", care.doctor, "check the database, list and restore backups")
    doctor.add_argument("--backup", action="store_true", help="make a backup now")
    doctor.add_argument(
        "--restore", type=argument.path, metavar="BACKUP", help="go back to a backup"
    )
    _add_json(doctor)


def _add_decks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "decks",
        nargs="*",
        type=argument.name,
        metavar="DECK",
        help="paths, ids or titles (else all)",
    )


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON value")
