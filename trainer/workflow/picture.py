"""A picture file as few pixels, for cells of a terminal.

A deck is foreign, and so are its pictures: only some formats are decoded, none of more
pixels than a camera makes, and whatever a decoder says about a broken file becomes one
calm error. Pillow comes with an extra and is loaded with the first picture.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.errors import DeckError

if TYPE_CHECKING:
    from PIL.Image import Image

INSTALL = "pip install 'flashcard-trainer[images]'"
MOST_PIXELS = 24_000_000
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_SIDE = 320  # pixels; a sheet has fewer cells
_TO_EIGHT_BITS = 1 / 257
_PAPER = (255, 255, 255)  # most drawings without a ground are dark

RGB = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels row by row, three bytes each."""

    width: int
    height: int
    pixels: bytes

    def rows(self, width: int, height: int) -> list[list[RGB]]:
        """The colours of the picture at another size."""
        from PIL import Image  # noqa: PLC0415  an extra

        whole = Image.frombytes("RGB", (self.width, self.height), self.pixels)
        data = whole.resize((width, height), Image.Resampling.LANCZOS).tobytes()
        colours = list(zip(data[::3], data[1::3], data[2::3], strict=True))
        return [colours[start : start + width] for start in range(0, width * height, width)]


def can_be_decoded(file: Path) -> bool:
    """Whether it is of a format that is decoded here; an SVG is a program of its own."""
    return file.suffix.lower() != ".svg"


def is_installed() -> bool:
    """Whether the extra ``images`` is there."""
    return find_spec("PIL") is not None


def read_picture(file: Path) -> Picture:
    """The picture in a file, made small; of a moving one the first frame.

    Raises:
        DeckError: it has too many pixels, or is broken.
    """
    from PIL import Image  # noqa: PLC0415  an extra

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    # Pillow warns of a bomb first; here that is an error, in whatever thread.
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(file, formats=_FORMATS) as whole:
            small = _small(whole)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        what = f"the picture has more than {MOST_PIXELS // 1_000_000} million pixels"
        raise DeckError(what, "Make it smaller", file.name) from None
    except Exception:  # noqa: BLE001  a decoder raises what it likes about a broken file
        raise DeckError("the picture is broken", "Replace it by a whole one", file.name) from None
    return Picture(small.width, small.height, small.tobytes())


def _small(image: Image) -> Image:
    """The picture as it is to be seen: upright, without transparence, few pixels."""
    from PIL import Image, ImageOps  # noqa: PLC0415  an extra

    if image.mode not in ("L", "RGB", "RGBA", "LA", "CMYK"):  # else it cannot be averaged
        image = _eight_bit(image)
    image.thumbnail((_SIDE, _SIDE))
    image = ImageOps.exif_transpose(image).convert("RGBA")
    paper = Image.new("RGBA", image.size, _PAPER)
    return Image.alpha_composite(paper, image).convert("RGB")


def _eight_bit(image: Image) -> Image:
    if image.mode.startswith("I"):
        deep = image.convert("I")
        return deep.point(lambda value: value * _TO_EIGHT_BITS).convert("L")
    return image.convert("RGBA")
