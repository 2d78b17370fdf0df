"""The few messages of Protocol Buffers in a package."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.anki.protobuf import Message


def test_fields_are_read_by_number() -> None:
    message = Message(b"\x08\x96\x01\x12\x02hi\x1a\x00\x12\x02ho")
    assert message.number(1) == 150
    assert message.text(2) == "ho"
    assert message.each(2) == (b"hi", b"ho")
    assert (message.number(9), message.text(9), message.each(9)) == (0, "", ())


def test_fixed_fields_are_stepped_over() -> None:
    assert Message(b"\x09" + b"\0" * 8 + b"\x15" + b"\0" * 4 + b"\x18\x07").number(3) == 7


@pytest.mark.parametrize("broken", [b"\x08", b"\x12\x05hi", b"\x0b", b"\x08" + b"\xff" * 11])
def test_what_is_no_message_is_refused(broken: bytes) -> None:
    with pytest.raises(ValueError, match=r"cut short|unknown wire type"):
        Message(broken)


@given(st.binary(max_size=40))
def test_no_bytes_do_anything_else(content: bytes) -> None:
    try:
        Message(content)
    except ValueError:
        return
