"""Words set in the fonts of the machine: badges, signs, stickers, labels and time stamps; none of them is a plate."""
from __future__ import annotations

import functools
import glob

import numpy as np
from PIL import Image, ImageDraw, ImageFont

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@functools.lru_cache(maxsize=1)
def faces() -> list[str]:
    """Latin font files found on this machine, sorted so that a seed means the same everywhere."""
    found = glob.glob("/usr/share/fonts/truetype/**/*.ttf", recursive=True)
    chosen = sorted(f for f in found if any(k in f for k in ("dejavu", "liberation", "roboto")) and "MathTeX" not in f)
    if not chosen:
        raise SystemExit("No fonts in /usr/share/fonts/truetype; run src/Models/training/setup first.")
    return chosen


@functools.lru_cache(maxsize=512)
def face(path: str, size: int) -> ImageFont.FreeTypeFont:
    """A font in a size, kept open."""
    return ImageFont.truetype(path, size)


def word(rng: np.random.Generator, low: int = 2, high: int = 9) -> str:
    """A made-up word, capitals, small letters, digits or mixed."""
    length = int(rng.integers(low, high + 1))
    kind = rng.random()
    if kind < 0.2:
        return "".join(str(d) for d in rng.integers(0, 10, length))
    text = "".join(LETTERS[i] for i in rng.integers(0, 26, length))
    if kind < 0.35:
        return text[: length // 2] + "".join(str(d) for d in rng.integers(0, 10, length - length // 2))
    if kind < 0.6:
        return text
    return text.capitalize() if kind < 0.85 else text.lower()


def set_line(rng: np.random.Generator, text: str, size: int) -> np.ndarray:
    """Opacity picture (0-255) of one line of text in a random face, cropped to the ink."""
    font = face(faces()[int(rng.integers(len(faces())))], int(size))
    left, top, right, bottom = font.getbbox(text)
    canvas = Image.new("L", (max(1, right - left), max(1, bottom - top)))
    ImageDraw.Draw(canvas).text((-left, -top), text, font=font, fill=255)
    return np.asarray(canvas)


def write(rng: np.random.Generator, picture: np.ndarray, text: str, x: int, y: int, size: int,
          colour: tuple[int, int, int], opacity: float = 1.0) -> None:
    """Writes one line into an RGB picture with its top left corner at (x, y); what falls outside is cut off."""
    ink = set_line(rng, text, max(5, int(size)))
    x, y = int(x), int(y)
    left, top = max(0, x), max(0, y)
    right, bottom = min(picture.shape[1], x + ink.shape[1]), min(picture.shape[0], y + ink.shape[0])
    if right <= left or bottom <= top:
        return
    share = ink[top - y:bottom - y, left - x:right - x, None].astype(np.float32) * (opacity / 255)
    part = picture[top:bottom, left:right]
    part[:] = (part * (1 - share) + np.float32(colour) * share).astype(np.uint8)
