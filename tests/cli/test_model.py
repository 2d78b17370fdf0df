"""``trainer make --model`` from the command line: errors, progress, and nothing half done."""

from __future__ import annotations

import io
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_making import ARTICLE
from tests.generate.model.server import (
    Asked,
    ModelServer,
    Reply,
    card,
    cards,
    refuses,
    says,
    serving,
)
from trainer.cli.progress import Progress
from trainer.generate.model.cost import Estimate

QUOTE = "A neap tide is the smallest tide of a month."
GOOD = says(cards(card(QUOTE, "What is a neap tide?", "the smallest tide of a month", "neap tide")))
KEY = "sk-test-0123456789"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "tides.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "tides.yaml"


@pytest.fixture
def make(run: Run, article: Path, target: Path) -> Run:
    """Call ``make("--model", …)`` to have a deck made of the article."""
    return lambda *words: run("make", article, "-o", target, *words)


@pytest.fixture
def serve() -> Iterator[Callable[[Callable[[Asked], Reply] | Reply], ModelServer]]:
    with ExitStack() as stack:
        yield lambda answer: stack.enter_context(serving(answer))


Serve = Callable[[Callable[[Asked], Reply] | Reply], ModelServer]


def test_a_model_writes_the_cards_of_a_deck(
    run: Run, make: Run, serve: Serve, target: Path
) -> None:
    made = make("--json", "--model", f"{serve(GOOD).url}#m")
    assert made.code == 0
    assert [found["question"] for found in made.json()["cards"]] == ["What is a neap tide?"]
    assert made.json()["cards"][0]["source"]["quote"] == QUOTE
    assert "1 requests to m: about" in made.err
    assert run("check", target).code == 0


def test_a_model_may_be_named_in_the_settings(make: Run, serve: Serve, home: Path) -> None:
    server = serve(GOOD)
    home.mkdir()
    (home / "config.toml").write_text(f'[model]\nurl = "{server.url}"\n', encoding="utf-8")
    assert make("--model", "big").code == 0
    assert server.asked[0].body["model"] == "big"


def test_a_dry_run_asks_and_keeps_the_answers_but_writes_no_deck(
    make: Run, serve: Serve, target: Path
) -> None:
    server = serve(GOOD)
    assert make("--dry-run", "--model", f"{server.url}#m").code == 0
    assert not target.exists()
    assert make("--model", f"{server.url}#m").code == 0
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--model", "llama3.2"], "where the model 'llama3.2' runs is not known"),
        (["--model", "http://ada:pw@x/v1#m"], "holds more than an address"),
        (["--model", "ollama:m", "--model-mode", "poem"], "there is no 'poem'"),
        (["--model", "ollama:m", "--budget", "much"], "'much' is not an amount of money"),
        (["--model", "ollama:m", "--budget", "nan"], "'nan' is not an amount of money"),
        (["--model", "ollama:m", "--budget", "1"], "a budget needs the prices"),
        (["--budget", "1"], "need --model"),
    ],
)
def test_wrong_wishes_are_one_line_and_exit_code_2(
    make: Run, target: Path, words: list[str], message: str
) -> None:
    result = make(*words)
    assert result.code == 2
    assert message in result.err
    assert result.err.count("\n") == 1
    assert not target.exists()


@pytest.mark.parametrize(
    "case",
    [
        (refuses(401, f"bad key {KEY}"), "TRAINER_MODEL_KEY"),
        (refuses(404), "knows no model 'm'"),
        (refuses(307, location="https://elsewhere.example"), "redirects are not followed"),
        (Reply(b"<html>", headers={"content-type": "text/html"}), "other than JSON"),
        (says("\x1b[31mno"), "cannot be used"),
    ],
)
def test_a_server_that_refuses_or_lies_leaves_the_deck_as_it_was(
    make: Run,
    serve: Serve,
    target: Path,
    monkeypatch: pytest.MonkeyPatch,
    case: tuple[Reply, str],
) -> None:
    reply, message = case
    monkeypatch.setenv("TRAINER_MODEL_KEY", KEY)
    make()
    before = target.read_bytes()
    result = make("--model", f"{serve(reply).url}#m", "--json")
    assert result.code == 2
    assert message in result.json()["error"]["message"] + result.json()["error"]["mend"]
    assert KEY not in result.out + result.err
    assert target.read_bytes() == before


def test_a_server_that_is_down_is_told_in_one_line(make: Run, target: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}/v1"
    result = make("--model", f"{address}#m")
    assert result.code == 2
    assert "no model server can be reached" in result.err.splitlines()[-1]
    assert not target.exists()


def test_without_a_model_no_http_client_is_loaded(article: Path, home: Path) -> None:
    program = (
        "import sys\nfrom trainer.cli import main\n"
        f"code = main(['make', {str(article)!r}, '-o', {str(article.with_suffix('.yaml'))!r}, "
        f"'--home', {str(home)!r}])\n"
        "names = ('httpx', 'trainer.generate.model')\n"
        "print(code, [name for name in names if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "0 []", done.stderr


HEEDING_CTRL_C = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # which a job behind & ignores
runpy.run_module("trainer", run_name="__main__", alter_sys=True)
"""


def test_ctrl_c_is_exit_code_130_and_the_next_run_goes_on(
    run: Run, serve: Serve, home: Path, tmp_path: Path
) -> None:
    text = tmp_path / "long.md"
    text.write_text(
        "\n\n".join(f"## Part {n}\n\n{ARTICLE[9:]}" for n in range(4)), encoding="utf-8"
    )
    server = serve(GOOD)
    words = ["make", str(text), "-o", str(tmp_path / "t.yaml"), "--model", f"{server.url}#m"]
    command = [sys.executable, "-c", HEEDING_CTRL_C, *words, "--home", str(home)]

    def answer(asked: Asked) -> Reply:
        if len(server.asked) == 3:
            process.send_signal(signal.SIGINT)
            return Reply(after_s=5)
        return GOOD

    server.answer = answer
    with subprocess.Popen(command, env=os.environ, stderr=subprocess.PIPE, text=True) as process:
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert "Traceback" not in told
    assert not (tmp_path / "t.yaml").exists()
    server.answer = lambda _: GOOD
    assert run(*words).code == 0
    assert len(server.asked) == 3 + 2


class Terminal(io.StringIO):
    """A standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_a_bar_that_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with Progress() as progress:
        progress.expect(Estimate(4, 2, 5000, 12000, 0.005, 0.125), "big\x1b[31m")
        progress.advance(3, 6)
        assert terminal.getvalue().endswith(f"\r[{'#' * 15}{'.' * 15}] 3/6")
    assert terminal.getvalue().endswith("\r")
    line = next(line for line in terminal.getvalue().splitlines() if "requests" in line)
    assert "about 5,000 tokens in, at most 12,000 out, 0.0050 to 0.12 (2 more" in line
    assert "\x1b" not in terminal.getvalue()


def test_where_nobody_looks_no_bar_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress() as progress:
        progress.advance(1, 2)
    assert capsys.readouterr().err == ""
