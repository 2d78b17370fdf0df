"""The line that tells what happened or went wrong."""

from __future__ import annotations

from textual.app import App, ComposeResult

from trainer.errors import DeckError, StoreError
from trainer.tui.widgets.notice import Notice


class Board(App[None]):
    def compose(self) -> ComposeResult:
        yield Notice()


def text(board: Board) -> str:
    strips = board.screen._compositor.render_strips()
    return " ".join(" ".join(strip.text for strip in strips).split())


async def test_an_error_is_told_with_its_place_and_its_mend() -> None:
    async with (board := Board()).run_test() as pilot:
        board.query_one(Notice).warn(DeckError("answr is no key", "Write answer", "net.yaml", 3, 5))
        await pilot.pause()
        assert text(board) == "! net.yaml:3:5: answr is no key. Write answer"
        assert board.query_one(Notice).has_class("-error")


async def test_of_a_long_path_the_end_is_told() -> None:
    async with (board := Board()).run_test() as pilot:
        file = f"/home/ada/{'course/' * 9}net.yaml"
        board.query_one(Notice).warn(DeckError("answr is no key", "Write answer", file, 3, 5))
        await pilot.pause()
        assert text(board) == "! …/net.yaml:3:5: answr is no key. Write answer"


async def test_of_several_errors_each_has_a_line_and_those_beyond_a_few_are_counted() -> None:
    async with (board := Board()).run_test() as pilot:
        board.query_one(Notice).warn(DeckError("a"), DeckError("b"), StoreError("c"))
        await pilot.pause()
        assert text(board) == "! a ! b ! c"
        assert board.query_one(Notice).size.height == 3
        board.query_one(Notice).warn(*[DeckError(str(number)) for number in range(9)])
        await pilot.pause()
        assert text(board) == "! 0 ! 1 ! 2 ! 3 ! 4 ! 5 … and 3 more"


async def test_a_notice_after_an_error_is_no_error_and_an_empty_one_takes_no_room() -> None:
    async with (board := Board()).run_test() as pilot:
        notice = board.query_one(Notice)
        notice.warn(StoreError("the disk is full"))
        notice.tell("saved")
        await pilot.pause()
        assert text(board) == "saved"
        assert not notice.has_class("-error")
        notice.tell("")
        await pilot.pause()
        assert not notice.display


async def test_a_hostile_file_name_is_told_as_text() -> None:
    async with (board := Board()).run_test() as pilot:
        board.query_one(Notice).warn(DeckError("cannot be read", file="[red]\x1b]2;x\x07[/y].yaml"))
        await pilot.pause()
        assert text(board) == "! [red]␛]2;x␇[/y].yaml: cannot be read"
