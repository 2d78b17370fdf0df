"""Picture files become few pixels; hostile and broken ones become one calm error."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from trainer.errors import DeckError
from trainer.workflow.picture import MOST_PIXELS, Picture, read_picture

Image = pytest.importorskip("PIL.Image", reason="needs the extra [images]")

WHITE, RED, GREY = (255, 255, 255), (255, 0, 0), (155, 155, 155)


def png(width: int, height: int, *rows: bytes) -> bytes:
    """A PNG whose header promises this size, whatever it holds."""
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"".join(rows))),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def first_pixel(picture: Picture) -> tuple[int, ...]:
    return tuple(picture.pixels[:3])


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.gif", "a.webp"])
def test_each_format_is_read(tmp_path: Path, name: str) -> None:
    Image.new("RGB", (20, 10), RED).save(tmp_path / name)
    picture = read_picture(tmp_path / name)
    assert (picture.width, picture.height) == (20, 10)
    red, green, blue = first_pixel(picture)
    assert (red > 250, green < 5, blue < 5) == (True, True, True)


@pytest.mark.parametrize(
    ("mode", "colour", "seen"),
    [
        ("RGBA", (0, 0, 0, 0), WHITE),
        ("LA", (0, 0), WHITE),
        ("1", 1, WHITE),
        ("L", 155, GREY),
        ("I;16", 155 * 257, GREY),
    ],
)
def test_every_kind_of_pixel_is_seen_on_white_paper(
    tmp_path: Path, mode: str, colour: int | tuple[int, ...], seen: tuple[int, int, int]
) -> None:
    Image.new(mode, (4, 4), colour).save(tmp_path / "a.png")
    assert first_pixel(read_picture(tmp_path / "a.png")) == seen


def test_a_large_picture_becomes_small_and_keeps_its_aspect(tmp_path: Path) -> None:
    Image.new("RGB", (3000, 1000), RED).save(tmp_path / "a.jpg")
    picture = read_picture(tmp_path / "a.jpg")
    assert (picture.width, picture.height) == (320, 107)
    assert len(picture.pixels) == 320 * 107 * 3


def test_a_photograph_stands_upright(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # the camera was held on its side
    Image.new("RGB", (60, 40), RED).save(tmp_path / "a.jpg", exif=turned)
    picture = read_picture(tmp_path / "a.jpg")
    assert (picture.width, picture.height) == (40, 60)


def test_rows_are_the_picture_at_another_size() -> None:
    picture = Picture(2, 2, bytes((*RED, *RED, *WHITE, *WHITE)))
    rows = picture.rows(4, 2)
    assert [len(row) for row in rows] == [4, 4]
    assert (rows[0][0], rows[1][3]) == (RED, WHITE)


@pytest.mark.parametrize("side", [5_000, 20_000, 100_000])
def test_a_bomb_is_refused_by_its_header(tmp_path: Path, side: int) -> None:
    (tmp_path / "bomb.png").write_bytes(png(side, side, b"\0" * 1_000_000))
    with pytest.raises(DeckError, match="more than 24 million pixels") as refusal:
        read_picture(tmp_path / "bomb.png")
    assert refusal.value.mend
    assert refusal.value.file == "bomb.png"
    assert side**2 > MOST_PIXELS


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        png(9, 9, b"too short"),
        png(0, 9),
        b"GIF89a" + b"\xff" * 99,
        b"\xff\xd8\xff\xe0" + b"JFIF" * 9,
        b"RIFF\x10\0\0\0WEBPVP8 " + b"\0" * 99,
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"P6 9 9 255\n" + b"\0" * 243,
    ],
)
def test_a_broken_or_foreign_file_is_one_calm_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(DeckError, match="the picture is broken"):
        read_picture(tmp_path / "a.png")
